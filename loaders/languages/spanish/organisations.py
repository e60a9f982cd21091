"""The Spanish words and patterns of `extract.organisations`."""

from __future__ import annotations

import re

# Bodies printed with the reporter: "INM (EN COORDINACIÓN CON ANAM, SEDATU, SE)" (compendio-2024:1254).
COMPANY = re.compile(r"\(?\s*en\s*(?:co\w+ci[oó]n|conjunto)\b.*", re.IGNORECASE | re.DOTALL)
TOGETHER = re.compile(r",? (?:en (?:colaboración|coordinación|conjunto)|junto|juntamente|colabor\w+) ")
# "las instituciones del Gobierno de México" (compendio-2024:3118): everybody.
AT_LARGE = re.compile(r"\b(?:instituciones|dependencias|entidades|áreas|órdenes|niveles) (?:del?|de la) $")
# "Mecanismo de concertación consular Triángulo Norte ... (TRICAMEX)" (compendio-2020:2026): what is held.
FORUM = re.compile(r"(?:foro|mecanismo|diálogo)\b", re.IGNORECASE)
# A working group in whose name an entry begins is the action reported on (compendio-2024:2670, 3112).
GROUP = re.compile(r"(?:el )?grupo\b", re.IGNORECASE)
# "Dirección de Enlace del Instituto del Faro (IDEFA)": the reporter is called by that acronym.
OWN_ACRONYM = re.compile(r"\(([A-ZÁÉÍÓÚÑ]{3,})\)\W*$")
