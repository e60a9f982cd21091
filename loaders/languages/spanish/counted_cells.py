"""The Spanish words and patterns of `extract.counted_cells`."""

from __future__ import annotations

import re

# "registraron los siguientes números de visitas:", "CURP Temporal para extranjeros:": what the lines below it count.
OF_LIST = re.compile(r"\bsiguientes? (?:n[uú]meros?|cantidades|totales) de (?P<what>[^\W\d][^.;:\d]+):$")
# "se han registrado los siguientes eventos de ingreso:", "En 2019 se expidieron las siguientes constancias:".
FOLLOWING = re.compile(
    r"(?:[aií]do|aron|ieron|ó)\s(?:l[oa]s\s)?siguientes\s(?P<what>(?!acciones|actividades|resultados|datos|cifras|cantidad|n[uú]mero)"
    r"[^\W\d][^.;:,\d]+?)(?:,[^.;:]*)?:$"
)
SUM = re.compile(r"(?i)(?:sub|gran )?total(?: general)?")
NO_LABEL = re.compile(
    r"(?i)\b(?:manera|forma|siguientes?|desglos\w+|distribu\w+|total|resultados?|g[eé]nero|sexo|periodo)\b"
)
# A column's heading that names nothing, and the sentence that does: "Las transacciones realizadas son:".
VAGUE = re.compile(r"(?i)volumen|n[uú]mero|cantidad|total")
ANNOUNCES = re.compile(r"(?:Las|Los) (?P<what>[^.;:\d]{3,80}?) (?:son|fueron)(?: l[oa]s siguientes)?:")
# "Curso 2.- 6 ediciones 167 mujeres", "• Curso c. Participaron 17": a row of a numbered or lettered thing.
NUMBERED_ROW = re.compile(
    r"\W*(?P<label>(?P<thing>[A-ZÁÉÍÓÚ][a-záéíóúñ]{2,}) (?:\d{1,2}|[a-z]|[IVX]{1,3}))\s?(?:\.-|[.:)]+)\s"
)
