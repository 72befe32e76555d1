"""SRC005: an anonymous source giving opinion or attack."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.checks.copy import Copy, wording
from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.sourcing import listed, words
from reportedly.model import Claim, Related, Span

_REPORTED = re.compile(
    r"(?<!\w)(?:call|calls|called|calling|said|says|saying|told|accused|described|denounced)(?!\w)", re.IGNORECASE
)
_NOT = re.compile(r"(?:\bnot|n[’']t|\bnever|\bno|\bneither|\bhardly|\bwithout|\bagainst)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)


def find(copy: Copy) -> Iterator[Finding]:
    """Words of judgement in what an anonymous source says for itself."""
    judging = wording(listed("opinion", "words"))
    for claim in copy.attributed:
        if not _anonymous(claim) or copy.quoted(claim.source.spans[0]) or copy.in_title(claim.source.spans[0]):
            continue
        judgement = next(_judgements(copy, claim, judging), None)
        if judgement is not None:
            span = claim.source.spans[0]
            yield Finding(
                judgement,
                f"“{' '.join(span.text.split())}”, without a name, is given the judgement “{' '.join(judgement.text.split())}”",
                "Is this information or an opinion, and would the source say it under its name?",
                related=(Related(span, "who says it"),),
                claim=claim.id,
            )


def _anonymous(claim: Claim) -> bool:
    """Whether the source is a person or persons of a role, without a name."""
    if len(claim.source.spans) != 1 or claim.source.kind not in ("anonymous", "collective"):
        return False
    text = claim.source.spans[0].text
    found = words(text)
    heads = "heads" if claim.source.kind == "anonymous" else "plurals"
    if not any(each in listed("opinion", heads) for each in found[:8]):
        return False
    if claim.source.kind == "collective":
        return not re.search(r"\s[A-Z]", text)
    return not re.search(r",\s+[A-Z]|^[A-Z]\w+\s+[A-Z]", text)


def _judgements(copy: Copy, claim: Claim, judging: re.Pattern[str]) -> Iterator[Span]:
    for content in claim.contents:
        for match in judging.finditer(copy.text, content.start, content.end):
            before = copy.text[content.start : match.start()]
            told = claim.quotation == "indirect" and _REPORTED.search(before)
            if not told and not _NOT.search(before[-40:]) and not _of_another(copy, claim, copy.span(*match.span())):
                yield copy.span(*match.span())


def _of_another(copy: Copy, claim: Claim, span: Span) -> bool:
    """Whether a claim of somebody else, told by the anonymous source, holds ``span``."""
    inner = copy.attribution(span)
    return inner is not None and inner.id != claim.id and inner.source.actor != claim.source.actor


RULE = Rule(
    "SRC005",
    "anonymous-opinion",
    "sourcing",
    marks="A word of judgement on a person, a body or their acts (“incompetent”, “a disgrace”, “reckless”) that the article gives "
    "to an anonymous source.",
    why="Anonymity protects those who tell what they know; behind it an attack costs nothing and nobody can answer it.",
    reference="AP Stylebook, statement on anonymous sources (2004): anonymity for information, not for opinion",
    severity="warning",
    find=find,
    bad=(
        Example(
            "The mayor of Sarn dismissed his deputy on Monday. “He is incompetent,” a senior official said. The council meets on "
            "Friday.",
            ("incompetent",),
        ),
        Example(
            "The minister of health of Velnia left the talks on Tuesday. A diplomat said on condition of anonymity that her "
            "proposal was reckless.",
            ("reckless",),
        ),
    ),
    good=(
        Example("The mayor of Sarn dismissed his deputy on Monday. “He signed three contracts,” a senior official said."),
        Example(
            "The mayor of Sarn dismissed his deputy on Monday. “He is incompetent,” said Mara Tolen, a member of the council."
        ),
    ),
    limits="Knows judgements by a list of words; irony and milder reproaches stay unmarked.",
)
