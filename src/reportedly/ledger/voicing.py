"""Who tells a claim, as threads count sources: as it was read, as people decided it, and by the name of whom the article means."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Connection, select

from reportedly.ledger.holding import standing_on, verdict
from reportedly.ledger.kinship import portions
from reportedly.ledger.marks import fold, speaker
from reportedly.ledger.matching import Condition, ids
from reportedly.ledger.naming import Names, names_of
from reportedly.ledger.schema import actor, claim, telling
from reportedly.model import UNTIED, Telling, Voice, folded

_OF_SPEAKERS: Final = ("source", "source_kind", "actor", "pack_id", "side")
"""What of a claim says who tells it."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who tells a claim as it was read: the words, and the actor to whom the article ties them."""

    words: str
    name: str | None
    pack_id: str | None


class Voicing:
    """Gives tellings the voices that people decided on. ``names`` are what was decided on actors; without, only what was on claims."""

    def __init__(self, connection: Connection, names: Names | None = None) -> None:
        self._connection = connection
        self._names = names
        self._sides: dict[tuple[str, str], str | None] = {}

    def of(self, claims: Mapping[int, Telling]) -> dict[int, Telling]:
        """These tellings, each by the row of its claim, told by whom it was decided that tells them."""
        made = standing_on(self._connection, claims)
        if self._names is None:
            fields = {row: verdict(some).correction for row, some in made.items()}
            read = speakers(
                self._connection, [row for row, some in fields.items() if not some.keys().isdisjoint(_OF_SPEAKERS)]
            )
            return {row: self._voiced(told, read[row], fields[row]) if row in read else told for row, told in claims.items()}
        read = speakers(self._connection, claims)
        return {row: self._voiced(told, read[row], verdict(made.get(row, ())).correction) for row, told in claims.items()}

    def _voiced(self, told: Telling, read: Speaker, correction: Mapping[str, Any]) -> Telling:
        own = {name: value for name, value in correction.items() if name in _OF_SPEAKERS}
        on_actor = self._on_actor(told, read, own)
        fields = {**on_actor, **own}
        voice = told.voice
        key = self._key(told, own if own.keys() - {"side"} else {}) or self._key_of_actor(voice, on_actor)
        if key is not None:
            another = not (own.keys() - {"side"}).isdisjoint(("source_kind", "pack_id", "actor", "source")) or on_actor.get(
                "pack_id"
            )
            voice = replace(voice, key=key, side=self._side_of(fields) if another else voice.side, reason="decided")
        if "side" in fields:
            voice = replace(voice, side=self._long(fields["side"], fields.get("pack_id", read.pack_id)), reason="decided")
        if self._names is not None:
            words = (fields["source"] or "") if "source" in fields else voice.words
            name = fields.get("actor", None if "source" in own else read.name)
            voice = replace(voice, words=str(name or words), also=self._one_with(voice, read, fields))
        return told if voice == told.voice else replace(told, voice=voice)

    def _on_actor(self, told: Telling, read: Speaker, fields: Mapping[str, Any]) -> Mapping[str, Any]:
        """What was decided on whoever tells it, by what a claim has it as."""
        if self._names is None:
            return {}
        found = self._names.on_actor(_called(told.voice, read, fields))
        return {_FIELDS[name]: value for name, value in found.items()}

    def _key(self, told: Telling, own: Mapping[str, Any]) -> str | None:
        """Another key for whoever tells a claim, where it was decided of this claim that they are another; else ``None``."""
        outlet = f"o:{folded(told.outlet or told.article)}"
        if own.get("source_kind") == "outlet":
            return outlet
        if own.get("pack_id"):
            return f"a:{own['pack_id']}"
        for name in ("actor", "source"):
            if name in own:
                return f"n:{folded(str(own[name]))}" if own[name] else f"{outlet}?"
        return f"n:{folded(told.voice.words)}" if "pack_id" in own else None

    def _key_of_actor(self, voice: Voice, on_actor: Mapping[str, Any]) -> str | None:
        """Another key for somebody of whom it was decided who they are; whoever speaks for a body goes on to."""
        if on_actor.get("pack_id"):
            return f"a:{on_actor['pack_id']}"
        if on_actor.get("actor") and not voice.key.startswith("a:"):
            return f"n:{folded(str(on_actor['actor']))}"
        return None

    def _side_of(self, fields: Mapping[str, Any]) -> str | None:
        """The side of whom was decided to tell it, as far as an article has it."""
        for column, value in ((actor.c.pack_id, fields.get("pack_id")), (actor.c.name, fields.get("actor"))):
            if value:
                row = self._connection.execute(
                    select(actor.c.side, actor.c.pack_id).where(column == str(value), actor.c.side.is_not(None)).limit(1)
                ).first()
                if row is not None:
                    return self._long(row.side, row.pack_id)
        return None

    def _long(self, side: object, pack_id: object) -> str | None:
        """A side in full, with the pack that names it: that of whoever is on it, else the only one here that has such a side."""
        if not side or "/" in str(side):
            return str(side) if side else None
        pack = str(pack_id).rpartition("/")[0] if pack_id else ""
        if pack:
            return f"{pack}/{side}"
        key = str(side), pack
        if key not in self._sides:
            packs = packs_of_side(self._connection, str(side))
            self._sides[key] = f"{min(packs)}/{side}" if len(packs) == 1 else str(side)
        return self._sides[key]

    def _one_with(self, voice: Voice, read: Speaker, fields: Mapping[str, Any]) -> str:
        if self._names is None or voice.key == UNTIED:
            return ""
        for name in _called(voice, read, fields):
            whole = self._names.actors(name)
            if len(whole) > 1:
                return whole[0]
        return ""


_FIELDS: Final = {"name": "actor", "pack_id": "pack_id", "side": "side", "kind": "source_kind"}


def _called(voice: Voice, read: Speaker, fields: Mapping[str, Any]) -> list[str]:
    """By what whoever tells a claim may be decided on: as decided, as read, and as threads count them."""
    tied = (fields.get("pack_id", read.pack_id), fields.get("actor", read.name), fields.get("source", read.words))
    counted = voice.key.partition(":")[2] if voice.key.startswith(("a:", "n:")) else ""
    return [str(each) for each in (*tied, counted) if each]


def speakers(connection: Connection, claims: Collection[int]) -> dict[int, Speaker]:
    """Who tells each of these claims, as it was read."""
    found: dict[int, Speaker] = {}
    for some in portions(claims):
        rows = connection.execute(
            select(claim.c.id, claim.c.source, actor.c.name, actor.c.pack_id)
            .select_from(claim.outerjoin(actor, actor.c.id == claim.c.actor_id))
            .where(claim.c.id.in_(some))
        )
        found.update({row.id: Speaker(row.source, row.name, row.pack_id) for row in rows})
    return found


def packs_of_side(connection: Connection, side: str) -> set[str]:
    """The packs that have a side of this short name, of those by which actors here are known."""
    rows = connection.execute(
        select(actor.c.pack_id).distinct().where(actor.c.side == side, actor.c.pack_id.is_not(None))
    ).scalars()
    return {each.rpartition("/")[0] for each in rows}


def kept_voice(voice: Voice) -> str:
    """What a telling is found again by, where something is decided on whoever tells it: a name or an id of a pack."""
    return fold(voice.key.partition(":")[2]) if voice.key.startswith(("a:", "n:")) else ""


def told_by(connection: Connection, called: Iterable[str]) -> set[int]:
    """The claims of tellings by anybody who goes by one of these names, whatever the articles have them as."""
    names = names_of(connection)
    wanted = {fold(other) for each in called for other in (each, *names.actors(each))}
    found: set[int] = set()
    found.update(connection.execute(select(telling.c.claim_id).where(telling.c.voice.in_(sorted(wanted)))).scalars())
    meant = Condition((tuple(speaker(each) for each in sorted(wanted)),), (), None)
    found.update(connection.execute(ids(connection, meant)).scalars())
    return found
