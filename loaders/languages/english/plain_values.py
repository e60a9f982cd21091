"""Dates and counted results in English. Only explicit statements are read: a wrong value is worse than none."""

from __future__ import annotations

import re

from entramado.loaders.extract.extracted import CountedGroup, Figure, Value
from entramado.loaders.languages.english.months import DAY_WORD, MONTH, MONTH_OR_SHORT, month_number
from entramado.loaders.text import Passage

_DATE = (
    rf"(?:{DAY_WORD},? )?"
    r"(?:(?:early|mid|late|the (?:beginning|start|end) of)[ -])?"
    rf"(?:(?:(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?(?P<month>{MONTH_OR_SHORT})"
    r",? (?:(?P<day2>\d{1,2}), )?)?(?P<year>(?:19|20)\d\d)\b"
)
# What is done once begins something: "launched a mechanism in February 2019", "In 2021, the agency established ...".
_DEED = (
    r"(?:(?:launch|establish|creat|adopt|sign|introduc|open|inaugurat|start|set ?up|enact|approv|initiat|found|ratifi"
    r"|publish|gazett|merg|promulgat|unveil|endors|conven|institut|renew|review|revis|updat|conclud(?!ed (?:in|on)\b)"
    r"|agre|commenc|pilot|deploy|activat|complet|digiti[sz]|digitali[sz])(?:ed|d)?|rolled out|put in place)"
)
# A comma between places ends nothing: "opened windows in Sonora, Chihuahua and Tamaulipas in November 2021".
_DEED_IN = re.compile(rf"\b{_DEED}\b(?:[^.;,]|,(?= [A-Z]| in\b)){{0,160}}? (?:in|on) {_DATE}")
_IN_FORCE = re.compile(
    r"\b(?:(?:became|been|was|is) (?:fully )?operational|(?:was|were) made official|took effect"
    r"|(?:entered|came|brought|put)(?: [^.;,]{2,80}?)? into (?:force|effect|operation|service|use))"
    rf" (?:in|on|since) {_DATE}"
)
# "On World Refugee Day 2021, the agency opened": a day by its name.
_IN_DEED = re.compile(rf"(?:\bIn|\bOn|, in)(?: (?:[A-Z][\w'’]+ ){{1,5}}Day,?)? {_DATE},? [^.;]{{0,150}}?\b{_DEED}\b")
_DAY = r"(?:\d{1,2} )?"
_START = re.compile(
    r"\b(?:[Ss]ince(?: (?:its|their) [a-z]+ in)?|[Ff]rom|[Ll]aunched (?:in|on)|[Bb]eg[au]n (?:[^.;,]{0,60}? )?(?:in|on)"
    rf"|[Ss]tarted (?:in|on)|[Ee]ffective(?: from| as of| on)?) {_DATE}"
)
# "As of May 2022, the permit allows ...": it holds from then on, unless a count up to then is told.
_HOLDS_FROM = re.compile(
    rf"(?:^|[.;] )As (?:of|from) {_DATE}, (?!there (?:are|is)\b|[^.;]{{0,90}} (?:had|has|have|were|was|stood)\b)"
)
# "On 4 May 2021 the office handed over ...": what opens with its day was done then.
_ON_A_DAY = re.compile(rf"(?:^|[.;] )On (?=(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? |(?:{MONTH}) \d{{1,2}},){_DATE}")
# "On 16 and 17 July 2024, members took part".
_ON_DAYS = re.compile(
    rf"(?:^|[.;] )On (?P<day>\d{{1,2}})(?: (?:and|to) | ?[-–] ?)\d{{1,2}} (?P<month>{MONTH}) (?P<year>(?:19|20)\d\d)\b"
)
# "the establishment of the Bureau in 1985".
# "(in Lowtown, 16-19 March 2021)": the days that it lasted.
_DAYS = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?: ?[-–] ?| to )(?P<last>\d{{1,2}}) (?P<month>{MONTH}),? (?P<year>(?:19|20)\d\d)\b"
)
# "Nairobi, Kenya, 10 February 2026 – ... today": the day that a release is dated by.
_DATELINE = re.compile(rf"(?:[A-Z][\w’' -]+, ){{1,2}}(?=\d|{MONTH}){_DATE} ?(?:[-–—:(]|\(\w)(?=[^.]{{0,300}}? today\b)")
# "today (Monday, September 18, 2031)".
_TODAY = re.compile(rf"\b[Tt]oday,? \(?{_DATE}")
_FOUNDING = re.compile(
    r"\b(?:establishment|creation|launch|adoption|signing|introduction|opening|inauguration|ratification) of"
    rf" [^.;,]{{2,100}}? (?:in|on) {_DATE}"
)
# "which will end in March 2019", "expired on 5 May 2021".
_ENDED = re.compile(
    rf"\b(?:(?:end(?:s|ed)?|expire[sd]?|closed|terminated|conclude[sd]) (?:in|on)|ending(?: in| on)?) {_DATE}"
)
_IT_WAS = re.compile(rf"\bIt was (?:only )?(?:in|on) {_DATE} that\b")
# "first met in December 2018": what was done in a month or on a day, by whatever verb.
_DONE_IN = re.compile(
    r"\b(?:(?!(?:issued|concluded|ended|closed|expired)\b)[a-z]{2,}ed|met|held|gave|brought|took|built|led|sent|ran|began)\b"
    r"(?:(?! (?:after|before|until|by|and|who|which|that|than)\b)[^.;,]|,(?=\d| [A-Z]| in\b| on\b)){0,120}?"
    rf" (?:in|on) (?!\d{{4}}){_DATE}"
)
# "In May 2018, the Committee undertook": what opens with its month and tells a deed.
_IN_A_MONTH = re.compile(
    rf"(?:^|[.;] )In (?={MONTH}){_DATE}, (?:(?!\b(?:was|were|had|stood|there|will|would)\b)[^.;]){{3,150}}?"
    r"\b(?:[a-z]{2,}ed|undertook|met|held|gave|brought|took|built|led|sent|ran|began|came|made)\b"
)
_BETWEEN = re.compile(rf"\b[Bb]etween {_DATE}")
# "between March and July 2021": the year stands behind the second month only.
_MONTHS_OF_A_YEAR = re.compile(
    rf"\b(?:[Bb]etween|[Ff]rom) (?:(?P<day>\d{{1,2}}) )?(?P<month>{MONTH}) (?:and|to|until|through)"
    rf" {_DAY}(?:{MONTH}) (?P<year>(?:19|20)\d\d)\b"
)
# "Overall term: 2017 to 2023", as sheets of projects have it.
_TERM = re.compile(rf"\b(?:[Tt]erm|[Dd]uration|[Pp]eriod|[Tt]imeframe): {_DATE}(?= ?(?:to|until|[-–]) ?[A-Z\d])")
_TERM_END = re.compile(rf"\b(?:[Tt]erm|[Dd]uration|[Pp]eriod|[Tt]imeframe): [\w ]{{4,20}}? ?(?:to|until|[-–]) ?{_DATE}")
# "In 2015-2018 the programme was run".
_IN_YEARS = re.compile(rf"\b(?:[Ii]n|[Dd]uring|[Oo]ver)(?: the (?:period|years))? {_DATE}(?= ?[-–] ?(?:19|20)\d\d\b)")
_TO_YEAR = re.compile(rf"\b(?:[Ii]n|[Dd]uring|[Oo]ver)(?: the (?:period|years))? (?:19|20)\d\d ?[-–] ?{_DATE}")
_UNTIL = re.compile(rf"\b(?:[Ff]rom|[Bb]etween) [^.;]{{3,24}}?(?: (?:to|until|till|through|and) | ?[-–] ?){_DATE}")
# "issued 104,000 visas by December 2022": up to when is counted.
_COUNTED_BY = re.compile(rf"\d [^.;]{{2,80}} (?:by|as (?:of|at)|up to) {_DATE}")
# "extend their stay until February 2023": a year alone may be an aim's.
_UP_TO = re.compile(rf"\buntil (?!\d{{4}}){_DATE}")
# "in the last quarter of 2021".
_RANKS = ("first", "second", "third", "fourth")
_PART_OF_YEAR = re.compile(
    r"\b(?:[Ii]n|[Dd]uring|[Oo]ver|[Tt]hroughout) the (?P<which>first|second|third|fourth|last) (?P<unit>quarter|half)"
    r" of (?P<year>(?:19|20)\d\d)\b"
)
# "By May 2021 it had trained 300 teachers"; a year alone is the year of a result.
_BY_THEN = re.compile(
    rf"(?:^|[.;] )(?:By|As (?:of|at)) (?!\d{{4}}|the end of \d){_DATE},?"
    r" (?=[^.;]{2,80} (?:had|have|has) [^.;]{2,80} \d)"
)
_PEOPLE = r"people|persons|women|men|children|personnel|staff|police"
# What is no result where it stands behind a number: measures of time, space, money, and parts of a country.
_NOT_COUNTED = (
    r"years?|days?|months?|weeks?|hours?|minutes|times|km|kilomet\w+|met\w+|miles|hectares|per|percent|points|dollars"
    r"|euros|pounds|countries|states|regions|provinces|districts|municipalities|counties|departments|territories"
    r"|governorates|cantons|communes|prefectures|parishes|wards|woredas|islands|cities|towns|villages|governments|councils"
    r"|authorities|secretariats|embassies|missions|airports|objectives|goals|targets|articles|pages|languages|sectors|areas|phases|others|offices|ministries"
    r"|centres|centers|tons|tonnes|series|basis|has|was|is|as|its|this|always|across|versus|plus|less"
    r"|thus|francs|shillings|rupees|[Bb]irr|[Nn]aira|[Cc]edis?|[Tt]aka|[Kk]wacha|[Rr]and|[Bb]aht|[Pp]esos|[Rr]iyals|[Dd]irhams"
    r"|[Dd]inars|[Kk]ron[aeo]r?|[Yy]en|[Yy]uan|[Ll]ira|[Ll]ei|[Ll]eva|[Hh]ryvnias?|[Rr]ubles|[Rr]oubles|[Cc]rores?|[Ll]akhs?"
    r"|USD|EUR|GBP|States"
)
_FIGURE = re.compile(
    # "13 799 visas": in some countries a blank parts the thousands.
    r"(?<![\w.,$€£%/-])(?<!\d )(?P<value>\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+(?:\.\d+)?"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten)(?= million| thousand))"
    r"(?P<scale> million| thousand)? "
    r"(?P<what>(?:(?:[a-z]+(?:ed|ing)|[A-Z][a-z]+) (?:and|or) )?"
    # "300 migrant and refugee children".
    rf"(?:[a-z]+[^s\W\d_] (?:and|or) (?=[a-z]+ (?:{_PEOPLE})\b))?"
    rf"(?!{MONTH_OR_SHORT})"
    rf"(?:(?!(?:{_NOT_COUNTED}|and|or|to|of|in|for|by|from|the|at|with|who|were)\b)[A-Za-z’'-]+ ){{0,3}}?"
    rf"(?:{_PEOPLE}|(?!(?:{_NOT_COUNTED})\b)[A-Za-z-]{{2,}}[^s\W\d_]s))\b"
)
# "4,100 of whom were children", "3,400 of their dependants".
_OF_THEM = re.compile(
    r"(?<![\w.,$€£%/-])(?P<value>\d{1,3}(?:,\d{3})+|\d+) (?P<what>of (?:whom|which|them|their [a-z]+s|these)"
    r"|(?:were|are|is|being) (?:women|children|girls|boys|men|minors|returnees|unaccompanied))\b"
)
# "forty-nine (49) nationals": a number in words and in digits.
_IN_BOTH = re.compile(
    r"(?:ty|teen|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand) "
    r"\((?P<value>\d{1,3}(?:,\d{3})+|\d+)\) (?P<what>"
    rf"(?:(?!(?:{_NOT_COUNTED}|and|or|to|of|in|for|by)\b)[A-Za-z’'-]+ ){{0,3}}?"
    rf"(?:{_PEOPLE}|(?!(?:{_NOT_COUNTED})\b)[A-Za-z-]{{2,}}[^s\W\d_]s))\b"
)
# "200,000 to 250,000 newcomers": a range; "rose from 400 to 500" tells what it rose to.
# "the Umoja 2 women's group": a number in a name.
_A_NAME_BEFORE = re.compile(r"[a-z] [A-Z][a-z]+ $")
# "All 39 returnees were assisted": those of whom was spoken.
_AGAIN = re.compile(r"\b(?:all|the|these|those)(?: of)?(?: the)? $", re.IGNORECASE)
_RANGE_BEFORE = re.compile(r"(?<!from )(?<![\d,])\d[\d,]* to $|\b[Bb]etween \d[\d,]* and $")
_NO_COUNT_BEFORE = re.compile(
    r"(?:\b(?:article|objective|target|goal|target of|goal of|section|law|decree|resolution|aged?|ages|per|less than"
    r"|fewer than|reach|up to|convention|chapter|every|under|(?:cap|capacity|limit|ceiling|quota|maximum) of)\s*)$",
    re.IGNORECASE,
)
# What is planned is not counted yet.
_AIM = re.compile(
    r"(?<!helped )(?<!continued )(?<!continues )(?<!able )(?<!managed )\bto (?:train|assist|reach|support|resettle"
    r"|help|create|build|recruit|provide|admit) (?:\w+ ){0,2}$"
)
_PLANNED = re.compile(
    r"\b(?:will|would|aims? (?:to|at)|plans? to|expect\w* to|seeks? to|intends? to|targets?)\b[^.;]{0,200}$"
)
# "1,300 returnees are expected to be assisted".
_PLANNED_BEHIND = re.compile(
    r"(?:(?!\b(?:who|which|that)\b)[^.;:,]){0,60}? (?:is|are|was|were) (?:expected|planned|projected|due|set) to\b"
    r"|(?:(?!\b(?:who|which|that|and)\b)[^.;:,]){0,60}? will\b"
)
_REACH = 230
_IN_WORDS = {
    word: str(number)
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), start=1
    )
}
_SCALES = {"": 1, "thousand": 1_000, "million": 1_000_000}
_GROUPS: dict[str, CountedGroup] = {
    "women": "mujeres",
    "men": "hombres",
    "girls": "ninas",
    "boys": "ninos",
    "children": "nna",
}


def figures(passage: Passage) -> list[Figure]:
    """The counted people of a passage."""
    out: list[Figure] = []
    for match in (*_FIGURE.finditer(passage.text), *_OF_THEM.finditer(passage.text), *_IN_BOTH.finditer(passage.text)):
        what = match["what"]
        before = passage.text[max(0, match.start() - _REACH) : match.start()]
        if _RANGE_BEFORE.search(before) or _PLANNED_BEHIND.match(passage.text, match.end()):
            continue
        if _NO_COUNT_BEFORE.search(before) or _PLANNED.search(before) or _AIM.search(before):
            continue
        digits = _IN_WORDS.get(match["value"]) or match["value"].replace(",", "").replace(" ", "")
        if len(digits) == 4 and match["value"].isdigit() and digits[:2] in ("19", "20"):
            continue
        scale = match.groupdict().get("scale")
        if len(digits) == 1 and _A_NAME_BEFORE.search(before):
            continue
        if "." in digits and not scale:
            continue
        value = float(digits) * _SCALES[(scale or "").strip()]
        group = _GROUPS.get(what.split()[-1], "total")
        again = _AGAIN.search(before) is not None
        if not any(known.value == value and (again or known.what == what) for known in out):
            out.append(Figure(value, what, group, passage.lines(*match.span()), "english-count"))
    return out


def period(passage: Passage) -> tuple[Value | None, Value | None]:
    """When it began and ended, where a sentence says so ("since March 2021", "between 2019 and 2022")."""
    said = (
        m
        for pattern in (_START, _HOLDS_FROM, _BETWEEN, _IT_WAS, _IN_YEARS, _TERM)
        if (m := pattern.search(passage.text))
    )
    deeds = (_FOUNDING, _DEED_IN, _IN_DEED, _MONTHS_OF_A_YEAR, _IN_FORCE, _ON_A_DAY, _ON_DAYS)
    done = (m for pattern in deeds if (m := pattern.search(passage.text)))
    part = _PART_OF_YEAR.search(passage.text)
    if dated := _DATELINE.match(passage.text) or _TODAY.search(passage.text):
        return _value(passage, dated), None
    begins = next(said, None) or min(done, key=lambda m: m.start(), default=None) or _DONE_IN.search(passage.text)
    begins = begins or _IN_A_MONTH.search(passage.text)
    counted = _COUNTED_BY.search(passage.text)
    if counted and _PLANNED.search(passage.text[: counted.end()]):
        counted = None
    ends = _UNTIL.search(passage.text) or counted or _BY_THEN.search(passage.text) or _UP_TO.search(passage.text)
    ends = ends or _ENDED.search(passage.text) or _TO_YEAR.search(passage.text)
    ends = ends or _TERM_END.search(passage.text)
    if part and not begins:
        return _months_of(passage, part)
    if not begins and not ends and (days := _DAYS.search(passage.text)):
        return _value(passage, days), _value(passage, days, "last")
    return _value(passage, begins), _value(passage, ends)


def _months_of(passage: Passage, part: re.Match[str]) -> tuple[Value, Value]:
    """The first and the last month of a quarter or a half of a year."""
    length = 3 if part["unit"] == "quarter" else 6
    last = 12 if part["which"] == "last" else length * (_RANKS.index(part["which"]) + 1)
    lines = passage.lines(*part.span())
    return tuple(Value(f"{part['year']}-{m:02d}", lines, "english-date") for m in (last - length + 1, last))  # type: ignore[return-value]


def _value(passage: Passage, match: re.Match[str] | None, of_day: str = "day") -> Value | None:
    if match is None:
        return None
    date = match["year"]
    if match["month"]:
        date += f"-{month_number(match['month']):02d}"
        groups = match.groupdict()
        day = groups.get(of_day) or groups.get("day2")
        date += f"-{int(day):02d}" if day else ""
    return Value(date, passage.lines(*match.span()), "english-date")
