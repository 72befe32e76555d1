"""ATT001: a contested event asserted in the outlet's own voice, with no attribution near it."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.checks.contested import Attributions, News, is_asserted, is_fighting
from reportedly.checks.copy import Copy
from reportedly.checks.rule import Example, Finding, Rule
from reportedly.model import Event

_FAMILIES = ("control", "attack", "casualties", "ceasefire")


def find(copy: Copy) -> Iterator[Finding]:
    """The first such event of each sentence."""
    attributions, news = Attributions(copy), News(copy)
    seen: set[int] = set()
    for told in copy.contested:
        event, trigger = told.event, told.event.trigger
        if told.claim.source.kind != "outlet" or not _disputed(copy, event) or copy.quoted(trigger):
            continue
        sentence = copy.sentence(trigger.start).start
        if sentence in seen or not is_asserted(copy, trigger) or not news.is_news(event) or not is_fighting(copy, trigger):
            continue
        if attributions.near(trigger) or news.told_by_others(event):
            continue
        seen.add(sentence)
        yield Finding(
            trigger,
            f"“{' '.join(trigger.text.split())}” is told as a fact in the article's own voice, and no source is named near it",
            "Who says so, or did the reporter see it?",
            claim=told.claim.id,
        )


def _disputed(copy: Copy, event: Event) -> bool:
    """Whether parties dispute such an event. A figure of losses is for VER002."""
    if event.modality != "asserted" or event.type.partition(".")[0] not in _FAMILIES:
        return False
    number = copy.numbers.get(event.number or "")
    return not (event.type.startswith("casualties") and number is not None and number.value is not None)


RULE = Rule(
    "ATT001",
    "unattributed-event",
    "sourcing",
    marks="An event of these days that parties to a conflict tend to dispute (an attack, the taking or losing of a place, people "
    "killed or wounded in fighting, a broken ceasefire), asserted by the article itself in a main clause, where neither that "
    "sentence nor the one before it names a source or a reporter who saw it (nor the one after, at the head of the article). "
    "Background, headlines and figures of losses (see VER002) are left alone.",
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
    limits="Silent where any word near an event hints at a source, and where the event is told by a noun (“after the raid”).",
)
