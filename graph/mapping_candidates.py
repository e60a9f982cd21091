"""Candidates of links to other vocabularies, for a person to judge: ``python -m entramado.graph.mapping_candidates``.

`ontology/mapping-candidates.sssom.tsv` holds a row a candidate (SSSOM). Who judges one writes `accepted` or `rejected`
into `decision` and a name into `reviewer_label`. Only accepted rows become links of the graph; nothing else that stands
in the file is asserted. Filling it anew keeps every judged row and every rejection.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from entramado.loaders.languages.detect import small_words
from entramado.ontology.authority import load_authority
from entramado.ontology.errors import EntramadoError
from entramado.ontology.folding import fold_words
from entramado.ontology.namespaces import RDFS, SKOS, WD
from entramado.ontology.schemes import KIND_OF_SCHEME, load_schemes

CANDIDATES: Final = Path(__file__).parent.parent / "ontology" / "mapping-candidates.sssom.tsv"
COLUMNS: Final = (
    *("subject_id", "subject_label", "predicate_id", "object_id", "object_label", "object_source"),
    *("mapping_justification", "confidence", "reviewer_label", "decision"),
)
DECISIONS: Final = ("", "accepted", "rejected")
PREDICATES: Final = {f"skos:{name}Match": f"{SKOS}{name}Match" for name in ("exact", "close", "broad", "narrow")}
_LEAST: Final = 1 / 3
_MOST: Final = 5
# A word that so many names of ours have tells none of them apart.
_COMMON: Final = 5
_LABELS: Final = (f"{SKOS}prefLabel", f"{SKOS}altLabel", f"{RDFS}label")
_WIKIDATA: Final = "https://www.wikidata.org/w/api.php"
Found = tuple[str, str]


class CandidateError(EntramadoError):
    """A file of candidates or a vocabulary that cannot be used."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Something of ours that may have a counterpart elsewhere: its compact IRI and its names."""

    id: str
    label: str
    names: tuple[str, ...]


def concept_subjects() -> list[Subject]:
    """The populations and the challenge categories."""
    schemes = load_schemes()
    return [
        Subject(f"ID:{KIND_OF_SCHEME[name]}/{one.iri_slug}", one.label_es, (one.label_en, one.label_es))
        for name in ("populations", "challenges")
        for one in schemes[name]
    ]


def institution_subjects() -> list[Subject]:
    """The bodies of the authority that have no item of Wikidata yet."""
    authority = load_authority()
    return [
        Subject(f"ID:institution/{body.id}", body.name, (body.name,))
        for body in authority.institutions.values()
        if not body.wikidata and body.sector != "kind"
    ]


def vocabulary_labels(path: Path) -> list[Found]:
    """IRI and name of every concept of a vocabulary: RDF by suffix, or JSON with `uri` and `label`.

    Raises `CandidateError`.
    """
    try:
        data = path.read_bytes()
        if path.suffix == ".json":
            return [(row["uri"], row["label"]) for row in json.loads(data)]
        format = RdfFormat.from_extension(path.suffix.removeprefix("."))
        if format is None:
            raise CandidateError(f"{path}: of no known kind; give .ttl, .nt, .rdf, .jsonld or .json")
        return [
            (quad.subject.value, quad.object.value)
            for quad in parse(data, format)
            if quad.predicate.value in _LABELS
            and isinstance(quad.object, Literal)
            and isinstance(quad.subject, NamedNode)
        ]
    except (OSError, ValueError, SyntaxError, KeyError, TypeError) as error:
        raise CandidateError(
            f"{path}: not readable as a vocabulary ({error}); give SKOS, or JSON of uri and label"
        ) from None


def likeness(one: str, other: str, left_out: Collection[str] = ()) -> float:
    """The share of the words of two names that both have, without number, small words and those `left_out`.

    >>> likeness("victims of human trafficking", "the trafficking victim")
    0.6666666666666666
    """
    a, b = _words(one) - {*left_out}, _words(other) - {*left_out}
    return len(a & b) / len(a | b) if a and b else 0.0


def common_words(subjects: Iterable[Subject]) -> frozenset[str]:
    """The words that many names have."""
    counts = Counter(word for subject in subjects for name in subject.names for word in _words(name))
    return frozenset(word for word, count in counts.items() if count >= _COMMON)


def _words(name: str) -> frozenset[str]:
    small = frozenset[str]().union(*small_words().values())
    words = {word for word in fold_words(name).split() if word not in small and len(word) > 2}
    return frozenset(word.removesuffix("s") if len(word) > 3 else word for word in words)


def rank(
    subject: Subject, found: Iterable[Found], source: str, left_out: Collection[str] = ()
) -> Iterator[dict[str, str]]:
    """The likeliest counterparts of a subject as rows, best first."""
    scored: dict[str, tuple[float, str]] = {}
    for iri, label in found:
        score = max(likeness(name, label, left_out) for name in subject.names)
        if score >= _LEAST and score > scored.get(iri, (0.0, ""))[0]:
            scored[iri] = (score, label)
    best = sorted(scored.items(), key=lambda pair: (-pair[1][0], pair[1][1], pair[0]))[:_MOST]
    for iri, (score, label) in best:
        yield {
            "subject_id": subject.id,
            "subject_label": subject.label,
            "predicate_id": "skos:exactMatch" if score == 1 else "skos:closeMatch",
            "object_id": iri,
            "object_label": label,
            "object_source": source,
            "mapping_justification": "semapv:LexicalMatching"
            if score == 1
            else "semapv:LexicalSimilarityThresholdMatching",
            "confidence": f"{score:.2f}",
            "reviewer_label": "",
            "decision": "",
        }


def wikidata(name: str, get: Callable[[str], bytes] | None = None) -> list[Found]:
    """Items of Wikidata that its own search finds for a name. Asks the network unless `get` answers instead."""
    values = {"action": "wbsearchentities", "search": name, "language": "es", "uselang": "es", "format": "json"}
    answer = json.loads((get or _get)(f"{_WIKIDATA}?{urlencode(values)}"))
    return [(WD + one["id"], one.get("label", "")) for one in answer.get("search", ())]


def _get(address: str) -> bytes:
    request = Request(address, headers={"User-Agent": "entramado (mapping candidates)"})
    with urlopen(request, timeout=30) as answer:
        data: bytes = answer.read()
    return data


def read(path: Path = CANDIDATES) -> list[dict[str, str]]:
    """The rows of the file. Raises `CandidateError` with file and line."""
    rows = []
    with path.open(encoding="utf-8", newline="") as handle:
        lines = [(number, line) for number, line in enumerate(handle, 1) if not line.startswith("#")]
    reader = csv.DictReader((line for _, line in lines), delimiter="\t", quoting=csv.QUOTE_NONE)
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise CandidateError(f"{path.name}:{lines[0][0] if lines else 1}: the header is {' '.join(COLUMNS)}")
    for (number, _), row in zip(lines[1:], reader, strict=True):
        judged = bool(row["decision"])
        if row["decision"] not in DECISIONS or row["predicate_id"] not in PREDICATES or not row["object_id"]:
            raise CandidateError(f"{path.name}:{number}: decision, predicate or object is malformed; mend the row")
        if judged and not row["reviewer_label"]:
            raise CandidateError(f"{path.name}:{number}: judged by nobody; write a name into reviewer_label")
        rows.append(row)
    return rows


def write(rows: Iterable[Mapping[str, str]], path: Path = CANDIDATES) -> None:
    """Write the file, sorted by subject, source and confidence."""
    head = [
        "#curie_map:",
        "#  ID: https://w3id.org/entramado/id/",
        f"#  skos: {SKOS}",
        "#  semapv: https://w3id.org/semapv/vocab/",
        "#mapping_set_id: https://w3id.org/entramado/ontology/mapping-candidates.sssom.tsv",
        "#license: https://creativecommons.org/licenses/by/4.0/",
        "#extension_definitions:",
        "#  - slot_name: decision",
        "#comment: Candidates for a person to judge; only rows whose decision is 'accepted' are links of the graph.",
        "\t".join(COLUMNS),
    ]
    ordered = sorted(
        rows, key=lambda row: (row["subject_id"], row["object_source"], -float(row["confidence"]), row["object_id"])
    )
    lines = ["\t".join(" ".join(row[name].split()) for name in COLUMNS) for row in ordered]
    path.write_text("\n".join([*head, *lines, ""]), encoding="utf-8")


def filled(old: Iterable[dict[str, str]], new: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """New candidates beside what was judged: a row that a person has judged stays as it is."""
    rows = {(row["subject_id"], row["object_id"]): row for row in new}
    return list((rows | {(row["subject_id"], row["object_id"]): row for row in old if row["decision"]}).values())


def accepted(path: Path = CANDIDATES) -> list[tuple[str, str, str]]:
    """What a person has confirmed: path of the subject under the base, predicate, object (IRIs)."""
    return [
        (row["subject_id"].replace("ID:", "id/", 1), PREDICATES[row["predicate_id"]], row["object_id"])
        for row in read(path)
        if row["decision"] == "accepted"
    ]


def main(arguments: list[str] | None = None) -> int:
    """Fill the file from vocabularies (files) and, where asked, from Wikidata."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument(
        "vocabularies", nargs="*", metavar="NAME=FILE", help="as in eurovoc=eurovoc.rdf, unbis=unbis.ttl"
    )
    parser.add_argument("--wikidata", action="store_true", help="ask Wikidata about every institution without an item")
    parser.add_argument("--out", type=Path, default=CANDIDATES)
    args = parser.parse_args(arguments)
    rows: list[dict[str, str]] = []
    try:
        for pair in args.vocabularies:
            name, _, file = pair.partition("=")
            labels = vocabulary_labels(Path(file))
            subjects = concept_subjects()
            common = common_words(subjects)
            rows += [row for subject in subjects for row in rank(subject, labels, name, common)]
        if args.wikidata:
            for subject in institution_subjects():
                rows += rank(subject, wikidata(subject.label), "wikidata")
        filled_names = {row["object_source"] for row in rows}
        old = read(args.out) if args.out.exists() else []
        kept = [row for row in old if row["object_source"] not in filled_names]
        write([*kept, *filled([row for row in old if row not in kept], rows)], args.out)
    except (EntramadoError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{args.out}: {len(rows)} candidates from {', '.join(sorted(filled_names)) or 'nothing'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
