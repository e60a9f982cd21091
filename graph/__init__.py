"""Entries to graph: linking, identity, quads, validation, snapshot, store, networks."""
