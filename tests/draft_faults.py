"""Some seventy faults of all kinds for the invented draft: what each changes, and the finding that must name it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from entramado.loaders.extract.extracted import Figure
from tests.draft_samples import ALONE, InventedDraft, Item

Change = Callable[[InventedDraft, Item], None]


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of the entry called `title`: one of `kinds` must name it, `said` must stand in its sentence.

    "#3" is the third entry that goes on from the last edition; "" is the whole draft.
    """

    kinds: tuple[str, ...]
    title: str
    change: Change
    said: tuple[str, ...] = ()


def results(sentence: str) -> Change:
    """Other results."""

    def change(edition: InventedDraft, item: Item) -> None:
        item.results = sentence

    return change


def beside(other: str, sentence: str) -> Change:
    """The same results in two entries."""

    def change(edition: InventedDraft, item: Item) -> None:
        named(edition, other).results = item.results = sentence

    return change


def named(edition: InventedDraft, title: str) -> Item:
    """The entry called `title`."""
    return next(i for i in edition.items if i.title == title)


def describe(sentence: str) -> Change:
    """A sentence more in the description."""

    def change(edition: InventedDraft, item: Item) -> None:
        item.description += f" {sentence}"

    return change


def setting(**values: Any) -> Change:
    """Another value of the entry's own fields."""

    def change(edition: InventedDraft, item: Item) -> None:
        for name, value in values.items():
            setattr(item, name, value)

    return change


def introduce(old: str, new: str) -> Change:
    """Other words of the introduction."""

    def change(edition: InventedDraft, item: Item) -> None:
        assert old in edition.introduction
        edition.introduction = edition.introduction.replace(old, new)

    return change


def heading(objective: int, words: str) -> Change:
    """Another objective's words behind an objective's number."""

    def change(edition: InventedDraft, item: Item) -> None:
        edition.headings[objective] = words

    return change


def reported_by(old: str, new: str) -> Change:
    """Another reporter wherever one reports."""

    def change(edition: InventedDraft, item: Item) -> None:
        for other in edition.items:
            other.reporter = new if other.reporter == old else other.reporter

    return change


def the_same(title: str) -> Change:
    """The text of another entry, word for word."""

    def change(edition: InventedDraft, item: Item) -> None:
        other = named(edition, title)
        item.description = other.description + " " + LONG
        other.description += " " + LONG

    return change


def defined_twice(other: str) -> Change:
    """One acronym for two names."""

    def change(edition: InventedDraft, item: Item) -> None:
        first, second = sorted((continuing(edition, other), item), key=edition.items.index)
        first.description += " Participa la Comisión Mexicana de Ayuda a Refugiados (COMAR) con una mesa."
        second.description += " Participa la Comisión de Obras del Mar (COMAR) con una brigada."

    return change


def continuing(edition: InventedDraft, place: str) -> Item:
    """The entry that "#3" means."""
    going_on = [i for i in edition.items if i.before is not None]
    return going_on[int(place[1:]) - 1]


def dropped(edition: InventedDraft, item: Item) -> None:
    """The entry is left out."""
    edition.items.remove(item)


def without(objective: int) -> Change:
    """An objective without any entry."""

    def change(edition: InventedDraft, item: Item) -> None:
        edition.items = [i for i in edition.items if i.objective != objective]

    return change


def partner(edition: InventedDraft, item: Item) -> None:
    """A body that two entries name as a partner and that does not report."""
    for other in edition.items[:2]:
        other.description += " Se trabaja en colaboración con el Instituto Mexicano del Seguro Social."


LONG = (
    "Las sesiones empiezan con una ronda de nombres, siguen con un mapa dibujado entre todas las personas y terminan "
    "con una lista corta de acuerdos que cada quien copia en su cuaderno antes de volver al albergue donde duerme."
)
SUMS = (
    Fault(("sum-mismatch",), "CARTILLA DE LOS TRES RÍOS",
          results("Se atendió a 1,250 personas, de las cuales 700 fueron mujeres y 560 hombres."), ("1,250", "1,260")),
    Fault(("sum-mismatch",), "FARO DE ORIENTACIÓN NOCTURNA",
          results("Se orientó a 832 personas migrantes (412 mujeres y 402 hombres)."), ("832", "814")),
    Fault(("sum-mismatch",), "RADIO LA ESPIGA EN CAMINO",
          results("Acudieron 318 mujeres y 207 hombres, para un total de 535 asistentes."), ("535", "525")),
    Fault(("sum-mismatch",), "PUENTE DE LETRAS",
          results("Pasaron por las mesas 2,417 personas. De ellas, 1,203 son mujeres y 1,204 hombres."), ("2,417",)),
    Fault(("sum-mismatch",), "MAPA VIVO DE LOS LLANOS",
          results("Se recibió a 643 niñas, niños y adolescentes: 310 niñas y 323 niños."), ("643", "633")),
    Fault(("sum-mismatch",), "BITÁCORA DEL VIAJERO",
          results("Se impartieron 61 pláticas: 23 en Puebla, 19 en Sonora y 17 en Jalisco."), ("61", "59")),
    Fault(("sum-mismatch",), "COMEDOR DEL ANDÉN SUR",
          results("Comieron 4,318 personas, de las cuales 2,100 mujeres, 1,918 hombres y 200 niñas y niños."),
          ("4,318",)),
    Fault(("percentages-do-not-sum", "sum-mismatch"), "VENTANILLA MÓVIL EL QUETZAL",
          results("El 58% de quienes asistieron fueron mujeres y el 47% hombres."), ("105",)),
    Fault(("part-over-whole",), "TALLERES DE BORDADO Y MEMORIA",
          results("Participaron 420 personas, de las cuales 517 fueron mujeres."), ("517", "420")),
    Fault(("part-over-whole",), "CANCHA ABIERTA SIN MUROS",
          results("De las 305 solicitudes recibidas, 390 fueron resueltas en el periodo."), ("390", "305")),
    Fault(("part-over-whole",), "BRIGADA DE VACUNAS LA GARZA",
          results("Se aplicaron 913 vacunas, de las cuales 1,204 se aplicaron a menores."), ("913",)),
    Fault(("percentage-over-100",), "ARCHIVO DE VOCES",
          results("El 130% de las grabaciones quedó transcrito."), ("130",)),
    Fault(("percentage-over-100",), "HUERTOS DE LA TERMINAL",
          results("Se ocupó el 112 por ciento de las parcelas."), ("112",)),
)  # fmt: skip
MORE_SUMS = (
    Fault(("sum-mismatch",), "#21",
          results("Quedaron en el padrón mujeres: 310, hombres: 295, para un total de 615."), ("615", "605")),
    Fault(("part-over-whole",), "#22", results("Del total de 218 talleres, 240 fueron en línea."), ("240", "218")),
    Fault(("end-before-start",), "#23",
          describe("Su vigencia es del 1 de mayo de 2024 al 30 de abril de 2023."), ("2024-05-01",)),
    Fault(("sum-mismatch",), "#24",
          results("Se expidieron 2,140 constancias: 1,011 a mujeres y 1,219 a hombres."), ("2,140",)),
    Fault(("end-before-start",), "#25", describe("Entre mayo de 2024 y marzo de 2023 abrió."), ("2024-05",)),
    Fault(("sum-mismatch",), "#26",
          describe("Se acogió a 1,316 personas. Después se visitó cada barrio. Llegaron 702 mujeres y 611 hombres."),
          ("1,316", "1,313")),
    Fault(("part-over-whole",), "#27", describe("Se impartieron 9 de 4 talleres previstos."), ("9", "4")),
    Fault(("percentages-do-not-sum",), "#28",
          describe("Llegaron 512 familias (61% de Puebla, 27% de Sonora y 31% de Jalisco)."), ("119",)),
    Fault(("sum-mismatch",), "#20",
          describe("Acudieron 25 personas, de las cuales 11 se identificaron como mujeres y 24 como hombres."),
          ("25", "35")),
)  # fmt: skip
FIGURES = (
    Fault(("figure-repeated",), "BECAS AL VUELO",
          beside("CINE ITINERANTE LUZ DE LUNA", "Se proyectaron 7,413 cortometrajes."), ("7,413",)),
    Fault(("figure-repeated",), "AULA DE ROBÓTICA ITINERANTE",
          beside("CLÍNICA DENTAL SONRISA EN RUTA", "Se contaron 23,457 visitas."), ("23,457",)),
)  # fmt: skip
DATES = (
    Fault(("end-before-start",), "BUZÓN DE DUDAS LABORALES",
          describe("Se desarrolló del 12 de junio de 2024 al 3 de mayo de 2024."), ("2024-06-12", "2024-05-03")),
    Fault(("end-before-start",), "LÍNEA AMARILLA DE ESCUCHA",
          setting(description="La línea inició el 4 de marzo de 2024 y concluyó el 9 de enero de 2024."),
          ("2024-03-04",)),
    Fault(("end-before-start",), "ATLAS DE ALBERGUES",
          setting(description="El atlas se levantó de noviembre de 2023 a agosto de 2023."), ("2023-11",)),
    Fault(("impossible-date",), "COSECHA SEGURA EN EL VALLE",
          describe("El 31 de noviembre de 2023 se realizó una feria."), ("31 de noviembre",)),
    Fault(("date-outside-period",), "FERIA DEL ACTA PERDIDA",
          results("El 14 de octubre de 2026 se realizó la feria con 312 actas entregadas."), ("2026",)),
    Fault(("date-outside-period",), "REFUGIO DE LOS LIBROS",
          results("En septiembre de 2027 se entregaron 418 libros."), ("2027",)),
    Fault(("date-outside-period",), "TREN DE LA MÚSICA",
          results("El 3 de mayo de 2019 se realizaron 27 conciertos."), ("2019",)),
)  # fmt: skip
PRINT = (
    Fault(("ordinal-out-of-sequence",), "OBSERVATORIO DEL CRUCE NORTE", setting(number=7), ("7",)),
    Fault(("ordinal-out-of-sequence",), "GUARDERÍA LAS LUCIÉRNAGAS", setting(number=12), ("12",)),
    Fault(("ordinal-out-of-sequence",), "SENDERO DE LAS LENGUAS", setting(number=1), ("1",)),
    Fault(("entry-without-reporter",), "PATIO DE OFICIOS", setting(reporter="")),
    Fault(("entry-without-results",), "MERCADO DE TRUEQUE AMIGO", setting(results_label="", results="")),
    Fault(("entry-without-challenges",), "VELERO DE LA SALUD MENTAL", setting(challenges_label="", challenges=[])),
    Fault(("unknown-label",), "#1", setting(challenges_label="OBSTÁCULOS"), ("OBSTÁCULOS",)),
    Fault(("unknown-label",), "#2", setting(results_label="HALLAZGOS"), ("HALLAZGOS",)),
    Fault(("unknown-label",), "#3", setting(challenges_label="DESAFÍOS"), ("DESAFÍOS",)),
    Fault(("unknown-label",), "#4", setting(results_label="RESUTADOS"), ("RESUTADOS",)),
    Fault(("label-twice",), "#5", setting(tail="RESULTADOS\nSe sumaron dos sedes más."), ("RESULTADOS",)),
    Fault(("entry-without-figures",), "#6", results("Se acompañó a quienes llegaron.")),
    Fault(("entry-without-period",), "#7", setting(description="Se acompaña a quienes llegan.")),
    Fault(("heading-differs",), "", heading(17, "Cooperar para facilitar el regreso y la readmisión en condiciones de "
          "seguridad y dignidad, así como la reintegración sostenible"), ("17", "21")),
    Fault(("title-doubled",), "#8", lambda e, i: setattr(i, "title", e.items[0].title)),
)  # fmt: skip
NAMES = (
    Fault(("unknown-body",), "#9", setting(reporter="INSTITUTO DE ASUNTOS LUNARES"), ("LUNARES",)),
    Fault(("unknown-body",), "#10",
          describe("Colabora el Instituto Nacional de la Nube Blanca en la difusión."), ("Nube",)),
    Fault(("acronym-used-twice",), "#12", defined_twice("#11"), ("COMAR",)),
    Fault(("acronym-used-twice",), "#29",
          describe("Colabora el Instituto Nacional de Migración (CONAPO) con una mesa."), ("CONAPO",)),
    Fault(("spelling-differs",), "#13",
          describe("Participa la Comisión Mexicana de Ayuda a Refujiados en cada sede."), ("Refujiados",)),
    Fault(("spelling-differs",), "#14",
          describe("En coordinación con la Secretaria de Relaciones Exteriores se abrió una mesa."), ("Secretaria",)),
)  # fmt: skip
DOUBLES = (
    Fault(("text-copied-within",), "#15", the_same("CARTILLA DE LOS TRES RÍOS")),
    Fault(("same-programme-twice", "title-doubled"), "#8", setting()),
    Fault(("text-copied-within",), "#16", the_same("FARO DE ORIENTACIÓN NOCTURNA")),
)  # fmt: skip
CLAIMS = (
    Fault(("claim-total-differs",), "", introduce("reúne 60 acciones", "reúne 74 acciones"), ("74",)),
    Fault(("claim-total-differs",), "", introduce("El periodo", "Participaron 88 instituciones. El periodo"), ("88",)),
    Fault(("superlative-does-not-hold",), "", introduce("que reúne más acciones", "que tiene menos acciones")),
)  # fmt: skip
EDITION = (
    Fault(("reporter-gone",), "", reported_by("CONAPRED", "SEP"), ("CONAPRED",)),
    Fault(("reporter-gone",), "", reported_by("TABASCO", "CHIAPAS"), ("Tabasco",)),
    Fault(("gap",), "", reported_by("CHIAPAS", "OAXACA"), ("Chiapas",)),
    Fault(("objective-without-entries",), "", without(ALONE), (str(ALONE),)),
    Fault(("programme-ended",), "#17", dropped),
    Fault(("predecessor-reports",), "", reported_by("STPS", "CONACYT"), ("CONACYT",)),
    Fault(("partner-does-not-report",), "", partner, ("Instituto Mexicano del Seguro Social",)),
)  # fmt: skip


def compared(edition: InventedDraft) -> list[Fault]:
    """Figures taken over from the last edition, and figures that jump, of the first entries that have such."""
    out: list[Fault] = []
    for item in edition.items:
        figure = next((f for f in item.before.figures if _plain(f)), None) if item.before else None
        if figure is None or len(out) == 4:
            continue
        jumps = len(out) > 1
        value = figure.value * 12 + 1 if jumps else figure.value
        kind = "figure-jump" if jumps else "figure-copied"
        out.append(Fault((kind,), item.title, results(f"Se contaron {value:,.0f} {figure.what}."), (f"{value:,.0f}",)))
    return out


def _plain(figure: Figure) -> bool:
    """Whether a figure is no round one and counts something by two words."""
    words = [w for w in figure.what.split()[:2] if w.isalpha() and len(w) > 4]
    return 1000 < figure.value < 100_000 and figure.value % 100 != 0 and len(words) > 1 and figure.group == "total"


def all_faults(edition: InventedDraft) -> list[Fault]:
    """Every fault, for the draft `edition`."""
    return [*SUMS, *MORE_SUMS, *FIGURES, *DATES, *PRINT, *NAMES, *DOUBLES, *CLAIMS, *EDITION, *compared(edition)]


def seed(edition: InventedDraft, faults: list[Fault]) -> dict[int, str]:
    """Put the faults into the draft; give the title of each fault's entry by the fault's position."""
    places = [_item(edition, fault) for fault in faults]
    for fault, item in zip(faults, places, strict=True):
        fault.change(edition, item)
    return {at: item.title if faults[at].title else "" for at, item in enumerate(places)}


def _item(edition: InventedDraft, fault: Fault) -> Item:
    if not fault.title:
        return edition.items[0]
    return continuing(edition, fault.title) if fault.title.startswith("#") else named(edition, fault.title)
