"""What looks like a key, a token or a password, and how it is shown without being given away."""
