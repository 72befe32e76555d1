"""SARIF 2.1.0 (OASIS): one run over any number of articles, written piece by piece.

``head``, then the results of every article with commas between them, then ``tail``. Columns count Unicode code points. Where an
article was taken out of HTML or JSON Lines, its lines are not those of the file, and a result names the file alone.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from reportedly._version import __version__
from reportedly.checks.baseline import fingerprints, numbered
from reportedly.checks.rule import Rule
from reportedly.claims.layout import layout
from reportedly.model import Article, Diagnostic, Document, Span
from reportedly.model.diagnostic import Severity
from reportedly.record import safe
from reportedly.show.lines import LINE_ENDS, Lines, in_file, uri
from reportedly.show.printable import one_line
from reportedly.show.rule_page import page
from reportedly.show.wording import finding_sentence

FINGERPRINT: Final = "reportedlyFinding/v1"
"""The name of the fingerprint, which stays the same where other parts of the article change."""

_LEVELS: Final[dict[Severity, str]] = {"info": "note", "warning": "warning", "error": "error"}


def head(rules: Sequence[Rule]) -> str:
    """The beginning of the log up to its first result. ``rules`` are those that hold in this run."""
    driver = {"name": "reportedly", "version": __version__, "rules": [_rule(rule) for rule in rules]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "newlineSequences": list(LINE_ENDS), "results": []}
    log = _json({"version": "2.1.0", "runs": [run]})
    return log.removesuffix(tail().rstrip("\n"))


def results(article: Article) -> list[str]:
    """The findings of ``article``, each a JSON object on one line, in text order."""
    found = article.diagnostics or ()
    document = article.document
    lines = Lines(document.text) if in_file(document) else None
    marks = numbered(fingerprints(document.text, layout(document.text), found))
    return [_json(_result(each, mark, document, lines)) for each, mark in zip(found, marks, strict=True)]


def tail() -> str:
    """The end of the log after its last result."""
    return "]}]}\n"


def _rule(rule: Rule) -> dict[str, object]:
    help_text = f"{rule.why}\n\nRests on: {rule.reference}" + (f"\n\nLimits: {rule.limits}" if rule.limits else "")
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": rule.name.replace("-", " ").capitalize()},
        "fullDescription": {"text": rule.marks},
        "help": {"text": help_text, "markdown": page(rule)},
        "defaultConfiguration": {"enabled": rule.default, "level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.kind, rule.family], "confidence": round(rule.confidence, 4)},
    }


def _result(found: Diagnostic, mark: str, document: Document, lines: Lines | None) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": found.rule,
        "level": _LEVELS[found.severity],
        "message": {"text": f"{finding_sentence(found)} {one_line(found.ask)}".strip()},
        "locations": [{"physicalLocation": _location(found.span, document, lines)}],
    }
    if found.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _location(related.span, document, lines),
                "message": {"text": one_line(related.message) or "related"},
            }
            for number, related in enumerate(found.related, start=1)
        ]
    result["partialFingerprints"] = {FINGERPRINT: mark}
    if found.neutral and lines:
        result["fixes"] = [_fix(found.span, found.neutral, document, lines)]
    result["properties"] = {
        "confidence": round(found.confidence, 4),
        "ask": found.ask,
        "reference": found.reference,
        "words": found.span.text,
    }
    return result


def _location(span: Span, document: Document, lines: Lines | None) -> dict[str, object]:
    location: dict[str, object] = {"artifactLocation": {"uri": uri(document)}}
    if lines:
        location["region"] = _region(span, lines) | {"snippet": {"text": span.text}}
    return location


def _region(span: Span, lines: Lines) -> dict[str, object]:
    start, end = lines.position(span.start), lines.position(span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": span.start,
        "charLength": span.end - span.start,
    }


def _fix(span: Span, neutral: str, document: Document, lines: Lines) -> dict[str, object]:
    replacement = {"deletedRegion": _region(span, lines), "insertedContent": {"text": neutral}}
    change = {"artifactLocation": {"uri": uri(document)}, "replacements": [replacement]}
    return {"description": {"text": f"Write “{one_line(neutral)}”"}, "artifactChanges": [change]}


def _json(value: object) -> str:
    return safe(json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")))
