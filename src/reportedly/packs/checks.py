"""What a pack's entries must be to each other and to the world: ids, references, dates in order, offices with one holder."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from datetime import date

from reportedly.forms import Path, id_fault, meant, name_fault
from reportedly.model import DatedEvent, KnownActor, KnownPlace, Office, Outlet
from reportedly.packs.countries import COUNTRY_CODES
from reportedly.packs.folder import Contents, Item
from reportedly.packs.form import RULES_FILE, TABLES

ActorsOf = Callable[[str], Collection[str] | None]
"""The local ids of the actors of another pack, ``None`` where there is no pack of that id."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_VERSION = re.compile(r"\d{4}\.\d{1,2}(?:\.\d+)?")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR = re.compile(r"\d{4}")
_DOMAIN = re.compile(r"(?:[a-z0-9-]+\.)+[a-z0-9-]{2,}")


def validate(contents: Contents, actors_of: ActorsOf) -> None:
    """Add to the mistakes of ``contents`` all those that one entry alone does not show."""
    _head(contents)
    for table in TABLES:
        pattern = _ID if table.key == "id" and table.file != RULES_FILE else None
        _unique(contents, contents.items[table.section], table.key, pattern)
    _rules(contents)
    _things(contents)
    _sides(contents)
    _actors(contents, actors_of)
    _offices(contents)
    _events(contents)
    _world(contents)


def _head(contents: Contents) -> None:
    patterns = {
        "id": (_ID, "lower-case letters, digits and single hyphens are expected"),
        "version": (_VERSION, 'a calendar version such as "2026.11" is expected'),
    }
    for key, (pattern, expected) in patterns.items():
        given = contents.head.get(key)
        if given is not None and contents.head_file is not None and not pattern.fullmatch(given):
            contents.report(contents.head_file, ("pack", key), f"{key}: {expected}, not {given!r}")


def _unique(contents: Contents, items: list[Item], key: str, pattern: re.Pattern[str] | None) -> None:
    first: dict[str, Item] = {}
    for item in items:
        given = item.data.get(key)
        if not isinstance(given, str):
            continue
        before = first.setdefault(given, item)
        if before is not item:
            _report(contents, item, key, f"the {key} {given!r} is used twice: here and in line {before.line(key)}")
        elif pattern and given.strip() and not pattern.fullmatch(given):
            _report(contents, item, key, f"{key}: lower-case letters, digits and single hyphens are expected, not {given!r}")


def _rules(contents: Contents) -> None:
    items = [*contents.items["lexical"], *contents.items["sourcing"]]
    if not items:
        return
    from reportedly.checks import rulebook

    families = {rule.family for rule in rulebook()}
    kinds: dict[str, Item] = {}
    for item in items:
        given, name = item.data.get("id"), item.data.get("name")
        if isinstance(given, str):
            fault = id_fault(given, families)
            if fault:
                _report(contents, item, "id", fault)
            before = kinds.setdefault(given, item)
            if before.path[0] != item.path[0]:
                _report(contents, item, "id", f"the id {given!r} is used twice: here and in line {before.line('id')}")
        fault = name_fault(name) if isinstance(name, str) else None
        if fault:
            _report(contents, item, "name", fault)


def _things(contents: Contents) -> None:
    """What terms name has an id, and more than one term."""
    named: dict[str, list[Item]] = {}
    for item in contents.items["terms"]:
        thing = item.data.get("thing")
        if isinstance(thing, str):
            named.setdefault(thing, []).append(item)
    for thing, items in named.items():
        if not _ID.fullmatch(thing):
            _report(
                contents,
                items[0],
                "thing",
                f"thing: lower-case letters, digits and single hyphens are expected, not {thing!r}",
            )
        elif len(items) == 1:
            _report(
                contents,
                items[0],
                "thing",
                f"thing: {thing!r} is named by this term alone; another one is expected to name it too",
            )


def _sides(contents: Contents) -> None:
    sides = {item.data["id"] for item in contents.items["sides"] if isinstance(item.data.get("id"), str)}
    for item in _all(contents):
        given: list[tuple[Path, object]] = [(("side",), item.data.get("side"))]
        variants = item.data.get("variants")
        for at, variant in enumerate(variants if isinstance(variants, list) else ()):
            if isinstance(variant, dict):
                given.append((("variants", at, "side"), variant.get("side")))
        for path, side in given:
            if isinstance(side, str) and side.strip() and side not in sides:
                fault = meant(side, sides) if sides else "; pack.toml has no [[side]]"
                _report(contents, item, path, f"unknown side {side!r}{fault}")


def _actors(contents: Contents, actors_of: ActorsOf) -> None:
    own = {item.data["id"] for item in contents.items["actors"] if isinstance(item.data.get("id"), str)}
    for item in contents.items["offices"]:
        for key in ("holder", "of"):
            given = item.data.get(key)
            if not isinstance(given, str) or not given.strip() or given in own:
                continue
            pack, slash, local = given.partition("/")
            others = actors_of(pack) if slash else None
            if slash and pack == contents.head.get("id"):
                _report(contents, item, key, f"{key}: an actor of this pack is named without the pack: {local!r}")
            elif slash and others is None:
                _report(contents, item, key, f"{key}: there is no pack {pack!r} to look up {given!r} in")
            elif not slash or local not in (others or ()):
                fault = meant(local, others or ()) if slash else meant(given, own)
                _report(contents, item, key, f"{key}: unknown actor {given!r}{fault}")


def _offices(contents: Contents) -> None:
    tenures: dict[str, list[tuple[Office, Item]]] = {}
    for item in contents.items["offices"]:
        office = item.noun
        if isinstance(office, Office) and _dated(contents, item, office):
            tenures.setdefault(office.titles[0].casefold(), []).append((office, item))
    for holders in tenures.values():
        holders.sort(key=lambda holder: holder[0].start)
        one, before = holders[0]  # of those so far, the one that ends last
        for other, after in holders[1:]:
            if one.end is None or other.start < one.end:
                until = f"to {one.end}" if one.end else "with no end"
                message = (
                    f"the office {other.titles[0]!r} overlaps: {other.holder} holds it from {other.start}, but so does"
                    f" {one.holder} in line {before.line()}, from {one.start} {until}"
                )
                _report(contents, after, "start", message)
            if one.end is not None and (other.end is None or other.end > one.end):
                one, before = other, after


def _dated(contents: Contents, item: Item, office: Office) -> bool:
    """Whether the dates of ``office`` are dates in order; what is not is reported."""
    wrong = [key for key in ("start", "end") if item.data.get(key) is not None and not _is_date(getattr(office, key))]
    for key in wrong:
        _report(contents, item, key, f"{key}: a date such as 2024-05-07 is expected, not {getattr(office, key)!r}")
    if not wrong and office.end is not None and office.end <= office.start:
        _report(contents, item, "end", f"the end {office.end} is not after the start {office.start}")
        return False
    return not wrong


def _events(contents: Contents) -> None:
    """The day of every event is one."""
    for item in contents.items["events"]:
        event = item.noun
        if isinstance(event, DatedEvent) and not _is_date(event.date):
            _report(contents, item, "date", f"date: a date such as 2024-05-07 is expected, not {event.date!r}")


def _world(contents: Contents) -> None:
    for item in _all(contents):
        noun = item.noun
        if isinstance(noun, KnownActor | KnownPlace | Outlet):
            _country(contents, item, noun.country)
        if isinstance(noun, KnownPlace):
            _place(contents, item, noun)
        if isinstance(noun, Outlet):
            for at, domain in enumerate(noun.domains):
                if not _DOMAIN.fullmatch(domain):
                    message = f'domains: a name such as "example.org" is expected, not {domain!r}'
                    _report(contents, item, ("domains", at), message)


def _country(contents: Contents, item: Item, code: str | None) -> None:
    if code is not None and code not in COUNTRY_CODES:
        upper = code.upper()
        fault = f"; did you mean {upper!r}?" if upper in COUNTRY_CODES else ', such as "DE"'
        _report(contents, item, "country", f"country: {code!r} is no two-letter code of ISO 3166{fault}")


def _place(contents: Contents, item: Item, place: KnownPlace) -> None:
    for key, value, most in (("lat", place.lat, 90), ("lon", place.lon, 180)):
        if not -most <= value <= most:
            _report(contents, item, key, f"{key}: degrees between -{most} and {most} are expected, not {value:g}")
    if place.geonames_id is not None and place.geonames_id < 1:
        _report(contents, item, "geonames_id", f"geonames_id: {place.geonames_id} is no id of GeoNames")
    for at, variant in enumerate(place.variants):
        if variant.since is not None and not _YEAR.fullmatch(variant.since):
            message = f'since: a year such as "2016" is expected, not {variant.since!r}'
            _report(contents, item, ("variants", at, "since"), message)


def _is_date(value: str) -> bool:
    if not _DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _all(contents: Contents) -> Iterator[Item]:
    for items in contents.items.values():
        yield from items


def _report(contents: Contents, item: Item, path: str | Path, message: str) -> None:
    inside = (path,) if isinstance(path, str) else path
    contents.report(item.file, (*item.path, *inside), message)
