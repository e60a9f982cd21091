"""The door: HTTP service, linked data, pages, the command line."""
