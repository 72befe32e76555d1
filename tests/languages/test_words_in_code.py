"""The words of a language stand in its tables and not in code: this finds lists of them in code.

A list is a tuple, list, set or the keys of a dictionary with five or more words; a regular expression with five or more between bars;
or a text of five or more that is split. A word is one, or several, that a dictionary of ordinary words or a table of English has.
Names that the program gives to its own things are none, whatever they are spelled like: see ``_named``.
``python -m tests.languages.test_words_in_code`` prints what is counted.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "reportedly"
LEAST = 5

OTHER = {
    "cli/gazetteer.py": "columns",
    "cli/pack.py": "parts of a pack",
    "cli/program.py": "commands",
    "cli/rule.py": "keys of JSON",
    "gazetteer/record.py": "kinds of places",
    "gazetteer/table.py": "columns and kinds in tables that people bring",
    "gazetteer/writing.py": "parts of a file",
    "ledger/checking.py": "columns",
    "ledger/deciding.py": "columns",
    "ledger/keeping.py": "columns",
    "ledger/ledger.py": "keys of a record",
    "ledger/migrations/versions/v0003_decided_threads.py": "tables",
    "ledger/projecting.py": "columns",
    "ledger/teaching.py": "keys of JSON",
    "lineage/addresses.py": "labels of hosts",
    "reader/labels.py": "labels of a network",
    "reader/network.py": "inputs of a network",
    "record/decisions.py": "keys of JSON",
    "resolve/actors/features.py": "features of a model",
    "resolve/events/tying.py": "reasons, which are English whatever the article is",
    "resolve/places/candidates.py": "kinds of places in packs",
    "resolve/places/context.py": "kinds of places",
    "run/dataset.py": "keys of JSON",
    "run/label.py": "keys of JSON",
    "run/manifest.py": "keys of JSON",
    "show/answers/geojson.py": "keys of JSON",
    "show/sarif.py": "keys of JSON",
    "sources/language.py": "codes and names of languages",
    "sources/markdown.py": "tags of HTML",
    "sources/pages/extraction.py": "tags of HTML",
    "sources/pages/story.py": "roles of elements of HTML",
    "sources/pages/tree.py": "tags and attributes of HTML",
    "sources/visible.py": "tags of HTML",
    "web/guard.py": "headers of HTTP",
}
"""Files whose lists are of something else, which no rule tells from words."""

_WORD = re.compile(r"[A-Za-z]+(?:['’ -][A-Za-z]+)*\.?")
_GROUPS = re.compile(r"\(\?P<\w+>|\\[a-zA-Z]|\[[^\]]*\]|\(\?[a-z]+[:)]")
_BARS = re.compile(r"[A-Za-z][A-Za-z'’ -]*[A-Za-z](?=[^|]{0,12}\|)|(?<=[|(:])[A-Za-z][A-Za-z'’ -]*[A-Za-z]")

Found = tuple[int, list[str]]


@cache
def ordinary() -> frozenset[str]:
    """Words as dictionaries and the tables of English have them, in lower case."""
    listed = (SOURCE / "reader" / "weights" / "ordinary.txt").read_text(encoding="utf-8").split()
    tables = " ".join(path.read_text(encoding="utf-8") for path in (SOURCE / "languages").rglob("*.toml"))
    return frozenset(listed) | {word.lower() for word in re.findall(r"[A-Za-z]+", tables)}


def is_word(text: str) -> bool:
    return bool(_WORD.fullmatch(text)) and len(text) > 1 and ordinary().issuperset(re.findall(r"[a-z]+", text.lower()))


def lists(tree: ast.AST) -> Iterator[Found]:
    """Line and words of every list."""
    passed = set(_passed(tree))
    for node in ast.walk(tree):
        if node not in passed:
            for listed in _listed(node):
                words = [word for word in listed if is_word(word)]
                if len(set(words)) >= LEAST and not _named(words):
                    yield getattr(node, "lineno", 0), words


def _listed(node: ast.AST) -> Iterator[list[str]]:
    match node:
        case ast.Tuple() | ast.List() | ast.Set():
            yield _strings(node.elts)
        case ast.Dict() if not all(isinstance(value, ast.Name | ast.Attribute | ast.Lambda) for value in node.values):
            yield _strings(key for key in node.keys if key)
        case ast.Constant(value=str(text)) if text.count("|") >= LEAST - 1:
            yield [word.strip() for word in _BARS.findall(_GROUPS.sub(" ", text))]
        case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(text)), attr="split")):
            yield text.split()
        case ast.Call(func=ast.Attribute(attr="findall" | "split"), args=[_, ast.Constant(value=str(text)), *_]):
            yield re.findall(r"\w+", text)


def _strings(nodes: Iterable[ast.AST]) -> list[str]:
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def _passed(tree: ast.AST) -> Iterator[ast.AST]:
    """What is no list of words by where it stands: closed sets of values, what a module exports, documentation, examples of rules."""
    for node in ast.walk(tree):
        match node:
            case ast.Subscript(value=ast.Name(id="Literal")) | ast.Expr(value=ast.Constant()):
                yield from ast.walk(node)
            case ast.Assign(targets=[ast.Name(id="__all__" | "__slots__")]):
                yield from ast.walk(node)
            case ast.Call(func=ast.Name(id="Rule" | "Example" | "door")):
                yield from ast.walk(node)


def _named(words: list[str]) -> bool:
    """Whether words are names that the program gives: codes in capitals, values of a closed set, fields of a class, parts of a
    table.
    """
    return all(word.isupper() for word in words) or any(names.issuperset(words) for names in _names())


@cache
def _names() -> tuple[frozenset[str], ...]:
    found: list[frozenset[str]] = []
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Subscript(value=ast.Name(id="Literal"), slice=ast.Tuple(elts=values)):
                    found.append(frozenset(_strings(values)))
                case ast.ClassDef(body=body):
                    found.append(
                        frozenset(
                            each.target.id
                            for each in body
                            if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)
                        )
                    )
    tables = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in (SOURCE / "languages").rglob("*.toml")}
    families = frozenset(family["name"] for family in tables["verbs"]["family"])
    pronouns = frozenset({"she", "they"})  # a class of pronouns is called by one of its words
    return tuple(
        names for names in (*found, families, frozenset(tables), *map(frozenset, tables.values())) if not names & pronouns
    )


def everything() -> Iterator[tuple[str, int, list[str]]]:
    """File, line and words of every list of the package."""
    for path in sorted(SOURCE.rglob("*.py")):
        file = path.relative_to(SOURCE).as_posix()
        if file not in OTHER:
            for line, words in lists(ast.parse(path.read_text(encoding="utf-8"))):
                yield file, line, words


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('A = ("said", "told", "called", "asked", "warned")', 5),
        ('A = frozenset({"on", "in", "by", "at", "from", "zzzzz"})', 5),
        ('A = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}', 5),
        ('A = "on in by at from".split()', 5),
        ('A = re.findall("[a-z]+", "on in by at from")', 5),
        (r'A = re.compile(r"\b(?:said|told|call(?:ed|s)|asked|warned\s+of)\b")', 5),
        ('A = ("said", "told", "called", "asked")', 0),
        ('A = ("IN", "ON", "BY", "AT", "FROM")', 0),
        ('A = {"in": first, "on": second, "by": third, "at": fourth, "from": fifth}', 0),
        ('A: Literal["in", "on", "by", "at", "from"]', 0),
        ('A = ("person", "organisation", "state", "collective", "unknown")', 0),
        ('__all__ = ["in", "on", "by", "at", "from"]', 0),
    ],
)
def test_what_counts(code: str, expected: int) -> None:
    assert max((len(set(words)) for _, words in lists(ast.parse(code))), default=0) >= expected
    assert bool(list(lists(ast.parse(code)))) == bool(expected)


def test_no_list_stands_in_code() -> None:
    assert list(everything()) == []


def test_files_with_other_lists_have_some() -> None:
    assert [file for file in OTHER if not list(lists(ast.parse((SOURCE / file).read_text(encoding="utf-8"))))] == []


if __name__ == "__main__":
    rooms: Counter[str] = Counter()
    for file, line, words in everything():
        rooms[file.partition("/")[0]] += 1
        print(f"{file}:{line}: {len(words)}: {' '.join(words)}")
    print(dict(rooms))
