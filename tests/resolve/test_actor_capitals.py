"""Where names can stand: runs of capitalised words, but for those whose capital comes from their place alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reportedly.model import Name
from reportedly.model.reading import NameKind
from reportedly.resolve.actors.capitals import capitals, headlines
from tests.pages import page_of
from tests.resolve.walks import span, words


def runs(text: str, names: Sequence[Name] = (), known: frozenset[str] = frozenset()) -> list[str]:
    page = page_of(text)
    return [words(page, first, last) for first, last in capitals(page, names, known, headlines(page))]


@pytest.mark.parametrize(
    ("text", "titled"),
    [
        ("Mayor Meets Judge Over Bridge", True),
        ("Mayor Meets Wise Judge", True),
        ("Mayor Meets Judge at Old Sea", False),  # three long words
        ("Mayor Meets Judge Over Bridge with Boats", True),
        ("Mayor Meets Judge with Bridge", False),  # four of five have a capital
        ("Mayor Meets Judge Over Bridge by 24 Odd Boats", True),
        ("Mayor Meets Judge Over Bridge to dig", False),
        ("Mayor Meets Judge and Boats but Is in His Hall", True),
        ("Mayor Meets Judge or Boats is in his Sea Hall", True),
        ("Mayor Meets Judge As She or who Sees Boats", True),
    ],
)
def test_a_title_is_set_in_capitals(text: str, titled: bool) -> None:
    assert headlines(page_of(text)) == ({0} if titled else set())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met Robert Stone there.", ["Robert Stone"]),
        ("They met Stone", ["Stone"]),
        ("They met Stone, Ann.", ["Stone", "Ann"]),
        ("They met Stone. Ann Vale left.", ["Stone", "Ann Vale"]),
        ("They met “Ann” Eva.", ["Ann", "Eva"]),
        ("They met the “Stone Vale” Ann.", ["Stone Vale", "Ann"]),
        ("They met Stone “Vale Port”.", ["Stone", "Vale Port"]),
        ("They met Stone  Vale.", ["Stone  Vale"]),
        ("They met Stone   Vale.", ["Stone", "Vale"]),
        ("They met One Two Stone Then.", ["Stone"]),
        ("They met Mr Stone.", ["Mr Stone"]),
        ("They met Stone Mr Vale.", ["Stone Mr Vale"]),
        (
            "They met Ann Bea Cat Dog Eva Fay Gus Hal Ida Jon Kay Lea Max.",
            ["Ann Bea Cat Dog Eva Fay Gus Hal Ida Jon Kay Lea", "Max"],
        ),
        ("They met Stone\n\nVale Port left.", ["Stone", "Vale Port"]),
        # words that join
        ("They met Ludwig van Vale.", ["Ludwig van Vale"]),
        ("They met Ludwig van vale.", ["Ludwig"]),
        ("They met Ludwig van Two.", ["Ludwig"]),
        ("They met Smith & Vale", ["Smith & Vale"]),
        ("They met Smith & boats.", ["Smith"]),
        ("They met Smith &", ["Smith"]),
        ("They met Smith &. Vale left.", ["Smith"]),
        ("They met the Bank of Vale.", ["Bank of Vale"]),
        ("They met the Minister for Vale.", ["Minister for Vale"]),
        ("They met the Vale Bank of Vale.", ["Vale Bank of Vale"]),
        ("They met Boats of Vale.", ["Boats", "Vale"]),
        ("They met the Bank near Vale.", ["Bank", "Vale"]),
        ("They met the Bank  of Vale.", ["Bank", "Vale"]),
        ("They met the Bank of Friday.", ["Bank"]),
        ("They met the Bank of boats.", ["Bank"]),
        ("They met the Bank of Canada.", ["Bank of Canada"]),
        ("They met the Bank for Canada.", ["Bank", "Canada"]),
        ("They met the Bank for Mr. Vale.", ["Bank", "Mr. Vale"]),
        ("They met the Bank for the Vale.", ["Bank for the Vale"]),
        ("They met the Bank of the vale.", ["Bank"]),
        ("They met the Bank of the", ["Bank"]),
        ("They met the Bank of the. Ann Vale left.", ["Bank", "Ann Vale"]),
        ("They met the Bank and the Vale.", ["Bank", "Vale"]),
        ("They met the Bank and Vale.", ["Bank", "Vale"]),
        ("They met the Bank of Arts and Vale.", ["Bank of Arts and Vale"]),
        ("They met the Bank of Arts and Ann.", ["Bank of Arts", "Ann"]),
        ("They met the Bank of Arts and Canada.", ["Bank of Arts", "Canada"]),
        ("They met the Bank of Art Cod Dog Fox and Vale.", ["Bank of Art Cod Dog Fox and Vale"]),
        ("They met the Bank of Art Cod Dog Fox Elk and Vale.", ["Bank of Art Cod Dog Fox Elk", "Vale"]),
    ],
)
def test_capitals_run_on(text: str, found: list[str]) -> None:
    assert runs(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Stone left.", []),
        ("“Stone left,” they said.", []),
        ("They left: Stone sank.", []),
        ("Stone left. They met Stone.", ["Stone", "Stone"]),
        ("Stone left. They met “Stone”.", []),
        ("Stone left.\n\nMayor Stone Meets Judge Over Bridge", ["Mayor Stone Meets Judge", "Bridge"]),
        ("Ann left.", ["Ann"]),
        ("Mr left.", ["Mr"]),
        ("Canada left.", ["Canada"]),
        ("BOATS left.", ["BOATS"]),
        ("B left.", []),
        # another capital follows
        ("Stone Vale left.", ["Stone Vale"]),
        ("Stone Vale left. They met stone.", ["Vale"]),
        ("Mayor Vale left. They met a mayor.", ["Mayor Vale"]),
        ("French Vale left. They met french boats.", ["French Vale"]),
        ("Mayor Is left.", []),
        ("Mayor. Vale left.", []),
        ("Ship", []),
        ("Ship\n\nVale Port left.", ["Vale Port"]),
        ("Mayor Vale", ["Mayor Vale"]),
        ("Crowd left.", []),
        ("Company left.", []),
        # a role before "of"
        ("Secretary of State John Vale left.", ["Secretary of State John Vale"]),
        ("Secretary of State Boats left.", ["State Boats"]),
        ("Secretary by State John Vale left.", ["State John Vale"]),
        ("Secretary in State John Vale left.", ["Secretary in State John Vale"]),
        ("Boats of State John Vale left.", ["State John Vale"]),
        ("Secretary of State\n\nJohn left.", ["State", "John"]),
        ("Secretary of State John", ["Secretary of State John"]),
        # a body's noun before a name that it goes with
        ("Bank of Norland left.", ["Bank of Norland"]),
        ("Bank of the Vale left.", ["Bank of the Vale"]),
        ("Party for Vale left.", ["Party for Vale"]),
        ("Bank of boats left.", []),
        ("Bank by Norland left.", ["Norland"]),
        ("Boats of Norland left.", ["Norland"]),
        # nouns, and words for those of a kind
        ("Mayor left.", []),
        ("Police left.", []),
        ("Company left.", []),
        ("French left.", ["French"]),
        ("Germans left.", ["Germans"]),
        ("Muslim left.", ["Muslim"]),
    ],
)
def test_a_sentence_gives_its_first_word_a_capital(text: str, found: list[str]) -> None:
    assert runs(text) == found


@pytest.mark.parametrize(
    ("text", "kind", "score", "found"),
    [
        ("Stone left.", "person", 0.5, ["Stone"]),
        ("Stone left.", "person", 0.49, []),
        ("Stone left.", "other", 0.9, []),
        ("Stone left. They met a stone.", "person", 0.9, []),
        ("Mayor left.", "person", 0.9, []),
    ],
)
def test_the_reader_may_know_a_first_word_for_a_name(text: str, kind: NameKind, score: float, found: list[str]) -> None:
    assert runs(text, [Name(span(text, text.split()[0]), kind, score)]) == found


def test_a_pack_may_know_a_first_word_for_a_name() -> None:
    assert runs("Stone left.", known=frozenset({"stone"})) == ["Stone"]
    assert runs("Mayor left.", known=frozenset({"mayor"})) == ["Mayor"]
