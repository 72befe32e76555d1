"""SRC007: all attributed claims of the article come from one actor."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.checks.copy import Copy
from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.sourcing import words
from reportedly.checks.voices import OneVoice, one_voice, says
from reportedly.model import Related

_CLAIMS = 2
_WORDS = 60
_SHOWN = 3
_PLURAL = ("collective", "document")


def find(copy: Copy) -> Iterator[Finding]:
    """Where the only one who speaks is first named, in an article with several claims."""
    if len(copy.attributed) < _CLAIMS or len(words(copy.text)) < _WORDS:
        return
    voice = one_voice(copy)
    if voice is None or len(voice.claims) < _CLAIMS or _several(voice):
        return
    first = next((claim for claim in voice.claims if says(claim)), voice.claims[0])
    yield Finding(
        first.source.spans[0],
        f"all {len(voice.claims)} attributed claims of the article come from “{voice.name}”",
        "Who else knows of this, and what do those say whom it concerns?",
        related=tuple(
            Related(claim.source.spans[0], "the same source")
            for claim in [each for each in voice.claims if each is not first][:_SHOWN]
        ),
        claim=first.id,
    )


def _several(voice: OneVoice) -> bool:
    """Whether the voice is one of many people: "sources", "residents"."""
    return all(
        claim.source.kind in _PLURAL or (claim.source.kind == "anonymous" and claim.source.text.lower().endswith("s"))
        for claim in voice.claims
    )


_TEXT = (
    "The ferry between Sarn and the island of Tolm will stop at the end of March, the Tolm Ferry Company said on Monday. The "
    "Tolm Ferry Company said that the two ships were too old to be repaired. The company said it had looked for a new ship for two "
    "years without finding one. About 900 people live on the island, most of them in the villages on its western coast, where a "
    "school, a shop and a small clinic are open all year round. The crossing takes forty minutes in good weather and more than an "
    "hour in winter. The ferry has run since 1921 and was the only way to the island until a small airfield was opened near the "
    "lighthouse in 1974. The flights carry no cars and cost four times as much as the ferry. {last} The last crossing from the "
    "harbour of Sarn leaves on the evening of the thirty-first, and the harbour office there will close on the following day. "
    "The harbour itself stays open to fishing boats."
)

RULE = Rule(
    "SRC007",
    "single-source",
    "sourcing",
    marks="An article of 60 words or more whose attributed claims, two or more, all come from one actor: one person, or one body "
    "under its names and those who speak for it (“a monitoring group”, “the Observatory”, its head). What has no source counts for "
    "no voice.",
    why="A report that rests on one voice gives a reader no means to weigh it.",
    reference="BBC Editorial Guidelines 3.3.4: one source for a serious claim",
    severity="info",
    find=find,
    bad=(
        Example(
            _TEXT.format(last="The Tolm Ferry Company said that it would pay for the flights of pupils until June."),
            ("the Tolm Ferry Company",),
        ),
    ),
    good=(
        Example(_TEXT.format(last="Mara Tolen, who owns the shop, said that the island would be empty in two years.")),
        Example(
            "The ferry to Tolm will stop in March, the Tolm Ferry Company said on Monday. The company said its ships were old."
        ),
    ),
    limits="Speeches and interviews are told by one voice by their nature.",
)
