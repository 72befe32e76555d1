"""The gold threads: every event is written as ``benchmarks/gold/threads/README.md`` says, and what can be counted agrees."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import datetime
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import pytest

from reportedly.model import STANDING_KINDS, WHO_STANDS
from reportedly.model.knowledge import Pack
from reportedly.packs import load_packs

Row = dict[str, Any]
Event = dict[str, Any]

GOLD = Path(__file__).parents[2] / "benchmarks" / "gold" / "threads"
FILES = sorted(GOLD.glob("*/*.toml"))
FILES = [file for file in FILES if file.parent.name != "packs"]

# Required keys of every table, and those that may be left out.
KEYS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "report": (frozenset({"id", "outlet", "url", "published", "text"}), frozenset()),
    "claim": (frozenset({"id", "report", "words", "source", "thread"}), frozenset({"own"})),
    "thread": (frozenset({"id", "says", "status"}), frozenset()),
    "relation": (frozenset({"from", "to", "kind", "why"}), frozenset()),
    "copy": (frozenset({"report", "of", "share", "credited"}), frozenset()),
}
KINDS = frozenset({"denies", "other figure", "grown", "later stage", "corrects", "withdraws", "same event"})
WHO, STATUSES = WHO_STANDS, STANDING_KINDS
_SENTENCES = re.compile(r"\n+|(?<=[.!?])\s+|(?<=[.!?][\"”’])\s+")


def name_of(file: Path) -> str:
    return f"{file.parent.name}/{file.stem}"


@cache
def event_of(file: Path) -> Event:
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def pack_of(conflict: str) -> Pack:
    pack = load_packs([str(GOLD / "packs" / conflict)], general=False)[-1]
    assert pack.id == conflict
    return pack


def rows(event: Event, table: str) -> list[Row]:
    found: list[Row] = event.get(table, [])
    return found


def text_of(event: Event, report: str) -> str:
    return str(next(row["text"] for row in rows(event, "report") if row["id"] == report))


def published(event: Event) -> dict[str, datetime]:
    return {row["id"]: datetime.fromisoformat(row["published"]) for row in rows(event, "report")}


def own_claims(event: Event, thread: str) -> list[Row]:
    return [row for row in rows(event, "claim") if row["thread"] == thread and row.get("own", True)]


def sentences(text: str) -> list[str]:
    """The headline and the sentences, with single spaces."""
    return [" ".join(part.split()) for part in _SENTENCES.split(text) if part.strip()]


def copied(text: str, of: str) -> list[str]:
    """The sentences of a text that stand in another one, word for word or nearly so."""
    flat, there = " ".join(of.split()), sentences(of)
    return [
        sentence
        for sentence in sentences(text)
        if sentence in flat or any(SequenceMatcher(None, sentence, each, autojunk=False).ratio() >= 0.9 for each in there)
    ]


def at_all() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("file", FILES, ids=name_of)


def test_there_are_events_of_every_conflict() -> None:
    assert {file.parent.name for file in FILES} >= {"ulvath-war", "morvella-vote"}
    assert len([file for file in FILES if event_of(file)["split"] == "development"]) >= 16


@at_all()
def test_the_keys_are_those_of_the_format(file: Path) -> None:
    event = event_of(file)
    assert set(event) <= {"event", "split", *KEYS}
    assert event["event"].strip() == event["event"] != ""
    assert event["split"] in {"development", "test"}
    for table, (required, others) in KEYS.items():
        for row in rows(event, table):
            assert required <= set(row) <= required | others, (table, row)
            for key, value in row.items():
                kind = {"own": bool, "credited": bool, "share": float, "status": list}.get(key, str)
                assert isinstance(value, kind), (table, key, value)
                assert value != "" or (table, key) == ("claim", "source"), (table, key)


@at_all()
def test_reports_are_of_known_outlets_and_in_the_order_of_time(file: Path) -> None:
    event = event_of(file)
    reports = rows(event, "report")
    outlets = {outlet.id: outlet for outlet in pack_of(file.parent.name).outlets}
    assert 4 <= len(reports) <= 12
    assert [row["id"] for row in reports] == list("abcdefghijkl"[: len(reports)])
    times = list(published(event).values())
    assert all(time.tzinfo is not None for time in times)
    assert times == sorted(times)
    for row in reports:
        assert urlparse(row["url"]).hostname in outlets[row["outlet"]].domains, row["url"]
        headline, blank, first = row["text"].split("\n")[:3]
        assert headline.strip() and not blank and first.strip(), row["id"]
        assert row["text"].strip() == row["text"]
        assert 80 <= len(row["text"].split()) <= 180, row["id"]
    assert len({row["url"] for row in reports}) == len(reports)


@at_all()
def test_words_and_sources_stand_once_in_their_report(file: Path) -> None:
    event = event_of(file)
    for row in rows(event, "claim"):
        text = text_of(event, row["report"])
        assert text.count(row["words"]) == 1, row
        assert not row["source"] or text.count(row["source"]) == 1, row
        assert row["words"].strip() == row["words"] and row["source"].strip() == row["source"], row


@at_all()
def test_ids_join(file: Path) -> None:
    event = event_of(file)
    for table in ("report", "claim", "thread"):
        ids = [row["id"] for row in rows(event, table)]
        assert len(ids) == len(set(ids)), table
    threads = {row["id"] for row in rows(event, "thread")}
    claims = {row["id"]: row for row in rows(event, "claim")}
    assert {row["thread"] for row in claims.values()} == threads
    for report in rows(event, "report"):
        mine = [row for row in claims.values() if row["report"] == report["id"]]
        assert [row["id"] for row in mine] == [f"{report['id']}{at}" for at in range(1, len(mine) + 1)]
        starts = [report["text"].index(row["words"]) for row in mine]
        assert all(one <= other for one, other in pairwise(starts)), report["id"]
    assert {row["report"] for row in claims.values()} == set(published(event))
    for row in rows(event, "thread"):
        assert re.fullmatch(r"t\d+[a-z0-9]*", row["id"]) and own_claims(event, row["id"]), row


@at_all()
def test_relations_join_claims_of_two_threads_the_later_first(file: Path) -> None:
    event = event_of(file)
    claims, times = {row["id"]: row for row in rows(event, "claim")}, published(event)
    for row in rows(event, "relation"):
        later, earlier = claims[row["from"]], claims[row["to"]]
        assert row["kind"] in KINDS, row
        assert later["thread"] != earlier["thread"], row
        assert times[later["report"]] >= times[earlier["report"]], row
    drawn = [(row["from"], row["to"], row["kind"]) for row in rows(event, "relation")]
    assert len(drawn) == len(set(drawn))


@at_all()
def test_a_status_that_hangs_on_relations_agrees_with_them(file: Path) -> None:
    event = event_of(file)
    thread = {row["id"]: row["thread"] for row in rows(event, "claim")}
    ends: dict[str, set[str]] = {status: set() for status in STATUSES[len(WHO) :]}
    for row in rows(event, "relation"):
        one, other = thread[row["from"]], thread[row["to"]]
        match row["kind"]:
            case "denies":
                ends["disputed"] |= {one, other}
            case "other figure":
                ends["figures differ"] |= {one, other}
            case "grown":
                ends["grown"].add(one)
            case "corrects":
                ends["corrected"].add(other)
            case "withdraws":
                ends["withdrawn"].add(other)
            case _:
                pass
    for row in rows(event, "thread"):
        status = row["status"]
        assert status == [each for each in STATUSES if each in status], row
        who = [each for each in status if each in WHO]
        assert who in ([WHO[0]], [WHO[1]], [WHO[2]], [WHO[3]], [WHO[2], WHO[3]]), row
        assert {each for each in status if each not in WHO} == {each for each in ends if row["id"] in ends[each]}, row


def bodies(source: str, pack: Pack) -> Iterator[tuple[str, str | None]]:
    """The organisations and persons of the pack that a source names, as whose voice they speak, and that voice's side."""
    actors = {actor.id: actor for actor in pack.actors}
    of = {office.holder: office.of for office in pack.offices}
    for actor in pack.actors:
        if actor.kind == "state":
            continue
        if any(
            re.search(rf"\b{re.escape(name)}\b", source, re.IGNORECASE)
            for name in (actor.name, *actor.aliases, *actor.short)
        ):
            body = of.get(actor.id) or actor.id
            yield body, actor.side or actors[body].side


@at_all()
def test_how_many_say_so_agrees_with_the_sources(file: Path) -> None:
    event, pack = event_of(file), pack_of(file.parent.name)
    outlet = {row["id"]: row["outlet"] for row in rows(event, "report")}
    for row in rows(event, "thread"):
        claims, status = own_claims(event, row["id"]), set(row["status"])
        named = {claim["source"] or f"outlet {outlet[claim['report']]}" for claim in claims}
        if len(named) == 1:
            assert "one source" in status, row
        known: dict[str, str | None] = {}
        definite = True
        for claim in claims:
            found = set(bodies(claim["source"], pack))
            if len(found) == 1 and not re.match(r"(?:an?|one|its|his|her|two|three)\b", claim["source"], re.IGNORECASE):
                known.update(found)
            else:
                definite = False
        if len(known) > 1:
            assert "one source" not in status, (row, known)
        if definite and len(known) == 1:
            assert "one source" in status, (row, known)
        sides = set(known.values())
        if len(sides) > 1:
            assert "one side" not in status, (row, known)
            assert None not in sides or "party and third" in status, (row, known)
            assert len(sides - {None}) < 2 or "independent sides" in status, (row, known)


@at_all()
def test_copies_are_measured(file: Path) -> None:
    event, times = event_of(file), published(event_of(file))
    claims = rows(event, "claim")
    for row in rows(event, "copy"):
        text, source = text_of(event, row["report"]), text_of(event, row["of"])
        assert times[row["report"]] >= times[row["of"]] and row["report"] != row["of"], row
        share = len(copied(text, source)) / len(sentences(text))
        assert 0.3 <= row["share"] <= 1 and abs(share - row["share"]) < 0.02, (row, share)
    copies = {(row["report"], row["of"]) for row in rows(event, "copy")}
    for claim in claims:
        of = [source for report, source in copies if report == claim["report"]]
        same = [each for each in claims if each["report"] in of and each["words"] == claim["words"]]
        assert claim.get("own", True) != bool(same), claim
        assert all(each["thread"] == claim["thread"] for each in same), claim


@at_all()
def test_no_report_copies_another_unsaid(file: Path) -> None:
    event = event_of(file)
    said = {(row["report"], row["of"]) for row in rows(event, "copy")}
    reports = rows(event, "report")
    for at, row in enumerate(reports):
        for earlier in reports[:at]:
            flat = " ".join(earlier["text"].split())
            long = [each for each in sentences(row["text"]) if len(each.split()) > 5]
            same = [each for each in long if each in flat]
            assert (row["id"], earlier["id"]) in said or len(same) <= 1, (row["id"], earlier["id"], same)


@pytest.mark.parametrize("conflict", sorted({file.parent.name for file in FILES}))
def test_a_conflict_has_two_sides_and_thirds(conflict: str) -> None:
    pack = pack_of(conflict)
    assert len(pack.sides) == 2
    assert len(pack.places) >= 12 and len(pack.outlets) >= 5
    assert {actor.side for actor in pack.actors} == {None, *(side.id for side in pack.sides)}
    assert any(outlet.ownership == "state" for outlet in pack.outlets)
