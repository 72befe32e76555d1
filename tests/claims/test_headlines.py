"""Headlines that attribute with a colon: what is a name, what is a quotation, and what is left alone."""

from __future__ import annotations

import pytest

from reportedly.claims.headline import headline
from reportedly.model import Attribution, Document, Page, Span
from tests.pages import page_of

LONG = "Anna Bo Cara Dea Ella Fia Gro Hedda"


def page(title: str, rest: str = "It rained.") -> Page:
    text = f"{title}\n\n{rest}"
    return page_of(Document(text, title=Span.of(text, 0, len(title))))


def found(title: str) -> tuple[str, str] | None:
    one = headline(page(title), [])
    return (one.sources[0].text, one.contents[0].text) if one else None


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("Holm: “We stay”", "Holm"),
        ("Anna van der Holm: “We stay”", "Anna van der Holm"),
        ("“We stay”: Holm", "Holm"),
        ("“We stay,”: Holm", "Holm"),
        ("“We stay”. : Holm", "Holm"),
        ("“We stay”, : Holm", "Holm"),
        ("“We stay”: Anna Holm – the day in Orra", "Anna Holm"),
        ("“We stay”: Anna Holm | Orra Post", "Anna Holm"),
        ("“We stay”: Anna Holm. It rained", "Anna Holm"),
        ("“We stay”: Anna-Lena Holm", "Anna-Lena Holm"),
        ("Holm’s Men: “We stay”", "Holm’s Men"),
        ("Holm & Lind: “We stay”", "Holm & Lind"),
        (f"{LONG}: “We stay”", LONG),
        ("“…” Holm: “We stay”", None),
        ("Holm “…”: Lind", None),
        ("Holm: “…”", None),
        ("the mayor: “We stay”", None),
        ("Mayor of the town: “We stay”", None),
        ("von Holm: “We stay”", None),
        ("(Holm): “We stay”", None),
        (": “We stay”", None),
        ("— : “We stay”", None),
        ("“We stay”: ", None),
        ("“We stay”: ; Holm", None),
        ("“We stay” Holm", None),
        ("Holm “We stay”", None),
        ("“We stay”", None),
        ("Holm; Lind: “We stay”", None),
        ("Who? Holm: “We stay”", None),
        ("Fact check: “We stay”", None),
        ("Watch Holm: “We stay”", None),
        ("Quote of the Day: “We stay”", None),
        (f"{LONG} Ida: “We stay”", None),
    ],
)
def test_a_name_beside_a_colon_and_a_quotation(title: str, source: str | None) -> None:
    one = found(title)
    assert (one[0] if one else None) == source


def test_the_first_quotation_beside_a_colon_counts() -> None:
    assert found("A ‘plan’ for Orra") is None
    assert found("Holm: “We ‘stay’ here”") == ("Holm", "“We ‘stay’ here”")
    assert found("The ‘plan’ and what comes: ‘No’") is None
    assert found("Holm: ‘Yes’, Lind: ‘No’") == ("Holm", "‘Yes’")


def test_a_name_is_sought_200_signs_before_its_quotation() -> None:
    assert found("A" * 198 + ": “We stay”") is not None
    assert found("A" * 199 + ": “We stay”") is None


def test_only_quotations_that_lie_in_the_title_count() -> None:
    text = "Holm: “We stay” It rained."
    assert headline(page_of(Document(text, title=Span.of(text, 0, 12))), []) is None
    assert headline(page_of(Document(text, title=Span.of(text, 0, 15))), []) is not None
    text = "“Go”: Lind\n\nHolm: “We stay”\n\nBerg: “They go”"
    title = "Holm: “We stay”"
    one = headline(page_of(Document(text, title=Span.of(text, text.index(title), text.index(title) + len(title)))), [])
    assert one is not None
    assert one.sources[0].text == "Holm"


def test_without_a_title_the_first_paragraph_is_one_if_it_is_short() -> None:
    for rest, is_found in (("", True), ("a" * (300 - 16), True), ("a" * (300 - 15), False)):
        text = f"Holm: “We stay” {rest}\n\nIt rained."
        assert (headline(page_of(text), []) is not None) is is_found
    assert headline(page_of(""), []) is None


@pytest.mark.parametrize("part", ["“We stay”", "stay", ": “We", "stay” Now"])
def test_what_is_known_is_not_found_again(part: str) -> None:
    text = "Holm: “We stay” Now: “Go”"
    span = Span.of(text, text.index(part), text.index(part) + len(part))
    for one in (Attribution((span,), (), (), 1.0, 1.0, 1.0), Attribution((), (), (span,), 1.0, 1.0, 1.0)):
        assert headline(page(text), [one]) is None


@pytest.mark.parametrize("part", ["Holm: ", " Now"])
def test_what_stands_beside_it_is_not_it(part: str) -> None:
    text = "Holm: “We stay” Now"
    span = Span.of(text, text.index(part), text.index(part) + len(part))
    assert headline(page(text), [Attribution((span,), (span,), (), 1.0, 1.0, 1.0)]) is not None
