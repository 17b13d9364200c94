"""Searches configuration and source for what must not be in production. The patterns come from the providers' data."""
