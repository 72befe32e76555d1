"""Rules as data: what a file may say, and what is told of one that says something else."""

from __future__ import annotations

from pathlib import Path

import pytest

import reportedly
from reportedly.checks import rulebook
from reportedly.checks.kinds import KINDS, named_lists
from reportedly.checks.rows import row
from reportedly.checks.scene import Scene, word_lists
from reportedly.forms import entry, parsed
from reportedly.model import Article, Document, Language, Producer
from reportedly.text import page
from tests.pages import ENGLISH, page_of

ROWS = sorted((Path(reportedly.__file__).parent / "checks" / "rules").glob("*.toml"))
TEXT = '''\
id = "LEX999"
name = "late"
kind = "lexical"
severity = "info"
marks = """
Late
words."""
why = "So."
reference = "None."

[wording]
message = "m"
ask = "a"
phrases = ["late"]
voice = "own"

[[bad]]
text = "It is late."
marked = ["late"]

[[good]]
text = "It is early."
'''


def told(text: str) -> str:
    """What is told of a faulty file."""
    with pytest.raises(ValueError, match=r"x\.toml") as error:
        row(parsed(text.encode(), "x.toml"))
    return str(error.value)


def test_a_row_is_a_rule() -> None:
    rule = row(parsed(TEXT.encode(), "x.toml"))
    assert (rule.marks, rule.family, rule.bad[0].marked, rule.default) == ("Late words.", "LEX", ("late",), True)
    article = Article(Document("It is late."), (), (), Producer("0", "none"))
    assert [each.span.text for each in rule.find(Scene(article, page_of("It is late.")))] == ["late"]


def test_only_what_is_a_paragraph_is_put_into_one_line() -> None:
    rule = row(parsed(TEXT.replace('name = "late"', 'name = "so  late"').encode(), "x.toml"))
    assert (rule.name, rule.marks) == ("so  late", "Late words.")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('voice = "own"', 'voice = "mine"', "x.toml:15: voice: one of any, unquoted, own, naming, apart, alone is expected, not 'mi"),
        ('reference = "None."\n', "", "x.toml:1: 'reference' is missing"),
        ('[[good]]\ntext = "It is early."\n', "", "x.toml:1: 'good' is missing"),
        ('severity = "info"', 'severity = "hint"', "x.toml:4: severity: one of info, warning, error is expected, not 'hint'"),
        ('id = "LEX999"', 'id = "CER001"', "x.toml:1: id: 'CER001' begins with no known family of rules; known: SRC, ATT, "),
        ('id = "LEX999"', 'id = "LEX9"', "x.toml:1: id: a family and three digits are expected, such as LEX001, not 'LEX9'"),
        ("[wording]", "[colouring]", "x.toml:11: unknown key 'colouring'"),
        ("[wording]", "[colouring]", "the table of one kind is expected, and there is none; known kinds: wording, source, "),
        ('name = "late"', 'nam = "late"', "x.toml:2: unknown key 'nam'; did you mean 'name'?"),
        ("[[bad]]", "[order]\n[[bad]]", "the table of one kind is expected, not wording and order; known kinds: wording, "),
        ('ask = "a"', "", "x.toml:11: 'ask' is missing"),
        ('ask = "a"', 'ask = "a"\nsize = 1', "x.toml:14: unknown key 'size'"),
        ('phrases = ["late"]', 'phrases = "late"', "x.toml:14: phrases: a list is expected"),
        ('marked = ["late"]', 'words = ["late"]', "x.toml:19: unknown key 'words'; known: marked, "),
        ('why = "So."', "why = 3", "x.toml:8: why: a text is expected, not a number"),
        ("[wording]", "[wording", "x.toml:11: is not TOML here"),
    ],
)  # fmt: skip
def test_a_faulty_row_is_told_with_file_line_key_and_what_is_known(old: str, new: str, message: str) -> None:
    assert old in TEXT
    assert message in told(TEXT.replace(old, new))


def test_every_mistake_of_a_row_is_told_in_a_line() -> None:
    lines = told(TEXT.replace("info", "hint").replace('"own"', '"mine"')).splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["x.toml:4:", "x.toml:15:"]


def test_tables_and_pairs_in_a_row_are_checked() -> None:
    found: list[str] = []
    wrong = {"ask": "a", "beside": "b", "of": "body", "more": {"steps": "s"}}
    entry(KINDS["drift"], wrong, (), lambda path, message: found.append(message))
    assert found == ["more: unknown key 'steps'; known: step, number, certainty, voice"]
    entry(KINDS["consistency"], {"of": "dates", "told": {"x": ["a"]}}, (), lambda path, message: found.append(message))
    assert found[1:] == ["x: 2 are expected in the list, not 1"]


@pytest.mark.parametrize("path", ROWS, ids=lambda path: path.stem)
def test_a_row_names_lists_of_the_language(path: Path) -> None:
    """One that is not there says which file it would stand in, and what was probably meant."""
    file = parsed(path.read_bytes(), path.name)
    assert row(file).id.lower() == path.name.partition("_")[0]
    kind = next(name for name in KINDS if name in file.data)  # type: ignore[union-attr]
    known = word_lists(ENGLISH)
    for key, name in named_lists(entry(KINDS[kind], file.data[kind], (), print)):  # type: ignore[union-attr, arg-type]
        assert name in known or any(known.under(name)), f"{path.name}: {key}: languages/en has no list {name!r}"


def test_a_list_of_any_table_is_sought_without_being_named_elsewhere() -> None:
    language = Language("xx", {"editorial": {"certain": "clearly surely", "things": [["pier"], ["quay", "wharf"]]}})
    article = Article(Document("It is clearly late."), (), (), Producer("0", "none"))
    scene = Scene(article, page(Document("It is clearly late."), language))
    assert [span.text for span in scene.uses("editorial.certain")] == ["clearly"]
    assert scene.listed("editorial.certain") == {"clearly", "surely"}
    assert [len(group) for group in scene.groups("editorial.things")] == [1, 1]


def test_a_list_that_a_table_lacks_is_told_with_its_file() -> None:
    language = Language("xx", {"editorial": {"certain": "clearly"}})
    scene = Scene(Article(Document("Late."), (), (), Producer("0", "none")), page(Document("Late."), language))
    with pytest.raises(KeyError, match=r"languages/xx/editorial\.toml has no list 'editorial\.certan'; did you mean"):
        scene.uses("editorial.certan")
    assert not scene.uses("nothing.at_all")


def test_what_rules_name_is_sought_in_one_walk() -> None:
    named = {name.partition(".")[0] for rule in rulebook() for name in rule.lists}
    assert {"predictions", "labels", "drift"} <= named
