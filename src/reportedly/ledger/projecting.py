"""A read article as rows that can be asked. Pure: from nouns to values for the tables of the same names."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from reportedly.ledger.coding import held
from reportedly.ledger.marks import Marker, day_of
from reportedly.model import Article, Claim, Event, Number, Place, Span, Time

Row = dict[str, Any]


def kept(row: Row) -> Row:
    """A row as a database holds it."""
    return {name: held(value) if isinstance(value, str) else value for name, value in row.items()}


def actors(article: Article, reading: int) -> list[Row]:
    """Everybody in the article."""
    return [
        kept(
            {
                "reading_id": reading,
                "local": each.id,
                "name": each.name,
                "kind": each.kind,
                "pack_id": each.pack_id,
                "side": each.side,
            }
        )
        for each in article.actors
    ]


def places(article: Article, reading: int) -> list[Row]:
    """Every place in the article."""
    return [
        _found(
            each,
            reading,
            name=each.name,
            words=each.span.text,
            kind=each.kind,
            country=each.country,
            lat=each.lat,
            lon=each.lon,
            geonames_id=each.geonames_id,
            score=each.score,
        )
        for each in article.places
    ]


def times(article: Article, reading: int) -> list[Row]:
    """Every time in the article."""
    return [_found(each, reading, begins=each.start, ends=each.end, grain=each.grain) for each in article.times]


def numbers(article: Article, reading: int) -> list[Row]:
    """Every number in the article."""
    return [
        _found(
            each,
            reading,
            value=None if each.value is None else float(each.value),
            high=None if each.high is None else float(each.high),
            bound=each.bound,
            unit=each.unit,
            state=each.state,
        )
        for each in article.numbers
    ]


def _found(each: Place | Time | Number, reading: int, **values: object) -> Row:
    """The row of what was found at one place in the text."""
    return kept({"reading_id": reading, "local": each.id, "start": each.span.start, "end": each.span.end, **values})


def claims(article: Article, reading: int, actor_ids: dict[str, int]) -> list[Row]:
    """Every claim of the article; ``actor_ids`` are the rows of its actors."""
    marker = Marker(article)
    day = day_of(article.document.published)
    return [{**_claim(each, reading, actor_ids, marker.of(each)), "day": day} for each in article.claims]


def _claim(claim: Claim, reading: int, actor_ids: dict[str, int], marks: str) -> Row:
    spans = claim.contents or claim.spans
    return kept(
        {
            "reading_id": reading,
            "local": claim.id,
            "key": claim.key,
            "source": claim.source.text,
            "source_kind": claim.source.kind,
            "actor_id": actor_ids.get(claim.source.actor or ""),
            "side": claim.source.side,
            "cue": claim.cue.text if claim.cue else "",
            "lemma": claim.cue.lemma if claim.cue else "",
            "force": claim.cue.force if claim.cue else None,
            "source_certainty": claim.certainty.source,
            "outlet_stance": claim.certainty.outlet,
            "polarity": claim.polarity,
            "quotation": claim.quotation,
            "origin": claim.origin,
            "content": claim.text,
            "spans": _offsets(claim),
            "start": spans[0].start if spans else 0,
            "end": spans[-1].end if spans else 0,
            "score": claim.score,
            "within": claim.within,
            "marks": marks,
        }
    )


def _offsets(claim: Claim) -> str:
    """Where source, cue and content stand, as JSON: three lists of offsets."""
    parts: Sequence[Sequence[Span]] = (claim.source.spans, claim.cue.spans if claim.cue else (), claim.contents)
    return json.dumps([[[span.start, span.end] for span in part] for part in parts], separators=(",", ":"))


def events(article: Article, claim_ids: dict[str, int], things: dict[str, dict[str, int]]) -> list[Row]:
    """The events that claims tell; ``things`` are the rows of actors, places, times and numbers, by role."""
    return [_event(each, claim_ids[claim.id], things) for claim in article.claims for each in claim.events]


def _event(event: Event, claim: int, things: dict[str, dict[str, int]]) -> Row:
    return kept(
        {
            "claim_id": claim,
            "type": event.type,
            "modality": event.modality,
            "trigger": event.trigger.text,
            "start": event.trigger.start,
            "end": event.trigger.end,
            "actor_id": things["who"].get(event.who or ""),
            "place_id": things["place"].get(event.place or ""),
            "time_id": things["time"].get(event.time or ""),
            "number_id": things["number"].get(event.number or ""),
        }
    )


def ties(article: Article, role: str, claim_ids: dict[str, int], ids: dict[str, int]) -> list[Row]:
    """Which places, times or numbers stand in which claims: ``role`` is "place", "time" or "number"."""
    return [
        {"claim_id": claim_ids[claim.id], f"{role}_id": ids[each]}
        for claim in article.claims
        for each in dict.fromkeys(getattr(claim, f"{role}s"))
        if each in ids
    ]
