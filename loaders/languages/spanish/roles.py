"""Spanish patterns of `extract.roles`: who owns, runs, founds or pays, by the words around a body's name."""

from __future__ import annotations

import re

from entramado.loaders.languages.spanish.peoples import OF_HOME

# Head nouns of offices that belong to the reporter where no other owner is named ("la Dirección de Comunicación
# Social").
OFFICE = re.compile(
    r"(?:Sub)?(?:Dirección|Coordinación|Departamento|Unidad)\b(?!.* del? (?:Municipio|Ayuntamiento|Gobierno|Estado)\b)"
)
# Head nouns and adjectives of bodies that are no office of a state's government.
NOT_OF_STATE = re.compile(
    r"(?:Consulado|Embajada|Asociación|Fundación|Organización|Federación|Confederación|Coalición|Alianza|Sindicato"
    r"|Cámara|Ministerio|Liga|Universidad|Barra|Diócesis|Pastoral|Banco|Agencia)\b"
    rf"|\w+ (?:Nacional|Internacional|{OF_HOME})\b",
    re.IGNORECASE,
)
# The owner behind an acronym or a participle: "todas las Oficinas de Representación (OR) del INM" (compendio-2020:240),
# "la Administración Central de Operación Aduanera, dependiente de la AGA" (compendio-2020:1887).
OWNER_BEHIND = re.compile(
    r"(?: \([^()]*\))?(?: de|,? (?:dependiente|perteneciente|adscrit[oa]) (?:de|a))"
    r"(?: la| los| las|l) ?([A-ZÁÉÍÓÚÑ]{2,})\b"
)
# A possessive or a verb of having before a board of the reporter's own: "El FCG cuenta con un Comité Directivo", "se
# apoya en un Secretariado Técnico" (informe-2018:2384, 2387).
ITS_OWN = re.compile(r"\bsus?\s+$|\b(?:[Cc]uenta con|[Ss]e apoya en) una?\s+$")
# A title that names the body that the reporter sets up: "CREACIÓN DEL CONSEJO ESTATAL ...", "INSTALACIÓN DEL CENTRO ...
# (CAIM)" (buenas-practicas-oim:507, 1394).
CREATION = re.compile(
    r"^\s*(?:creaci[oó]n|instalaci[oó]n|apertura|conformaci[oó]n|inauguraci[oó]n) (?:de las?|de los|del?)\s+"
    r"(?:[^()]* \(|[^.;]* (?:y|e) (?:(?:de )?(?:su|el|la) |del? (?:su |la )?)?)?$",
    re.IGNORECASE,
)
# A title that names a collegiate organ, which the reporter runs: "SUBCOMITÉ DE ... – CNI" (compendio-2024:3498).
ORGAN = re.compile(r"(?:sub)?(?:comité|comisión|consejo)\b", re.IGNORECASE)
# Between a body and who runs it: "La Secretaría Técnica ..., a cargo de la UPMRIP" (compendio-2020:1489).
RUN_BY = re.compile(r"(?:\s*\([^()]*\))?,? (?:a cargo|bajo la (?:coordinación|dirección)) (?:de la|del?) ")
# Between a parent and its unit, which reports: "la SSPC, a través del SESNSP" (compendio-2024:3453). With
# `CARRIED_OUT_BY` before it the parent acts itself: "implementado por la SIBISO a través de ..."
# (buenas-practicas-oim:3433).
THROUGH = re.compile(r"(?:\s*\([^()]*\))?,? (?:a través|por conducto|por medio) (?:de la|del?) ")
CARRIED_OUT_BY = re.compile(r"\bpor (?:el |la )?$")
# Head nouns of bodies whose members are several bodies.
JOINT = re.compile(
    r"(?:Sub)?(?:Comit|Comisi|Consejo|Conferencia|Grupo de|Mesa|Foro|Alianza|Red|Sistemas?\b|Procuradur)"
)
# Sectors in which an office speaks for the whole, as an embassy's does (compendio-2024:7094); a unit of a secretariat
# speaks for itself.
FOREIGN = frozenset(("foreign", "international"))
# Diplomatic posts: where an entry names no reporter they carry out what is done in them (informe-2018:3003).
POSTS = re.compile(r"(?:red consular|consulados|embajadas|representaciones|oficinas consulares)\b", re.IGNORECASE)
# Before a body that the reporter set up: "se estableció en septiembre del 2021 la Mesa de Trabajo ..."
# (compendio-2024:3700).
SET_UP = re.compile(
    r"\b(?:se (?:estableci|cre|conform|constituy|instal|instaur)ó|cre(?:ó|ación)|conformó|conformación"
    r"|inici(?:a|ó) operaciones(?: en [A-ZÁÉÍÓÚ]\w+)?"
    r"|instal(?:ó|ación)|(?:se )?ha(?:n)? (?:instal|estable|cre|puesto en operación)\w*)"
    r"(?: (?:en|de|del|desde|a partir de) (?:\w+ )?(?:del? )?(?:año )?\d{4},?)?(?: del?)?(?: el| la| un| una)?\s+$"
    # "el espacio se consolida como Centro ...": under that name.
    r"|\bse consolid\w+ (?:\w+ ){0,3}como (?:el |la |un |una )?$"
)
# A fact among the challenges: an agreement signed, "Anualmente se firman las Bases de Colaboración entre ... y la
# Secretaría ..." (compendio-2024:4489), or what was done about a challenge and with whom, "Lo anterior se ha resuelto
# con apoyo del ...".
SIGNED = re.compile(
    r"\bse (?:firm|suscrib)\w+\b[^.;]*\b(?:con|entre)\b[^.;]*$"
    r"|\bse ha(?:n)? \w+[dt][oa]s?\b[^.;]*\b(?:con(?: el| la)? (?:apoyo|colaboración|ayuda)"
    r"|en (?:coordinación|colaboración|conjunto) con)\b[^.;]*$"
)
# Before the first of two parties.
FIRST_PARTY = re.compile(r"\bentre (?:el|la)\s+$")
# Before a group of which the reporter is only one member: "en el marco de la Mesa ..." (compendio-2024:6297).
WITHIN = re.compile(r"\ben el marco (?:del|de la)\s+$")
# Before the body whose staff is meant. The staff is served where it is sanctioned (`SANCTION`, compendio-2024:5070) or
# taught (`STAFF_SERVED`, compendio-2024:2184), not where it teaches ("Personal adscrito a la Secretaría ... ha llevado
# a cabo talleres", compendio-2024:7511).
STAFF = re.compile(r"\b(?:adscrit[oa]s? (?:al?|en)|laboran? en)\b[^.;]*$", re.IGNORECASE)
STAFF_SERVED = re.compile(
    r"\b(?:impart|dirigid|capacit|curso|taller)\w*\b[^.;]*\b(?:adscrit[oa]s? (?:al?|en)|laboran? en)\b[^.;]*$"
    r"|\b(?:para|dirigid[oa]s? al?|impartid[oa]s? al?) (?:\w+ ){0,3}?personal de\w*\b[^.;]*$"
    r"|^\s*al personal de\w*\b[^.;]*$",
    re.IGNORECASE,
)
SANCTION = re.compile(r"\bsanci|faltas administrativas|\bqueja|\bdenuncia", re.IGNORECASE)
# Before a funder as the subject of a relative clause: "las becas (...) que proporcionaba la Fundación Carlos Slim"
# (compendio-2020:2183).
GAVE = re.compile(
    r"\b(?:becas|recursos|fondos)\b[^.;]{0,40}\bque (?:proporcion|otorg|aport)(?:aba|an?|ó|aron) (?:el |la )?$"
)
# A fund finances, whatever cue precedes: "a través del Fondo Conjunto México-Alemania" (informe-2018:3634).
FUND = re.compile(r"Fondo\b", re.IGNORECASE)
# Behind a funder as subject: "La OIM y la OIT financiaron al INM" (compendio-2020:3219).
FINANCES = re.compile(r"^(?: \([^)]*\))?(?:,? [ye] (?:el |la )?[A-ZÁÉÍÓÚ]\w+){0,2} (?:co)?financi(?:a|an|ó|aron)\b")
# A programme named after a body is run by it: "el Programa IDEFA-Puertos".
PROGRAMME = re.compile(r"Programa\b")
