"""Spanish patterns of `extract.reference_numbers`, in folded letters: numbers that identify a document or its parts."""

from __future__ import annotations

import re

# Documents, their parts and classes, which numbers identify: one, or a list of them, "Decretos 12 y 13 de 2020".
BY_NUMBER = (
    r"\b(?:ley(?:es)?|decretos?|resolucion(?:es)?|circular(?:es)?|sentencias?|acuerdos?|ordenanzas?|convenios?"
    r"|reglamentos?|directivas?|expedientes?|oficios?|articulos?|numerales?|literal(?:es)?|incisos?|fraccion(?:es)?"
    r"|parrafos?|capitulos?|titulos?|estratos?|normas?|tomos?|anexos?|parcial)"
    r"(?: (?:ley|ejecutiv[oa]s?|legislativ[oa]s?|gubernativ[oa]s?|ministerial(?:es)?|suprem[oa]s?|presidencial(?:es)?"
    r"|municipal(?:es)?|marco|organica|reglamentari[oa]s?))?(?: (?:no|nro|num|numeros?|n)\b\.?| n[°º])?"
)
NUMBER_LIST = re.compile(
    rf"{BY_NUMBER} \d[\d.]*[°ºoa]?(?: de(?:l)? (?:19|20)\d\d)?"
    rf"(?:(?:, | y | e | a | al |, y | o )\d[\d.]*[°ºoa]?(?: de(?:l)? (?:19|20)\d\d)?)*"
    r"(?:, | y | e | a | al |, y | o )$"
)
# Behind a number that ends such a list (`NUMBER_LIST` precedes).
LIST_CONTINUES = re.compile(r"[°ºoa]?\s*(?:$|[,.;:)]|(?:y|e|a|al|o|de|del|respectivamente|hasta)\b)")
# An article of a law, told by its number alone: "el 184 de la Ley", "el 188 al Comité".
ARTICLE = re.compile(r"\bel $")
OF_A_LAW = re.compile(r"\s(?:al?|de(?:l| la)?)\b")
