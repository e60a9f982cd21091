"""What users meet: the HTTP service with its pages and linked data, the commands, the Python interface."""
