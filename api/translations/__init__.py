"""The words of the interface in Spanish and English."""
