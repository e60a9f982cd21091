"""The Spanish words and patterns of `extract.roles`."""

from __future__ import annotations

import re

from entramado.loaders.languages.spanish.peoples import OF_HOME

# Offices that a body has of its own where nobody else is said to own them ("la Dirección de Comunicación Social").
OFFICE = re.compile(
    r"(?:Sub)?(?:Dirección|Coordinación|Departamento|Unidad)\b(?!.* del? (?:Municipio|Ayuntamiento|Gobierno|Estado)\b)"
)
# A body in a table of counts: "CAPUFE 3" (compendio-2020:1158).
# Names that are no office of a state's government, wherever they stand.
NOT_OF_STATE = re.compile(
    r"(?:Consulado|Embajada|Asociación|Fundación|Organización|Federación|Confederación|Coalición|Alianza|Sindicato"
    r"|Cámara|Ministerio|Liga|Universidad|Barra|Diócesis|Pastoral|Banco|Agencia)\b"
    rf"|\w+ (?:Nacional|Internacional|{OF_HOME})\b",
    re.IGNORECASE,
)
# "todas las Oficinas de Representación (OR) del INM" (compendio-2020:240): whose they are, behind their acronym.
# "la Administración Central de Operación Aduanera, dependiente de la AGA" (compendio-2020:1887)
OWNER_BEHIND = re.compile(
    r"(?: \([^()]*\))?(?: de|,? (?:dependiente|perteneciente|adscrit[oa]) (?:de|a))"
    r"(?: la| los| las|l) ?([A-ZÁÉÍÓÚÑ]{2,})\b"
)
# "El FCG cuenta con un Comité Directivo", "se apoya en un Secretariado Técnico" (informe-2018:2384, 2387).
ITS_OWN = re.compile(r"\bsus?\s+$|\b(?:[Cc]uenta con|[Ss]e apoya en) una?\s+$")
# "CREACIÓN DEL CONSEJO ESTATAL ...", "INSTALACIÓN DEL CENTRO ... (CAIM)" (buenas-practicas-oim:507, 1394): what the
# reporter sets up.
CREATION = re.compile(
    r"^\s*(?:creaci[oó]n|instalaci[oó]n|apertura|conformaci[oó]n|inauguraci[oó]n) (?:de las?|de los|del?)\s+"
    r"(?:[^()]* \(|[^.;]* (?:y|e) (?:(?:de )?(?:su|el|la) |del? (?:su |la )?)?)?$",
    re.IGNORECASE,
)
# "SUBCOMITÉ DE ... – CNI" (compendio-2024:3498): the entry reports on an organ that the reporter runs.
ORGAN = re.compile(r"(?:sub)?(?:comité|comisión|consejo)\b", re.IGNORECASE)
# "La Secretaría Técnica ..., a cargo de la UPMRIP" (compendio-2020:1489): who runs it, behind its name.
RUN_BY = re.compile(r"(?:\s*\([^()]*\))?,? (?:a cargo|bajo la (?:coordinación|dirección)) (?:de la|del?) ")
# "la SSPC, a través del SESNSP" (compendio-2024:3453): the parent acts by its unit, which reports; but
# "implementado por la SIBISO a través de ..." (buenas-practicas-oim:3433) says who carries it out.
THROUGH = re.compile(r"(?:\s*\([^()]*\))?,? (?:a través|por conducto|por medio) (?:de la|del?) ")
CARRIED_OUT_BY = re.compile(r"\bpor (?:el |la )?$")
JOINT = re.compile(
    r"(?:Sub)?(?:Comit|Comisi|Consejo|Conferencia|Grupo de|Mesa|Foro|Alianza|Red|Sistemas?\b|Procuradur)"
)
# An office of an embassy or of a union of states speaks for it (compendio-2024:7094); a secretariat's unit for itself.
FOREIGN = frozenset(("foreign", "international"))
# Where an entry names no reporter the posts abroad carry out what is done in them (informe-2018:3003).
POSTS = re.compile(r"(?:red consular|consulados|embajadas|representaciones|oficinas consulares)\b", re.IGNORECASE)
# "se estableció en septiembre del 2021 la Mesa de Trabajo ..." (compendio-2024:3700): the reporter set it up.
SET_UP = re.compile(
    r"\b(?:se (?:estableci|cre|conform|constituy|instal|instaur)ó|cre(?:ó|ación)|conformó|conformación"
    r"|inici(?:a|ó) operaciones(?: en [A-ZÁÉÍÓÚ]\w+)?"
    r"|instal(?:ó|ación)|(?:se )?ha(?:n)? (?:instal|estable|cre|puesto en operación)\w*)"
    r"(?: (?:en|de|del|desde|a partir de) (?:\w+ )?(?:del? )?(?:año )?\d{4},?)?(?: del?)?(?: el| la| un| una)?\s+$"
    # "el espacio se consolida como Centro ...": under that name.
    r"|\bse consolid\w+ (?:\w+ ){0,3}como (?:el |la |un |una )?$"
)
# "se (...) en el marco de la Mesa ..." (compendio-2024:6297): the state is not its only member.
# "Anualmente se firman las Bases de Colaboración entre ... y la Secretaría ..." (compendio-2024:4489): a fact
# among the challenges.
# "Lo anterior se ha resuelto con apoyo del ...": what was done about a challenge, and with whom.
SIGNED = re.compile(
    r"\bse (?:firm|suscrib)\w+\b[^.;]*\b(?:con|entre)\b[^.;]*$"
    r"|\bse ha(?:n)? \w+[dt][oa]s?\b[^.;]*\b(?:con(?: el| la)? (?:apoyo|colaboración|ayuda)"
    r"|en (?:coordinación|colaboración|conjunto) con)\b[^.;]*$"
)
FIRST_PARTY = re.compile(r"\bentre (?:el|la)\s+$")
WITHIN = re.compile(r"\ben el marco (?:del|de la)\s+$")
# The people of a body: who are sanctioned (compendio-2024:5070), who receive a course (compendio-2024:2184) -
# not those who give one ("Personal adscrito a la Secretaría ... ha llevado a cabo talleres", compendio-2024:7511).
STAFF = re.compile(r"\b(?:adscrit[oa]s? (?:al?|en)|laboran? en)\b[^.;]*$", re.IGNORECASE)
STAFF_SERVED = re.compile(
    r"\b(?:impart|dirigid|capacit|curso|taller)\w*\b[^.;]*\b(?:adscrit[oa]s? (?:al?|en)|laboran? en)\b[^.;]*$"
    r"|\b(?:para|dirigid[oa]s? al?|impartid[oa]s? al?) (?:\w+ ){0,3}?personal de\w*\b[^.;]*$"
    r"|^\s*al personal de\w*\b[^.;]*$",
    re.IGNORECASE,
)
SANCTION = re.compile(r"\bsanci|faltas administrativas|\bqueja|\bdenuncia", re.IGNORECASE)
# "La OIM y la OIT financiaron al INM" (compendio-2020:3219)
# "las becas (...) que proporcionaba la Fundación Carlos Slim" (compendio-2020:2183)
GAVE = re.compile(
    r"\b(?:becas|recursos|fondos)\b[^.;]{0,40}\bque (?:proporcion|otorg|aport)(?:aba|an?|ó|aron) (?:el |la )?$"
)
# "a través del Fondo Conjunto México-Alemania" (informe-2018:3634): what pays, whatever it does.
FUND = re.compile(r"Fondo\b", re.IGNORECASE)
FINANCES = re.compile(r"^(?: \([^)]*\))?(?:,? [ye] (?:el |la )?[A-ZÁÉÍÓÚ]\w+){0,2} (?:co)?financi(?:a|an|ó|aron)\b")
# "el Programa IDEFA-Puertos": what the IDEFA runs, whoever it is now.
PROGRAMME = re.compile(r"Programa\b")
