"""The tokens of a SPARQL query, read as the grammar defines them, before anything is evaluated.

Terminals: SPARQL 1.2, https://www.w3.org/TR/sparql12-query/#sparqlGrammar. What is read here decides what
never reaches the engine: an update, a SERVICE clause, a graph outside the dataset, a nesting that would
overflow the engine's stack. A keyword in a string, an IRI, a comment or a prefixed name is no keyword.

One place of the grammar depends on its context: after an operand of an expression ``<`` is an operator,
elsewhere it opens an IRI. ``FILTER(1<2)SERVICE?s#>`` would hide a SERVICE in what looks like an IRI, so the
brackets of expressions are told apart from those of collections and paths.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

_BASE = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_CHARS_U = _BASE + "_"
_CHARS = _CHARS_U + "\\-0-9\u00b7\u0300-\u036f\u203f-\u2040"
_PLX = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_UCHAR = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_ESCAPE = rf"\\[tbnrf\\\"']|{_UCHAR}"
_PREFIX = rf"(?:[{_BASE}](?:[{_CHARS}]|\.+(?=[{_CHARS}]))*)?"
_LOCAL = rf"(?:[{_CHARS_U}:0-9]|{_PLX})(?:[{_CHARS}:]|{_PLX}|\.+(?=[{_CHARS}:%\\]))*"
_IRI = rf"<(?:[^\x00-\x20<>\"{{}}|^`\\]|{_UCHAR})*>"

_SPACE = r"(?:[ \t\r\n]++|#[^\r\n]*+)*+"
_TOKEN = re.compile(
    _SPACE
    + "(?:"
    + "|".join(
        (
            # What stands alone, whatever follows; the rest of the operators comes last.
            r"(?P<PUNCTUATION>[;,\[\](*]|\{(?!\|)|\}|\)(?!>>)|\.(?![0-9]))",
            r"(?P<VAR>[?$][" + _CHARS_U + "0-9][" + _CHARS_U + "0-9\u00b7\u0300-\u036f\u203f-\u2040]*)",
            rf"(?P<IRI>{_IRI})",
            rf"(?P<BLANK>_:[{_CHARS_U}0-9](?:[{_CHARS}]|\.+(?=[{_CHARS}]))*)",
            rf"(?P<NAME>{_PREFIX}:(?:{_LOCAL})?)",
            r"(?P<WORD>[A-Za-z][A-Za-z0-9_]*)",
            rf'(?P<LONG>"""(?:"?"?(?:[^"\\]|{_ESCAPE}))*+"""|\'\'\'(?:\'?\'?(?:[^\'\\]|{_ESCAPE}))*+\'\'\')',
            # A long string that is never closed is no empty string.
            rf'(?P<STRING>(?!"""|\'\'\')(?:"(?:[^"\\\n\r]++|{_ESCAPE})*+"|\'(?:[^\'\\\n\r]++|{_ESCAPE})*+\'))',
            r"(?P<NUMBER>(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[0-9]+\.[eE][+-]?[0-9]+)",
            r"(?P<LANGUAGE>@[A-Za-z]+(?:-[A-Za-z0-9]+)*(?:--[A-Za-z]+)?)",
            r"(?P<OP><<\(|\)>>|<<|>>|\{\||\|\}|\^\^|\|\||&&|!=|<=|>=|[){.|/^!+\-=<>?~])",
            r"(?P<END>\Z)",
        )
    )
    + ")"
)
_SPACES = re.compile(_SPACE)
_CLOSES = {"(": ")", "[": "]", "{": "}", "<<": ">>", "<<(": ")>>", "{|": "|}"}
_CLOSERS = frozenset(_CLOSES.values())
_OPERANDS = frozenset(("VAR", "IRI", "NAME", "STRING", "LONG", "NUMBER", "LANGUAGE", "BLANK"))
_CHAIN = frozenset(("||", "&&", "+", "-", "*", "/", "|", "!", "^"))
_CHAIN_WORDS = frozenset(("UNION", "OPTIONAL", "MINUS", "FILTER", "BIND", "LATERAL", "GRAPH", "AS", "IN"))
_FORMS = frozenset(("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"))
_UPDATES = frozenset(("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"))
_VOLATILE = frozenset(("RAND", "NOW", "UUID", "STRUUID"))


class QueryRefused(Exception):
    """A query that is not evaluated. `kind` names the reason; `line` and `column` count from 1."""

    def __init__(self, kind: str, detail: str, line: int = 0, column: int = 0) -> None:
        super().__init__(detail)
        self.kind, self.detail, self.line, self.column = kind, detail, line, column


class Token(NamedTuple):
    """A token: its kind (a group of the grammar's terminals), its text, and where it starts."""

    kind: str
    text: str
    start: int


class QueryForm(NamedTuple):
    """What the tokens of a query say: its form, its FROM graphs, whether its answer changes by itself.

    `reads_graphs` is False where the pattern is empty (``ASK {}``): then no graph's content matters.
    """

    form: str
    volatile: bool
    reads_graphs: bool = True
    from_default: tuple[str, ...] = ()
    from_named: tuple[str, ...] = ()

    @property
    def has_dataset(self) -> bool:
        """True where the query itself names its graphs."""
        return bool(self.from_default or self.from_named)


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1; a line ends at LF, CR or CRLF."""
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _steps(text: str, offset: int) -> Callable[[], re.Match[str] | None]:
    """Match one token after the other: a pattern's `scanner` is in no documentation, but in every `re`."""
    scanner = _TOKEN.scanner(text, offset)  # type: ignore[attr-defined]
    step: Callable[[], re.Match[str] | None] = scanner.match
    return step


class _Reader:
    """Goes through the tokens once, with the stack of brackets that tells the context of each."""

    def __init__(self, text: str, depth_max: int, chain_max: int) -> None:
        self.text = text
        self.depth_max = depth_max
        self.chain_max = chain_max
        self.stack: list[tuple[str, int, bool]] = []
        self.chain = 0
        self.nots = 0
        self.last_group_empty = True

    def refuse(self, kind: str, detail: str, offset: int) -> QueryRefused:
        line, column = position(self.text, offset)
        return QueryRefused(kind, f"line {line}, column {column}: {detail}", line, column)

    def tokens(self) -> Iterator[Token]:
        """The tokens without spaces and comments. Raises `QueryRefused` where the text is no SPARQL."""
        text = self.text
        step = _steps(text, 0)
        last = before = Token("", "", 0)
        end = 0
        while True:
            found = step()
            if found is None or found.lastgroup is None:
                raise self._no_token(end)
            kind = found.lastgroup
            start, end = found.span(kind)
            if kind == "END":
                break
            value = text[start:end]
            if kind == "IRI" and self._after_operand(last):
                less = self._less(value, start)
                if less:
                    kind, value, end = "OP", less, start + len(less)
                    step = _steps(text, end)
            token = Token(kind, value, start)
            if kind in ("PUNCTUATION", "OP"):
                self._bracket(token, last, before)
            else:
                if self.stack:
                    self.last_group_empty = False
                if kind == "WORD" and value.upper() in _CHAIN_WORDS:
                    self._count(start)
            if value != "!":
                self.nots = 0
            yield token
            before, last = last, token
        if self.stack:
            opened, at, _ = self.stack[-1]
            raise self.refuse("syntax", f"the {opened!r} here is never closed", at)

    def _no_token(self, offset: int) -> QueryRefused:
        found = _SPACES.match(self.text, offset)
        at = found.end() if found else offset
        if self.text.startswith(('"""', "'''"), at):
            return self.refuse("syntax", "this long string is never closed", at)
        return self.refuse("syntax", f"{self.text[at : at + 20]!r} is no SPARQL token", at)

    def _less(self, iri: str, start: int) -> str:
        """The comparison that only looks like the start of an IRI, '' where it is an IRI."""
        if self.stack and self.stack[-1][2]:
            return "<=" if iri.startswith("<=") else "<"
        if ")" in iri and "service" in iri.lower():
            raise self.refuse("service", "write a space after '<': this could hide a SERVICE clause", start)
        return ""

    @staticmethod
    def _after_operand(last: Token) -> bool:
        if last.kind == "WORD":
            return last.text.lower() in ("true", "false")
        return last.kind in _OPERANDS or last.text == ")"

    def _count(self, offset: int) -> None:
        self.chain += 1
        if self.chain > self.chain_max:
            detail = f"more than {self.chain_max} operators and clauses (limit query_chain_max)"
            raise self.refuse("too-complex", detail, offset)

    def _bracket(self, token: Token, last: Token, before: Token) -> None:
        text = token.text
        if text in _CLOSES:
            if not self.stack and text == "{":
                self.last_group_empty = True
            elif self.stack:
                self.last_group_empty = False
            self.stack.append((text, token.start, self._is_expression(text, last, before)))
            self._check_depth(len(self.stack), token.start)
        elif text in _CLOSERS:
            if not self.stack or _CLOSES[self.stack[-1][0]] != text:
                wanted = f"; {_CLOSES[self.stack[-1][0]]!r} is due first" if self.stack else ""
                raise self.refuse("syntax", f"{text!r} closes nothing{wanted}", token.start)
            self.stack.pop()
        elif text in _CHAIN:
            self._count(token.start)
            if text == "!":
                self.nots += 1
                self._check_depth(len(self.stack) + self.nots, token.start)

    def _check_depth(self, depth: int, offset: int) -> None:
        if depth > self.depth_max:
            raise self.refuse("too-complex", f"nested deeper than {self.depth_max} (limit query_depth_max)", offset)

    def _is_expression(self, text: str, last: Token, before: Token) -> bool:
        """Whether the bracket holds an expression (where ``<`` may compare) or terms and paths."""
        if text != "(":
            return False
        if not self.stack or self.stack[-1][2]:
            return True
        if last.kind == "WORD":
            return last.text != "a"
        return last.kind in ("IRI", "NAME") and before.kind == "WORD" and before.text != "a"


def read(text: str, *, depth_max: int, chain_max: int, base: str = "", seen: list[Token] | None = None) -> QueryForm:
    """Read a query's tokens; relative IRIs are resolved against `base`; `seen` gets each token.

    Raises `QueryRefused` for what must not or cannot be evaluated.
    """
    reader = _Reader(text, depth_max, chain_max)
    form = ""
    volatile = False
    prologue = _Prologue(reader, base)
    graphs: tuple[list[str], list[str]] = ([], [])
    pending: list[str] | None = None
    for token in reader.tokens():
        if seen is not None:
            seen.append(token)
        if token.kind == "WORD":
            word = token.text.upper()
            if word == "SERVICE":
                raise reader.refuse("service", "SERVICE is refused: this service asks no other one", token.start)
            if not form:
                form = _form(reader, prologue, word, token)
            elif word == "FROM":
                pending = graphs[0]
                continue
            elif word == "NAMED" and pending is graphs[0]:
                pending = graphs[1]
                continue
            elif word in _VOLATILE:
                volatile = True
        elif not form:
            prologue.take(token)
        if pending is not None:
            pending.append(prologue.resolve(token))
            pending = None
    if not form:
        raise reader.refuse("syntax", "there is no SELECT, ASK, CONSTRUCT or DESCRIBE", len(text))
    return QueryForm(form, volatile, not reader.last_group_empty, tuple(graphs[0]), tuple(graphs[1]))


def _form(reader: _Reader, prologue: _Prologue, word: str, token: Token) -> str:
    if word in _FORMS:
        return word
    if word in _UPDATES:
        raise reader.refuse("read-only", f"{word} is refused: this service only reads", token.start)
    if word not in ("BASE", "PREFIX", "VERSION"):
        raise reader.refuse("syntax", f"{token.text!r} starts no query", token.start)
    prologue.keyword = word
    return ""


class _Prologue:
    """BASE and PREFIX declarations, so that a FROM graph written as a prefixed name is known."""

    def __init__(self, reader: _Reader, base: str) -> None:
        self.reader = reader
        self.keyword = ""
        self.base = base
        self.name = ""
        self.prefixes: dict[str, str] = {}

    def take(self, token: Token) -> None:
        if token.kind == "NAME" and self.keyword == "PREFIX":
            self.name = token.text[:-1]
        elif token.kind == "IRI" and self.keyword == "BASE":
            self.base = self.resolve(token)
        elif token.kind == "IRI" and self.keyword == "PREFIX":
            self.prefixes[self.name] = self.resolve(token)
        elif not (token.kind == "STRING" and self.keyword == "VERSION"):
            detail = f"{token.text!r} stands before SELECT, ASK, CONSTRUCT or DESCRIBE"
            raise self.reader.refuse("syntax", detail, token.start)

    def resolve(self, token: Token) -> str:
        """The IRI that a token writes. Raises `QueryRefused` where it writes none."""
        if token.kind == "IRI":
            return _absolute(_unescape(token.text[1:-1]), self.base)
        if token.kind == "NAME":
            prefix, _, local = token.text.partition(":")
            if prefix not in self.prefixes:
                raise self.reader.refuse("syntax", f"the prefix {prefix!r} is not declared", token.start)
            return self.prefixes[prefix] + re.sub(r"\\(.)", r"\1", local)
        raise self.reader.refuse("syntax", f"an IRI is due here, not {token.text!r}", token.start)


def _absolute(iri: str, base: str) -> str:
    """`iri` against `base` by RFC 3986 section 5, as the engine's own parser resolves it."""
    if not base or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", iri):
        return iri
    import pyoxigraph  # noqa: PLC0415  # heavy, and only a relative IRI needs it

    try:
        [quad] = pyoxigraph.parse(f"<{iri}> <a:a> <a:a> .", pyoxigraph.RdfFormat.TURTLE, base_iri=base)
    except (SyntaxError, ValueError):
        return iri
    return str(quad.subject.value) if isinstance(quad.subject, pyoxigraph.NamedNode) else iri


def _unescape(text: str) -> str:
    return re.sub(_UCHAR, lambda found: _character(found.group()[2:]), text) if "\\" in text else text


def _character(digits: str) -> str:
    code = int(digits, 16)
    return chr(code) if code < 0x110000 else "\ufffd"
