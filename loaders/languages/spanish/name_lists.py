"""Spanish patterns of `extract.name_lists`: coordinated names under one head noun, names told by a legal form."""

from __future__ import annotations

import re

# The head noun of each coordinated name, by the plural that stands before all of them.
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
# A capitalised word. A full stop belongs to an abbreviation ("Cd. Juárez", "EE. UU."), else it ends the sentence.
WORD = r"[A-ZÁÉÍÓÚÑ](?:[^\W\d_]?\.(?:[A-ZÁÉÍÓÚÑ][^\W\d_]?\.)*|[^\W\d_]*)"
ITEM = rf"{WORD}(?: (?:(?:de|del|la|las|los|el) ){{0,2}}{WORD}){{0,4}}"
OF = r"(?:de la|de los|de las|del|de)"
# A plural head noun and its coordinated complements.
LIST = re.compile(
    rf"\b(?P<head>[Ss]ecretarías|[Ss]ubsecretarías|Direcciones Generales|[Uu]niversidades|[Cc]onsulados [Gg]enerales"
    rf"|[Cc]onsulados|[Ee]mbajadas|[Aa]yuntamientos|[Gg]obiernos|[Mm]inisterios|[Vv]iceministerios|[Aa]lcaldías"
    rf"|[Gg]obernaciones|[Mm]unicipalidades|[Pp]refecturas|[Ff]iscalías) (?P<first>{OF} {ITEM})"
    rf"(?P<more>(?:, (?:{OF} )?{ITEM})*)"
    # "... Costa Rica y Haití, Panamá, Paraguay, Brasil y Bolivia" (compendio-2024:5461): "y" before the end too.
    rf"(?P<last>,? [ye] (?:{OF} )?{ITEM}(?:(?:, {ITEM})+ [ye] {ITEM})?)"
)
# A subject of two words within the list: "los Ministerios de Trabajo y Empleo, Interior, Salud (SIS) y de la Mujer y
# Familia".
SUBJECT = rf"(?![A-ZÁÉÍÓÚÑ]{{2,}}\b){ITEM}(?: y {ITEM}(?=,| \())?"
ASIDE = r"(?: \([^()]{2,40}\))?"
# The last subject, of two words: "y de la Mujer y Familia".
TWO_AT_LAST = rf"(?<= y de la ){ITEM} y {ITEM}"
SUBJECTS = re.compile(
    rf"\b(?P<head>[Mm]inisterios) (?P<first>{OF} {SUBJECT}{ASIDE})(?P<more>(?:, (?:{OF} )?{SUBJECT}{ASIDE})+)"
    rf"(?P<last>,? [ye] (?:{OF} {ITEM} y {ITEM}|(?:{OF} )?(?![A-ZÁÉÍÓÚÑ]{{2,}}\b){ITEM}))"
)
# Diplomatic posts of one country in several cities: "los consulados de Estados Unidos en Monterrey y Cd. Juárez"
# (buenas-practicas-oim:2303).
POSTS = re.compile(
    rf"\b(?P<head>[Cc]onsulados(?: [Gg]enerales)?) (?P<whose>de (?:los )?{ITEM}) en (?P<first>{ITEM})"
    rf"(?P<more>(?:, {ITEM})*)(?P<last> y (?:en )?{ITEM})"
)
# Any capitalised words with the legal form of an association: "Programa Casa Refugiados A.C." (compendio-2020:2796).
CIVIL_ASSOCIATION = re.compile(
    r"(?:[A-ZÁÉÍÓÚÑ]\w+(?:(?:,(?! (?:el|la|los|las) ))? (?:(?:de|del|la|las|los|el|en|y|por|para|sin|con) ){0,3}"
    r"(?=[A-ZÁÉÍÓÚÑ]))){1,8}"
    r"(?:A\. ?C\.|AC\b|I\. ?A\. ?P\.|IAP\b|A\. ?B\. ?P\.)"
)
# A public body before the association in a list: "el Instituto de Salud, Sin Fronteras IAP y ...".
OFFICE_BEFORE = re.compile(
    r"(?:(?:El|La) )?(?:Instituto|Secretaría|Comisión|Dirección|Coordinación|Universidad|Ayuntamiento|Fiscalía"
    r"|Procuraduría|Defensoría|Ministerio|Consejo|Gobierno|Sistema|Servicio|Oficina)\b[^,]*, (?=[A-ZÁÉÍÓÚÑ][a-záéíóúñ])"
)
# Names without a head noun, as examples of a plural: "Alianzas con Empresas como Oxxo, Procesa, City Club y Soriana"
# (compendio-2024:7257).
FIRMS = re.compile(
    r"\b(?:[Ee]mpresas|[Ff]undaciones)(?: [a-z]\w+)? (?:como|tales como):? "
    rf"(?P<names>{ITEM}(?:, {ITEM})* (?:y|e|o) {ITEM})"
)
# A diplomatic post whose head noun is in lower case: "el consulado de El Salvador en Tapachula" (compendio-2024:8410).
POST = re.compile(rf"\b(?P<head>consulado|embajada)(?: general)? de(?:l)? (?:los )?{ITEM}(?: en {ITEM})?")
# The consular network of the reporter's country is one body, unless cities are listed ("los Consulados de México en El
# Paso y Nueva Orleans", informe-2018:3293).
OWN_NETWORK = re.compile(r"de México\b")
# A country or region instead of a city: the posts in it are not listed.
COUNTRY = re.compile(r"(?:Estados Unidos|EUA|EE|Canadá|América|Centroamérica|Europa)\b")
IN = " en "
OF_NAME = "de"
