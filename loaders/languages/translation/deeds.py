"""A Spanish verb phrase about counted things in English: the verb with its object and its complements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from entramado.loaders.languages.translation.noun_phrases import in_english
from entramado.loaders.languages.translation.verbs import Verb, infinitive_at, verb_of
from entramado.loaders.languages.translation.words import tokens_of, words_at
from entramado.ontology.folding import fold_as_queries

# Clitic pronouns and the auxiliary of the perfect tense before a verb.
_CLITICS: Final = re.compile(r"(?:(se)\s+)?(les?\s+)?(?:(?:han?|habia)\s+)?")
_PASSIVE_AUXILIARY: Final = re.compile(
    r"(?:fue|fueron|sido|siendo|ser|esta|estan|estuvo|estuvieron|visto|vistos|vistas)\s+"
)
# A copula: "se encuentran en ...", "están ...".
_COPULA: Final = re.compile(r"(?:se encuentran?|estan?|(?P<past>se encontraban?|estaban?|estuvo|estuvieron)) ")
_MODAL: Final = re.compile(r"(?:logr\w+|permit\w+|pudo|pudieron)\s+(?=\w+[aei]r(?:se)?\b)")
_EXISTENTIAL: Final = re.compile(r"(?:cont\w+|cuentan?|contaba) con\b|(?:tien\w+|ten\w+|tuv\w+|hay|hubo|exist\w+)\b")
# A stative passive: "se tienen registrados" (are registered).
_HELD: Final = re.compile(r"se tienen? (?=\w+[ai]d[oa]s$)")
_HAVING: Final = re.compile(
    r"(?:(?P<past>contaban?|conto|contaron) con|(?P<ing>contando) con|cuentan?(?: con)?|(?P<had>tuvo|tuvieron)|tienen?)"
    r"\b"
)
_CARRY_OUT: Final = re.compile(r"\b(llev)(ó|aron|ado|a|an|ando|ar|aba|aban) a ?cabo\b")
_PARTICIPLE: Final = re.compile(r"\w+(?:[ai]d[oa]s?|t[oa]s)")
_GERUND: Final = re.compile(r"\w+(?:ando|iendo|yendo)(?:se|les?)?")
_PAST: Final = re.compile(r"\w+(?:ó|aron|ieron|yeron|ujo|uvo|uvieron|ió|izo|dio|ado|ido|aba|aban|ía|ían)")
# Verbs whose subject are the counted themselves.
_SUBJECT_VERBS: Final = frozenset(
    {"take part", "attend", "rise", "benefit", "cooperate", "intervene", "meet", "arrive", "work"}
)
# Verbs that take their recipient with "to".
_DATIVE_VERBS: Final = frozenset(
    {"attend", "send", "deliver", "grant", "issue", "provide", "give", "assign", "submit", "refer", "rise", "donate",
     "offer"}
)  # fmt: skip
# Verbs of giving, whose recipient can be the subject of the passive.
_DITRANSITIVE: Final = frozenset({"provide", "grant", "give", "offer", "deliver"})
_PREPOSITIONS: Final = frozenset(
    {"a", "ante", "con", "de", "del", "desde", "durante", "en", "entre", "para", "por", "sobre", "sin", "como", "al"}
)
_PLURAL_NOUN: Final = re.compile(r"\band\b|s\b(?<!ss)|people|children|women|men\b")


def deed_in_english(printed: str) -> str:
    """The English of a Spanish deed, in the past or present tense; "" where it is none, or has unknown words.

    >>> deed_in_english("se han repatriado"), deed_in_english("capacitó")
    ('were repatriated', 'trained')
    >>> deed_in_english("se brindó orientación y asistencia"), deed_in_english("se les brindó hospedaje")
    ('guidance and assistance were provided', 'were provided with lodging')
    >>> deed_in_english("se logró repatriar"), deed_in_english("obtuvieron visas humanitarias")
    ('were repatriated', 'obtained humanitarian visas')
    """
    plain = _CARRY_OUT.sub(lambda found: f"realiz{found[2]}", " ".join(tokens_of(printed)))
    folded = fold_as_queries(plain)
    if being := _COPULA.match(folded):
        tokens, past = plain[being.end() :].split(), bool(being["past"])
        said = (
            in_english(" ".join(tokens), fragment=True)
            if tokens[:1] and folded[being.end() :].split()[0] not in _PREPOSITIONS
            else _complements_of(tokens)
        )
        if said:
            return f"{'were' if past else 'are'} {said}"
    if kept := _HELD.match(folded):
        held = verb_of(plain[kept.end() :])
        return f"are {held.participle}" if held else ""
    found = _CLITICS.match(folded)
    reflexive, given = (bool(found[1]), bool(found[2])) if found else (False, False)
    at = found.end() if found else 0
    if not at and (having := _HAVING.match(folded)):
        return _possession(having, plain[having.end() :].strip())
    if (reflexive or folded in ("hay", "hubo")) and not given and (there := _EXISTENTIAL.match(folded, at)):
        return _existential(plain[there.end() :].strip(), plain[there.start() : there.end()])
    passive = reflexive
    if managed := _MODAL.match(folded, at):
        at, passive = managed.end(), reflexive or bool(found and found.end())
    while was := _PASSIVE_AUXILIARY.match(folded, at):
        at, passive = was.end(), True
    tokens = plain[at:].split()
    verb = verb_of(tokens[0]) if tokens else None
    if verb is None or not _is_verb(tokens, at > 0):
        return ""
    if not at and not infinitive_at(tokens, 0):
        passive = bool(_PARTICIPLE.fullmatch(fold_as_queries(tokens[0])))
    return _clause(verb, tokens, passive=passive, reflexive=reflexive, given=given)


def _is_verb(tokens: Sequence[str], helped: bool) -> bool:
    """Whether a word is a verb: it has an auxiliary (`helped`), a past ending, or no sense as a noun ("apoyo")."""
    if helped:
        return True
    return not any(one.kind in "nukm" for one in words_at(tokens, 0)) or bool(_PAST.fullmatch(tokens[0]))


def _existential(rest: str, verb: str) -> str:
    """An existential clause: "se cuenta con ...", "hay ..."."""
    past = bool(re.search(r"(?:ó|uv\w+|aron|aba)\b", verb.split(maxsplit=1)[0])) or fold_as_queries(verb) == "hubo"
    if not rest:
        return "there were" if past else "there are"
    said = in_english(rest)
    return f"there {_form_of_be(said, past=past)} {said}" if said else ""


def _possession(found: re.Match[str], rest: str) -> str:
    """A clause of possession: "cuenta con una red"."""
    past, single = found["past"] or found["had"], not found[0].split()[0].endswith("n")
    form = "having" if found["ing"] else "had" if past else "has" if single else "have"
    said = in_english(rest) if rest else ""
    return f"{form} {said}".strip() if said or not rest else ""


def _clause(verb: Verb, tokens: Sequence[str], *, passive: bool, reflexive: bool, given: bool) -> str:
    rest = tokens[1:]
    while rest and (further := _coordinated_verb(rest)):
        verb, rest = _coordinated(verb, further, "or" if rest[0] in ("o", "u") else "and"), rest[2:]
    if rest[:1] == ["a"] and verb.base not in _DATIVE_VERBS and not any(one.size > 1 for one in words_at(rest, 0)):
        rest = rest[1:]  # the preposition of a personal object
    own = verb.base.split(" and ")[0] in _SUBJECT_VERBS
    begins = bool(rest) and fold_as_queries(rest[0]) in _PREPOSITIONS
    said = in_english(" ".join(rest), fragment=True) if rest and not begins else ""
    behind = _complements_of(rest) if begins else ""
    if rest and not (said or behind) and not (passive and not begins):
        return ""
    if said and passive and given and verb.base in _DITRANSITIVE:
        return f"were {verb.participle} {'with ' if verb.base == 'provide' else ''}{said}"
    if rest and passive and not begins and not own:
        return _passive_of_object(verb, rest)
    gerund = _GERUND.fullmatch(fold_as_queries(tokens[0]))
    present = not _PAST.fullmatch(tokens[0]) and tokens[0].endswith(("a", "e", "an", "en"))
    present = present and not _PARTICIPLE.fullmatch(fold_as_queries(tokens[0]))
    form = (
        verb.ing if gerund else verb.past if own or not passive else f"{'are' if present else 'were'} {verb.participle}"
    )
    if not gerund and not passive and present:
        form = verb.third if tokens[0].endswith(("a", "e")) else verb.base
    return " ".join(one for one in (form, said, behind) if one)


def _coordinated_verb(rest: Sequence[str]) -> Verb | None:
    """The second of two coordinated verbs, "elaborado y distribuido"; None where there is none."""
    if len(rest) < 2 or rest[0] not in ("y", "o", "e") or any(one.kind in "nukm" for one in words_at(rest, 1)):
        return None
    return verb_of(rest[1])


def _coordinated(first: Verb, second: Verb, joint: str) -> Verb:
    return Verb(*(f"{a} {joint} {b}" for a, b in zip(_forms(first), _forms(second), strict=True)))


def _forms(verb: Verb) -> tuple[str, str, str]:
    return verb.base, verb.past, verb.participle


def _complements_of(rest: Sequence[str]) -> str:
    """The complements of a verb, "" if one is unknown: translated behind a dummy noun, which is then taken off."""
    said = in_english(" ".join(("cosas", *rest)))
    return said.removeprefix("things").strip() if said.startswith("things ") else ""


def _passive_of_object(verb: Verb, rest: Sequence[str]) -> str:
    """A passive whose subject is the object of the Spanish verb: "se brindó orientación a migrantes"."""
    for end in range(len(rest), 0, -1):
        if end < len(rest) and fold_as_queries(rest[end]) not in _PREPOSITIONS - {"de"}:
            continue
        said, behind = (
            in_english(" ".join(rest[:end]), fragment=True),
            _complements_of(rest[end:]) if end < len(rest) else "",
        )
        shortest = not any(fold_as_queries(one) in _PREPOSITIONS - {"de"} for one in rest[1:end])
        if said and (behind or end == len(rest)) and shortest:
            return " ".join(one for one in (said, _form_of_be(said, past=True), verb.participle, behind) if one)
    return ""


def _form_of_be(said: str, *, past: bool) -> str:
    """The form of "be" that agrees with the first noun of a phrase."""
    first = re.split(r" (?:of|for|in|to|with|on|by|at|from) ", said)[0]
    many = bool(_PLURAL_NOUN.search(first))
    return ("were" if many else "was") if past else ("are" if many else "is")
