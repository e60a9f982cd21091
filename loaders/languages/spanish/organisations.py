"""Spanish patterns of `extract.organisations`: joint reporters, forums and groups that are the action itself."""

from __future__ import annotations

import re

# Joint reporters, printed in the field of the reporter: "INM (EN COORDINACIÓN CON ANAM, SEDATU, SE)"
# (compendio-2024:1254).
JOINT_REPORTERS = re.compile(r"\(?\s*en\s*(?:co\w+ci[oó]n|conjunto)\b.*", re.IGNORECASE | re.DOTALL)
# Behind a name: the body acts together with the next one.
JOINTLY = re.compile(r",? (?:en (?:colaboración|coordinación|conjunto)|junto|juntamente|colabor\w+) ")
# Before a government whose institutions are meant in general: "las instituciones del Gobierno de México"
# (compendio-2024:3118).
ALL_INSTITUTIONS = re.compile(r"\b(?:instituciones|dependencias|entidades|áreas|órdenes|niveles) (?:del?|de la) $")
# A title that names a forum: the body it ends with is the event itself, "Mecanismo de concertación consular Triángulo
# Norte ... (TRICAMEX)" (compendio-2020:2026).
FORUM = re.compile(r"(?:foro|mecanismo|diálogo)\b", re.IGNORECASE)
# A working group that opens the title is the action reported on (compendio-2024:2670, 3112).
WORKING_GROUP = re.compile(r"(?:el )?grupo\b", re.IGNORECASE)
# The acronym of the reporter: "Dirección de Enlace del Instituto del Faro (IDEFA)".
OWN_ACRONYM = re.compile(r"\(([A-ZÁÉÍÓÚÑ]{3,})\)\W*$")
