"""Where a family has its text from: whom its articles credit, else the earliest of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportedly.model import Credit, Pack, Provenance, outlet_of

LEAST = 0.4
"""The score of the credit that makes an outlet the origin, at least."""


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a family: its key, its day or instant of publication (ISO, in UTC), its outlet's name, and whom it credits."""

    article: str
    published: str | None = None
    outlet: str | None = None
    credit: Credit | None = None


def provenance(members: Iterable[Member]) -> Provenance:
    """The likely origin of a family of these articles, in whatever order they come.

    Of the outlets that articles credit by name it is the one with the credit of the highest score, since copies repeat faint credits
    too, and of equals the one that most credit; then the first article of that outlet's own, where there is one. Without credits it is
    the article of the earliest day. What two have alike, and what nobody tells, is open.
    """
    known = sorted(members, key=lambda member: member.article)
    credits_: dict[str, dict[str, Credit]] = defaultdict(dict)
    for member in known:
        if member.credit is not None and member.credit.name is not None:
            credits_[member.credit.name][member.article] = member.credit
    weights = {name: (max(each.score for each in found.values()), len(found)) for name, found in credits_.items()}
    most = max(weights.values(), default=(0.0, 0))
    named = [name for name, weight in weights.items() if weight == most]
    if most[0] >= LEAST and len(named) == 1:
        return _credited(named[0], known, credits_[named[0]])
    if most[0] >= LEAST:
        all_ = {article: each for name in named for article, each in credits_[name].items()}
        return Provenance("open", None, None, all_, f"{' and '.join(sorted(named))} are credited alike")
    dated = [(member.published, member) for member in known if member.published]
    if not dated:
        return Provenance("open", None, None, {}, "no article credits an outlet or has a date")
    first_day = min(published[:10] for published, _ in dated)
    of_day = [(published, member) for published, member in dated if published[:10] == first_day]
    earliest = min(published for published, _ in of_day)
    candidates = [member for published, member in of_day if published == earliest]
    if len(candidates) > 1 or (len(of_day) > 1 and any(len(published) == len(first_day) for published, _ in of_day)):
        return Provenance(
            "open", None, None, {}, f"no article credits an outlet; {len(of_day)} are of {first_day}, the earliest day"
        )
    counted = "" if len(dated) == len(known) else f" of {len(dated)} with a date, of {len(known)}"
    first = candidates[0]
    return Provenance(
        "earliest", first.article, first.outlet, {}, f"no article credits an outlet; this is the earliest{counted}"
    )


def _credited(name: str, members: Iterable[Member], found: Mapping[str, Credit]) -> Provenance:
    outlet = next(iter(found.values())).outlet
    its = (Pack("", "", "", outlets=(outlet,)),) if outlet else ()
    own = [member for member in members if member.outlet and (member.outlet == name or outlet_of(its, member.outlet, None))]
    said = f"{len(found)} articles credit {name}" if len(found) > 1 else f"an article credits {name}"
    if not own:
        return Provenance("credited", None, name, dict(found), f"{said}; none is its own")
    first = min(own, key=lambda member: (member.published is None, member.published or "", member.article))
    return Provenance("own", first.article, name, dict(found), f"{said}; this is its own")
