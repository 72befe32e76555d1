"""Which outlet published an article, by what its metadata call it, else by the host of its address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from reportedly.model.knowledge import Outlet, Pack, PackSet


def outlet_of(packs: Sequence[Pack], name: str | None, url: str | None) -> Outlet | None:
    """The outlet that a pack knows by this name, else by the host of this address or a domain above it; ``None`` where none does.

    Earlier packs come first. A host above counts as far as a pack lists it: of ``news.example.org`` that is ``example.org`` too.
    """
    names, hosts = _known(PackSet(packs))
    if name and (known := names.get(_folded(name))):
        return known
    host = host_of(url or "")
    while host:
        if known := hosts.get(host):
            return known
        host = host.partition(".")[2]
    return None


def host_of(url: str) -> str:
    """The host of an address in lower case, without user, port and closing dot; empty where the address has none."""
    _, slashes, rest = url.partition("://")
    if not slashes:
        return ""
    for mark in "/?#":
        rest = rest.partition(mark)[0]
    host = rest.rpartition("@")[2]
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0].rstrip(".").lower()


def _folded(name: str) -> str:
    """As metadata write names in any case: without the article before it."""
    return " ".join(name.casefold().split()).removeprefix("the ")


@lru_cache(maxsize=8)
def _known(packs: PackSet) -> tuple[Mapping[str, Outlet], Mapping[str, Outlet]]:
    """Outlets by their folded names, and by their domains; worked out once a run."""
    names: dict[str, Outlet] = {}
    hosts: dict[str, Outlet] = {}
    for outlet in (outlet for pack in packs.packs for outlet in pack.outlets):
        for name in (outlet.name, *outlet.aliases):
            names.setdefault(_folded(name), outlet)
        for domain in outlet.domains:
            hosts.setdefault(domain.lower(), outlet)
    return names, hosts
