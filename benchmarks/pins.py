"""What changed, claim by claim: ``python -m benchmarks.pins NEWS --write FILE`` pins, ``--against FILE`` compares.

NEWS is a JSON Lines file of open news (``articles.jsonl``: ``id``, ``text``, ``published``). 300 of its articles are drawn with a
fixed seed; the examples, the texts of ``tests/corpus`` and files named with ``--also`` come with them. Each is read and checked with
the packs ``general``, ``ru-ua`` and ``am-az`` and all rules. Every claim, actor, place, time, number and finding becomes one line
in which ids are replaced by where in the text the thing stands, so that one that comes or goes changes no other. ``--against``
prints how many lines of each kind are the same, gone and new, and ``--show N`` of the differences of each kind. ``--readings FOLDER``
keeps what the model saw of each text, so that a second run costs decisions alone; what was kept from another model is not used.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from reportedly.checks import Selection
from reportedly.languages import language
from reportedly.model import Metadata, Page
from reportedly.pipeline import Reads, checked, default_cache, load_reader, open_references, read_document
from reportedly.sources import document_from_text

SEED, DRAWN = 11, 300
KINDS = ("claims", "actors", "untied", "places", "times", "numbers", "diagnostics")
ROOT = Path(__file__).parent.parent
Pinned = dict[str, dict[str, list[str]]]


class Kept:
    """A reader that keeps what it saw in a folder."""

    def __init__(self, folder: Path | None) -> None:
        self._reader: Reads = load_reader()
        self._folder = folder
        self.model = self._reader.model

    def read(self, page: Page) -> Any:
        """What the model saw in a page."""
        if self._folder is None:
            return self._reader.read(page)
        path = self._folder / (hashlib.sha256(f"{self.model}\0{page.text}".encode()).hexdigest() + ".pickle")
        if path.exists():
            return pickle.loads(path.read_bytes())
        seen = self._reader.read(page)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pickle.dumps(seen))
        return seen


def texts(news: Path, also: list[Path]) -> Iterator[tuple[str, str, str | None]]:
    """Name, text and date of every article."""
    with news.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    for row in random.Random(SEED).sample(rows, min(DRAWN, len(rows))):
        day = row.get("published") or ""
        yield row["id"], f"{row['title']}\n\n{row['text']}", day[:10] if len(day) >= 10 else None
    for path in [*sorted((ROOT / "examples").glob("*.txt")), *sorted((ROOT / "tests/corpus").glob("*.txt")), *also]:
        with path.open(encoding="utf-8", newline="") as text:
            yield path.name, text.read(), None


def pinned(news: Path, also: list[Path], reader: Any) -> Pinned:
    """Every article's lines, by kind."""
    references = open_references(("ru-ua", "am-az"), default_cache())
    out: Pinned = {}
    for name, text, published in texts(news, also):
        document = document_from_text(text, language(), Metadata(published=published))
        article = read_document(document, reader, references)
        record = checked(article, references.packs, Selection(select=("ALL",))).to_dict()
        out[name] = {kind: sorted(lines(record, kind)) for kind in KINDS}
    return out


def lines(record: Mapping[str, Any], kind: str) -> Iterator[str]:
    """The things of one kind as lines without ids."""
    places = {thing["id"]: f"@{_first(thing)}" for name in KINDS for thing in record.get(name) or () if "id" in thing}
    for thing in record.get(kind) or ():
        yield json.dumps(_named({key: value for key, value in thing.items() if key != "id"}, places), ensure_ascii=False)


def _first(thing: Any) -> int:
    if isinstance(thing, dict):
        if isinstance(thing.get("start"), int):
            return int(thing["start"])
        return min((_first(value) for value in thing.values()), default=1 << 40)
    return min(map(_first, thing), default=1 << 40) if isinstance(thing, list) else 1 << 40


def _named(value: Any, places: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _named(each, places) for key, each in value.items()}
    if isinstance(value, list):
        return [_named(each, places) for each in value]
    return places.get(value, value) if isinstance(value, str) else value


def compare(before: Pinned, now: Pinned, show: int) -> bool:
    """Print what differs; whether nothing does."""
    same = True
    print(f"{'':12}{'same':>8}{'gone':>8}{'new':>8}{'articles':>10}")
    for kind in KINDS:
        kept, gone, new, touched = 0, [], [], 0
        for name in before.keys() & now.keys():
            old, fresh = Counter(before[name][kind]), Counter(now[name][kind])
            kept += (old & fresh).total()
            gone += [(name, "-", line) for line in (old - fresh).elements()]
            new += [(name, "+", line) for line in (fresh - old).elements()]
            touched += old != fresh
        print(f"{kind:12}{kept:8}{len(gone):8}{len(new):8}{touched:10}")
        same = same and not gone and not new
        names = sorted({name for name, _, _ in (*gone, *new)})
        random.Random(SEED).shuffle(names)
        for line in [each for name in names for each in sorted((*gone, *new)) if each[0] == name][:show]:
            print("   ", *line)
    for name in sorted(before.keys() ^ now.keys()):
        same = False
        print(f"{name}: only in one of the two")
    return same


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path)
    parser.add_argument("--also", type=Path, action="append", default=[])
    parser.add_argument("--write", type=Path)
    parser.add_argument("--against", type=Path)
    parser.add_argument("--readings", type=Path)
    parser.add_argument("--show", type=int, default=0)
    given = parser.parse_args()
    now = pinned(given.news, given.also, Kept(given.readings))
    if given.write:
        given.write.write_text(json.dumps(now, ensure_ascii=False), encoding="utf-8")
    return int(bool(given.against) and not compare(json.loads(given.against.read_text(encoding="utf-8")), now, given.show))


if __name__ == "__main__":
    sys.exit(main())
