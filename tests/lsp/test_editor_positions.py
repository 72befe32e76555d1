from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.lsp.actions import _cased
from reportedly.lsp.places import Encoding, Places

TEXT = st.text(st.sampled_from("a é🚢\n\r\u2028\u0301王\ud800"), max_size=40)


@given(TEXT, st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_every_offset_is_found_again_by_its_place(text: str, encoding: Encoding) -> None:
    places = Places(text, encoding)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] != "\r\n":
            assert places.offset(*places.place(offset)) == offset


def test_units_are_those_of_the_encoding() -> None:
    text = "x\r\n🚢é a source"
    at = text.index("a source")
    assert [Places(text, each).place(at) for each in ("utf-8", "utf-16", "utf-32")] == [(1, 7), (1, 4), (1, 3)]


def test_beyond_the_end_is_the_end() -> None:
    places = Places("ab\ncd")
    assert (places.offset(0, 99), places.offset(9, 0), places.line_start(4)) == (2, 5, 3)


def test_another_wording_takes_over_a_capital() -> None:
    assert _cased("ship", "Vessel") == "Ship"
    assert _cased("ship", "vessel") == "ship"
    assert _cased("ship", "VESSEL") == "ship"
