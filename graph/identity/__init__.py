"""Which entries report on one programme."""
