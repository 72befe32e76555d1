"""Who and what goes by a name: as articles have it, and as people decided that names are one, or stand for something else."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Connection, select

from reportedly.ledger.coding import moment
from reportedly.ledger.marks import fold, place_named
from reportedly.ledger.matching import Condition, ids
from reportedly.ledger.schema import claim_place, decision, event, place
from reportedly.model import DEGREE_KM, Decision, KeptPlace, Line, Ruling, Target, grouped, kilometres
from reportedly.model.errors import LedgerError

Point = tuple[float, float]
_ACTOR: Final = {"name": "actor", "pack_id": "pack_id", "side": "side", "kind": "source_kind"}
"""What can be corrected of an actor, and where a claim has it."""


@dataclass(frozen=True, slots=True)
class _Corrected:
    """A correction of an actor or place: which fields it gives which values."""

    made: Decision
    fields: Mapping[str, Any]


class Names:
    """What standing decisions say of names of actors and places. Names are compared as :func:`fold` writes them."""

    def __init__(self, decisions: Sequence[Decision]) -> None:
        self._groups = {
            kind: grouped(_folded(each) for each in decisions if each.target.kind == kind) for kind in ("actor", "place")
        }
        self._corrected: dict[str, dict[str, list[_Corrected]]] = {"actor": {}, "place": {}}
        for each in decisions:
            if each.kind == "correct":
                found = self._corrected[each.target.kind].setdefault(fold(each.target.key), [])
                found.append(_Corrected(each, each.value))

    def actors(self, name: str) -> list[str]:
        """Every name that is one with this one."""
        return sorted(self._groups["actor"].get(fold(name), {fold(name)}))

    def places(self, name: str) -> list[str]:
        """Every name of a place that is one with this one, and those that were corrected to be it."""
        own = self._groups["place"].get(fold(name), {fold(name)})
        called = {
            key for key, made in self._corrected["place"].items() if fold(str(_last(made).get("name") or "")) in own
        }  # fmt: skip
        return sorted(own | called)

    def on(self, side: str) -> list[str]:
        """The names of those who were corrected to be on a side."""
        return [key for key, its in self._sides() if its == side]

    def off(self, *sides: str) -> list[str]:
        """The names of those who were corrected to be on another side than these names of one, or none."""
        return [key for key, its in self._sides() if its not in sides]

    def sides(self) -> set[str]:
        """The sides on which somebody was corrected to be."""
        return {its for _, its in self._sides() if its}

    def _sides(self) -> list[tuple[str, str | None]]:
        last = ((key, _last(made)) for key, made in self._corrected["actor"].items())
        return [(name, fields["side"]) for key, fields in last if "side" in fields for name in self.actors(key)]

    def on_actor(self, called: Iterable[str]) -> dict[str, Any]:
        """What was corrected of an actor, by the first of these names of which something was."""
        for name in called:
            if made := self._corrected["actor"].get(fold(name)):
                return _last(made)
        return {}

    def around(self, connection: Connection, name: str, within: float) -> list[Point]:
        """The points that lie so many kilometres around a place, its own among them; of namesakes, those around any.

        Raises ``LedgerError`` where none of that name is settled.
        """
        centres = self._centres(connection, name)
        if not centres:
            raise LedgerError(f"no place called {name} is settled here, so nothing is known to be near it")
        found: set[Point] = set()
        for lat, lon in centres:
            high = within / DEGREE_KM
            wide = min(180.0, high / max(math.cos(math.radians(min(89.0, abs(lat) + high))), 1e-3))
            asked = select(place.c.lat, place.c.lon).distinct().where(place.c.lat.between(lat - high, lat + high))
            if lon - wide >= -180 and lon + wide <= 180:
                asked = asked.where(place.c.lon.between(lon - wide, lon + wide))
            points = {(float(row.lat), float(row.lon)) for row in connection.execute(asked)}
            found |= {each for each in points if kilometres(lat, lon, *each) <= within}
        return sorted(found)

    def moved_into(self, connection: Connection, name: str, within: float) -> list[str]:
        """The names of places that were corrected to lie so near."""
        moved = [(key, at) for key, made in self._corrected["place"].items() if (at := _point(_last(made)))]
        centres = self._centres(connection, name) if moved else []
        return [key for key, at in moved if any(kilometres(*each, *at) <= within for each in centres)]

    def _centres(self, connection: Connection, name: str) -> list[Point]:
        names = self.places(name)
        written = spelt(connection, names)
        rows = connection.execute(
            select(place.c.lat, place.c.lon).distinct().where(place.c.name.in_(written), place.c.lat.is_not(None))
        )
        decided = [_point(_last(self._corrected["place"].get(each, []))) for each in names]
        return sorted({*((float(row.lat), float(row.lon)) for row in rows), *(each for each in decided if each)})

    def known(self, line: Line) -> Line:
        """A line with what was decided on its speaker and its places."""
        if not any(self._corrected.values()):
            return line
        return self._placed(self._spoken(line))

    def _spoken(self, line: Line) -> Line:
        claim = line.claim
        keys = [fold(each) for each in (claim.pack_id, claim.actor, claim.source) if each]
        made = next((found for key in keys if (found := self._corrected["actor"].get(key))), [])
        rulings = list(line.rulings)
        decided = {each.field for each in rulings}
        for each in made:
            for name, value in each.fields.items():
                field = _ACTOR[name]
                if field not in decided:
                    rulings = [old for old in rulings if old.field != field]
                    rulings.append(_ruling(each.made, field, getattr(line.claim, field), value))
                    claim = replace(claim, **{field: value})
        return replace(line, claim=claim, rulings=tuple(rulings))

    def _placed(self, line: Line) -> Line:
        rulings = list(line.rulings)
        places = []
        for each in line.places:
            made = self._corrected["place"].get(fold(each.name), [])
            now = each
            for correction in made:
                now = replace(now, **correction.fields)
            if now != each:
                rulings.append(_ruling(made[-1].made, "place", _where(each), _where(now)))
            places.append(now)
        return replace(line, places=tuple(places), rulings=tuple(rulings))


def names_of(connection: Connection) -> Names:
    """What stands of the decisions on actors and places."""
    rows = connection.execute(
        select(decision)
        .where(decision.c.about.in_(("actor", "place")), decision.c.stands == 1, decision.c.kind != "undo")
        .order_by(decision.c.id)
    )
    return Names(
        [
            Decision(
                row.ident, moment(row.at), row.who, row.kind, Target(row.about, row.key), json.loads(row.value), row.why
            )
            for row in rows
        ]
    )


def spelt(connection: Connection, names: Iterable[str]) -> list[str]:
    """The names, as the ledger's places have them, of those that go by any of these folded names: their own, or articles' words."""
    wanted = set(names)
    meant = Condition((tuple(place_named(each) for each in sorted(wanted)),), (), None)
    claims = list(connection.execute(ids(connection, meant).limit(_SAMPLE)).scalars())
    of = (
        select(claim_place.c.place_id).where(claim_place.c.claim_id.in_(claims)),
        select(event.c.place_id).where(event.c.claim_id.in_(claims)),
    )
    found: set[str] = set()
    for each in of:
        rows = connection.execute(select(place.c.name, place.c.words).distinct().where(place.c.id.in_(each)))
        found |= {row.name for row in rows if fold(row.name) in wanted or fold(row.words) in wanted}
    return sorted(found)


_SAMPLE: Final = 500
"""Claims that are looked at for how a ledger spells a place."""


def _folded(made: Decision) -> Decision:
    value = {name: fold(each) if isinstance(each, str) else each for name, each in made.value.items()}
    return replace(made, target=Target(made.target.kind, fold(made.target.key) or made.target.key), value=value)


def _last(made: Sequence[_Corrected]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for each in made:
        fields.update(each.fields)
    return fields


def _point(fields: Mapping[str, Any]) -> Point | None:
    lat, lon = fields.get("lat"), fields.get("lon")
    return None if lat is None or lon is None else (float(lat), float(lon))


def _where(place_: KeptPlace) -> str:
    at = "" if place_.lat is None or place_.lon is None else f" ({place_.lat:.2f}, {place_.lon:.2f})"
    return f"{place_.name}{at}"


def _ruling(made: Decision, field: str, read: object, value: object) -> Ruling:
    return Ruling(
        made.id, made.who, made.at, field, None if read is None else str(read), None if value is None else str(value), made.why
    )  # fmt: skip
