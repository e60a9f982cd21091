"""English for what the documents print in Spanish: what figures count, what was done, what bodies are called."""
