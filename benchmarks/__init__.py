"""The service beside Oxigraph's own server and rdflib-endpoint: same data, same machine, one run, alternating.

``python -m benchmarks`` (or ``make bench``) measures over the snapshot that is built and over a generated graph of
two million quads, prints a table, and ends with status 1 where a bound does not hold.
"""
