"""TIM002: "recently", "earlier", "the coming weeks" without an anchor."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.checks.copy import Copy, wording
from reportedly.checks.lexicon import parsed
from reportedly.checks.rule import Example, Finding, Rule


def find(copy: Copy) -> Iterator[Finding]:
    """The first of each wording that counts from the day of publication, where no day and no dated time is known."""
    if copy.document.published is not None or any(time.start for time in copy.article.times):
        return
    words = parsed("times.toml")["floating"]
    seen: set[str] = set()
    for span in copy.find(wording((*words["vague"], *words["counted"]))):
        key = " ".join(span.text.lower().split())
        if key in seen or not copy.own_voice(span) or copy.in_title(span):
            continue
        seen.add(key)
        yield Finding(
            span,
            f"“{' '.join(span.text.split())}” counts from a day that the article does not name",
            "On or from which day, and can the article carry its date of publication?",
        )


RULE = Rule(
    "TIM002",
    "floating-time",
    "structural",
    marks="“recently”, “in recent weeks”, “last month”, “the coming weeks” in the outlet's own voice, each once, in an article of "
    "which neither the date of publication nor any dated time is known.",
    why="Read or shared later, such words can mean any time.",
    reference="Armed-conflict event data practice: time precision is coded (ACLED Codebook)",
    severity="info",
    find=find,
    bad=(Example("The bridge over the Velna was recently closed. Mayor Ada Brenn said that work goes on.", ("recently",)),),
    good=(
        Example(
            "The bridge over the Velna was closed last week. Mayor Ada Brenn said that work goes on.", published="2021-03-16"
        ),
    ),
    confidence=0.9,
    limits="With a date of publication known, it marks nothing, though “recently” stays vague; does not mark “earlier”.",
)
