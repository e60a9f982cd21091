"""The words that names of bodies in English are built of: what begins one, what ends one, what stands between."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

from entramado.loaders.languages.english.months import DAY_WORD, MONTH_WORD

LEADING_HEAD = (
    r"(?:(?:Vice-)?Ministry|Department|Agency|Authority|Commission|Bureau|Office|Administration|Council|Institute"
    r"|Committee|Board|Directorate(?: General)?|Embassy|Consulate|Secretariat|Federation|Union|University|Association"
    r"|Organi[sz]ation|Government|Chamber|Academy|Court|Ombudsman|Division|Inspectorate|Cent(?:re|er)s?"
    r"|Presidency|Superintendency|Commissionerate|Fund|Mission"
    r"|Network|Movement(?= for\b)|Foundation|Society|Parliament|Unit|Platform|Task Force|Coalition|Alliance|Consortium"
    r"|Coordinati(?:on|ng) (?:Mechanism|Group|Cell|Body)|Delegation(?= of the European Union\b))"
)
FINAL_HEAD = (
    r"(?:Ministry|Department|Agency|Authority|Commission|Bureau|Office|Administration|Council|Institute|Committee|Board"
    r"|Directorate|Federation|Union|University|Association|Organi[sz]ation|Foundation|Society|Service|Police|Corporation"
    r"|Red Cross|Red Crescent|(?<!Tennis )(?<!Food )Court|Parliament|Congress"
    r"|Academy|Ombudsman|Secretariat|Division|Bank|Trust(?: Fund)?"
    r"|Chancellery|Forces?|Army|Unit|Guard|Ministers|Services|Taskforce|Working Group|Institute|Centre"
    r"|Center|Alliance|Network|Coalition|Consortium|Command|Tribunal|Registry|Assembly|House(?! of\b| [A-Z])|Church"
    r"|Delegation|International(?! [A-Z])|Task Force|(?:Development|Economic) Community|Rights Watch|College"
    r"|Municipality|(?:Support|Advisory|Reference|Contact|Coordinati(?:on|ng)|Women[’']s) Group"
    r"|Coordinati(?:on|ng) (?:Mechanism|Cell|Body))"
)
# "eTides", too.
WORD = rf"(?!{MONTH_WORD}|{DAY_WORD})(?:[A-Z]|\b[a-z](?=[A-Z]))[\w’'&-]*[\w’'&]"
# "the Ministry of Labour for the Government of Nepal": on whose behalf, no part of a name.
LINK = r"(?:(?:[Oo]f|in charge of|[Ff]or(?! the Government\b)|[Oo]n|[Aa]gainst|to|in|with)(?: [Tt]he)?|from(?: the)?)"
# A word of the same name: no acronym, nor the beginning of another body's name.
# "Department for Tides and Citizenship Services": what it is for.
SERVICES = r"[A-Z][a-z]+ Services"
SAME_NAME = (
    rf"(?:Police(?! [A-Z])|{SERVICES}"
    rf"|(?!(?:{WORD} ){{0,4}}?{FINAL_HEAD}\b)(?!{LEADING_HEAD} )(?![A-Z]{{2,}}\b){WORD}(?: {WORD})*)"
)
# "Labour and Social Protection", "Employment, Training and Youth".
COMPLEMENT = (
    rf"(?: {LINK} {WORD}(?: (?!{LEADING_HEAD} of\b|(?:Ministry|Department|Office|Agency) for\b){WORD})*"
    rf"(?:,? (?:and|&) {SAME_NAME}|(?:, {SAME_NAME})+,? (?:and|&) {SAME_NAME}| & {WORD})?)"
)

# Adjectives that tell the level of a body but not which.
LEVELS = frozenset(
    ("National", "Federal", "Local", "State", "General", "Regional", "Central", "Executive", "Joint", "High", "Country",
     "Project", "Field", "Head", "Liaison", "Main", "Technical", "Steering", "Community-Based", "Non-Governmental",
     "Advisory", "Support", "Reference", "Contact", "Coordination", "Coordinating", "Nongovernmental", "Faith-Based",
     "Civil", "Society", "International")
)  # fmt: skip


@lru_cache(maxsize=1)
def words_in_capitals() -> dict[str, list[str]]:
    """Words that English writes in capitals, by what they are: kinds, papers, people, things, adjectives."""
    data: dict[str, list[str]] = tomllib.loads((Path(__file__).parent / "bodies.toml").read_text("utf-8"))
    return data
