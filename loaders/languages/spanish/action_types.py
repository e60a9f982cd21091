"""The Spanish words and patterns of `extract.action_types`."""

from __future__ import annotations

import re

STUDY_CALLED = re.compile(
    r"(\b(?:proyecto|estudio|investigación|diagnóstico) (?:denominad[oa]|titulad[oa]) )([“\"«].*)", re.I
)
