"""The static site: what a web server without any code of ours can serve."""
