"""Spanish: its words and grammar, as modules and TOML."""
