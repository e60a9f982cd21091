"""Names that are told otherwise than by one head noun in capitals.

Several bodies under one head noun: "las Secretarías de Salud y de Educación", "los consulados de ...".

Each gets its own name with the head noun in the singular. Posts abroad and ministries are printed
so; other plurals ("los Centros de Atención") speak of a kind of body, not of several.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from entramado.loaders.languages.spanish_names import NameSpan

_SINGULAR = {
    "secretarías": "Secretaría",
    "subsecretarías": "Subsecretaría",
    "direcciones generales": "Dirección General",
    "universidades": "Universidad",
    "consulados generales": "Consulado General",
    "consulados": "Consulado",
    "embajadas": "Embajada",
    "ayuntamientos": "Ayuntamiento",
    "gobiernos": "Gobierno",
}
# A full stop belongs to a short word ("Cd. Juárez", "EE. UU."), else it ends the sentence.
_WORD = r"[A-ZÁÉÍÓÚÑ](?:[^\W\d_]?\.(?:[A-ZÁÉÍÓÚÑ][^\W\d_]?\.)*|[^\W\d_]*)"
_ITEM = rf"{_WORD}(?: (?:(?:de|del|la|las|los|el) ){{0,2}}{_WORD}){{0,4}}"
_OF = r"(?:de la|de los|de las|del|de)"
_LIST = re.compile(
    rf"\b(?P<head>[Ss]ecretarías|[Ss]ubsecretarías|Direcciones Generales|[Uu]niversidades|[Cc]onsulados [Gg]enerales"
    rf"|[Cc]onsulados|[Ee]mbajadas|[Aa]yuntamientos|[Gg]obiernos) (?P<first>{_OF} {_ITEM})"
    rf"(?P<more>(?:, (?:{_OF} )?{_ITEM})*)"
    # "... Costa Rica y Haití, Panamá, Paraguay, Brasil y Bolivia" (compendio-2024:5461): "y" before the end too.
    rf"(?P<last>,? [ye] (?:{_OF} )?{_ITEM}(?:(?:, {_ITEM})+ [ye] {_ITEM})?)"
)
# "los consulados de Estados Unidos en Monterrey y Cd. Juárez" (buenas-practicas-oim:2303): the posts of one country.
_POSTS = re.compile(
    rf"\b(?P<head>[Cc]onsulados(?: [Gg]enerales)?) (?P<whose>de (?:los )?{_ITEM}) en (?P<first>{_ITEM})"
    rf"(?P<more>(?:, {_ITEM})*)(?P<last> y (?:en )?{_ITEM})"
)
# "Programa Casa Refugiados A.C." (compendio-2020:2796): the legal form makes a body of any capitalised words.
_CIVIL = re.compile(
    r"(?:[A-ZÁÉÍÓÚÑ]\w+(?:,? (?:(?:de|del|la|las|los|el|en|y|por|para|sin|con) ){0,3}(?=[A-ZÁÉÍÓÚÑ]))){1,8}"
    r"(?:A\. ?C\.|AC\b|I\. ?A\. ?P\.|IAP\b|A\. ?B\. ?P\.)"
)
# "el Instituto de Salud, Sin Fronteras IAP y ...": an office stands before it.
_OFFICE_BEFORE = re.compile(
    r"(?:(?:El|La) )?(?:Instituto|Secretaría|Comisión|Dirección|Coordinación|Universidad|Ayuntamiento|Fiscalía"
    r"|Procuraduría|Defensoría|Ministerio|Consejo|Gobierno|Sistema|Servicio|Oficina)\b[^,]*, (?=[A-ZÁÉÍÓÚÑ][a-záéíóúñ])"
)
# "; Mi capacidad no es ... A.C.;" (compendio-2020:2792): between the marks of a list it needs no capitals.
_CIVIL_ITEM = re.compile(r"(?<=; )[A-ZÁÉÍÓÚÑ][^;,.:]{5,70} A\. ?C\.(?=;| y )")
# "Alianzas con Empresas como Oxxo, Procesa, City Club y Soriana" (compendio-2024:7257): names without a head noun.
_FIRMS = re.compile(
    r"\b(?:[Ee]mpresas|[Ff]undaciones)(?: [a-z]\w+)? (?:como|tales como):? "
    rf"(?P<names>{_ITEM}(?:, {_ITEM})* (?:y|e|o) {_ITEM})"
)
_FIRM = re.compile(_ITEM)
# "el consulado de El Salvador en Tapachula" (compendio-2024:8410): the head noun of one post in lower case.
_POST = re.compile(rf"\b(?P<head>consulado|embajada)(?: general)? de(?:l)? (?:los )?{_ITEM}(?: en {_ITEM})?")
_ONE_ITEM = re.compile(rf"(?:(?P<of>{_OF}) )?(?P<item>{_ITEM})")
# The report's own network is one body, unless cities are listed ("los Consulados de México en El Paso y Nueva
# Orleans", informe-2018:3293).
_OWN = re.compile(r"de México\b")
_COUNTRY = re.compile(r"(?:Estados Unidos|EUA|EE|Canadá|América|Centroamérica|Europa)\b")


def find_lists(text: str) -> Iterator[NameSpan]:
    """The bodies of each such list in `text`, each with its full name in the singular."""
    for match in _POSTS.finditer(text):
        if not _OWN.match(match["whose"]) or not _COUNTRY.match(match["first"]):
            head = _SINGULAR[match["head"].lower()]
            yield from _names(text, match, head, f"{match['whose']} en ")
    for match in _LIST.finditer(text):
        if not _OWN.match(match["first"]) and not _POSTS.match(text, match.start()):
            yield from _names(text, match, _SINGULAR[match["head"].lower()], "")
    civil = list(_CIVIL.finditer(text))
    behind = {m.end() for m in civil}
    civil += [m for m in _CIVIL_ITEM.finditer(text) if m.end() not in behind]
    for match in civil:
        office = _OFFICE_BEFORE.match(match[0])
        start = match.start() + (office.end() if office else 0)
        yield NameSpan(start, match.end(), "", False, text[start : match.end()])
    for match in _FIRMS.finditer(text):
        for firm in _FIRM.finditer(text, *match.span("names")):
            yield NameSpan(firm.start(), firm.end(), "", False, firm[0])
    for match in _POST.finditer(text):
        yield NameSpan(match.start(), match.end(), match["head"].capitalize(), False, match[0])


def _names(text: str, match: re.Match[str], head: str, whose: str) -> Iterator[NameSpan]:
    begin = match.start()
    of = "de"
    for group in ("first", "more", "last"):
        start, end = match.span(group)
        for item in _ONE_ITEM.finditer(text, start, end):
            of = item["of"] or of
            name = f"{head} {whose}{item['item']}" if whose else f"{head} {of} {item['item']}"
            yield NameSpan(begin, item.end(), head, False, name)
            begin = item.end()
