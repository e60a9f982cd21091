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
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import ceil
from pathlib import Path
from typing import Final
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from entramado.graph.mapping_sources import CandidateError, ListedName, Source, read_labels, sources
from entramado.loaders.languages.detect import small_words
from entramado.ontology.authority import Authority, Institution, load_authority
from entramado.ontology.errors import EntramadoError
from entramado.ontology.folding import fold_words
from entramado.ontology.namespaces import SKOS, WD
from entramado.ontology.profiles import shared_english
from entramado.ontology.schemes import KIND_OF_SCHEME, load_schemes

CANDIDATES: Final = Path(__file__).parent.parent / "ontology" / "mapping-candidates.sssom.tsv"
COLUMNS: Final = (
    *("subject_id", "subject_label", "predicate_id", "object_id", "object_label", "object_source"),
    *("mapping_provider", "mapping_justification", "confidence", "match_string", "reviewer_label", "decision"),
)
CANDIDATE: Final = "candidate"
DECISIONS: Final = (CANDIDATE, "accepted", "rejected")
PREDICATES: Final = {f"skos:{name}Match": f"{SKOS}{name}Match" for name in ("exact", "close", "broad", "narrow")}
# The vocabulary that an identifier belongs to, by how it begins.
VOCABULARIES: Final = {
    WD: "wikidata",
    "http://eurovoc.europa.eu/": "eurovoc",
    "http://metadata.un.org/thesaurus/": "unbis",
    "https://ror.org/": "ror",
}
# Bodies share words such as "Secretaría de": two names must have more in common than two concepts.
_LEAST: Final = {"concepts": 1 / 3, "institutions": 0.8}
_MOST: Final = {"concepts": 5, "institutions": 3}
# A word that at least so many of our names have does not distinguish them.
_COMMON: Final = 5
_WIKIDATA: Final = "https://www.wikidata.org/w/api.php"
_ONLINE: Final = Source("wikidata", "", "institutions", "https://www.wikidata.org/", "CC0 1.0", republished=True)


@dataclass(frozen=True, slots=True)
class MappingSubject:
    """Something of ours that may have a counterpart elsewhere: its compact IRI and its names in every language.

    `country` is where it is, as ISO 3166-1 has it, "" where it may be anywhere.
    """

    id: str
    label: str
    names: tuple[str, ...]
    country: str = ""


def concept_subjects() -> list[MappingSubject]:
    """The populations and the challenge categories."""
    schemes = load_schemes()
    return [
        MappingSubject(f"ID:{KIND_OF_SCHEME[name]}/{one.iri_slug}", one.label_es, (one.label_en, one.label_es))
        for name in ("populations", "challenges")
        for one in schemes[name]
    ]


def institution_subjects() -> list[MappingSubject]:
    """The bodies of the authority that have no item of Wikidata yet."""
    authority = load_authority()
    english = defaultdict(list, {body: list(names) for body, names in shared_english().items()})
    for row in authority.english_names:
        english[row.id].append(row.name)
    names = {body: dict.fromkeys([*authority.names_of(body), *english[body]]) for body in authority.institutions}
    bearers = Counter(name for some in names.values() for name in {fold_words(one) for one in some})
    return [
        MappingSubject(
            f"ID:institution/{body.id}",
            body.name,
            # What several bodies are called is the name of the one that has no other.
            tuple(name for name in names[body.id] if name == body.name or bearers[fold_words(name)] == 1),
            _country(authority, body),
        )
        for body in authority.institutions.values()
        if not body.wikidata and body.sector != "kind"
    ]


def _country(authority: Authority, body: Institution) -> str:
    return body.country or ("" if body.sector in ("international", "foreign") else authority.home)


def likeness(one: str, other: str, left_out: Collection[str] = ()) -> float:
    """The share of the words of two names that both have, without number, small words and those `left_out`.

    >>> likeness("victims of human trafficking", "the trafficking victim")
    0.6666666666666666
    """
    a, b = _words(one) - {*left_out}, _words(other) - {*left_out}
    return len(a & b) / len(a | b) if a and b else 0.0


def common_words(subjects: Iterable[MappingSubject]) -> frozenset[str]:
    """The words that many names have."""
    counts = Counter(word for subject in subjects for name in subject.names for word in _words(name))
    return frozenset(word for word, count in counts.items() if count >= _COMMON)


@cache
def _small() -> frozenset[str]:
    return frozenset[str]().union(*small_words().values())


@cache
def _words(name: str) -> frozenset[str]:
    words = {word for word in fold_words(name).split() if word not in _small() and len(word) > 1}
    return frozenset(word.removesuffix("s") if len(word) > 3 else word for word in words)


class Labels:
    """The names of a list, found by their words."""

    def __init__(self, found: Iterable[ListedName]) -> None:
        self._by_word: dict[str, list[ListedName]] = defaultdict(list)
        for one in dict.fromkeys(found):
            for word in _words(one.label):
                self._by_word[word].append(one)

    def alike(
        self, subject: MappingSubject, least: float, left_out: Collection[str] = ()
    ) -> Iterator[tuple[ListedName, float, str]]:
        """Names at least so like a name of the subject: their likeness, and which name of ours it was.

        Who shares less than half of the words is left out, but for names that ours contain.
        """
        for name in subject.names:
            words = sorted(_words(name) - {*left_out}, key=lambda word: (len(self._by_word.get(word, ())), word))
            if name.isupper():
                continue  # An acronym tells too little.
            # Who shares none of the rarest words shares too few in all.
            rarest = words[: len(words) - ceil(least * len(words)) + 1] if words else []
            for one in dict.fromkeys(one for word in rarest for one in self._by_word.get(word, ())):
                if not subject.country or not one.countries or subject.country in one.countries:
                    score = likeness(name, one.label, left_out)
                    if score >= max(least, 0.5) or (score >= least and _words(one.label) <= {*words}):
                        yield one, score, name


def rank(
    subject: MappingSubject, labels: Labels, source: Source, left_out: Collection[str] = ()
) -> Iterator[dict[str, str]]:
    """The likeliest counterparts of a subject in each vocabulary that the list leads to, as rows, best first."""
    scored: dict[str, tuple[float, str, str]] = {}
    for one, score, name in labels.alike(subject, _LEAST[source.about], left_out):
        best = scored.get(one.iri)
        if best is None or (-score, one.label, name) < (-best[0], *best[1:]):
            scored[one.iri] = (score, one.label, name)
    seen: Counter[str] = Counter()
    for iri, (score, label, name) in sorted(scored.items(), key=lambda pair: (-pair[1][0], pair[1][1], pair[0])):
        vocabulary = next((name for start, name in VOCABULARIES.items() if iri.startswith(start)), source.name)
        seen[vocabulary] += 1
        if seen[vocabulary] <= _MOST[source.about]:
            yield {
                "subject_id": subject.id,
                "subject_label": subject.label,
                "predicate_id": "skos:exactMatch" if score == 1 else "skos:closeMatch",
                "object_id": iri,
                "object_label": label if source.republished else "",
                "object_source": vocabulary,
                "mapping_provider": source.version,
                "mapping_justification": "semapv:LexicalMatching"
                if score == 1
                else "semapv:LexicalSimilarityThresholdMatching",
                "confidence": f"{score:.2f}",
                "match_string": name,
                "reviewer_label": "",
                "decision": CANDIDATE,
            }


def wikidata(name: str, get: Callable[[str], bytes] | None = None) -> list[ListedName]:
    """Items of Wikidata that its own search finds for a name. `get` fetches an address (by default with HTTP)."""
    values = {"action": "wbsearchentities", "search": name, "language": "es", "uselang": "es", "format": "json"}
    answer = json.loads((get or _get)(f"{_WIKIDATA}?{urlencode(values)}"))
    return [ListedName(WD + one["id"], one.get("label", "")) for one in answer.get("search", ())]


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
        judged = row["decision"] != CANDIDATE
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
        "#comment: Nobody has confirmed what is a 'candidate'; only rows whose decision is 'accepted' become links.",
        "\t".join(COLUMNS),
    ]
    ordered = sorted(
        rows, key=lambda row: (row["subject_id"], row["object_source"], -float(row["confidence"]), row["object_id"])
    )
    lines = ["\t".join(" ".join(row[name].split()) for name in COLUMNS) for row in ordered]
    path.write_text("\n".join([*head, *lines, ""]), encoding="utf-8")


def filled(old: Iterable[dict[str, str]], new: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """New candidates beside what was judged: a row that a person has judged stays as it is."""
    best: dict[tuple[str, str], dict[str, str]] = {}
    for row in new:
        key = row["subject_id"], row["object_id"]
        if key not in best or float(row["confidence"]) > float(best[key]["confidence"]):
            best[key] = row
    judged = {(row["subject_id"], row["object_id"]): row for row in old if row["decision"] != CANDIDATE}
    return list((best | judged).values())


def accepted(path: Path = CANDIDATES) -> list[tuple[str, str, str]]:
    """What a person has confirmed: path of the subject under the base, predicate, object (IRIs)."""
    return [
        (row["subject_id"].replace("ID:", "id/", 1), PREDICATES[row["predicate_id"]], row["object_id"])
        for row in read(path)
        if row["decision"] == "accepted"
    ]


def candidates(source: Source, labels: Labels) -> list[dict[str, str]]:
    """The candidates that a list gives for what it is about."""
    subjects = concept_subjects() if source.about == "concepts" else institution_subjects()
    left_out = common_words(subjects) if source.about == "concepts" else ()
    return [row for subject in subjects for row in rank(subject, labels, source, left_out)]


def main(arguments: list[str] | None = None) -> int:
    """Fill the file from lists of names (files or folders) and, where asked, from Wikidata."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument(
        "lists", nargs="*", metavar="NAME=PATH", help="as in eurovoc=eurovoc.rdf; names as in mapping-sources.csv"
    )
    parser.add_argument("--wikidata", action="store_true", help="ask Wikidata about every institution without an item")
    parser.add_argument("--out", type=Path, default=CANDIDATES)
    args = parser.parse_args(arguments)
    rows: list[dict[str, str]] = []
    try:
        found: dict[str, list[ListedName]] = defaultdict(list)
        for pair in args.lists:
            name, _, path = pair.partition("=")
            if name not in sources():
                raise CandidateError(f"{name}: no list of that name; give {', '.join(sources())}")
            found[name] += read_labels(sources()[name], Path(path))
        for name, labels in found.items():
            rows += candidates(sources()[name], Labels(labels))
        if args.wikidata:
            for subject in institution_subjects():
                rows += rank(subject, Labels(wikidata(subject.label)), _ONLINE)
        filled_from = {sources()[name].version for name in found} | ({_ONLINE.version} if args.wikidata else set())
        old = read(args.out) if args.out.exists() else []
        kept = [row for row in old if row["mapping_provider"] not in filled_from]
        write(filled([row for row in old if row not in kept], [*kept, *rows]), args.out)
    except (EntramadoError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{args.out}: {len(rows)} candidates from {', '.join(sorted(filled_from)) or 'nothing'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
