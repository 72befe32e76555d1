"""ATT005: a capital or a whole nation as speaker where the body that spoke is not named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.scene import Scene, stems, words
from reportedly.checks.sourcing import word_before
from reportedly.model import Claim, Span
from reportedly.model.diagnostic import Related
from reportedly.model.knowledge import KnownActor

_REACH = 500
"""A body is looked for so far from the name, where a sentence is longer."""
_WISHED = re.compile(r"\b(?:I|we)\s+(?:hope|wish|imagine)\b", re.IGNORECASE)
_AFTER = 220
"""A body named among so many characters after the sentence is near enough too."""

_SHORT = 40
_LAST = 2
_BIDDEN = frozenset({"must", "should", "ought", "need", "needs", "could", "might", "would"})
"""Words before a cue that make it a wish or a duty."""


def find(scene: Scene) -> Iterator[Finding]:
    """Claims whose source is nothing but a state's name or one of its cities: one finding a state, with the others beside it."""
    states = _states(scene)
    people = {
        parts[-1] for each in scene.article.names if each.kind == "person" and len(parts := each.span.text.split()) > 1
    }
    buildings = tuple(sorted({_bare(each) for state in states.values() for each in state.metonyms}))
    found: dict[str, list[tuple[Span, Claim]]] = {}
    for claim in scene.attributed:
        if (
            len(claim.source.spans) != 1
            or claim.cue is None
            or claim.cue.lemma not in scene.listed("attribution.speaking.lemmas")
        ):
            continue
        span = claim.source.spans[0]
        actor, name = scene.speaker(claim), " ".join(span.text.split())
        state = states.get(actor.pack_id or "") if actor else None
        if state is None or scene.in_title(span) or scene.quoted(span) or name in people:
            continue
        if _unsaid(scene, claim) or _headlong(scene, claim, span):
            continue
        if name.removeprefix("The ").removeprefix("the ") not in _names(state) or _body_named(scene, claim, span, buildings):
            continue
        found.setdefault(state.id, []).append((span, claim))
    for uses in found.values():
        (first, claim), *more = uses
        others = dict.fromkeys(span for span, _ in more if span != first)
        yield Finding(
            first,
            f"“{' '.join(first.text.split())}” stands for those who spoke, and the article does not name them here",
            "Which ministry, office or official said so?",
            tuple(Related(span, "here too") for span in others),
            claim=claim.id,
        )


def _unsaid(scene: Scene, claim: Claim) -> bool:
    """Whether the cue tells what a state is or ought to say rather than what it said: "presents", "must acknowledge"."""
    if claim.cue is None:
        return True
    before = words(scene.text[max(0, claim.cue.spans[0].start - _SHORT) : claim.cue.spans[0].start])[-_LAST:]
    return claim.cue.lemma == "present" or any(word in _BIDDEN for word in before)


def _states(scene: Scene) -> Mapping[str, KnownActor]:
    return {f"{pack.id}/{actor.id}": actor for pack in scene.packs for actor in pack.actors if actor.kind == "state"}


def _names(state: KnownActor) -> set[str]:
    """The names of a state and of its capitals; a building such as a palace names the body that sits in it."""
    return {state.name.removeprefix("the "), *state.aliases, *state.short, *state.capitals}


def _bare(name: str) -> str:
    return name.removeprefix("the ")


def _headlong(scene: Scene, claim: Claim, span: Span) -> bool:
    """Whether the words may be those of a headline, of a place ("in Paris"), or of a case that is only thought of."""
    cue = claim.cue.text if claim.cue else ""
    sentence = scene.sentence(span.start)
    if scene.title is not None:
        title = " ".join(scene.title.text.split())
        if title and title in " ".join(sentence.text[: len(scene.title.text) + _REACH].split()):
            return True  # the headline again, run into the first sentence
    opening = scene.title is None and sentence.start <= scene.layout.sentences[0][0]
    return (
        cue.istitle()
        or " not " in f" {cue} "
        or (opening and cue.endswith("s"))
        or word_before(scene, span.start)
        in ("in", "at", "near", "from", "of", "to", "outside", "say", "if", "should", "suppose")
        or _WISHED.search(scene.text, max(sentence.start, span.start - _REACH), span.start) is not None
    )


def _body_named(scene: Scene, claim: Claim, span: Span, buildings: tuple[str, ...]) -> bool:
    """Whether the sentence names a body, or the one before it names one that says the same."""
    sentence = scene.sentence(span.start)
    start, end = max(sentence.start, span.start - _REACH), min(sentence.end, span.end + _REACH)
    bodies = (scene.uses("attribution.speaking.bodies"), scene.wordings(buildings))
    for found in (each for uses in bodies for each in uses.between(start, end)):
        if not any(content.start <= found.start < content.end for content in claim.contents):
            return True
    before = scene.sentence_before(span.start)
    if before is None:
        return False
    told = scene.span(max(before.start, before.end - _REACH), before.end)
    institutions = scene.uses("attribution.speaking.institutions")
    if institutions.within(told.start, told.end) or institutions.within(sentence.end, sentence.end + _AFTER):
        return True
    return any(uses.within(told.start, told.end) for uses in bodies) and bool(stems([claim.text]) & stems([told.text]))


RULE = Rule(
    "ATT005",
    "capital-as-speaker",
    "sourcing",
    marks="A capital or a whole nation that says, denies or announces something in the body of an article (“Paris denied”, “Norway "
    "says”), where neither its sentence nor the one before or after names the body or person who spoke; once for each "
    "state, with the other places beside it.",
    why="A city can't speak: a ministry, a parliament and an embassy may say different things, and a reader can't ask a capital.",
    reference="Reuters Handbook: source every statement",
    severity="info",
    find=find,
    bad=(
        Example(
            "Talks on fishing rights broke down on Monday. Oslo said that the quota for cod would stay as it is until spring.",
            ("Oslo",),
            packs=("general",),
        ),
        Example(
            "The dam on the upper river was closed on Friday. Ethiopia denied that the flow had fallen since then.",
            ("Ethiopia",),
            packs=("general",),
        ),
    ),
    good=(
        Example(
            "Talks on fishing rights broke down on Monday. The Norwegian Ministry of Fisheries said that the quota for cod would "
            "stay as it is until spring.",
            packs=("general",),
        ),
        Example(
            "The dam on the upper river was closed on Friday. Water reached Ethiopia again on Sunday, Mara Tolen, an engineer, "
            "said.",
            packs=("general",),
        ),
    ),
    limits="Knows capitals and states from packs only. Headlines are left alone, since they need short names.",
)
