"""The cutover of an integration as a plan: which steps, in which order, and when. It knows only the schema."""
