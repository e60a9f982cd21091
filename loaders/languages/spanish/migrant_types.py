"""Spanish cues of `extract.migrant_types`, in folded letters: which migrants an action serves."""

from __future__ import annotations

import re
from collections.abc import Sequence

from entramado.loaders.languages.spanish.peoples import HOME_COUNTRY

# A text without one of these tells of no migrants.
MIGRATION = re.compile(r"\bmigra(?:nte|toria|torio|cion|ron)|\bmovilidad humana|\brefugi")
# Migration in every direction: "la movilidad humana", "la migración internacional".
EVERY_DIRECTION = re.compile(
    r"\bmovilidad(?:es)? (?:humanas?|y migracion)|\bmigracion (?:internacional|interna)"
    r"|\bmovilidad, migracion|\bprocesos? de migracion"
)
# Services of a state to its own people tell where they live, though the text says migrants only: who was born in the
# United States lives in the state now (compendio-2024:6549, 7018); relatives visit, bury or look after those who left
# (compendio-2024:7206, 7795, 7836, 8397); a visa is asked of an embassy to leave (compendio-2024:6531, 7152, 7329);
# papers and pensions of the United States belong to those who are back (compendio-2024:6807, 6823).
OWN_PEOPLE: Sequence[tuple[re.Pattern[str], str]] = (
    (
        re.compile(
            r"\bpasaportes? (?:american|estadounidense)\w*|\b(?:nacid[oa]s|nacieron) en (?:los )?(?:estados unidos|eua"
            rf"|la union americana|el extranjero)|\bsoy {HOME_COUNTRY}\b"
            r"|\b(?:nacimiento|pension(?:es)?|laboral) american\w*"
        ),
        "retorno",
    ),
    (
        re.compile(
            r"\bvisas? (?:american|estadounidense)\w*|\breencuentros? familiar|\b(?:migrantes|paisanos|connacionales) "
            r"(?:\w+ )?fallecidos|\bsituacion de migracion; fallecid|\b(?:restos|cuerpos?|cadaver(?:es)?)\b[^.]{0,60}"
            r"\b(?:desde|fallec\w+) (?:en )?(?:los )?(?:estados unidos|el ext)|\bse encuentr[ae]n en el ext"
            r"|\bembajada de (?:los )?(?:estados unidos|eua)|\bvisas? h-?2"
            r"|\brepatriacion de (?:los )?(?:cuerpos|restos)"
            r"|\bse encuentr[ae]n [^.]{0,40}\ben los estados unidos|\b(?:migrantes?|comunidad) \w+ en el ext"
            r"|\btramit\w+ (?:de )?(?:las )?(?:distintas )?visas?\b"
        ),
        "exterior",
    ),
)
# Repatriation of remains: the dead lived abroad (compendio-2024:7852).
REPATRIATED_REMAINS: Sequence[tuple[re.Pattern[str], str]] = (
    (re.compile(r"\b(?:traslado|repatriacion)\b.*\b(?:restos|cuerpos?|cadaver(?:es)?|fallecid[oa]s)\b"), "exterior"),
)
# Migrants of any nationality: "con independencia de su nacionalidad" (compendio-2024:2985), "nacionales y extranjeros"
# (compendio-2024:3981), "migrante interna y externa" (compendio-2024:8841).
WHOEVER = re.compile(
    r"\b(?:independencia|independientemente|sin distincion) de su nacionalidad\b|\bnacionales y extranjer[oa]s\b"
    r"|\bintern[oa]s? y extern[oa]s?\b"
    # "la población migrante de origen, destino, tránsito y retorno" (compendio-2024:7508)
    r"|\borigen, (?:transito, destino|destino, transito) y retorno\b"
)
# Assisted return to another country is of foreigners (compendio-2024:5529).
HOMEWARD: Sequence[tuple[re.Pattern[str], str]] = (
    (
        re.compile(r"\bretornos? (?:asistido|voluntario)s?\b|\bretorn\w+ [^.]{0,90}\ba sus? pais(?:es)? de origen"),
        "extranjeros",
    ),
)
# Return to several countries is of foreigners, whatever else is told (compendio-2024:9255).
TO_THEIR_COUNTRIES: Sequence[tuple[re.Pattern[str], str]] = (
    (re.compile(r"\b(?:retorn|regres|devuel)\w+ [^.;]{0,60}\ba sus paises\b"), "extranjeros"),
)
# Labour emigrants are nationals abroad (compendio-2024:1977), and so are holders of a consulate's card
# (compendio-2024:5886); campaigns against emigration (compendio-2024:6247) and help where many emigrate
# (compendio-2024:857, 988) serve no migrants.
LEAVING: Sequence[tuple[re.Pattern[str], str]] = (
    (
        re.compile(
            r"\bempleadores extranjeros|\bmercado de trabajo internacional|\bdisposicion para migrar"
            r"|\bmatriculas? consular"
        ),
        "exterior",
    ),
    (re.compile(r"\bsueno americano|\b(?:decid\w+|piens\w+|intencion de) (?:emigrar|migrar)"), "na"),
    (re.compile(r"\bindices de (?:flujo migratorio|migracion)\b"), "na"),
)
# Hostels serve people in transit (compendio-2024:8550, 2868); people in immigration detention are foreigners
# (compendio-2024:9655, 9693).
HOSTEL = re.compile(
    r"\balbergues?\b|\b(?:estaciones|estancias) (?:migratorias|provisionales)|\bdetencion (?:migratoria|de personas)"
)
