"""Spanish patterns of `extract.population_features`: kinds of actions, stages of migration, in folded letters."""

from __future__ import annotations

import re

from entramado.loaders.languages.spanish.peoples import HOME_STEM

# The kind of action, by the title or the first sentence: each kind has typical audiences.
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "course",
        re.compile(
            r"\b(?:cursos?|taller(?:es)?|capacit\w+|diplomados?|seminarios?|sensibiliza\w+|jornadas? academicas?)\b"
        ),
    ),
    (
        "meeting",
        re.compile(
            r"\b(?:foros?|dialogos?|grupos? de trabajo|mesas?|comites?|comision|consejo|conferencias?|redes|red)\b"
        ),
    ),
    (
        "study",
        re.compile(
            r"\b(?:encuestas?|estadistic\w+|boletin(?:es)?|observatorio|estudios?|investigacion(?:es)?"
            r"|diagnosticos?|publicacion(?:es)?|anuario|datos|registros?)\b"
        ),
    ),
    ("campaign", re.compile(r"\b(?:campana\w*|difusion|difundir|informativ\w+|guias?|micrositio|portal|plataforma)\b")),
    (
        "rules",
        re.compile(
            r"\b(?:protocolos?|lineamientos|ley|reforma\w*|reglamento|normatividad|convenios?|acuerdos?|politicas?"
            r"|programa nacional)\b"
        ),
    ),
    ("crime", re.compile(r"\b(?:delitos?|trata|trafico|operacion|operativos?|combat\w+|investigacion criminal)\b")),
    (
        "papers",
        re.compile(r"\b(?:tramites?|visas?|pasaportes?|documentos?|curp|credencial\w*|actas?|registro civil)\b"),
    ),
    ("return", re.compile(r"\b(?:repatria\w+|retorn\w+|deport\w+|reintegra\w+)\b")),
    ("consular", re.compile(rf"\bconsul(?!t)\w+|\b{HOME_STEM}[oa]s en el ext\w+")),
    ("money", re.compile(r"\b(?:remesas?|envios?|financier\w+|bancari\w+)\b")),
)
# A wording for people; any other hint is the word for a thing: "personas mexicanas" against "remesas".
PEOPLE = re.compile(rf"(?:personas?|poblacion|comunidad|victimas|migrantes|familias|{HOME_STEM}|ciudadan|hij)")
# The stages of migration that the study prints for each practice, and their groups (buenas-practicas-oim:525, 1166,
# 3636).
STAGES: tuple[tuple[str, str], ...] = (
    ("retorno", "mexicanos-retorno"),
    ("transito", "transito"),
    ("refugio", "refugiados"),
    ("desplazamiento interno", "desplazados-internos"),
)
