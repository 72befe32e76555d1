"""ATT001: a contested event asserted in the outlet's own voice, with no attribution near it."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.checks.assertions import asserted
from reportedly.checks.contested import Attributions, News, is_asserted, is_fighting, of_fighting
from reportedly.checks.copy import Copy
from reportedly.checks.rule import Example, Finding, Rule
from reportedly.model import Event, Span

_FAMILIES = ("control", "attack", "casualties", "ceasefire")


def find(copy: Copy) -> Iterator[Finding]:
    """The first such event of each sentence."""
    spans = sorted({*_told(copy), *asserted(copy)}) if of_fighting(copy) else []
    if not spans:
        return
    attributions, news = Attributions(copy), News(copy)
    seen: set[str] = set()
    for span in spans:
        sentence = copy.sentence(span.start).text
        if sentence in seen or copy.quoted(span) or not news.is_prose(span) or not is_fighting(copy, span):
            continue
        if attributions.near(span):
            continue
        seen.add(sentence)
        yield Finding(
            span,
            f"“{' '.join(span.text.split())}” is told as a fact in the article's own voice, and no source is named near it",
            "Who says so, or did the reporter see it?",
        )


def _told(copy: Copy) -> Iterator[Span]:
    """The events that the reading found in the article's own voice."""
    for told in copy.contested:
        if told.claim.source.kind == "outlet" and _disputed(told.event) and is_asserted(copy, told.event.trigger):
            yield told.event.trigger


def _disputed(event: Event) -> bool:
    """Whether parties dispute such an event."""
    return event.modality == "asserted" and event.type.partition(".")[0] in _FAMILIES


RULE = Rule(
    "ATT001",
    "unattributed-event",
    "sourcing",
    marks="An event of fighting that parties to a conflict tend to dispute (an attack, the taking or losing of a place, people "
    "killed or wounded in fighting, a broken ceasefire), asserted by the article itself with a verb (“seized”, “was hit by "
    "an airstrike”, “have been killed”), in the lead too, where neither that sentence nor the one before it names a source,"
    " and no reporter is said to have seen it. The first such event of a sentence. History, headlines, and events that are "
    "only mentioned as known (“after the raid”, “who seized the town”) are left alone. The number of dead is the matter of "
    "VER002; here it is who did what.",
    why="What happens in fighting is seldom seen by a reporter; a reader should learn whose word it rests on.",
    reference="AP Stylebook, on attribution: disputable facts that the reporter did not witness are attributed",
    severity="info",
    find=find,
    bad=(
        Example(
            "Velnian troops seized the town of Sarn on Monday. Fighting moved to the hills in the north, and the bridge over the "
            "Tresk was closed.",
            ("seized",),
        ),
    ),
    good=(
        Example(
            "Velnian troops seized the town of Sarn on Monday, the mayor said. Fighting moved to the hills in the north, and the "
            "bridge over the Tresk was closed."
        ),
        Example("The war began when Velnian troops seized the town of Sarn in 2014. Talks will resume in Geneva in June."),
    ),
    limits="A lead whose source follows in the next sentence is marked too. Events that are undisputed because everybody saw them are "
    "marked like any other; so are those of articles that tell a whole day's fighting without a source.",
)
