"""Rules ask the scene: none reads the text with a pattern of its own, and rows name lists that there are."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
import rtoml

import reportedly
from reportedly.checks.kinds import KINDS
from reportedly.checks.rows import row
from reportedly.checks.scene.vocabulary import word_lists
from reportedly.languages import language

CHECKS = Path(reportedly.__file__).parent / "checks"
TEXTS = ("phrases", "strings")
"""What takes words apart that are no part of a page."""
ROWS = sorted((CHECKS / "rules").glob("*.toml"))


@pytest.mark.parametrize(
    "path",
    sorted(path for room in ("rules", "kinds", "scene") for path in (CHECKS / room).glob("*.py") if path.stem not in TEXTS),
    ids=lambda path: path.stem,
)
def test_none_reads_the_text_with_a_pattern_of_its_own(path: Path) -> None:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    assert "re" not in {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}


@pytest.mark.parametrize("path", ROWS, ids=lambda path: path.stem)
def test_a_row_names_lists_of_the_language(path: Path) -> None:
    data = rtoml.loads(path.read_text(encoding="utf-8"))
    settings = next(data[kind] for kind in KINDS if kind in data)
    known = word_lists(language("en"))
    values = (value if isinstance(value, list) else [value] for value in settings.values())
    named = [each for value in values for each in value if isinstance(each, str)]
    for name in named:
        if " " not in name and name.count(".") >= 1 and not name.endswith("."):
            assert name in known or any(each.startswith(f"{name}.") for each in known), name


def test_a_faulty_row_is_told_with_its_file() -> None:
    with pytest.raises(ValueError, match=r"^x\.toml: wordings is not known"):
        row({"wordings": {}, "pair": {}}, "x.toml")
    with pytest.raises(ValueError, match=r"^x\.toml: one kind is expected, of wording, "):
        row({"id": "X001"}, "x.toml")
    with pytest.raises(ValueError, match=r"^x\.toml: pair: colour is not known; known: ask, "):
        row({"pair": {"colour": "red"}}, "x.toml")
    with pytest.raises(ValueError, match=r"^x\.toml: pair: .*missing.*ask"):
        row({"pair": {"of": "terms"}}, "x.toml")
