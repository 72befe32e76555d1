"""Runs that are killed at random moments, and gone on with until they are done: ``python -m benchmarks.kills``.

Each of ``--runs`` runs reads the same records. At a random moment one of its processes, the driver or any that came of it, is killed
(SIGKILL); a run that ends over it is gone on with by ``--resume``, and killed again, at most ``--kills`` times; then it may finish.
What it has written is held against an undisturbed run: rows lost, rows doubled, rows that differ. All three must be 0.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks import burning

PROGRAM = (
    "import sys; from benchmarks import burning; from reportedly.cli.opening import Opening;"
    "from reportedly.cli.program import run; sys.exit(run(sys.argv[1:], Opening(burning.load, places=False)))"
)


def family(root: int, mark: str) -> list[int]:
    """The processes of a run: those that bear its mark in their environment, but for Ray's own servers when they are others'."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (place / "environ").read_bytes().split(b"\0"):
                found.append(int(place.name))
        except OSError:
            continue
    return sorted(found, key=lambda pid: pid != root)


def rows(output: Path, form: str) -> list[str]:
    """What an output holds, a string a row, in its order."""
    if form == "jsonl":
        return output.read_text(encoding="utf-8").splitlines()
    import pyarrow.dataset

    files = sorted(output.rglob("*.parquet"))
    table = pyarrow.dataset.dataset([str(file) for file in files], format="parquet").to_table()
    return [json.dumps(row, sort_keys=True, default=str) for row in table.to_pylist()]


class Reader:
    """The command over one input, with one engine and one format."""

    def __init__(self, folder: Path, engine: str, form: str, seed: int) -> None:
        self.folder = folder
        self.engine = engine
        self.form = form
        self.chance = random.Random(seed)
        self.mark = f"REPORTEDLY_KILLS={folder}"

    def start(self, output: Path) -> subprocess.Popen[bytes]:
        """Begin, or go on with, what ``output`` holds."""
        path = os.pathsep.join(filter(None, [str(Path.cwd()), os.environ.get("PYTHONPATH", "")]))
        there = ["--resume"] if output.exists() and (output.is_dir() or output.stat().st_size) else []
        return subprocess.Popen(
            [
                *(sys.executable, "-c", PROGRAM, "read", str(self.folder / "in.jsonl"), "-o", str(output)),
                *("--format", self.form, "--engine", self.engine, "--workers", "2", *there),
            ],
            env={**os.environ, "PYTHONPATH": path, "REPORTEDLY_KILLS": str(self.folder)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )

    def finish(self, output: Path) -> float:
        """Read to the end; the seconds it took."""
        begun = time.monotonic()
        process = self.start(output)
        _, told = process.communicate()
        if process.returncode:
            raise SystemExit(f"{output}: exit code {process.returncode}: {told.decode()}")
        return time.monotonic() - begun

    def disturbed(self, output: Path, kills: int, seconds: float) -> Counter[str]:
        """Read to the end in spite of ``kills`` kills; who was killed."""
        killed: Counter[str] = Counter()
        process = self.start(output)
        for _ in range(kills):
            wait = self.chance.uniform(0.3, seconds)
            try:
                process.communicate(timeout=wait)
            except subprocess.TimeoutExpired:
                everyone = family(process.pid, self.mark)
                driver = self.chance.random() < 0.4
                victim = process.pid if driver or len(everyone) < 2 else self.chance.choice(everyone[1:])
                killed["driver" if victim == process.pid else "worker"] += 1
                with_death(victim)
                time.sleep(0.2)
            if process.poll() is not None:
                if process.returncode == 0:
                    return killed
                killed["gone on with"] += 1
                self.sweep()
                process = self.start(output)
        process.communicate()
        while process.returncode:
            killed["gone on with"] += 1
            self.sweep()
            process = self.start(output)
            process.communicate()
        return killed

    def sweep(self) -> None:
        """Wait until nothing of the last run is left; what hangs for a minute counts as a fault."""
        until = time.monotonic() + 60
        while left := family(0, self.mark):
            if time.monotonic() > until:
                for pid in left:
                    with_death(pid)
                raise SystemExit(f"left behind: {left}")
            time.sleep(0.1)


def with_death(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=["pool", "ray"], default="pool")
    parser.add_argument("--format", choices=["jsonl", "parquet"], default="jsonl")
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--kills", type=int, default=2)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--cost", type=int, default=10, help="milliseconds of a core an article")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="kills-"))
    try:
        lines = (json.dumps({"id": str(n), "text": burning.article(n, options.cost)}) for n in range(options.articles))
        (folder / "in.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        suffix = "" if options.format == "parquet" else f".{options.format}"
        reader = Reader(folder, options.engine, options.format, options.seed)
        seconds = reader.finish(folder / f"whole{suffix}")
        wanted = rows(folder / f"whole{suffix}", options.format)
        total: Counter[str] = Counter()
        for number in range(options.runs):
            output = folder / f"run{number}{suffix}"
            killed = reader.disturbed(output, options.kills, seconds)
            found = rows(output, options.format)
            lost = sum((Counter(wanted) - Counter(found)).values())
            more = sum((Counter(found) - Counter(wanted)).values())
            total += Counter({"lost": lost, "doubled": more, "faulty runs": int(found != wanted)}) + killed
            print(json.dumps({"run": number, "rows": len(found), "lost": lost, "doubled": more, **killed}), flush=True)
        figures = {key: total[key] for key in ("faulty runs", "lost", "doubled", "driver", "worker", "gone on with")}
        print(
            json.dumps(
                {"engine": options.engine, "format": options.format, "runs": options.runs, "rows": len(wanted), **figures}
            )
        )
        raise SystemExit(1 if total["faulty runs"] else 0)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
