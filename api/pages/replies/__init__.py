"""What the search tells at once: pages that answer a question, and the answer itself."""
