"""What the place index costs: opening, looking up, its size, and its size as the wheel packs it.

usage: python -m benchmarks.gazetteer [--names FILE]

Names are looked up one a line from FILE (without one: of every two hundredth place, and half as many that no place has), each once,
so that no answer comes from memory; seconds are of the processor, so that other work on the machine does not count.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
import zlib
from pathlib import Path

from reportedly.gazetteer.index import PlaceIndex
from reportedly.gazetteer.opening import shipped
from reportedly.gazetteer.store import Store

_OPEN = """
import time
from reportedly.gazetteer.index import PlaceIndex
from reportedly.gazetteer.opening import shipped
start = time.process_time()
PlaceIndex(shipped())
print(1e3 * (time.process_time() - start))
"""


def names() -> list[str]:
    """The name of every two hundredth place of the index, and half as many that it does not have."""
    with Store(shipped(), "") as store:
        chosen = [entry.name for entry in store][::200]
    return chosen + [name + "qx" for name in chosen[::2]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", type=Path, help="names to look up, one a line")
    options = parser.parse_args()
    packed = len(zlib.compress(shipped().read_bytes(), 9))
    print(f"size         {shipped().stat().st_size / 1e6:8.1f} MB ({packed / 1e6:.1f} packed)")
    command = [sys.executable, "-c", _OPEN]
    opened = [float(subprocess.run(command, check=True, capture_output=True, text=True).stdout) for _ in range(7)]
    print(f"open         {statistics.median(opened):8.1f} ms (median of 7 processes; worst {max(opened):.1f})")
    asked = options.names.read_text(encoding="utf-8").splitlines() if options.names else names()
    asked = [name for name in dict.fromkeys(asked) if name.strip()]
    took = []
    with PlaceIndex(shipped()) as index:
        index.look_up("Nowhere")
        for name in asked:
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
