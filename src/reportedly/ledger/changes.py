"""What a new version of an article changed in its claims: new, gone, reworded, another cue, another certainty. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from reportedly.model import Article, ChangeKind, Claim

ALIKE: Final = 0.5
"""Two contents share at least this part of their words where one is the other reworded: "12 people were killed in the strike" and "at
least 14 people were killed in the strike" do, "the town was taken" and "the town was shelled" (0.75) too, and two sentences of one
speaker on different matters, which share articles and a verb of being, don't."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One change; the words before and after, and the claim's key in either version. ``source`` is who says it, now or before."""

    kind: ChangeKind
    key_before: str | None
    key_after: str | None
    before: str | None
    after: str | None
    source: str


def changes(before: Article, after: Article) -> list[Changed]:
    """What changed, in the order of the text after, and then what is gone, in the order of the text before."""
    found = list(_title(before, after))
    pairs = dict(_pairs(before.claims, after.claims))
    met = set(pairs.values())
    for number, claim in enumerate(after.claims):
        if number in pairs:
            found += _between(before.claims[pairs[number]], claim)
        else:
            found.append(Changed("new", None, claim.key, None, claim.text, _who(claim)))
    found += [
        Changed("gone", claim.key, None, claim.text, None, _who(claim))
        for number, claim in enumerate(before.claims)
        if number not in met
    ]
    return found


def _title(before: Article, after: Article) -> Iterator[Changed]:
    was, now = (each.document.title.text if each.document.title else "" for each in (before, after))
    if was != now:
        yield Changed("title", None, None, was, now, "")


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
