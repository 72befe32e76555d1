"""HED001: which quotations of a headline the body holds, and where it comes nearest."""

from __future__ import annotations

import time

import pytest

from reportedly.checks.scene import Scene
from reportedly.model import Article, Document, Producer, Span
from tests.pages import page_of
from tests.rules import rule_of


def scene(title: str, body: str) -> Scene:
    text = f"{title}\n\n{body}"
    document = Document(text, title=Span.of(text, 0, len(title)))
    return Scene(Article(document, (), (), Producer("test", "none")), page_of(text))


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Dahl: ‘We Won’t Sell the Docks’", "“We won't sell the docks,” she said."),
        ("Dahl: “We will sell … the docks”", "“We will sell neither the pier nor the docks,” she said."),
        ("Dahl: “Five of them are gone”", "“And 5 of them are gone by now,” she said."),
        ("Dahl: “The U.S. Buyer Is Gone”", "“The US buyer is gone,” she said."),
        ("Dahl: “We’re sure they are gone”", "“We are sure they're gone,” she said."),
        ("Dahl: “We don’t sell the docks”", "“We do not sell the docks,” she said."),
        ("Dahl: “A well-known 1,200 buyers left”", "“A well known 1200 buyers left,” she said."),
        ("Dahl: “We will sell ... the docks”", "“We will sell neither the pier nor … the docks,” she said."),
        ("Dahl: “We will sell [all of] the docks”", "“We will sell the pier and the docks,” she said."),
        ("Dahl: “We will (surely) sell the docks”", "“We will not sell the docks,” she said."),
        ("Dahl: “We will sell the docks”", "“We will sell the docks … today,” she said. (He did not.)"),
        ("The docks … go, Dahl: “We will sell the docks”", "“We will sell the docks,” she said."),
        ("Dahl: “Sell the docks”", "The council met."),
        ("A ‘green’ harbour", "The council met."),
        ("Dahl: “We will sell", "The council met."),
        ("Dahl: “We will never sell the old docks", "The council met."),
    ],
)
def test_words_that_the_body_holds_are_not_marked(title: str, body: str) -> None:
    assert list(rule_of("HED001").find(scene(title, body))) == []


def test_other_words_are_marked_with_the_nearest_of_the_body() -> None:
    body = "The council met in May. Dahl said that selling the old docks was not planned."
    (found,) = rule_of("HED001").find(scene("Dahl: ‘We Will Never Sell the Old Docks’", body))
    assert found.span.text == "‘We Will Never Sell the Old Docks’"
    assert [related.span.text for related in found.related] == ["old docks"]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Dahl: “We will sell … the docks”", "“We will sell the pier,” she said."),
        ("Dahl: “We will sell … the docks”", "“We sell the docks,” she said."),
        ("Dahl: “We will sell [all the docks”", "“We will sell,” she said."),
        ("Dahl: “We will sell [all] the docks”", "“We will sell,” she said."),
        ("Dahl: “We will sell [all) the docks”", "“We will sell the docks,” she said."),
        ("Dahl: “We will sell docks”", "“They will sell docks,” she said."),
        ("Dahl: “We will sell docks”", "“We will sell docksides,” she said."),
        ("Dahl: “They’re selling 12 docks”", "“They were selling twelve docks,” she said."),
    ],
)
def test_words_that_it_has_otherwise_are(title: str, body: str) -> None:
    assert len(list(rule_of("HED001").find(scene(title, body)))) == 1


@pytest.mark.parametrize(
    ("body", "near"),
    [
        ("The docks closed. Dahl was planning to close old docks.", ["planning to close old docks"]),
        ("Dahl will never be in it. Old docks closed.", ["Old docks"]),
        ("Old docks closed. Old docks fell.", ["Old docks"]),
        ("Old old docks. Old docks are planned.", ["Old docks are planned"]),
        ("The docks closed.", []),
        ("The docks closed, and docks fell.", []),
        ("The council met.", []),
    ],
)
def test_what_comes_nearest_shares_two_words_that_tell_something(body: str, near: list[str]) -> None:
    (found,) = rule_of("HED001").find(scene("Dahl: “We are planning no old docks”", body))
    assert [related.span.text for related in found.related] == near


def test_a_possessive_that_stands_alone_tells_something() -> None:
    title = "Dahl: “The docks are ours for good”"
    (found,) = rule_of("HED001").find(scene(title, "The council met. Our old docks, Dahl said, will be ours."))
    assert [related.span.text for related in found.related] == ["docks, Dahl said, will be ours"]
    (found,) = rule_of("HED001").find(
        scene(title.replace("ours", "his"), "The council met. The old docks, Dahl said, are his.")
    )
    assert not found.related


def test_a_stretch_hardly_longer_than_the_quotation_is_near() -> None:
    far = "The old harbour, which lies far from where the council of Sarn and most of its people want to have it, has docks."
    title = "Dahl: “We are planning no old docks”"
    (found,) = rule_of("HED001").find(scene(title, f"{far} The planning of docks goes on there, far from the old harbour."))
    assert [related.span.text for related in found.related] == ["planning of docks"]
    (found,) = rule_of("HED001").find(scene(title, far))
    assert not found.related


def test_the_headline_itself_is_not_near_it() -> None:
    (found,) = rule_of("HED001").find(scene("Old docks: “We will sell the old docks”", "The council met."))
    assert not found.related


def test_a_headline_alone_is_not_marked() -> None:
    text = "Dahl: ‘We Will Never Sell the Docks’"
    document = Document(text, title=Span.of(text, 0, len(text)))
    assert list(rule_of("HED001").find(Scene(Article(document, (), (), Producer("test", "none")), page_of(text)))) == []


@pytest.mark.usefixtures("uncollected")
def test_a_long_body_is_searched_in_time() -> None:
    began = time.process_time()
    list(
        rule_of("HED001").find(scene("Dahl: ‘We Will Never Sell the Old Docks’", "we will never sell the old pier " * 6_000))
    )
    assert time.process_time() - began < 3
