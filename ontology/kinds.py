"""The bodies that every state has: made from their kinds and the templates of their names.

`kinds.csv` says which kinds there are (sector, level, the kind that is the parent), `name-templates.csv` how a
body of a kind is called, `state-forms.csv` how a state is put into a name where it is not "de X", "del Estado
de X", "en X". `expand` adds one body of each kind for each state to the tables, with all its names. A template
without a state's name is shared by all states, so it is marked ambiguous. Where a body is called by a name of
its own, a row of `institution-names.csv` with the kind `official` says so; a row of `institutions.csv` with its
id stands instead of the made one. Outside every state a shared name means all of them: the `collective`, a row of
`institutions.csv` whose sector is `kind`, as a kind of bodies is no body.
"""

from __future__ import annotations

from entramado.ontology.authority_checks import Tables, slugify
from entramado.ontology.authority_csv import CsvRow
from entramado.ontology.mistakes import Mistake

COLUMNS = {
    "kinds": ("kind", "label", "sector", "level", "parent", "collective", "source"),
    "name-templates": ("kind", "template", "use"),
    "state-forms": ("state", "de", "del", "en"),
}
OFFICIAL = "official"
_USES = (OFFICIAL, "name", "acronym")
_SHARED = "ambiguous: which one is meant follows from the entry"
_OPENING = "{"


def expand(tables: Tables, mistakes: list[Mistake]) -> None:
    """Add the bodies of all kinds, and their names, to the tables of institutions and of their names."""
    kinds = {row["kind"]: row for row in tables["kinds"]}
    templates = _templates(tables["name-templates"], kinds, mistakes)
    _check_kinds(tables["kinds"], kinds, templates, mistakes)
    own = {row["id"] for row in tables["institutions"]}
    called_so = {row["institution"]: row["name"] for row in tables["institution-names"] if row["kind"] == OFFICIAL}
    short = {row["institution"]: row["name"] for row in tables["institution-names"] if row["kind"] == "acronym"}
    held = {(row["institution"], row["name"]) for row in tables["institution-names"]}
    held |= {(row["id"], name) for row in tables["institutions"] for name in (row["name"], row["acronym"])}
    for row in tables["name-templates"]:
        collective = kinds[row["kind"]]["collective"] if row["kind"] in kinds else ""
        if collective and _OPENING not in row["template"] and (collective, row["template"]) not in held:
            held.add((collective, row["template"]))
            tables["institution-names"].append(_name(row, collective, row["template"]))
    for state in tables["states"]:
        forms = _forms(state, tables["state-forms"])
        slug = slugify(state["name"])
        for kind, called in templates.items():
            body = f"{kind}-{slug}"
            names = [(row, name) for row in called if (name := _filled(row["template"], forms))]
            official = called_so.get(body) or next((name for row, name in names if row["use"] == OFFICIAL), "")
            if body not in own:
                made = {"id": body, "name": official, "acronym": short.get(body, ""), "state": state["iso3166_2"]}
                tables["institutions"].append(_body(kinds[kind], made, slug))
                held.add((body, official))
            for row, name in names:
                if (body, name) not in held:
                    held.add((body, name))
                    tables["institution-names"].append(_name(row, body, name))


def _templates(rows: list[CsvRow], kinds: dict[str, CsvRow], mistakes: list[Mistake]) -> dict[str, list[CsvRow]]:
    """The templates of each kind; what is wrong with one is a mistake, and it is left out."""
    good: dict[str, list[CsvRow]] = {}
    for row in rows:
        if row["kind"] not in kinds:
            mistakes.append(row.mistake(f"unknown kind {row['kind']!r}", "add it to kinds.csv or correct it"))
        elif row["use"] not in _USES:
            mistakes.append(row.mistake(f"unknown use {row['use']!r}", f"use one of {', '.join(_USES)}"))
        elif _filled(row["template"], _EVERY_FORM) is None:
            forms = ", ".join(f"{{{name}}}" for name in _EVERY_FORM)
            mistakes.append(row.mistake(f"{row['template']!r} is no template", f"name the state by {forms} only"))
        else:
            good.setdefault(row["kind"], []).append(row)
    return good


def _check_kinds(
    rows: list[CsvRow], kinds: dict[str, CsvRow], templates: dict[str, list[CsvRow]], mistakes: list[Mistake]
) -> None:
    for row in rows:
        if row["parent"] and row["parent"] not in kinds:
            mistakes.append(row.mistake(f"unknown parent {row['parent']!r}", "name another kind or none"))
        if not row["source"]:
            mistakes.append(row.mistake("empty 'source'", "say where such a body is named"))
        official = [t for t in templates.get(row["kind"], ()) if t["use"] == OFFICIAL]
        if len(official) != 1 or _OPENING not in official[0]["template"]:
            remedy = "give it one in name-templates.csv that names the state"
            mistakes.append(row.mistake(f"{row['kind']!r} has {len(official)} official templates", remedy))


_EVERY_FORM = {"name": "X", "of": "de X", "de": "de X", "del": "del Estado de X", "en": "en X"}


def _forms(state: CsvRow, exceptions: list[CsvRow]) -> dict[str, str]:
    """How the state is put into a name; `of` only where "Estado de X" can be said."""
    name = state["name"]
    for row in exceptions:
        if row["state"] == state["iso3166_2"]:
            return {"name": name, "de": row["de"], "del": row["del"], "en": row["en"]}
    return {form: text.replace("X", name) for form, text in _EVERY_FORM.items()}


def _filled(template: str, forms: dict[str, str]) -> str | None:
    """The name of a template for one state; None where the state has no such form."""
    try:
        return template.format_map(forms)
    except (KeyError, ValueError, IndexError):
        return None


def _body(kind: CsvRow, made: dict[str, str], slug: str) -> CsvRow:
    parent = f"{kind['parent']}-{slug}" if kind["parent"] else ""
    cells = made | {"sector": kind["sector"], "level": kind["level"], "parent": parent, "source": kind["source"]}
    return CsvRow(kind.file, kind.line, cells | {"country": "", "wikidata": "", "note": ""})


def _name(template: CsvRow, body: str, name: str) -> CsvRow:
    use = "name" if template["use"] == OFFICIAL else template["use"]
    note = "" if _OPENING in template["template"] else _SHARED
    return CsvRow(template.file, template.line, {"institution": body, "name": name, "kind": use, "note": note})
