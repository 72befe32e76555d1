"""SRC005: an anonymous source giving opinion or attack."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportedly.checks.expressions import expressions
from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.scene import Scene, words
from reportedly.model import Claim, Language, Related, Span
from reportedly.model.language import compiled

_REPORTED = re.compile(
    r"(?<!\w)(?:call|calls|called|calling|said|says|saying|told|accused|described|denounced)(?!\w)", re.IGNORECASE
)
_NOT = re.compile(r"(?:\bnot|n[’']t|\bnever|\bno|\bneither|\bhardly|\bwithout|\bagainst)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)


def find(scene: Scene) -> Iterator[Finding]:
    """Anonymous sources with a word of judgement, or a name for an enemy, in what they say for themselves."""
    seen: set[Span] = set()
    for claim in scene.attributed:
        if not _anonymous(scene, claim) or scene.quoted(claim.source.spans[0]) or scene.in_title(claim.source.spans[0]):
            continue
        span = claim.source.spans[0]
        judgement = next(_judgements(scene, claim), None)
        if judgement is not None and span not in seen:
            seen.add(span)
            yield Finding(
                span,
                f"“{' '.join(span.text.split())}”, without a name, is given the judgement “{' '.join(judgement.text.split())}”",
                "Is this information or an opinion, and would the source say it under its name?",
                related=(Related(judgement, "the judgement"),),
                claim=claim.id,
            )


def _anonymous(scene: Scene, claim: Claim) -> bool:
    """Whether the source is a person or persons of a role, without a name."""
    if len(claim.source.spans) != 1 or claim.source.kind not in ("anonymous", "collective"):
        return False
    text = claim.source.spans[0].text
    found = words(text)
    heads = "heads" if claim.source.kind == "anonymous" else "plurals"
    if not any(each in scene.listed(f"sourcing.opinion.{heads}") for each in found[:8]):
        return False
    if claim.source.kind == "collective":
        return not re.search(r"\s[A-Z]", text)
    return not re.search(r",\s+[A-Z]|^[A-Z]\w+\s+[A-Z]", text)


def _judgements(scene: Scene, claim: Claim) -> Iterator[Span]:
    """Words of judgement in ``claim``: anywhere, and those that only a quotation gives to the source in one."""
    for content in claim.contents:
        for each in ("words", "harsh", "sayings", "labels"):
            if each == "labels" and _names_a_body(scene, content):
                continue
            for span in _found(scene, each, content):
                if (each != "words" and not scene.quoted(span)) or _quoted_within(scene, span):
                    continue
                before = scene.text[content.start : span.start]
                told = not scene.quoted(span) and _REPORTED.search(before)
                if not told and not _NOT.search(before[-40:]) and not _of_another(scene, claim, span):
                    yield span


def _found(scene: Scene, key: str, content: Span) -> Iterable[Span]:
    """The words of a list in ``content``."""
    if key != "sayings":
        return scene.uses(f"sourcing.opinion.{key}").between(content.start, content.end)
    matches = _sayings(scene.language).finditer(scene.text, content.start, content.end)
    return [scene.span(*match.span()) for match in matches]


@compiled
def _sayings(language: Language) -> re.Pattern[str]:
    return expressions(language, "sourcing.opinion.sayings")


def _names_a_body(scene: Scene, content: Span) -> bool:
    """Whether ``content`` names the group it speaks of, which others may call the same."""
    bodies = (
        mention.span
        for actor in scene.article.actors
        if actor.kind != "person"
        for mention in actor.mentions
        if mention.how == "name"
    )
    return any(content.start <= span.start < content.end for span in bodies)


def _quoted_within(scene: Scene, span: Span) -> bool:
    """Whether ``span`` stands in a quotation inside a quotation: the words of somebody else."""
    return any(each.depth > 0 and each.start <= span.start < each.end for each in scene.layout.quotations)


def _of_another(scene: Scene, claim: Claim, span: Span) -> bool:
    """Whether a claim of somebody else, told by the anonymous source, holds ``span``."""
    inner = scene.attribution(span)
    return inner is not None and inner.id != claim.id and inner.source.actor != claim.source.actor


RULE = Rule(
    "SRC005",
    "anonymous-opinion",
    "sourcing",
    marks="An anonymous source to whom the article gives a word of judgement on a person, a body or their acts (“incompetent”, “a "
    "disgrace”, “he does not know what he is doing”), or a name for an enemy (“the terrorists”) inside a quotation.",
    why="Anonymity protects those who tell what they know; behind it an attack costs nothing and nobody can answer it.",
    reference="AP Stylebook, statement on anonymous sources (2004): anonymity for information, not for opinion",
    severity="warning",
    find=find,
    bad=(
        Example(
            "The mayor of Sarn dismissed his deputy on Monday. “He is incompetent,” a senior official said. The council meets on "
            "Friday.",
            ("a senior official",),
        ),
        Example(
            "The minister of health of Velnia left the talks on Tuesday. A diplomat said on condition of anonymity that her "
            "proposal was reckless.",
            ("A diplomat",),
        ),
        Example(
            "Two bridges were destroyed near Sarn on Monday. “The bandits will find no rest,” a security source told reporters.",
            ("a security source",),
        ),
    ),
    good=(
        Example("The mayor of Sarn dismissed his deputy on Monday. “He signed three contracts,” a senior official said."),
        Example("Two bridges were destroyed near Sarn on Monday. “The bandits came at night,” said colonel Mara Tolen."),
        Example(
            "The mayor of Sarn dismissed his deputy on Monday. “He is incompetent,” said Mara Tolen, a member of the council."
        ),
    ),
    default=False,
    limits="Off by default: of four findings on articles drawn at random one was wrong, a word in passing taken for a judgement. "
    "Knows judgements by lists; irony and milder reproaches stay unmarked. A name for an enemy beside a named group is left alone.",
)
