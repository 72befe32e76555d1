"""Where little of an article was read, it says so."""

from __future__ import annotations

import pytest

from reportedly.claims import reserves
from reportedly.model import Article, Certainty, Claim, Document, Language, Source, SourceKind, Span
from reportedly.text import page
from tests.pages import page_of

SENTENCE = (
    "The council met on Monday and it was said that the bridge would be shut for the whole of the winter. "  # 21 words
)
FOREIGN = (
    "Der Rat trat am Montag zusammen und erklärte, die alte Brücke bleibe den ganzen Winter über für alle Autos gesperrt. "
)


def claims(count: int, kind: SourceKind = "person") -> list[Claim]:
    """So many claims, of which only the kind of source matters."""
    return [
        Claim("c1", Source((), kind), None, (Span(0, 1, "T"),), "indirect", Certainty("certain", "neutral"), 0.9)
    ] * count


def of(text: str, count: int = 9, kind: SourceKind = "person") -> tuple[str, ...]:
    return reserves(page_of(text), claims(count, kind))


def test_an_article_that_was_read_well_has_none() -> None:
    assert of(SENTENCE * 10) == ()
    assert of("") == of("Late.") == ()


@pytest.mark.parametrize(("words", "count", "few"), [(200, 1, True), (180, 2, False), (100, 0, True), (80, 0, False)])
def test_few_claims_for_its_length(words: int, count: int, few: bool) -> None:
    assert of(SENTENCE * (words // 20), count) == (("few claims",) if few else ())


def test_claims_of_the_outlets_own_voice_do_not_count() -> None:
    assert of(SENTENCE * 10, 9, "outlet") == ("few claims",)


OTHERS = (
    FOREIGN,
    "Le conseil s'est réuni lundi et a déclaré que le vieux pont resterait fermé à toutes les voitures pendant tout un long hiver. ",
    "El consejo se reunió el lunes y declaró que el viejo puente seguiría cerrado a todos los coches durante todo el largo invierno. ",
    "De raad kwam maandag bijeen en verklaarde dat de oude brug de hele lange winter voor alle auto's gesloten zou blijven in Orra. ",
    "Совет собрался в понедельник и заявил, что старый мост всю долгую зиму будет закрыт для всех машин, кроме машин врачей и почты. ",
)


@pytest.mark.parametrize("sentence", OTHERS)
def test_another_language_beside_the_articles_own(sentence: str) -> None:
    own, other = SENTENCE * 4, sentence * 4
    assert of(f"{own}\n\n{other}") == ("other language",)
    assert of(f"{own}\n\n{sentence}\n\n{own}\n\n{own}") == ()


def test_many_names_are_no_other_language() -> None:
    names = "Ada Holm, Mara Tolen, Ivo Sandel, Ruth Orre, Jan Velm, Lea Brask and Tom Ferenczay of the Ferry Company met in Orra. "
    assert of(f"{SENTENCE * 2}\n\n{names * 3}") == ()


def test_much_of_it_is_not_read() -> None:
    text = SENTENCE * 5
    comment = "<!-- " + "x" * 900 + " -->"
    document = Document(text + comment, unread=((len(text), len(text) + len(comment)),))
    assert reserves(page_of(document), claims(9)) == ("much unread",)
    table = "\n\n".join("Orra\t12\t14\t16" for _ in range(40))
    assert of(f"{SENTENCE}\n\n{table}") == ("much unread",)


def test_a_language_without_common_words_is_told_of_nothing() -> None:
    assert reserves(page(Document(FOREIGN * 3), Language("xx")), claims(9)) == ()
    assert Article.__dataclass_fields__["reserves"].default == ()
