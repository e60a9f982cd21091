"""The folder of a run: findings, pages in two languages, a page for each institution, tables, what changed."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from entramado.api.commands.common import write_bytes
from entramado.api.draft.runs import FINDINGS, FIRST, as_lines, rows, since_first
from entramado.api.draft.view import FindingsView
from entramado.api.draft.words import word
from entramado.api.draft.workbooks import corrections_csv, findings_csv, findings_workbook, workbook
from entramado.graph.corrections import CORRECTIONS
from entramado.graph.draft.run import DraftDesk

TEMPLATES = Path(__file__).parent.parent / "templates" / "draft"
LANGUAGES = {"es": "", "en": "en/"}
_HEAD = "id,name,acronym,sector,level,parent,state,country,wikidata,source,note"


def write_folder(desk: DraftDesk, out: Path) -> None:
    """Write everything into `out`, each file renamed into place; the first run's findings stay."""
    found = list(rows(desk))
    since = since_first(out, found)
    for folder in ("institutions", "en/institutions"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    _text(out / FINDINGS, as_lines(found))
    _text(out / "findings.csv", findings_csv(found))
    write_bytes(out / "findings.xlsx", findings_workbook(found))
    if since.first:
        _text(out / FIRST, as_lines(found))
    corrections = desk.draft.corrected.held
    if corrections or (out / CORRECTIONS).is_file():
        _text(out / CORRECTIONS, corrections_csv(corrections))
    write_bytes(out / "entries.xlsx", workbook(desk.draft))
    names = [f.row for _, f in desk.findings if f.row]
    _text(out / "institutions.csv", "\n".join([_HEAD, *names]) + "\n")
    for name in ("draft.css", "draft.js"):
        write_bytes(out / name, (TEMPLATES / f"{name}.html").read_bytes())
    pages = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for language, folder in LANGUAGES.items():
        view = FindingsView(desk, since, language)
        other = "en/index.html" if language == "es" else "../index.html"
        common = {
            "lang": language,
            "t": lambda key, language=language: word(key, language),
            "desk": desk,
            "file": desk.draft.path.name,
            "corrections": len(corrections),
        }
        root = "" if language == "es" else "../"
        page = pages.get_template("index.html").render(**common, root=root, other=other, **view.index())
        _text(out / folder / "index.html", page)
        sheet = pages.get_template("institution.html")
        for body in view.institutions():
            made = sheet.render(**common, root=f"{root}../", body=body, **view.sheet(body["id"]))
            _text(out / folder / "institutions" / f"{body['slug']}.html", made)


def _text(path: Path, text: str) -> None:
    write_bytes(path, text.encode("utf-8"))
