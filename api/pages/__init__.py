"""The pages: server-rendered, Spanish with English beside it, each also JSON and CSV at the same address."""
