"""What belongs to one language: words as TOML by its code (`groups_es.toml`), grammar as modules (`spanish_names`)."""
