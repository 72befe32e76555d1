"""An article as plain dictionaries and lists: the form that JSON carries, described by ``schema/article-1.json``."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.model import (
    Actor,
    Argument,
    Article,
    Claim,
    Diagnostic,
    Document,
    Event,
    Mention,
    Name,
    Number,
    Place,
    Span,
    Time,
    Untied,
)

SCHEMA = "reportedly/article/1"
"""The name and version of the form."""


def as_dict(article: Article) -> dict[str, object]:
    """``article`` in the published form, keys in a fixed order, scores rounded to four digits.

    All offsets are half-open intervals of Unicode code points into the document's text. ``diagnostics`` is there only where the
    article was checked.
    """
    diagnostics = article.diagnostics
    found = {} if diagnostics is None else {"diagnostics": [_diagnostic(diagnostic) for diagnostic in diagnostics]}
    return {
        "schema": SCHEMA,
        "document": _document(article.document),
        "actors": [_actor(actor) for actor in article.actors],
        "untied": [_untied(mention) for mention in article.untied],
        "places": [_place(place) for place in article.places],
        "times": [_time(time) for time in article.times],
        "numbers": [_number(number) for number in article.numbers],
        "names": [_name(name) for name in article.names],
        "claims": [_claim(claim) for claim in article.claims],
        **found,
        "producer": {
            "reportedly": article.producer.reportedly,
            "model": article.producer.model,
            "packs": list(article.producer.packs),
            "gazetteer": article.producer.gazetteer,
        },
    }


def _document(document: Document) -> dict[str, object]:
    return {
        "id": document.id,
        "id_given": document.id_given,
        "path": document.path,
        "url": document.url,
        "title": _span(document.title) if document.title else None,
        "outlet": document.outlet,
        "published": document.published,
        "published_from": document.published_from,
        "language": document.language,
        "length": len(document.text),
        "notes": list(document.notes),
    }


def _claim(claim: Claim) -> dict[str, object]:
    cue = claim.cue
    return {
        "id": claim.id,
        "source": {
            "spans": _spans(claim.source.spans),
            "kind": claim.source.kind,
            "actor": claim.source.actor,
            "side": claim.source.side,
            "reason": claim.source.reason,
        },
        "cue": {"spans": _spans(cue.spans), "lemma": cue.lemma, "force": cue.force} if cue else None,
        "content": {"spans": _spans(claim.contents)},
        "quotation": claim.quotation,
        "certainty": {"source": claim.certainty.source, "outlet": claim.certainty.outlet},
        "within": claim.within,
        "events": [_event(event) for event in claim.events],
        "places": list(claim.places),
        "times": list(claim.times),
        "numbers": list(claim.numbers),
        "score": round(claim.score, 4),
    }


def _name(name: Name) -> dict[str, object]:
    return {"span": _span(name.span), "kind": name.kind, "score": round(name.score, 4)}


def _actor(actor: Actor) -> dict[str, object]:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "pack_id": actor.pack_id,
        "side": actor.side,
        "members": list(actor.members),
        "mentions": [_mention(mention) for mention in actor.mentions],
    }


def _mention(mention: Mention) -> dict[str, object]:
    return {
        "span": _span(mention.span),
        "how": mention.how,
        "score": round(mention.score, 4),
        "reason": mention.reason,
        "evidence": _spans(mention.evidence),
    }


def _untied(mention: Untied) -> dict[str, object]:
    return {
        "span": _span(mention.span),
        "how": mention.how,
        "candidates": list(mention.candidates),
        "reason": mention.reason,
    }


def _place(place: Place) -> dict[str, object]:
    return {
        "id": place.id,
        "span": _span(place.span),
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "geonames_id": place.geonames_id,
        "country": place.country,
        "kind": place.kind,
        "score": round(place.score, 4),
        "candidates": [
            {
                "geonames_id": other.geonames_id,
                "name": other.name,
                "lat": other.lat,
                "lon": other.lon,
                "country": other.country,
                "kind": other.kind,
                "score": round(other.score, 4),
            }
            for other in place.candidates
        ],
        "reason": place.reason,
    }


def _time(time: Time) -> dict[str, object]:
    return {
        "id": time.id,
        "span": _span(time.span),
        "start": time.start,
        "end": time.end,
        "grain": time.grain,
        "reason": time.reason,
    }


def _number(number: Number) -> dict[str, object]:
    return {
        "id": number.id,
        "span": _span(number.span),
        "value": _whole(number.value),
        "high": _whole(number.high),
        "bound": number.bound,
        "unit": number.unit,
    }


def _whole(value: float | None) -> float | int | None:
    """A whole number without a decimal point."""
    return int(value) if value is not None and value == int(value) and abs(value) < 1e15 else value


def _event(event: Event) -> dict[str, object]:
    return {
        "type": event.type,
        "trigger": _span(event.trigger),
        "who": event.who,
        "place": event.place,
        "time": event.time,
        "number": event.number,
        "modality": event.modality,
        "arguments": [_argument(argument) for argument in event.arguments],
    }


def _argument(argument: Argument) -> dict[str, object]:
    return {
        "role": argument.role,
        "id": argument.id,
        "score": round(argument.score, 4),
        "score_kind": argument.score_kind,
        "reason": argument.reason,
        "evidence": _spans(argument.evidence),
    }


def _diagnostic(diagnostic: Diagnostic) -> dict[str, object]:
    return {
        "rule": diagnostic.rule,
        "name": diagnostic.name,
        "severity": diagnostic.severity,
        "confidence": round(diagnostic.confidence, 4),
        "span": _span(diagnostic.span),
        "message": diagnostic.message,
        "ask": diagnostic.ask,
        "related": [{"span": _span(related.span), "message": related.message} for related in diagnostic.related],
        "claim": diagnostic.claim,
        "reference": diagnostic.reference,
        "neutral": diagnostic.neutral,
    }


def _spans(spans: Iterable[Span]) -> list[dict[str, object]]:
    return [_span(span) for span in spans]


def _span(span: Span) -> dict[str, object]:
    return {"start": span.start, "end": span.end, "text": span.text}
