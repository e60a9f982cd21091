"""The study of good practices: its layout, its cards, its panoramas of states."""
