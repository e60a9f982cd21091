"""The search: the index, the words it is asked in, what is found and why."""
