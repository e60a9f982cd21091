"""Spanish: its words and grammar, as modules and TOML.

What holds in these modules:

- A module with the name of a module of `extract` has the words and regular expressions of that reader alone.
- A pattern written without accents and capitals is matched against folded text (`ontology.folding`), any other against
  the text as printed.
- A pattern that ends in ``$`` is searched in what precedes a number, a date or a name.
- ``(compendio-2024:1907)`` behind an example is the line of the document (``loaders/documents.toml`` has the keys) that
  made the rule necessary.
"""
