"""``python -m tests.w3c FOLDER``: FOLDER is ``sparql`` of https://github.com/w3c/rdf-tests.

Each query is asked of a service of ours over its data (``--data``), and of pyoxigraph itself, which the service is
made of: the service must pass what pyoxigraph passes. The protocol tests are asked of a service as they stand.
"""

from __future__ import annotations

import http.client
import json
import sys
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pyoxigraph import NamedNode, QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, Store

from tests.serving import HttpAnswer, Served, served
from tests.w3c import compare, manifests
from tests.w3c.manifests import Conversation, ProtocolRequest, QueryTest

_ACCEPT = {
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".srj": "application/sparql-results+json",
    ".srx": "application/sparql-results+xml",
    ".nt": "application/n-triples",
}
# What is refused for another reason than its syntax: on purpose, or since it asks for a function that nobody knows.
_REFUSED = ("service", "dataset", "query-failed")
Verdict = tuple[QueryTest, str, str]


def main() -> int:
    """Run, print the numbers and what failed; 1 where the service fails a test that pyoxigraph passes."""
    if len(sys.argv) != 2 or not (Path(sys.argv[1]) / manifests.ROOTS[0]).is_file():
        print(f"{__doc__}\nnot found: FOLDER/{manifests.ROOTS[0]}", file=sys.stderr)
        return 2
    folder = Path(sys.argv[1]).resolve()
    groups: dict[tuple[object, ...], list[QueryTest]] = defaultdict(list)
    for case in manifests.cases(folder):
        groups[(case.base, case.data)].append(case)
    with ThreadPoolExecutor(2) as pool:
        verdicts = [one for group in pool.map(_group, groups.values()) for one in group]
    worse = _tell(verdicts)
    data, conversations = manifests.conversations(folder)
    failed = _protocol(data, conversations)
    print(f"protocol, queries: {len(conversations) - len(failed)} of {len(conversations)}", *failed, sep="\n  ")
    return 1 if worse or failed else 0


def _tell(verdicts: list[Verdict]) -> int:
    totals: Counter[tuple[str, str]] = Counter()
    ours: Counter[tuple[str, str]] = Counter()
    engine: Counter[tuple[str, str]] = Counter()
    worse = 0
    for case, us, them in verdicts:
        key = (case.suite, case.kind)
        totals[key] += 1
        ours[key] += not us
        engine[key] += not them
        worse += bool(us) and not them
        if us or them:
            print(f"{case.name} ({case.kind}): service: {us or 'passes'}; pyoxigraph: {them or 'passes'}")
    for key, total in sorted(totals.items()):
        print(f"{key[0]} {key[1]}: service {ours[key]}, pyoxigraph {engine[key]}, of {total}")
    return worse


def _group(group: list[QueryTest]) -> list[Verdict]:
    """The tests over one set of data: why each failed, over the service and over pyoxigraph ('' where it passed)."""
    first = group[0]
    arguments = [f"{iri}={file}" if iri else str(file) for iri, file in first.data]
    if not arguments:
        empty = Path(__file__).parent / "empty.nt"
        arguments = [str(empty)]
    store = Store()
    try:
        _load(store, first)
        with served(data=arguments, settings={"base": first.base, "workers": 1, "query_timeout_s": 10}) as service:
            return [(case, _asked(service, case), _evaluated(store, case)) for case in group]
    except (AssertionError, SyntaxError) as error:
        reason = f"its data cannot be loaded: {str(error).splitlines()[0]}"
        return [(case, reason, reason) for case in group]


def _load(store: Store, case: QueryTest) -> None:
    for iri, file in case.data:
        graph = NamedNode(iri) if iri else None
        store.load(path=str(file), format=compare.GRAPHS[file.suffix], base_iri=iri or file.as_uri(), to_graph=graph)


def _asked(service: Served, case: QueryTest) -> str:
    suffix = case.result.suffix if case.result else ""
    wanted = _ACCEPT.get(suffix, "application/sparql-results+json, application/n-triples")
    answer = service.post(case.text, Accept=wanted)
    if case.kind == "bad syntax":
        return "" if answer.status == 400 else f"status {answer.status}"
    if answer.status != 200:
        if case.kind == "syntax" and answer.problem in _REFUSED:
            return ""
        return f"{answer.status} {answer.json.get('detail', '')[:120]}"
    if case.result is None:
        return ""
    given = {media: suffix for suffix, media in _ACCEPT.items()}[answer.headers["content-type"].partition(";")[0]]
    return _judged(case, compare.read(answer.body, given))


def _evaluated(store: Store, case: QueryTest) -> str:
    try:
        result = store.query(case.text, base_iri=case.base)
        if case.kind == "evaluation" and case.result and case.result.suffix == ".csv":
            assert isinstance(result, QuerySolutions | QueryBoolean)
            text = result.serialize(format=QueryResultsFormat.CSV)
            assert text is not None
            return _judged(case, compare.CsvResult(text.decode()))
        found = compare.of(result) if isinstance(result, QueryTriples | QuerySolutions | QueryBoolean) else None
    except (SyntaxError, ValueError, RuntimeError, OSError) as error:
        well = case.kind == "bad syntax" or (case.kind == "syntax" and not isinstance(error, SyntaxError))
        return "" if well else f"{error}"[:120]
    if case.kind == "bad syntax":
        return "takes it"
    return "" if case.result is None or found is None else _judged(case, found)


def _judged(case: QueryTest, found: compare.Result) -> str:
    assert case.result is not None
    return "" if compare.same(compare.read_file(case.result), found, lax=case.lax) else "another result"


def _protocol(data: dict[str, Path], conversations: list[Conversation]) -> list[str]:
    """The protocol tests that failed, and why."""
    failed = []
    with served(data=[f"{iri}={file}" for iri, file in sorted(data.items())]) as service:
        for one in conversations:
            for exchange in one.exchanges:
                reason = _exchanged(service, exchange)
                if reason:
                    failed.append(f"{one.name}: {reason}")
                    break
    return failed


def _exchanged(service: Served, exchange: ProtocolRequest) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=30)
    try:
        connection.request(exchange.method, exchange.target, exchange.body, exchange.headers)
        response = connection.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        answer = HttpAnswer(response.status, headers, response.read())
    finally:
        connection.close()
    if str(answer.status)[0] not in exchange.statuses:
        return f"status {answer.status}: {answer.body[:200]!r}"
    media = answer.headers.get("content-type", "").partition(";")[0]
    if exchange.boolean is not None and json.loads(answer.body).get("boolean") is not exchange.boolean:
        return f"expected {exchange.boolean}: {answer.body[:200]!r}"
    results = media.startswith("application/sparql-results") or media in ("text/csv", "text/tab-separated-values")
    if exchange.format in ("boolean", "tabular") and not results:
        return f"expected {exchange.format}, given {media}"
    if exchange.format == "RDF" and (results or answer.status != 200):
        return f"expected RDF, given {media}"
    return ""


if __name__ == "__main__":
    sys.exit(main())
