"""LEX002: two terms for one thing."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.checks.copy import Copy, wording
from reportedly.checks.lexicon import parsed
from reportedly.checks.rule import Example, Finding, Rule
from reportedly.model import Span
from reportedly.model.diagnostic import Related


def find(copy: Copy) -> Iterator[Finding]:
    """The first use of a second term, of two that name one thing; one in the outlet's own voice before others."""
    for terms in (*_general(), *_of_packs(copy)):
        uses: list[list[Span]] = []
        for forms in terms:
            found = [
                span for span in copy.find(wording(tuple(forms))) if not _quoted(copy, span) and not copy.in_title(span)
            ]
            if found:
                uses.append(found)
        own = [any(copy.own_voice(span) for span in found) for found in uses]
        if len(uses) < 2 or not any(own):
            continue
        uses.sort(key=lambda found: found[0])
        first, second = uses[0], uses[1]
        marked = next((span for span in second if copy.own_voice(span)), second[0])
        yield Finding(
            marked,
            f"“{' '.join(marked.text.split())}” and “{' '.join(first[0].text.split())}” seem to name one thing",
            "Is this one thing or two, and whose is each of the terms?",
            (Related(first[0], "the other term"),),
        )


def _general() -> Iterator[tuple[tuple[str, ...], ...]]:
    """The forms of the terms for each thing that is known without a pack."""
    for thing in parsed("terms.toml")["thing"]:
        yield tuple(tuple(forms) for forms in thing["terms"])


def _of_packs(copy: Copy) -> Iterator[tuple[tuple[str, ...], ...]]:
    """The forms of the terms that a pack says name one thing."""
    for pack in copy.packs:
        named: dict[str, list[tuple[str, ...]]] = {}
        for term in pack.terms:
            if term.thing:
                named.setdefault(term.thing, []).append(term.wordings)
        yield from (tuple(forms) for forms in named.values())


def _quoted(copy: Copy, span: Span) -> bool:
    """Whether the term stands in quotation marks, typed ones (two apostrophes) among them."""
    return copy.quoted(span) or copy.text[max(0, span.start - 3) : span.start].rstrip().endswith(("''", "‘‘", "``"))


RULE = Rule(
    "LEX002",
    "two-terms",
    "lexical",
    marks="Two terms for one thing in one article, outside quotations, such as “security zone” and “buffer zone”, and those of "
    "which a pack in use says that they name one thing.",
    why="A reader takes two terms for two things, and each of them may carry somebody's view.",
    reference="Reportedly's own rule",
    severity="info",
    find=find,
    bad=(
        Example(
            "The general announced a security zone along the river on Monday. Farmers left the area on Tuesday. The buffer zone is "
            "ten kilometres wide.",
            ("buffer zone",),
        ),
    ),
    good=(
        Example(
            "The general announced a buffer zone along the river on Monday. Farmers left the area on Tuesday. The buffer zone is "
            "ten kilometres wide."
        ),
    ),
    confidence=0.85,
    limits="Knows few pairs of terms, and those of packs; does not know whether the article means two things.",
)
