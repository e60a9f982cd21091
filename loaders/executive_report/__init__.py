"""The executive report on a compendium: its layout, its charts, its claims."""
