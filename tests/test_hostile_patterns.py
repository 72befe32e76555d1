"""No regular expression of the package takes longer than it should for a text that is crafted against it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.fuzz.patterns import Found, crafted, slow

ROOT = Path(__file__).parents[1]
BOUNDED = {
    "gazetteer/folding.py": "names of at most LONGEST characters",
    "languages/inflections.py": "single words of at most LONGEST characters (model/morphology.py)",
    "resolve/times/grammar.py": "signs of tokens, at most ten on either side of one that makes a time",
    "sources/dates.py": "the first 400 characters of a paragraph, with match",
    "sources/pages/page.py": "the first 4,096 bytes of a page",
    "sources/mending.py": "the 40 characters before a line's end",
    "sources/unsupported.py": "asked with match, of the first bytes of a file",
}
"""Files in which a pattern is slow on long texts, and why it never sees one."""
REPORT = (
    "from benchmarks.fuzz.patterns import patterns, slow\n"
    "found = patterns()\n"
    "print(len(found))\n"
    "for each in filter(None, map(slow, found)): print(each.found.where, repr(each.found.pattern)[:200], 'against', each.text[:200])"
)


@pytest.mark.parametrize("pattern", [r"(a+)+$", r"\s+$", r"(?:a|aa)+b", r"(x+x+)+y", r"[\w-]*\w"])
def test_a_slow_pattern_is_caught(pattern: str) -> None:
    assert slow(Found(pattern, 0, "here", ("search",)))


@pytest.mark.parametrize(
    "pattern", [r"(?<!\s)\s++$", r"[a-z]+", r"(?<!\w)(?:\w++\s++){0,3}and", r"“[^”]{0,300}”", r"\bsaid\b"]
)
def test_a_quick_one_is_not(pattern: str) -> None:
    assert slow(Found(pattern, 0, "here", ("search",))) is None


def test_texts_are_crafted_from_the_repeats_of_a_pattern() -> None:
    assert {(unit, lead) for unit, lead, _ in crafted(Found(r"ab(?:cd)+", 0, "here"))} == {("cd", ""), ("cd", "ab")}


@pytest.mark.timeout(600)
def test_every_pattern_of_the_package_is_safe_against_crafted_repetition() -> None:
    """In a process of its own, where nothing of the package is imported yet."""
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-c", REPORT], capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": path}
    )
    assert done.returncode == 0, done.stderr
    count, *lines = done.stdout.splitlines()
    assert int(count) > 200
    assert [line for line in lines if line.partition(":")[0] not in BOUNDED] == []
