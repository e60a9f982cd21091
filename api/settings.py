"""The service's settings: an object over a mapping, each limit with its unit in its name.

``Settings.read(os.environ)`` takes ``ENTRAMADO_QUERY_TIMEOUT_S=10`` for `query_timeout_s`; a test passes a
dict. A value of 0 for `workers`, `workers_max`, `store_memory_mb_max` or `memory_budget_mb`
means "chosen by the machine".
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

import psutil

from entramado.loaders.formats.files import DOCUMENT_MB_MAX
from entramado.ontology.errors import EntramadoError

PREFIX = "ENTRAMADO_"


class SettingsError(EntramadoError):
    """A setting that is unknown or out of its range; the message says which and what it takes."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting of the service with its default. Described one by one in ``docs/service.md``."""

    base: str = "https://w3id.org/entramado/"
    host: str = "127.0.0.1"
    port: int = 8000
    public_url: str = ""
    trusted_proxies: str = ""

    query_timeout_s: float = 30.0
    query_bytes_max: int = 1_048_576
    query_depth_max: int = 100
    query_chain_max: int = 4_000
    query_memory_mb: int = 512
    result_rows_max: int = 0

    workers: int = 0
    workers_max: int = 0
    workers_reserved: int = 2
    worker_stack_mb: int = 256
    worker_growth_mb: int = 64
    memory_budget_mb: int = 0
    memory_floor_mb: int = 256
    quick_query_ms: int = 500
    queue_length_max: int = 64
    queue_wait_s: float = 5.0

    store_memory_mb_max: int = 0
    store_dir: str = ""
    snapshot_poll_s: float = 2.0
    remote_cache_s: float = 60.0

    cache_bytes_max: int = 67_108_864
    cache_answer_bytes_max: int = 1_048_576
    compress_bytes_min: int = 1_024

    client_stall_s: float = 30.0
    transfer_timeout_s: float = 120.0
    head_bytes_max: int = 65_536
    head_timeout_s: float = 10.0
    body_timeout_s: float = 30.0
    keep_alive_s: float = 15.0
    connections_max: int = 1_000
    shutdown_grace_s: float = 10.0

    network_timeout_s: float = 60.0
    network_workers: int = 3
    network_waiting_max: int = 16
    network_memory_mb: int = 1_024
    network_ahead_s: float = 5.0
    dump_timeout_s: float = 600.0
    dump_memory_mb: int = 2_048

    document_mb_max: float = DOCUMENT_MB_MAX

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if not isinstance(value, str) and value < 0:
                raise SettingsError(f"{field.name}: {value} is below 0; {_takes(field.type)}")
        for name in ("query_timeout_s", "query_bytes_max", "query_depth_max", "query_memory_mb", "network_workers"):
            if getattr(self, name) == 0:
                raise SettingsError(f"{name}: 0 would answer nothing; {_takes('float')} above 0")

    @classmethod
    def read(cls, mapping: Mapping[str, str], **given: Any) -> Settings:
        """Settings out of a mapping of ``ENTRAMADO_...`` names, those in `given` (not None) taking precedence.

        Raises `SettingsError` for a value that does not fit.
        """
        values: dict[str, Any] = {}
        for field in fields(cls):
            text = mapping.get(PREFIX + field.name.upper())
            if text is not None:
                values[field.name] = _parse(field.name, str(field.type), text)
        values.update({name: value for name, value in given.items() if value is not None})
        return cls(**values)

    def but(self, **changes: Any) -> Settings:
        """These settings with some changed."""
        return replace(self, **changes)

    @property
    def workers_ready(self) -> int:
        """Workers kept ready: as set, else one a core and two at least."""
        return self.workers or max(2, os.cpu_count() or 2)

    @property
    def workers_most(self) -> int:
        """Workers at most, busy ones included: as set, else four a core and sixteen at least."""
        most = self.workers_max or max(16, 4 * (os.cpu_count() or 2))
        return max(most, self.workers_ready)

    @property
    def store_memory_mb(self) -> int:
        """How large a store may be in memory (MiB): as set, else a sixth of the machine's memory."""
        return self.store_memory_mb_max or psutil.virtual_memory().total // (6 << 20)


def _parse(name: str, kind: str, text: str) -> object:
    try:
        if kind == "int":
            return int(text)
        if kind == "float":
            return float(text)
    except ValueError:
        raise SettingsError(f"{PREFIX}{name.upper()}: {text!r} does not fit; {_takes(kind)}") from None
    return text


def _takes(kind: object) -> str:
    return "it takes a whole number" if kind == "int" else "it takes a number"
