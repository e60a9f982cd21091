"""Spanish patterns of `extract.challenges`: where a clause of purpose, means, cause or topic begins."""

from __future__ import annotations

import re

# Conjunctions and prepositions by which a clause of purpose, means, cause or topic begins.
CLAUSE = re.compile(
    r"\b(?:para|a fin de|con (?:el|la) (?:fin|finalidad|objeto|objetivo|propósito)|a efecto|a través|mediante|por medio"
    r"|que permit\w+|de (?:manera|modo|forma) que|así como|además|debido a|ya que|derivado|lo que|lo cual|por ende"
    r"|con base|en (?:materia|el marco|coordinación|colaboración)|sobre)\b",
    re.IGNORECASE,
)
