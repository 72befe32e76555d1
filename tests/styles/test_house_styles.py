"""House styles: those that come along are valid, and every mistake in another is told by file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.checks import Selection
from reportedly.checks.added import added_rules
from reportedly.checks.checking import active
from reportedly.checks.rules import rulebook
from reportedly.model import Setting, Style
from reportedly.model.errors import StyleError
from reportedly.styles import load_style, shipped_styles

IDS = {rule.id for rule in rulebook()}
FAMILIES = {rule.family for rule in rulebook()}
HEAD = 'id = "house"\ntitle = "Our house"\n'
RULE = (
    '[[lexical]]\nid = "LAKE001"\nname = "lake"\nmarks = "m."\nwhy = "w."\nreference = "r"\nwordings = ["the lake"]\n'
    'message = "“{words}”"\nask = "a?"\n'
)


@pytest.mark.parametrize("name", shipped_styles())
def test_a_shipped_style_is_valid(name: str) -> None:
    style = load_style(name, IDS, FAMILIES)
    assert style.id == name
    for rule in style.lexical:
        assert rule.marks.endswith(".") and rule.why.endswith(".") and rule.bad and rule.good
    assert [rule.id for rule in added_rules((), (style,))] == [rule.id for rule in (*style.lexical, *style.sourcing)]


def test_minimal_leaves_only_what_is_almost_surely_wrong() -> None:
    style = load_style("minimal", IDS, FAMILIES)
    left = {rule.id for rule in active(Selection(styles=(style,)))}
    errors = {rule.id for rule in rulebook() if rule.severity == "error" and rule.default}
    named = {rule.id for rule in rulebook() if rule.id in ("HED001", "QUO001", "DRF001", "VER002") and rule.default}
    assert left == errors | named


def test_a_style_may_say_which_rules_hold_and_no_others(tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_text(HEAD + 'only = ["QUO", "SRC001", "SRC005"]\n[settings.QUO003]\nenabled = false\n' + RULE)
    style = load_style(str(path), IDS, FAMILIES)
    assert [rule.id for rule in active(Selection(styles=(style,)))] == ["LAKE001", "QUO001", "QUO002", "SRC001", "SRC005"]
    other = Style("other", "Other", {"TIM001": Setting(enabled=True)})
    assert "TIM001" in {rule.id for rule in active(Selection(styles=(style, other)))}
    assert "TIM001" not in {rule.id for rule in active(Selection(styles=(other, style)))}


def test_what_is_written_is_what_holds(tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_text(HEAD + '[settings.SRC001]\nseverity = "error"\nenabled = false\nmessage = "who?"\n' + RULE)
    style = load_style(str(path), IDS, FAMILIES)
    assert style.settings["SRC001"].severity == "error"
    assert style.settings["SRC001"].enabled is False
    assert style.settings["SRC001"].ask is None
    assert style.lexical[0].wordings == ("the lake",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", ":1: 'id' is missing (and 1 more)"),
        (HEAD + "[settings.SCR001]", ":3: unknown rule 'SCR001'; did you mean 'SRC001'?"),
        (HEAD + '[settings.SRC001]\nseverety = "info"', ":4: unknown key 'severety'; did you mean 'severity'?"),
        (HEAD + '[settings.SRC001]\nenabled = "no"', ":4: enabled: true or false is expected, not a text"),
        (HEAD + 'only = ["SRC", "SCR001"]', ":3: unknown rule 'SCR001'; did you mean 'SRC001'?"),
        (HEAD + 'only = "SRC"', ':3: only: a list is expected, such as ["…"], not a text'),
        (HEAD + "[setings]", ":3: unknown key 'setings'; did you mean 'settings'?"),
        (
            HEAD + RULE.replace("LAKE001", "SRCX001"),
            ":4: id: 'SRCX001' begins with SRC, which stands for Reportedly's own rules",
        ),
        (HEAD + RULE.replace("LAKE001", "lake-1"), ":4: id: capital letters and three digits are expected"),
        (HEAD + RULE + RULE, ":13: the id 'LAKE001' is used twice: here and in line 4"),
        (HEAD + RULE + 'where = "title"', ":12: where: one of own voice, headline, everywhere is expected, not 'title'"),
        (HEAD + RULE.replace("[[lexical]]", "[lexical]"), ":3: write [[lexical]] with two brackets, once for every rule"),
        ("id = ", ":1: is not TOML here: "),
    ],
)
def test_a_mistake_has_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "house.toml"
    path.write_text(text)
    with pytest.raises(StyleError) as error:
        load_style(str(path), IDS, FAMILIES)
    assert str(error.value).startswith(f"{path}{message}")
    assert "\n" not in str(error.value)
