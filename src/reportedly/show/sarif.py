"""SARIF 2.1.0 (OASIS): one run over any number of articles, written piece by piece.

``head``, then the results of every article with commas between them, then ``tail``. Columns count Unicode code points. Regions are
those of the file; where nobody knows them, a result names the file alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Final

from reportedly._version import __version__
from reportedly.checks import Rule, confidence, fingerprints, numbered
from reportedly.model import Article, Diagnostic, Document, FileMap, Page, Region, Severity, Span
from reportedly.record import safe
from reportedly.show.lines import LINE_ENDS, Regions, regions_in_file, uri
from reportedly.show.printable import one_line
from reportedly.show.rule_page import rule_markdown
from reportedly.show.wording import finding_sentence

FINGERPRINT: Final = "reportedlyFinding/v1"
"""The name of the fingerprint, which stays the same where other parts of the article change."""

_MARKS: Final = re.compile(r"[\"\\<>&\x00-\x1f]")
"""What HTML or JSON would have to write in another way."""

_LEVELS: Final[dict[Severity, str]] = {"info": "note", "warning": "warning", "error": "error"}


def head(rules: Sequence[Rule]) -> str:
    """The beginning of the log up to its first result. ``rules`` are those that hold in this run."""
    driver = {"name": "reportedly", "version": __version__, "rules": [_rule(rule) for rule in rules]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "newlineSequences": list(LINE_ENDS), "results": []}
    log = _json({"version": "2.1.0", "runs": [run]})
    return log.removesuffix(tail().rstrip("\n"))


def results(article: Article, page: Page, where: FileMap | None = None) -> list[str]:
    """The findings of ``article``, each a JSON object on one line, in text order.

    ``page`` is the article's. ``where`` says where words stand in the file that the text was taken out of.
    """
    found = article.diagnostics or ()
    document = article.document
    regions = regions_in_file(document, where)
    marks = numbered(fingerprints(document.text, page.given, found))
    return [_json(_result(each, mark, document, regions)) for each, mark in zip(found, marks, strict=True)]


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
        "help": {"text": help_text, "markdown": rule_markdown(rule)},
        "defaultConfiguration": {"enabled": rule.default, "level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.kind, rule.family], "confidence": round(confidence(rule.id, rule.confidence), 4)},
    }


def _result(found: Diagnostic, mark: str, document: Document, regions: Regions | None) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": found.rule,
        "level": _LEVELS[found.severity],
        "message": {"text": f"{finding_sentence(found)} {one_line(found.ask)}".strip()},
        "locations": [{"physicalLocation": _location(found.span, document, regions)}],
    }
    if found.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _location(related.span, document, regions),
                "message": {"text": one_line(related.message) or "related"},
            }
            for number, related in enumerate(found.related, start=1)
        ]
    result["partialFingerprints"] = {FINGERPRINT: mark}
    here = regions.of(found.span) if regions else None
    if found.neutral and here and here.verbatim and not _MARKS.search(found.neutral):
        result["fixes"] = [_fix(here, found.neutral, document)]
    result["properties"] = {
        "confidence": round(found.confidence, 4),
        "judged": found.judged,
        "ask": found.ask,
        "reference": found.reference,
        "words": found.span.text,
    } | ({"record": regions.record} if regions and regions.record is not None else {})
    return result


def _location(span: Span, document: Document, regions: Regions | None) -> dict[str, object]:
    here = regions.of(span) if regions else None
    location: dict[str, object] = {"artifactLocation": {"uri": uri(document, record=here is None)}}
    if here:
        location["region"] = _region(here) | {"snippet": {"text": span.text}}
    return location


def _region(region: Region) -> dict[str, object]:
    place: dict[str, object] = {"startLine": region.start.line}
    if region.start.column:
        place["startColumn"] = region.start.column
    if region.end:
        place |= {"endLine": region.end.line, "endColumn": region.end.column}
    if region.offsets and region.whole:
        place |= {"charOffset": region.offsets[0], "charLength": region.offsets[1] - region.offsets[0]}
    return place


def _fix(region: Region, neutral: str, document: Document) -> dict[str, object]:
    replacement = {"deletedRegion": _region(region), "insertedContent": {"text": neutral}}
    change = {"artifactLocation": {"uri": uri(document, record=False)}, "replacements": [replacement]}
    return {"description": {"text": f"Write “{one_line(neutral)}”"}, "artifactChanges": [change]}


def _json(value: object) -> str:
    return safe(json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")))
