"""The W3C's SPARQL tests, run over a service of ours and over pyoxigraph itself: ``python -m tests.w3c FOLDER``."""
