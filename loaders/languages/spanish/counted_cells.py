"""Spanish patterns of `extract.counted_cells`: headings of columns and of lists that name what is counted."""

from __future__ import annotations

import re

# "registraron los siguientes números de visitas:", "CURP Temporal para extranjeros:": what the lines below it count.
ANNOUNCED_NUMBERS = re.compile(r"\bsiguientes? (?:n[uú]meros?|cantidades|totales) de (?P<what>[^\W\d][^.;:\d]+):$")
# "se han registrado los siguientes eventos de ingreso:", "En 2019 se expidieron las siguientes constancias:".
ANNOUNCED_LIST = re.compile(
    r"(?:[aií]do|aron|ieron|ó)\s(?:l[oa]s\s)?siguientes\s(?P<what>(?!acciones|actividades|resultados|datos|cifras|cantidad|n[uú]mero)"
    r"[^\W\d][^.;:,\d]+?)(?:,[^.;:]*)?:$"
)
TOTAL_LABEL = re.compile(r"(?i)(?:sub|gran )?total(?: general)?")
# Words of a sentence that announces a table; a heading with one names no counted things.
NO_LABEL = re.compile(
    r"(?i)\b(?:manera|forma|siguientes?|desglos\w+|distribu\w+|total|resultados?|g[eé]nero|sexo|periodo)\b"
)
# A column's heading that does not name what it counts; `ANNOUNCES` is the sentence above that does: "Las transacciones
# realizadas son:".
GENERIC_HEADING = re.compile(r"(?i)volumen|n[uú]mero|cantidad|total")
ANNOUNCES = re.compile(r"(?:Las|Los) (?P<what>[^.;:\d]{3,80}?) (?:son|fueron)(?: l[oa]s siguientes)?:")
# A row that is labelled by a noun with a number or letter: "Curso 2.- 6 ediciones 167 mujeres", "• Curso c.
# Participaron 17".
NUMBERED_ROW = re.compile(
    r"\W*(?P<label>(?P<thing>[A-ZÁÉÍÓÚ][a-záéíóúñ]{2,}) (?:\d{1,2}|[a-z]|[IVX]{1,3}))\s?(?:\.-|[.:)]+)\s"
)
