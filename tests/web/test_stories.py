"""A thread as a story: lanes of sides, denials beside the claim, figures on one scale, growth as a ladder, copies folded."""

from __future__ import annotations

import pytest
from lxml import html

from reportedly.model import (
    KeptClaim,
    KeptEvent,
    KeptRelation,
    KeptSource,
    KeptStanding,
    KeptThread,
    Line,
    RelationKind,
    Story,
)
from reportedly.web import Library
from reportedly.web.charts import figures
from reportedly.web.front import View, rendered
from reportedly.web.links import ServedLinks
from reportedly.web.timeline import timeline

NORTH, SOUTH = "north", "south"
SIDES = (NORTH, SOUTH)


def line(
    number: int, content: str, *, side: str | None = None, day: str = "2026-03-01", killed: float | None = None,
    high: float | None = None, bound: str = "exact", family: str | None = None,
) -> Line:  # fmt: skip
    ident = f"{number:016x}"
    claim = KeptClaim(
        ident, 1, "c1", ident, "the mayor", "person", "Anna Holm", None, side, "said", "say", "neutral", "certain", "neutral",
        "positive", "indirect", content, 0, 9, 0.9, (), "News", f"Outlet {number}", day, family,
    )  # fmt: skip
    event = KeptEvent(
        "casualties.killed", "asserted", "killed", 0, 6, number=killed, high=high, bound=bound, unit="people"  # type: ignore[arg-type]
    )  # fmt: skip
    return Line(claim, None, (), (), ((0, 9),), (), () if killed is None else (event,))


def story(lines: list[Line], relations: list[tuple[RelationKind, bool, Line]] = []) -> Story:  # noqa: B006
    first = f"{lines[0].claim.article}/c1"
    thread = KeptThread(
        first, lines[0].claim.content, False, len(lines), len(lines), "2026-03-01", "2026-03-04",
        (KeptSource("the mayor", NORTH, (first,)),), (KeptStanding("one side", (first,), "told"),),
    )  # fmt: skip
    tied = tuple(
        KeptRelation(kind, answers, f"{it.claim.article}/c1", it, first, 0.9, ("words in common",))
        for kind, answers, it in relations
    )
    return Story(thread, tuple(lines), (), tied)


def test_each_side_has_a_lane_and_a_denial_stands_beside_what_it_denies() -> None:
    found = timeline(
        story(
            [line(1, "the bridge is gone", side=SOUTH)],
            [("denies", True, line(2, "it stands", side=NORTH, day="2026-03-02"))],
        ),
        SIDES,
    )
    assert found.sides == (NORTH, SOUTH)
    (entry,) = found.days[0].entries
    assert (entry.lane, entry.answers[0].lane, entry.answers[0].words) == (2, 1, "denies this")
    assert not found.thirds


def test_lanes_do_not_depend_on_who_spoke_first() -> None:
    one, other = line(1, "x", side=NORTH), line(2, "x", side=SOUTH)
    assert timeline(story([one, other]), SIDES).sides == timeline(story([other, one]), SIDES).sides


def test_who_is_of_no_side_has_the_last_lane() -> None:
    found = timeline(story([line(1, "x", side=NORTH), line(2, "x")]), SIDES)
    assert [entry.lane for day in found.days for entry in day.entries] == [1, 2]
    assert found.thirds


def test_copies_are_one_entry() -> None:
    found = timeline(story([line(1, "x", family="f"), line(2, "x", family="f", day="2026-03-02"), line(3, "x")]), SIDES)
    entries = [entry for day in found.days for entry in day.entries]
    assert [len(entry.copies) for entry in entries] == [1, 0]


def test_what_grew_is_a_ladder_in_the_order_of_days() -> None:
    found = timeline(
        story(
            [line(3, "taken", day="2026-03-03")],
            [("grown", True, line(4, "all taken", day="2026-03-04")), ("grown", False, line(1, "entered"))],
        ),
        SIDES,
    )
    assert [(step.where, step.told.says) for step in found.ladder] == [
        ("before", "entered"), ("here", "taken"), ("after", "all taken"),
    ]  # fmt: skip


def test_figures_stand_on_one_scale() -> None:
    told = story(
        [line(1, "x", killed=12, side=NORTH), line(2, "x", killed=20, high=30, side=SOUTH)],
        [("other figure", True, line(3, "y", killed=4, bound="at least"))],
    )
    chart = figures(told, SIDES)
    assert chart is not None
    assert chart.unit == "people"
    assert [(bar.words, bar.x, bar.to, bar.open) for bar in chart.bars] == [
        ("12 people", 40.0, 40.0, ""), ("20–30 people", 66.67, 100.0, ""), ("at least 4 people", 13.33, 13.33, "more"),
    ]  # fmt: skip
    assert [tick.label for tick in chart.ticks] == ["0", "10", "20", "30"]


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        ((3, 4000), ["10", "100", "1,000"]),
        ((0, 0), ["0", "0.5", "1"]),
        ((7, 7), None),
        ((1e12, 2e12), None),
        ((0, 1e9), None),
    ],
)
def test_a_scale_holds_any_figures(values: tuple[float, ...], labels: list[str] | None) -> None:
    chart = figures(story([line(number, "x", killed=value) for number, value in enumerate(values, start=1)]), SIDES)
    assert chart is not None
    for bar in chart.bars:
        assert 0 <= bar.x <= bar.to <= 100
    assert 1 <= len(chart.ticks) <= 12
    if labels:
        assert [tick.label for tick in chart.ticks] == labels


@pytest.mark.parametrize("odd", [float("nan"), float("inf"), -3.0, 0.2])
def test_what_is_no_number_of_things_is_not_drawn(odd: float) -> None:
    assert figures(story([line(1, "x", killed=12), line(2, "x", killed=odd)]), SIDES) is None


def test_all_of_it_is_a_page(library: Library) -> None:
    whole = story(
        [
            line(1, "the bridge was hit, 12 died", side=SOUTH, killed=12),
            line(2, "the bridge was hit, 12 died", day="2026-03-02", killed=12),
        ],
        [
            ("denies", True, line(3, "nothing was hit", side=NORTH, day="2026-03-02")),
            ("other figure", True, line(4, "20 to 30 died", day="2026-03-03", killed=20, high=30)),
            ("other figure", True, line(7, "at least 5 died", side=NORTH, day="2026-03-03", killed=5, bound="at least")),
            ("grown", True, line(5, "the bridge and the mill were hit", side=SOUTH, day="2026-03-04")),
            ("grown", False, line(8, "something was hit", side=SOUTH, day="2026-02-28")),
            ("same event", True, line(6, "trains do not run", day="2026-03-04")),
        ],
    )  # fmt: skip
    values = {"it": whole.thread, "story": whole, "line": timeline(whole, SIDES), "side_numbers": {NORTH: 1, SOUTH: 2}}
    page = html.fromstring(rendered(View("thread.html", "x", values), ServedLinks(), library=library))
    assert len(page.xpath("//table[@class='bars']/tbody/tr")) == 4
    assert len(page.xpath("//ol[@class='ladder']/li")) == 3
    assert page.xpath("//div[contains(@class, 'a-denies')]")
    for each in page.xpath("//blockquote/a/@href"):
        assert each.startswith("/articles/")
