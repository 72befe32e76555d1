"""Which events an article asserts, whether it is about fighting, and of which days its sentences tell."""

from __future__ import annotations

import pytest

from reportedly.checks.scene import Scene
from reportedly.model import Argument, Article, Certainty, Claim, Cue, Document, Event, Place, Producer, Source, Span, Time
from reportedly.model.claim import SourceKind
from tests.pages import page_of, span


def claim(text: str, content: str, *events: Event, kind: SourceKind = "outlet", source: str = "", number: int = 1) -> Claim:
    spans = (span(text, source),) if source else ()
    cue = None
    if spans and "said" in text[spans[0].end :]:
        cue = Cue((span(text, "said", spans[0].end),), "say", "neutral")
    return Claim(
        f"c{number}", Source(spans, kind), cue, (span(text, content),), "indirect", Certainty("certain", "neutral"), 0.9,
        events=events,
    )  # fmt: skip


def scene(text: str, *claims: Claim, title: str = "", published: str | None = None, **entities: object) -> Scene:
    document = Document(text, title=span(text, title) if title else None, published=published)
    return Scene(Article(document, claims, (), Producer("0", "none"), **entities), page_of(document))  # type: ignore[arg-type]


# tellings


def test_an_event_inside_two_claims_is_told_by_the_inner_one_and_all_stand_in_text_order() -> None:
    text = "Werth said that Brisk said that troops seized Sarn. Shells hit it."
    seized, hit = Event("control.taken", span(text, "seized")), Event("attack", span(text, "hit"))
    outer = claim(text, "that Brisk said that troops seized Sarn", seized, kind="person", source="Werth")
    inner = claim(text, "that troops seized Sarn", seized, kind="person", source="Brisk", number=2)
    last = claim(text, "Shells hit it", hit, number=3)
    for claims in [(last, outer, inner), (inner, outer, last)]:
        told = scene(text, *claims).contested.events
        assert [(each.trigger.text, each.claim.id) for each in told] == [("seized", "c2"), ("hit", "c3")]


def test_an_event_of_a_type_that_is_not_known_is_told_and_not_disputed() -> None:
    text = "Troops seized Sarn."
    told = scene(text, claim(text, "Troops seized Sarn", Event("parade.held", span(text, "seized")))).contested
    assert [(each.type.contested, each.warfare, each.family) for each in told.events] == [(False, False, "parade")]
    assert told.tellings == ()


@pytest.mark.parametrize(
    ("kind", "source", "own", "named"),
    [("outlet", "", True, False), ("missing", "Brisk", False, False), ("person", "", False, False), ("person", "Brisk", False, True)],
)  # fmt: skip
def test_who_tells_an_event(kind: SourceKind, source: str, own: bool, named: bool) -> None:
    text = "Brisk said that troops seized Sarn."
    one = claim(text, "that troops seized Sarn", Event("control.taken", span(text, "seized")), kind=kind, source=source)
    (told,) = scene(text, one).contested.tellings
    assert (told.own, told.named) == (own, named)


def test_headline_and_body_share_the_events_out() -> None:
    text = "Troops seize Sarn\n\nTroops seized Sarn."
    one = claim(text, "Troops seize Sarn", Event("control.taken", span(text, "seize")))
    two = claim(text, "Troops seized Sarn", Event("control.taken", span(text, "seized")), number=2)
    told = scene(text, one, two, title="Troops seize Sarn").contested
    assert [each.trigger.text for each in told.headline] == ["seize"]
    assert [each.trigger.text for each in told.body] == ["seized"]


# what asserts


@pytest.mark.parametrize(
    ("text", "words", "asserted"),
    [
        ("Troops seized the town.", "seized", True),
        ("Troops seized.", "seized", False),
        ("Seized the town.", "Seized", False),
        ("The town was seized by troops.", "seized", True),
        ("The town was at long last seized by troops.", "seized", True),
        ("The town was at long last finally seized by troops.", "seized", False),
        ("The town seized by troops is small.", "seized", False),
        ("The town which troops seized was small.", "seized", False),
        ("It was an airstrike which killed two guards.", "killed", True),
        ("It was the airstrike which killed two guards.", "killed", False),
        ("An old man fled before the airstrike which killed two guards.", "killed", False),
        ("After an airstrike which killed two guards it rained.", "killed", False),
        ("An airstrike on the far end of the town which killed two guards is over.", "killed", False),
        ("Troops had to flee", "flee", False),
        ("Shells fell, killing two guards.", "killing", True),
        ("Shells fell, killing.", "killing", False),
        ("Shells fell, killing in the dark.", "killing", False),
        ("They spoke of killing guards.", "killing", False),
        ("An airstrike hit the port.", "airstrike", True),
        ("An airstrike also hit the port.", "airstrike", True),
        ("An airstrike has also hit the port.", "airstrike", False),
        ("The airstrike hit the port.", "airstrike", False),
        ("An airstrike was seen.", "airstrike", False),
        ("Two guards died.", "died", True),
        ("A drone strikes an oil depot.", "strikes", True),
        ("In strikes a guard fell.", "strikes", False),
        ("The drone strikes on the port went on.", "strikes", False),
        ("Troops fled which had won but they have driven rebels back.", "driven", True),
        ("Troops left with captured tanks.", "captured", False),
        ("They hold two besieged villages.", "besieged", False),
        ("They left damaged and the destroyed houses.", "destroyed", False),
        ("They carried out dead from damaged and destroyed houses.", "destroyed", False),
        ("Troops entered and captured the town.", "captured", True),
        ("They are holding captured tanks.", "captured", False),
        ("Capturing the province helped them.", "Capturing", False),
        ("(AB) Capturing the province helped them.", "Capturing", False),
        ("Troops took the hill, capturing the town.", "capturing", True),
        ("The army launches a ground raid on the town.", "raid", True),
        ("It ended in a raid that killed ten, they say.", "raid", False),
        ("The hotel is struck by a drone.", "is struck by a drone", True),
        ("Died.", "Died", False),
        ("It rained, died.", "died", False),
        ("Troops overran the town.", "overran", True),
        ("Troops may have seized the town.", "seized", False),
        ("Troops took control of the town.", "took control", True),
        ("Troops took control.", "took control", True),
        ("Two guards were shot.", "shot", True),
        ("Two guards shot after dark are well.", "shot", False),
        ("Two guards seized who ran.", "seized", False),
    ],
)
def test_what_the_article_asserts(text: str, words: str, asserted: bool) -> None:
    assert scene(text).contested.asserts(span(text, words)) is asserted


@pytest.mark.parametrize(
    ("text", "deeds"),
    [
        ("Rebels attacked the port.", ["attacked"]),
        ("Rebels then attacked the port and rebels raided the mill.", ["attacked", "raided"]),
        ("Rebels attacked by night.", []),
        ("Rebels attacked in force.", []),
        ("Rebels opened fire in Sarn.", ["opened fire"]),
        ("Two of the rebels killed in Sarn were guards.", []),
        ("If rebels attacked the port it would burn.", []),
        ("Rebels who attacked the port left.", []),
        ("The guards that rebels attacked left.", []),
        ("The port was shelled by rebels.", ["was shelled by rebels"]),
        ("The army launched a new offensive in Sarn.", ["launched a new offensive"]),
        ("The port was hit when it rained by troops.", ["was hit when it rained by troops"]),
    ],
)
def test_the_verbs_of_what_fighters_did(text: str, deeds: list[str]) -> None:
    assert [each.text for each in scene(text).contested.deeds()] == deeds


def test_deeds_are_those_of_the_body_and_of_prose() -> None:
    text = "Rebels attacked the port\n\nRebels raided the mill."
    assert [each.text for each in scene(text, title="Rebels attacked the port").contested.deeds()] == ["raided"]
    for more, deeds in [(116, ["raided"]), (117, [])]:
        text = "Rebels raided the mill" + " old" * more
        assert len(page_of(text).tokens) == more + 4
        assert [each.text for each in scene(text).contested.deeds()] == deeds


# of fighting


def test_an_article_of_fighting_is_one_in_which_any_sentence_is() -> None:
    text = "The mayor left. Troops came. Prices rose."
    told = scene(text).contested
    assert told.of_fighting and not scene("The mayor left.").contested.of_fighting
    assert told.fought(span(text, "came")) and not told.fought(span(text, "left")) and not told.fought(span(text, "rose"))


# which one


def _place(text: str, words: str, *, kind: str = "populated place", number: int | None = 7) -> Place:
    return Place(f"p-{words}", span(text, words), words, 1.0, 1.0, number, "XX", kind, 0.9, (), "")  # type: ignore[arg-type]


def _two(text: str, places: tuple[Place, ...], times: tuple[Time, ...] = ()) -> tuple[Scene, list[object]]:
    events = []
    for at, words in enumerate(("seized", "took")):
        roles = [("place", places[at].id)] if at < len(places) else []
        roles += [("time", times[at].id)] if at < len(times) else []
        events.append(
            Event("control.taken", span(text, words), tuple(Argument(role, key, 1.0, "", ()) for role, key in roles))  # type: ignore[arg-type]
        )
    told = scene(text, claim(text, text, *events), places=places, times=times)
    return told, list(told.contested.tellings)


TWO = "Troops seized Sarn on Monday. Troops took Velna on Friday."


@pytest.mark.parametrize(
    ("numbers", "kind", "same"),
    [
        ((7, 7), "populated place", True),
        ((7, 8), "populated place", False),
        ((None, None), "populated place", False),
        ((7, 7), "country", False),
    ],
)
def test_two_events_at_one_place(numbers: tuple[int | None, int | None], kind: str, same: bool) -> None:
    places = tuple(
        _place(TWO, words, kind=kind, number=each) for words, each in zip(("Sarn", "Velna"), numbers, strict=True)
    )
    told, (one, other) = _two(TWO, places)
    assert told.contested.same_place(one, other) is same  # type: ignore[arg-type]
    assert not _two(TWO, ())[0].contested.same_place(*_two(TWO, ())[1])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        (("2026-01-01", "2026-01-02"), ("2026-01-01", "2026-01-02"), False),
        (("2026-01-01", "2026-01-02"), ("2026-01-03", "2026-01-04"), True),
        (("2026-01-01", "2026-01-02"), ("2026-01-01", "2026-01-08"), True),
        (("2026-01-01", "2026-01-02"), None, False),
        (None, ("2026-01-01", "2026-01-02"), False),
    ],
)
def test_two_events_at_two_times(first: tuple[str, str] | None, second: tuple[str, str] | None, clash: bool) -> None:
    times = tuple(
        Time(f"t-{words}" if days else "none", span(TWO, words), *(days or ("", "")), "day", "said")
        for words, days in (("Monday", first), ("Friday", second))
    )
    told, (one, other) = _two(TWO, (), times)
    known = scene(TWO, *told.article.claims, times=tuple(each for each in times if each.id != "none")).contested
    assert known.times_clash(one, other) is clash  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("between", "kind", "source"),
    [("Werth said it.", "person", True), ("It is said.", "missing", False), ("It rained.", "outlet", False)],
)
def test_a_source_between_two_events(between: str, kind: SourceKind, source: bool) -> None:
    text = f"Brenn said that troops seized Sarn. {between} Troops took Velna."
    events = [Event("control.taken", span(text, each)) for each in ("seized", "took")]
    first = claim(text, "that troops seized Sarn", events[0], kind="person", source="Brenn")
    last = claim(text, "took Velna", events[1], number=3)
    who = "Werth" if source else ""
    told = scene(text, first, claim(text, between[:-1], kind=kind, source=who, number=2), last).contested
    one, other = told.tellings
    assert told.source_between(one, other) is source
    assert not told.source_between(other, one)


# when


@pytest.mark.parametrize(
    ("text", "words", "frame"),
    [
        ("It rained. It rained. It rained. It rained. Shells hit the port.", "Shells", "open"),
        ("It rained. It rained. It rained. Shells hit the port.", "Shells", "today"),
        ("It rained. It rained. It rained. It rained. Shells hit the port overnight.", "Shells", "today"),
        ("Shells hit the port on Monday, 3 May 2014.", "Shells", "today"),
        ("Shells hit the port on Monday, 3 May 2013.", "Shells", "background"),
        ("Shells hit the port on Monday, as in 2013.", "Shells", "today"),
        ("Shells hit the port on Monday, as in Sept. 2013.", "Shells", "background"),
        ("Shells hit the port on Monday, as in 2013, and not in May.", "Shells", "today"),
        ("Shells hit the port on Monday, as of the May vote of 2013.", "Shells", "today"),
        ("Since" + " old" * 11 + " 2013 shells hit it.", "shells", "today"),
        ("Since" + " old" * 12 + " 2013 shells hit it.", "shells", "background"),
        ("In 2013 it rained. Shells hit the port.", "Shells", "background"),
        ("In 2014 it rained. Shells hit the port.", "Shells", "today"),
        ("Since 2013 shells have hit the port.", "shells", "today"),
        ("Since the long and very cold and wet and dark winter of the year 2013 shells hit it.", "shells", "background"),
        ("Since the long and very cold and wet and dark winter of 2013 shells hit it.", "shells", "today"),
        ("It rained since May; in 2013 shells hit the port.", "shells", "background"),
        ("Since decades ago shells hit the port.", "shells", "today"),
        ("It was the former port that shells hit.", "shells", "background"),
    ],
)
def test_of_which_days_a_sentence_tells(text: str, words: str, frame: str) -> None:
    assert scene(text, published="2014-05-06").contested.frame(span(text, words)) == frame


@pytest.mark.parametrize(
    ("start", "end", "frame"),
    [
        ("2013-05-01", "2013-05-31", "background"),
        (None, "2013-05-31", "today"),
        ("2013-05-01", None, "today"),
        ("2014-05-01", "2014-05-02", "today"),
    ],
)
def test_a_time_that_is_over_is_one_whose_bounds_are_known(start: str | None, end: str | None, frame: str) -> None:
    text = "It came then. Shells hit the port in May."
    may = Time("t1", span(text, "in May"), start, end, "month", "")
    assert scene(text, published="2014-05-06", times=(may,)).contested.frame(span(text, "Shells")) == frame


@pytest.mark.parametrize(
    ("text", "published", "since", "other"),
    [
        ("Shells hit the port in 2013.", "2014-05-06", True, True),
        ("Shells hit the port in 2014.", "2014-05-06", True, False),
        ("Since 2013 shells hit the port.", "2014-05-06", True, True),
        ("Since 2013 shells hit the port.", "2014-05-06", False, False),
        ("Shells hit the port in 2013.", None, True, True),
        ("Shells hit the port of 2013.", None, True, True),
        ("Shells hit the port on 3 May 2013.", None, True, False),
        ("2013 shells hit the port.", None, True, False),
    ],
)
def test_a_year_that_is_not_the_articles(text: str, published: str | None, since: bool, other: bool) -> None:
    told = scene(text, published=published)
    assert told.contested.other_year(told.sentence(0), since=since) is other


def test_without_a_date_the_last_year_named_is_the_articles() -> None:
    text = "Shells hit the port on 3 May 2013. It was rebuilt on 4 May 2015."
    told = scene(text)
    assert told.contested.other_year(told.sentence(0)) and not told.contested.other_year(told.sentence(40))


@pytest.mark.parametrize(
    ("count", "of", "frame"),
    [
        (2, 12, "open"),
        (3, 12, "today"),
        (3, 15, "today"),
        (3, 16, "open"),
        (4, 16, "today"),
        (4, 20, "today"),
        (4, 21, "open"),
    ],
)
def test_an_article_much_of_which_tells_of_fighting_is_of_these_days(count: int, of: int, frame: str) -> None:
    text = "".join("Shells hit port. " if at < count else "It rained. " for at in range(of - 1))
    text += "Troops seized the mill."
    triggers = [Span.of(text, at, at + 3) for at in range(len(text)) if text.startswith("hit", at)]
    claims = [claim(text, text, *(Event("attack", each) for each in triggers))]
    told = scene(text, *claims).contested
    assert told.frame(span(text, "seized")) == frame


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("Shells Struck Old Port near mill.", True),
        ("Shells Struck Old Port near it.", False),
        ("Shells Struck Old Port near 2000-ton it.", False),
        ("It hit it.", True),
        ("shells hit" + " x" * 118, True),
        ("shells hit" + " x" * 119, False),
    ],
)
def test_lists_and_headlines_are_no_prose(text: str, prose: bool) -> None:
    assert scene(text).contested.is_prose(Span.of(text, 0, 2)) is prose


def test_nor_is_the_headline_where_it_stands_or_is_told_again() -> None:
    text = "Port hit\n\nShells fell. Port hit, they write."
    told = scene(text, title="Port hit").contested
    assert not told.is_prose(span(text, "Port hit")) and not told.is_prose(Span.of(text, 24, 32))
    assert told.is_prose(span(text, "they write"))
    assert told.is_prose(span(text, "Shells"))
