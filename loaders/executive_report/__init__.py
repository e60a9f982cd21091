"""The executive report on a compendium: its print, its charts, its claims."""
