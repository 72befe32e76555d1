"""Rules ask the scene: none reads the text with a pattern of its own, and rows name lists that there are."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
import rtoml

import reportedly
from reportedly.checks.kinds import KINDS
from reportedly.checks.rows import row
from reportedly.checks.scene.vocabulary import lists
from reportedly.languages import language

CHECKS = Path(reportedly.__file__).parent / "checks"
NOT_YET = {
    "att005_capital_as_speaker",
    "lex003_unattributed_label",
    "plc004_contradicting_map",
    "tim001_undated_event",
    "tim002_floating_time",
    "tim003_contradicting_dates",
}
"""Rules that still have patterns of their own. This list only shrinks."""
ROWS = sorted((CHECKS / "rules").glob("*.toml"))


def patterned(path: Path) -> bool:
    """Whether a module imports regular expressions, or makes some of word lists."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    imported = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    modules = {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
    return "re" in imported or "reportedly.checks.expressions" in modules


def test_no_rule_reads_the_text_with_a_pattern_of_its_own() -> None:
    assert {path.stem for path in (CHECKS / "rules").glob("*.py") if patterned(path)} == NOT_YET


@pytest.mark.parametrize("path", sorted((CHECKS / "kinds").glob("*.py")), ids=lambda path: path.stem)
def test_neither_does_a_kind(path: Path) -> None:
    assert not patterned(path)


@pytest.mark.parametrize("path", ROWS, ids=lambda path: path.stem)
def test_a_row_names_lists_of_the_language(path: Path) -> None:
    data = rtoml.loads(path.read_text(encoding="utf-8"))
    settings = next(data[kind] for kind in KINDS if kind in data)
    known = lists(language("en"))
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
