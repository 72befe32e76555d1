"""Days that name an event: of one that a pack knows the year is the event's own, of others long past it stays open."""

from __future__ import annotations

import pytest

from reportedly.model import DatedEvent, Document, Pack
from reportedly.resolve.times import times
from tests.pages import page_of

PACK = Pack(
    "made-up",
    "2026.1",
    "Made up",
    events=(
        DatedEvent(
            "raid",
            "Varn attacks",
            "2019-10-07",
            ("attack", "attacks", "massacre"),
            ("Norland", "Norlandic", "Varn Bay"),
            "common knowledge",
        ),
    ),
)
SPRING, AFTER = "2026-04-02", "2026-10-14"


def read(text: str, published: str | None) -> list[str | None]:
    return [time.start for time in times(page_of(Document(text, published=published)), packs=[PACK])]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Norland buried a man killed in the October 7 attacks.", SPRING),
        ("Norland buried a man killed in the October 7 attacks.", AFTER),
        ("A survivor of the 7 October massacre died in Norland.", SPRING),
        ("Since the October 7 Norlandic-led terrorist attack, nobody has lived there.", SPRING),
        ("Norland's Oct. 7 attack began it.", AFTER),
        ("It was after the October 7 attacks on Norland.", AFTER),
        ("It was after the October 7 attacks in Varn Bay.", AFTER),
    ],
)
def test_a_day_that_names_an_event_of_a_pack_is_in_its_year(text: str, published: str) -> None:
    assert read(text, published) == ["2019-10-07"]


@pytest.mark.parametrize(
    ("text", "published", "start"),
    [
        ("Norland buried a man killed on October 7.", AFTER, "2026-10-07"),
        ("The October 7 attack on Ostia, far from Norland, killed two.", AFTER, "2026-10-07"),
        ("The October 7 Ostian attack, far from Norland, killed two.", AFTER, "2026-10-07"),
        ("The October 7 vote went on in Norland.", AFTER, "2026-10-07"),
        ("The October 7 attack killed two.", AFTER, "2026-10-07"),  # nothing says that it is Norland's
        ("The October 7 attacks on Norland followed an attack of October 7, 2021.", AFTER, "2021-10-07"),
        ("Norland was calm before the October 7 attacks.", "2018-10-14", "2018-10-07"),
    ],
)
def test_another_day_of_that_number_is_not(text: str, published: str, start: str) -> None:
    assert read(text, published)[0] == start


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("She was tried for the September 2 raid in Ostia.", None),
        ("She was tried for the 2 September raid in Ostia.", None),
        ("She was tried for a raid on September 2.", "2025-09-02"),
        ("She was tried for the March 2 raid in Ostia.", "2026-03-02"),
        ("She was tried for the December 20 raid in Ostia.", "2025-12-20"),
        ("She was tried for the September 2, 2023 raid in Ostia.", "2023-09-02"),
        ("She was tried for the raid of September 2-3.", "2025-09-02"),
    ],
)
def test_a_day_long_past_that_names_something_else_has_no_year(text: str, start: str | None) -> None:
    assert read(text, SPRING)[0] == start
