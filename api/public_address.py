"""The address that the world knows the service by: ``public_url``, or what a trusted proxy says, or the Host header.

A proxy may keep the path prefix of ``public_url`` or take it away: both are understood. What a client that is no
trusted proxy says in ``X-Forwarded-...`` counts for nothing.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from entramado.api.settings import Settings, SettingsError
from entramado.api.sparql.problems import ProblemError
from entramado.api.sparql.protocol import Scope

ADDRESS: Final = "entramado.address"
_HOST: Final = re.compile(r"(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::[0-9]{1,5})?")
_PREFIX: Final = re.compile(r"(?:/[A-Za-z0-9._~-]+)*")
_LINK: Final = re.compile(rb"(\s(?:href|src|action|formaction|data-root|data-source|data-from)=[\"'])/(?!/)")
_TARGET: Final = re.compile(rb"<(/(?!/)[^>]*)>")


@dataclass(frozen=True, slots=True)
class Address:
    """Scheme and host (with port) of the service, and the path that stands before every page (``/kg``, or empty)."""

    origin: str
    prefix: str = ""

    @property
    def root(self) -> str:
        """The address of the home page, with a slash at the end."""
        return f"{self.origin}{self.prefix}/"

    def page(self, html: bytes) -> bytes:
        """A page with the prefix before each of its links that begin at the root."""
        if not self.prefix:
            return html
        return _LINK.sub(rb"\g<1>" + self.prefix.encode() + b"/", html)

    def header(self, name: bytes, value: bytes) -> bytes:
        """A header's value with the prefix before each address that begins at the root."""
        if self.prefix and name == b"link":
            return _TARGET.sub(rb"<" + self.prefix.encode() + rb"\g<1>>", value)
        if self.prefix and name in (b"location", b"content-location") and value[:1] == b"/" != value[1:2]:
            return self.prefix.encode() + value
        return value


class Addresses:
    """Tells the address that a request came by."""

    def __init__(self, settings: Settings) -> None:
        """Raises `SettingsError` for a ``public_url`` or proxies that are none."""
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        self._listening = f"{host}:{settings.port}"
        self._fixed = _public(settings.public_url)
        self._trusted = _networks(settings.trusted_proxies)

    def of(self, scope: Scope) -> Address:
        """The address. Raises `ProblemError` for a Host header that is missing or names no host."""
        said = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        if not said and scope.get("http_version") == "1.1":
            raise ProblemError("bad-request", "Host: HTTP/1.1 asks for this header; send one like example.org:8000.")
        if len(said) > 1 or (said and said[0] and not valid_host(said[0])):
            raise ProblemError(
                "bad-request", f"Host: {', '.join(said)[:80]!r} names no host; send one like example.org:8000."
            )
        if self._fixed is not None:
            return self._fixed
        scheme, host, prefix = str(scope.get("scheme", "http")), said[0] if said else "", ""
        if self._trusts(scope):
            forwarded = {name: value.decode("latin-1") for name, value in scope["headers"] if name[:2] == b"x-"}
            scheme = _first(forwarded, b"x-forwarded-proto", ("http", "https").__contains__, scheme)
            host = _first(forwarded, b"x-forwarded-host", valid_host, host)
            prefix = _first(forwarded, b"x-forwarded-prefix", _valid_prefix, "").rstrip("/")
        return Address(f"{scheme}://{host or self._listening}", prefix)

    def _trusts(self, scope: Scope) -> bool:
        client = scope.get("client")
        if not self._trusted or not client:
            return False
        try:
            address = ipaddress.ip_address(client[0])
        except ValueError:
            return False
        return any(address in network for network in self._trusted)


def valid_host(text: str) -> bool:
    """Whether a Host header names a host, perhaps with a port."""
    return _HOST.fullmatch(text) is not None


def address_of(scope: Scope) -> Address:
    """The address that the edge found for this request."""
    found = scope.get(ADDRESS)
    assert isinstance(found, Address)
    return found


def without_prefix(path: str, prefix: str) -> str:
    """A path as the routes know it: without the prefix, and never one that reads as another host's address."""
    if prefix and (path == prefix or path.startswith(prefix + "/")):
        path = path[len(prefix) :]
    language = "/en" if path.startswith("/en//") else ""
    return f"{language}/{path.removeprefix(language).lstrip('/')}"


def _valid_prefix(text: str) -> bool:
    return _PREFIX.fullmatch(text.rstrip("/")) is not None


def _first(given: dict[bytes, str], name: bytes, fits: object, otherwise: str) -> str:
    """The value that the proxy nearest to the client gave, where it is one."""
    value = given.get(name, "").partition(",")[0].strip()
    assert callable(fits)
    return value if value and fits(value) else otherwise


def _public(url: str) -> Address | None:
    if not url:
        return None
    parts = urlsplit(url)
    good = parts.scheme in ("http", "https") and valid_host(parts.netloc) and _valid_prefix(parts.path)
    if not good or parts.query or parts.fragment:
        raise SettingsError(f"public_url: {url!r} does not fit; give an address like https://example.org/graph")
    return Address(f"{parts.scheme}://{parts.netloc}", parts.path.rstrip("/"))


def _networks(text: str) -> list[ipaddress.IPv4Network | ipaddress.IPv6Network]:
    try:
        return [ipaddress.ip_network(one.strip(), strict=False) for one in text.split(",") if one.strip()]
    except ValueError as error:
        raise SettingsError(f"trusted_proxies: {error}; give addresses or networks, parted by commas") from None
