r"""CSV (RFC 4180): a header line, then one row a claim; fields quoted where needed, lines ending in CR LF.

Texts stand as they are in the article, line ends included; only a lone surrogate, which no UTF-8 file can hold, is written
``\uXXXX``. Nothing is put before a text that starts with ``=``, ``+``, ``-`` or ``@``: a spreadsheet may take it for a
formula, so import the columns as text.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from reportedly.model import Article, Claim, Span
from reportedly.show.subject import Subjects, number_words, place_words, time_words

COLUMNS = (
    "document", "claim", "source", "source_kind", "cue", "lemma", "force", "content", "quotation", "certainty_source",
    "certainty_outlet", "within", "score", "source_start", "source_end", "cue_start", "cue_end",
    "content_start", "content_end", "actor", "side", "events", "places", "times", "numbers",
)  # fmt: skip
"""The columns in order. A text of several fragments joins them by " … ", their offsets by ";"."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def header() -> str:
    """The header line."""
    return _lines([COLUMNS])


def rows(article: Article) -> str:
    """One line for each claim of ``article``, empty where there is none.

    ``document`` is the path, else the given id, else the SHA-256 of the text. Offsets are half-open, in code points.
    """
    document = article.document
    name = document.path or document.id_given or document.id
    subjects = Subjects.of(article)
    return _lines(_row(name, claim, subjects) for claim in article.claims)


def _row(document: str, claim: Claim, subjects: Subjects) -> Sequence[str]:
    cue = claim.cue
    return (
        document,
        claim.id,
        claim.source.text,
        claim.source.kind,
        cue.text if cue else "",
        cue.lemma if cue else "",
        cue.force if cue else "",
        claim.text,
        claim.quotation,
        claim.certainty.source,
        claim.certainty.outlet,
        claim.within or "",
        str(round(claim.score, 4)),
        *_offsets(claim.source.spans),
        *_offsets(cue.spans if cue else ()),
        *_offsets(claim.contents),
        subjects.actor(claim),
        claim.source.side or "",
        "; ".join(
            event.type if event.modality == "asserted" else f"{event.type} ({event.modality})" for event in claim.events
        ),
        "; ".join(place_words(subjects.places[p]) for p in claim.places if p in subjects.places),
        "; ".join(time_words(subjects.times[t]) for t in claim.times if t in subjects.times),
        "; ".join(number_words(subjects.numbers[n]) for n in claim.numbers if n in subjects.numbers),
    )


def _offsets(spans: Sequence[Span]) -> tuple[str, str]:
    return ";".join(str(span.start) for span in spans), ";".join(str(span.end) for span in spans)


def _lines(records: Iterable[Sequence[str]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(records)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", out.getvalue())
