"""What belongs to one language, a folder each; words that several languages have side by side as TOML by its code."""
