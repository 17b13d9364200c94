"""Findings for people, programs and pull requests."""
