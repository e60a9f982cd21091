"""What belongs to one language."""
