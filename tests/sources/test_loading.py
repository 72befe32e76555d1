"""From an item to a document, and every text that is refused."""

import pytest

from reportedly.model import Metadata
from reportedly.model.errors import EmptyInput, ForeignInput, MissingInput, OversizedInput, UsageError
from reportedly.sources import Item, document_from_text, load
from tests.pages import ENGLISH

TEXT = "Bridge closed after storm\n\nKYIV, November 3, 2025 — The mayor said that the bridge was closed after a storm.\r\n"
RUSSIAN = "Старый мост закрыт с понедельника, сообщил мэр, после того как буря повредила две опоры. Ремонт начнётся весной."


def item(path, content, kind="text"):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return Item(str(path), kind)


def test_a_plain_text_is_its_decoded_content_unchanged(tmp_path):
    document = load(item(tmp_path / "a.txt", TEXT), ENGLISH)
    assert document.text == TEXT
    assert document.title is not None and document.title.text == "Bridge closed after storm"
    assert (document.published, document.published_from) == ("2025-11-03", "dateline")
    assert (document.path, document.language, document.notes) == (str(tmp_path / "a.txt"), "en", ())


def test_the_option_overrides_the_date_of_the_text(tmp_path):
    document = load(item(tmp_path / "a.txt", TEXT), ENGLISH, Metadata(published="2025-11-30"))
    assert (document.published, document.published_from) == ("2025-11-30", "option")


@pytest.mark.parametrize("value", ["30.11.2025", "2025-11-31", "2025-11-30T10:00", "", "soon"])
def test_a_date_given_that_is_none_is_misuse(tmp_path, value):
    with pytest.raises(UsageError, match="2025-11-30"):
        load(item(tmp_path / "a.txt", TEXT), ENGLISH, Metadata(published=value))


def test_markdown_offsets_match_the_file(tmp_path):
    text = "# Bridge closed\n\nThe mayor said that *the bridge* was closed on Monday.\n"
    document = load(item(tmp_path / "a.md", text, "markdown"), ENGLISH)
    assert document.text == text
    assert document.title is not None and (document.title.start, document.title.text) == (2, "Bridge closed")


@pytest.mark.parametrize(
    "content", [b"", b" \n\t\r\n", "\ufeff".encode(), "\u200b\u200e \u2060\n".encode(), "\u3000\u00a0".encode()]
)
@pytest.mark.parametrize("kind", ["text", "markdown", "html"])
def test_nothing_to_read(tmp_path, content, kind):
    with pytest.raises(EmptyInput, match="nothing to read"):
        load(item(tmp_path / "a", content, kind), ENGLISH)


def test_fifty_megabytes_of_one_line_are_refused_before_they_are_read(tmp_path):
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    with pytest.raises(OversizedInput, match="52,428,800 bytes"):
        load(Item(str(path), "text"), ENGLISH)


def test_too_many_characters_are_refused(tmp_path):
    with pytest.raises(OversizedInput, match="5,000,001 characters"):
        load(item(tmp_path / "long.txt", b"a" * 5_000_001), ENGLISH)


def test_a_file_that_went_away(tmp_path):
    with pytest.raises(MissingInput, match="no such file"):
        load(Item(str(tmp_path / "gone.txt"), "text"), ENGLISH)
    with pytest.raises(MissingInput, match="a folder"):
        load(Item(str(tmp_path), "text"), ENGLISH)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1251"])
def test_russian_is_refused_by_name_in_any_encoding(tmp_path, encoding):
    path = tmp_path / "a.txt"
    with pytest.raises(ForeignInput) as caught:
        load(item(path, (RUSSIAN * 3).encode(encoding)), ENGLISH)
    assert str(caught.value) == f"{path}: the text is in Russian (ru); Reportedly reads English"


def test_right_to_left_and_zero_width_characters_are_kept():
    text = "The \u202emayor\u202c said\u200b that the bridge, \u2067الجسر\u2069, was closed on Monday after a storm.\u200f"
    assert document_from_text(text, ENGLISH).text == text


def test_a_lone_surrogate_is_kept():
    text = "The mayor said that the bridge \ud800 was closed on Monday after a storm."
    document = document_from_text(text, ENGLISH)
    assert document.text == text and len(document.id) == 64


def test_a_text_in_hand_takes_what_is_known_about_it():
    document = document_from_text(
        TEXT, ENGLISH, Metadata("Bridge closed after storm", "2025-11-04", "https://valley.example", "Post", "7")
    )
    assert document.title is not None and (document.title.start, document.title.end) == (0, 25)
    assert (document.published, document.published_from, document.url, document.outlet) == (
        "2025-11-04", "option", "https://valley.example", "Post",
    )  # fmt: skip
    assert (document.id_given, document.path) == ("7", None)


def test_a_text_in_hand_is_refused_like_any_other():
    with pytest.raises(EmptyInput, match=r"^the given text: "):
        document_from_text(" ", ENGLISH)
    with pytest.raises(ForeignInput):
        document_from_text(RUSSIAN, ENGLISH)
    with pytest.raises(UsageError):
        document_from_text(TEXT, ENGLISH, Metadata(published="soon"))


def test_a_text_too_short_to_tell_its_language_says_so():
    assert document_from_text("Bridge closed", ENGLISH).notes == (
        "too little ordinary text to tell its language: read as English",
    )


def test_an_id_of_several_lines_makes_no_message_of_several_lines() -> None:
    with pytest.raises(EmptyInput) as error:
        document_from_text(" ", ENGLISH, Metadata(id_given="a\n\x1b[31mb"))
    assert str(error.value).splitlines() == [str(error.value)]
    assert str(error.value).startswith("a??[31mb: ")
