"""What is read in place of what stands in a text; the text itself stays."""

from __future__ import annotations

import textwrap
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Document
from reportedly.model.prose import Prose
from reportedly.sources.mending import mending
from reportedly.text.layout import paragraphs

CLEAN = "“This is our home,” said Ana Petrić. The firm’s lawyer said it would wait."


def read(text: str, *, lines: bool = True) -> str:
    found = mending(text, lines=lines)
    return Prose.of(Document(text, unread=found.unread, stand_ins=found.stand_ins)).document.text


def notes(text: str) -> str:
    return "; ".join(mending(text, lines=True).notes)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "&ldquo;This is our home,&rdquo; said Ana Petri&#263;. The firm&#x2019;s lawyer said it&nbsp;would wait.",
            "5 entities",
        ),
        (
            "&amp;ldquo;This is our home,&amp;rdquo; said Ana Petrić. The firm&amp;amp;rsquo;s lawyer said it would wait.",
            "3 ent",
        ),
        (CLEAN.encode().decode("cp1252", "replace").replace("\ufffd", "\x9d"), "4 traces"),
        (CLEAN.encode().decode("latin-1"), "4 traces"),
        (CLEAN.encode().decode("latin-1").encode().decode("latin-1"), "4 traces"),
        ("\x93This is our home,\x94 said Ana Petrić. The firm\x92s lawyer said it would wait.", "3 traces"),
        (
            "\ufffdThis is our home,\ufffd said Ana Petrić. The firm\ufffds lawyer said it would wait.",
            "3 characters of the text lost",
        ),
        ("?This is our home,? said Ana Petrić. The firm’s lawyer said it would wait.", "question marks"),
        (CLEAN.replace("h", "h\u00ad").replace(" ", "\u200b \u2060"), ""),
        (CLEAN.replace(" ", "\u00a0"), ""),
        ("\ufeff" + CLEAN.replace("ć", "c\u0301").replace("fi", "ﬁ"), ""),
        (CLEAN.replace("“", "「").replace("”", "」"), None),
        (CLEAN.replace("Petrić. ", "Petrić. \u202a") + "\u202c", ""),
    ],
)
def test_damage_hides_nothing_and_is_noted(text: str, kind: str | None) -> None:
    assert read(text) == CLEAN
    assert kind is None or (notes(text).startswith(kind) and bool(kind) == bool(notes(text)))


@pytest.mark.parametrize(
    "text",
    [
        CLEAN,
        "R&D at AT&T; he said “x &undefined; y”.",
        "SÃO PAULO, CAFÉ» and ÎLE-DE-FRANCE",
        "The caf\ufffd of the owners\ufffd, of \ufffdlectricit\ufffd was closed.",
        "Is it? he asked. ¿What? The ?unknown? man.",
        "The 6″ pipe is 5′ long.",
    ],
)
def test_what_is_no_damage_is_read_as_it_stands(text: str) -> None:
    assert read(text) == text


PARAGRAPHS = [
    "The ferry that sank on Tuesday was struck by a tanker which had no pilot on board, the operator’s lawyer said on Friday.",
    "The harbour authority denied that. Its spokesman said that all of the tapes had been given to the police a day earlier.",
]
TEXT = "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize("mark", ["", "> ", "| ", ">> ", "    "])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028"])
@pytest.mark.parametrize("width", [36, 66])
def test_a_wrapped_text_is_read_as_if_it_were_not(mark: str, end: str, width: int) -> None:
    lines = [[mark + line for line in textwrap.wrap(each, width)] for each in PARAGRAPHS]
    given = end.join([*lines[0], mark.rstrip(), *lines[1]])
    assert read(given).split() == TEXT.split()
    assert len(paragraphs(read(given))) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mayor of the town told all repor-\nters that it was shut.",
            "The mayor of the town told all reporters that it was shut.",
        ),
        ("The mayor of the town told all repor\u00ad\nters of it.", "The mayor of the town told all reporters of it."),
        ("She spoke for the well-\nknown poet, a well-known man.", "She spoke for the well-known poet, a well-known man."),
    ],
)
def test_words_broken_over_lines_are_joined(text: str, expected: str) -> None:
    assert read(text) == expected


def test_only_plain_text_has_wrapped_lines() -> None:
    text = "\n".join(textwrap.wrap(PARAGRAPHS[0], 40))
    assert read(text, lines=False) == text


@given(
    st.text(st.sampled_from("ab A.\n\r\x85\u00ad&;quot#39 ÃÂâ€œ\x9d\ufffd?,-> |e\u0301ﬁ\u2028\x00\u200b"), max_size=80),
    st.booleans(),
)
def test_any_text_has_its_prose(text: str, lines: bool) -> None:
    found = mending(text, lines=lines)
    ranges = sorted([*found.unread, *((each.start, each.end) for each in found.stand_ins)])
    assert all(0 <= start < end <= len(text) for start, end in ranges)
    assert all(one[1] <= other[0] for one, other in pairwise(ranges))
    prose = Prose.of(Document(text, unread=found.unread, stand_ins=found.stand_ins))
    for at in range(len(prose.document.text)):
        start, end = prose.back(at, at + 1)
        assert 0 <= start < end <= len(text)
        assert prose.back(*prose.there(start, end)) == (start, end)


@pytest.mark.parametrize(
    "piece", ["&", "&amp;", "Ã", "â€", "\ufffda ", "? ?a", ",? ?a", "\u00ada", "a-\nb", "e\u0301", "> a\n", "\r"]
)
def test_any_text_takes_little_time(piece: str) -> None:
    began = time.process_time()
    mending(piece * (100_000 // len(piece)), lines=True)
    assert time.process_time() - began < 8
