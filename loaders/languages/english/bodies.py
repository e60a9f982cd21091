"""Names of bodies in English by how they are built: "Ministry of Labour", "National Employment Authority (NEA)".

Only names with words of their own count, since a wrong body is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from entramado.loaders.languages.english.body_words import (
    COMPLEMENT,
    FINAL_HEAD,
    LEADING_HEAD,
    LEVELS,
    SERVICES,
    WORD,
    words_in_capitals,
)
from entramado.ontology.folding import fold
from entramado.ontology.profiles import country_words, english_peoples

_HEAD_FIRST = re.compile(rf"\b(?:(?:(?:U\.S\.|{WORD}) ){{0,4}}{LEADING_HEAD}{COMPLEMENT}{{1,3}}|Statistics {WORD})")
_HEAD_LAST = re.compile(
    rf"\b{WORD}(?: [A-Z]\.)?"
    rf"(?:(?: (?:and|&|of|for|Against|in|al|ul|bin|de|du|des|für))? (?:[A-Z]\. )?"
    rf"(?!\w+[’']s {LEADING_HEAD} (?:of|for|on|to)\b){WORD}){{0,8}} {FINAL_HEAD}\b"
    # "Social Service Commission North Shore Branch Office": capitals that run on to another such word.
    rf"(?:(?: {WORD}){{1,6}} {FINAL_HEAD}\b)?"
    rf"(?:{COMPLEMENT}){{0,2}}(?: of (?:[Tt]he )?{WORD}(?: {WORD})*)?"
)
# "Foreign, Commonwealth and Development Office": subjects, then what it is.
_LISTED_LAST = re.compile(
    rf"\b(?:(?![A-Z]{{2,}}\b){WORD}, ){{1,4}}(?![A-Z]{{2,}}\b){WORD}(?: {WORD})?,? (?:and|&)"
    rf" {WORD}(?: {WORD}){{0,2}}? {FINAL_HEAD}\b"
)
# "and Global Affairs Canada": a body of its own, whose name a country ends.
_AND_OF_A_COUNTRY = re.compile(rf" and ({WORD} {WORD}(?: {WORD})?)$")
# "Centre for Migration Studies of the University of Ghana": a unit with a name of its own, and whose it is.
_UNIT_OF = re.compile(
    rf"(?<=\w) (?:of|at|in|under) [Tt]he (?=(?:{WORD} )?(?!Government|Union|Fund|Court){LEADING_HEAD} (?:of|for) "
    rf"|{WORD}(?: (?:and )?{WORD}){{0,4}} (?!Police){FINAL_HEAD}\b)"
)
_UNIT_OF_TWO = re.compile(
    rf"\b(?:The )?{WORD} {LEADING_HEAD} of the (?!{LEADING_HEAD}\b){WORD} and (?!{LEADING_HEAD}\b){WORD}"
    rf" {FINAL_HEAD}\b(?: of {WORD})?"
)
# "Department of State's Office to Monitor ...": whose it is, and the unit.
_OWNS = re.compile(rf"(?<=\w)[’']s (?={LEADING_HEAD} )")
_OWNS_BY_LAST = re.compile(rf"(?<=\w )(?:{FINAL_HEAD})([’']s )(?={WORD}(?: {WORD}){{0,3}} {FINAL_HEAD}\b)")
# "Ministry of Tides’s Directorate": a part, by its last word.
_OWNS_A_PART = re.compile(rf"(?<= of )(?:{WORD} )*?[A-Z]\w+([’']s )(?=(?:{WORD} ){{0,3}}{FINAL_HEAD}$)")
# What may stand behind the last word of a body's name: "Agency for Labour and Skills of Lowland".
_ITS_TAIL = rf"(?: (?:for|of|on)(?: the)? {WORD}(?:,? (?:and |& )?{WORD})*)*"
# "Organized Crime Unit and World Aid International": each ends as a body's name does.
_SECOND_BODY = re.compile(rf"( and ){WORD} (?:(?:{WORD} ){{1,3}}{FINAL_HEAD}|International)$")
# "Amana Tides Help and Danish Shore Council", "Tides Unit of Lowland Police Service": a country begins the other.
_AT_A_COUNTRY = re.compile(rf"(?<=\w)( and | of )(?={WORD} (?:{WORD} ){{0,4}}{FINAL_HEAD}\b)")
# "Office of Tides of the US" before "Department of State": whose it is, without the body itself.
_OF_ITS_COUNTRY = re.compile(r"(?<=\w) of (?:the )?([A-Z][\w-]+(?: [A-Z][\w-]+)*)$")
_BEGINS_BEHIND = re.compile(rf" {LEADING_HEAD} (?:of|for)\b")
# "Shore Assistance Programme and Tide Services": what is done, and no body.
_A_PROGRAMME_AND = re.compile(r"(?:[A-Z][\w-]+ ){2,}(?:Program(?:me)?|Scheme|Project) and .* Services$")
# What ends a name of several words, but not everywhere.
_ENDS = r"(?:Initiatives?|Forum|Relief|Aid|Group|Partners)"
_TWO_ENDED = re.compile(
    rf"(?<=\w )(?:{FINAL_HEAD}|{_ENDS})( and )(?={WORD} (?:(?:(?:of|for) )?{WORD} ){{0,3}}{FINAL_HEAD}{_ITS_TAIL}$)"
)
# "Council for Refugees and Marlin House": the second ends as a body's name does.
_SECOND_WITHIN = re.compile(
    rf"\b(?:{FINAL_HEAD}) (?:for|of|[Aa]gainst|on|in)(?: the)? {WORD}(?: {WORD})*( and )"
    rf"(?!{SERVICES})(?={WORD} (?:{WORD} ){{0,2}}{FINAL_HEAD}{_ITS_TAIL}$)"
)
# "Employment and Social Development Canada": subjects, then the country.
_OF_A_COUNTRY = re.compile(rf"\b{WORD}(?:, {WORD}(?: {WORD})?)*,? and {WORD}(?: {WORD}){{1,3}}\b")
_SENTENCE_OPENERS = re.compile(
    r"^(?:(?:The|An?|Another|Such|Our|My|Your|His|Her|In|With|Through|Since|By|At|For|From|And|Under|While|This|These|Its|Their|Each|Both|Between|Among|As|On|To"
    r"|During|After|Before|Also|Within|Upon|Throughout|Despite|Beyond|Inside|Via|Unlike|Where|When|If|Then|Today|Currently|Recently"
    r"|(?:Representatives?|Members|Officials|Officers|Staff) (?:of|from)(?: the)?|Chair(?:man|woman|person)"
    r"|However|Moreover|Furthermore|Additionally|Meanwhile|Following|Together|Several|All)\s+)+"
)
# "the Embassy in Dar es Salaam": a town's name that small words join.
_TOWN_CONTINUES = re.compile(r"(?<=\w)(?: (?:es|de|da|do|das|dos|del|la|al|el|bin|upon) [A-Z][\w-]+)+")
# "Shore Centre Lowland Inc.": what a company's name ends with.
_COMPANY = re.compile(r"(?: [A-Z][\w-]+){0,2} (?:Inc|Ltd|Limited|Incorporated)\b")
_CAPITALS_BEHIND = re.compile(r"(?: [A-Z][\w-]+){1,3}")
# "the Government of Nepal and Helvetas": another body begins, or what is the government's.
_GOVERNMENT_OF = re.compile(r"(Government of (?:the )?)([A-Z][\w-]+(?: [A-Z][\w-]+){0,3})")
# "University of Lowland and Jurists for Peace": what is named by its place has no list of subjects.
_PLACE_AND = re.compile(
    r"((?:University|Embassy|Consulate|High Commission|Bank|Diocese) (?:of|in)(?: the)? [A-Z][\w-]+(?: [A-Z][\w-]+)?)"
    r" and (?=[A-Z][\w-]+(?: [A-Z][\w-]+)* (?:for|of|[Aa]gainst|[Ww]ithout) )"
)
# "Ministry of Interior of Lowland and Ada Bright": a country ends a name.
_COUNTRY_AND = re.compile(r" of (?:the )?([A-Z][\w-]+(?: [A-Z][\w-]+){0,2}?) (?:and |(?![A-Z]\w+s\b))(?=([A-Z][\w-]+))")
_STATE_OF = re.compile(r"(?:Republic|Kingdom|Commonwealth|State) of ")
# "the National Police (LNP) River Command": what stands behind the bracket is a part of the same.
_POSSESSIVE = re.compile(r"\b(?:its|their|our) $")
# "visited a Migrant Resource Centre": one of many.
_INDEFINITE = re.compile(r"\b[Aa]n? $")
# "under the Presidency of Lowland": its turn.
_ITS_TURN = re.compile(r"\b(?:[Uu]nder|[Dd]uring) the $")
# "in Shore Municipality": where something is.
_WHERE = re.compile(r"\b(?:in|to|from|at|near|across|within|of) (?:the )?$")
_BRANCH_BEHIND = re.compile(r"(?:\w+ ){1,2}(?:Command|Division|Unit|Branch|Directorate|Directorate General)")
_AND_FOR = re.compile(rf" and ({WORD}(?: {WORD})* (?:for|[Ww]ithout) {WORD}(?: {WORD}){{0,2}})")
_WHOSE = re.compile(r"([A-Z][\w ]+)[’']s ")
_ACRONYM_ALONE = re.compile(r"[A-Z][A-Za-z]*[A-Z]")
_BODY_WORD = re.compile(rf"\b(?:{LEADING_HEAD}|{FINAL_HEAD})\b")
# "the Republic's Registry": whose it is, by a word for any.
_GENERIC_OWNER = re.compile(
    r"Republic|Country|Kingdom|State|Government|Ministry|Department|Agency|University|Council|Commission"
)
# "the Funds Unit of Lowland's Ministry": the country is the ministry's.
_OWNER_BEHIND = re.compile(r"(?: of (?:the )?([A-Z][\w-]+(?: [A-Z][\w-]+)?))?[’']s$")
# "NLA Undersecretary for Employment Services": a person's post.
_POST = re.compile(
    r"\b(?:(?:Under|Vice-)?[Ss]ecretary|Minister|Director|Ambassador|Governor|Chair(?:person|man|woman)?|Chief|Head"
    r"|Officer|Attach[eé]|Coordinator|Envoy|Representative|Manager|Advis[eo]r|President)(?:[- ]General)?"
    r" (?:for|of|to|on)\b"
)
# "Highland Council of Ministers in Lowtown": where it is. A post abroad is called so.
_LOCATIVE = re.compile(
    r" in (?!(?:\w+ )*(?:Persons?|Human|Women|Children|Need|Crisis|Crises|Transit|Danger|Distress|Exile|Action"
    r"|Emergenc\w+|Support|Charge|Health|Schools?|Prisons?|Care|Law|Trade|\w+(?:tion|ment|ing|ity|ogy|ics|ism|ance|ence|ure|ings|ships?))\b)"
    r"(?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+){0,2}$"
)
_ABROAD = re.compile(r"(?:[A-Z][\w-]+ ){0,4}?(?:Embassy|Consulate|High Commission|Mission|Delegation|Representation)\b")
# "UNHCR Country Office": where a known body works, no body of its own.
_OFFICE_OF_KNOWN = re.compile(
    r"(?:Representative )?[A-Z]{2,}(?: [A-Z][\w-]+)* (?:Country|Regional|Sub-Regional|Field|Liaison|National) Offices?"
    r"|Office of [A-Z]{2,}\b.*|[A-Z]{2,} (?:[A-Z]\w+ )?Cent(?:er|re)s?"
)
# "the Ministry of Faith and Lowland temples": a people's, in small letters.
_AND_DEMONYM = re.compile(r" and ([A-Z]\w+)$")
# "the Reception Centre": a kind of place.
_FACILITY = re.compile(
    r"(?:(?:Asylum|Reception|Receiving|Returns?|Welcome|Transit|Detention|Community|Health|Registration|Accommodation|Information|Call|Training|Day"
    r"|Holding|Identification|Temporary|Removal) )+Cent(?:re|er)s?(?: [Ii]n .*)?"
    # "Shore Conference Centre": a place by its own name.
    r"|(?:[A-Z][\w’'-]+ )*(?:Conference|Convention|Exhibition|Congress|Reception"
    r"|Transit|Detention|Removal|Departure|Evacuation)"
    r" Cent(?:re|er)"
)
# "Agency of Tides's Safe Shores Facebook Page": what a body has.
_POSSESSION = re.compile(
    r"(.*)[’']s (?:[A-Z]\w+ )+(?:Page|Website|Site|Channel|Portal|Hotline|Program(?:me)?|Project|Report|Strategy)$"
)
# "the Ministry of Tides Representative".
_POST_BEHIND = re.compile(
    r"(?<=\w)(?<! of)(?<! the)(?<! for)(?<! and)(?: (?:Deputy|Assistant|Acting|Senior|Executive|Managing|Chief"
    r"|Principal|Permanent|Cabinet|Administrative|Parliamentary))*"
    r" (?:Representative|Spokes\w+|Director(?:[- ]General)?|Coordinator|Specialist|Manager|Officer"
    r"|(?:Under)?[Ss]ecretary|Minister|Administrator)s?$"
)
# "Deputy Head of Lowland's Country Office": a person.
_POST_FIRST = re.compile(
    r"(?:(?:Deputy|Assistant|Acting|Vice|Senior|Former) )*"
    r"(?:Head(?! Office)|Directors?|Chief(?= of)|Ministers? of|Secretary of|Coordinator|Manager|Specialist|Spokes\w+)\b"
)
# "Ada Bright and LNP Training Academy": a person, then a body that an acronym begins.
_PERSON_AND = re.compile(r"(?:[A-Z][a-z]\w+ ){2,3}and (?=[A-Z]{2,} )")
_PERSON_BEHIND = re.compile(r",? [A-Z][a-z]+(?: [A-Z][\w-]+)+")
_ACRONYM = re.compile(r"\s\(([A-Z][A-Za-z&.-]*[A-Z][\w&.-]*)\)")
# What is named after a body, and is none: a plan, a law, an agreement.
_PRODUCT_BEHIND = re.compile(
    r"\s(?:Act|Law|Plan|Policy|Strategy|Programme|Program|Project|Agreement|Convention|Bill|Report|Cent(?:er|re)s|Team|Managers?|Officers?|Specialists?)\b"
)
# "Department of Migrant Workers Act".
_NORM = re.compile(r" (?:Act|Bill|Convention|Protocol|Regulations|Code|(?:Resolution|Decree|Decision|Order)(?: No)?)$")


@dataclass(frozen=True, slots=True)
class EnglishName:
    """A body's name as printed (``start:end``), with the acronym printed behind it."""

    start: int
    end: int
    text: str
    acronym: str | None


def names(text: str, home_names: frozenset[str]) -> Iterator[EnglishName]:
    """The names of bodies in reading order; the government of home (`home_names`) is no body apart."""
    taken = -1
    found = [*_HEAD_FIRST.finditer(text), *_HEAD_LAST.finditer(text), *_UNIT_OF_TWO.finditer(text)]
    found += [m for m in _OF_A_COUNTRY.finditer(text) if _is_of_a_country(m[0])]
    found += [m for m in _LISTED_LAST.finditer(text) if not _names_a_country(m[0])]
    for match in sorted(found, key=lambda m: (m.start(), -m.end())):
        start = _start_of(match, text)
        name = text[start : match.end()]
        land = _OF_ITS_COUNTRY.search(name) if _BEGINS_BEHIND.match(text, match.end()) else None
        name = name[: land.start()] if land and (" " not in land[1] or _is_country(land[1])) else name
        name = _without_owner(_without_second(name))
        if (
            _is_of_another(text, start, name)
            or start < taken
            or not _is_name(name, home_names)
            or _PRODUCT_BEHIND.match(text, match.end())
        ):
            continue
        company = _COMPANY.match(text, start + len(name))
        name += company[0] if company else of_country_behind(text, start + len(name))
        town = _TOWN_CONTINUES.match(text, start + len(name))
        name += town[0] if town else ""
        taken = max(match.end(), start + len(name))
        acronym = _ACRONYM.match(text, start + len(name))
        second = _AND_OF_A_COUNTRY.search(name) if _HEAD_FIRST.match(name) else None
        if second and fold(second[1].rpartition(" ")[2]) in country_words():
            at = start + second.start(1)
            yield EnglishName(at, match.end(), " ".join(second[1].split()), acronym[1] if acronym else None)
            name, acronym = name[: second.start()], None
        unit = _boundary_in(name)
        if unit and " " in name[: unit.start(unit.lastindex or 0)].rstrip():
            ends = unit.start(unit.lastindex or 0)
            first_name = _without_owner(name[: unit.end()].rstrip()) if unit.re is _OWNS else name[:ends]
            yield EnglishName(start, start + len(first_name), " ".join(first_name.split()), None)
            begins = unit.end(unit.lastindex or 0)
            start, name = start + begins, name[begins:]
            if not _is_name(name, home_names):
                taken = start if unit.re is _OWNS_A_PART else taken
                continue
        yield EnglishName(start, start + len(name), " ".join(name.split()), acronym[1] if acronym else None)
        if also := _AND_FOR.match(text, start + len(name)) if _PLACE_AND.match(text, start) else None:
            taken = also.end()
            yield EnglishName(also.start(1), also.end(), " ".join(also[1].split()), None)


def _start_of(match: re.Match[str], text: str) -> int:
    """Where a name begins behind what opens the sentence, a person, and the owner of the body."""
    opener = _SENTENCE_OPENERS.match(match[0])
    start = match.start() + (opener.end() if opener else 0)
    person = _PERSON_AND.match(text, start, match.end())
    if person and not _BODY_WORD.search(person[0]):
        start = person.end()
    whose = _WHOSE.match(text, start)
    if whose is None:
        return start
    generic = _ACRONYM_ALONE.fullmatch(whose[1]) or _GENERIC_OWNER.fullmatch(whose[1])
    return whose.end() if generic or fold(whose[1]) in country_words() else start


def _boundary_in(name: str) -> re.Match[str] | None:
    """Where a name of two bodies goes over from whose it is, or whom it stands beside, to the other."""
    first = _HEAD_FIRST.match(name)
    return (
        (_SECOND_BODY.match(name, first.end()) if first else None)
        or _UNIT_OF.search(name)
        or _TWO_ENDED.search(name)
        or _at_a_land(name)
        or (None if re.match(LEADING_HEAD, name) else _SECOND_WITHIN.search(name))
        or _OWNS_BY_LAST.search(name)
        or _OWNS_A_PART.search(name)
        or _OWNS.search(name)
    )


def _at_a_land(name: str) -> re.Match[str] | None:
    """Where a country or people begins a second name, which the first does not list with another."""
    for joined in _AT_A_COUNTRY.finditer(name):
        before, behind = name[: joined.start()].split(), name[joined.end() :].split()
        if len(before) > 1 and (_is_country(behind[0]) or _is_country(" ".join(behind[:2]))):
            lists = _is_country(before[-1]) or {"of", "for", "between"} & set(before)
            return None if lists and joined[1] == " and " else joined
    return None


def _is_country(words: str) -> bool:
    """Whether words are a country's name or its adjective: "Danish"."""
    if fold(words) in country_words() or words in (*words_in_capitals()["adjectives"], *words_in_capitals()["short"]):
        return True
    return bool(english_peoples().keys() & {fold(words), fold(words) + "s"})


def _is_of_another(text: str, start: int, name: str) -> bool:
    """Whether a name is a branch, a fund or a centre of another body, or a person's post."""
    return bool(
        (text[:start].endswith(") ") and _BRANCH_BEHIND.fullmatch(name))
        or (_POSSESSIVE.search(text, 0, start) and "Fund" in name.split())
        or (_INDEFINITE.search(text, 0, start) and name.endswith(("Centre", "Center")))
        or (name.startswith("Presidency") and _ITS_TURN.search(text, 0, start))
        or (name.endswith("Municipality") and _WHERE.search(text, 0, start))
        or (name.startswith("Commissioner") and _PERSON_BEHIND.match(text, start + len(name)))
    )


def _without_second(name: str) -> str:
    """The name up to where another body begins behind "and", or a person's post within it."""
    if of_country := _GOVERNMENT_OF.match(name):
        words = of_country[2].split()
        called = (" ".join(words[:n]) for n in range(len(words), 0, -1))
        country = next((name for name in called if fold(name) in country_words()), None)
        return of_country[1] + country if country else name
    if of_place := _PLACE_AND.match(name):
        return of_place[1]
    if _at_a_land(name):
        return name
    short = words_in_capitals()["short"]
    lands = (m for m in _COUNTRY_AND.finditer(name) if fold(m[1]) in country_words() or m[1] in short)
    land = next((m for m in lands if fold(f"{m[1]} {m[2]}") not in country_words()), None)
    if land:
        return name[: land.end(1)]
    people = _AND_DEMONYM.search(name)
    if people and english_peoples().keys() & {fold(people[1]), fold(people[1]) + "s"}:
        return name[: people.start()]
    if owned := _POSSESSION.match(name):
        return owned[1]
    if not name.startswith("Office of"):
        body = _POST_BEHIND.sub("", name)
        # "Lowland and Highland Interior Ministers": persons, and no body.
        name = body if body == name or _BODY_WORD.search(body) else ""
    post = _POST.search(name)
    name = name[: post.start()].rstrip() if post and "Office of" not in name[: post.start()] else name
    return name if _ABROAD.match(name) else _LOCATIVE.sub("", name)


def _without_owner(name: str) -> str:
    """The name without the country that ends it where that has what is named behind it: "Funds Unit of Lowland's"."""
    owner = _OWNER_BEHIND.search(name)
    if owner is None:
        return name
    return name[: owner.start() if fold(owner[1] or "") in country_words() else -len("’s")]


def is_bare(name: str) -> bool:
    """Whether a name is only what kind of body it is: "the Ministry", "the Task Force"."""
    return re.fullmatch(rf"(?:{LEADING_HEAD}|{FINAL_HEAD})", name) is not None


def of_country_behind(text: str, end: int) -> str:
    """The country that stands right behind a name and ends it: "Migrant Rights Centre Ireland"."""
    behind = _CAPITALS_BEHIND.match(text, end)
    words = behind[0].split() if behind else []
    whole = (" ".join(words[:n]) for n in range(len(words), 0, -1))
    return next((f" {name}" for name in whole if fold(name) in country_words()), "")


def _names_a_country(name: str) -> bool:
    """Whether one of the words of a list is a country's name, or what opens a sentence."""
    return any(fold(word) in country_words() for word in re.split(r",? and |, ", name)) or bool(
        _SENTENCE_OPENERS.match(name)
    )


def _is_of_a_country(name: str) -> bool:
    """Whether a list of subjects ends with a country's name, and no country stands among them."""
    *subjects, country = re.split(r",? and |, | (?=[A-Z][\w-]+$)", name)
    return (
        fold(country) in country_words()
        and not any(s.isupper() for s in subjects)
        and not any(fold(s) in country_words() for s in subjects)
    )


def _is_name(name: str, home_names: frozenset[str]) -> bool:
    words = name.split()
    if len(words) < 2 or _FACILITY.fullmatch(name) or _POST_FIRST.match(name):
        return False
    named = len([w for w in words if w not in LEVELS]) > 1 or words[-1] == "Chancellery"
    if name in words_in_capitals()["lands"] or _A_PROGRAMME_AND.match(name):
        return False
    if _NORM.search(name) or _OFFICE_OF_KNOWN.fullmatch(name) or not named:
        return False
    if words[0] == "Government":
        whose = " ".join(w for w in words[2:] if w != "the")
        return len(words) > 2 and _STATE_OF.sub("", whose) not in home_names
    if "Mission" in words and not _is_abroad(words[: words.index("Mission")]):
        return False
    offices = ("Association", "Board", "Department", "Authority", "Agency")
    return "Government" not in words or words[-1] in offices or words[0] in ("Ministry", "Department", "Office")


def _is_abroad(words: list[str]) -> bool:
    """Whether words before "Mission" make it one that speaks for a country: "Permanent", "Ghanaian"."""
    return bool(words) and (
        words[0] in ("Permanent", "Diplomatic", "United", "UN", "EU", "African")
        or fold(words[-1]) + "s" in english_peoples()
    )
