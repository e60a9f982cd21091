"""The SPARQL service: what a request says, what may be asked, and the worker processes that answer."""
