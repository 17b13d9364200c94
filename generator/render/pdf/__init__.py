"""Finished HTML as a PDF that is PDF/UA-1 and PDF/A-3a at once, the same bytes wherever it is drawn."""
