"""What is decided of many texts, pinned line by line; ``python -m tests.quality.pinned_decisions --write`` after a meant change.

The texts are the 260 real articles of ``benchmarks/gold/attribution``, the examples, and ``pinned/sentences.json``: some 3,100
invented ones, mostly a sentence or two, that tests of one decision were written for, here asked for all the others too. With them
come those of ``pinned/varied.json``: written, or made of the others by chance (joined to articles, told by somebody, a word or two
exchanged, published at another time or by somebody known), and kept because a condition in the code came out in them as it had in
few others. What the model saw in each is kept in ``pinned/readings.json.xz`` (``--read`` makes that anew, for new weights), so that
decisions are asked here and nothing else, with the same answer on any machine. Every claim, actor, place, time, number and finding
is a line, and so are what sort of article it is, how its page was taken apart, and what some rooms would decide, were things
otherwise. A line is known by the CRC-32 of its record: ``pinned/lines.txt`` has those of a text and a kind in one row, so that a
commit shows how much it moved.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

from benchmarks.pins import KINDS, lines
from reportedly.checks import Selection
from reportedly.claims import decide
from reportedly.languages import language
from reportedly.model import Attribution, Document, Metadata, Name, Page, Reading, Span
from reportedly.pipeline import Reads, References, checked, load_reader, open_references, opened, read_document
from reportedly.resolve.numbers import numbers
from reportedly.resolve.times import times
from reportedly.sources import document_from_text

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "benchmarks" / "gold" / "attribution"
READINGS = Path(__file__).parent / "pinned" / "readings.json.xz"
SENTENCES = Path(__file__).parent / "pinned" / "sentences.json"
VARIED = Path(__file__).parent / "pinned" / "varied.json"
LINES = Path(__file__).parent / "pinned" / "lines.txt"
_THOUSANDTHS = 1000

Row = list[Any]


@dataclass(frozen=True, slots=True)
class Given:
    """An article as it is handed in, with the date of its publication and where it was published."""

    name: str
    text: str
    published: str | None
    url: str | None = None
    outlet: str | None = None

    @property
    def document(self) -> Document:
        """It as a document."""
        return document_from_text(
            self.text, language(), Metadata(published=self.published, url=self.url, outlet=self.outlet)
        )


@dataclass(frozen=True, slots=True)
class Kept:
    """Answers for the model with what it saw before: of the page in hand, ``seen``."""

    model: str
    seen: Row

    def read(self, page: Page) -> Reading:
        """What the model saw."""
        attributions, names, threshold, words, facts = self.seen

        def spans(found: list[list[int]]) -> tuple[Span, ...]:
            return tuple(Span.of(page.text, *each) for each in found)

        return Reading(
            self.model,
            tuple(Attribution(*map(spans, each[:3]), *each[3:]) for each in attributions),
            tuple(Name(Span.of(page.text, start, end), kind, score) for start, end, kind, score in names),
            threshold,
            tuple(words),
            tuple(each / _THOUSANDTHS for each in facts),
        )


@cache
def articles() -> tuple[Given, ...]:
    """Every text, in the order of the files."""
    rows = [
        json.loads(line)
        for path in sorted(GOLD.glob("articles*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    gold = (Given(row["id"], f"{row['title']}\n\n{row['text']}", _day(row.get("published") or "")) for row in rows)
    examples = (
        Given(path.stem, path.read_text(encoding="utf-8"), None) for path in sorted((ROOT / "examples").glob("*.txt"))
    )
    sentences = json.loads(SENTENCES.read_text(encoding="utf-8"))
    short = (Given(f"sentences-{number}", text, "2026-03-16") for number, text in enumerate(sentences, 1))
    varied = (
        Given(f"varied-{number}", **row) for number, row in enumerate(json.loads(VARIED.read_text(encoding="utf-8")), 1)
    )
    return (*gold, *examples, *short, *varied)


def _day(published: str) -> str | None:
    return published[:10] if len(published) >= len("2025-11-30") else None


@cache
def references() -> References:
    """Two conflicts' packs, and the places that the package carries."""
    return open_references(("ru-ua", "am-az"), ROOT / "no-such-folder")


def decided(given: Given, reader: Reads) -> dict[str, list[str]]:
    """What is decided of an article: its lines of each kind."""
    document = given.document
    page = opened(document, references().language)
    article = read_document(document, reader, references(), page=page)
    record = checked(article, references().packs, Selection(select=("ALL",)), page=page).to_dict()
    found = {kind: sorted(lines(record, kind)) for kind in KINDS}
    found["article"] = [json.dumps([record[each] for each in ("genre", "reserves")], ensure_ascii=False)]
    found["page"] = [json.dumps([asdict(page.layout), page.tokens], ensure_ascii=False)]
    found |= otherwise(page, reader.read(page))
    return found


def otherwise(page: Page, seen: Reading) -> dict[str, list[str]]:
    """What rooms would decide of an article by themselves, had the model been bolder, silent, or blind to names, or were the article
    published on another day, or on none; and its numbers with nothing taken for a time: a line of each.
    """
    bold, silent, blind = (replace(seen, **other) for other in ({"threshold": 0.0}, {"attributions": ()}, {"names": ()}))
    leap, undated = (
        replace(page, document=replace(page.document, published=day, published_from=known))
        for day, known in (("2024-02-29", "metadata"), (None, "none"))
    )
    nouns = {
        "claims-bold": decide(page, bold),
        "claims-silent": decide(page, silent),
        "claims-blind": decide(page, blind),
        "times-leap": times(leap),
        "times-undated": times(undated),
        "numbers-alone": numbers(page, ()),
    }
    return {kind: [json.dumps(list(map(asdict, found)), ensure_ascii=False)] for kind, found in nouns.items() if found}


@cache
def readings() -> Mapping[str, Kept]:
    """What the model saw of each article."""
    kept = json.loads(lzma.decompress(READINGS.read_bytes()))
    return {name: Kept(kept["model"], seen) for name, seen in kept["articles"].items()}


def mark(line: str) -> str:
    """The name of a line."""
    return f"{crc32(line.encode()):08x}"


@cache
def pins() -> Mapping[tuple[str, str], Counter[str]]:
    """The marks of the lines of each article and kind."""
    rows = (row.split() for row in LINES.read_text(encoding="utf-8").splitlines())
    return {(name, kind): Counter(marks) for name, kind, *marks in rows}


def moved(given: Given) -> Iterator[str]:
    """What is not as it was pinned, in words."""
    for kind, now in decided(given, readings()[given.name]).items():
        pinned = pins().get((given.name, kind), Counter())
        gone = pinned - Counter(map(mark, now))
        new = [line for line in now if mark(line) not in pinned]
        if gone or new:
            yield f"{given.name}, {kind}: {gone.total()} lines gone, and new: {new[:3]}"


def seen(given: Given, reader: Reads) -> Row:
    """What the model sees in an article, in plain values."""
    page = opened(given.document, references().language)
    found = reader.read(page)

    def ranges(spans: Iterable[Span]) -> list[list[int]]:
        return [[each.start, each.end] for each in spans]

    attributions = [
        [ranges(each.cues), ranges(each.sources), ranges(each.contents), each.cue_score, each.link_score, each.score]
        for each in found.attributions
    ]
    names = [[each.span.start, each.span.end, each.kind, each.score] for each in found.names]
    return [attributions, names, found.threshold, found.words, [round(each * _THOUSANDTHS) for each in found.facts]]


def main() -> int:
    """The command; 1 where something moved and nothing was to be written."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--read", action="store_true", help="read all articles anew, for new weights")
    parser.add_argument("--write", action="store_true", help="pin what is decided now")
    given = parser.parse_args()
    if given.read:
        reader = load_reader()
        kept = {"model": reader.model, "articles": {each.name: seen(each, reader) for each in articles()}}
        READINGS.write_bytes(lzma.compress(json.dumps(kept).encode(), preset=9))
    if given.write or given.read:
        with LINES.open("w", encoding="utf-8") as file:
            for article in articles():
                for kind, found in decided(article, readings()[article.name]).items():
                    if found:
                        print(article.name, kind, *sorted(map(mark, found)), file=file)
        return 0
    found = [line for article in articles() for line in moved(article)]
    print("\n".join(found) or "nothing moved")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
