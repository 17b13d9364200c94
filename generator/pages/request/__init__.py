"""The production access request: what the provider may see of it, and the letter that says it."""
