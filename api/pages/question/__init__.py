"""A question in plain words: what it names and what it is after."""
