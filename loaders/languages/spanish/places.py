"""Spanish patterns of `extract.places`: what tells a place of action from a name that only holds one."""

from __future__ import annotations

import re

from entramado.loaders.languages.spanish.peoples import OF_HOME
from entramado.ontology.home import HOME

# The whole country: "en las 32 entidades federativas" (compendio-2024:2121, 3384), "cobertura nacional" (342), "los 32
# enlaces de repatriación en los estados" (compendio-2020:3156).
NATIONAL = re.compile(
    rf"\b(?:{'|'.join(HOME.all_divisions_printed)})\s+(?:\w+\s+){{0,2}}?(?:entidades|estados|fiscalias|delegaciones|oficinas|sistemas"
    r"|procuradurias|centros|registros civiles del pais|enlaces)"
    r"|\b(?:todas las|cada una de las) entidades federativas\b|\btodos los estados (?:de la republica|del pais)\b"
    r"|\bcobertura nacional\b|\ben todo el territorio nacional\b"
)
# The whole country where it is said of the action; among its results it tells where a leaflet went or a number comes
# from (compendio-2024:5004 and 4202 against compendio-2020:607, 1291).
WHOLE_COUNTRY = re.compile(
    r"\b(?:en|de|por) todo el pais\b|\btoda la republica\b"
    r"|\bcualquier entidad (?:de la republica|del pais|federativa)\b"
    r"|\b(?:opera\w*|sucursales|centros|albergues|delegaciones|capacita\w+|atencion|atiende\w*)\b[^.;:]{0,60}"
    r"\ba nivel nacional\b"
)
# A part of all states: "29 de los 32 Registros Civiles" (informe-2018:888).
SOME_OF = re.compile(r"\d+\s+de\s+(?:los|las)\s*$")
# Right before a place name that is part of an address, a person's or a body's name, a road, or an exception.
NOT_PLACE_BEFORE = re.compile(
    r"\b(?:universidad(?: \w+){0,3}|calle|avenida|av|colonia|plaza|presidente|golfo de|"
    r"voz de|torneo|guia|canal)\W*$"
    # A body or a paper that has the state in its name, and the clock (compendio-2020:1476, 2442, 3023).
    r"|\b(?:consejo ciudadano|instituto electoral|constitucion politica|hora)"
    r"(?: \w+){0,5} de(?: la)? $|\bfondo de $|\b(?:jose maria|miguel|vicente|nuevo) $"
    # A road and where it leads: "Carretera Toluca - Cd. Altamirano", "desviación a" (buenas-practicas-oim:3933, 3939).
    r"|\b(?:carretera|autopista)\.? (?:\w+\.? ?){1,3}- ?(?:cd\. )?$|\bdesviacion a $"
    # "Aeropuerto Internacional “Benito Juárez”" (informe-2018:3399): named after a person.
    r"|\baeropuertos?(?: internacional(?:es)?)? [“\"«]$"
    # The branch of a body, and a body of a region (compendio-2020:2706, 1664).
    r"|\bmedicos del mundo $|\bel caribe y $"
    # "exime de visado ... excepto Estados Unidos y Canadá" (informe-2018:2138).
    r"|\b(?:excepto|salvo)(?: (?:en|a|los|las|el|la))? (?:\w+ (?:\w+ )?y )?$"
    # "Al igual que el programa en Guatemala" (compendio-2024:829): by comparison.
    r"|\b(?:igual que|a diferencia|de manera similar|similar) (?:a |al |del? )?(?:\w+ ){0,4}(?:en|de|del) (?:el )?$"
    # "por autoridades mexicanas y estadounidenses": whoever accepts a paper, here and there (informe-2018:939).
    rf"|\bautoridades (?:{OF_HOME}) y $"
)
# A university named after a person: "Universidad Michoacana de San Nicolás de Hidalgo".
UNIVERSITY = re.compile(r"\bUniversidad(?: (?:de|del|la|las|los|y|[A-ZÁÉÍÓÚÑ]\w+))* $")
# A stop on the way for a visa or a flight: "los traslados terrestres a la CDMX" (compendio-2024:7215,
# buenas-practicas-oim:5353, 4223).
ON_THE_WAY = re.compile(
    r"\b(?:aeropuertos?(?: internacional(?:es)?)? de|(?:embajada|consulado)[^.;:]{0,40} en|traslad\w+[^.;:]{0,20} a)"
    r" (?:la )?$"
)
# Before a state's name that ends the name of a town of any state: "Ciudad Hidalgo", "Villa Guerrero".
TOWN_OF_ITS_OWN = re.compile(r"\b(?:Ciudad|Cd\.|Villa|Puerto|Pueblo|Estación|Nuevo|Nueva|Dolores|San|Santa) $")
# A state of the United States behind a town: "Nuevo Laredo, Texas" (compendio-2020:617).
ABROAD_BEHIND = re.compile(
    r",\s+\(?(?:texas|tx|california(?! sur)|arizona|nuevo mexico|florida|illinois|nueva york|georgia|colorado|nevada)\b"
)
# Countries with the name of a state of another country: "Atlanta, Georgia" (`TOWN_AND_COMMA` precedes).
ALSO_A_STATE = frozenset(("georgia",))
TOWN_AND_COMMA = re.compile(r"[A-ZÁÉÍÓÚÑ]\w+, $")
# A list of places before the country of all of them: "Cortés, La Paz, Santa Bárbara y Yoro en Honduras".
LIST_IN_COUNTRY = re.compile(
    r"(?:(?:,| [ye]) [A-ZÁÉÍÓÚÑ]\w+(?: (?:(?:a|de|del|la|el|los|las) ){0,2}[A-ZÁÉÍÓÚÑ]\w+){0,3})*,? en "
)
# Between a town and its country: "Córdoba, Argentina", "Guadalajara (España)".
IN_COUNTRY = re.compile(r",?\s\(?(?:en )?|,\s")
# A generic noun before a town that has the name of a state: "municipio de", "ayuntamiento de", "la capital de".
TOWN_BEFORE = re.compile(
    r"\b(?:municipio|ayuntamiento|alcaldia|ciudad|cd|capital|localidad|garita|presidencia municipal"
    r"|aeropuertos? internacional(?:es)?)\W+(?:de )?$"
)
# Behind the plural the name is the state's: "60 municipios de Tlaxcala" (compendio-2024:7000).
TOWNS_BEFORE = re.compile(r"\b(?:municipios|ayuntamientos|alcaldias|ciudades|garitas|colonias)\W+(?:de |del )?$")
# Values of the column of notes in the authority's file of other place names.
COMMON_WORD = "common word"
BEST_KNOWN = "best known"
CITY = re.compile(r"^Cd\.")
CITY_SPELLED = "Ciudad"
# Locative prepositions right before a name.
FROM_OR_IN = re.compile(r"\b(?:en|desde) $")
# A name behind a town: the town is part of a longer name.
NAME_BEHIND = re.compile(r"\s+(?!Autopista|Carretera)(?:de (?:la |los |las )?)?([A-ZÁÉÍÓÚ]\w+)")
PREPOSITIONS = ("en", "de", "desde")
