"""What listing holds: ``python -m benchmarks.listing [--records 100000] [--files 300000]``.

So many records of each format, of some hundred words each, and so many empty files in one folder are listed, each in a process of its
own; the table tells how many came out, how long it took and the peak of that process's memory, beside that of one that lists nothing.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.attribution import table

_WORDS = (
    "mayor",
    "said",
    "bridge",
    "closed",
    "Monday",
    "after",
    "storm",
    "that",
    "the",
    "river",
    "council",
    "road",
    "open",
    "again",
)


def texts(count: int) -> Iterator[str]:
    draw = random.Random(1)
    several = [" ".join(draw.choices(_WORDS, k=300)) for _ in range(1000)]
    return (f"{number} {several[number % 1000]}" for number in range(count))


def written(folder: Path, name: str, count: int) -> Path:
    """A file, or a folder, of so many records."""
    path = folder / name
    if name == "folder":
        path.mkdir()
        for number in range(count):
            (path / f"article-{number:08}.txt").touch()
    elif name == "feed.jsonl":
        with path.open("w") as file:
            file.writelines(json.dumps({"text": each}) + "\n" for each in texts(count))
    elif name in ("table.csv", "table.csv.gz"):
        with gzip.open(path, "wt", 1, newline="") if name.endswith(".gz") else path.open("w", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(["id", "text"])
            rows.writerows((number, each) for number, each in enumerate(texts(count)))
    elif name == "table.parquet":
        import pyarrow as pa
        import pyarrow.parquet as pq

        pq.write_table(pa.table({"text": list(texts(count))}), path, row_group_size=50_000)
    elif name == "crawl.warc.gz":
        with path.open("wb") as file:
            for number, each in enumerate(texts(count)):
                block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><p>{each}</p></html>".encode()
                head = (
                    f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <{number}>\r\nContent-Length: {len(block)}\r\n\r\n"
                )
                file.write(gzip.compress(head.encode() + block + b"\r\n\r\n", 1))
    return path


def listed(path: str) -> None:
    """List what is there, and print how many there were, the seconds, and the peak of memory in MB."""
    from reportedly.sources import locate

    began = time.perf_counter()
    count = sum(1 for _ in locate([path])) if path else 0
    took = time.perf_counter() - began
    print(count, took, _peak())


def _peak() -> float:
    """The peak of this process's memory in MB; what was taken before it was this program does not count."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--files", type=int, default=300_000)
    parser.add_argument("--only", help="this one alone")
    parser.add_argument("--of", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.of is not None:
        listed(given.of)
        return
    rows = [["what", "listed", "seconds", "peak, MB"]]
    for name in ("", "feed.jsonl", "table.csv", "table.csv.gz", "table.parquet", "crawl.warc.gz", "folder"):
        if given.only not in (None, name):
            continue
        with tempfile.TemporaryDirectory() as folder:
            path = str(written(Path(folder), name, given.files if name == "folder" else given.records)) if name else ""
            command = [sys.executable, "-m", "benchmarks.listing", "--of", path]
            count, took, peak = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
        rows.append([name or "nothing", f"{int(count):,}", f"{float(took):.1f}", f"{float(peak):.0f}"])
    print(table(rows))


if __name__ == "__main__":
    main()
