"""The kinds of findings: how grave each is, under which heading it stands, and its sentence in Spanish and English.

A sentence is filled with the values of a finding. `must`: it is wrong as printed; `should`: somebody should look;
`info`: good to know.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

SEVERITIES: Final = ("must", "should", "info")
SECTIONS: Final = ("content", "sums", "edition", "doubles", "names", "gaps")


@dataclass(frozen=True, slots=True)
class FindingWording:
    """A kind of finding: section, severity, its name and its sentence in two languages."""

    section: str
    severity: str
    name_es: str
    name_en: str
    es: str
    en: str


WORDING: Final[dict[str, FindingWording]] = {
    "unreadable-part": FindingWording(
        "content", "must", "parte que detiene la lectura", "part that stops the reading",
        "{what}: «{printed}»; se leyó como «{read}».",
        "{what}: “{printed}”; it was read as “{read}”."),
    "unread-lines": FindingWording(
        "content", "should", "líneas sin entrada", "lines in no entry",
        "Las líneas {first} a {last} no pertenecen a ninguna entrada ni encabezado.",
        "Lines {first} to {last} belong to no entry and no heading."),
    "reading-note": FindingWording(
        "content", "info", "nota de lectura", "note of the reading",
        "Nota de lectura ({code}): {sentence}.", "Note of the reading ({code}): {sentence}."),
    "entry-without-reporter": FindingWording(
        "content", "must", "entrada sin institución", "entry without reporter",
        "La entrada {entry} («{title}») no dice qué institución informa.",
        "Entry {entry} (“{title}”) does not say which institution reports."),
    "entry-without-results": FindingWording(
        "content", "should", "entrada sin resultados", "entry without results",
        "La entrada {entry} («{title}») no trae resultados: {why}.",
        "Entry {entry} (“{title}”) has no results: {why}."),
    "entry-without-challenges": FindingWording(
        "content", "should", "entrada sin retos", "entry without challenges",
        "La entrada {entry} («{title}») no trae retos: {why}.",
        "Entry {entry} (“{title}”) has no challenges: {why}."),
    "entry-without-figures": FindingWording(
        "content", "info", "entrada sin cifras", "entry without figures",
        "Los resultados de la entrada {entry} («{title}») no dan ninguna cifra.",
        "The results of entry {entry} (“{title}”) give no figure."),
    "entry-without-period": FindingWording(
        "content", "info", "entrada sin periodo", "entry without period",
        "La entrada {entry} («{title}») no da ninguna fecha.",
        "Entry {entry} (“{title}”) gives no date."),
    "entry-without-title": FindingWording(
        "content", "must", "entrada sin título", "entry without title",
        "La entrada {entry} no tiene título.", "Entry {entry} has no title."),
    "title-doubled": FindingWording(
        "content", "should", "título repetido", "title printed twice",
        "El título «{title}» se repite: entrada {entry} del objetivo {objective} y {others}.",
        "The title “{title}” is printed twice: entry {entry} of objective {objective} and {others}."),
    "ordinal-out-of-sequence": FindingWording(
        "content", "must", "numeración fuera de orden", "number out of sequence",
        "Aquí va la entrada {expected} del objetivo {objective}, pero dice {printed} («{title}»).",
        "Entry {expected} of objective {objective} belongs here, but it says {printed} (“{title}”)."),
    "objective-out-of-sequence": FindingWording(
        "content", "must", "objetivo fuera de orden", "objective out of sequence",
        "El encabezado «{printed}» no sigue al objetivo anterior; se leyó como objetivo {read}.",
        "The heading “{printed}” does not follow the objective before; it was read as objective {read}."),
    "heading-differs": FindingWording(
        "content", "must", "encabezado que no es de su objetivo", "heading of another objective",
        "El encabezado dice objetivo {printed}, pero sus palabras son las del objetivo {other} («{words}»).",
        "The heading says objective {printed}, but its words are those of objective {other} (“{words}”)."),
    "objective-without-entries": FindingWording(
        "content", "info", "objetivo sin entradas", "objective without entries",
        "El objetivo {objective} no tiene ninguna entrada.", "Objective {objective} has no entry."),
    "unknown-label": FindingWording(
        "content", "should", "etiqueta desconocida", "unknown label",
        "La entrada {entry} usa la etiqueta «{printed}» donde el documento usa {usual}.",
        "Entry {entry} has the label “{printed}” where the document has {usual}."),
    "label-twice": FindingWording(
        "content", "must", "etiqueta repetida", "label twice",
        "La etiqueta «{printed}» está dos veces en la misma entrada (o falta el título de otra).",
        "The label “{printed}” stands twice in one entry (or the title of another is missing)."),
    "sum-mismatch": FindingWording(
        "sums", "must", "partes que no suman", "parts that do not sum",
        "Las partes {parts} suman {sum}, pero el total dice {total}.",
        "The parts {parts} sum to {sum}, but the total says {total}."),
    "part-over-whole": FindingWording(
        "sums", "must", "parte mayor que el total", "part over whole",
        "La parte {part} es mayor que su total {total}.", "The part {part} is greater than its whole {total}."),
    "percentage-over-100": FindingWording(
        "sums", "must", "porcentaje mayor que 100", "percentage over 100",
        "El porcentaje {percentage} % es mayor que 100.", "The percentage {percentage} % is over 100."),
    "percentages-do-not-sum": FindingWording(
        "sums", "must", "porcentajes que no suman 100", "percentages that do not sum to 100",
        "Los porcentajes {parts} suman {sum} %.", "The percentages {parts} sum to {sum} %."),
    "figure-repeated": FindingWording(
        "sums", "should", "la misma cifra en varias entradas", "same figure in several entries",
        "La cifra {value} ({what}) está también en {others}.",
        "The figure {value} ({what}) stands in {others} too."),
    "figure-copied": FindingWording(
        "sums", "should", "cifra copiada de la edición anterior", "figure copied from the last edition",
        "La cifra {value} ({what}) ya estaba en {key}, línea {line}.",
        "The figure {value} ({what}) stood in {key}, line {line}, already."),
    "claim-total-differs": FindingWording(
        "sums", "must", "total anunciado que no se sostiene", "claimed total that does not hold",
        "El texto dice {claimed} {what}; las entradas son {counted}.",
        "The text says {claimed} {what}; the entries are {counted}."),
    "superlative-does-not-hold": FindingWording(
        "sums", "should", "superlativo que no se sostiene", "superlative that does not hold",
        "«{said}»: según las entradas es {right}.", "“{said}”: by the entries it is {right}."),
    "end-before-start": FindingWording(
        "sums", "must", "fin antes del inicio", "end before start",
        "El periodo termina ({end}) antes de empezar ({start}).",
        "The period ends ({end}) before it starts ({start})."),
    "impossible-date": FindingWording(
        "sums", "must", "fecha imposible", "impossible date",
        "La fecha «{printed}» no existe.", "The date “{printed}” does not exist."),
    "date-outside-period": FindingWording(
        "sums", "should", "fecha fuera del periodo", "date outside the period",
        "La fecha «{printed}» está fuera del periodo que se informa ({first} a {last}).",
        "The date “{printed}” is outside the period reported ({first} to {last})."),
    "programme-continues": FindingWording(
        "edition", "info", "programa que continúa", "programme that continues",
        "«{title}» continúa de {key}, línea {line} («{before}», parecido {score}){figures}.",
        "“{title}” continues from {key}, line {line} (“{before}”, likeness {score}){figures}."),
    "figure-jump": FindingWording(
        "edition", "should", "salto de una cifra", "jump of a figure",
        "{what}: de {before} a {now}, un factor de {factor} (límite {limit}), frente a {key}, línea {line}.",
        "{what}: from {before} to {now}, a factor of {factor} (limit {limit}), against {key}, line {line}."),
    "programme-renamed": FindingWording(
        "edition", "info", "programa que cambió de nombre", "programme renamed",
        "«{title}» se llamaba «{before}» en {key}, línea {line} (parecido {score}).",
        "“{title}” was called “{before}” in {key}, line {line} (likeness {score})."),
    "programme-new": FindingWording(
        "edition", "info", "programa nuevo", "programme new",
        "«{title}» no estaba en {key}.", "“{title}” was not in {key}."),
    "programme-ended": FindingWording(
        "edition", "info", "programa que ya no se informa", "programme no longer reported",
        "«{before}» ({who}, objetivo {objective}) estaba en {key}, línea {line}, y ya no se informa.",
        "“{before}” ({who}, objective {objective}) was in {key}, line {line}, and is no longer reported."),
    "reporter-gone": FindingWording(
        "edition", "should", "institución que ya no informa", "institution that no longer reports",
        "{name} informaba en {key} (línea {line}; acciones: {count}) y ahora no informa.",
        "{name} reported in {key} (line {line}; actions: {count}) and does not now."),
    "reporter-succeeded": FindingWording(
        "edition", "info", "institución con sucesora", "institution succeeded",
        "{name} informaba en {key} (línea {line}); ahora informa su sucesora, {successor}.",
        "{name} reported in {key} (line {line}); now its successor does, {successor}."),
    "reporter-new": FindingWording(
        "edition", "info", "institución que informa por primera vez", "institution that reports anew",
        "{name} informa (acciones: {count}) y no informaba en {key}.",
        "{name} reports (actions: {count}) and did not in {key}."),
    "predecessor-reports": FindingWording(
        "edition", "should", "institución extinta que informa", "dissolved body that reports",
        "{name} figura como informante, pero la sucedió {successor} ({since}).",
        "{name} stands as reporter, but {successor} succeeded it ({since})."),
    "state-never-reported": FindingWording(
        "edition", "info", "estado que nunca informó", "state that never reported",
        "{name} no informa aquí ni informó en ninguna edición anterior.",
        "{name} does not report here and did in no edition before."),
    "objective-lost": FindingWording(
        "edition", "should", "objetivo que pierde acciones", "objective that lost actions",
        "El objetivo {objective} pasa de {before} acciones en {key} a {now}.",
        "Objective {objective} goes from {before} actions in {key} to {now}."),
    "text-copied": FindingWording(
        "edition", "should", "texto copiado de la edición anterior", "text copied from the last edition",
        "{words} palabras seguidas son las de {key}, líneas {first} a {end}: «{said}».",
        "{words} words in a row are those of {key}, lines {first} to {end}: “{said}”."),
    "text-copied-within": FindingWording(
        "doubles", "should", "texto repetido en dos entradas", "text printed in two entries",
        "{words} palabras seguidas están también en {others}: «{said}».",
        "{words} words in a row stand in {others} too: “{said}”."),
    "same-programme-twice": FindingWording(
        "doubles", "should", "el mismo programa dos veces", "same programme twice",
        "«{title}» ({who}) parece el mismo programa que {others} (parecido {score}).",
        "“{title}” ({who}) seems the same programme as {others} (likeness {score})."),
    "unknown-body": FindingWording(
        "names", "should", "institución desconocida", "unknown body",
        "«{name}» no está en el catálogo de instituciones; las más cercanas: {near}.",
        "“{name}” is not in the authority file; the nearest: {near}."),
    "acronym-used-twice": FindingWording(
        "names", "should", "una sigla para dos instituciones", "one acronym for two bodies",
        "La sigla {acronym} es de «{name}» aquí y de «{other}» {where}.",
        "The acronym {acronym} stands for “{name}” here and for “{other}” {where}."),
    "spelling-differs": FindingWording(
        "names", "should", "nombre escrito de otra manera", "name spelt differently",
        "«{printed}» se escribe «{usual}» {where}.", "“{printed}” is spelt “{usual}” {where}."),
    "gap": FindingWording(
        "gaps", "info", "hueco", "gap",
        "El objetivo {objective} no tiene entradas de {what}; preguntar a {whom}.",
        "Objective {objective} has no entry of {what}; ask {whom}."),
    "partner-does-not-report": FindingWording(
        "gaps", "info", "socia que no informa", "partner that does not report",
        "{name} figura como socia en {count} entradas ({entries}) y no informa.",
        "{name} is named as a partner in {count} entries ({entries}) and does not report."),
}  # fmt: skip
