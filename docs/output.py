"""Writes ``docs/output.md`` and the JSON Schema beside it: ``python docs/output.py``. A test says when to run it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from reportedly.model import Article
from reportedly.record import SCHEMA, Field, columns, fields_of, meanings, nouns, schema_text, table_of

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

CSV: Final = """## CSV

`--format csv` has one row a claim. Read the columns by their names. Fragments are joined by " … ", their offsets by ";".
What JSON names by an id stands here in words. Import the columns as text: a spreadsheet may take what begins with `=` for
a formula.

| column | in JSON | |
|---|---|---|
"""


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
    yield CSV + "\n".join(_column(*each) for each in _columns())


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


def _columns() -> Iterator[tuple[str, str, str]]:
    for column in columns():
        owner = "document" if column.of == "document" else "claim"
        place = ".".join((*column.path[:-1], column.field.row.json)) if column.field else ""
        where = f"`{owner}.{place}`" if place else ""
        if column.part != "whole":
            yield column.name, f"`{owner}.{place}[].{column.part}`", "Offsets of the fragments."
        else:
            yield column.name, where, column.row.words


def _column(name: str, where: str, words: str) -> str:
    return f"| `{name}` | {where} | {_cell(words)} |"


def _article(name: str) -> str:
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    write()
