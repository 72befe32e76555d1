"""How many pronoun and role sources get the right actor: ``python -m benchmarks.actors DIR [--gold FILE] [--bare] [--errors]``.

DIR holds ``text/NAME.txt``. The gold file has one JSON object a line: ``document`` (the file's NAME), ``start`` and ``end`` (code
points of the pronoun or role), ``how`` ("pronoun" or "role"), ``kind`` ("actor", "none", "ambiguous") and ``antecedents``, the
spans any of which is the right answer. The whole pipeline reads each document, with the pack ``general`` as ever, or ``--bare``.
Where no claim of its own has the source, the mention found at that span answers. Printed for items of kind "actor": right (the
actor has a mention that overlaps an antecedent), wrong, abstained; for the others how many were tied nevertheless.
"""

from __future__ import annotations

import argparse
import json
import pickle
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from reportedly.claims import decide
from reportedly.model import Actor, Claim, Document, Name, Span
from reportedly.packs import load_packs
from reportedly.pipeline import load_reader, opened
from reportedly.resolve.actors import Cast, actors

GOLD = Path(__file__).with_name("actors_gold.jsonl")
Item = dict[str, Any]


def answer(item: Item, cast: Cast, claims: tuple[Claim, ...]) -> Actor | None:
    """The actor that the source at the item's span is tied to, ``None`` where it was left open."""
    start, end = item["start"], item["end"]
    by_id = {actor.id: actor for actor in cast.actors}
    for actor in cast.actors:
        for mention in actor.mentions:
            if mention.how != "name" and mention.span.start == start and mention.span.end == end:
                return actor
    covering = [
        (abs(span.start - start) + abs(span.end - end), claim.id)
        for claim in claims
        for span in claim.source.spans
        if span.start < end and start < span.end
    ]
    for _, claim in sorted(covering):
        if claim in cast.speakers:
            return by_id[cast.speakers[claim]]
        return None
    for actor in cast.actors:
        # the pronoun in "her daughter" is no answer for the daughter
        if any(mention.how != "name" and mention.span.start < end <= mention.span.end for mention in actor.mentions):
            return actor
    return None


def same(span: Span, start: int, end: int, text: str) -> bool:
    """Whether a mention and an annotated one name the same: they overlap, and each holds the other's last word.

    "Clinton" does not name the same as "Clinton’s campaign"; what follows "of" or a comma in a mention does not count.
    """
    if not (span.start < end and start < span.end):
        return False
    head = re.split(r" (?:of|for|at|in|to|from) |,", span.text)[0] or span.text
    there = re.sub(r"['’]s$", "", text[start:end])
    last, last_there = span.start + len(head) - 1, start + len(there) - 1
    return (start <= last < end and span.start <= last_there < span.end) or span.end in (end, start + len(there))


def judge(item: Item, actor: Actor | None, cast: Cast, text: str) -> str:
    """What an answer is worth."""
    if item["kind"] != "actor":
        named = actor is not None and any(mention.how in ("name", "metonym") for mention in actor.mentions)
        return f"{item['kind']}: tied to a name" if named else f"{item['kind']}: left open"
    if actor is None:
        return "abstained"
    own = (item["start"], item["end"])
    spans = [m.span for m in actor.mentions if not (m.span.start < own[1] and own[0] < m.span.end)]
    if any(same(span, start, end, text) for span in spans for start, end in item["antecedents"]):
        return "right"
    if actor.members and all(
        any(same(m.span, start, end, text) for m in one.mentions for start, end in item["antecedents"])
        for one in cast.actors
        if one.id in actor.members
    ):
        return "right"  # "the two senators", where the annotation names both
    # an actor that begins here, or that only the same words have named, was tied to nobody
    own_words = text[own[0] : own[1]].casefold()
    before = {m.span.text.casefold() for m in actor.mentions if m.span.start < own[0]} - {own_words}
    return "wrong" if any(m.how in ("name", "metonym") for m in actor.mentions) or before else "abstained"


def readings(
    folder: Path, names: list[str], kept: Path | None
) -> dict[str, tuple[Document, tuple[Name, ...], tuple[Claim, ...]]]:
    """Each document with the reader's names and its claims; ``kept`` is a file that saves reading them again."""
    if kept is not None and kept.exists():
        with kept.open("rb") as file:
            return dict(pickle.load(file))
    reader = load_reader(2)
    out = {}
    for name in names:
        document = Document((folder / "text" / f"{name}.txt").read_bytes().decode("utf-8"))
        page = opened(document)
        reading = reader.read(page)
        out[name] = (document, reading.names, decide(page, reading))
    if kept is not None:
        with kept.open("wb") as file:
            pickle.dump(out, file)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="folder with text/")
    parser.add_argument("--gold", type=Path, default=GOLD, help="annotated sources (default: %(default)s)")
    parser.add_argument("--bare", action="store_true", help="without the pack general, which reading always has")
    parser.add_argument("--errors", action="store_true", help="show what was tied wrongly or left open")
    parser.add_argument("--keep", type=Path, help="keep the readings in this file for the next run")
    options = parser.parse_args()
    if not options.gold.is_file():
        raise SystemExit(f"{options.gold}: no such file")
    items = [json.loads(line) for line in options.gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    by_document: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_document[item["document"]].append(item)
    read = readings(options.folder, sorted(by_document), options.keep)
    packs = () if options.bare else load_packs(())
    count: dict[str, Counter[str]] = defaultdict(Counter)
    for name in sorted(by_document):
        document, names, claims = read[name]
        cast = actors(opened(document), names, claims, packs)
        for item in by_document[name]:
            actor = answer(item, cast, claims)
            verdict = judge(item, actor, cast, document.text)
            count[item["how"]][verdict] += 1
            count["all"][verdict] += 1
            if options.errors and verdict != "right":
                text = document.text
                before = text[max(0, item["start"] - 300) : item["start"]].replace("\n", " / ")
                there = text[item["start"] : item["end"]]
                gold = [text[a:b] for a, b in item["antecedents"][:3]]
                print(f"{verdict}: {name}:{item['start']}\n  {before}[[{there}]]{text[item['end'] : item['end'] + 80]!r}")
                print(f"  gold {gold} · answer {actor.name if actor else None}")
    for how in ("pronoun", "role", "all"):
        tally = count[how]
        total = sum(tally[verdict] for verdict in ("right", "wrong", "abstained")) or 1
        shares = " · ".join(f"{verdict} {100 * tally[verdict] / total:.1f} %" for verdict in ("right", "wrong", "abstained"))
        rest = ", ".join(f"{verdict} {number}" for verdict, number in sorted(tally.items()) if ":" in verdict)
        print(f"{how}: {total} with an actor · {shares}" + (f" · {rest}" if rest else ""))


if __name__ == "__main__":
    main()
