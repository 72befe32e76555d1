"""An article as plain dictionaries and lists: the form that JSON carries, described by ``schema/article-1.json``."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.model import Article, Claim, Document, Name, Span

SCHEMA = "reportedly/article/1"
"""The name and version of the form."""


def as_dict(article: Article) -> dict[str, object]:
    """``article`` in the published form, keys in a fixed order, scores rounded to four digits.

    All offsets are half-open intervals of Unicode code points into the document's text. What no part of the program finds
    yet (actors, places, times, numbers, events) is an empty list.
    """
    return {
        "schema": SCHEMA,
        "document": _document(article.document),
        "actors": [],
        "places": [],
        "times": [],
        "numbers": [],
        "names": [_name(name) for name in article.names],
        "claims": [_claim(claim) for claim in article.claims],
        "producer": {
            "reportedly": article.producer.reportedly,
            "model": article.producer.model,
            "packs": list(article.producer.packs),
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
        },
        "cue": {"spans": _spans(cue.spans), "lemma": cue.lemma, "force": cue.force} if cue else None,
        "content": {"spans": _spans(claim.contents)},
        "quotation": claim.quotation,
        "certainty": {"source": claim.certainty.source, "outlet": claim.certainty.outlet},
        "within": claim.within,
        "events": [],
        "places": [],
        "times": [],
        "numbers": [],
        "score": round(claim.score, 4),
    }


def _name(name: Name) -> dict[str, object]:
    return {"span": _span(name.span), "kind": name.kind, "score": round(name.score, 4)}


def _spans(spans: Iterable[Span]) -> list[dict[str, object]]:
    return [_span(span) for span in spans]


def _span(span: Span) -> dict[str, object]:
    return {"start": span.start, "end": span.end, "text": span.text}
