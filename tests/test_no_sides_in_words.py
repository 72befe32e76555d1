"""No state, people, capital, seat, party or side stands in a list of words, in code or in a pattern: they come from packs alone.

What shipped packs know is looked for in every table of ``src/reportedly`` outside of ``packs/data`` and in every string of
its code that is no documentation. ``python -m tests.test_no_sides_in_words`` prints what is found, by file and place.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reportedly.model.polities import folded
from reportedly.packs import load_packs, shipped

SOURCE = Path(__file__).parents[1] / "src" / "reportedly"

Text = tuple[str, str, str]

ORDINARY = {
    "languages/en/actors.toml": ("first", "roles.views", "regions"),
    "languages/en/places.toml": ("common", "given", "abbreviations"),
    "languages/en/sources.toml": ("outlets",),
}
"""Lists that exist to say that their words are ordinary ones, given names or views, and lists of other names: regions of one state as
a gazetteer has them, outlets. In them "turkey" is a bird, "jordan" and "georgia" are people, and "liberal" is anybody's view."""

NAMES_OF_OTHER_THINGS = (
    "packs/countries.py",
    "packs/template.py",
    "record/tables.py",
    "show/terminal.py",
    "sources/decoding.py",
    "sources/language.py",
)
"""Codes of countries, the example of a pack, the words of the public form, colours, formats of files and names of languages."""

DOCUMENTED = ("Rule", "Example")
"""Calls whose strings are pages for people and texts to show."""

PAGES = ("marks", "limits", "why", "reference", "bad", "good")
"""The same in a row of ``checks/rules``."""

READ = {"english"}
"""The language that messages say is read."""


def names() -> dict[str, str]:
    """Every word or phrase that a pack has for a state, people, party or side, to whom it belongs.

    Left out are words that are ordinary ones in small letters: those for views, and of the reader's list of ordinary words those that
    are not what members are called ("labour" is work, a "republican" is nothing else).
    """
    found: dict[str, str] = {}
    for pack in load_packs(shipped(), general=False):
        for actor in pack.actors:
            if actor.kind in ("state", "party") or (actor.kind == "collective" and actor.adjectives):
                called = (actor.name, *actor.aliases, *actor.short)
                for name in (*called, *actor.adjectives, *actor.peoples, *actor.capitals, *actor.metonyms):
                    found.setdefault(folded(name), f"{pack.id}/{actor.id}")
        for side in pack.sides:
            found.setdefault(folded(side.name), pack.id)
    views = set(_tables_of("actors")["roles"]["views"].split())
    ordinary = set((SOURCE / "reader" / "weights" / "ordinary.txt").read_text(encoding="utf-8").split())
    members = {name for pack in load_packs() for actor in pack.actors for name in map(folded, actor.peoples)}
    return {
        name: whose
        for name, whose in found.items()
        if name not in views
        and name.removesuffix("s") not in views
        and (name not in ordinary or {name, f"{name}s"} & members)
    }


def _tables_of(name: str) -> Any:
    return tomllib.loads((SOURCE / "languages" / "en" / f"{name}.toml").read_text(encoding="utf-8"))


def standing(known: Iterable[str], texts: Iterable[Text] | None = None) -> Iterator[Text]:
    """File, place and word of each name that stands in ``texts``: file, place and string of those of the package, unless given."""
    folded_names = {name for name in known if not name.isupper()}
    written = {name for name in known if name.isupper()}
    wanted = re.compile(rf"(?<![\w-])(?:{_either(folded_names)})(?![\w-])", re.IGNORECASE)
    capital = re.compile(rf"(?<![\w.-])(?:{_either(written)})(?![\w-])")
    for file, place, text in texts or (*_tables(), *_strings()):
        plain = re.sub(r"\\[bsdwAZ][+*?]*", " ", text).replace("\\", "")
        for pattern in (wanted, capital):
            for match in pattern.finditer(plain):
                yield file, place, match[0]


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _tables() -> Iterator[tuple[str, str, str]]:
    for path in sorted(SOURCE.rglob("*.toml")):
        file = path.relative_to(SOURCE).as_posix()
        if file.startswith("packs/data/"):
            continue
        exempt = PAGES if file.startswith("checks/rules/") else ORDINARY.get(file, ())
        for place, text in _texts(tomllib.loads(path.read_text(encoding="utf-8"))):
            if not any(place == each or place.startswith(f"{each}.") for each in exempt):
                yield file, place, text


def _texts(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield place, key
            yield from _texts(inner, f"{place}.{key}".lstrip("."))
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, place)
    elif isinstance(value, str):
        yield place, value


def _strings() -> Iterator[tuple[str, str, str]]:
    for path in sorted(SOURCE.rglob("*.py")):
        file = path.relative_to(SOURCE).as_posix()
        if file in NAMES_OF_OTHER_THINGS:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        told = set(_documentation(tree))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in told:
                yield file, f"line {node.lineno}", node.value


def _documentation(tree: ast.Module) -> Iterator[ast.AST]:
    """Strings that stand as statements, which is what docstrings are, and those in calls that make pages for people."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in DOCUMENTED:
            yield from ast.walk(node)


def test_names_are_many() -> None:
    known = names()
    assert {"lebanese", "spaniards", "ouagadougou", "kremlin", "republicans", "kurds", "UK", "azerbaijan"} <= known.keys()
    assert "us" not in known
    assert "liberal" not in known


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("killed Lebanese", ["Lebanese"]), (r"(?:the\s+)?kremlin\b", ["kremlin"]), ("US", ["US"]), (r"white\s+house", ["white house"]),
        ("us and them", []), ("car", []), ("labour", []), ("a liberal view", []),
    ],
)  # fmt: skip
def test_what_counts_as_standing_there(text: str, expected: list[str]) -> None:
    assert [word for _, _, word in standing(names(), [("a", "b", text)])] == expected


def test_none_stands_in_words_or_code() -> None:
    assert list(standing(names().keys() - READ)) == []


if __name__ == "__main__":
    for file, place, word in standing(names().keys() - READ):
        print(f"{file}: {place}: {word}")
