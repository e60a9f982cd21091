"""Names of bodies in English by their construction: "Ministry of Labour", "National Employment Authority (NEA)".

A name must have a word of its own besides the generic noun and the level ("National Agency"): a wrong body is worse
than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from entramado.loaders.languages.english.months import DAY_WORD, MONTH_WORD
from entramado.ontology.folding import fold
from entramado.ontology.profiles import country_words, english_peoples

# Generic nouns that begin a name; those of `_FINAL_HEAD` end one.
_LEADING_HEAD = (
    r"(?:(?:Vice-)?Ministry|Department|Agency|Authority|Commission|Bureau|Office|Administration|Council|Institute"
    r"|Committee|Board|Directorate(?: General)?|Embassy|Consulate|Secretariat|Federation|Union|University|Association"
    r"|Organi[sz]ation|Government|Chamber|Academy|Court|Ombudsman|Division|Inspectorate|Cent(?:re|er)s?"
    r"|Presidency|Superintendency|Fund|Mission"
    r"|Network|Movement(?= for\b)|Foundation|Society|Parliament|Unit|Platform|Task Force|Coalition|Alliance|Consortium)"
)
_FINAL_HEAD = (
    r"(?:Ministry|Department|Agency|Authority|Commission|Bureau|Office|Administration|Council|Institute|Committee|Board"
    r"|Directorate|Federation|Union|University|Association|Organi[sz]ation|Foundation|Society|Service|Police|Corporation"
    r"|Red Cross|Red Crescent|Court|Parliament|Congress|Academy|Ombudsman|Secretariat|Division|Bank|Trust(?: Fund)?"
    r"|Chancellery|Forces?|Army|Unit|Guard|Ministers|Services|Taskforce|Working Group|Institute|Centre"
    r"|Center|Alliance|Network|Coalition|Consortium|Command|Tribunal|Registry|Assembly|House(?! of\b)|Church"
    r"|Delegation|International(?! [A-Z])|Task Force|(?:Development|Economic) Community|Rights Watch|College)"
)
# A capitalised word, no month or weekday.
_WORD = rf"(?!{MONTH_WORD}|{DAY_WORD})[A-Z][\w’'&-]+"
# Prepositions inside a name; "for the Government", on whose behalf, is none: "the Ministry of Labour for the Government
# of Nepal".
_LINK = r"(?:(?:[Oo]f|in charge of|[Ff]or(?! the Government\b)|[Oo]n|[Aa]gainst|to|in|with)(?: [Tt]he)?|from(?: the)?)"
# Services that are subjects of a name, no bodies.
_SERVICES = r"(?:Human|Social|Community|Family|Legal|Health) Services"
# A coordinated word of the same name: no acronym, nor the beginning of another body's name.
_SAME_NAME = (
    rf"(?:Police(?! [A-Z])|{_SERVICES}"
    rf"|(?!(?:{_WORD} ){{0,4}}?{_FINAL_HEAD}\b)(?!{_LEADING_HEAD} )(?![A-Z]{{2,}}\b){_WORD}(?: {_WORD})*)"
)
# A complement, with what is coordinated in it: "Labour and Social Protection", "Employment, Training and Youth".
_COMPLEMENT = (
    rf"(?: {_LINK} {_WORD}(?: (?!{_LEADING_HEAD} of\b){_WORD})*"
    rf"(?:,? (?:and|&) {_SAME_NAME}|(?:, {_SAME_NAME})+,? (?:and|&) {_SAME_NAME}| & {_WORD})?)"
)
# A name with its generic noun first; `_HEAD_LAST` one with it last.
_HEAD_FIRST = re.compile(rf"\b(?:(?:(?:U\.S\.|{_WORD}) ){{0,4}}{_LEADING_HEAD}{_COMPLEMENT}{{1,3}}|Statistics {_WORD})")
_HEAD_LAST = re.compile(
    rf"\b{_WORD}(?: [A-Z]\.)?"
    rf"(?:(?: (?:and|&|of|for|Against|in|al|ul|bin|de|du|des|für))? (?:[A-Z]\. )?{_WORD}){{0,6}} {_FINAL_HEAD}\b"
    rf"(?:{_COMPLEMENT}){{0,2}}(?: of (?:[Tt]he )?{_WORD}(?: {_WORD})*)?"
)
# Coordinated subjects before the generic noun: "Foreign, Commonwealth and Development Office".
_LISTED_LAST = re.compile(
    rf"\b(?:{_WORD}, ){{1,4}}{_WORD}(?: {_WORD})?,? (?:and|&) {_WORD}(?: {_WORD}){{0,2}}? {_FINAL_HEAD}\b"
)
# A coordinated body whose name ends in its country: "and Global Affairs Canada".
_AND_OF_A_COUNTRY = re.compile(rf" and ({_WORD} {_WORD}(?: {_WORD})?)$")
# Between a unit and its owner: "Centre for Migration Studies of the University of Ghana".
_UNIT_OF = re.compile(
    rf"(?<=\w) (?:of|at|in|under) [Tt]he (?=(?:{_WORD} )?(?!Government|Union|Fund|Court){_LEADING_HEAD} (?:of|for) "
    rf"|{_WORD}(?: (?:and )?{_WORD}){{0,4}} (?!Police){_FINAL_HEAD}\b)"
)
_UNIT_OF_TWO = re.compile(
    rf"\b(?:The )?{_WORD} {_LEADING_HEAD} of the (?!{_LEADING_HEAD}\b){_WORD} and (?!{_LEADING_HEAD}\b){_WORD}"
    rf" {_FINAL_HEAD}\b(?: of {_WORD})?"
)
# Between an owner and its unit: "Department of State's Office to Monitor ...".
_OWNS = re.compile(rf"(?<=\w)[’']s (?={_LEADING_HEAD} )")
_OWNS_BY_LAST = re.compile(rf"(?<=\w )(?:{_FINAL_HEAD})([’']s )(?={_WORD}(?: {_WORD}){{0,3}} {_FINAL_HEAD}\b)")
# Between an owner and a unit told by its last word: "Ministry of Tides’s Directorate".
_OWNS_A_PART = re.compile(rf"(?<= of )(?:{_WORD} )*?[A-Z]\w+([’']s )(?=(?:{_WORD} ){{0,3}}{_FINAL_HEAD}$)")
# Complements behind the generic noun: "Agency for Labour and Skills of Lowland".
_ITS_TAIL = rf"(?: (?:for|of|on)(?: the)? {_WORD}(?:,? (?:and |& )?{_WORD})*)*"
# Between two bodies, each complete: "Organized Crime Unit and World Aid International".
_SECOND_BODY = re.compile(rf"( and ){_WORD} (?:(?:{_WORD} ){{1,3}}{_FINAL_HEAD}|International)$")
_TWO_ENDED = re.compile(
    rf"(?<=\w )(?:{_FINAL_HEAD})( and )(?={_WORD} (?:(?:(?:of|for) )?{_WORD} ){{0,3}}{_FINAL_HEAD}{_ITS_TAIL}$)"
)
# Behind a known name: another body begins with it, "European Union Emergency Trust Fund", "United Nations Office on
# ...".
_ACRONYM_CONTINUES = re.compile(
    r" (?:(?:[A-Z][\w-]+ ){0,3}Trust Fund|(?:Office on|Refugee Agency|Agency|Commission|Committee|Entity|Delegation)\b)"
)
# The same behind a known name of several words: "United Nations Security Council".
_NAME_CONTINUES = re.compile(
    r" (?:[A-Z][\w-]+ ){0,3}(?:Council|Assembly|Court|Parliament|Bank|Foundation|Institute|Association|Federation"
    r"|University|Centre|Center|Authority|Board|Secretariat|Fund|Organi[sz]ation|Task ?[Ff]orce|Working Group)\b"
)
# Between two bodies, the second with a generic noun of its own: "Council for Refugees and Marlin House".
_SECOND_WITHIN = re.compile(
    rf"\b(?:{_FINAL_HEAD}) (?:for|of|[Aa]gainst|on|in)(?: the)? {_WORD}(?: {_WORD})*( and )"
    rf"(?!{_SERVICES})(?={_WORD} (?:{_WORD} ){{0,2}}{_FINAL_HEAD}{_ITS_TAIL}$)"
)
# Coordinated subjects before a country: "Employment and Social Development Canada".
_OF_A_COUNTRY = re.compile(rf"\b{_WORD}(?:, {_WORD}(?: {_WORD})?)*,? and {_WORD}(?: {_WORD}){{1,3}}\b")
# Capitalised words that open a sentence and are no part of a name.
_SENTENCE_OPENERS = re.compile(
    r"^(?:(?:The|An?|Another|Such|Our|In|With|Through|Since|By|At|For|From|And|Under|While|This|These|Its|Their|Each|Both|Between|Among|As|On|To"
    r"|During|After|Before|Also|Within|Upon|Throughout|Despite|Beyond|Inside|Via|Unlike|Where|When|If|Then|Today|Currently|Recently"
    r"|However|Moreover|Furthermore|Additionally|Meanwhile|Following|Together|Several|All)\s+)+"
)
# The rest of a town's name with function words: "the Embassy in Dar es Salaam".
_TOWN_CONTINUES = re.compile(r"(?<=\w)(?: (?:es|de|da|do|das|dos|del|la|al|el|bin|upon) [A-Z][\w-]+)+")
_CAPITALS_BEHIND = re.compile(r"(?: [A-Z][\w-]+){1,3}")
# A government and its country, before a coordinated body: "the Government of Nepal and Helvetas".
_GOVERNMENT_OF = re.compile(r"(Government of (?:the )?)([A-Z][\w-]+(?: [A-Z][\w-]+){0,3})")
# A body named by its place has no list of subjects: "University of Lowland and Jurists for Peace".
_PLACE_AND = re.compile(
    r"((?:University|Embassy|Consulate|High Commission|Bank|Diocese) (?:of|in)(?: the)? [A-Z][\w-]+(?: [A-Z][\w-]+)?)"
    r" and (?=[A-Z][\w-]+(?: [A-Z][\w-]+)* (?:for|of|[Aa]gainst|[Ww]ithout) )"
)
# A country ends a name: "Ministry of Interior of Lowland and Ada Bright".
_COUNTRY_AND = re.compile(r" of (?:the )?([A-Z][\w-]+(?: [A-Z][\w-]+){0,2}?) (?:and )?(?=([A-Z][\w-]+))")
_STATE_OF = re.compile(r"(?:Republic|Kingdom|Commonwealth|State) of ")
# Before a fund that belongs to a body named before.
_POSSESSIVE = re.compile(r"\b(?:its|their|our) $")
# Before one of many facilities: "visited a Migrant Resource Centre".
_INDEFINITE = re.compile(r"\b[Aa]n? $")
# A branch behind the acronym of its owner: "the National Police (LNP) River Command".
_BRANCH_BEHIND = re.compile(r"(?:\w+ ){1,2}(?:Command|Division|Unit|Branch|Directorate|Directorate General)")
_AND_FOR = re.compile(rf" and ({_WORD}(?: {_WORD})* (?:for|[Ww]ithout) {_WORD}(?: {_WORD}){{0,2}})")
_WHOSE = re.compile(r"([A-Z][\w ]+)[’']s ")
_ACRONYM_ALONE = re.compile(r"[A-Z][A-Za-z]*[A-Z]")
_BODY_WORD = re.compile(rf"\b(?:{_LEADING_HEAD}|{_FINAL_HEAD})\b")
# An owner told by a generic noun: "the Republic's Registry".
_GENERIC_OWNER = re.compile(
    r"Republic|Country|Kingdom|State|Government|Ministry|Department|Agency|University|Council|Commission"
)
# A possessive left at the end, with the country of the owner: "the Funds Unit of Lowland's Ministry".
_OWNER_BEHIND = re.compile(r"(?: of (?:the )?([A-Z][\w-]+(?: [A-Z][\w-]+)?))?[’']s$")
# The post of a person: "NLA Undersecretary for Employment Services".
_POST = re.compile(
    r"\b(?:(?:Under|Vice-)?[Ss]ecretary|Minister|Director|Ambassador|Governor|Chair(?:person|man|woman)?|Chief|Head"
    r"|Officer|Attach[eé]|Coordinator|Envoy|Representative|Manager|Advis[eo]r|President)(?:[- ]General)?"
    r" (?:for|of|to|on)\b"
)
# Where a body is: "Highland Council of Ministers in Lowtown". A diplomatic post (`_ABROAD`) has it in its name.
_LOCATIVE = re.compile(
    r" in (?!(?:\w+ )*(?:Persons?|Human|Women|Children|Need|Crisis|Crises|Transit|Danger|Distress|Exile|Action"
    r"|Emergenc\w+|Support|Charge|Health|Schools?|Prisons?|Care|Law|Trade|\w+(?:tion|ment|ing|ity|ogy|ics|ism|ance|ence|ure|ings|ships?))\b)"
    r"(?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+){0,2}$"
)
_ABROAD = re.compile(r"(?:[A-Z][\w-]+ ){0,4}?(?:Embassy|Consulate|High Commission|Mission|Delegation|Representation)\b")
# An office of a known body, no body of its own: "UNHCR Country Office".
_OFFICE_OF_KNOWN = re.compile(
    r"(?:Representative )?[A-Z]{2,}(?: [A-Z][\w-]+)* (?:Country|Regional|Sub-Regional|Field|Liaison|National) Offices?"
    r"|Office of [A-Z]{2,}\b.*|[A-Z]{2,} (?:[A-Z]\w+ )?Cent(?:er|re)s?"
)
# A coordinated demonym: "the Ministry of Faith and Lowland temples".
_AND_DEMONYM = re.compile(r" and ([A-Z]\w+)$")
# A kind of facility: "the Reception Centre".
_FACILITY = re.compile(
    r"(?:(?:Asylum|Reception|Receiving|Returns?|Welcome|Transit|Detention|Community|Health|Registration|Accommodation|Information|Call|Training|Day"
    r"|Holding|Identification|Temporary|Removal|Conference) )+Cent(?:re|er)s?(?: [Ii]n .*)?"
)
# What a body has: "Agency of Tides's Safe Shores Facebook Page".
_POSSESSION = re.compile(
    r"(.*)[’']s (?:[A-Z]\w+ )+(?:Page|Website|Site|Channel|Portal|Hotline|Program(?:me)?|Project|Report|Strategy)$"
)
# A post at the end: "the Ministry of Tides Representative".
_POST_BEHIND = re.compile(
    r"(?<=\w)(?<! of)(?<! the)(?<! for)(?<! and)(?: (?:Deputy|Assistant|Acting|Senior|Executive|Managing))*"
    r" (?:Representative|Spokes\w+|Director(?:[- ]General)?|Coordinator|Specialist|Manager|Officer)s?$"
)
# A post at the beginning: "Deputy Head of Lowland's Country Office".
_POST_FIRST = re.compile(
    r"(?:(?:Deputy|Assistant|Acting|Vice|Senior|Former) )*"
    r"(?:Head(?! Office)|Directors?|Chief(?= of)|Ministers? of|Secretary of|Coordinator|Manager|Specialist|Spokes\w+)\b"
)
# A person before a body that an acronym begins: "Ada Bright and LNP Training Academy".
_PERSON_AND = re.compile(r"(?:[A-Z][a-z]\w+ ){2,3}and (?=[A-Z]{2,} )")
_PERSON_BEHIND = re.compile(r",? [A-Z][a-z]+(?: [A-Z][\w-]+)+")
_ACRONYM = re.compile(r"\s\(([A-Z][A-Za-z&.-]*[A-Z][\w&.-]*)\)")
# What is named after a body and is none: a plan, a law, an agreement.
_PRODUCT_BEHIND = re.compile(
    r"\s(?:Act|Law|Plan|Policy|Strategy|Programme|Program|Project|Agreement|Convention|Bill|Report|Cent(?:er|re)s|Team|Managers?|Officers?|Specialists?)\b"
)
# A norm: "Department of Migrant Workers Act".
_NORM = re.compile(r" (?:Act|Bill|Convention|Protocol|Regulations|Code|(?:Resolution|Decree|Decision|Order)(?: No)?)$")
# Adjectives that tell the level of a body but not which.
_LEVELS = frozenset(
    ("National", "Federal", "Local", "State", "General", "Regional", "Central", "Executive", "Joint", "High", "Country",
     "Project", "Field", "Head", "Liaison", "Main", "Technical", "Steering", "Community-Based", "Non-Governmental",
     "Nongovernmental", "Faith-Based", "Civil", "Society", "International")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class EnglishName:
    """A body's name at characters ``start:end``, its blanks normalised in `text`, with the acronym behind it."""

    start: int
    end: int
    text: str
    acronym: str | None


def names(text: str, home_names: frozenset[str]) -> Iterator[EnglishName]:
    """The names of bodies in reading order; a government of `home_names` is the reporter's and left out."""
    taken = -1
    found = [*_HEAD_FIRST.finditer(text), *_HEAD_LAST.finditer(text), *_UNIT_OF_TWO.finditer(text)]
    found += [m for m in _OF_A_COUNTRY.finditer(text) if _is_of_a_country(m[0])]
    found += [m for m in _LISTED_LAST.finditer(text) if not _names_a_country(m[0])]
    for match in sorted(found, key=lambda m: (m.start(), -m.end())):
        opener = _SENTENCE_OPENERS.match(match[0])
        start = match.start() + (opener.end() if opener else 0)
        person = _PERSON_AND.match(text, start, match.end())
        if person and not _BODY_WORD.search(person[0]):
            start = person.end()
        whose = _WHOSE.match(text, start)
        if whose and (
            fold(whose[1]) in country_words()
            or _ACRONYM_ALONE.fullmatch(whose[1])
            or _GENERIC_OWNER.fullmatch(whose[1])
        ):
            start = whose.end()
        name = _without_owner(_without_second(text[start : match.end()]))
        if (
            _is_of_another(text, start, name)
            or start < taken
            or not _is_name(name, home_names)
            or _PRODUCT_BEHIND.match(text, match.end())
        ):
            continue
        name += of_country_behind(text, start + len(name))
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


def _boundary_in(name: str) -> re.Match[str] | None:
    """The boundary in a name of two bodies, between owner and unit or between conjuncts; None in a name of one."""
    first = _HEAD_FIRST.match(name)
    return (
        (_SECOND_BODY.match(name, first.end()) if first else None)
        or _UNIT_OF.search(name)
        or _TWO_ENDED.search(name)
        or (None if re.match(_LEADING_HEAD, name) else _SECOND_WITHIN.search(name))
        or _OWNS_BY_LAST.search(name)
        or _OWNS_A_PART.search(name)
        or _OWNS.search(name)
    )


def _is_of_another(text: str, start: int, name: str) -> bool:
    """Whether a name is a branch, a fund or one of many centres of another body, or a person's post."""
    return bool(
        (text[:start].endswith(") ") and _BRANCH_BEHIND.fullmatch(name))
        or (_POSSESSIVE.search(text, 0, start) and "Fund" in name.split())
        or (_INDEFINITE.search(text, 0, start) and name.endswith(("Centre", "Center")))
        or (name.startswith("Commissioner") and _PERSON_BEHIND.match(text, start + len(name)))
    )


def _without_second(name: str) -> str:
    """The name, cut before a second body behind "and", a person's post, or a locative."""
    if of_country := _GOVERNMENT_OF.match(name):
        words = of_country[2].split()
        called = (" ".join(words[:n]) for n in range(len(words), 0, -1))
        country = next((name for name in called if fold(name) in country_words()), None)
        return of_country[1] + country if country else name
    if of_place := _PLACE_AND.match(name):
        return of_place[1]
    lands = (m for m in _COUNTRY_AND.finditer(name) if fold(m[1]) in country_words())
    land = next((m for m in lands if fold(f"{m[1]} {m[2]}") not in country_words()), None)
    if land:
        return name[: land.end(1)]
    people = _AND_DEMONYM.search(name)
    if people and english_peoples().keys() & {fold(people[1]), fold(people[1]) + "s"}:
        return name[: people.start()]
    if owned := _POSSESSION.match(name):
        return owned[1]
    name = _POST_BEHIND.sub("", name)
    post = _POST.search(name)
    name = name[: post.start()].rstrip() if post and "Office of" not in name[: post.start()] else name
    return name if _ABROAD.match(name) else _LOCATIVE.sub("", name)


def _without_owner(name: str) -> str:
    """The name without a possessive at its end, and without the country that has it: "Funds Unit of Lowland's"."""
    owner = _OWNER_BEHIND.search(name)
    if owner is None:
        return name
    return name[: owner.start() if fold(owner[1] or "") in country_words() else -len("’s")]


def goes_on(known: str, text: str, end: int) -> bool:
    """Whether a known name that ends at `end` only begins the name of another body."""
    return bool(_ACRONYM_CONTINUES.match(text, end) or (" " in known and _NAME_CONTINUES.match(text, end)))


def is_bare(name: str) -> bool:
    """Whether a name is a generic noun alone: "the Ministry", "the Task Force"."""
    return re.fullmatch(rf"(?:{_LEADING_HEAD}|{_FINAL_HEAD})", name) is not None


def differs_in_plural(name: str, known: str) -> bool:
    """Whether two folded names differ in plurals alone: "migrants rights centre", "migrant rights centre"."""
    one, other = ([word.removesuffix("s") for word in n.split()] for n in (name, known))
    return one == other


def stands_for(acronym: str, name: str) -> bool:
    """Whether an acronym is made of the initials of a name's capitalised words."""
    return acronym == "".join(word[0] for word in name.split() if word[0].isupper())


def is_named_in(known: str, named: EnglishName, text: str) -> bool:
    """Whether a name only contains a known one, folded, and is no further body: "European Union Delegation"."""
    name = fold(named.text)
    own = name.startswith(known) and goes_on(known, text, named.start + len(known))
    return " " in known and known in name and not own and f" to the {known}" not in name


def of_country_behind(text: str, end: int) -> str:
    """The country right behind a name, with a blank before it, which ends the name; "" where there is none."""
    behind = _CAPITALS_BEHIND.match(text, end)
    words = behind[0].split() if behind else []
    whole = (" ".join(words[:n]) for n in range(len(words), 0, -1))
    return next((f" {name}" for name in whole if fold(name) in country_words()), "")


def up_to(named: EnglishName, text: str, begins: int) -> EnglishName:
    """The name, cut before another that begins at `begins` within it."""
    end = named.start + len(text[named.start : begins].removesuffix(" ").removesuffix(" and").removesuffix(","))
    return EnglishName(named.start, end, " ".join(text[named.start : end].split()), None)


def _names_a_country(name: str) -> bool:
    """Whether a list holds a country's name or begins with a word that opens a sentence."""
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
    named = len([w for w in words if w not in _LEVELS]) > 1 or words[-1] == "Chancellery"
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
    """Whether the words before "Mission" make it a diplomatic one: "Permanent", "Ghanaian"."""
    return bool(words) and (words[0] in ("Permanent", "Diplomatic") or fold(words[-1]) + "s" in english_peoples())
