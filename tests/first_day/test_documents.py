"""What README and docs show is what a person gets: every ``console`` block is typed in, every ``python`` block is run.

In a ``console`` block each line after ``$ `` is a command, and the lines below it are what it prints; a last line ``…`` stands for any
more. Scores may differ by five hundredths, as the last digits differ between processors. A ``python`` block is followed by a ``text``
block where it prints something.
"""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from terminal import Terminal

from reportedly.cli.program import program

ROOT = Path(__file__).parents[2]
DOCUMENTS = [
    ROOT / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
    ROOT / "examples" / "README.md",
    Path(__file__).with_name("first_day.md"),
]
SPOKEN = DOCUMENTS[:-1]
"""Those that name commands to be used; the first day has mistakes in them."""
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SCORE = re.compile(r"\b(?:0\.\d{2,4}|1\.0{1,2})\b")
_INLINE = re.compile(r"`(reportedly [^`\n]+)`")
_SLACK = 0.05


def blocks(document: Path) -> list[tuple[str, str]]:
    return [(match[1], match[2]) for match in _BLOCK.finditer(document.read_text(encoding="utf-8"))]


def sessions(document: Path) -> Iterator[tuple[str, list[str]]]:
    """Each command of the document's console blocks with the lines that it is said to print."""
    for kind, text in blocks(document):
        if kind != "console":
            continue
        command, shown = "", list[str]()
        for line in text.splitlines():
            if line.startswith("$ "):
                if command:
                    yield command, shown
                command, shown = line[2:], []
            else:
                shown.append(line.rstrip())
        if command:
            yield command, shown


def same(shown: list[str], printed: list[str]) -> bool:
    """Whether what is shown is what was printed, scores within the slack."""
    if shown and shown[-1] == "…":
        shown = shown[:-1]
        printed = printed[: len(shown)]
    while shown and not shown[-1]:
        shown = shown[:-1]
    while printed and not printed[-1]:
        printed = printed[:-1]
    if [_SCORE.sub("0.00", line) for line in shown] != [_SCORE.sub("0.00", line) for line in printed]:
        return False
    pairs = zip(_SCORE.findall("\n".join(shown)), _SCORE.findall("\n".join(printed)), strict=True)
    return all(abs(float(one) - float(other)) <= _SLACK for one, other in pairs)


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    folder = tmp_path / "here"
    folder.mkdir()
    shutil.copytree(ROOT / "examples", folder / "examples")
    return Terminal(folder, tmp_path / "home")


@pytest.mark.quality
@pytest.mark.parametrize("document", [each for each in DOCUMENTS if any(sessions(each))], ids=named)
def test_what_a_document_shows_is_what_is_printed(document: Path, terminal: Terminal) -> None:
    for command, shown in sessions(document):
        printed = terminal.run(command).lines
        assert same(shown, printed), "\n".join((f"$ {command}", "shown:", *shown, "printed:", *printed))


@pytest.mark.quality
@pytest.mark.parametrize("document", [each for each in DOCUMENTS if ("python" in dict(blocks(each)))], ids=named)
def test_every_example_in_python_runs_and_prints_what_is_shown(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    found = blocks(document)
    names: dict[str, object] = {"__name__": "__main__"}
    for (kind, code), (following, shown) in zip(found, [*found[1:], ("", "")], strict=True):
        if kind != "python":
            continue
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(code, named(document), "exec"), names)
        if following == "text":
            lines = [line.rstrip() for line in printed.getvalue().splitlines()]
            assert same(shown.splitlines(), lines), "\n".join((code, "shown:", shown, "printed:", *lines))


def commands_in(document: Path) -> list[str]:
    """Every ``reportedly …`` that a document speaks of, in blocks and within sentences."""
    text = document.read_text(encoding="utf-8")
    typed = [line.removeprefix("$ ") for _, block in blocks(document) for line in block.splitlines()]
    return [line for line in (*typed, *_INLINE.findall(text)) if re.match(r"reportedly [a-z]", line)]


@pytest.mark.parametrize(
    ("document", "line"), [(named(each), line) for each in SPOKEN for line in dict.fromkeys(commands_in(each))]
)
def test_every_command_that_a_document_names_exists_with_its_options(document: str, line: str) -> None:
    words = shlex.split(line.partition("  #")[0], comments=True)[1:]
    command: click.Command = program
    context = click.Context(program)
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        found = command.get_command(context, words[0])
        assert found is not None, f"{document}: {line}"
        command, words = found, words[1:]
    known = {name for option in command.params if isinstance(option, click.Option) for name in option.opts}
    known |= {"--help", "-h"}
    for word in words:
        if word in ("|", ">", "&&", ";"):
            break
        if word.startswith("-") and word != "-":
            assert word.partition("=")[0] in known, f"{document}: {line}: no option {word}"
