"""The deed of a figure: the verb phrase for what was done with the counted, before or behind the number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from entramado.loaders.extract.counted_cells import CELL_MARK
from entramado.loaders.languages.spanish.deeds import (
    AIM,
    AIM_ON,
    APPOSED_PARTICIPLE,
    BREAKDOWN_VERB,
    BY_AGENT,
    BY_MEANS_OF,
    CLAUSE_BOUNDARY,
    COMPLEMENT_OF_COUNTED,
    COPULA,
    DANGLING_WORDS,
    DEED,
    DEED_END,
    DEED_NOUN,
    DEED_PARTICIPLE,
    DEED_PHRASE,
    MEANT_FOR,
    NEXT_PARTICIPLE,
    NOT_A_DEED,
    NUMBER_OF,
    OF_A_NUMBER,
    OF_THE,
    OF_WHICH,
    PARTICIPLE_FIRST,
    PASSIVE,
    REACHES_NUMBER,
    RELATIVE_CLAUSE,
    REPORTS_THAT,
    STATED_AIM,
    SUBORDINATE,
    TOPIC,
)
from entramado.loaders.languages.spanish.figure_deeds import (
    ANOTHER_NUMBER,
    COMMA_CON_UN,
    COMMA_DE,
    COMO,
    COMPLEMENT_NUMBER,
    CONJUNCTIONS,
    COORDINATED,
    COORDINATED_VERB,
    DANGLING_PARTICIPLE,
    DE,
    FREE_RELATIVE,
    IN_A_NAME,
    NAME_CONTINUES,
    NOT_OF_ONE_LIST,
    OF_ITS_NUMBER,
    PLACES,
    POR,
    PREPOSITION,
    QUE,
    RELATIVES,
    STOP,
)

_LIST_REACH = 120  # characters of a list right before a number
_NEAR_REACH = 24  # characters right before a number
_MAX_WORDS = 11  # of a deed
_MIN_WORDS_LEFT = 3  # of a deed that is shortened at a preposition
_DIGIT = re.compile(r"\d")
_AND = re.compile(r"\s(?:y|e)\s")


def deed_before(head: str) -> str:
    """The deed in the words `head` before a number: their last verb with its complements; "" where there is none."""
    if phrase := DEED_PHRASE.search(head) or MEANT_FOR.search(head):
        return phrase["deed"].lower()
    if participle := NEXT_PARTICIPLE.search(head) or (POR in head[-_LIST_REACH:] and BY_AGENT.search(head)):
        return participle["deed"].lower()
    near = head[-_NEAR_REACH:]
    if COMMA_DE in near and (aim_on := AIM_ON.search(head)):
        return aim_on["noun"].lower()
    if any(word in near for word in CONJUNCTIONS) and PLACES.search(head):
        return ""
    of_another = (DE in near or COMMA_CON_UN in head) and COMPLEMENT_OF_COUNTED.search(head)
    means = BY_MEANS_OF.search(head) or of_another
    if CELL_MARK in head or tells_an_aim(head) or (means and not any(_verbs(means.group()))):
        return ""
    for match in reversed(list(_verbs(head))):
        subordinate = SUBORDINATE.search(head[: match.start()])
        if subordinate and REPORTS_THAT.search(head[: match.start()]):
            subordinate = None
        if subordinate and not (
            REACHES_NUMBER.fullmatch(head, match.end()) or _contains_number(subordinate, head[match.end() :])
        ):
            if OF_ITS_NUMBER.match(head, match.end()):
                return ""  # inherited from the total: "trámites que beneficiaron a 90 personas: [40] mujeres"
            continue
        if _is_copula(match):
            return deed_of_participle(number_of["of"]) if (number_of := NUMBER_OF.search(head)) else ""
        # "39,585 fueron expedidas para hombres y [36,444] para mujeres": the complement belongs to the first number.
        subject = re.split(r"[,;:.(]\s|\s(?:y|e)\s", head[: match.start()])[-1]
        others = not (match["gerund"] or subordinate) and ANOTHER_NUMBER.search(subject) is not None
        if others and (OF_WHICH.search(head, match.end()) or OF_THE.search(head)):
            return ""  # "90 viajeros concluyeron su curso, de los cuales [40]": inherited from the total
        aim = AIM.search(head, match.end())
        if aim and len(head[match.start() :].split()) > _MAX_WORDS:
            return (aim["deed"] or aim["noun"]).lower()
        first = None if match["reflexive"] else COORDINATED_VERB.search(head, 0, match.start())
        verb = f"{first.group()}{match.group()}" if first else match.group()
        return _verb_phrase(verb, "" if others else head[match.end() :])
    return _deed_without_verb(head)


def _deed_without_verb(head: str) -> str:
    """The deed of words without a finite verb: their topic, a deverbal noun or a participle; "" where there is none."""
    opening = head.lstrip(" •-–*\n\t")
    if topic := TOPIC.match(opening):
        return _without_tail(topic["deed"]).lower()
    noun = DEED_NOUN.match(opening)
    if noun:
        return _verb_phrase(noun["deed"], noun["rest"])
    if participle := PARTICIPLE_FIRST.match(opening):
        return _verb_phrase(participle.group(), "")
    if OF_A_NUMBER.match(opening):
        return deed_of_participle(_DIGIT.split(opening, 1)[0])
    if _DIGIT.search(head):
        return ""
    return deed_of_participle(re.split(r"[,;:(]\s", head.rstrip(" :"))[-1])  # "Tarjetas activadas: 68"


def _contains_number(relative: re.Match[str], rest: str) -> bool:
    """Whether a relative clause contains the number: "expedientes que están relacionados con [3] niños"."""
    return relative.group().lower().startswith(RELATIVES) and "," not in rest and bool(COMPLEMENT_NUMBER.search(rest))


def deed_behind(words: str) -> str:
    """The deed in the `words` behind a number that is the subject: "fueron atendidos"; "" where there is none."""
    clause = words[: found.start()] if (found := re.search(r"[.;:(•|\n]", words)) else words
    match = next(_verbs(clause), None)
    if not match or match["gerund"]:
        return ""
    between = NOT_OF_ONE_LIST.sub("", clause[: match.start()])
    if "," in between or CLAUSE_BOUNDARY.search(f" {between}") or _is_copula(match):
        return ""
    return _verb_phrase(match.group(), clause[match.end() :])


def deed_of_subject(words: str) -> str:
    """The deed of a number that is the subject, where modifiers stand between them; "" where there is none.

    "888 personas que concluyeron su trámite se vincularon", "300 personas, familias y otros grupos han sido apoyados",
    "385 aspirantes, capacitados".
    """
    clause = words[: found.start()] if (found := re.search(r"[.;:(•|\n\d]", words)) else words
    if participle := APPOSED_PARTICIPLE.fullmatch(clause):
        return participle["deed"]
    relative = RELATIVE_CLAUSE.match(clause)
    if relative and FREE_RELATIVE.search(relative.group()):
        return relative["verb"].lower()  # "fueron 74 personas las que participaron"
    for match in _verbs(clause):
        if match["gerund"] or (relative and match.start() <= relative.start("verb")):
            continue
        between = clause[relative.end("verb") if relative else 0 : match.start()]
        passive = match["verb"] is not None and PASSIVE.match(match["verb"]) is not None
        if passive and "," in between:
            between = _AND.sub(" ", between)  # "refugiados, solicitantes y otras personas han sido beneficiados"
        if CLAUSE_BOUNDARY.search(f"{between} ") or _is_copula(match) or (relative and "," in between):
            return ""
        if relative or (passive and "," in between):
            return _verb_phrase(match.group(), clause[match.end() :])
        return ""
    return ""


def tells_an_aim(words: str) -> bool:
    """Whether words state a purpose, not a deed: "tiene como objetivo atender a ..."."""
    return (COMO in words or POR in words) and STATED_AIM.search(words) is not None


def tells_a_deed(words: str) -> bool:
    """Whether words contain a deed: a verb, or a deverbal noun."""
    return bool(deed_before(words)) or any(True for _ in _verbs(words))


def _verbs(words: str) -> Iterator[re.Match[str]]:
    """The verbs and gerunds in `words` that can be a deed."""
    for match in DEED.finditer(words):
        verb = match["verb"] or match["gerund"]
        if BREAKDOWN_VERB.match(words, match.start()):
            continue
        named = match["gerund"] and verb[0].isupper() and match.start() > 0
        if not (named or NOT_A_DEED.fullmatch(verb.lower()) or words.startswith(QUE, match.end())):
            yield match


def _is_copula(verb: re.Match[str]) -> bool:
    """Whether a verb is a copula, which says what the counted are: "fueron mujeres"."""
    return verb["verb"] is not None and COPULA.fullmatch(verb["verb"].lower()) is not None


def _verb_phrase(verb: str, rest: str) -> str:
    """The verb with its complements from `rest`, shortened, without what introduces the number ("a un total de")."""
    for mark in (STOP, DEED_END):
        stop = mark.search(rest)
        while stop and (listed := COORDINATED.match(rest, stop.start())):
            stop = mark.search(rest, listed.end())
        rest = rest[: stop.start()] if stop else rest
    deed = _without_tail(" ".join(f"{verb}{rest}".split()))
    words = deed.split()
    if len(words) > _MAX_WORDS:
        cuts = [m.start() for m in PREPOSITION.finditer(deed) if len(deed[: m.start()].split()) >= _MIN_WORDS_LEFT]
        cuts = [cut for cut in cuts if not IN_A_NAME.search(deed, 0, cut + 1) or not NAME_CONTINUES.match(deed, cut)]
        inside = [cut for cut in cuts if len(deed[:cut].split()) <= _MAX_WORDS]
        first = next((m.start() for m in PREPOSITION.finditer(deed) if " " in deed[: m.start()]), None)
        end = inside[-1] if inside else first
        deed = _without_tail(deed[:end] if end else " ".join(words[:_MAX_WORDS]))
        deed = DANGLING_PARTICIPLE.sub("", deed)
    return deed[:1].lower() + deed[1:]


def _without_tail(deed: str) -> str:
    """A deed without function words and marks at its end."""
    while (shorter := DANGLING_WORDS.sub("", deed).strip(' ,"“”-–*_$\\')) != deed:
        deed = shorter
    return deed


def deed_of_participle(words: str) -> str:
    """The participle in the words for the counted, which is their deed: "credenciales tramitadas"; else ""."""
    found = DEED_PARTICIPLE.search(words)
    return found.group().lower() if found else ""
