"""Layouts of documents ("prints") described by TOML files, and the one engine that reads by any of them."""
