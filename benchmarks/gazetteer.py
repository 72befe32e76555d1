"""What the place index costs: building, opening, looking up, and its size.

usage: python -m benchmarks.gazetteer CACHE [--names FILE] [--build]

Names are looked up one a line from FILE (without one: those that the index holds, every thousandth), each once, so that no
answer comes from memory; seconds are of the processor, so that other work on the machine does not count.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from reportedly.gazetteer import open_gazetteer
from reportedly.gazetteer.building import base_path, build
from reportedly.gazetteer.store import open_read_only

_OPEN = """
import sys, time
from pathlib import Path
from reportedly.gazetteer import open_gazetteer
start = time.process_time()
open_gazetteer(Path(sys.argv[1]), build=False)
print(1e3 * (time.process_time() - start))
"""


def names_of(cache: Path) -> list[str]:
    """Every thousandth name of the index, as it is folded, and half as many that it does not have."""
    with closing(open_read_only(base_path(cache))) as db:
        rows = [name for (name,) in db.execute("select distinct name from name order by name") if name[0] not in "=~"]
    chosen = rows[::1000]
    return chosen + [name + "qx" for name in chosen[::2]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cache", type=Path)
    parser.add_argument("--names", type=Path, help="names to look up, one a line")
    parser.add_argument("--build", action="store_true", help="build the index anew first")
    options = parser.parse_args()
    if options.build or not base_path(options.cache).exists():
        wall, cpu = time.perf_counter(), time.process_time()
        build(options.cache)
        print(f"build        {time.perf_counter() - wall:8.1f} s ({time.process_time() - cpu:.1f} s of processor)")
    print(f"size         {base_path(options.cache).stat().st_size / 1e6:8.1f} MB")
    command = [sys.executable, "-c", _OPEN, str(options.cache)]
    opened = [float(subprocess.run(command, check=True, capture_output=True, text=True).stdout) for _ in range(7)]
    print(f"open         {statistics.median(opened):8.1f} ms (median of 7 processes; worst {max(opened):.1f})")
    if options.names:
        names = [line for line in options.names.read_text(encoding="utf-8").splitlines() if line.strip()]
    else:
        names = names_of(options.cache)
    names = list(dict.fromkeys(names))
    took = []
    with open_gazetteer(options.cache, build=False) as index:
        index.look_up("Nowhere")
        for name in names:
            start = time.thread_time()
            index.look_up(name)
            took.append(1e6 * (time.thread_time() - start))
    took.sort()
    at = {share: took[min(len(took) - 1, int(share * len(took)))] for share in (0.5, 0.95, 0.99)}
    print(f"look up      {statistics.mean(took):8.1f} µs mean of {len(took):,} different names")
    print(
        "             "
        + "  ".join(f"p{100 * share:.0f} {value:.0f}" for share, value in at.items())
        + f"  worst {took[-1]:.0f}"
    )


if __name__ == "__main__":
    main()
