"""How it looks: each medium draws the same pages."""
