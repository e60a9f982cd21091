"""Every question in SPARQL, as .rq files with a described header."""
