"""The languages that the package carries: what their files hold, and how a mistake in one is told."""

from __future__ import annotations

import time
from importlib.resources import files

import pytest

from reportedly.forms import File, parsed
from reportedly.languages import KNOWN, language
from reportedly.languages.inflections import morphology
from reportedly.languages.tables import Tables
from reportedly.languages.verbs import saying
from reportedly.model.errors import LanguageError
from reportedly.model.morphology import Morphology

FOLDER = files("reportedly.languages")


@pytest.mark.parametrize("code", KNOWN)
def test_it_is_valid(code: str) -> None:
    known = language(code)
    assert known.code == code
    assert all(known.table(name) for name in known.tables)


def test_one_that_is_not_known_is_told_with_those_that_are() -> None:
    with pytest.raises(LanguageError, match="'xx' is not known; known: en"):
        language("xx")


def test_a_file_is_parsed_when_it_is_asked_for() -> None:
    tables = Tables(FOLDER.joinpath("en"), "languages/en")
    assert "calendar" in tables
    assert tables._files == {}
    assert tables["calendar"]
    assert set(tables._files) == {"calendar"}


def test_words_that_attribute_are_read_fast() -> None:
    took = []
    for _ in range(3):
        tables = Tables(FOLDER.joinpath("en"), "languages/en")
        began = time.process_time()
        read = saying(tables.file("verbs"), morphology(tables.file("morphology")))
        assert read.verbs
        assert read.nouns
        took.append(time.process_time() - began)
    assert min(took) < 0.06, "the aim is 15 ms on an idle machine"


def file_of(text: str) -> File:
    made = parsed(text.encode(), "languages/xx/verbs.toml")
    assert isinstance(made, File)
    return made


FAMILY = """[[family]]
name = "saying"
force = "neutral"
hold = "stated"
takes = "clause"
act = "speech"
reference = "dictionary"
[family.verbs]
sago = "posed"
"""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (FAMILY.replace('"posed"', '"poised"'), "verbs.toml:9: sago: unknown feature 'poised'; did you mean 'posed'?"),
        (FAMILY.replace('"neutral"', '"neutrl"'), "verbs.toml:3: force: one of neutral, endorsing"),
        (FAMILY.replace('reference = "dictionary"\n', ""), "verbs.toml:1: 'reference' is missing"),
        (
            FAMILY + FAMILY.replace('"saying"', '"telling"'),
            "verbs.toml:18: 'sago' is a verb of the family 'saying' already",
        ),
        (FAMILY.replace('"posed"', "1"), "verbs.toml:9: sago: a text of features is expected, not a number"),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, message: str) -> None:
    with pytest.raises(LanguageError) as told:
        saying(file_of(text), Morphology())
    assert message in str(told.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[irregular]\ngo = "went"', ":2: go: a past tense and a participle are expected"),
        ("[rules]\npats = []", ":2: unknown kind of form 'pats'"),
        ("[endings]\npats = 'ed'", ":2: unknown kind of word 'pats'"),
        ("[rules]\npast = [['(', '1']]", ":2: past: a pattern is not valid"),
    ],
)
def test_a_mistake_about_forms_is_told_with_its_line(text: str, message: str) -> None:
    with pytest.raises(LanguageError) as told:
        morphology(file_of(text))
    assert message in str(told.value)
