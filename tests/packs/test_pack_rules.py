"""Rules that packs add in ``rules.toml``."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.packs import load_packs, mistakes, shipped

HEAD = '[pack]\nid = "lake"\nversion = "2026.11"\ntitle = "The lake"\n'
LEXICAL = (
    '[[lexical]]\nid = "LAK001"\nname = "lake-word"\nmarks = "m."\nwhy = "w."\nreference = "r"\nwordings = ["the lake"]\n'
    'message = "m"\nask = "a?"\nbad = ["""\nTitle\n\nThe lake froze.\n"""]\n'
)
SOURCING = (
    '[[sourcing]]\nid = "LAK002"\nname = "lake-source"\nmarks = "m."\nwhy = "w."\nreference = "r"\nkinds = ["state"]\n'
    'message = "m"\nask = "a?"\n'
)


def pack(folder: Path, rules: str) -> str:
    (folder / "pack.toml").write_text(HEAD)
    (folder / "rules.toml").write_text(rules)
    return str(folder)


def test_rules_are_read(tmp_path: Path) -> None:
    (found,) = load_packs([pack(tmp_path, LEXICAL + SOURCING)], general=False)
    assert [rule.id for rule in (*found.lexical, *found.sourcing)] == ["LAK001", "LAK002"]
    assert found.lexical[0].bad == ("Title\n\nThe lake froze.",)
    assert found.sourcing[0].kinds == ("state",)


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        (LEXICAL.replace("LAK001", "ATT901"), "2: id: 'ATT901' begins with ATT, which stands for Reportedly's own rules"),
        (LEXICAL.replace("lake-word", "Lake word"), "3: name: lower-case words joined by hyphens are expected"),
        (LEXICAL.replace("wordings", "words"), "7: unknown key 'words'; did you mean 'wordings'?"),
        (SOURCING.replace("state", "stat"), "7: kinds: one of person, organisation, state, document"),
        (LEXICAL + SOURCING.replace("LAK002", "LAK001"), "16: the id 'LAK001' is used twice: here and in line 2"),
        ("[[lexcal]]", "1: unknown table 'lexcal'; did you mean 'lexical'?"),
    ],
)
def test_a_mistake_has_file_and_line(tmp_path: Path, rules: str, message: str) -> None:
    found = mistakes(pack(tmp_path, rules))
    assert str(found[0]).startswith(f"{tmp_path / 'rules.toml'}:{message}")


@pytest.mark.parametrize("name", shipped())
def test_shipped_rules_say_why_and_show_both_kinds_of_examples(name: str) -> None:
    (found,) = load_packs([name], general=False)
    for rule in (*found.lexical, *found.sourcing):
        assert rule.marks.endswith(".") and rule.why.endswith(".") and rule.bad and rule.good
