"""Networks of collaboration: read by SPARQL, built, measured, tested, laid out and exported.

`source` reads what networks are made of, `parameters` says which network is meant, `build` builds it. `whole`, `nodes`,
`two_mode`, `directed`, `groups`, `significance`, `mentions`, `dyads` and `change` measure it, `large` measures those
that outgrow networkx's Python loops; `analysis` gathers the measures. `edition` and the `findings` say in sentences
what they mean, `opportunities` who is not reported together. `layout` and `layers` place the nodes, `views` draw
pictures, `formats` write files for other programs.
"""
