"""The site: each page as Markdown with HTML blocks, which MkDocs builds."""
