"""Records what people say about an integration: edits of its files, in place, that the check accepts."""
