"""Programs that fit the small models to readings; nothing else of the project needs them."""
