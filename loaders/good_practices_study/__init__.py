"""The study of good practices: its print, its cards, its panoramas of states."""
