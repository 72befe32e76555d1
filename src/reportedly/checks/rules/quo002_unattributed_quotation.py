"""QUO002: a quotation without a speaker."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.checks.copy import Copy
from reportedly.checks.quoting import Speakers, named, title_case, words
from reportedly.checks.rule import Example, Finding, Rule

_LONG = 4


def find(copy: Copy) -> Iterator[Finding]:
    """Quotations of the body with nobody who could have said them in their sentence and the two beside it."""
    speakers: Speakers | None = None
    for quoted in copy.quotations:
        if quoted.start < copy.body or not quoted.closed or quoted.continues:
            continue
        inner = copy.text[slice(*quoted.inner)]
        if len(words(inner)) < _LONG or title_case(inner) or named(copy, quoted, "names"):
            continue
        speakers = speakers or Speakers(copy)
        around = speakers.around(quoted)
        outside = ((around.start, quoted.start), (quoted.end, around.end))
        if speakers.claimed(around.start, around.end):
            continue
        if any(speakers.saying(*part) or speakers.people(*part) for part in outside):
            continue
        yield Finding(
            copy.span(quoted.start, quoted.end),
            f"Neither this sentence nor those beside it say whose words “{' '.join(inner.split())}” are",
            "Who said or wrote these words, and where?",
        )


RULE = Rule(
    "QUO002",
    "unattributed-quotation",
    "structural",
    marks="A quotation of four or more words in the body that is attributed to nobody: neither its sentence nor the "
    "ones beside it name "
    "a speaker. Titles of works, names, slogans and signs are left alone.",
    why="A reader can't weigh words in quotation marks without knowing whose they are.",
    reference="Reuters Handbook of Journalism: source every statement",
    severity="warning",
    find=find,
    bad=(
        Example(
            "The ferry between Sarn and Velna will stop in winter, and many shops will close. “Nobody here will "
            "forget how this was done.” "
            "The boats go back to the yard in October.",
            ("“Nobody here will forget how this was done.”",),
        ),
        Example(
            "The new timetable takes effect on Monday. The cut was “a matter of plain arithmetic and nothing else”. "
            "Buses will run every "
            "two hours.",
            ("“a matter of plain arithmetic and nothing else”",),
        ),
    ),
    good=(
        Example(
            "The ferry between Sarn and Velna will stop in winter. “Nobody here will forget how this was done,” the "
            "shopkeeper Anna Dahl "
            "said on Monday."
        ),
        Example(
            "The new timetable takes effect on Monday. Over the pier hangs a sign: “mind the gap between boat and pier”."
        ),
    ),
    limits="A person named in one of the three sentences counts as the speaker, also where another one spoke.",
)
