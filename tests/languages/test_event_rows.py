"""What ``events.toml`` may hold, and what is told of one that holds something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.forms import parsed
from reportedly.languages import KNOWN, language
from reportedly.languages.events import event_mistakes
from reportedly.languages.tables import Tables
from reportedly.model.errors import LanguageError

TEXT = '''\
[[kind]]
type = "attack.strike"
gloss = "An attack from a distance."
plover = "ASSAULT"

[[deed]]
type = "attack.strike"
verbs = "bomb shell"
nouns = "bombing"
after = "of"
object = "town"
lone = "doubtful"

[[verb]]
type = "attack.strike"
lemmas = """strike
hit"""
object = "any"

[[phrase]]
type = "attack.strike"
patterns = """rain! down on <town>
<number> ~ bombs"""
subject = "armed"

[class]
town = "town city"

[holds]
armed = "town"

[named]
armed = "group place"

[counted.classes]
attack = "town"
'''


def told(text: str) -> list[str]:
    file = parsed(text.encode(), "xx/events.toml")
    assert not isinstance(file, str)
    return [str(each) for each in event_mistakes(file)]  # type: ignore[arg-type]


@pytest.mark.parametrize("code", KNOWN)
def test_what_is_shipped_is_sound(code: str) -> None:
    assert not list(event_mistakes(language(code).tables.file("events")))  # type: ignore[attr-defined]
    assert not told(TEXT) and not told("")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('object = "any"', 'object = "twon"', "xx/events.toml:18: object: unknown class 'twon'; did you mean 'town'?"),
        ('object = "any"', 'object = "sea"', "xx/events.toml:18: object: unknown class 'sea'; known: any, armed, town"),
        ('verbs = "bomb shell"', 'verb = "bomb"', "xx/events.toml:8: unknown key 'verb'; did you mean 'verbs'?"),
        ("lemmas", "lemma", "xx/events.toml:16: unknown key 'lemma'; did you mean 'lemmas'?"),
        ('type = "attack.strike"\nlem', 'type = "war"\nlem', "xx/events.toml:15: type: unknown type 'war'; known: attack.strike"),
        ('lone = "doubtful"', "lone = true", "xx/events.toml:12: lone: one of sure, doubtful is expected, not true or false"),
        ("<town>", "<village>", "xx/events.toml:22: patterns: unknown class 'village'; known: any, armed, number, town, who"),
        ('verbs = "bomb shell"\nnouns = "bombing"\n', "", "xx/events.toml:6: 'verbs' or 'nouns' are missing"),
        ('[holds]\narmed = "town"', '[holds]\narmed = "sea"', "xx/events.toml:30: armed: unknown class 'sea'"),
        ('"group place"', '"groups"', "xx/events.toml:33: armed: unknown kind of name 'groups'; did you mean 'group'?"),
        ('attack = "town"', 'attacks = "town"', "xx/events.toml:36: attacks: unknown type 'attacks'; did you mean 'attack'?"),
        ("[class]", "[clas]", "xx/events.toml:26: unknown table 'clas'; did you mean 'class'?"),
        ("[[verb]]", "[verb]", "xx/events.toml:14: write [[verb]] with two brackets, once for every row"),
        ("[holds]", "[holds]\nsea = 3", "xx/events.toml:30: sea: a text of words is expected, not a number"),
    ],
)  # fmt: skip
def test_a_faulty_row_is_told_with_its_line_and_what_is_known(old: str, new: str, message: str) -> None:
    assert old in TEXT
    assert any(each.startswith(message) for each in told(TEXT.replace(old, new))), told(TEXT.replace(old, new))


def test_a_faulty_file_is_no_table_of_the_language(tmp_path: Path) -> None:
    (tmp_path / "events.toml").write_text(TEXT.replace("lemmas", "lemma"), encoding="utf-8")
    tables = Tables(tmp_path, "languages/xx", {"events": event_mistakes})
    with pytest.raises(LanguageError, match=r"^languages/xx/events\.toml:16: unknown key 'lemma'"):
        tables["events"]
