"""``entramado network``: a collaboration network with its measures."""

from __future__ import annotations

from entramado.api.network_command import add_options
from entramado.api.network_command import network as run

__all__ = ["add_options", "run"]
