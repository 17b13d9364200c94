"""Text in, plain data and the position of every key and value out. Every scalar stays text."""
