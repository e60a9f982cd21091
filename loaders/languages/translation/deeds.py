"""A Spanish verb phrase about counted things in English: the verb with its object and its complements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from entramado.loaders.languages.translation.noun_phrases import in_english
from entramado.loaders.languages.translation.verbs import Verb, infinitive_at, verb_of
from entramado.loaders.languages.translation.words import tokens_of, words_at
from entramado.ontology.folding import fold_as_queries

# What goes before a verb: of whom it is told, and how.
_PRONOUN: Final = re.compile(r"(?:(se)\s+)?(les?\s+)?(?:(?:han?|habia)\s+)?")
_PASSIVE: Final = re.compile(r"(?:fue|fueron|sido|siendo|ser|esta|estan|estuvo|estuvieron|visto|vistos|vistas)\s+")
# "Se encuentran en ...", "están ...": what they are.
_BEING: Final = re.compile(r"(?:se encuentran?|estan?|(?P<past>se encontraban?|estaban?|estuvo|estuvieron)) ")
_MANAGED: Final = re.compile(r"(?:logr\w+|permit\w+|pudo|pudieron)\s+(?=\w+[aei]r(?:se)?\b)")
_THERE: Final = re.compile(r"(?:cont\w+|cuentan?|contaba) con\b|(?:tien\w+|ten\w+|tuv\w+|hay|hubo|exist\w+)\b")
# "Se tienen registrados": are registered.
_KEPT: Final = re.compile(r"se tienen? (?=\w+[ai]d[oa]s$)")
_HAVING: Final = re.compile(
    r"(?:(?P<past>contaban?|conto|contaron) con|(?P<ing>contando) con|cuentan?(?: con)?|(?P<had>tuvo|tuvieron)|tienen?)"
    r"\b"
)
_CARRIED: Final = re.compile(r"\b(llev)(ó|aron|ado|a|an|ando|ar|aba|aban) a ?cabo\b")
_PARTICIPLE: Final = re.compile(r"\w+(?:[ai]d[oa]s?|t[oa]s)")
_GERUND: Final = re.compile(r"\w+(?:ando|iendo|yendo)(?:se|les?)?")
_PAST: Final = re.compile(r"\w+(?:ó|aron|ieron|yeron|ujo|uvo|uvieron|ió|izo|dio|ado|ido|aba|aban|ía|ían)")
# Verbs that the counted do themselves.
_OWN: Final = frozenset({"take part", "attend", "rise", "benefit", "cooperate", "intervene", "meet", "arrive", "work"})
# Verbs that reach whom they are told of by "to".
_TO: Final = frozenset(
    {
        "attend",
        "send",
        "deliver",
        "grant",
        "issue",
        "provide",
        "give",
        "assign",
        "submit",
        "refer",
        "rise",
        "donate",
        "offer",
    }
)
# Verbs by which people are given something.
_GIVING: Final = frozenset({"provide", "grant", "give", "offer", "deliver"})
_OPENING: Final = frozenset(
    {"a", "ante", "con", "de", "del", "desde", "durante", "en", "entre", "para", "por", "sobre", "sin", "como", "al"}
)
_PLURAL: Final = re.compile(r"\band\b|s\b(?<!ss)|people|children|women|men\b")


def deed_in_english(printed: str) -> str:
    """The English of a deed; empty where it is none, or has unknown words.

    >>> deed_in_english("se han repatriado"), deed_in_english("capacitó")
    ('were repatriated', 'trained')
    >>> deed_in_english("se brindó orientación y asistencia"), deed_in_english("se les brindó hospedaje")
    ('guidance and assistance were provided', 'were provided with lodging')
    >>> deed_in_english("se logró repatriar"), deed_in_english("obtuvieron visas humanitarias")
    ('were repatriated', 'obtained humanitarian visas')
    """
    plain = _CARRIED.sub(lambda found: f"realiz{found[2]}", " ".join(tokens_of(printed)))
    folded = fold_as_queries(plain)
    if being := _BEING.match(folded):
        tokens, past = plain[being.end() :].split(), bool(being["past"])
        said = (
            in_english(" ".join(tokens), fragment=True)
            if tokens[:1] and folded[being.end() :].split()[0] not in _OPENING
            else _behind(tokens)
        )
        if said:
            return f"{'were' if past else 'are'} {said}"
    if kept := _KEPT.match(folded):
        held = verb_of(plain[kept.end() :])
        return f"are {held.participle}" if held else ""
    found = _PRONOUN.match(folded)
    reflexive, given = (bool(found[1]), bool(found[2])) if found else (False, False)
    at = found.end() if found else 0
    if not at and (having := _HAVING.match(folded)):
        return _having(having, plain[having.end() :].strip())
    if (reflexive or folded in ("hay", "hubo")) and not given and (there := _THERE.match(folded, at)):
        return _there(plain[there.end() :].strip(), plain[there.start() : there.end()])
    passive = reflexive
    if managed := _MANAGED.match(folded, at):
        at, passive = managed.end(), reflexive or bool(found and found.end())
    while was := _PASSIVE.match(folded, at):
        at, passive = was.end(), True
    tokens = plain[at:].split()
    verb = verb_of(tokens[0]) if tokens else None
    if verb is None or not _is_verb(tokens, at > 0):
        return ""
    if not at and not infinitive_at(tokens, 0):
        passive = bool(_PARTICIPLE.fullmatch(fold_as_queries(tokens[0])))
    return _told(verb, tokens, passive=passive, reflexive=reflexive, given=given)


def _is_verb(tokens: Sequence[str], helped: bool) -> bool:
    """Whether a word is used as a verb: another is read as a noun ("apoyo")."""
    if helped:
        return True
    return not any(one.kind in "nukm" for one in words_at(tokens, 0)) or bool(_PAST.fullmatch(tokens[0]))


def _there(rest: str, verb: str) -> str:
    """What there is or was: "se cuenta con ...", "hay ..."."""
    past = bool(re.search(r"(?:ó|uv\w+|aron|aba)\b", verb.split(maxsplit=1)[0])) or fold_as_queries(verb) == "hubo"
    if not rest:
        return "there were" if past else "there are"
    said = in_english(rest)
    return f"there {_be(said, past=past)} {said}" if said else ""


def _having(found: re.Match[str], rest: str) -> str:
    """What the counted have: "cuenta con una red"."""
    past, single = found["past"] or found["had"], not found[0].split()[0].endswith("n")
    form = "having" if found["ing"] else "had" if past else "has" if single else "have"
    said = in_english(rest) if rest else ""
    return f"{form} {said}".strip() if said or not rest else ""


def _told(verb: Verb, tokens: Sequence[str], *, passive: bool, reflexive: bool, given: bool) -> str:
    rest = tokens[1:]
    while rest and (further := _joined_verb(rest)):
        verb, rest = _both(verb, further, "or" if rest[0] in ("o", "u") else "and"), rest[2:]
    if rest[:1] == ["a"] and verb.base not in _TO and not any(one.size > 1 for one in words_at(rest, 0)):
        rest = rest[1:]  # whom it was done to
    own = verb.base.split(" and ")[0] in _OWN
    begins = bool(rest) and fold_as_queries(rest[0]) in _OPENING
    said = in_english(" ".join(rest), fragment=True) if rest and not begins else ""
    behind = _behind(rest) if begins else ""
    if rest and not (said or behind) and not (passive and not begins):
        return ""
    if said and passive and given and verb.base in _GIVING:
        return f"were {verb.participle} {'with ' if verb.base == 'provide' else ''}{said}"
    if rest and passive and not begins and not own:
        return _object_first(verb, rest)
    gerund = _GERUND.fullmatch(fold_as_queries(tokens[0]))
    present = not _PAST.fullmatch(tokens[0]) and tokens[0].endswith(("a", "e", "an", "en"))
    present = present and not _PARTICIPLE.fullmatch(fold_as_queries(tokens[0]))
    form = (
        verb.ing if gerund else verb.past if own or not passive else f"{'are' if present else 'were'} {verb.participle}"
    )
    if not gerund and not passive and present:
        form = verb.third if tokens[0].endswith(("a", "e")) else verb.base
    return " ".join(one for one in (form, said, behind) if one)


def _joined_verb(rest: Sequence[str]) -> Verb | None:
    """A second verb: "elaborado y distribuido"."""
    if len(rest) < 2 or rest[0] not in ("y", "o", "e") or any(one.kind in "nukm" for one in words_at(rest, 1)):
        return None
    return verb_of(rest[1])


def _both(first: Verb, second: Verb, joint: str) -> Verb:
    return Verb(*(f"{a} {joint} {b}" for a, b in zip(_forms(first), _forms(second), strict=True)))


def _forms(verb: Verb) -> tuple[str, str, str]:
    return verb.base, verb.past, verb.participle


def _behind(rest: Sequence[str]) -> str:
    """What belongs to a verb by a preposition: the phrase of a thing with it, without the thing."""
    thing = "cosas"
    said = in_english(" ".join((thing, *rest)))
    return said.removeprefix("things").strip() if said.startswith("things ") else ""


def _object_first(verb: Verb, rest: Sequence[str]) -> str:
    """What was done with a thing: "se brindó orientación a migrantes"."""
    for end in range(len(rest), 0, -1):
        if end < len(rest) and fold_as_queries(rest[end]) not in _OPENING - {"de"}:
            continue
        said, behind = in_english(" ".join(rest[:end]), fragment=True), _behind(rest[end:]) if end < len(rest) else ""
        shortest = not any(fold_as_queries(one) in _OPENING - {"de"} for one in rest[1:end])
        if said and (behind or end == len(rest)) and shortest:
            return " ".join(one for one in (said, _be(said, past=True), verb.participle, behind) if one)
    return ""


def _be(said: str, *, past: bool) -> str:
    first = re.split(r" (?:of|for|in|to|with|on|by|at|from) ", said)[0]
    many = bool(_PLURAL.search(first))
    return ("were" if many else "was") if past else ("are" if many else "is")
