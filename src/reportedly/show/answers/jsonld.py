"""JSON-LD: claims as schema.org has them, their places in articles as Web Annotations, and which article is a copy as PROV-O.

A claim that stands in several articles of one family of copies, in the same words of the same speaker, is one claim that appears in
all of them. Each appearance has an annotation: the offsets in the article's text, and the words. What nobody can tell (where a family
comes from) is left out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import quote

from reportedly.model import KeptFamily, Line
from reportedly.record import safe

CONTEXT: Final = {
    "@vocab": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "datePublished": {"@type": "xsd:date"},
    "oa:start": {"@type": "xsd:nonNegativeInteger"},
    "oa:end": {"@type": "xsd:nonNegativeInteger"},
}
_KINDS: Final = {"person": "Person", "organisation": "Organization", "state": "AdministrativeArea"}


@dataclass(slots=True)
class _Claim:
    """One claim on its way out, with all lines that it stands in."""

    line: Line
    lines: list[Line] = field(default_factory=list)


def graph(lines: Iterable[Line], family: Callable[[str], KeptFamily | None]) -> Iterator[bytes]:
    """One document, node by node."""
    text = json.dumps(CONTEXT, separators=(",", ":"))
    yield f'{{"@context":{text},"@graph":['.encode()
    first = True
    articles: set[str] = set()
    for node in _nodes(lines, family, articles):
        text = safe(json.dumps(node, ensure_ascii=False, separators=(",", ":")))
        yield f"{'' if first else ','}\n{text}".encode()
        first = False
    yield b"\n]}\n"


def _nodes(
    lines: Iterable[Line], family: Callable[[str], KeptFamily | None], articles: set[str]
) -> Iterator[dict[str, Any]]:
    waiting: dict[tuple[str, str, str], _Claim] = {}
    addresses: dict[str, str] = {}
    for line in lines:
        claim = line.claim
        addresses[claim.article] = _address(line)
        if claim.article not in articles:
            articles.add(claim.article)
            yield _article(line)
        if claim.family is None:
            yield from _claim(_Claim(line, [line]))
            continue
        key = (claim.family, _folded(claim.source), _folded(claim.content))
        waiting.setdefault(key, _Claim(line)).lines.append(line)
    for each in waiting.values():
        yield from _claim(each)
    for name in dict.fromkeys(key[0] for key in waiting):
        found = family(name)
        if found is not None:
            yield from _derived(found, addresses)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _address(line: Line) -> str:
    return line.url or f"urn:reportedly:article:{line.claim.article}"


def _article(line: Line) -> dict[str, Any]:
    claim = line.claim
    made: dict[str, Any] = {"@id": _address(line), "@type": ["NewsArticle", "prov:Entity"], "identifier": claim.article}
    if claim.title:
        made["headline"] = claim.title
    if claim.published:
        made["datePublished"] = claim.published
    if claim.outlet:
        made["publisher"] = {"@type": "NewsMediaOrganization", "name": claim.outlet}
    return made


def _claim(of: _Claim) -> Iterator[dict[str, Any]]:
    claim = of.line.claim
    ident = f"urn:reportedly:claim:{claim.article}:{quote(claim.key or claim.claim)}"
    made: dict[str, Any] = {
        "@id": ident, "@type": "Claim", "text": claim.content, "appearance": [{"@id": _address(each)} for each in of.lines],
        "additionalProperty": [
            {"@type": "PropertyValue", "name": name, "value": value}
            for name, value in (
                ("polarity", claim.polarity), ("source_certainty", claim.source_certainty), ("outlet_stance", claim.outlet_stance),
                ("side", claim.side), ("status", of.line.status), *(("event", each) for each in claim.events),
                *((f"corrected:{each.field}", each.decided) for each in of.line.rulings if each.field),
            )
            if value is not None
        ],
    }  # fmt: skip
    dated = [each for each in of.lines if each.claim.published]
    if dated:
        made["firstAppearance"] = {"@id": _address(min(dated, key=lambda each: each.claim.published or ""))}
    if claim.source:
        made["claimInterpreter"] = {"@type": _KINDS.get(claim.source_kind, "Thing"), "name": claim.actor or claim.source}
        if claim.pack_id:
            made["claimInterpreter"]["identifier"] = claim.pack_id
    places = [
        {
            "@type": "Place",
            "name": each.name,
            "geo": {"@type": "GeoCoordinates", "latitude": each.lat, "longitude": each.lon},
        }
        if each.lat is not None and each.lon is not None
        else {"@type": "Place", "name": each.name}
        for each in of.line.places
    ]
    if places:
        made["contentLocation"] = places
    yield made
    for each in of.lines:
        yield _annotation(ident, each)


def _annotation(claim: str, line: Line) -> dict[str, Any]:
    """Where a claim stands: a selector for each fragment of it; of a whole one the words too."""
    targets = []
    for start, end in line.content:
        selectors: list[dict[str, Any]] = [{"@type": "oa:TextPositionSelector", "oa:start": start, "oa:end": end}]
        if len(line.content) == 1 and line.claim.content:
            selectors.append({"@type": "oa:TextQuoteSelector", "oa:exact": line.claim.content})
        targets.append(
            {"@type": "oa:SpecificResource", "oa:hasSource": {"@id": _address(line)}, "oa:hasSelector": selectors}
        )
    return {
        "@id": f"urn:reportedly:annotation:{line.claim.article}:{line.claim.claim}", "@type": "oa:Annotation",
        "oa:motivatedBy": {"@id": "oa:identifying"}, "oa:hasBody": {"@id": claim}, "oa:hasTarget": targets,
    }  # fmt: skip


def _derived(family: KeptFamily, addresses: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Which articles of a family are copies of one of them, or of what an outlet sent out."""
    origin = family.origin
    urls = {each.article: each.url or f"urn:reportedly:article:{each.article}" for each in family.copies}
    source = urls.get(origin.article) if origin.article else None
    if source is None and origin.outlet:
        source = f"urn:reportedly:report:{quote(family.id)}"
        yield {
            "@id": source, "@type": "prov:Entity",
            "prov:wasAttributedTo": {"@type": ["prov:Agent", "NewsMediaOrganization"], "name": origin.outlet},
        }  # fmt: skip
    if source is None:
        return
    for each in family.copies:
        address = addresses.get(each.article, urls[each.article])
        if address != source:
            yield {"@id": address, "prov:wasDerivedFrom": {"@id": source}, "description": origin.reason}
