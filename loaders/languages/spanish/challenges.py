"""The Spanish words and patterns of `extract.challenges`."""

from __future__ import annotations

import re

CLAUSE = re.compile(
    r"\b(?:para|a fin de|con (?:el|la) (?:fin|finalidad|objeto|objetivo|propósito)|a efecto|a través|mediante|por medio"
    r"|que permit\w+|de (?:manera|modo|forma) que|así como|además|debido a|ya que|derivado|lo que|lo cual|por ende"
    r"|con base|en (?:materia|el marco|coordinación|colaboración)|sobre)\b",
    re.IGNORECASE,
)
