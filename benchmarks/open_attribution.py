"""Attributions in contested news: ``python -m benchmarks.open_attribution --part development [--weights FOLDER]``.

Reads the articles of a part of ``benchmarks/gold/attribution`` as the program reads any text, and has its claims scored by the
attribution scorer: all layers against all layers, then the outermost ones alone. Last, of the attributions that lie in another's
content, how many are found together with the one around them (each: cues meet, sources and contents share half of their characters).
``test`` is for judging once, not for choosing.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.attribution import table
from benchmarks.scorer import DEFAULT_SCORER, load_scorer

GOLD = Path(__file__).parent / "gold" / "attribution"
PARTS = ("development", "test", "train")
ROLES = ("source", "cue", "content")
_FIGURES = ("source.exact", "cue.exact", "content.exact", "relation.exact", "relation.soft")
Row = Mapping[str, Any]


def articles(part: str) -> Iterator[tuple[str, str, list[Row]]]:
    """Name, text and attributions of the articles of a part."""
    for licence in ("", "-by-sa"):
        rows = {
            row["id"]: row["attributions"]
            for row in map(json.loads, (GOLD / f"attributions{licence}.jsonl").read_text("utf-8").splitlines())
        }
        for article in map(json.loads, (GOLD / f"articles{licence}.jsonl").read_text("utf-8").splitlines()):
            if article["part"] == part:
                yield article["id"], article["text"], rows[article["id"]]


def read_by(weights: Path | None) -> Callable[[str], list[Row]]:
    """From a text to the attributed claims of the program with these weights, in the contract's form."""
    from reportedly.model import Document
    from reportedly.pipeline import read_document
    from reportedly.reader import Reader
    from reportedly.record import to_dict

    reader = Reader.load(threads=1, folder=weights)

    def claims(text: str) -> list[Row]:
        found: list[Row] = to_dict(read_document(Document(text), reader))["claims"]
        return [claim for claim in found if claim["source"]["kind"] != "outlet"]

    return claims


def written(folder: Path, gold: Mapping[str, tuple[str, Sequence[Row]]]) -> Path:
    """The gold as the scorer reads it: ``text/NAME.txt`` and ``attributions/NAME_gold.ann``."""
    for name in ("text", "attributions"):
        (folder / name).mkdir(parents=True)
    for article, (text, rows) in gold.items():
        (folder / "text" / f"{article}.txt").write_bytes(text.encode())
        lines: list[str] = []
        for number, row in enumerate(rows):
            spans = [(role, span) for role in ROLES for span in row[role] or ()]
            lines += [
                f"T{number}0{i}\t{role} {start} {end}\t{text[start:end]!r}" for i, (role, (start, end)) in enumerate(spans)
            ]
            held = " ".join(f"{role.capitalize()}{i}:T{number}0{i}" for i, (role, _) in enumerate(spans))
            lines.append(f"E{number}\tAttribution:T{number}00 {held}")
        (folder / "attributions" / f"{article}_gold.ann").write_text("\n".join(lines) + "\n", "utf-8")
    return folder


def layers(scorer: ModuleType, text: str, rows: Sequence[Row], claims: Sequence[Row]) -> tuple[int, int]:
    """Of the attributions in another's content: those found together with the one around them; and how many there are."""

    def cover(row: Row) -> dict[str, set[int]]:
        return {role: scorer.characters(text, spans) for role, spans in scorer.normal(text, row).items()}

    told = [cover(claim) for claim in claims]
    by_id = {row["id"]: cover(row) for row in rows}
    found = {
        name
        for name, row in by_id.items()
        for claim in told
        if row["cue" if row["cue"] or claim["cue"] else "content"]
        & claim["cue" if row["cue"] or claim["cue"] else "content"]
        and all(scorer.jaccard(row[role], claim[role]) >= 0.5 for role in ("source", "content"))
    }
    inner = [row for row in rows if row["within"]]
    return sum({row["id"], row["within"]} <= found for row in inner), len(inner)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=PARTS, default="development", help="which articles (default: development)")
    parser.add_argument("--weights", type=Path, help="folder of other weights than those that ship")
    parser.add_argument("--scorer", type=Path, default=DEFAULT_SCORER, help="the scorer's file (default: %(default)s)")
    options = parser.parse_args()
    scorer, read = load_scorer(options.scorer), read_by(options.weights)
    gold = {name: (text, rows) for name, text, rows in articles(options.part)}
    claims = {name: read(text) for name, (text, _) in gold.items()}
    lines = [["layers", "source", "cue", "content", "relation exact", "relation soft", "soft P", "soft R"]]
    with tempfile.TemporaryDirectory() as folder:
        for kind, outermost in (("all", False), ("outermost", True)):
            kept = {
                name: (text, [row for row in rows if not (outermost and row["within"])])
                for name, (text, rows) in gold.items()
            }
            out = Path(folder) / f"{kind}.jsonl"
            out.write_text(
                "".join(
                    json.dumps(
                        {
                            "document": {"path": f"{name}.txt"},
                            "claims": [each for each in found if not (outermost and each["within"])],
                        }
                    )
                    + "\n"
                    for name, found in claims.items()
                ),
                "utf-8",
            )
            scores = scorer.score(written(Path(folder) / kind, kept), out)
            soft = scores["relation.soft"]
            figures = [scores[name]["f1"] for name in _FIGURES] + [soft["precision"], soft["recall"]]
            lines.append([kind, *(f"{figure:.1f}" for figure in figures)])
    print(table(lines))
    pairs = [layers(scorer, text, rows, claims[name]) for name, (text, rows) in gold.items()]
    both, there = (sum(column) for column in zip(*pairs, strict=True))
    print(f"both layers found: {both} of {there}, {100 * both / there:.1f} %")


if __name__ == "__main__":
    main()
