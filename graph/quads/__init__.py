"""Records to RDF: the one place that makes quads, a file for each kind of thing."""
