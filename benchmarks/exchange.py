"""Is every side read alike? ``python -m benchmarks.exchange ARTICLE… [--pack ru-ua]``.

Exchanges the names of two sides in each text (states, peoples, capitals, seats, persons, forces, agencies), reads both versions
and lists every difference: in claims, kinds of source, forces, certainties, events, actors' ties, times, numbers and findings of
all rules, and in scores by more than 0.02. Exit code 1 where there is any.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable
from itertools import zip_longest
from pathlib import Path

from reportedly.model import Article, Claim

PAIRS = (
    ("Russia", "Ukraine"),
    ("Russian", "Ukrainian"),
    ("Russians", "Ukrainians"),
    ("Moscow", "Kyiv"),
    ("Kremlin", "Bankova"),
    ("Vladimir", "Volodymyr"),
    ("Putin", "Zelensky"),
    ("Valery", "Oleksandr"),
    ("Gerasimov", "Syrskyi"),
    ("Sergey", "Andrii"),
    ("Lavrov", "Sybiha"),
    ("Andrei", "Rustem"),
    ("Belousov", "Umerov"),
    ("TASS", "Ukrinform"),
    ("Belgorod", "Kharkiv"),
    ("Kursk", "Sumy"),
    ("Wagner", "Azov"),
)
"""Names of the one side and of the other that hold the same place in a sentence."""

TOLERANCE = 0.02
_VOWEL = re.compile(r"[AIO]|E(?!u)|Uz")
"""Names that "an" stands before: an Uzbek, but a Ukrainian and a European."""


def exchange(pairs: Iterable[tuple[str, str]]) -> Callable[[str], str]:
    """What puts in place of each name in a text the other of its pair, and "a" or "an" as that one wants it.

    Twice exchanged, a text is as before.
    """
    others = {name: other for pair in pairs for name, other in (pair, pair[::-1])}
    names = re.compile(r"\b(?:(an?)(\s+))?(" + "|".join(map(re.escape, sorted(others, key=len, reverse=True))) + r")\b")

    def other(match: re.Match[str]) -> str:
        name = others[match[3]]
        if match[1] is None:
            return name
        return ("an" if _VOWEL.match(name) else "a") + match[2] + name

    return lambda text: names.sub(other, text)


exchanged = exchange(PAIRS)


def differences(read: Callable[[str], Article], text: str, exchanged: Callable[[str], str] = exchanged) -> list[str]:
    """What reads differently when the sides' names are exchanged, a line each; empty where nothing does."""
    one, other = read(text), read(exchanged(text))
    found = []
    for mine, theirs in zip_longest(one.claims, other.claims):
        a, b = (_told(mine, one, exchanged) if mine else None), (_told(theirs, other, str) if theirs else None)
        if a != b:
            found.append(f"claim: {a} | {b}")
        elif mine and theirs and abs(mine.score - theirs.score) > TOLERANCE:
            found.append(f"score: {mine.score:.3f} | {theirs.score:.3f} of {a}")
    for what, a, b in (
        ("actors", _ties(one, exchanged), _ties(other, str)),
        ("times", [(t.span.text, t.start, t.end) for t in one.times], [(t.span.text, t.start, t.end) for t in other.times]),
        ("numbers", [(n.span.text, n.value) for n in one.numbers], [(n.span.text, n.value) for n in other.numbers]),
        ("findings", _marks(one, exchanged), _marks(other, str)),
    ):
        found += [f"{what}: {x} | {y}" for x, y in zip_longest(a, b) if x != y]
    return found


def _told(claim: Claim, article: Article, name: Callable[[str], str]) -> tuple[object, ...]:
    actors = {actor.id: actor.mentions[0].span.text for actor in article.actors}
    return (
        name(claim.source.text),
        claim.source.kind,
        name(actors.get(claim.source.actor or "", "")),
        claim.cue.text if claim.cue else "",
        claim.cue.force if claim.cue else "",
        name(claim.text),
        claim.quotation,
        claim.certainty,
        claim.within,
        tuple(
            (event.type, name(event.trigger.text), event.modality, name(actors.get(event.who or "", "")))
            for event in claim.events
        ),
        claim.times,
        claim.numbers,
    )


def _ties(article: Article, name: Callable[[str], str]) -> list[object]:
    """Each actor's kind and mentions, in text order of the mentions' places; a pack's own name and id are left out."""
    return [(actor.kind, [(m.how, name(m.span.text)) for m in actor.mentions]) for actor in article.actors]


def _marks(article: Article, name: Callable[[str], str]) -> list[object]:
    """Each finding of a checked article with its words; messages are left out, as they may name a side."""
    return [
        (found.rule, found.severity, name(found.span.text), found.claim, [name(each.span.text) for each in found.related])
        for found in article.diagnostics or ()
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--pack", action="append", default=[])
    options = parser.parse_args()
    from reportedly import check
    from reportedly.checks import Selection

    every = Selection(select=("ALL",))
    total = 0
    for path in options.paths:
        found = differences(lambda text: check(text, packs=options.pack, selection=every), path.read_text(encoding="utf-8"))
        total += len(found)
        print(f"{path}: {len(found)} differences")
        for line in found:
            print(f"  {line}")
    sys.exit(1 if total else 0)


if __name__ == "__main__":
    main()
