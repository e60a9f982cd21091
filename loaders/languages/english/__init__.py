"""English: its words and grammar, as modules."""
