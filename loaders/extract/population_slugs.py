"""Notations of the concepts of the scheme of populations (`ontology/schemes`) that rules name.

The scheme was made for Mexico; for another home country "nationals" are that country's.
"""

from __future__ import annotations

from typing import Final

MIGRANTS: Final = "migrantes-general"
NATIONALS_ABROAD: Final = "mexicanos-exterior"
RETURNEES: Final = "mexicanos-retorno"
FOREIGNERS: Final = "extranjeros"
IN_TRANSIT: Final = "transito"
REFUGEES: Final = "refugiados"
DISPLACED: Final = "desplazados-internos"
MINORS: Final = "nna"
UNACCOMPANIED: Final = "nna-no-acompanados"
WOMEN: Final = "mujeres"
FAMILIES: Final = "familias"
TRAFFICKED: Final = "victimas-trata"
CRIME_VICTIMS: Final = "victimas-delito"
PUBLIC_SERVANTS: Final = "servidores-publicos"
GENERAL_PUBLIC: Final = "poblacion-general"
HOST_COMMUNITIES: Final = "comunidades-acogida"
