"""The access request as files: a draft e-mail, text to paste, JSON, a table."""
