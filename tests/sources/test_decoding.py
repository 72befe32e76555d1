"""From bytes to text: what is decoded, with which note, and what is refused."""

import random

import pytest

from reportedly.model.errors import UndecodableInput, UnsupportedInput
from reportedly.sources.decoding import decode, looks_binary

ENGLISH = "The minister said on Monday that “the road is closed”.\r\n\r\nHe didn’t say why – nor did the café’s owner.\n"
RUSSIAN = (
    "Глава города сообщил, что мост закрыт до весны. Жители соседних домов говорят, что дорога в больницу стала длиннее, "
    "а автобусы ходят реже. Ремонт, по его словам, начнётся в понедельник."
)


def test_utf8_is_decoded_without_a_note_and_without_touching_its_line_ends():
    assert decode(ENGLISH.encode(), "a.txt") == (ENGLISH, ())


def test_a_byte_order_mark_is_removed_and_noted():
    assert decode(ENGLISH.encode("utf-8-sig"), "a.txt") == (ENGLISH, ("byte order mark removed",))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_marked_encoding_is_believed(encoding):
    text, notes = decode(ENGLISH.encode(encoding), "a.txt")
    assert text == ENGLISH
    assert notes == (f"decoded as {encoding.upper()}, by its byte order mark",)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN])
def test_utf16_without_a_mark_is_told_by_its_pattern(encoding, text):
    assert decode(text.encode(encoding), "a.txt") == (text, ("decoded as UTF-16, which the file does not say",))


def test_english_in_windows_1252():
    assert decode(ENGLISH.encode("cp1252"), "a.txt") == (ENGLISH, ("decoded as windows-1252, which the file does not say",))


@pytest.mark.parametrize(("codec", "name"), [("cp1251", "windows-1251"), ("koi8_r", "koi8-r")])
def test_russian_in_a_legacy_encoding(codec, name):
    assert decode(RUSSIAN.encode(codec), "a.txt") == (RUSSIAN, (f"decoded as {name}, which the file does not say",))


def test_neighbours_of_windows_1252_do_not_take_its_place():
    german = (
        "Der Bürgermeister sagte, die Brücke müsse für längere Zeit geschlossen bleiben, weil die Schäden größer seien. "
    )
    text, notes = decode((german * 4).encode("cp1252"), "a.txt")
    assert text == german * 4
    assert "windows-1252" in notes[0]


def test_marks_of_another_encoding_are_not_taken_for_accented_letters():
    mac = ("The mayor didn’t come. She said the bridge wasn’t safe. " * 5).encode("mac_roman")
    try:
        text, _ = decode(mac, "a.txt")
    except (UndecodableInput, UnsupportedInput):
        return
    assert "didÕnt" not in text and "didnÕt" not in text


def test_utf8_with_a_damaged_place_keeps_the_rest():
    data = ("“One” said ‘two’ – and “three”. " * 3).encode() + b"\xff and more"
    text, notes = decode(data, "a.txt")
    assert text.startswith("“One” said ‘two’") and text.endswith("\ufffd and more")
    assert "U+FFFD, 1 in all" in notes[0]


def test_a_declared_encoding_counts_where_the_bytes_are_not_utf8():
    text, notes = decode("Café naïve über".encode("latin-1"), "a.html", declared="iso-8859-1")
    assert text == "Café naïve über"
    assert notes == ("decoded as iso-8859-1, as the file declares",)


def test_an_unknown_declared_encoding_is_passed_over():
    assert decode("The café is closed, she said. ".encode("cp1252") * 3, "a.html", declared="no-such")[0].startswith(
        "The café"
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0", "PNG image"),
        (b"%PDF-1.7\n%\xe2\xe3", "pdftotext"),
        (b"\x1f\x8b\x08\0", "gunzip"),
        (b"plain\0text\0with\0nul\0bytes\0here", "NUL bytes"),
        (b"\x01\x02\x03\x04\x05\x06 ab", "control characters"),
        (b"\xff\xfeT\0h\0e\0\0\xd8", "damaged at byte"),
    ],
)
def test_binary_data_is_refused_with_a_reason(data, reason):
    with pytest.raises((UndecodableInput, UnsupportedInput), match=f"^photo: .*{reason}"):
        decode(data, "photo")


def test_an_encoding_that_can_not_be_told_is_refused_with_advice():
    with pytest.raises(UndecodableInput, match="iconv -f"):
        decode(b"ab \x81\x8d\x8f\x90\x9d cd " * 3, "a.txt")


def test_random_bytes_are_never_text():
    chance = random.Random(7)
    for _ in range(100):
        data = chance.randbytes(chance.randrange(200, 2000))
        with pytest.raises((UndecodableInput, UnsupportedInput)):
            decode(data, "noise")


def test_binary_heads():
    assert looks_binary(b"\x89PNG") and looks_binary(b"MZ\x90\0\x03\0\0\0")
    assert not looks_binary(ENGLISH.encode()) and not looks_binary(ENGLISH.encode("utf-16")) and not looks_binary(b"")


@pytest.mark.parametrize("name", ["undefined", "hex", "no-such-encoding"])
def test_an_encoding_that_decodes_nothing_counts_as_none(name: str) -> None:
    text, notes = decode("The café is closed, the mayor said on Monday.".encode("cp1252"), "a.html", name)
    assert "café" in text
    assert notes == ("decoded as windows-1252, which the file does not say",)
