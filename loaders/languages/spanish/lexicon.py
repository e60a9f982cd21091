"""The Spanish words and patterns of `extract.lexicon`."""

from __future__ import annotations

import re

COMPOUND = re.compile(r"-[A-ZÁÉÍÓÚ]?[a-záéíóúñ]")
# Between a body's name and the country that it belongs to, and between the country and the body's name.
WHOSE = re.compile(r"\s+(?:\(|del? (?:la )?(?:[Rr]ep[uú]blica del? )?)?")
THROUGH = r"(?:a través del?(?: la)?|por medio del?(?: la)?|mediante (?:el|la))"
IN_WHICH = re.compile(rf",?\s(?:el|la|{THROUGH})\s")
# "UNICEF en Chile, el ..." goes on with a list; a sentence that begins "En Chile, el ..." does not.
OPENS_IN = re.compile(r"\bEn(?: (?:el|la))?\s$")
STATE_OF = re.compile(r"\b(?:[Gg]obierno|[Ee]stado)(?: del?)?(?: (?:el|la))?\s$")
STATE_OF_PLACE = "estado de "
