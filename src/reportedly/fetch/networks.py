"""Which machines are public: those that anybody reaches from anywhere, by the registries of special addresses.

The lists are IANA's IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890 and what followed) as they stood in November 2026, and
not those of ``ipaddress``, which differ from one patch of Python to the next (3.11.10 mended several). Of IPv6 only the part that is
given out (2000::/3) can be public: so loopback, link-local and unique local addresses, those that hold an IPv4 address
(``::ffff:10.0.0.1``, ``64:ff9b::a00:1``) and whatever is invented next are refused without being named.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final

_IPV4: Final = {
    "0.0.0.0/8": "no machine's",
    "10.0.0.0/8": "of a private network",
    "100.64.0.0/10": "of a provider's inner network",
    "127.0.0.0/8": "of this machine",
    "169.254.0.0/16": "of the local link, where clouds keep their keys",
    "172.16.0.0/12": "of a private network",
    "192.0.0.0/24": "set aside",
    "192.0.2.0/24": "for examples",
    "192.31.196.0/24": "set aside",
    "192.52.193.0/24": "set aside",
    "192.88.99.0/24": "set aside",
    "192.168.0.0/16": "of a private network",
    "192.175.48.0/24": "set aside",
    "198.18.0.0/15": "for measurements",
    "198.51.100.0/24": "for examples",
    "203.0.113.0/24": "for examples",
    "224.0.0.0/4": "of a group of machines",
    "240.0.0.0/4": "set aside",
    "168.63.129.16/32": "of a cloud's own services",
}
_IPV6: Final = {
    "2001::/23": "set aside",
    "2001:db8::/32": "for examples",
    "2002::/16": "one that holds an IPv4 address",
    "2620:4f:8000::/48": "set aside",
    "3fff::/20": "for examples",
}
_GIVEN_OUT: Final = IPv6Network("2000::/3")
_IPV4_NETWORKS: Final = [(IPv4Network(network), why) for network, why in _IPV4.items()]
_IPV6_NETWORKS: Final = [(IPv6Network(network), why) for network, why in _IPV6.items()]


def not_public(ip: str) -> str | None:
    """Whose address ``ip`` is where it isn't a public one, in words that go on "… is an address "; ``None`` where it is."""
    try:
        number = ip_address(ip)
    except ValueError:  # with a zone, "fe80::1%eth0"
        return "of the local link"
    if isinstance(number, IPv4Address):
        return next((why for network, why in _IPV4_NETWORKS if number in network), None)
    return _not_public_6(number)


def _not_public_6(number: IPv6Address) -> str | None:
    if number.scope_id is not None:
        return "of the local link"
    if number not in _GIVEN_OUT:
        inner = number.ipv4_mapped
        return "one that holds an IPv4 address" if inner else "of no public network"
    return next((why for network, why in _IPV6_NETWORKS if number in network), None)
