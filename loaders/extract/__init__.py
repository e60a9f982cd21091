"""What an entry's text says: bodies, places, people, dates, figures, each with its line."""
