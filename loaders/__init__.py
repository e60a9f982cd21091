"""Documents to entries: the lines of a file in, the records of `loaders.records` out; no RDF here."""
