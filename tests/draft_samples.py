"""An invented draft of the next edition, clean or with seeded faults, as text, Word file and PDF.

Nothing in it happened. Half of its entries go on from titles of the last edition, so that both can be compared.
"""

from __future__ import annotations

import io
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import docx

from entramado.graph.draft.draft_records import Record
from entramado.ontology.folding import fold_words

HEADINGS = {
    1: "Recopilar y utilizar datos exactos y desglosados para formular políticas con base empírica",
    3: "Proporcionar información exacta y oportuna en todas las etapas de la migración",
    4: "Velar por que todos los migrantes tengan pruebas de su identidad jurídica y documentación adecuada",
    7: "Abordar y reducir las vulnerabilidades en la migración",
    14: "Mejorar la protección, asistencia y cooperación consulares a lo largo de todo el ciclo migratorio",
    15: "Proporcionar a los migrantes acceso a servicios básicos",
    16: "Empoderar a los migrantes y las sociedades para lograr la plena inclusión y la cohesión social",
    20: "Promover transferencias de remesas más rápidas, seguras y económicas y fomentar la inclusión financiera",
    17: "Eliminar todas las formas de discriminación y promover un discurso público con base empírica",
}
OBJECTIVES = tuple(sorted(HEADINGS)[:-1])
ALONE = 20
TITLES = (
    "CARTILLA DE LOS TRES RÍOS", "FARO DE ORIENTACIÓN NOCTURNA", "RADIO LA ESPIGA EN CAMINO", "PUENTE DE LETRAS",
    "MAPA VIVO DE LOS LLANOS", "BITÁCORA DEL VIAJERO", "COMEDOR DEL ANDÉN SUR", "VENTANILLA MÓVIL EL QUETZAL",
    "TALLERES DE BORDADO Y MEMORIA", "CANCHA ABIERTA SIN MUROS", "BRIGADA DE VACUNAS LA GARZA", "ARCHIVO DE VOCES",
    "HUERTOS DE LA TERMINAL", "CINE ITINERANTE LUZ DE LUNA", "BECAS AL VUELO", "CLÍNICA DENTAL SONRISA EN RUTA",
    "AULA DE ROBÓTICA ITINERANTE", "BUZÓN DE DUDAS LABORALES", "LÍNEA AMARILLA DE ESCUCHA", "ATLAS DE ALBERGUES",
    "COSECHA SEGURA EN EL VALLE", "FERIA DEL ACTA PERDIDA", "REFUGIO DE LOS LIBROS", "TREN DE LA MÚSICA",
    "OBSERVATORIO DEL CRUCE NORTE", "GUARDERÍA LAS LUCIÉRNAGAS", "SENDERO DE LAS LENGUAS", "PATIO DE OFICIOS",
    "MERCADO DE TRUEQUE AMIGO", "VELERO DE LA SALUD MENTAL",
)  # fmt: skip
REPORTERS = ("SRE", "INM", "STPS", "SEP", "CONAPRED", "INMUJERES", "CHIAPAS", "TABASCO", "OAXACA", "VERACRUZ")
STATES = frozenset(("CHIAPAS", "TABASCO", "OAXACA", "VERACRUZ"))
RESULTS = (
    "Se atendió a {t} personas en {topic}, de las cuales {m} fueron mujeres y {h} hombres.",
    "Se orientó en {topic} a {t} personas ({m} mujeres y {h} hombres).",
    "Acudieron a {topic} {m} mujeres y {h} hombres, para un total de {t} asistentes.",
    "Pasaron por {topic} {t} personas. De ellas, {m} son mujeres y {h} hombres.",
    "Se impartieron {t} pláticas de {topic}: {a} en Puebla, {b} en Sonora y {c} en Jalisco.",
    "De las {t} solicitudes que recibió {topic}, {m} fueron resueltas.",
    "En {topic} el {p}% de quienes asistieron fueron mujeres y el {q}% hombres; se contaron {t} visitas.",
)
OPENINGS = (
    "{Topic} nació para acompañar a quienes llegan con preguntas y sin prisa.",
    "Con {topic} se busca que nadie se quede sin una respuesta clara.",
    "El equipo de {topic} recorre plazas y mercados con materiales propios.",
    "Quien visita {topic} recibe una guía de bolsillo y una charla breve.",
    "Las jornadas de {topic} reúnen a vecinas, vecinos y recién llegados.",
    "Lo que distingue a {topic} es el trato cercano y el horario amplio.",
    "Voluntariado joven sostiene {topic} con turnos de mañana y de tarde.",
)
DATES = (
    "Inició el {d} de julio de 2023 y concluyó el {e} de mayo de 2024.",
    "Se desarrolló del {d} de agosto de 2023 al {e} de abril de 2024.",
    "Comenzó en octubre de 2023.",
)
CHALLENGES = (
    "Hacen falta manos para cubrir {topic} los fines de semana.",
    "El presupuesto de {topic} no alcanza para el traslado.",
    "Falta difundir {topic} en las comunidades más lejanas.",
    "Conviene traducir los materiales de {topic} a otras lenguas.",
)


@dataclass(slots=True)
class Item:
    """An entry of the invented draft; `number` is what is printed where it is not its position."""

    objective: int
    chapter: str
    title: str
    reporter: str
    description: str
    results: str
    challenges: list[str]
    values: dict[str, int] = field(default_factory=dict)
    number: int | None = None
    results_label: str = "RESULTADOS"
    challenges_label: str = "RETOS"
    tail: str = ""
    before: Record | None = None


@dataclass(slots=True)
class InventedDraft:
    """The invented draft: an introduction and its entries."""

    introduction: str
    items: list[Item]
    headings: dict[int, str] = field(default_factory=lambda: dict(HEADINGS))


def clean(last: Iterable[Record], count: int = 60) -> InventedDraft:
    """The draft without faults: 30 invented entries and those that go on from records of the last edition."""
    chance = random.Random(18)
    numbers = iter(chance.sample([n for n in range(211, 9800) if n % 10], 900))
    made: list[Item] = []
    for at, title in enumerate(TITLES):
        reporter = REPORTERS[at % len(REPORTERS)]
        made.append(_item(title, reporter, OBJECTIVES[at % len(OBJECTIVES)], at, numbers))
    made.append(_item("ALCANCÍA DEL RETORNO", "SRE", ALONE, len(made), numbers))
    for at, record in enumerate(_continuing(last)[: count - len(made)]):
        reporter = record.linked.entry.reporter_printed or "SRE"
        item = _item(record.title.upper(), reporter, record.objective or 1, at, numbers)
        made.append(replace(item, chapter=record.chapter or "APF", before=record))
    items = sorted(made, key=lambda i: (("APF", "EF").index(i.chapter), i.objective))
    actions = len(items)
    most = max(OBJECTIVES, key=lambda n: (sum(i.objective == n for i in items), -n))
    introduction = (
        f"Este compendio reúne {actions} acciones. El objetivo {most} es el que reúne más acciones. "
        "El periodo reportado abarca del mes de junio de 2023 a junio de 2024."
    )
    return InventedDraft(introduction, items)


def _continuing(last: Iterable[Record]) -> list[Record]:
    """Records of the last edition under the objectives above, each title and objective once, told by one body."""
    seen: set[str] = set()
    out = []
    for record in last:
        printed = record.linked.entry.reporter_printed or ""
        plain = printed.isupper() and printed.isalpha()
        new = fold_words(record.title) not in seen
        if record.objective in HEADINGS and record.chapter in ("APF", "EF") and plain and new:
            seen.add(fold_words(record.title))
            out.append(record)
    return out[:: max(1, len(out) // 31)]


def _item(title: str, reporter: str, objective: int, at: int, numbers: Iterator[int]) -> Item:
    a, b, c = next(numbers), next(numbers), next(numbers)
    women = 40 + at % 30
    topic = f"«{title.capitalize()}»"
    kind = at % len(RESULTS)
    total = a + b + c if kind == 4 else a + b
    values = {"t": total, "m": a, "h": b, "a": a, "b": b, "c": c, "p": women, "q": 100 - women}
    shown = {k: f"{v:,}" for k, v in values.items()} | {
        "topic": topic,
        "Topic": topic,
        "d": str(1 + at % 27),
        "e": str(1 + at // 4),
    }
    opening = f"{OPENINGS[(at * 3) % len(OPENINGS)]} {DATES[at % len(DATES)]}".format_map(shown)
    challenges = [CHALLENGES[(at * 5) % len(CHALLENGES)].format_map(shown)]
    chapter = "EF" if reporter in STATES else "APF"
    return Item(objective, chapter, title, reporter, opening, RESULTS[kind].format_map(shown), challenges, values)


def text(edition: InventedDraft) -> str:
    """The draft as a text file, printed like the edition of 2024."""
    out = ["COMPENDIO GENERAL DE PRUEBA", "", "Introducción", "", edition.introduction, ""]
    before: tuple[str, int] | None = None
    number = 0
    for item in edition.items:
        place = (item.chapter, item.objective)
        if place != before:
            out += ["", f" Objetivo {item.objective}. {edition.headings[item.objective]}", ""]
            number = 0
        before, number = place, number + 1
        reporter = f" – {item.reporter}." if item.reporter else "."
        out += [f"{item.number or number}. {item.title}{reporter}", "", item.description, ""]
        if item.results_label:
            out += [item.results_label, item.results, ""]
        if item.challenges_label:
            out += [item.challenges_label, *(f"• {c}" for c in item.challenges), ""]
        out += [item.tail, ""] if item.tail else []
    return "\n".join(out) + "\n"


def word_file(edition: InventedDraft) -> bytes:
    """The draft as a Word file: objectives as headings, challenges as list items, everything else as paragraphs."""
    made = docx.Document()
    for line in text(edition).split("\n"):
        plain = line.strip()
        if plain.startswith("Objetivo "):
            made.add_heading(plain, level=1)
        elif plain.startswith("• "):
            made.add_paragraph(plain[2:], style="List Bullet")
        elif plain:
            made.add_paragraph(plain)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
