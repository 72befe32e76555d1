"""An article as people corrected its claims: what is compared with others is what they decided, as far as threads ask for it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Connection, select

from reportedly.ledger.holding import standing_on, verdict
from reportedly.ledger.kinship import portions
from reportedly.ledger.marks import Correction
from reportedly.ledger.schema import claim, place
from reportedly.model import Article, Claim, Spot, Telling, folded

_READ: Final = ("polarity", "source_certainty", "outlet_stance", "event")
_COMPARED: Final = (*_READ, "place")


def corrections(connection: Connection, readings: Collection[int]) -> dict[int, dict[str, Correction]]:
    """What was corrected of the claims of these readings, by what they are called there, as far as it is compared."""
    found: dict[int, dict[str, Correction]] = {}
    for some in portions(readings):
        rows = {
            row.id: row
            for row in connection.execute(
                select(claim.c.id, claim.c.local, claim.c.reading_id).where(claim.c.reading_id.in_(some))
            )
        }
        for ident, made in standing_on(connection, rows).items():
            fields = {name: value for name, value in verdict(made).correction.items() if name in _COMPARED}
            if fields:
                found.setdefault(rows[ident].reading_id, {})[rows[ident].local] = fields
    return found


def revised(read: Article, made: Mapping[str, Correction]) -> Article:
    """The article with these corrections of its claims, which are called by their ids."""
    if not made:
        return read
    return replace(read, claims=tuple(_revised(each, made.get(each.id, {})) for each in read.claims))


def _revised(of: Claim, fields: Correction) -> Claim:
    changes: dict[str, Any] = {}
    if "polarity" in fields:
        changes["polarity"] = fields["polarity"]
    certainty = of.certainty
    if fields.get("source_certainty"):
        certainty = replace(certainty, source=str(fields["source_certainty"]))  # type: ignore[arg-type]
        if of.cue is not None and (of.cue.force == "denying") != (certainty.source == "denied"):
            changes["cue"] = replace(of.cue, force="denying" if certainty.source == "denied" else "neutral")
    if fields.get("outlet_stance"):
        certainty = replace(certainty, outlet=str(fields["outlet_stance"]))  # type: ignore[arg-type]
    if certainty is not of.certainty:
        changes["certainty"] = certainty
    if fields.get("event"):
        changes["events"] = tuple(replace(each, type=str(fields["event"])) for each in of.events)
    return replace(of, **changes) if changes else of


def placed(connection: Connection, told: Sequence[Telling], made: Mapping[str, Correction]) -> tuple[Telling, ...]:
    """Tellings at the places to which their claims were corrected."""
    return tuple(
        replace(each, spots=(_spot(connection, str(moved)),)) if (moved := made.get(each.claim, {}).get("place")) else each
        for each in told
    )


def _spot(connection: Connection, name: str) -> Spot:
    """A place by its name: the one that articles here mean by it, where there is one."""
    row = connection.execute(
        select(place.c.name, place.c.kind, place.c.lat, place.c.lon, place.c.geonames_id)
        .where(place.c.name == name, place.c.lat.is_not(None))
        .order_by(place.c.score.desc(), place.c.geonames_id)
        .limit(1)
    ).first()
    if row is None:
        return Spot(f"n:{folded(name)}", name, "", None, None, "told")
    key = f"g:{row.geonames_id}" if row.geonames_id is not None else f"p:{row.lat:.2f},{row.lon:.2f}"
    return Spot(key, row.name, row.kind, row.lat, row.lon, "told")
