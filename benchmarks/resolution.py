"""Who, where, when, how many and what happened, on war reporting: ``python -m benchmarks.resolution --part development``.

Reads the articles of ``benchmarks/gold/resolution`` as their gold dates them, and has the result scored by the resolution scorer,
which explains its figures at its head. ``test`` is for judging once, not for choosing.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.scorer import DEFAULT_SCORER

GOLD = Path(__file__).parent / "gold" / "resolution"
PARTS = ("development", "test")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=PARTS, default="development", help="which articles (default: development)")
    parser.add_argument(
        "--scorer", type=Path, default=DEFAULT_SCORER.with_name("score_resolution.py"), help="the scorer's file"
    )
    parser.add_argument("--errors", type=Path, help="write what is missed and wrong to this file")
    parser.add_argument(
        "--pack", action="append", default=["general"], help="packs to read with (general is always among them)"
    )
    options = parser.parse_args()
    if not options.scorer.is_file():
        raise SystemExit(f"{options.scorer}: no scorer there; give its path with --scorer")
    with tempfile.TemporaryDirectory() as folder:
        gold = _gold(options.part, Path(folder))
        told = _scored(options.scorer, [str(gold), "--inputs", folder, "--dates"])
        (inputs := Path(folder) / "inputs.jsonl").write_text(told, "utf-8")
        packs = [part for name in options.pack for part in ("--pack", name)]
        command = [
            sys.executable,
            "-m",
            "reportedly",
            "read",
            str(inputs),
            "--format",
            "jsonl",
            "-o",
            f"{folder}/read.jsonl",
            *packs,
        ]
        subprocess.run(command, check=True)
        errors = ["--errors", str(options.errors)] if options.errors else []
        print(_scored(options.scorer, [str(gold), f"{folder}/read.jsonl", *errors]), end="")
    return 0


def _gold(part: str, folder: Path) -> Path:
    """The gold of ``part`` in one file, with the names that count as one beside it, and the texts of all articles."""
    for file in GOLD.glob("articles*.jsonl"):
        for line in file.read_text("utf-8").splitlines():
            article = json.loads(line)
            (folder / f"{article['id']}.txt").write_bytes(article["text"].encode())
    shutil.copy(GOLD / "aliases.json", folder)
    gold = folder / "gold.jsonl"
    gold.write_text("".join((GOLD / f"{part}{licence}.jsonl").read_text("utf-8") for licence in ("", "-by-sa")), "utf-8")
    return gold


def _scored(scorer: Path, arguments: list[str]) -> str:
    return subprocess.run([sys.executable, str(scorer), *arguments], check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    sys.exit(main())
