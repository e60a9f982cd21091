"""The Spanish words and patterns of `extract.name_lists`."""

from __future__ import annotations

import re

SINGULAR = {
    "secretarías": "Secretaría",
    "subsecretarías": "Subsecretaría",
    "direcciones generales": "Dirección General",
    "universidades": "Universidad",
    "consulados generales": "Consulado General",
    "consulados": "Consulado",
    "embajadas": "Embajada",
    "ayuntamientos": "Ayuntamiento",
    "gobiernos": "Gobierno",
    "ministerios": "Ministerio",
    "viceministerios": "Viceministerio",
    "alcaldías": "Alcaldía",
    "gobernaciones": "Gobernación",
    "municipalidades": "Municipalidad",
    "prefecturas": "Prefectura",
    "fiscalías": "Fiscalía",
}
# A full stop belongs to a short word ("Cd. Juárez", "EE. UU."), else it ends the sentence.
WORD = r"[A-ZÁÉÍÓÚÑ](?:[^\W\d_]?\.(?:[A-ZÁÉÍÓÚÑ][^\W\d_]?\.)*|[^\W\d_]*)"
ITEM = rf"{WORD}(?: (?:(?:de|del|la|las|los|el) ){{0,2}}{WORD}){{0,4}}"
OF = r"(?:de la|de los|de las|del|de)"
LIST = re.compile(
    rf"\b(?P<head>[Ss]ecretarías|[Ss]ubsecretarías|Direcciones Generales|[Uu]niversidades|[Cc]onsulados [Gg]enerales"
    rf"|[Cc]onsulados|[Ee]mbajadas|[Aa]yuntamientos|[Gg]obiernos|[Mm]inisterios|[Vv]iceministerios|[Aa]lcaldías"
    rf"|[Gg]obernaciones|[Mm]unicipalidades|[Pp]refecturas|[Ff]iscalías) (?P<first>{OF} {ITEM})"
    rf"(?P<more>(?:, (?:{OF} )?{ITEM})*)"
    # "... Costa Rica y Haití, Panamá, Paraguay, Brasil y Bolivia" (compendio-2024:5461): "y" before the end too.
    rf"(?P<last>,? [ye] (?:{OF} )?{ITEM}(?:(?:, {ITEM})+ [ye] {ITEM})?)"
)
# "los Ministerios de Trabajo y Empleo, Interior, Salud (SIS) y de la Mujer y Familia": a subject of two words.
SUBJECT = rf"(?![A-ZÁÉÍÓÚÑ]{{2,}}\b){ITEM}(?: y {ITEM}(?=,| \())?"
ASIDE = r"(?: \([^()]{2,40}\))?"
# "y de la Mujer y Familia" at the end.
TWO_AT_LAST = rf"(?<= y de la ){ITEM} y {ITEM}"
SUBJECTS = re.compile(
    rf"\b(?P<head>[Mm]inisterios) (?P<first>{OF} {SUBJECT}{ASIDE})(?P<more>(?:, (?:{OF} )?{SUBJECT}{ASIDE})+)"
    rf"(?P<last>,? [ye] (?:{OF} {ITEM} y {ITEM}|(?:{OF} )?(?![A-ZÁÉÍÓÚÑ]{{2,}}\b){ITEM}))"
)
# "los consulados de Estados Unidos en Monterrey y Cd. Juárez" (buenas-practicas-oim:2303): the posts of one country.
POSTS = re.compile(
    rf"\b(?P<head>[Cc]onsulados(?: [Gg]enerales)?) (?P<whose>de (?:los )?{ITEM}) en (?P<first>{ITEM})"
    rf"(?P<more>(?:, {ITEM})*)(?P<last> y (?:en )?{ITEM})"
)
# "Programa Casa Refugiados A.C." (compendio-2020:2796): the legal form makes a body of any capitalised words.
CIVIL = re.compile(
    r"(?:[A-ZÁÉÍÓÚÑ]\w+(?:(?:,(?! (?:el|la|los|las) ))? (?:(?:de|del|la|las|los|el|en|y|por|para|sin|con) ){0,3}"
    r"(?=[A-ZÁÉÍÓÚÑ]))){1,8}"
    r"(?:A\. ?C\.|AC\b|I\. ?A\. ?P\.|IAP\b|A\. ?B\. ?P\.)"
)
# "el Instituto de Salud, Sin Fronteras IAP y ...": an office stands before it.
OFFICE_BEFORE = re.compile(
    r"(?:(?:El|La) )?(?:Instituto|Secretaría|Comisión|Dirección|Coordinación|Universidad|Ayuntamiento|Fiscalía"
    r"|Procuraduría|Defensoría|Ministerio|Consejo|Gobierno|Sistema|Servicio|Oficina)\b[^,]*, (?=[A-ZÁÉÍÓÚÑ][a-záéíóúñ])"
)
# "Alianzas con Empresas como Oxxo, Procesa, City Club y Soriana" (compendio-2024:7257): names without a head noun.
FIRMS = re.compile(
    r"\b(?:[Ee]mpresas|[Ff]undaciones)(?: [a-z]\w+)? (?:como|tales como):? "
    rf"(?P<names>{ITEM}(?:, {ITEM})* (?:y|e|o) {ITEM})"
)
# "el consulado de El Salvador en Tapachula" (compendio-2024:8410): the head noun of one post in lower case.
POST = re.compile(rf"\b(?P<head>consulado|embajada)(?: general)? de(?:l)? (?:los )?{ITEM}(?: en {ITEM})?")
# The report's own network is one body, unless cities are listed ("los Consulados de México en El Paso y Nueva
# Orleans", informe-2018:3293).
OWN = re.compile(r"de México\b")
COUNTRY = re.compile(r"(?:Estados Unidos|EUA|EE|Canadá|América|Centroamérica|Europa)\b")
IN = " en "
OF_NAME = "de"
