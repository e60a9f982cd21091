"""Documents to entries: Spanish print in, plain records out; no RDF here."""
