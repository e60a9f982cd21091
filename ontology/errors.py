"""The one root of every error that a user can mend."""

from __future__ import annotations


class EntramadoError(Exception):
    """Input or a setting that cannot be used: the message says in a sentence what, where and the remedy."""
