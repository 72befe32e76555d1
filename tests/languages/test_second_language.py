"""A language is a value: an article in one that is made up here, of ten words, is read and checked like any other."""

from __future__ import annotations

import re

import pytest

from reportedly.checks.rule import Rule
from reportedly.checks.rules import rulebook
from reportedly.checks.scene import Scene
from reportedly.model import Article, Attribution, Document, Language, Name, Page, Reading, Span
from reportedly.model.morphology import Morphology
from reportedly.model.saying import ReportingWord, Saying
from reportedly.pipeline import References, opened, read_document

MORPHOLOGY = Morphology({"plural": ((re.compile("(.*)o"), ((1, "i"),)),)})

WORDS = Language(
    "xx",
    {
        "calendar": {"months": {"names": "unil duil"}},
        "times": {"rule": [{"make": "date", "around": "MONTH", "patterns": ["(?<d>DAY)(?<m>MONTH)(?<y>YEAR)"]}]},
        "numbers": {"words": {"tri": 3}},
        "grammar": {"pronouns": {"he": "lu"}, "determiners": {"definite": "la"}},
        "sources": {"roles": ["ministro"], "determiners": ["la"], "person_pronouns": ["lu"]},
        "actors": {"titles": {"plain": "ministro"}, "roles": {"person": "ministro"}},
        "negation": {"group": [{"role": "verbal", "reference": "made up", "words": "ne"}]},
        "events": {
            "kind": [{"type": "casualties.killed", "gloss": "People die.", "plover": ""}],
            "noun": [{"type": "casualties.killed", "words": "murto", "lone": True}],
        },
    },
    MORPHOLOGY,
    Saying((ReportingWord("sago", "verb", "saying", traits=frozenset({"posed", "plain"})),), MORPHOLOGY),
)
"""Ten words: two months, a number, a pronoun, an article, a role, a negation, what happens, a verb of saying, and its one plural."""

EMPTY = Language("yy")
"""A language of which nothing is known."""

TEXT = """Grova kilto

Orra, 4 duil 2024 — La ministro Mira Tolan sago ke tri soldati ne veni en Velmar 12 duil 2024. “Nu vadi a la murto,” sago Tolan.

Lu sago plu.
"""


def span(words: str, before: str = "") -> Span:
    start = TEXT.index(words, TEXT.index(before))
    return Span.of(TEXT, start, start + len(words))


def attribution(source: Span, cue: Span, content: Span) -> Attribution:
    return Attribution((cue,), (source,), (content,), 0.9, 0.9, 0.9)


class Reader:
    """Sees two claims and two names in ``TEXT``."""

    model = "made up"

    def read(self, page: Page) -> Reading:
        first = attribution(span("La ministro Mira Tolan"), span("sago"), span("tri soldati ne veni en Velmar 12 duil 2024"))
        second = attribution(span("Tolan", "sago Tolan"), span("sago", "sago Tolan"), span("Nu vadi a la murto,"))
        names = (Name(span("Mira Tolan"), "person", 0.9), Name(span("Velmar"), "place", 0.9))
        return Reading(self.model, (first, second), names)


def read(language: Language) -> Article:
    return read_document(Document(TEXT), Reader(), References(words=language))


@pytest.fixture(scope="module")
def article() -> Article:
    return read(WORDS)


def test_its_verb_of_saying_attributes(article: Article) -> None:
    found = [(claim.source.text, claim.cue and claim.cue.spans[0].text, claim.text) for claim in article.claims]
    assert found == [
        ("La ministro Mira Tolan", "sago", "tri soldati ne veni en Velmar 12 duil 2024"),
        ("Tolan", "sago", "Nu vadi a la murto,"),
    ]
    assert [claim.cue and claim.cue.lemma for claim in article.claims] == ["sago", "sago"]
    assert [claim.quotation for claim in article.claims] == ["indirect", "direct"]


def test_its_negation_negates_and_its_role_is_a_persons(article: Article) -> None:
    assert [claim.polarity for claim in article.claims] == ["negative", "positive"]
    assert [claim.source.kind for claim in article.claims] == ["person", "person"]
    (actor,) = article.actors
    assert (actor.name, actor.kind) == ("Mira Tolan", "person")
    assert "Lu" in [TEXT[mention.span.start : mention.span.end] for mention in actor.mentions]
    assert {claim.source.actor for claim in article.claims} == {article.actors[0].id}


def test_its_month_is_a_time_and_its_number_a_number(article: Article) -> None:
    assert [(time.span.text, time.start) for time in article.times] == [
        ("4 duil 2024", "2024-02-04"),
        ("12 duil 2024", "2024-02-12"),
    ]
    assert [(number.span.text, number.value) for number in article.numbers] == [("tri", 3)]


def test_what_happens_in_it_is_an_event(article: Article) -> None:
    assert [[event.type for event in claim.events] for claim in article.claims] == [[], ["casualties.killed"]]


def test_of_which_nothing_is_known_is_read_as_well() -> None:
    known = read(EMPTY)
    assert [claim.source.text for claim in known.claims] == ["La ministro Mira Tolan", "Tolan"]
    assert not known.times


@pytest.mark.parametrize("language", [WORDS, EMPTY], ids=["ten", "none"])
@pytest.mark.parametrize("rule", rulebook(), ids=lambda rule: rule.id)
def test_rules_find_nothing_by_words_that_it_does_not_have(rule: Rule, language: Language) -> None:
    known = read(language)
    assert not list(rule.find(Scene(known, opened(known.document, language), ())))
