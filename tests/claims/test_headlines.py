"""Headlines that attribute with a colon: what is a name, what is a quotation, and what is left alone."""

from __future__ import annotations

import pytest

from reportedly.claims.headline import entries, headline, unquoted
from reportedly.claims.sourcing import Names
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


# without a quotation


@pytest.mark.parametrize(
    ("title", "source", "cue", "content"),
    [
        ("UN: 2 million face hunger in the north", "UN", "", "2 million face hunger in the north"),
        ("WHO: cholera has reached three provinces", "WHO", "", "cholera has reached three provinces"),
        ("Kremlin: no date set for talks", "Kremlin", "", "no date set for talks"),
        ("Suspect wants to return home: lawyer", "lawyer", "", "Suspect wants to return home"),
        ("At least 40 dead in ferry sinking: report", "report", "", "At least 40 dead in ferry sinking"),
        ("Exclusive: Velmark to buy 40 jets - sources", "sources", "", "Velmark to buy 40 jets"),
        ("Drone strike kills five – local governor", "local governor", "", "Drone strike kills five"),
        ("Blast at depot kills nine, officials say", "officials", "say", "Blast at depot kills nine"),
        ("Troops cross the river, says defence ministry", "defence ministry", "says", "Troops cross the river"),
        ("Police: three men held after the raid", "Police", "", "three men held after the raid"),
        ("France: three killed in overnight strike", None, None, None),
        ("Strike kills five in market - BBC News", None, None, None),
        ("Police: what you need to know", None, None, None),
        ("Police: was the raid lawful?", None, None, None),
        ("Attack leaves 12 dead, 30 wounded", None, None, None),
        ("Talks fail, war looms", None, None, None),
        ("Power cut hits the capital, operator blames storm", None, None, None),
        ("SETTING THE RECORD STRAIGHT: HE LET THEM GO", None, None, None),
        ("Police say it rained: officials", "officials", "", "Police say it rained"),
        ("Watch: Mayor Holm: the port stays shut now", "Mayor Holm", "", "the port stays shut now"),
        ("Analysis: we stay in the port: Mayor Holm", "Mayor Holm", "", "we stay in the port"),
        ("Live: Mayor Holm: we stay: the port is shut", None, None, None),
        ("Live: we stay in the port", None, None, None),
        ("Port, mayor says", None, None, None),
        ("Port is shut for long, says", None, None, None),
        ("Port is shut for long mayor says", None, None, None),
        ("Port is shut for long, the mayor, says", None, None, None),
        ("Port is shut for good, officials, mayor says", "mayor", "says", "Port is shut for good, officials"),
        ("The port is shut " + "and shut " * 20 + "for long, mayor says", None, None, None),
    ],
)
def test_a_headline_names_its_source(title: str, source: str | None, cue: str | None, content: str | None) -> None:
    text = f"{title}\n\nIt took place late on Sunday."
    one = unquoted(page_of(Document(text, title=Span.of(text, 0, len(title)))), Names(()), [])
    found = one and (one.sources[0].text, " ".join(span.text for span in one.cues), one.contents[0].text)
    assert found == (None if source is None else (source, cue, content))


def test_those_after_a_quotation_may_stand_in_lower_case() -> None:
    assert found("‘We were left to die’: survivors of the fire tell their story") == (
        "survivors of the fire",
        "‘We were left to die’",
    )
    assert found("‘We were left to die’: the story of a fire") is None


def test_what_is_told_in_a_statement_stands_beside_its_source() -> None:
    title = "Velmark plans to buy 40 jets - sources"
    text = f"{title}\n\nIt rained."
    page = page_of(Document(text, title=Span.of(text, 0, len(title))))

    def one(source: str, cue: str, content: str) -> Attribution:
        spans = [(Span.of(text, text.index(each), text.index(each) + len(each)),) for each in (cue, source, content)]
        return Attribution(*spans, 0.6, 0.6, 0.6)

    assert unquoted(page, Names(()), [one("Velmark", "plans", "to buy 40 jets")]) is not None
    assert unquoted(page, Names(()), [one("sources", "-", "Velmark plans to buy 40 jets")]) is None


def test_a_first_line_that_ends_in_a_stop_is_no_headline() -> None:
    assert unquoted(page_of("Blast kills nine, officials say\n\nIt rained."), Names(()), []) is not None
    assert unquoted(page_of("Blast kills nine, officials say.\n\nIt rained."), Names(()), []) is None


def test_lines_after_a_time_of_day_are_read_as_headlines_are() -> None:
    text = "Live: the raid\n\n10:40 a.m. — Hospital: nine dead, 40 hurt.\n\n10:52 — It rained.\n\n11:05: Mayor: it is over."
    found = entries(page_of(text), Names(()), [])
    assert [(one.sources[0].text, one.contents[0].text) for one in found] == [("Hospital", "nine dead, 40 hurt")]
