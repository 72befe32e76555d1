"""SRC003: an attribution without a source ("is believed to", "has been met with accusations", "raised questions")."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.scene import Scene
from reportedly.model import Span

_OF = "sourcing.missing."
_BELIEFS = (f"{_OF}passives", f"{_OF}bare")
_REACTIONS = f"{_OF}reactions"
_REPORTS = f"{_OF}nouns"
_LEAD = 2
"""In so many first sentences, the one after may bring the source."""
_REACH = 300
"""Who believes or accuses is sought so far after the words."""
_AGAIN = 2
"""So many words of a sentence that come from the one before show that it tells on what was told there."""
_LONG = 5
"""Nouns of what happens that are known by their endings have more letters."""


def find(scene: Scene) -> Iterator[Finding]:
    """Words of believing, alleging, accusing and reacting in the outlet's own voice of which no one is told to be the source."""
    last = scene.body
    impersonal = {each for each in scene.uses(f"{_OF}impersonal") if not scene.following(each.end, f"{_OF}personal")}
    for span in sorted({*impersonal, *scene.uses(*_BELIEFS, _REACTIONS, _REPORTS)}):
        if span.start < last or scene.quoted(span) or scene.voices.tells(span) or _is_own(scene, span):
            continue
        if _REACTIONS in _lists(scene, span) and not _of_thing(scene, span):
            continue
        if _names_agent(scene, span) or _is_sourced(scene, span) or (span not in impersonal and _rests(scene, span)):
            continue
        last = span.end
        claim = scene.cued(span)
        yield Finding(
            span,
            f"“{' '.join(span.text.split())}” attributes without saying to whom",
            "Who says, believes or asks this, and can the sentence name them?",
            claim=claim.id if claim else None,
        )


def _lists(scene: Scene, span: Span) -> tuple[str, ...]:
    """The lists of which ``span`` is a phrase, of reactions and reports."""
    return tuple(each for each in (_REACTIONS, _REPORTS) if scene.whole(span, each))


def _holds(scene: Scene, span: Span, *lists: str) -> bool:
    return scene.uses(*(f"{_OF}{each}" for each in lists)).within(span.start, span.end)


def _is_own(scene: Scene, span: Span) -> bool:
    """Whether it is the outlet's own view ("could have been seen as", "we are expected to"), or told of somebody who acts."""
    active = span.text.lower().startswith("widely") and scene.following(span.end, f"{_OF}objects") is not None
    return (active and scene.preceding(span.start, f"{_OF}being") is None) or scene.uses(f"{_OF}own").holds(span.start)


def _names_agent(scene: Scene, span: Span) -> bool:
    """Whether the words after ``span`` name who does it, or those before a reaction do."""
    sentence = scene.sentence(span.start)
    if _in_outlet(scene, span):
        return True
    reaction = bool(_lists(scene, span))
    if reaction and (
        scene.following(span.end, f"{_OF}places") or scene.uses(f"{_OF}reacting").within(sentence.start, span.start)
    ):
        return True
    if scene.whole(span, f"{_OF}adverbs"):
        return False
    if not scene.listed(f"{_OF}joined").isdisjoint(scene.before(span.end, 1)):
        return False
    agents = scene.uses(f"{_OF}critics" if reaction else f"{_OF}agents").between(
        span.end, min(sentence.end, span.end + _REACH)
    )
    return any(not scene.uses(f"{_OF}later").begin(each.start) for each in agents)


def _in_outlet(scene: Scene, span: Span) -> bool:
    """Whether ``span`` ends in a name that is no place, and so may be where it was reported: "reported in the Strand Post"."""
    last = scene.page.tokens[scene.page.token(span.end - 1)]
    if not last.capital or last.start == span.start or scene.uses("sourcing.nation.words").within(last.start, last.end):
        return False
    return not any(place.named.start <= last.start < place.named.end for place in scene.article.places)


def _is_sourced(scene: Scene, span: Span) -> bool:
    """Whether words in the sentence may tell who is behind ``span``: who speaks, or a court; for a view, a poll too."""
    sentence = scene.sentence(span.start)
    if scene.voices.beside(span):
        return True
    if _holds(scene, span, "foreseen") and _tells_on(scene, span):
        return True
    if _shows(scene, span) and scene.voices.named(sentence.start, span.start):
        return True
    if _holds(scene, span, "suspicion") and scene.uses(f"{_OF}arrests").within(span.end, sentence.end):
        return True
    if _holds(scene, span, "viewed"):
        before = scene.sentence_before(span.start) or sentence
        return scene.uses("sourcing.vague.counted").within(before.start, sentence.end)
    return _holds(scene, span, "reported") and scene.uses(f"{_OF}courts").within(sentence.start, sentence.end)


def _tells_on(scene: Scene, span: Span) -> bool:
    """Whether a source that speaks in the sentence before told the same there: several of the words come again, or one
    where both tell of contested events.
    """
    before, sentence = scene.sentence_before(span.start), scene.sentence(span.start)
    if before is None or before.start < scene.body or not scene.voices.speaks(before.start, before.end, "claim", "cue"):
        return False
    again = len(scene.stems(sentence) & scene.stems(before))
    fought = all(
        any(each.start <= one.trigger.start < each.end for one in scene.contested.body) for each in (before, sentence)
    )
    return again >= _AGAIN or (again > 0 and fought)


def _shows(scene: Scene, span: Span) -> bool:
    """Whether it keeps a distance from what pictures show, whose owner may be named: "ran footage purportedly showing"."""
    following = scene.after(span.end, 1)
    return scene.whole(span, f"{_OF}adverbs") and not scene.listed(f"{_OF}showing").isdisjoint(following)


def _rests(scene: Scene, span: Span) -> bool:
    """Whether a source beside the sentence may well stand for it; for blame, one that accuses.

    The sentence before does where this one goes on about it ("He allegedly fled"); the one after does in a lead, and for
    what is heard of, in its paragraph ("There is criticism of the plan. A councillor said …").
    """
    sentences, at = scene.sentences, scene.sentence_number(span.start)
    first = scene.sentence_number(scene.body) + (scene.title is not None)
    around = [each for each in sentences[max(0, at - 1) : at + 2] if each.start >= scene.body]
    if _holds(scene, span, "blamed"):
        return any(
            scene.uses(f"{_OF}accusers").within(span.end if each.start <= span.start < each.end else each.start, each.end)
            for each in around
        )
    before = _holds(scene, span, "reported", "foreseen") and _goes_on(scene, at)
    heard = _holds(scene, span, "hearsay") and scene.paragraph(span.start) == scene.paragraph(around[-1].start)
    after = (_holds(scene, span, "reported") and at < first + _LEAD) or heard
    near = ([each for each in around if each.end <= span.start] if before else []) + (
        [each for each in around if each.start > span.start] if after else []
    )
    return any(scene.voices.speaks(each.start, each.end) for each in near)


def _goes_on(scene: Scene, at: int) -> bool:
    """Whether a sentence goes on about the one before in its paragraph: it begins with "he", "the driver", "two others"."""
    start = scene.sentences[at].start
    opening = scene.after(start, 2)
    return (
        scene.paragraph(start).start < start
        and bool(opening)
        and (opening[0] in scene.listed(f"{_OF}anaphors") or any(each.startswith("other") for each in opening))
    )


def _of_thing(scene: Scene, span: Span) -> bool:
    """Whether the subject of ``span`` can't raise questions itself: it is of something that happens ("the capture of the town")."""
    at = scene.page.token(span.start) - 1
    if _holds(scene, span, "effects") and at >= 0 and scene.page.tokens[at].text == ",":
        return True
    subject = scene.subject(span.start)
    if subject is None:
        return False
    singular = subject.lower.removesuffix("s")
    happenings = scene.listed(f"{_OF}happenings")
    if scene.names_thing(subject.lower) or not happenings.isdisjoint((subject.lower, singular)):
        return True
    if subject.capital or singular in scene.listed(f"{_OF}speaking_nouns"):
        return False
    return len(singular) > _LONG and singular.endswith(tuple(scene.listed(f"{_OF}endings")))


RULE = Rule(
    id="SRC003",
    name="missing-source",
    kind="sourcing",
    marks="An attribution without a source: “is believed to”, “it was reported”, “are reported in”, “was widely "
    "seen as”, “allegedly”, “raised concern”, “was met with opposition”, in the outlet's own voice, where neither the sentence nor a "
    "source that it goes on from names who believes, says or asks it. Silent about pictures whose owner is "
    "named (“ran footage purportedly "
    "showing”), what goes on about what a source has just told, a charge before a court, the outcome of "
    "a poll, and what “is expected to” happen, which may be a plan, a duty or a date.",
    why="A belief of nobody can't be weighed, asked about or corrected; often it is the writer's own.",
    reference="Wikipedia, Manual of Style, Words to watch: unsupported attributions",
    severity="info",
    find=find,
    confidence=0.9,
    not_in=("interview", "speech", "press release"),
    bad=(
        Example(
            "The mayor of Sarn resigned on Monday after eleven years in office. His successor is believed to be a lawyer from "
            "the coast. The council meets on Friday.",
            ("is believed to",),
        ),
        Example(
            "The ministry of transport of Velnia closed two bridges on Sunday. The decision has raised questions about the state "
            "of older roads. Both bridges were built in 1961.",
            ("raised questions",),
        ),
        Example(
            "The new dam above Sarn was opened on Tuesday. The project was met with accusations of waste. It cost four times as "
            "much as planned.",
            ("met with accusations of",),
        ),
        Example(
            "Two boats sank off Sarn on Monday. The second one was allegedly carrying tobacco. The harbour is 9 metres deep.",
            ("allegedly",),
        ),
        Example(
            "The harbour of Sarn is closed. In May it was reported that the quay had sunk by 4 centimetres. Ships go to Velna now.",
            ("it was reported",),
        ),
        Example(
            "The harbour of Sarn is closed. The loss of the quay has raised concern that the old lighthouse may fall. It was built "
            "in 1871.",
            ("raised concern",),
        ),
        Example(
            "The port of Sarn was closed on Monday. A ferry was reportedly hit by two boats. The harbour is 9 metres deep.",
            ("reportedly",),
        ),
        Example(
            "The harbour of Sarn is closed. Explosions are reported in several villages near the port. Ships go to Velna now.",
            ("are reported in several",),
        ),
        Example(
            "The harbour of Sarn is closed. Unconfirmed reports said that the quay had sunk. Ships go to Velna now.",
            ("Unconfirmed reports said",),
        ),
    ),
    good=(
        Example("A boat was stolen in Sarn on Sunday. A man suspected to have sold it was arrested on Monday."),
        Example(
            "There has been criticism of the new dam. Councillor Ada Brenn said that it was too small. It was built in 1961."
        ),
        Example("Two boats sank off Sarn on Monday, the coast guard said. It was allegedly the fault of the pilot."),
        Example("The plan for the harbour of Sarn was reported in the Strand Post on Monday. Ships go to Velna now."),
        Example("A man of 30 was charged in Sarn on Monday for allegedly stealing a boat."),
        Example(
            "The mayor of Sarn resigned on Monday after eleven years in office. His successor is believed by two members of the "
            "council to be a lawyer from the coast."
        ),
        Example(
            "The ministry of transport of Velnia closed two bridges on Sunday. Engineer Mara Tolen raised questions about the "
            "state of older roads."
        ),
        Example("The new dam above Sarn was opened on Tuesday. “It is believed to be safe,” said the engineer Mara Tolen."),
    ),
    limits="“Is considered” may tell of what all agree on, and the source of what is alleged may stand in an earlier paragraph.",
)
