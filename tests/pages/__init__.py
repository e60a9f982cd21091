"""The pages over the real service: formats by HTTP, and each page in a browser."""
