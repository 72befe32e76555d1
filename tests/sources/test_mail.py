"""Newsletters: one e-mail message is one article."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from reportedly.model import Document
from reportedly.model.errors import InputError
from reportedly.sources import Item, load, locate
from tests.pages import ENGLISH

HEAD = (
    "From: =?utf-8?q?The_Br=C3=A9ef?= <news@brief.example>\nSubject: =?utf-8?q?The_bridge_=E2=80=93_closed?=\n"
    "Date: Tue, 03 Mar 2026 23:30:00 -0500\nMessage-ID: <1@brief.example>\nMIME-Version: 1.0\n"
)
SAID = "The mayor said that the bridge over the river was closed on Monday after the storm.\n\nShe said it would stay so."
PAGE = f"<html><body><h1>Closed</h1><p>{SAID.splitlines()[0]}</p><p>{SAID.splitlines()[2]} It was old.</p></body></html>"


def read(tmp_path: Path, message: str | bytes, name: str = "a.eml") -> Document:
    path = tmp_path / name
    path.write_bytes(message if isinstance(message, bytes) else message.encode())
    (item,) = locate([str(path)])
    if not isinstance(item, Item):
        raise item
    assert item.kind == "email"
    return load(item, ENGLISH)


def parts(*of: str, kind: str = "alternative") -> str:
    inner = "".join(f"--b\n{part}\n" for part in of)
    return f'{HEAD}Content-Type: multipart/{kind}; boundary="b"\n\n{inner}--b--\n'


def test_subject_date_and_sender_are_title_date_and_outlet(tmp_path: Path) -> None:
    document = read(tmp_path, f"{HEAD}\n{SAID}")
    assert document.title is not None
    assert document.title.text == "The bridge – closed"
    assert document.text == f"The bridge – closed\n\n{SAID}"
    assert (document.published, document.outlet, document.id_given) == ("2026-03-03", "The Bréef", "<1@brief.example>")


def test_of_two_forms_the_page_is_read(tmp_path: Path) -> None:
    encoded = base64.encodebytes(PAGE.encode()).decode()
    html = f"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{encoded}"
    document = read(tmp_path, parts("Content-Type: text/plain\n\nSee our site.", html))
    assert "The mayor said that the bridge" in document.text
    assert "See our site" not in document.text
    assert document.title is not None
    assert document.title.text == "The bridge – closed"


def test_what_is_attached_is_left_alone(tmp_path: Path) -> None:
    attached = (
        f"Content-Type: text/html\nContent-Disposition: attachment; filename=a.html\n\n{PAGE.replace('mayor', 'minister')}"
    )
    other = f"Content-Type: message/rfc822\n\n{HEAD}Content-Type: text/html\n\n{PAGE.replace('mayor', 'king')}"
    document = read(tmp_path, parts(f"Content-Type: text/plain\n\n{SAID}", attached, other, kind="mixed"))
    assert document.text.endswith(SAID)


def test_a_message_without_a_suffix_is_told_by_its_headers(tmp_path: Path) -> None:
    assert read(tmp_path, f"Received: from a\n by b\n{HEAD}\n{SAID}", "a").outlet == "The Bréef"


@pytest.mark.parametrize("charset", ["latin1", "windows-1252", "utf-8", "x-unknown", '"; drop', "utf-7"])
def test_a_wrong_charset_costs_no_letter(tmp_path: Path, charset: str) -> None:
    text = SAID.replace("mayor", "mayor, José Núñez,")
    document = read(tmp_path, f"{HEAD}Content-Type: text/plain; charset={charset}\n\n{text}")
    assert "José Núñez" in document.text


def nested(depth: int) -> str:
    begins = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth))
    return f"{HEAD}{begins}Content-Type: text/plain\n\n{SAID}"


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (nested(5_000), "more than 100 parts within parts"),
        (f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\n" * 20_000, "more than 10,000 parts"),
        (HEAD + "X: a\n" * 200_000, "headers do not end"),
        (f"{HEAD}\n", "without a text"),
        (parts("Content-Type: image/png\n\nx"), "without a text"),
        (f"{HEAD}Content-Type: multipart/mixed\n\n{SAID}", "without a text"),
    ],
    ids=["nested", "many", "headers", "empty", "pictures", "no boundary"],
)
def test_hostile_messages_are_one_line(tmp_path: Path, message: str, told: str) -> None:
    with pytest.raises(InputError, match=told) as raised:
        read(tmp_path, message)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "head",
    [
        "From: " + "a@b.example, " * 20_000,
        "Subject: " + "=?utf-8?q?" * 20_000,
        "From: <<<@@>>\nDate: 99 Foo 2026",
        "Subject: =?x?q?a?=",
        "From: \udce9 <a@b>\nSubject: \udce9",
        "Date: Tue, 03 Mar 99999999999 07:00:00",
        "From:\nSubject:\nDate:",
        "Content-Type: text/plain; " * 5,
    ],
)
def test_headers_that_are_none_are_left_out(tmp_path: Path, head: str) -> None:
    message = f"MIME-Version: 1.0\n{head}\n\n{SAID}".encode("utf-8", "surrogateescape")
    assert read(tmp_path, message).text.endswith(SAID)


@pytest.mark.parametrize("depth", [1, 20, 99])
def test_some_nesting_is_read(tmp_path: Path, depth: int) -> None:
    assert read(tmp_path, nested(depth)).text.endswith(SAID)
