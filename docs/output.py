"""Writes ``docs/output.md`` and the JSON Schema beside it: ``python docs/output.py``. A test says when to run it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from reportedly.model import Article
from reportedly.record import (
    RELATIONS,
    SCHEMA,
    Column,
    Field,
    columns_of,
    error_columns,
    fields_of,
    meanings,
    nouns,
    schema_text,
    table_of,
)

DOCS: Final = Path(__file__).parent
SCHEMA_FILE: Final = "article-1.schema.json"
NOTE: Final = (
    "<!-- made by docs/output.py from the types and src/reportedly/record/tables.py; change those, and run it -->\n"
)

OPENING: Final = f"""# What comes out

One article is one record, `{SCHEMA}`: what `--format json` and `jsonl` print, what `article.to_json()` gives in Python,
and what the cache keeps. `reportedly schema` prints its JSON Schema (2020-12), which is also [here]({SCHEMA_FILE}). This
page explains every field and every value; it is made from the program's own types.

All offsets are half-open intervals of Unicode code points into the document's text, and every `text` of a span is the
very text that stands there. `null` says that something is not known or does not apply; a `reason` beside it says why.
Scores lie between 0 and 1 and have four digits. New fields may come in this version of the form; none is renamed, removed
or given another type.

## Out and back

```python
import reportedly
from reportedly import Article

article = reportedly.read("The bridge will be closed until Friday, the mayor said on Sunday.", places=False)
record = article.to_json(with_text=True)
assert Article.from_json(record) == article
```

`reportedly read --format jsonl --with-text` and `check` write the same. Without its text a record is smaller and nobody's
words are passed on but those of the spans; it can be read back where the text is at hand: `Article.from_json(record,
text=text)`. The text must be the very one that was read: its SHA-256 is `document.id`. Otherwise, and where a record is
damaged, a span is no slice of the text or an id names nothing, that is a `RecordError`. Keys that a version does not know
are left aside; fields that an older one did not write take their default.

## Offsets into the text that was given

Where a title was given beside the text, it stands before it in the document's text. `document.given_at` is where the
given text begins: a span's offsets into that are its own less `given_at`.
"""

TABLES: Final = """## Tables

`--format parquet` writes the same as typed tables, a row a claim, an actor, a place …, and `--format csv` one of them as text. What an
article has lists of are tables; all else of it is a column of `articles`. All tables together hold the whole record.

- `article_id` is the number of the article in the input. What has an id in JSON has one here that nothing else of the
  dataset has: `17.a3` is the actor `a3` of article 17. Columns that end in `_id` or `_ids` are such keys, and name a
  row of the table that they are called after. In lists of records ids are the article's own (`a3`).
- A column that JSON has as an id stands in words (`actor` is the actor's name, `places` are places with their
  positions), with its keys beside it (`actor_id`, `place_ids`).
- Fragments of a text are joined by " … ". `_start` is where the first one begins, `_end` where the last one ends, and
  `_spans` has all of them where there are several. In CSV `_start` and `_end` have the offsets of all, joined by ";",
  and there are no lists of records.
- Null is unknown, or does not apply. CSV has nothing there.
- Read the columns by their names: new ones may come.

### Parquet

```
reportedly read FOLDER --format parquet -o dataset
reportedly read FOLDER --format parquet -o dataset --table articles --table claims
reportedly check FOLDER --format parquet -o dataset
```

It needs an extra: `pip install 'reportedly[parquet]'`. All tables are written where none is named; `findings` by
`check` alone. The folder has

| file | |
|---|---|
| `claims/part-00000.parquet` … | the rows of a partition: 1,000 items of the input, or as many as `--part-size` says |
| `errors/part-00000.parquet` … | what could not be read |
| `parts/part-00000.json` … | the mark that a partition is complete: rows, digests, first and last item, a digest of the items |
| `run.json` | what the run depends on: versions, model, packs, places, options |
| `manifest.json` | all of that, counts, and the SHA-256 of every file: written last, so that what has one is complete |

The bytes are the same for any number of workers and whatever reads, as long as the version of `pyarrow` is (the
manifest names it). `digest` in the manifest is one number for all of it, to be cited; when it was made stands beside
it. `reportedly verify dataset` says, a line each, what is missing, changed or does not belong there, whether rows,
keys and offsets are right, and exits with 1 where something is not.

A lone surrogate, half of a character that UTF-8 has no form for, is written U+FFFD, one code point for one, so that
offsets stay true (in the name of a file it is written out, as `\\udc80`).

A run that was stopped, by whatever, is gone on with by the same command with `--resume`: at most one partition is
read once more. A partition that is not as it was written, by the digests in its mark, is told and read again with all
after it. Each partition is held against the input, and another input, version, model, pack or option is
refused. What was added at the end of the input since is read too. `--force` starts anew, and removes nothing but what
is a dataset's.

```python
import subprocess
import sys
from glob import glob

import duckdb

command = ["read", *sorted(glob("examples/*.*")), "--format", "parquet", "-o", "dataset", "--with-text"]
subprocess.run([sys.executable, "-m", "reportedly", *command], check=True)

loudest = (
    "SELECT coalesce(actor, source) AS who, count(*) AS claims, "
    "count(*) FILTER (quotation <> 'indirect') AS quoted "
    "FROM 'dataset/claims/*.parquet' WHERE source_kind = 'person' "
    "GROUP BY who ORDER BY claims DESC, who LIMIT 3"
)
print(*duckdb.sql(loudest).fetchall(), sep="\\n")
```

```text
('Adrik Solmane', 5, 2)
('Ilena Corvath', 5, 3)
('Luc Averin', 4, 2)
```

**Who is quoted, and in how many articles of how many outlets**: claims and articles join by `article_id`, whatever the
articles' own ids are.

```python
quoted = (
    "SELECT coalesce(c.actor, c.source) AS who, count(DISTINCT a.article_id) AS articles, count(*) AS quotations, "
    "count(DISTINCT a.outlet) AS outlets "
    "FROM 'dataset/claims/*.parquet' c JOIN 'dataset/articles/*.parquet' a USING (article_id) "
    "WHERE c.quotation <> 'indirect' AND coalesce(c.actor, c.source) IS NOT NULL "
    "GROUP BY who ORDER BY articles DESC, quotations DESC, who LIMIT 3"
)
table = duckdb.sql(quoted).fetchall()
```

`coalesce(actor, source)` is the name where one was found, else the words that the article has for whoever speaks; add
`AND c.actor IS NOT NULL` to count those with a name alone. `c.quotation = 'direct'` leaves out words that are quoted in
part.

In pandas, with the sides of the actors, and in Polars, with the places that claims name:

```python
import pandas

claims = pandas.read_parquet("dataset/claims", dtype_backend="pyarrow")
actors = pandas.read_parquet("dataset/actors", dtype_backend="pyarrow")
said = claims.merge(actors, on="actor_id", suffixes=("", "_of_actor"))
print(sorted(said["kind"].unique()))
```

```text
['collective', 'organisation', 'person', 'state', 'unknown']
```

```python
import polars

claims = polars.read_parquet("dataset/claims/*.parquet")
places = polars.read_parquet("dataset/places/*.parquet").filter(polars.col("lat").is_not_null())
told = claims.explode("place_ids").join(places, left_on="place_ids", right_on="place_id")
by_country = told["country"].value_counts(sort=True)
```

### CSV

`--format csv` has the table that `--table` names, without it `claims` (`check`: `findings`). Import the columns as
text: a spreadsheet may take what begins with `=` for a formula. Claims have the columns that they always had, in that
order, and then the others.
"""

COLUMNS: Final = "| column | holds | |\n|---|---|---|"

ERRORS_TABLE: Final = "What could not be read, and why. CSV has no such table: `--errors` writes it as JSON Lines."


def pages() -> dict[str, str]:
    """What stands in each file, by its name in the folder of documents."""
    return {"output.md": NOTE + "\n" + "\n".join(_parts()).rstrip() + "\n", SCHEMA_FILE: schema_text()}


def write() -> None:
    """Write the files."""
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8", newline="\n")


def _parts() -> Iterator[str]:
    yield OPENING
    yield "## Fields\n"
    for noun in nouns():
        table = table_of(noun)
        yield f"### {table.name}\n\n{_cell(table.words)}\n\n| field | holds | |\n|---|---|---|"
        if noun is Article:
            yield f"| `schema` | `{SCHEMA}` | Name and version of this form. |"
        for field in fields_of(noun):
            yield f"| `{field.row.json}` | {_holds(field)} | {_cell(field.row.words)} |"
        yield ""
        for field in fields_of(noun):
            means = meanings(field)
            if means:
                yield f"`{field.row.json}` of {_article(table.name)}:\n\n| value | means |\n|---|---|"
                yield "\n".join(f"| `{value}` | {_cell(meaning)} |" for value, meaning in means.items()) + "\n"
    yield TABLES.rstrip() + "\n"
    for relation in RELATIONS:
        yield f"### {relation.name}\n\n{_cell(relation.words)}\n\n{COLUMNS}"
        yield "\n".join(_column(column) for column in columns_of(relation, with_text=True)) + "\n"
    yield f"### errors\n\n{ERRORS_TABLE}\n\n{COLUMNS}"
    yield "\n".join(_column(column) for column in error_columns())


def _holds(field: Field) -> str:
    """What a field holds, in words: ``list of [claim](#claim)``, ``string or null``."""
    shape = field.shape
    if shape.noun is not None:
        name = table_of(shape.noun).name
        kind = f"[{name}](#{name})"
    elif shape.kind == "choice":
        kind = "one of its values"
    elif shape.kind == "range":
        kind = "start and end"
    elif field.row.id_in:
        kind = f"id in `{field.row.id_in}`"
    else:
        kind = shape.kind
    kind = f"list of {kind}" if shape.many else kind
    return f"{kind} or null" if shape.optional and field.row.presence == "always" else kind


def _column(column: Column) -> str:
    """A row of a table of columns: where it is one of several of a field, which."""
    about = column.row.words
    if column.field is not None and column.part != "whole":
        about = f"{_PARTS[column.part]}: {about[0].lower()}{about[1:]}"
    return f"| `{column.name}` | {column.kind} | {_cell(about)} |"


_PARTS: Final = {
    "start": "Where it begins", "end": "Where it ends", "spans": "Every fragment, where there are several", "words": "In words",
    "keys": "By key",
}  # fmt: skip


def _article(name: str) -> str:
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    write()
