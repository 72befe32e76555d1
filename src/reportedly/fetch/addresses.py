"""Addresses of the web: what counts as one, in one spelling, before anybody is asked.

What has two readings is refused, not mended: a host that a browser would take for one machine and a library for another is how
requests are led astray. A host in digits is four decimal numbers and nothing else (so no ``0x7f.1``, ``2130706433``, ``0177.0.0.1``),
a name is one after IDNA (UTS 46) has been applied, and neither user names nor passwords stand before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from typing import Final, Literal, cast
from urllib.parse import quote, urljoin

from reportedly.model.errors import MissingExtra, RefusedAddress

LONGEST: Final = 8_000
"""Characters of an address; servers take no longer ones (RFC 9110, 4.1 asks for as many)."""

_SHOWN: Final = 200
_PARTS: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):(?://([^/?#]*))?([^#]*)(?:#.*)?", re.DOTALL)
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_WEB: Final = re.compile(r"(?i)\s*https?://")
_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_LABEL: Final = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER: Final = re.compile(r"[0-9]+|0x[0-9a-f]*")
_PORTS: Final = {"http": 80, "https": 443}
_KEPT: Final = "%/?:@!$&'()*+,;=~-._[]|"
_SIGNS: Final = r"[\w~!$&'()*+,;=:@%.-]"
_SOUND: Final = re.compile(
    rf"/(?:(?!\.|%2e){_SIGNS}*/)*(?!\.|%2e){_SIGNS}*(?:\?(?:{_SIGNS}|[/?])*)?", re.ASCII | re.IGNORECASE
)
"""What is written as it would be encoded, which most are."""
_DOT: Final = re.compile(r"%2e", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """An address over http or https. ``host`` is in ASCII and lower case, an IPv6 address without its brackets; ``target`` is path
    and query, percent-encoded, without a fragment.
    """

    scheme: Literal["http", "https"]
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Host and port as the ``Host`` header has them: the port only where it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def site(self) -> str:
        """What a robots.txt holds for: scheme, host and port."""
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        """The address written out."""
        return self.site + self.target


def is_address(said: str) -> bool:
    """Whether what somebody names begins as an address of the web does, and so is no file."""
    return _WEB.match(said) is not None


def address(url: str) -> Address:
    """``url`` taken apart; raises ``RefusedAddress`` where it is none of the web, or one of two readings."""
    url = url.strip(" \t\r\n\f")
    where = shown(url)
    if len(url) > LONGEST:
        raise RefusedAddress(where, f"an address of more than {LONGEST:,} characters")
    if _CONTROL.search(url):
        raise RefusedAddress(where, "an address with a line break or another control character in it")
    match = _PARTS.fullmatch(url)
    if match is None:
        raise RefusedAddress(where, "not an address: it begins with http:// or https://")
    scheme, authority, rest = match[1].lower(), match[2], match[3]
    if scheme not in _PORTS:
        raise RefusedAddress(where, f"{scheme}: is not fetched, only http and https are")
    if not authority:
        raise RefusedAddress(where, "an address without a host")
    if "@" in authority:
        raise RefusedAddress(where, "an address with a user name before its host: leave out all up to the @")
    host, port = _host_and_port(authority, where)
    return Address(cast("Literal['http', 'https']", scheme), host, port or _PORTS[scheme], _target(rest))


def joined(base: Address, link: str) -> Address:
    """``link`` as a page at ``base`` means it, absolute or relative; raises ``RefusedAddress``."""
    link = link.strip(" \t\r\n\f")
    if _SCHEME.match(link):
        return address(link)
    if link.startswith("//"):
        return address(f"{base.scheme}:{link}")
    if link.startswith("/") and len(link) < LONGEST:
        return address(f"{base.site}{link}")
    if len(link) > LONGEST or _CONTROL.search(link):
        return address(f"{base.site}/{link}")  # which refuses it
    try:
        whole = urljoin(base.url, link)
    except ValueError:
        raise RefusedAddress(shown(link), "not an address") from None
    return address(whole)


def shown(url: str) -> str:
    """``url`` for a message: on one line, not too long, without what a password may be."""
    printable = re.sub(r"//[^/?#]*@", "//…@", "".join(sign if sign.isprintable() else "�" for sign in url[: 2 * _SHOWN]))
    return printable if len(printable) <= _SHOWN else f"{printable[: _SHOWN - 1]}…"


def _host_and_port(authority: str, where: str) -> tuple[str, int | None]:
    match = re.fullmatch(r"(\[[^\]]*\]|[^:]*)(?::([0-9]{0,5}))?", authority)
    if match is None:
        raise RefusedAddress(where, "a host or a port that is none")
    port = int(match[2]) if match[2] else None
    if port is not None and not 0 < port < 65_536:
        raise RefusedAddress(where, f"{port} is no port")
    return (_literal(match[1], where) if match[1].startswith("[") else _name(match[1], where)), port


def _literal(bracketed: str, where: str) -> str:
    inside = bracketed[1:-1]
    try:
        if "%" in inside:  # a zone names an interface of this machine
            raise AddressValueError
        return str(IPv6Address(inside))
    except AddressValueError:
        raise RefusedAddress(where, "what stands in brackets is no IPv6 address without a zone") from None


def _name(host: str, where: str) -> str:
    name = host.lower() if host.isascii() else _idna(host, where)
    name = name[:-1] if name.endswith(".") else name
    labels = name.split(".")
    if len(name) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise RefusedAddress(where, "a host that is no name")
    if _NUMBER.fullmatch(labels[-1]):
        try:
            return str(IPv4Address(name))
        except AddressValueError:
            raise RefusedAddress(where, "a host in digits is four decimal numbers, as in 192.0.2.1") from None
    return name


def _idna(host: str, where: str) -> str:
    try:
        import idna
    except ModuleNotFoundError:
        raise MissingExtra("fetching needs an extra: pip install 'reportedly[ledger]'") from None
    try:
        return idna.encode(host, uts46=True).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError):
        raise RefusedAddress(where, "a host that is no name (IDNA)") from None


def _target(rest: str) -> str:
    if _SOUND.fullmatch(rest):
        return rest
    path, mark, query = rest.partition("?")
    encoded = quote(_straight(path.replace("\\", "/")), safe=_KEPT, errors="replace")
    return encoded + (mark + quote(query, safe=_KEPT, errors="replace") if mark else "")


def _straight(path: str) -> str:
    """``path`` without ``.`` and ``..`` (RFC 3986, 5.2.4), encoded ones included, so that robots.txt is asked about what is meant."""
    out: list[str] = []
    segments = path.split("/")[1:] or [""]
    for number, segment in enumerate(segments):
        plain = _DOT.sub(".", segment) if "%" in segment else segment
        if plain in (".", ".."):
            if plain == ".." and out:
                out.pop()
            if number == len(segments) - 1:
                out.append("")
        else:
            out.append(segment)
    return "/" + "/".join(out)
