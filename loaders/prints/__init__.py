"""Prints that are described by a file (TOML), and the one engine that reads any of them."""
