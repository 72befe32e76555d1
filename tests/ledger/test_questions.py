"""How often the database is asked: as often for a long article as for a short one, and for a large ledger as for a small one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from articles import HARBOUR, read, receipt
from sqlalchemy import event

from reportedly.ledger import Ledger


@contextmanager
def watched(ledger: Ledger) -> Iterator[list[str]]:
    asked: list[str] = []

    def before(connection: object, cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(ledger._store.engine, "before_cursor_execute", before)
    yield asked
    event.remove(ledger._store.engine, "before_cursor_execute", before)


def long(number: int) -> str:
    return HARBOUR + "".join(f"The {number}th boat left at {each} o'clock, Jon Berg said.\n" for each in range(100))


def adding(ledger: Ledger, text: str) -> list[str]:
    article, came = read(text), receipt(text)
    with watched(ledger) as asked:
        assert ledger.known(came) is None
        ledger.add(article, came)
    return asked


def test_an_article_of_many_claims_is_added_with_no_more_questions(ledger: Ledger) -> None:
    adding(ledger, HARBOUR.replace("Monday", "Tuesday"))  # the run and the stamp are there from now on
    short = adding(ledger, HARBOUR)
    assert len(short) <= 35
    # rows of one table go in portions
    assert len(adding(ledger, long(1))) <= len(short) + 4


def test_what_is_known_is_told_by_one_question(opened: Callable[..., Ledger]) -> None:
    with opened() as ledger:
        ledger.add(read(HARBOUR), receipt(HARBOUR))
        with watched(ledger) as asked:
            assert ledger.known(receipt(HARBOUR)) is not None
    assert [each for each in asked if not each.startswith(("BEGIN", "SELECT pg"))] == asked[-1:]


def test_a_list_is_as_few_questions_however_long(ledger: Ledger) -> None:
    for number in range(12):
        adding(ledger, HARBOUR.replace("Monday", f"day {number}"))
    with watched(ledger) as asked:
        assert len(list(ledger.articles())) == 12
        assert len(list(ledger.log())) == 12
    assert (
        len([each for each in asked if not each.startswith("BEGIN")]) == 4
    )  # of which family 500 are is one more; the log asks what was forgotten too
