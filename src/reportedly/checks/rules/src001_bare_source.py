"""SRC001: an anonymous source of whom the article tells nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.checks.expressions import raw
from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.scene import Scene, words
from reportedly.checks.sourcing import after, word_before
from reportedly.model import Claim, Language, Span
from reportedly.model.language import compiled

_ONE = ("a", "an", "one", "another")
_NEVER = re.compile(r"(?:never|not|n[’']t|without|no)\s+\Z", re.IGNORECASE)
_KINDS = ("anonymous", "collective", "person", "organisation", "named media")


def find(scene: Scene) -> Iterator[Finding]:
    """Sources that are nothing but "a source" or "an official", and of which the words after them tell nothing either."""
    for span, claim in sorted(_sources(scene), key=lambda each: each[0]):
        if not scene.quoted(span) and not scene.in_title(span) and not _described(scene, span):
            yield Finding(
                span,
                f"“{' '.join(span.text.split())}” says nothing about who this is",
                "What position does the source hold, how does it know, and why is it not named?",
                claim=claim.id if claim else None,
            )


def _sources(scene: Scene) -> Iterator[tuple[Span, Claim | None]]:
    """Every bare source once: those that the reader took for a source, and "sources" beside a word of saying."""
    seen: set[int] = set()
    for claim in scene.attributed:
        if claim.source.kind in _KINDS and len(claim.source.spans) == 1:
            span = claim.source.spans[0]
            if span.end not in seen and (
                _bare(scene, span.text) or (claim.cue and _person(scene, span.text) and not _employed(scene, span))
            ):
                seen.add(span.end)
                yield span, claim
    for match in _beside(scene.language).finditer(scene.text, scene.body):
        span = scene.span(*(match.span("first") if match.group("first") else match.span("second")))
        if (
            span.end not in seen
            and _bare(scene, span.text)
            and not _NEVER.search(scene.text[max(0, match.start() - 20) : match.start()])
        ):
            seen.add(span.end)
            yield span, None


@compiled
def _beside(language: Language) -> re.Pattern[str]:
    """Bare sources right before a word of saying, or right after one of quoting."""

    def any_of(key: str) -> str:
        return "|".join(each.replace(" ", r"\s+") for each in raw(language, f"sourcing.bare.{key}"))

    source = rf"(?:(?:{any_of('empty')})\s+){{0,4}}(?:{any_of('heads')})"
    told = rf"(?P<first>{source})(?=\s+(?:have\s+|has\s+|also\s+)?(?:{any_of('speaking')})\b)"
    return re.compile(rf"(?<![\w’'-])(?i:{told}|(?<=\w\s)(?:{any_of('quoting')})\s+(?P<second>{source})(?![\w-]))")


def _employed(scene: Scene, span: Span) -> bool:
    """Whether the sentence or the one before speaks of a body, of which it may be an official."""
    before = scene.sentence_before(span.start)
    begin = before.start if before else scene.sentence(span.start).start
    return scene.uses("sourcing.bare.employers").within(begin, scene.sentence(span.start).end)


def _bare(scene: Scene, text: str) -> bool:
    found = words(text)
    return (
        bool(found)
        and found[-1] in scene.listed("sourcing.bare.heads")
        and all(each in scene.listed("sourcing.bare.empty") for each in found[:-1])
        and (len(found) > 1 or found[0] == "sources")
    )


def _person(scene: Scene, text: str) -> bool:
    """Whether it is a person of whom only a rank is told: "an official", "one senior aide"."""
    found = words(text)
    return (
        len(found) > 1
        and found[0] in _ONE
        and found[-1] in scene.listed("sourcing.bare.persons")
        and all(each in scene.listed("sourcing.bare.ranks") for each in found[1:-1])
    )


def _described(scene: Scene, span: Span) -> bool:
    """Whether the words beside ``span`` belong to it and tell more than it does."""
    before = word_before(scene, span.start)
    if (
        before
        and before not in scene.listed("sourcing.bare.before")
        and span.text[0].islower()
        and words(span.text)[0] not in ("a", "an")
    ):
        return True
    rest = after(scene, span.end, min(len(scene.text), span.end + 60))
    if re.match(r",\s+(?:a|an|one|who|whose|speaking|familiar|close|with|citing|in|from|all)\b|[(]|[-–—]{1,2}\s*\w", rest):
        return True
    following = words(rest)[:1]
    return bool(following) and following[0] in scene.listed("sourcing.bare.told") and rest[:1].isalpha()


RULE = Rule(
    "SRC001",
    "bare-source",
    "sourcing",
    marks="An anonymous source of whom the article tells nothing but praise: “a source said”, “sources told”, “an informed source”, "
    "“local sources”, and “an official” or “a friend” where no body is named beside it.",
    why="A reader can't weigh a source of whom neither position nor motive is known.",
    reference="AP Stylebook, statement on anonymous sources (2004)",
    severity="warning",
    find=find,
    confidence=0.95,
    bad=(
        Example("The bridge over the Velna will reopen in June, a source said on Friday.", ("a source",)),
        Example(
            "Talks on the sale of the shipyard broke down on Tuesday. Sources told the Sarn Courier that the buyer had asked for a "
            "lower price. The yard employs 900 people.",
            ("Sources",),
        ),
        Example("Two bridges near Sarn are closed, an official said. The water has risen since Sunday.", ("an official",)),
    ),
    good=(
        Example("The bridge over the Velna will reopen in June, a source in the ministry of transport said on Friday."),
        Example(
            "Talks on the sale of the shipyard broke down on Tuesday. Two sources familiar with the talks said that the buyer had "
            "asked for a lower price."
        ),
    ),
    limits="Does not look for a description of the same source in a sentence further on. An official is left alone wherever a body is "
    "spoken of in the sentence or the one before, though it may be another's.",
)
