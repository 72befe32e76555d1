"""What a new version of an article changed in its claims: new, gone, reworded, another cue, another certainty. Pure.

A change is the outlet's: a claim in a sentence whose words stand in the other version too is none, however the two were read. What two
readings of one text find otherwise is told by :func:`differences`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

from reportedly.model import Article, ChangeKind, Claim, Event

DifferenceKind = Literal[
    "new", "gone", "reworded", "cue", "certainty", "source", "actor", "side", "event", "place", "time", "number"
]
"""What two readings of one text may differ in."""

ALIKE: Final = 0.5
"""Two contents share at least this part of their words where one is the other reworded: "12 people were killed in the strike" and "at
least 14 people were killed in the strike" do, "the town was taken" and "the town was shelled" (0.75) too, and two sentences of one
speaker on different matters, which share articles and a verb of being, don't."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One change; the words before and after, and the claim's key in either version. ``source`` is who says it, now or before."""

    kind: ChangeKind | DifferenceKind
    key_before: str | None
    key_after: str | None
    before: str | None
    after: str | None
    source: str


def changes(before: Article, after: Article) -> list[Changed]:
    """What changed, in the order of the text after, and then what is gone, in the order of the text before."""
    found = list(_head(before, after))
    was, now = (f" {' '.join(each.document.text.split())} " for each in (before, after))
    for one, other in _matched(before, after):
        stays = (one is None or _around(before, one) in now) and (other is None or _around(after, other) in was)
        if not stays:
            found += _told(one, other)
    return found


def differences(before: Article, after: Article) -> list[Changed]:
    """What two readings of one text differ in, of all that is asked: words, speakers, sides, events, places, times, numbers.

    Scores and reasons are left out.
    """
    found: list[Changed] = []
    for one, other in _matched(before, after):
        found += _told(one, other)
        if one is None or other is None:
            continue
        was, now = _read(before, one), _read(after, other)
        found += [
            Changed(kind, one.key, other.key, was[kind] or None, now[kind] or None, _who(other))
            for kind in now
            if was[kind] != now[kind]
        ]
    was_named, now_named = _named(before), _named(after)
    for kind in now_named:
        gone, come = was_named[kind] - now_named[kind], now_named[kind] - was_named[kind]
        if gone or come:
            found.append(Changed(kind, None, None, _several(gone) or None, _several(come) or None, ""))
    return found


def _matched(before: Article, after: Article) -> Iterator[tuple[Claim | None, Claim | None]]:
    """Each claim before with the one it is after: in the order of the text after, and then what is gone."""
    pairs = dict(_pairs(before.claims, after.claims))
    met = set(pairs.values())
    for number, claim in enumerate(after.claims):
        yield (before.claims[pairs[number]] if number in pairs else None), claim
    for number, claim in enumerate(before.claims):
        if number not in met:
            yield claim, None


def _told(one: Claim | None, other: Claim | None) -> Iterator[Changed]:
    if one is not None and other is not None:
        yield from _between(one, other)
    elif other is not None:
        yield Changed("new", None, other.key, None, other.text, _who(other))
    elif one is not None:
        yield Changed("gone", one.key, None, one.text, None, _who(one))


def _around(article: Article, claim: Claim) -> str:
    """The words from the end of the sentence before a claim to the end of its own, between spaces."""
    text, spans = article.document.text, claim.spans
    if not spans:
        return "\0"
    start, end = spans[0].start, max(span.end for span in spans)
    while start and not _ends(text, start - 1):
        start -= 1
    while end < len(text) and not _ends(text, end - 1):
        end += 1
    return f" {' '.join(text[start:end].split())} "


def _ends(text: str, at: int) -> bool:
    """Whether a sentence may end with the sign at ``at``: a line does, and a full stop before a space."""
    return text[at] in "\r\n" or (text[at] in ".!?" and not text[at + 1 : at + 2].strip())


def _read(article: Article, claim: Claim) -> dict[DifferenceKind, str]:
    """What a reading ties to a claim, in words."""
    actor = article.actor(claim.source.actor)
    return {
        "source": claim.source.kind,
        "actor": _words(actor.name, actor.pack_id) if actor else "",
        "side": claim.source.side or "",
        "event": "; ".join(_event(article, each) for each in claim.events),
        "place": _several(_place(article, each) for each in claim.places),
        "time": _several(_time(article, each) for each in claim.times),
        "number": _several(_number(article, each) for each in claim.numbers),
    }


def _named(article: Article) -> dict[DifferenceKind, Counter[str]]:
    """Everybody and everything that a reading names, whether in a claim or not."""
    return {
        "actor": Counter(_words(each.name, each.kind, each.pack_id, each.side) for each in article.actors),
        "place": Counter(_place(article, each.id) for each in article.places),
        "time": Counter(_time(article, each.id) for each in article.times),
        "number": Counter(_number(article, each.id) for each in article.numbers),
    }


def _event(article: Article, event: Event) -> str:
    actor = article.actor(event.who)
    return _words(
        event.type, event.modality, event.trigger.text, actor.name if actor else "",
        _place(article, event.place), _time(article, event.time), _number(article, event.number),
    )  # fmt: skip


def _place(article: Article, ident: str | None) -> str:
    found = article.place(ident)
    if found is None:
        return ""
    at = None if found.lat is None or found.lon is None else f"({found.lat:.4f}, {found.lon:.4f})"
    return _words(found.name, found.kind, found.country, at)


def _time(article: Article, ident: str | None) -> str:
    found = article.time(ident)
    return "" if found is None else _words(found.span.text, f"{found.start or '…'} to {found.end or '…'}", found.grain)


def _number(article: Article, ident: str | None) -> str:
    found = article.number(ident)
    if found is None:
        return ""
    return _words(found.bound, found.value, None if found.high is None else f"to {found.high}", found.unit, found.state)


def _words(*parts: object) -> str:
    return " ".join(str(each) for each in parts if each not in (None, ""))


def _several(parts: Iterable[str]) -> str:
    return "; ".join(sorted(parts.elements() if isinstance(parts, Counter) else parts))


def _head(before: Article, after: Article) -> Iterator[Changed]:
    was, now = (each.document.title.text if each.document.title else "" for each in (before, after))
    if was != now:
        yield Changed("title", None, None, was, now, "")
    if before.document.published != after.document.published:
        yield Changed("date", None, None, before.document.published, after.document.published, "")


def _pairs(before: Sequence[Claim], after: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """Which claim after is which before, as their numbers: by key, else the most alike first."""
    by_key = {claim.key: number for number, claim in enumerate(before)}
    left, right = set(range(len(before))), set(range(len(after)))
    for number, claim in enumerate(after):
        same = by_key.get(claim.key) if claim.key else None
        if same in left:
            assert same is not None
            left.discard(same)
            right.discard(number)
            yield number, same
    likely = sorted(
        (-score, now, was) for was in left for now in right if (score := _alike(before[was], after[now])) >= ALIKE
    )
    for _, now, was in likely:
        if now in right and was in left:
            right.discard(now)
            left.discard(was)
            yield now, was


def _alike(before: Claim, after: Claim) -> float:
    """How alike two claims are, from 0 to 1: their contents' words; a claim of another source needs the very same content."""
    was, now = before.text.lower().split(), after.text.lower().split()
    if was == now:
        return 1.0 if _who(before) == _who(after) else 0.99
    if _who(before) != _who(after) or not was or not now:
        return 0.0
    if 2 * min(len(was), len(now)) < ALIKE * (len(was) + len(now)):
        return 0.0
    return SequenceMatcher(None, was, now, autojunk=False).ratio()


def _who(claim: Claim) -> str:
    return claim.source.text or claim.source.kind


def _between(before: Claim, after: Claim) -> Iterator[Changed]:
    keys = before.key, after.key
    who = _who(after)
    if before.text.split() != after.text.split():
        yield Changed("reworded", *keys, before.text, after.text, who)
    elif _who(before).split() != who.split():
        yield Changed("reworded", *keys, _who(before), who, who)
    was, now = (each.cue.text if each.cue else "" for each in (before, after))
    if was.lower() != now.lower():
        yield Changed("cue", *keys, was, now, who)
    sure, surer = (_certainty(each) for each in (before, after))
    if sure != surer:
        yield Changed("certainty", *keys, sure, surer, who)


def _certainty(claim: Claim) -> str:
    said = f"{claim.certainty.source}, {claim.certainty.outlet} by the outlet"
    return f"not so: {said}" if claim.polarity == "negative" else said
