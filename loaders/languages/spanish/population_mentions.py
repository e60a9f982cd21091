"""Spanish patterns of `extract.population_mentions`: wordings of groups, and contexts that tell them apart."""

from __future__ import annotations

import re

from entramado.loaders.languages.spanish.peoples import COUNTRIES, HOME_COUNTRY, HOME_STEM, OF_HOME

# The name of a law has no audience: "Ley sobre Refugiados" (compendio-2024:3698).
LAW = re.compile(
    r"\b(?:Ley|Convención|Pacto|Decreto|Comité|Estrategia)\b(?: General| Federal)?(?: (?:de|del|la|las|los|el|sobre"
    r"|para|y|contra|[A-ZÁÉÍÓÚ]\w+,?))+"
    # A line that is a programme's name, in a list of programmes (compendio-2020:411).
    r"|^[-•*]\s*(?:Programas?|Becas?|Fondo|Proyecto)\b[^.;:\n]{0,100}$",
    re.MULTILINE,
)
# The general public: "una mejor salud en la población, mediante ..." (compendio-2024:4302, compendio-2020:2734).
PEOPLE = re.compile(
    r"(?<!parte)(?<!sector)(?<!sectores)(?<!segmento)(?<!vivencias)(?<!grupos) (?P<who>(?:en|entre|de|para|a) la "
    r"(?:poblacion|ciudadania))(?=[,.;]|\s(?:mediante|sobre|promoviendo|y que))"
)
# The readers of a publication (`AMONG_READERS` names them): "a disposición de académicos, dependencias y público en
# general".
READERS = re.compile(
    r"\b(?:difund\w+|distribu\w+|a disposicion de\w*|dirigid[oa]s? a\w*|(?:proporcion|ofrec|brind)\w+ informacion"
    r"|publica\w* para)\b(?P<whom>[^.;]*\b(?:academi\w+|investigador\w*)\b[^.;]*)"
)
AMONG_READERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("academia", re.compile(r"\b(?:academi\w+|investigador\w*)\b")),
    ("servidores-publicos", re.compile(r"\b(?:dependencias|instituciones (?:publicas|gubernamentales)|gubernamental\w*"
        r"|sector publico|tomador[ae]s de decision\w*|autoridades)\b")),
    ("poblacion-general", re.compile(r"\b(?:publico (?:en )?general|todo publico|sociedad en general|ciudadania"
        r"|(?:personas )?interesad[oa]s)\b")),
)  # fmt: skip
# Words that tell nationals abroad; "connacionales" alone does not say where they live.
TELLS_ABROAD = re.compile(
    r"\b(?:exterior|extranjero|estados unidos|ee|eua|canada|resid\w+|radic\w+|viv\w+|trabaj\w+|diaspora)\b"
)
# Words of deportation and return: nationals named beside one are returning (compendio-2020:3112).
SENT_BACK = re.compile(
    r"\b(?:repatria(?!\w* de (?:los )?(?:cuerpos?|restos|cadaver))\w*|deportad[oa]s|deportacion(?:es)?|devuelt[oa]s"
    r"|retornad[oa]s|retornaron|retornan|en custodia|bajo custodia"
    rf"|(?:regres|retorn)\w+ (?:al pais|a {HOME_COUNTRY}|al territorio|a nuestro pais"
    r"|(?:de|desde) (?:los )?(?:estados unidos|eua|ee)))\b"
)
# Behind a group: it lives abroad, "la comunidad migrante veracruzana en el exterior" (compendio-2024:7070).
LIVING_ABROAD = re.compile(
    r"^(?! (?:y|e|o|u) )[^.;:,()]{0,60}\b(?:en el (?:exterior|extranjero)|en (?:los )?(?:estados unidos|eua|ee)\b"
    rf"|en la union americana|fuera (?:de {HOME_COUNTRY}|del pais))"
)
# A relative clause of return: "personas migrantes que regresen a México" (informe-2018:2582).
GOING_HOME = re.compile(
    rf"^ que (?:han |hayan )?(?:regres|retorn|vuelv|volvier)\w+ (?:a {HOME_COUNTRY}\b|al? (?:nuestro )?pais\b)"
)
# A relative clause of departure: "personas mexicanas que viajen al exterior" (informe-2018:556).
GOING_ABROAD = re.compile(
    r"^ que (?:viaj|resid|radi[cq]|viv|trabaj|se encuentr)\w+(?: [oy] \w+)? (?:al |en el |en los |fuera )"
    r"(?:exterior|extranjero|estados unidos|del (?:pais|territorio))"
)
# Return to another country is of foreigners, no return of nationals (compendio-2024:7386).
HOMEWARD = re.compile(
    r"\b(?:regres\w+|retorn\w+|vuelta|volver)\b[^.;]{0,60}\ba sus? (?:pais|paises|lugar|lugares)\b"
    # What this country assists in is the return of others (compendio-2024:6464).
    r"|\bretorno (?:voluntario(?: y)? )?asistido\b|\bretorno de (?:personas )?migrantes irregulares\b"
)
# Demonyms and nouns of nationals.
FROM_HOME = re.compile(rf"\b(?:{OF_HOME})\b|nacionales\b|compatriotas")
# Trafficking in persons; `OTHER_CRIMES` has other crimes with victims.
TRAFFICKING = re.compile(r"\btrata (?:de personas|de mujeres|y\b)|\b(?:delito|victimas) de trata\b")
OTHER_CRIMES = re.compile(
    r"\b(?:secuestr|violencia|homicid|robo|traficad|trafico|desapari|delitos\b(?! (?:en materia )?de trata))"
)
# Behind a consulate: that of another country serves the people who come from it, "el consulado de El Salvador". In a
# title in capitals only the country's name tells (`OF_A_COUNTRY`).
OF_ELSEWHERE = re.compile(r"(?: [Gg]enerale?s?)?,? (?:de|del) (?:l[ao]s? |el )?(?!México)[A-ZÁÉÍÓÚ](?![A-ZÁÉÍÓÚ])")
OF_A_COUNTRY = re.compile(
    rf"(?: generale?s?)?,? del? (?:l[ao]s? )?(?:{COUNTRIES})\b"
    # What stands in the country is another's.
    rf"|(?:,? (?:y|e) (?:embajadas|consulados))? (?:acreditad[oa]s )?en (?:{HOME_COUNTRY}|nuestro pais|el pais)\b"
)
# People born in a country need not live there.
BORN_IN = re.compile(r"\bnacid[oa]s?(?: y registrad[oa]s?)? $")
# Data about a group serve no group: "información estadística sobre la población ...".
KNOWN_OF = re.compile(
    r"\b(?:informacion(?: estadistica)?|datos|estadisticas?|cifras) (?:de|del|sobre|acerca de)(?: l[ao]s?)? $"
)
# Between a group and its situation: "niñas, niños y adolescentes" and "migrantes" or "situación de movilidad".
KIND_OF = re.compile(
    r"[ ()]*(?:nnam?\)? )?(?:(?:en|que se encuentran en) )?(?:(?:situacion|contextos?|condicion) de )?"
)
# An age behind a group, which belongs to it.
AGED = re.compile(r"^ (?:mayores|menores) (?:a|de) (?:\d+ anos|edad)\b(?: \w+[oa]s (?:o|y)(?= ))?")
# Where the noun phrase of a group ends.
NEW_CLAUSE = re.compile(r"[,;:.(]| (?:y/o|y|e|o|u|a|para|con|al?) ")
# Adjectives behind a group: "migrantes mexicanos", "población migrante hispana/mexicana", "migrantes nacionales y
# extranjeros".
ADJECTIVE = re.compile(
    rf" (?:hispan\w+/)?(?:{HOME_STEM}[oa]s?|hispan[oa]s?|nacionales|extranjer\w+|centroamerican\w+"
    r"|irregular|(?:con|en) situacion (?:migratoria )?irregular)\b"
)
# Weak cues of a group, which count where no wording of a group is near.
BROAD: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "poblacion-general",
        re.compile(
            r"\b(?:(?:tod[ao]s?|cualquier) (?:las? )?personas?|personas? (?:beneficia\w*|usuarias?|consumidoras?"
            r"|productoras?|agricultoras?|emprendedoras?|asistentes"
            r"|interesadas?)|poblacion(?: (?:beneficiaria|objetivo|que (?:habita|vive)|interesada|usuaria))?"
            r"|poblaciones|individuos|comunidad local"
            r"|grupos? (?:sociales|vulnerables|en situacion)|comunidades o regiones|ciudadan(?:ia"
            r"|os|as)|habitantes|turistas|(?<=\bla )sociedad(?! civil)|emprendedores|usuari[oa]s"
            r"|(?:(?<=\bal )|(?<=\bel )|(?<=\bdel ))publico)\b"
        ),
    ),
    (
        "migrantes-general",
        re.compile(r"\b(?:migracion(?:es)?|migratori[oa]s?|movilidad(?: humana)?|caravanas?|migrar|migran)\b"),
    ),
    (
        "servidores-publicos",
        re.compile(
            r"\b(?:instituciones|dependencias|(?:tres|diferentes|distintos) (?:ordenes|niveles) de gobierno"
            r"|organismos publicos"
            r"|administracion publica|gubernamental(?:es)?|secretarias|fiscalias|corporaciones)\b"
        ),
    ),
    (
        "trabajadores",
        re.compile(
            r"\b(?:laboral(?:es|mente)?|(?:permiso|oferta|puesto|mercado|bolsa|buscador\w*) (?:de|para) trabaj\w+"
            r"|tecnicos|productor[ea]s|agricultor[ea]s|(?:personas|gente|visitantes?) de negocios|contratacion"
            r"|vacantes)\b"
        ),
    ),
    (
        "extranjeros",
        re.compile(r"\b(?:sus? paises de origen|ambos paises|cada pais|otros paises|visas?|extranjer[oa])\b"),
    ),
    (
        "mexicanos-exterior",
        re.compile(
            r"\b(?<!nacidos )(?<!nacidas )"
            r"(?:(?:en|de|desde|hacia) (?:los )?(?:estados unidos(?: de america)?|ee\. ?uu\.?|eua|canada)"
            r"|en el (?:exterior|extranjero)|fuera del pais|consulares?|radica\w*"
            rf"|consulados?\b(?! (?:y embajadas )?en {HOME_COUNTRY}\b))"
        ),
    ),
    ("mexicanos-retorno", re.compile(r"\b(?:retorn\w+|repatri\w+|regres\w+|deporta\w+)\b")),
    ("transito", re.compile(r"\b(?:en la ruta|caravanas?|de paso|su paso|su camino|trayecto|transit\w+)\b")),
    (
        "academia",
        re.compile(r"\b(?:escuelas?|alumn\w+|estudios|investigacion(?:es)?|educativ\w+|universidad(?:es)?)\b"),
    ),
    ("nna", re.compile(r"\b(?:ninez|preescolar|primaria|secundaria|educacion basica|hij[oa]s|escolar(?:es)?)\b")),
    ("familias", re.compile(r"\b(?:familiar(?:es)?|hogar(?:es)?|reunificacion|parientes|seres queridos)\b")),
    ("desplazados-internos", re.compile(r"\bdesplazamientos?\b")),
    ("victimas-trata", re.compile(r"\btrata\b(?= (?:de|y)\b)")),
    ("victimas-delito", re.compile(r"\b(?:victim\w+|violaciones a|delitos)\b")),
    ("mujeres", re.compile(r"\b(?:genero|femenin\w+|mujer(?:es)?)\b")),
)
# Prefilter: each broad wording of a group contains one of these substrings.
TRIGGERS: dict[str, tuple[str, ...]] = {
    "poblacion-general": ("persona", "pobla", "ciudadan", "habitante", "turista", "sociedad", "emprende", "usuari",
        "public", "individuo", "comunidad"),
    "migrantes-general": ("migra", "movilidad", "caravana"),
    "servidores-publicos": (
        "institucion", "dependencia", "ordenes", "niveles", "organismos", "administracion", "gubernament", "secretaria",
        "fiscalia", "corporacion",
    ),
    "trabajadores": ("labor", "trabaj", "tecnico", "productor", "agricultor", "negocios", "contratacion", "vacante"),
    "extranjeros": ("pais", "visa", "extranjer"),
    "mexicanos-exterior": ("estados unidos", "uu",
        "eua", "canada", "exterior", "extranjero", "fuera", "consul", "radica"),
    "mexicanos-retorno": ("retorn", "repatri", "regres", "deport"),
    "transito": ("ruta", "caravana", "paso", "camino", "trayecto", "transit"),
    "academia": ("escuela", "alumn", "estudios", "investiga", "educativ", "universidad"),
    "nna": ("ninez", "preescolar", "primaria", "secundaria", "educacion", "hij", "escolar"),
    "familias": ("familiar", "hogar", "reunificacion", "pariente", "seres"),
    "desplazados-internos": ("desplaza",),
    "victimas-trata": ("trata",),
    "victimas-delito": ("victim", "violaciones", "delitos"),
    "mujeres": ("genero", "femenin", "mujer"),
}  # fmt: skip
