"""English for what documents print in Spanish: counted things, what was done with them, names of bodies."""
