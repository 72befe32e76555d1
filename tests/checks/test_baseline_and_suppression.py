"""Fingerprints are stable against edits elsewhere; ignore files name paths by patterns."""

from __future__ import annotations

import pytest

from reportedly.checks.baseline import baseline_from, baseline_text, fingerprints, fresh, joined, numbered
from reportedly.checks.suppression import fits
from reportedly.model import Diagnostic, Span
from tests.pages import page_of


def print_of(text: str, words: str, rule: str = "SRC001") -> str:
    start = text.index(words)
    found = Diagnostic(rule, "n", "info", 1, Span.of(text, start, start + len(words)), "m", "a")
    return fingerprints(text, page_of(text).layout, [found])[0]


TEXT = "The road is closed. The bridge will open in June, a source said on Friday. Cars wait."


def test_a_fingerprint_does_not_depend_on_what_stands_elsewhere() -> None:
    one = print_of(TEXT, "a source")
    assert one == print_of("New. Entirely new.\n\n" + TEXT.replace("closed", "open"), "a source")
    assert one == print_of(TEXT.replace("June, a", "June,  a"), "a source")
    assert one != print_of(TEXT.replace("June", "July"), "a source")
    assert one != print_of(TEXT.replace("a source", "one source"), "one source")
    assert one != print_of(TEXT, "a source", "SRC002")


def test_equal_findings_are_counted() -> None:
    assert numbered(["a", "b", "a"]) == ("a:1", "b:1", "a:2")
    assert fresh(["a", "a", "b"], {"a": 1}) == (False, True, True)
    assert joined([["a", "a"], ["a", "b"]]) == {"a": 2, "b": 1}


def test_a_baseline_is_read_as_it_was_written() -> None:
    known = {"0123456789abcdef": 2, "0000000000000000": 1}
    assert baseline_from(baseline_text(known), "b") == known
    assert baseline_from(baseline_text({}), "b") == {}


@pytest.mark.parametrize(
    ("pattern", "path", "fitting"),
    [
        ("a.txt", "a.txt", True), ("a.txt", "in/a.txt", True), ("in/*.txt", "in/a.txt", True), ("in/*.txt", "in/b/a.txt", False),
        ("in/**/*.txt", "in/b/a.txt", True), ("in/**/*.txt", "in/a.txt", True), ("in", "in/b/a.txt", True),
        ("./in/", "in/a.txt", True), ("?.txt", "a.txt", True), ("?.txt", "ab.txt", False), ("[a].txt", "a.txt", False),
    ],
)  # fmt: skip
def test_patterns_of_paths(pattern: str, path: str, fitting: bool) -> None:
    assert fits(pattern, path) is fitting
