"""Spanish patterns of `extract.action_types`: what introduces the title of a study."""

from __future__ import annotations

import re

# Group 2 is the quoted title of a study: its words are its topic, not the type of the action.
TITLED_STUDY = re.compile(
    r"(\b(?:proyecto|estudio|investigación|diagnóstico) (?:denominad[oa]|titulad[oa]) )([“\"«].*)", re.I
)
