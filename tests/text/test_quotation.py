"""Quotation marks: what stands inside which pair, and which marks have no partner."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.text.quotation import quotations
from tests.pages import page_of


def inside(text: str) -> list[tuple[str, int]]:
    """What stands between the marks of each pair, and how deep."""
    return [(text[slice(*quoted.inner)], quoted.depth) for quoted in page_of(text).layout.quotations]


def strays(text: str) -> list[tuple[int, bool]]:
    return [(stray.offset, stray.opening) for stray in page_of(text).layout.strays]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“So,” he said.", [("So,", 0)]),
        ('"So," he said.', [("So,", 0)]),
        ("„So,“ he said.", [("So,", 0)]),
        ("„So,” he said.", [("So,", 0)]),
        ("‟So,” he said.", [("So,", 0)]),
        ("«So,» he said.", [("So,", 0)]),
        ("»So,« he said.", [("So,", 0)]),
        ("‘So,’ he said.", [("So,", 0)]),
        ("'So,' he said.", [("So,", 0)]),
        ("‚So,‘ he said.", [("So,", 0)]),
        ("‚So,’ he said.", [("So,", 0)]),
        ("‛So,’ he said.", [("So,", 0)]),
        ("‹So,› he said.", [("So,", 0)]),
        ("“He ‘left’ us,” he said.", [("He ‘left’ us,", 0), ("left", 1)]),
        ("\"He 'left' us,\" he said.", [("He 'left' us,", 0), ("left", 1)]),
        ("“a “b” c”", [("a “b” c", 0), ("b", 1)]),
        ('He said "so" and "no".', [("so", 0), ("no", 0)]),
        (
            '("so") ["no"] {"yes"} —"or"—"but" –"x" -"y" /"z" :"k" …"w"',
            [(each, 0) for each in ["so", "no", "yes", "or", "but", "x", "y", "z", "k", "w"]],
        ),
        ('a"so" b', []),
        ("“'So,' he said,” she said.", [("'So,' he said,", 0), ("So,", 1)]),
        ("‘“So,” he said,’ she said.", [("“So,” he said,", 0), ("So,", 1)]),
        ('" so" he', []),
        ("He said ‘so and left.", []),
        ("He said “so and left.", [("so and left.", 0)]),
        ("He said “so ‘and left.", [("so ‘and left.", 0)]),
        ("", []),
    ],
)
def test_pairs(text: str, expected: list[tuple[str, int]]) -> None:
    assert inside(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "the men's and O'Neill’s",
        "'em ’til 'tis ’twas 'cause 'bout rock ’n’ roll, the '90s",
        "the officials' camp",
        "He said it was Holm's and the boys’ own.",
        "Holm is 6'2\" tall, Berg 5’11” at most.",
    ],
)
def test_apostrophes_quote_nothing(text: str) -> None:
    assert inside(text) == []
    assert strays(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘the officials’ camp’ was", ["the officials’ camp"]),
        ("'the officials' camp' was", ["the officials' camp"]),
        ("‘the officials’, he", ["the officials"]),
        ("‘the officials’ 5’", ["the officials"]),
        ("‘the officials’ camp ‘was’ here", ["the officials", "was"]),
        ("‘the officials’ camp is John’s and ours", ["the officials"]),
        ("‘the officials’", ["the officials"]),
        ("‘THE OFFICIALS’ camp’ was", ["THE OFFICIALS’ camp"]),
        ("‘the team’ camp’ was", ["the team"]),
        ("'emblem' is", ["emblem"]),
    ],
)
def test_a_possessive_closes_nothing_where_its_quotation_is_closed_later(text: str, expected: list[str]) -> None:
    assert [words for words, _ in inside(text)] == expected


def test_for_its_end_the_next_five_marks_are_looked_at() -> None:
    def quoted(between: int) -> str:
        return inside("‘the officials’ camp " + "it’s " * between + "gone’ so")[0][0]

    assert quoted(4).endswith("gone")
    assert quoted(5) == "the officials"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“So,” he said.", []),
        ("So,” he said.", [(3, False)]),
        ("He said “so.", [(8, True)]),
        ("So»", [(2, False)]),
        ("“a “b c”", [(0, True)]),
        ("“a „b c”", [(0, True)]),
        ("“a «b c”", [(3, True)]),
        ("“a ‘b c”", []),
        ("So’", []),
        ("a” “b", [(1, False), (3, True)]),
        ("“a\n\n“b\n\n“c”", []),
        ("“a\n\nb\n\n“c”", [(0, True)]),
        ("“a\n\nhe “b”", [(0, True)]),
        ("“a\n\n“b", [(4, True)]),
        ("“a «b", [(0, True), (3, True)]),
    ],
)
def test_marks_without_a_partner(text: str, expected: list[tuple[int, bool]]) -> None:
    assert strays(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“a\n\n“b”", [(False, False), (True, True)]),
        ("“a\n\nhe “b”", [(False, False), (True, False)]),
        ("“a”\n\n“b”", [(True, False), (True, False)]),
        ("“a\n\n‘b’", [(False, False), (True, False)]),
        ("‘a\n\n“b”", [(True, False)]),
        ("“a «b\n\n“c”", [(False, False), (True, True)]),
        ("‘a it’s\n\n‘b’", [(False, False), (True, True)]),
        ("‘a\n\nb ‘c’", [(True, False)]),
        ("‘a\n\n“b”", [(True, False)]),
    ],
)
def test_a_paragraph_that_reopens_what_the_one_before_left_open_goes_on(
    text: str, expected: list[tuple[bool, bool]]
) -> None:
    assert [(quoted.closed, quoted.continues) for quoted in page_of(text).layout.quotations] == expected


def test_white_space_at_a_paragraphs_head_does_not_part_it_from_its_mark() -> None:
    text = "“a\n\n “b”"
    found, _ = quotations(text, [(0, 2), (3, len(text))])
    assert [quoted.continues for quoted in found] == [False, True]


def test_an_opening_mark_is_sought_among_the_last_eight() -> None:
    assert inside("“a" + " «a" * 7 + " b” c")[0][0].endswith(" b")
    assert inside("“a" + " «a" * 8 + " b” c")[0][0].endswith(" c")


MARKS = st.sampled_from([*"“”‘’\"'«»‹›„‚", "''", "``", "a", "s", " ", ".", "\n\n", "it's"])


@given(st.lists(MARKS, max_size=40).map("".join))
def test_pairs_are_balanced_and_lie_in_one_another_or_apart(text: str) -> None:
    layout = page_of(text).layout
    found, lone = layout.quotations, layout.strays
    assert list(found) == sorted(found, key=lambda quoted: (quoted.start, -quoted.end))
    assert list(lone) == sorted(lone, key=lambda stray: stray.offset)
    ends = [end for quoted in found for end in (quoted.start, quoted.end - quoted.width if quoted.closed else -1)]
    used = [end for end in ends if end >= 0]
    assert len(used) == len(set(used))
    for one in found:
        assert any(start <= one.start and one.end <= end for start, end in layout.paragraphs)
        for other in found:
            apart = one.end <= other.start or other.end <= one.start
            within = (one.start <= other.start and other.end <= one.end) or (
                other.start <= one.start and one.end <= other.end
            )
            assert apart or within
            if other.start < one.start and one.end <= other.end:
                assert one.depth > other.depth
    closed = {end for quoted in found if quoted.closed for end in (quoted.start, quoted.end - quoted.width)}
    assert not closed & {stray.offset for stray in lone}
