"""Readiness: what the recorded states of the items add up to on a given day."""
