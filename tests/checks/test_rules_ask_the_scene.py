"""Rules ask the scene: none reads the text with a pattern of its own."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import reportedly

CHECKS = Path(reportedly.__file__).parent / "checks"
TEXTS = ("phrases", "strings")
"""What takes words apart that are no part of a page."""


@pytest.mark.parametrize(
    "path",
    sorted(path for room in ("rules", "kinds", "scene") for path in (CHECKS / room).glob("*.py") if path.stem not in TEXTS),
    ids=lambda path: path.stem,
)
def test_none_reads_the_text_with_a_pattern_of_its_own(path: Path) -> None:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    assert "re" not in {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
