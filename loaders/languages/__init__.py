"""What depends on a language: modules in a folder each, and TOML tables of words by language code."""
