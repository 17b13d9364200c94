"""Measures what Launchbook costs. No test depends on it."""
