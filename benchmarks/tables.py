"""Parquet against JSON Lines: ``python -m benchmarks.tables RECORDS.jsonl``.

RECORDS is what ``reportedly read --format jsonl --with-text`` wrote. The same articles are written in both forms, with and without
their texts; then DuckDB counts the claims of every source in each, and the quickest of several times is told. JSON Lines has its best
chance: DuckDB is told which part of a record to look at, and that only.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from benchmarks.attribution import table
from reportedly.model import Article
from reportedly.record import to_json
from reportedly.run import PART_SIZE
from reportedly.show import Tables

REPEATS = 5
JSON_LINES = """
    SELECT array_to_string([span.text for span in claim.source.spans], ' … ') AS source, count(*) AS claims
    FROM (SELECT unnest(claims) AS claim FROM read_json('FILE', format = 'newline_delimited',
          columns = {claims: 'STRUCT(source STRUCT(spans STRUCT(text VARCHAR)[]))[]'}))
    WHERE len(claim.source.spans) > 0 GROUP BY source ORDER BY claims DESC, source
"""
PARQUET = """
    SELECT source, count(*) AS claims FROM 'FOLDER/claims/*.parquet'
    WHERE source IS NOT NULL GROUP BY source ORDER BY claims DESC, source
"""


def written(articles: list[Article], folder: Path, *, with_text: bool) -> tuple[int, int, float]:
    """Bytes of JSON Lines and of all tables, and milliseconds an article that the tables took."""
    lines = folder / "records.jsonl"
    with lines.open("w", encoding="utf-8") as file:
        file.writelines(to_json(article, with_text=with_text) + "\n" for article in articles)
    began = time.perf_counter()
    tables = Tables(with_text=with_text)
    for number, article in enumerate(articles, 1):
        tables.add(article, number)
        if number % PART_SIZE == 0 or number == len(articles):
            for name, (_, data) in tables.take().items():
                (folder / name).mkdir(exist_ok=True)
                (folder / name / f"part-{(number - 1) // PART_SIZE:05}.parquet").write_bytes(data)
    took = time.perf_counter() - began
    size = sum(path.stat().st_size for path in folder.glob("*/*.parquet"))
    return lines.stat().st_size, size, 1000 * took / len(articles)


def asked(query: str) -> tuple[list[tuple[str, int]], float]:
    """What DuckDB answers, and the seconds of the quickest of several times."""
    import duckdb

    best, rows = float("inf"), []
    for _ in range(REPEATS):
        began = time.perf_counter()
        rows = duckdb.sql(query).fetchall()
        best = min(best, time.perf_counter() - began)
    return rows, best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path)
    options = parser.parse_args()
    with options.records.open(encoding="utf-8") as file:
        articles = [Article.from_json(line) for line in file]
    shown = [["figure", "JSON Lines", "Parquet", "ratio"]]
    for with_text in (False, True):
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            lines, parquet, took = written(articles, folder, with_text=with_text)
            told = f"{'with' if with_text else 'without'} texts"
            shown.append([f"{told}, MB", f"{lines / 1e6:.1f}", f"{parquet / 1e6:.2f}", f"{lines / parquet:.1f}"])
            ours, slow = asked(JSON_LINES.replace("FILE", str(folder / "records.jsonl")))
            theirs, quick = asked(PARQUET.replace("FOLDER", str(folder)))
            if ours != theirs:
                raise SystemExit("the two forms give different counts")
            name = f"{told}, claims of {len(ours):,} sources counted by DuckDB, ms"
            shown.append([name, f"{1000 * slow:.0f}", f"{1000 * quick:.1f}", f"{slow / quick:.0f}"])
            shown.append([f"{told}, tables made, ms an article", "", f"{took:.1f}", ""])
    print(f"{len(articles):,} articles, {sum(len(article.claims) for article in articles):,} claims\n")
    print(table(shown))


if __name__ == "__main__":
    main()
