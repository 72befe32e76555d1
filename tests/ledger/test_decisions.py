"""What people decide: kept apart from what was read, held through every new reading, undone and carried from ledger to ledger."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from telling import Said, article

from reportedly.ledger import Ledger
from reportedly.model import Article, Decision, Question, Target, grouped, standing
from reportedly.model.errors import LedgerError, RecordError, UsageError
from reportedly.record import decision_from_json, decision_to_json

Opened = Callable[..., Ledger]
URL = "https://herald.example/1"
TAKEN = Said("the mayor", "Elsby was taken by night", actor="Anna Holm", place="Elsby", event="control.taken", side="north")
HELD = Said(
    "General Voss", "Elsby has not been taken", actor="Voss", place="Elsby", event="control.taken", polarity="negative"
)


def put(ledger: Ledger, *said: Said, url: str = URL) -> str:
    ident = ledger.add(article(*said, url=url, outlet="Herald")).article
    assert ident
    return ident


def reread(ledger: Ledger, ident: str, read: Article) -> None:
    (it,) = [each for each in ledger.stale(reportedly="1", model="2", packs="3", places="4") if each.article == ident]
    ledger.replace_reading(it, read)


def sources(ledger: Ledger, question: Question) -> list[str]:
    return [line.claim.source for line in ledger.ask(question).lines]


def test_a_rejected_claim_is_gone_from_answers_unless_it_is_asked_for(ledger: Ledger) -> None:
    ident = put(ledger, TAKEN, HELD)
    made = ledger.decide("reject", f"{ident}/c1", who="Ines", why="a headline of another article")
    assert (made.target.article, made.target.words, made.held) == (ident, ("the mayor", "Elsby was taken by night"), "key")
    for question in (Question(), Question(words="Elsby"), Question(place="Elsby"), Question(event="control.*")):
        assert sources(ledger, question) == ["General Voss"]
        assert sources(ledger, replace(question, rejected=True)) == ["the mayor", "General Voss"]
    assert [it.line.claim.source for it in ledger.place("Elsby").told] == ["General Voss"]
    (line, _) = ledger.ask(Question(rejected=True)).lines
    assert line.status == "rejected"
    assert list(ledger.check()) == []
    ledger.undo(made.id, who="Ines")
    assert sources(ledger, Question()) == ["the mayor", "General Voss"]
    assert list(ledger.check()) == []


def test_a_corrected_field_shows_the_correction_and_that_it_is_one(ledger: Ledger) -> None:
    ident = put(ledger, TAKEN)
    ledger.decide(
        "correct", f"{ident}/c1", {"side": "south", "actor": "Jon Berg", "polarity": "negative"}, who="Ines", why="p. 3"
    )
    (line,) = ledger.ask(Question(side="south")).lines
    assert (line.claim.side, line.claim.actor, line.claim.polarity) == ("south", "Jon Berg", "negative")
    told = {each.field: (each.read, each.decided, each.who, each.why) for each in line.rulings}
    assert told == {
        "side": ("north", "south", "Ines", "p. 3"),
        "actor": ("Anna Holm", "Jon Berg", "Ines", "p. 3"),
        "polarity": ("positive", "negative", "Ines", "p. 3"),
    }
    assert sources(ledger, Question(side="north")) == []
    assert sources(ledger, Question(who="jon berg")) == ["the mayor"]
    assert sources(ledger, Question(who="Anna Holm")) == []
    ledger.decide("correct", f"{ident}/c1", {"place": "Orra", "event": "control.lost", "side": None}, who="Jon")
    (line,) = ledger.ask(Question(place="Orra", event="control.lost")).lines
    assert (line.claim.side, line.claim.events, line.events[0].place) == (None, ("control.lost",), "Orra")
    assert sources(ledger, Question(place="Elsby")) == []
    assert list(ledger.check()) == []


def test_what_was_read_stays(ledger: Ledger) -> None:
    ident = put(ledger, TAKEN)
    before = ledger.article(ident)
    ledger.decide("correct", f"{ident}/c1", {"side": "south"}, who="Ines")
    assert ledger.article(ident) == before
    assert [claim.side for claim in ledger.claims()] == ["north"]


def test_the_last_of_two_decisions_holds_and_comments_are_shown(ledger: Ledger) -> None:
    ident = put(ledger, TAKEN)
    ledger.decide("reject", f"{ident}/c1", who="Ines")
    ledger.decide("confirm", f"{ident}/c1", who="Jon")
    ledger.decide("comment", f"{ident}/c1", {"text": "cf. the ministry's list"}, who="Jon")
    (line,) = ledger.ask(Question()).lines
    assert line.status == "confirmed"
    assert [(each.field, each.decided, each.who) for each in line.rulings] == [("", "cf. the ministry's list", "Jon")]


def test_decisions_hold_through_another_reading_by_key_or_by_words(ledger: Ledger) -> None:
    ident = put(ledger, TAKEN, HELD)
    made = ledger.decide("reject", f"{ident}/c1", who="Ines")
    other = ledger.decide("correct", f"{ident}/c2", {"actor": "Jan Voss"}, who="Ines")
    reread(ledger, ident, article(replace(TAKEN, salt="2"), HELD, url=URL, outlet="Herald", model="told@2"))
    held = {each.id: each.held for each in ledger.decisions()}
    assert held == {made.id: "words", other.id: "key"}
    assert sources(ledger, Question()) == ["General Voss"]
    assert sources(ledger, Question(who="Jan Voss")) == ["General Voss"]
    assert list(ledger.check()) == []


def test_a_claim_that_is_cut_otherwise_is_the_same_and_one_that_says_less_is_not(ledger: Ledger) -> None:
    long = replace(HELD, content="Elsby has not been taken by anybody in the whole of this week")
    ident = put(ledger, long)
    made = ledger.decide("confirm", f"{ident}/c1", who="Ines")
    text = ledger.article(ident).document.text
    cut = replace(long, content="Elsby has not been taken by anybody in the whole of this")
    assert len(text) != len(cut.content)
    put(ledger, cut)
    assert [each.held for each in ledger.decisions()] == ["words"]
    put(ledger, replace(long, content="Elsby has not been taken by anybody"))
    assert [each.id for each in ledger.decisions(loose=True)] == [made.id]


def test_what_can_not_be_found_again_is_listed_and_holds_when_it_comes_back(ledger: Ledger) -> None:
    ident = put(ledger, TAKEN, HELD)
    made = ledger.decide("reject", f"{ident}/c1", who="Ines")
    reread(ledger, ident, article(TAKEN, HELD, url=URL, outlet="Herald", model="told@2", only={1}))
    assert [each.id for each in ledger.decisions(loose=True)] == [made.id]
    reread(ledger, ident, article(TAKEN, HELD, url=URL, outlet="Herald", model="told@3"))
    assert list(ledger.decisions(loose=True)) == []
    assert sources(ledger, Question()) == ["General Voss"]


def test_two_claims_of_the_same_words_are_not_taken_for_one_another(ledger: Ledger) -> None:
    ident = put(ledger, TAKEN)
    ledger.decide("reject", f"{ident}/c1", who="Ines")
    put(ledger, replace(TAKEN, salt="2"), replace(TAKEN, salt="3"))
    assert len(list(ledger.decisions(loose=True))) == 1
    assert len(sources(ledger, Question())) == 2


def test_names_of_an_actor_are_made_one_and_parted_again(ledger: Ledger) -> None:
    put(ledger, TAKEN)
    put(ledger, replace(TAKEN, source="Mrs Holm", actor="A. Holm", side="south"), url="https://herald.example/2")
    assert len(sources(ledger, Question(who="Anna Holm"))) == 1
    made = ledger.decide("merge", "actor:A. Holm", {"with": "Anna Holm"}, who="Ines")
    for name in ("Anna Holm", "a. holm"):
        assert sorted(sources(ledger, Question(who=name))) == ["Mrs Holm", "the mayor"]
    ledger.decide("split", "actor:A. Holm", who="Jon")
    assert len(sources(ledger, Question(who="Anna Holm"))) == 1
    assert made.held is None


def test_a_side_is_corrected_for_all_that_somebody_says(ledger: Ledger) -> None:
    put(ledger, TAKEN, HELD)
    ledger.decide("correct", "actor:Anna Holm", {"side": "south"}, who="Ines")
    (line,) = ledger.ask(Question(side="south")).lines
    assert (line.claim.source, line.claim.side, line.rulings[0].read) == ("the mayor", "south", "north")
    assert sources(ledger, Question(side="north")) == []


def test_a_place_is_corrected_for_all_that_name_it(ledger: Ledger) -> None:
    put(ledger, TAKEN)
    put(ledger, replace(TAKEN, content="Velmar was taken", place="Velmar"), url="https://herald.example/2")
    ledger.decide(
        "correct", "place:Velmar", {"lat": 55.11, "lon": 12.01, "country": "DK"}, who="Ines", why="the other Velmar"
    )
    found = ledger.ask(Question(place="Elsby", within=10)).lines
    assert {line.places[0].name: line.places[0].lat for line in found} == {"Elsby": 55.1, "Velmar": 55.11}
    assert [each.field for line in found for each in line.rulings] == ["place"]


def test_decisions_are_carried_to_another_ledger(opened: Opened, tmp_path: object) -> None:
    with opened() as ledger, Ledger(f"{tmp_path}/other.sqlite") as other:
        ident = put(ledger, TAKEN, HELD)
        put(other, TAKEN)
        first = ledger.decide("reject", f"{ident}/c1", who="Ines", why="“quoted”\u2028line")
        ledger.decide("reject", f"{ident}/c2", who="Ines")
        ledger.undo(first.id, who="Jon", why="after all")
        ledger.decide("reject", f"{ident}/c1", who="Ines")
        carried = [decision_from_json(decision_to_json(each)) for each in ledger.decisions()]
        told = other.bring(carried)
        assert (told.new, told.known, told.loose) == (4, 0, 1)
        assert sources(other, Question()) == []
        again = other.bring(carried)
        assert (again.new, again.known) == (0, 4)
        mine = [replace(each, held=None) for each in ledger.decisions()]
        assert [replace(each, held=None) for each in other.decisions()] == mine
        put(other, TAKEN, HELD)
        assert sources(other, Question()) == []
        with pytest.raises(LedgerError, match="undoes"):
            other.bring([replace(carried[2], id="0" * 16, undoes="f" * 16)])


WHOLE = decision_to_json(
    Decision("0" * 16, datetime(2026, 3, 1, tzinfo=UTC), "Ines", "confirm", Target("claim", "0" * 16))
)  # fmt: skip


@pytest.mark.parametrize(
    "line",
    ["", "[]", "{}", '{"schema": "reportedly/decision/1"}', WHOLE.replace("confirm", "destroy"), WHOLE.replace("Z", "")],
)
def test_what_is_no_decision_is_refused(line: str) -> None:
    with pytest.raises(RecordError):
        decision_from_json(line)


@pytest.mark.parametrize(
    ("kind", "target", "value", "told"),
    [
        ("correct", "{}/c1", {"colour": "red"}, "one can correct"),
        ("correct", "{}/c1", {}, "one can correct"),
        ("correct", "{}/c1", {"polarity": "maybe"}, "not one of positive"),
        ("correct", "place:Elsby", {"lat": "91", "lon": "0"}, "give degrees"),
        ("correct", "place:Elsby", {"lat": "1"}, "go together"),
        ("correct", "thread:1", {"name": "x"}, "nothing of a thread"),
        ("merge", "{}/c1", {"with": "x"}, "a claim is one article's"),
        ("merge", "actor:A", {}, "takes with"),
        ("merge", "actor:A", {"with": "A"}, "with itself"),
        ("comment", "{}/c1", {}, "takes text"),
        ("reject", "{}/c1", {"text": "x"}, "takes no text"),
        ("undo", "{}/c1", {}, "call undo"),
        ("reject", "nobody", {}, "name a claim"),
        ("reject", "link:a", {}, "ONE~OTHER"),
    ],
)  # fmt: skip
def test_what_can_not_be_decided_is_told(tmp_path: Path, kind: str, target: str, value: dict[str, str], told: str) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite")
    ident = put(ledger, TAKEN)
    with pytest.raises(UsageError, match=told):
        ledger.decide(kind, target.format(ident), value, who="Ines")  # type: ignore[arg-type]
    assert list(ledger.decisions()) == []


def test_what_is_not_there_can_not_be_decided_on(ledger: Ledger) -> None:
    ident = put(ledger, TAKEN)
    for target in (f"{ident}/c9", "f" * 16, "ffff/c1"):
        with pytest.raises(LedgerError, match="no claim is called"):
            ledger.decide("reject", target, who="Ines")
    made = ledger.decide("reject", f"{ident}/c1", who="Ines")
    ledger.undo(made.id[:6], who="Ines")
    with pytest.raises(LedgerError, match="does not stand"):
        ledger.undo(made.id, who="Ines")
    with pytest.raises(LedgerError, match="no decision is called"):
        ledger.undo("nothing", who="Ines")


def test_what_is_forgotten_takes_its_decisions_along(ledger: Ledger) -> None:
    ident = put(ledger, TAKEN)
    made = ledger.decide("reject", f"{ident}/c1", who="Ines")
    ledger.undo(made.id, who="Ines")
    ledger.decide("merge", "actor:A. Holm", {"with": "Anna Holm"}, who="Ines")
    ledger.forget(URL)
    assert [each.kind for each in ledger.decisions()] == ["merge"]


def test_decisions_are_examples_to_train_by(ledger: Ledger) -> None:
    ident = put(ledger, TAKEN, HELD)
    put(ledger, TAKEN, url="https://herald.example/2")
    ledger.decide("reject", f"{ident}/c1", who="Ines")
    ledger.decide("correct", f"{ident}/c2", {"side": "south"}, who="Ines")
    (example,) = ledger.examples()
    one, two = example["claims"]
    assert example["article"] == ident
    assert [example["text"][start:end] for start, end in one["content"]] == ["Elsby was taken by night"]
    assert (one["status"], two["status"], two["corrected"], two["read"]["side"]) == (
        "rejected",
        "corrected",
        {"side": "south"},
        None,
    )


def test_an_undo_can_be_undone() -> None:
    log = [("a", None), ("b", "a"), ("c", "b"), ("d", None), ("e", "d")]
    assert standing(log) == {"a", "c", "e"}


CONTENTS = ("Elsby was taken", "The bridge is closed", "Nobody was hurt", "The vote is on Monday")
NAMES = ("A. Holm", "Anna Holm", "Holm", "Mayor Holm")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("reread"), st.sets(st.integers(0, 3)), st.integers(0, 2)),
        st.tuples(st.just("version"), st.sets(st.integers(0, 3), min_size=1), st.integers(0, 2)),
        st.tuples(st.sampled_from(["confirm", "reject", "comment", "correct"]), st.integers(0, 3), st.sampled_from("NS")),
        st.tuples(st.just("undo"), st.integers(0, 30), st.none()),
        st.tuples(st.sampled_from(["merge", "split"]), st.integers(0, 3), st.integers(0, 3)),
        st.tuples(st.just("carry"), st.none(), st.none()),
    ),
    max_size=14,
)


def said(number: int, salt: int) -> Said:
    return Said(f"speaker {number}", CONTENTS[number], actor=NAMES[number], side="M", salt=str(salt))


class Expected:
    """What the log and the answers must be, told without a ledger."""

    def __init__(self) -> None:
        self.there = {0, 1, 2, 3}
        self.before = ""
        self.log: list[tuple[str, str | None]] = []
        self.made: dict[str, tuple[str, int, str]] = {}
        self.named: list[Decision] = []

    def upright(self) -> set[str]:
        return standing(self.log)

    def status(self, number: int) -> str | None:
        upright, status = self.upright(), None
        for ident, (kind, of, _) in self.made.items():
            if of == number and ident in upright and kind in ("confirm", "reject"):
                status = f"{kind}ed"
        return status

    def side(self, number: int) -> str:
        upright, side = self.upright(), "M"
        for ident, (kind, of, value) in self.made.items():
            if of == number and ident in upright and kind == "correct":
                side = value
        return side


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_no_decision_is_lost_whatever_comes(
    steps: list[tuple[str, object, object]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("decisions")
    sequence(steps, str(folder / "one.sqlite"), str(folder / "two.sqlite"))


def sequence(steps: list[tuple[str, object, object]], where: str, elsewhere: str) -> None:
    """Take the steps, and hold ledger and log against what must be after each."""
    expected = Expected()
    with Ledger(where) as ledger:
        with ledger._store.bare() as connection:
            connection.exec_driver_sql("PRAGMA synchronous = OFF")  # the disk is not what is tried
        ident = put(ledger, *(said(number, 0) for number in range(4)))
        for number, (what, one, two) in enumerate(steps):
            _step(ledger, expected, ident, number, what, one, two, elsewhere)
            _holds(ledger, expected)
        assert list(ledger.check()) == []


def _step(
    ledger: Ledger, expected: Expected, ident: str, number: int, what: str, one: object, two: object, elsewhere: str
) -> None:  # fmt: skip
    if what in ("reread", "version"):
        assert isinstance(one, set)
        if what == "version":
            expected.before = f"Version {number}.\n"
        read = article(
            *(said(each, int(str(two))) for each in range(4)), url=URL, outlet="Herald", model=f"told@{number}",
            before=expected.before, only=one,
        )  # fmt: skip
        if what == "version":
            assert ledger.add(read).became == "new version"
        else:
            (it,) = list(ledger.stale(reportedly="1", model="2", packs="3", places="4"))[-1:]
            ledger.replace_reading(it, read)
        expected.there = set(one)
    elif what == "undo":
        upright = [each for each, _ in expected.log if each in expected.upright()]
        if upright:
            chosen = upright[int(str(one)) % len(upright)]
            expected.log.append((ledger.undo(chosen, who="Jon").id, chosen))
    elif what in ("merge", "split"):
        names = NAMES[int(str(one))], NAMES[int(str(two))]
        if names[0] != names[1]:
            value = {"with" if what == "merge" else "from": names[1]}
            made = ledger.decide(what, Target("actor", names[0]), value, who="Ines")  # type: ignore[arg-type]
            expected.log.append((made.id, None))
            expected.named.append(made)
    elif what == "carry":
        with Ledger(elsewhere) as other:
            other.bring(decision_from_json(decision_to_json(each)) for each in ledger.decisions())
            assert [each.id for each in other.decisions() if each.stands] == [
                each.id for each in ledger.decisions(stands=True)
            ]
    elif int(str(one)) in expected.there:
        of = int(str(one))
        (line,) = [each for each in ledger.lines(Question(rejected=True)) if each.claim.content == CONTENTS[of]]
        value = {"correct": {"side": str(two)}, "comment": {"text": str(two)}}.get(what, {})
        made = ledger.decide(what, f"{ident}/{line.claim.claim}", value, who="Ines")  # type: ignore[arg-type]
        expected.log.append((made.id, None))
        expected.made[made.id] = (what, of, str(two))


def _holds(ledger: Ledger, expected: Expected) -> None:
    kept = list(ledger.decisions())
    assert [each.id for each in kept] == [ident for ident, _ in expected.log]
    upright = expected.upright()
    assert {each.id for each in kept if each.stands} == upright
    for each in kept:
        if each.id in expected.made:
            there = expected.made[each.id][1] in expected.there
            assert (each.held != "loose") == there
    assert {each.id for each in ledger.decisions(loose=True)} == {
        ident for ident, (_, of, _) in expected.made.items() if of not in expected.there
    }
    shown = {line.claim.content: line for line in ledger.lines(Question(rejected=True))}
    assert set(shown) == {CONTENTS[each] for each in expected.there}
    for number in expected.there:
        line = shown[CONTENTS[number]]
        assert (line.status, line.claim.side) == (expected.status(number), expected.side(number))
    asked = {line.claim.content for line in ledger.lines(Question())}
    assert asked == {CONTENTS[each] for each in expected.there if expected.status(each) != "rejected"}
    one = grouped(replace(each, stands=each.id in upright) for each in expected.named)
    for number, name in enumerate(NAMES):
        speakers = {CONTENTS[NAMES.index(each)] for each in one.get(name, {name}) if NAMES.index(each) in expected.there}
        found = {line.claim.content for line in ledger.lines(Question(who=name, rejected=True))}
        assert found == speakers, (number, name)
