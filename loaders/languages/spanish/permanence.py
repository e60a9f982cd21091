"""Spanish patterns of `extract.permanence`: adverbials of permanence and repetition, in folded letters."""

from __future__ import annotations

import re

# Adjectives and adverbials of permanence, continuity and repetition, said of the action.
PERMANENT = re.compile(
    r"\bpermanentes?\b|\bpermanentemente\b|\bcontinu[oa]s?\b(?<!sensibilizacion continua)|\bcontinuamente\b"
    r"|\bcada (?:ano|mes|semana|dia)\b"
    r"|\bano con ano\b"
    r"|\b(?:anual|bianual|bienal|semestral|trimestral|bimestral)(?:mente)?\b"
    r"|\b(?:mensual|semanal)mente\b(?!,? se atien)"
    r"|\b(?:manera|forma|periodicidad) (?:mensual|semanal|diaria)\b"
    r"|\b(?:reuniones|capacitaciones|una? \w+) al ano\b|\btiene continuidad\b|\bde manera constante\b"
    # "Acuerdo bicondicional y atemporal" (compendio-2024:9323), "es una constante" (informe-2018:805)
    r"|\batemporal(?:es)?\b|\bes una constante\b"
    # "no tiene fecha de conclusión establecida" (compendio-2024:3038, 7823)
    r"|\bno tienen? (?:una )?fecha de (?:conclusion|termino|cierre|vencimiento)\b"
    r"|\bsin fecha de (?:conclusion|termino)\b"
    r"|\b(?:por tiempo|vigencia|caracter|manera|duracion) indefinid[oa]\b"
    # compendio-2024:4970, 8652
    r"|\bdurante (?:todo el ano|los 365 dias)\b"
)
# The action itself is called permanent, whatever `NOT_PERMANENT` precedes.
CALLED_PERMANENT = re.compile(r"\b(?:son|es|manera|forma|caracter) permanente\b")
# Nouns and verbs before the adjective, of which it is said instead of the action.
NOT_PERMANENT = re.compile(
    r"\b(?:residen\w+|temporal(?:es)? (?:o|y)|canal(?:es)?|comision(?:es)?|comite|sesion(?:es)?|enlaces"
    r"|comunicacion|dialogo|grupo|misiones?|representacion(?:es)?|particip\w+"
    r"|plan(?:es)?(?: \w+){0,2}|programa operativo(?: de trabajo)?|presupuest\w+|informes?|promedio|meta|operativos"
    r"|forma parte|de manera mas|mejora"
    # What is done in the office for it: "plan de trabajo definido anualmente" (buenas-practicas-oim:6030),
    # "Lineamientos que se emiten anualmente" (compendio-2024:2522), "un reporte semestral" (2806).
    r"|(?:plan|programa) de trabajo|definid[oa]s?|emiten|reportes?|operacion"
    r"|capacitar|educacion|formacion|actualizacion|flujo|ingreso|asignad[oa]s?|supervision|renovacion|cuota|indice"
    r"|funcionario)\W+(?:de (?:manera|forma) )?$"
)
# A periodical is a product of the action: "un boletín informativo trimestral" (informe-2018:2439).
PRODUCT = re.compile(r"\b(?P<what>bolet|revista|gaceta|folleto)\w*(?: \w+){0,2} $")
# With a stress mark the word is a verb and no adjective: "continúa", "continuó".
STRESSED = ("ú", "ó")
