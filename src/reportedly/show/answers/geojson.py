"""GeoJSON (RFC 7946): a feature for each place of each claim, with how precise it is and what else it could be.

A claim without a place, and a place that was not settled, are features without a geometry: nothing is put on a map for the sake of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from reportedly.model import Article, KeptPlace, Line, Place
from reportedly.record import safe


def features(lines: Iterable[Line], article: Callable[[str], Article]) -> Iterator[bytes]:
    """A collection of features, piece by piece; lines of one article stand together, so that each is looked up once."""
    yield b'{"type":"FeatureCollection","features":['
    last: tuple[str, Article] | None = None
    first = True
    for line in lines:
        if line.places and (last is None or last[0] != line.claim.article):
            last = (line.claim.article, article(line.claim.article))
        read = {(each.span.start, each.span.end): each for each in last[1].places} if last and line.places else {}
        for place in line.places or (None,):
            made = _feature(line, place, read.get((place.start, place.end)) if place else None)
            text = safe(json.dumps(made, ensure_ascii=False, separators=(",", ":")))
            yield f"{'' if first else ','}\n{text}".encode()
            first = False
    yield b"\n]}\n"


def _feature(line: Line, place: KeptPlace | None, read: Place | None) -> dict[str, Any]:
    claim = line.claim
    located = place is not None and place.lat is not None and place.lon is not None
    told = {
        "article": claim.article, "claim": claim.claim, "key": claim.key, "start": claim.start, "end": claim.end,
        "source": claim.source or claim.source_kind, "actor": claim.actor, "side": claim.side, "content": claim.content,
        "polarity": claim.polarity, "source_certainty": claim.source_certainty, "outlet": claim.outlet, "published": claim.published,
        "url": line.url, "title": claim.title, "family": claim.family, "status": line.status,
        "events": [
            {"type": each.type, "modality": each.modality, "begins": each.begins, "ends": each.ends, "here": place is not None and
             each.place == place.name}
            for each in line.events
        ],
    }  # fmt: skip
    if place is not None:
        told["place"] = place.name
        told["place_start"], told["place_end"] = place.start, place.end
        told["country"], told["geonames_id"], told["score"] = place.country, place.geonames_id, place.score
        told["precision"] = place.kind if located else None
    corrected = {each.field: each.decided for each in line.rulings if each.field}
    if corrected:
        told["corrected"] = corrected
    if read is not None:
        told["candidates"] = [
            {"name": each.name, "coordinates": [each.lon, each.lat], "country": each.country, "geonames_id": each.geonames_id,
             "kind": each.kind, "score": each.score}
            for each in read.candidates
        ]  # fmt: skip
        told["reason"] = read.reason
    made: dict[str, Any] = {"type": "Feature", "geometry": None, "properties": told}
    if place is not None and located:
        made["geometry"] = {"type": "Point", "coordinates": [place.lon, place.lat]}
        if read is not None and read.extent is not None and place.name == read.name:
            extent = read.extent
            made["bbox"] = [extent.west, extent.south, extent.east, extent.north]
    return made
