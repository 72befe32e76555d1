"""What the mutators begin with: texts, pages, records and tables that lie in the repository."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
_SENTENCES = re.compile(r"(?<=[.!?”\"’])\s+(?=[A-Z“\"‘])|\n\s*\n")
_PROSE = re.compile(r"[a-z]{2,} [a-z]{2,}")
_LONGEST = 4000


@cache
def articles() -> tuple[str, ...]:
    """Whole articles: the examples, and the corpus of the tests where there is one."""
    found = [*ROOT.glob("examples/**/*.txt"), *ROOT.glob("examples/**/*.md"), *ROOT.glob("tests/corpus/**/*.txt")]
    return tuple(path.read_text(encoding="utf-8") for path in sorted(found) if path.name != "README.md")


@cache
def written(pattern: str = "tests/**/*.py") -> tuple[str, ...]:
    """Every string that stands in the program files of a pattern, in order, each once."""
    found: dict[str, None] = {}
    for path in sorted(ROOT.glob(pattern)):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and 0 < len(node.value) <= _LONGEST:
                found[node.value] = None
    return tuple(found)


@cache
def passages() -> tuple[str, ...]:
    """Stretches of one to three sentences out of articles, of the tests' texts and of the rules' examples."""
    texts = [
        *articles(),
        *(each for each in (*written(), *written("src/reportedly/checks/rules/*.py")) if _PROSE.search(each)),
    ]
    found: dict[str, None] = {}
    for text in texts:
        ends = [0, *(match.end() for match in _SENTENCES.finditer(text)), len(text)]
        for place in range(len(ends) - 1):
            found[text[ends[place] : ends[min(place + 1 + place % 3, len(ends) - 1)]]] = None
    return tuple(each for each in found if _PROSE.search(each))


@cache
def words() -> tuple[str, ...]:
    """Words that decide something: those of the program's own tables, and of the texts."""
    found: dict[str, None] = {}
    for path in sorted((ROOT / "src/reportedly").glob("*/**/lexicon/*.toml")):
        found.update(dict.fromkeys(re.findall(r'"([^"\\\n]{1,40})"', path.read_text(encoding="utf-8"))))
    for text in articles():
        found.update(dict.fromkeys(text.split()))
    return tuple(found)


@cache
def tables() -> tuple[tuple[str, str], ...]:
    """(kind, TOML) of every pack's file, style and configuration in the repository."""
    found = [("style", path) for path in (ROOT / "src/reportedly/styles/data").glob("*.toml")]
    found += [(f"pack/{path.name}", path) for path in (ROOT / "src/reportedly/packs/data").glob("*/*.toml")]
    read = [(kind, path.read_text(encoding="utf-8")) for kind, path in sorted(found, key=lambda each: str(each[1]))]
    return (*read, *(("configuration", each) for each in written() if "[check]" in each or "[tool.reportedly" in each))
