"""Spanish patterns of `extract.lexicon`: what joins a body's name to its country."""

from __future__ import annotations

import re

# A hyphen that joins the name to another word: it is part of a longer one.
COMPOUND = re.compile(r"-[A-ZÁÉÍÓÚ]?[a-záéíóúñ]")
# Between a body's name and the country that it belongs to.
WHOSE = re.compile(r"\s+(?:\(|del? (?:la )?(?:[Rr]ep[uú]blica del? )?)?")
# A body that another acts through.
THROUGH = r"(?:a través del?(?: la)?|por medio del?(?: la)?|mediante (?:el|la))"
# Between a country and the name of a body that belongs to it.
IN_WHICH = re.compile(rf",?\s(?:el|la|{THROUGH})\s")
# A sentence that opens with a country: "En Chile, el ..."; "UNICEF en Chile, el ..." goes on with a list.
OPENS_IN = re.compile(r"\bEn(?: (?:el|la))?\s$")
# Before the country whose government acts through a body.
STATE_OF = re.compile(r"\b(?:[Gg]obierno|[Ee]stado)(?: del?)?(?: (?:el|la))?\s$")
# Prefix without which the names of states are compared.
STATE_OF_PLACE = "estado de "
