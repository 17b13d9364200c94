"""Runbooks: what a team carries on paper, in the order in which a tired reader needs it."""
