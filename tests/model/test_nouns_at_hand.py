"""The nouns in somebody's hands: found by id, shown on one short line, shown in a notebook."""

from __future__ import annotations

import pickle
from dataclasses import replace

from reportedly.model import Argument, Article, Candidate, Name, Related, Span, Untied
from tests.show.conftest import article, bare, checked

__all__ = ["article", "bare", "checked"]


def test_what_an_id_names_is_found(article: Article) -> None:
    claim = article.claim("c1")
    assert claim == article.claims[0]
    assert claim is not None
    who, where = article.actor(claim.source.actor), article.place(claim.places[0])
    assert who is not None
    assert where is not None
    assert (who.name, where.name) == ("Anna Lind", "Elsby")
    assert article.time("t1") == article.times[0]
    assert article.number("n1") == article.numbers[0]
    assert article.actor("a9") is None
    assert article.actor(None) is None


def test_nouns_show_themselves_on_one_short_line(article: Article, bare: Article, checked: Article) -> None:
    assert repr(article) == "<Article 'Ferry crews end strike after night of talks': 13 claims, 1 actor, 2 places>"
    assert repr(checked).endswith("2 places, 8 findings>")
    assert repr(bare) == f"<Article '{bare.document.id[:12]}'>"
    assert repr(article.document) == "<Document 'Ferry crews end strike after night of talks' 786 characters>"
    assert repr(article.claims[0].source.spans[0]) == "<Span 98:127 'the harbour master, Anna Lind'>"
    assert repr(article.claims[0]).startswith("<Claim c1 'the harbour master, Anna Lind' 'said on Sunday' 'The ferries of")
    assert repr(article.claims[0].source) == "<Source 'the harbour master, Anna Lind' person a1>"
    assert repr(article.claims[6].source) == "<Source missing>"
    assert repr(article.claims[3].cue) == "<Cue 'claimed' distancing>"
    assert repr(article.claims[-1]) == "<Claim c13 outlet 'Ferry crews end strike'>"
    assert repr(article.actors[0]) == "<Actor a1 'Anna Lind' person harbour/lind 3 mentions>"
    assert repr(article.actors[0].mentions[2]) == "<Mention 'She' pronoun>"
    assert repr(article.places[0]) == "<Place p1 'Elsby' DK 55.10, 12.00>"
    assert repr(article.places[1]) == "<Place p2 'quay' not settled>"
    assert repr(article.times[0]) == "<Time t1 'Monday' 2025-03-03..2025-03-04>"
    assert repr(replace(article.times[0], start=None, end=None)) == "<Time t1 'Monday' open>"
    assert repr(article.numbers[0]) == "<Number n1 'one' at least 1>"
    assert repr(article.claims[0].events[0]) == "<Event access.opened 'sail' planned>"
    assert repr(article.names[0]) == "<Name 'Port Elsby' place>"
    assert repr(checked.diagnostics[3]) == "<Diagnostic ATT002 endorsing-cue warning: 'deny'>"  # type: ignore[index]


def test_what_nouns_hold_shows_itself_shortly_too() -> None:
    she, town = Span(0, 3, "She"), Candidate("Elsby", 55.1, 12.0, 1, "DK", "populated place", 0.75)
    assert repr(Untied(she, "pronoun", ("a1", "a2"), "two women are named")) == "<Untied 'She' pronoun a1 or a2>"
    assert repr(town) == "<Candidate 'Elsby' DK 55.10, 12.00 0.75>"
    assert repr(Argument("who", "a1", 0.9, "subject of the verb", (she,))) == "<Argument who a1 0.9 'subject of the verb'>"
    assert repr(Related(she, "who this is")) == "<Related 'She' 'who this is'>"


def test_what_an_article_holds_can_not_reach_the_terminal_through_a_repr(article: Article) -> None:
    long = Span(0, 200, "\x1b]8;;https://example.org\x07\u202e\n" + "a" * 200)
    assert repr(long).isprintable()
    assert len(repr(long)) < 130
    assert all(repr(claim).isprintable() and len(repr(claim)) < 200 for claim in article.claims)


def test_a_score_has_four_digits_wherever_it_comes_from(article: Article) -> None:
    span = Span(0, 1, "A")
    assert Name(span, "person", 0.123456).score == 0.1235
    assert Candidate("A", 0.0, 0.0, None, None, "other", 1 / 3).score == 0.3333
    assert replace(article.claims[0], score=2 / 3).score == 0.6667


def test_articles_travel_to_other_processes(checked: Article) -> None:
    assert pickle.loads(pickle.dumps(checked)) == checked


def test_a_notebook_shows_the_claims_and_runs_nothing_of_them(article: Article, bare: Article) -> None:
    shown = article._repr_html_()
    assert shown.count("<tr>") == 1 + len(article.claims)
    assert "Ferry crews end strike after night of talks" in shown
    assert "the harbour master, Anna Lind" in shown
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown
    assert "\x1b" not in shown
    assert "<table" not in bare._repr_html_()
    assert "A notice on the quay" in article.claims[8]._repr_html_()
    assert "<i><bdi>missing</bdi></i>" in article.claims[6]._repr_html_()
    many = replace(article, claims=tuple(replace(article.claims[0], id=f"c{n}") for n in range(1, 302)))
    assert "and 101 more" in many._repr_html_()
