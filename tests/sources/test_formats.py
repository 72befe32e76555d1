"""The table of input formats: one row is all that a format needs beside its own file."""

import re
from pathlib import Path

import pytest

from reportedly.lsp.actions import actions
from reportedly.lsp.examining import Examined, Placed
from reportedly.model import Diagnostic, Span
from reportedly.sources import Item, formats, load, locate
from reportedly.sources.draft import Draft
from reportedly.sources.formats import FORMATS, Editing, InputFormat, format_in_editor, format_named, formats_told
from reportedly.sources.positions import file_map
from tests.pages import ENGLISH

SAID = "The mayor said on Monday that the bridge was closed.\n\nThe road to it will open again soon, she added."
CAPTIONS = "1\n00:01 --> 00:04\n{}\n\n2\n00:04 --> 00:07\n{}\n".format(*SAID.split("\n\n"))


def captions(data: bytes, where: str) -> Draft:
    """Subtitles: their words, without numbers and times."""
    lines = data.decode().splitlines()
    return Draft("\n\n".join(line for line in lines if line and not line.isdecimal() and "-->" not in line), lines=True)


@pytest.fixture
def with_captions(monkeypatch: pytest.MonkeyPatch) -> None:
    row = InputFormat(
        "captions",
        "WebVTT",
        (".vtt",),
        captions,
        lambda head, cut: head.startswith(b"WEBVTT"),
        libraries=frozenset(("captioner",)),
        editing=Editing(("vtt",), "NOTE reportedly: {}", lambda text, offset: text.rfind("\n\n", 0, offset) + 2),
    )
    monkeypatch.setattr(formats, "FORMATS", (*FORMATS, row))


def test_no_two_formats_share_a_name_a_suffix_or_an_editor_s_name() -> None:
    languages = [each.editing.languages for each in FORMATS if each.editing]
    for names in ([(each.name,) for each in FORMATS], [each.suffixes for each in FORMATS], languages):
        told = [name for several in names for name in several]
        assert len(set(told)) == len(told)
    assert all(
        suffix == suffix.lower() and re.fullmatch(r"(\.\w+)?", suffix) for each in FORMATS for suffix in each.suffixes
    )


@pytest.mark.usefixtures("with_captions")
def test_a_file_is_of_a_format_by_its_suffix_or_by_how_it_begins(tmp_path: Path) -> None:
    (tmp_path / "a.vtt").write_text(CAPTIONS)
    (tmp_path / "b").write_text(f"WEBVTT\n\n{CAPTIONS}")
    (tmp_path / "c").write_text(SAID)
    assert [item.kind for item in locate([str(tmp_path)]) if isinstance(item, Item)] == ["captions", "captions", "text"]
    (tmp_path / "empty").mkdir()
    (error,) = locate([str(tmp_path / "empty")])
    assert formats_told().startswith("text, Markdown, ") and formats_told().endswith(" or WebVTT")
    assert f"holds no {formats_told()} file" in str(error)


@pytest.mark.usefixtures("with_captions")
def test_its_text_is_loaded_and_found_again_in_the_file() -> None:
    item = Item("a.vtt", "captions", data=CAPTIONS.encode())
    document = load(item, ENGLISH)
    assert document.text == SAID
    where = file_map(item, CAPTIONS.encode(), document)
    start = SAID.index("bridge")
    region = where and where.region(start, start + 6)
    assert region and region.offsets and CAPTIONS[slice(*region.offsets)] == "bridge"


@pytest.mark.usefixtures("with_captions")
def test_an_editor_knows_it_and_writes_remarks_its_own_way() -> None:
    assert format_in_editor("vtt", "").name == format_in_editor("", ".vtt").name == "captions"
    span = Span.of(SAID, 0, 9)
    at = CAPTIONS.index("road")
    found = Placed(Diagnostic("SRC001", "bare-source", "info", 0.9, span, "who is this", "Who?"), ((at, at + 3),))
    (action,) = actions(Examined(CAPTIONS, "captions"), found)
    assert action.text == "NOTE reportedly: ignore SRC001: reason\n"
    assert CAPTIONS[action.range[0] :].startswith("2\n")


@pytest.mark.parametrize(
    ("language", "suffix", "name"),
    [
        ("markdown", ".txt", "markdown"), ("", ".md", "markdown"), ("html", "", "html"), ("", ".xhtml", "html"),
        ("plaintext", "", "text"), ("jsonl", ".jsonl", "text"), ("", ".rst", "text"),
    ],
)  # fmt: skip
def test_what_an_editor_shows_is_one_article(language: str, suffix: str, name: str) -> None:
    assert format_in_editor(language, suffix) is format_named(name)
