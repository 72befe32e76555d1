"""``reportedly pack``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

Command = Callable[..., CompletedProcess[str]]


def test_a_new_pack_is_valid_until_it_is_broken(reportedly_command: Command, tmp_path: Path) -> None:
    made = reportedly_command("pack", "new", "lake-war")
    assert (made.returncode, made.stderr) == (0, "")
    checked = reportedly_command("pack", "check", "lake-war")
    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout.startswith("lake-war@") and ": valid, 2 sides, 4 actors" in checked.stdout

    actors = tmp_path / "lake-war" / "actors.toml"
    actors.write_text(actors.read_text().replace('side = "north"', 'side = "nord"'))
    broken = reportedly_command("pack", "check", "lake-war")
    assert broken.returncode == 1
    lines = broken.stdout.splitlines()
    assert lines[0] == "lake-war/actors.toml:7: unknown side 'nord'; did you mean 'north'?"
    assert lines[-1] == "2 mistakes"

    again = reportedly_command("pack", "new", "lake-war")
    assert (again.returncode, again.stderr) == (2, "reportedly: lake-war: is not empty; name a new folder\n")


def test_a_name_that_no_text_reaches_is_a_mistake(reportedly_command: Command, tmp_path: Path) -> None:
    reportedly_command("pack", "new", "lake-war")
    actors = tmp_path / "lake-war" / "actors.toml"
    head, _, rest = actors.read_text().partition("[[actor]]")
    fault = '[[actor]]\nid = "odd"\nname = "Odd Guild"\nkind = "organisation"\nreference = "invented"\naliases = ["He"]\n\n'
    actors.write_text(f"{head}{fault}[[actor]]{rest}")
    checked = reportedly_command("pack", "check", "lake-war")
    line = head.count("\n") + 6
    assert checked.stdout.splitlines() == [
        f"lake-war/actors.toml:{line}: aliases: 'He' stands for anybody in a text, so it is no name",
        "1 mistake",
    ]


def test_list_and_show(reportedly_command: Command) -> None:
    listed = reportedly_command("pack", "list")
    assert listed.returncode == 0
    assert listed.stdout.splitlines()[0].split()[0] == "general"
    shown = reportedly_command("pack", "show", "general", "outlets")
    assert "  reuters: Reuters, GB, private\n" in shown.stdout
    assert "offices:" not in shown.stdout


def test_show_as_json(reportedly_command: Command) -> None:
    whole = json.loads(reportedly_command("pack", "show", "general", "--format", "json").stdout)
    assert (whole["id"], whole["sides"]) == ("general", [])
    outlets = json.loads(reportedly_command("pack", "show", "general", "outlets", "--format", "json").stdout)
    assert outlets == whole["outlets"]


def test_a_pack_that_is_not_there_is_one_line(reportedly_command: Command) -> None:
    for verb in ("show", "check"):
        result = reportedly_command("pack", verb, "generl")
        assert (result.returncode, result.stdout) == (2, "")
        assert result.stderr == "reportedly: there is no pack 'generl'; did you mean 'general'?\n"
