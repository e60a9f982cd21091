"""The rules for sentences of a state's panorama: a pattern, and what each figure in it counts.

Indicators are codes (`emigrantes`, `entradas` ...); a figure without a code is "otro" with a label. The label of a
table's row is no evidence of what a sentence counts: in three states Emigración and Inmigración are swapped
(buenas-practicas-oim:2927, 3074, 3193).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# "3 769 020", "152,377", "30, 788", "17100", "129 mil 231"; "2020, 31 404" are two numbers.
COUNT = r"(?<![\d.,])(?:\d{1,3}(?:(?:, ?| )\d{3})+(?!\d)(?:\.\d)?|\d+)(?:\s+mil\b(?:\s+\d{1,3}\b(?!\s*%))?)?"
# "36.4%", "17. 2 %", "9,8%", ".17%"
PERCENT = r"(?<![\d.,])(?:\d{1,3}(?:[.,] ?\d{1,2})?|[.,]\d{1,2})\s?%"

# Labels of figures without an indicator of their own that other modules look for.
SHARE_OF_ENTRIES = "entradas: porcentaje del total nacional"
RESIDENCES = "personas extranjeras que obtuvieron un tipo de residencia"
NATIONAL_ENTRIES = "entradas: total nacional (nota al pie)"
_NATIONAL_TEMPORARY = "tarjetas de residente temporal expedidas en el país (nota al pie)"
_NATIONAL_PERMANENT = "tarjetas de residente permanente en el país (nota al pie)"
_NATIONAL_RENEWED = "tarjetas de residente permanente renovadas en el país (nota al pie)"
NATIONAL_LABELS = frozenset((NATIONAL_ENTRIES, _NATIONAL_TEMPORARY, _NATIONAL_PERMANENT, _NATIONAL_RENEWED))


@dataclass(frozen=True, slots=True)
class Fact:
    """What the figure in the pattern's group `value` counts: the fields of its `Statistic`.

    `group`, `unit` and `label` may refer to other groups of the pattern: ``{name}``. `share`: a figure with decimals is
    a percentage even where the sign is missing.
    """

    value: str
    indicator: str
    group: str
    unit: str
    label: str | None = None
    share: bool = False


@dataclass(frozen=True, slots=True)
class FurtherFigure:
    """Further figures of the same sentence, behind the rule's own match."""

    pattern: re.Pattern[str]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class PanoramaRule:
    """A sentence's pattern, its figures, and the kind of their period: half-year, census, emigration or year.

    `alone`: it applies only where no rule before matched the sentence.
    """

    pattern: re.Pattern[str]
    facts: tuple[Fact, ...]
    period: str
    parts: tuple[FurtherFigure, ...] = ()
    alone: bool = False


def _pattern(text: str) -> re.Pattern[str]:
    """Compile a pattern: ``<name=N>`` is a group with a count, ``<name=P>`` with a percentage, a blank any blanks."""
    text = text.replace(" ", r"\s+")
    text = re.sub(r"<(\w+)=N>", lambda m: rf"(?P<{m[1]}>{COUNT})", text)
    text = re.sub(r"<(\w+)=P>", lambda m: rf"(?P<{m[1]}>{PERCENT})", text)
    return re.compile(text, re.IGNORECASE)


def _by_sex(indicator: str) -> FurtherFigure:
    """``el 49.6% son mujeres``, ``14 481 hombres``, ``1 persona menor de 18 años``; "46.1 mujeres" lacks its sign."""
    share = PERCENT + r"|\d+\.\d+"
    words = r"\s*(?:son\s+|fueron\s+|eran\s+)?"
    pattern = "|".join(
        rf"(?P<{name}>{share}|{COUNT}){words}{noun}"
        for name, noun in (
            ("m", r"mujeres\b"),
            ("h", r"hombres\b"),
            ("k", r"(?:personas?\s+)?menor(?:es)?\s+de\s+18\s+años"),
        )
    )
    groups = {"m": "mujeres", "h": "hombres", "k": "menores-18"}
    facts = tuple(Fact(name, indicator, group, "personas", share=True) for name, group in groups.items())
    return FurtherFigure(re.compile(pattern, re.IGNORECASE), facts)


def _rule(
    pattern: str, *facts: Fact, period: str = "half-year", parts: tuple[FurtherFigure, ...] = (), alone: bool = False
) -> PanoramaRule:
    return PanoramaRule(_pattern(pattern), facts, period, parts, alone)


def _cards(indicator: str) -> Fact:
    return Fact("n", indicator, "total", "tarjetas")


_TEMPORARY, _PERMANENT, _RENEWED = "tarjeta-residente-temporal", "tarjeta-residente-permanente", "tarjeta-renovada"
_BY_COUNTRY = FurtherFigure(
    _pattern(r"<n=P> (?:de ellas |nacidas )*en (?P<name>[^,.;\d]+?)(?=\s*(?:[,.;]|$| y (?:el )?[\d.]))"),
    (Fact("n", "inmigrantes", "{name}", "%"),),
)
_BORN = Fact("n", "inmigrantes", "total", "personas")
_ENCOUNTERS = "encuentros con la Patrulla Fronteriza, sector de {sector}"

_POPULATION = (
    _rule(
        r"(?:total de <n=N> personas habitantes|población total de <m=N> personas)",
        Fact("n", "poblacion-total", "total", "personas"),
        Fact("m", "poblacion-total", "total", "personas"),
        period="census",
        parts=(_by_sex("poblacion-total"),),
    ),
    _rule(
        r"(?:<n=N> personas e?migraron de|emigrantes, se registró un total de <m=N> personas)",
        Fact("n", "emigrantes", "total", "personas"),
        Fact("m", "emigrantes", "total", "personas"),
        period="emigration",
        parts=(_by_sex("emigrantes"),),
    ),
    _rule(
        r"<n=N> personas (?:nacieron en otro país|nacidas en otros países)",
        _BORN,
        period="census",
        parts=(_BY_COUNTRY,),
    ),
    _rule(r"población nacida en otros países\s*: <n=N>", _BORN, period="census"),
    _rule(
        r"<n=N> inmigrantes internacionales",
        Fact("n", "otro", "total", "personas", "inmigrantes internacionales"),
        period="census",
        parts=(
            FurtherFigure(
                _pattern(r"<n=P> corresponden? a (?P<name>[^.]+)"),
                (Fact("n", "otro", "{name}", "%", "inmigrantes internacionales por país de origen"),),
            ),
        ),
    ),
    _rule(
        r"municipio\b[^.:]* es (?P<name>[^,.]+), con <n=N> personas",
        Fact("n", "otro", "{name}", "personas", "municipio con la mayor población nacida en otro país"),
        period="census",
    ),
)

_ENTRIES = (
    _rule(
        r"total de <n=N> (?:entradas|registros de entrada)",
        Fact("n", "entradas", "total", "entradas"),
        parts=(
            FurtherFigure(
                _pattern(r"<n=P> del total"),
                (Fact("n", "otro", "total", "%", SHARE_OF_ENTRIES),),
            ),
        ),
    ),
    # "17 100 entradas de personas, todas por vía aérea" (buenas-practicas-oim:2159)
    _rule(r"<n=N> entradas de personas, todas por vía aérea", Fact("n", "entradas", "aereas", "entradas")),
)

_CARDS = (
    _rule(
        r"total de <n=N> personas extranjeras\b.* obtuvieron",
        Fact("n", "otro", "total", "personas", RESIDENCES),
    ),
    _rule(r"tarjetas de resid\w+ temporal(?:es)?(?: emitidas)?\s*:? <n=N>", _cards(_TEMPORARY)),
    _rule(r"tarjetas de resid\w+ permanentes?(?: emitidas)?\s*:? <n=N>", _cards(_PERMANENT)),
    _rule(r"tarjetas de resid\w+ permanentes? renovadas\s*:? <n=N>", _cards(_RENEWED)),
    _rule(r"residente temporal\s*: <n=N>", Fact("n", _TEMPORARY, "total", "condiciones de estancia")),
    _rule(r"residente permanente\s*: <n=N>", Fact("n", _PERMANENT, "total", "condiciones de estancia")),
    _rule(r"<n=N> residencias temporales", Fact("n", _TEMPORARY, "total", "residencias")),
    _rule(r"<n=N> residencias permanentes", Fact("n", _PERMANENT, "total", "residencias")),
    _rule(r"emitieron <n=N> tarjetas de residencia temporal", _cards(_TEMPORARY)),
    _rule(
        r"emitieron <n=N> tarjetas de residente permanente\d*(?: y renovaron <m=N>)?",
        _cards(_PERMANENT),
        Fact("m", _RENEWED, "total", "tarjetas"),
    ),
)

_PRESENTED = (
    _rule(r"fueron presentadas[^:]*: <n=N> personas", Fact("n", "presentados", "total", "personas")),
    _rule(
        r"(?:<n=N> eventos de (?:extranjeros presentados|presentación)|extranjeros presentados[^:\d]*: <m=N>)",
        Fact("n", "presentados", "total", "eventos"),
        Fact("m", "presentados", "total", "eventos"),
    ),
)

_DEPORTED, _ASSISTED = "devueltos-deportacion", "devueltos-retorno-asistido"
_RETURNED = (
    _rule(
        r"devuelt[ao]s por deportación y retorno asistido[^:]*:\s*<n=N>",
        Fact("n", "otro", "total", "eventos", "devueltos por deportación y retorno asistido"),
    ),
    _rule(r"devuelt[ao]s por deportación\s*:\s*<n=N>", Fact("n", _DEPORTED, "total", "personas")),
    _rule(
        r"(?:menores de 18 años devuelt[ao]s por retorno asistido[^:]*:\s*<n=N>"
        r"|devuelt[ao]s por retorno asistido\s*:\s*<m=N> personas menores de 18 años)",
        Fact("n", _ASSISTED, "menores-18", "personas"),
        Fact("m", _ASSISTED, "menores-18", "personas"),
    ),
    _rule(r"devuelt[ao]s por retorno asistido\s*:\s*<n=N>", Fact("n", _ASSISTED, "total", "personas"), alone=True),
    _rule(
        r"<n=N> eventos? de deportación",
        Fact("n", _DEPORTED, "total", "eventos"),
        parts=(
            FurtherFigure(
                _pattern(r"<n=N>\s*retornos asistidos(?! de menores)|<m=N>\s*retornos asistidos de menores"),
                (Fact("n", _ASSISTED, "total", "eventos"), Fact("m", _ASSISTED, "menores-18", "eventos")),
            ),
        ),
    ),
    _rule(
        r"total de <n=N> personas originarias de .* repatriadas",
        Fact("n", "repatriados", "total", "personas"),
        parts=(_by_sex("repatriados"),),
    ),
    _rule(
        r"^[•·]?\s*<n=N> (?P<name>orientaciones|rescates|acciones de asistencia social)",
        Fact("n", "otro", "total", "acciones", "acciones de protección a migrantes: {name}"),
    ),
)

_BORDER = (
    _rule(
        r"patrulla fronteriza, en el sector de (?P<sector>[^,]+),.* título 42, <a=N>.* título 8, <b=N>.*"
        r" total,? <c=N> encuentros",
        Fact("a", "otro", "Título 42", "personas", _ENCOUNTERS),
        Fact("b", "otro", "Título 8", "personas", _ENCOUNTERS),
        Fact("c", "otro", "total", "encuentros", _ENCOUNTERS),
    ),
    _rule(
        r"total de <n=N> (?P<name>encuentros|internaciones)",
        Fact("n", "otro", "total", "{name}", "{name} en la frontera, todos los sectores"),
    ),
)

ORDINALS = {
    name: place
    for place, name in enumerate(
        ("primer", "segundo", "tercer", "cuarto", "quinto", "sexto", "septimo", "octavo", "noveno", "decimo"), 1
    )
}
_REMITTANCES = (
    _rule(
        r"(?P<n>primer|segundo|tercer|cuarto|quinto|sexto|s[eé]ptimo|octavo|noveno|d[eé]cimo) lugar"
        r" en la entrada de remesas",
        Fact("n", "otro", "total", "lugar", "lugar nacional en la entrada de remesas"),
        period="year",
    ),
    _rule(
        r"lugar en la entrada de remesas con <n=N> (?P<unit>millones de dólares)",
        Fact("n", "otro", "total", "millones de dólares", "entrada de remesas"),
        period="year",
    ),
    _rule(
        r"en el lugar <n=N> en cuanto a dependencia",
        Fact("n", "otro", "total", "lugar", "lugar nacional en dependencia de las remesas"),
        period="year",
    ),
)

RULES: tuple[PanoramaRule, ...] = (*_POPULATION, *_ENTRIES, *_CARDS, *_PRESENTED, *_RETURNED, *_BORDER, *_REMITTANCES)

# The national figure that a note gives, by the indicator of the statistic on whose line the note is referred to.
NATIONAL_OF = {
    "entradas": (NATIONAL_ENTRIES, "entradas"),
    _TEMPORARY: (_NATIONAL_TEMPORARY, "tarjetas"),
    _PERMANENT: (_NATIONAL_PERMANENT, "tarjetas"),
    _RENEWED: (_NATIONAL_RENEWED, "tarjetas"),
}
NATIONAL_COUNT = re.compile(
    rf"^(?P<n>{COUNT}) (?:\w+ )*?(?:en el país|en el periodo)"
    rf"|^(?:El )?total de (?:registros|entradas)\b[^:]*: (?P<m>{COUNT})",
    re.IGNORECASE,
)
NATIONAL_SHARE = re.compile(rf"^El (?P<n>{PERCENT}) del total de entradas", re.IGNORECASE)
