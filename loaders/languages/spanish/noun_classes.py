"""The semantic class of a counted Spanish noun (people, money, things), and adverbs that make a number inexact.

All in folded letters.
"""

from __future__ import annotations

import re

_SEX_AND_AGE = (
    r"mujer(?:es)?|hombres?|nin[oa]s?|ninez|nna\w*|bebes|infantes|(?:primera|segunda) infancia|adolescentes?|jovenes"
    r"|juventudes|menores|adult[oa]s|personas?|gente|poblacion|transgeneros?|transexuales"
)
_KIN = r"familias|familiares|hij[oa]s|padres|madres|conyuges|acompanantes"
_WHERE_FROM = (
    r"connacionales|nacionales|paisan[oa]s|ciudadan[oa]s|habitantes|residentes|pobladores|mexican[oa]s|extranjer[oa]s"
    r"|(?:in|e)?migrantes|[a-z]+(?:enses|tec[oa]s|quen[oa]s|duren[oa]s|doren[oa]s)"
    r"|(?:haiti|venezol|cub|colombi|peru|centroameric|sudameric|pobl|veracruz|michoac|campech)an[oa]s"
)
_SITUATION = (
    r"victimas|refugiad[oa]s|repatriad[oa]s|deportad[oa]s|retornad[oa]s|desplazad[oa]s|detenid[oa]s|asegurad[oa]s"
    r"|rescatad[oa]s|fallecid[oa]s|desaparecid[oa]s|lesionad[oa]s|pacientes|solicitantes|aspirantes|derechohabientes"
    r"|usuari[oa]s|beneficiari[oa]s|beneficiad[oa]s|participantes|asistentes|pasajer[oa]s|integrantes|miembros"
    r"|representantes|titulares|votantes|informantes|educandos|espectador(?:as|es)|colaborador(?:as|es)|voluntari[oa]s"
)
_TRADES = (
    r"servidor(?:as|es)|trabajador\w*|funcionari[oa]s|estudiantes|alumn[oa]s|becari[oa]s|docentes|maestr[oa]s"
    r"|jornaler[oa]s|campesin[oa]s|abogad[oa]s|medic[oa]s|enfermer[oa]s|psicolog[oa]s|policias|agentes|militares"
    r"|marinos|soldados|oficiales|fiscales|jueces|magistrad[oa]s|perit[oa]s|interpretes|consejer[oa]s|especialistas"
    r"|tecnic[oa]s?"
    r"|jugador(?:as|es)|seguidor(?:as|es)|visitantes|educandos|fugitiv[oa]s|delincuentes|(?:vice)?ministr[oa]s"
    r"|lideres|lideresas|homolog[oa]s|delegad[oa]s|empresari[oa]s|personal"
    r"|elementos (?:federales|\w+ales)"
    r"|(?:agricul|produc|profes|observ|promo|facilita|capacita|instruc|traduc|conduc|defens|emprende|elec|emplea)"
    r"\w*?or(?:as|es)"
)
# What may stand before the noun: "nuevas usuarias", "las y los participantes".
BEFORE = (
    r"(?:total de )?"
    r"(?:(?:las?|los|l[oa]s y l[oa]s|nuev[oa]s|otr[oa]s|divers[oa]s|distint[oa]s|presunt[oa]s|posibles)\s)*"
)
PERSON = f"{_SEX_AND_AGE}|{_KIN}|{_WHERE_FROM}|{_SITUATION}|{_TRADES}"
PERSONS = re.compile(rf"{BEFORE}(?:{PERSON})\b")
MONEY = re.compile(r"(?:pesos|dolares|euros|quetzales|lempiras|mdp|mdd|usd|mxn|cad)\b")
# Adverbials of approximation right before a number: "más de 300", "alrededor de 20".
ABOUT = re.compile(
    r"\b(?:(?:mas|menos|cerca|alrededor|arriba) de|casi|aproximadamente|aprox|unos|unas|al menos|por lo menos"
    r"|como minimo|hasta|superior(?:es)? a|un promedio de|en promedio)(?: l[oa]s| un total de)?\s?\W*$"
)
# Unaccompanied minors; not "acompañados y no acompañados", which is all of them.
ALONE = re.compile(r"\b(?:(?<!y )(?<!o )no acompanad[oa]s|sin (?:la )?compania|sol[oa]s)\b")
