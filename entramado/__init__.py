"""Entramado: reports on the Global Compact for Migration as a knowledge graph.

The repository keeps the parts of this package in folders of its own at the top (``ontology/``, ``loaders/``,
``graph/``, ``queries/``, ``api/``); `pyproject.toml` maps them to ``entramado.ontology`` and so on.
"""
