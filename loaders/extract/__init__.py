"""Information extraction from an entry's text: bodies, places, populations, dates, figures ..., each with its lines."""
