"""Networks of collaboration: read by SPARQL, built, measured, tested, laid out and exported.

`source` reads what networks are made of, `parameters` says which network is meant, `ties` and `two_mode` build
it, `whole`, `nodes`, `groups`, `significance` and `change` measure it, `analysis` gathers the measures, `layout`
places the nodes and `formats` writes files for other programs. `large` holds the measures for networks that
outgrow networkx's Python loops.
"""
