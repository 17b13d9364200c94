"""Guides: what a provider publishes, read into statements and compared with what it said before."""
