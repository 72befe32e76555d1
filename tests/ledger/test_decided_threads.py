"""Decisions of people win in threads: in what is one, in how it stands, in the brief; they outlive redrawing and are taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from drawing_examples import ALSO, DENIED, TAKEN, Teller, draw, plain, report, says, shape
from telling import Said, article

from reportedly.ledger import Ledger
from reportedly.model import Article, Question
from reportedly.model.errors import LedgerError, UsageError
from reportedly.record import decision_from_json, decision_to_json

__all__ = ["plain"]

Opened = Callable[..., Ledger]


@pytest.fixture
def ledger(opened: Opened) -> Ledger:
    return opened(tell=Teller())


def filled(ledger: Ledger, *reports: Article) -> dict[str, str]:
    """Each claim's handle by its words."""
    for each in reports:
        ledger.add(each)
    draw(ledger)
    return handles(ledger)


def handles(ledger: Ledger) -> dict[str, str]:
    return {line.claim.content: f"{line.claim.article}/{line.claim.claim}" for line in ledger.lines(Question(rejected=True))}


def groups(ledger: Ledger) -> list[list[str]]:
    """The words of each thread's claims."""
    of = {handle: words for words, handle in handles(ledger).items()}
    found = [ledger.thread(each.id).lines for each in ledger.threads(every=True, limit=500).threads]
    return sorted(sorted(of[f"{line.claim.article}/{line.claim.claim}"] for line in lines) for lines in found)


def reread(ledger: Ledger, *reads: Article) -> None:
    """Read these articles again, another way."""
    by_url = {each.document.url: each for each in reads}
    for it in list(ledger.stale(reportedly="1", model="2", packs="3", places="4")):
        read = by_url.get(it.before.document.url)
        if read is not None:
            ledger.replace_reading(it, read)


TOWN, NOW_TAKEN, NO_ARMY = "The army took Elsby town", "Elsby is now a taken town", "No army has entered Elsby town"
RAIN = report(4, says("It rained on Elsby fields, taken all in all"), day=4)


def test_a_rejected_claim_counts_in_no_thread_status_or_brief_and_undo_takes_that_back(ledger: Ledger) -> None:
    at = filled(ledger, TAKEN, ALSO, DENIED)
    before = (shape(ledger), ledger.brief("2026-03-01"))
    made = ledger.decide("reject", at[NO_ARMY], who="Ines")
    assert ledger.ask(Question(status="disputed")).tally.claims == 0
    assert [[each.kind for each in thread.standings] for thread in ledger.threads().threads] == [["independent sides"]]
    brief = ledger.brief("2026-03-01")
    assert (brief.moved, brief.articles) == ((), 2)
    with pytest.raises(LedgerError, match="rejected this claim"):
        ledger.thread(at[NO_ARMY])
    assert (ledger.undrawn(), ledger.drawn()) == (0, True)
    other = ledger.decide("reject", at[NOW_TAKEN], who="Ines")
    assert groups(ledger) == [[TOWN]]
    ledger.undo(other.id, who="Ines")
    ledger.undo(made.id, who="Ines")
    assert (shape(ledger), ledger.brief("2026-03-01")) == before


def test_a_claim_that_was_rejected_before_it_is_drawn_is_in_no_thread(ledger: Ledger) -> None:
    ledger.add(TAKEN)
    ledger.add(ALSO)
    ledger.decide("reject", handles(ledger)[NOW_TAKEN], who="Ines")
    draw(ledger)
    assert groups(ledger) == [[TOWN]]
    assert ledger.drawn()


def test_a_corrected_source_is_counted_and_named(ledger: Ledger) -> None:
    at = filled(ledger, TAKEN, ALSO)
    made = ledger.decide(
        "correct", at[NOW_TAKEN], {"source": "the army", "actor": "Northern Army", "side": "north"}, who="Ines"
    )
    first = ledger.decide("correct", at[TOWN], {"actor": "Northern Army", "side": "north"}, who="Ines")
    (thread,) = ledger.threads(every=True).threads
    assert [(each.name, each.side, len(each.claims)) for each in thread.sources] == [("Northern Army", "north", 2)]
    assert [each.kind for each in thread.standings] == ["one source"]
    draw(ledger)
    assert [each.name for each in ledger.threads(every=True).threads[0].sources] == ["Northern Army"]
    ledger.undo(made.id, who="Ines")
    ledger.undo(first.id, who="Ines")
    draw(ledger)
    assert [each.name for each in ledger.threads().threads[0].sources] == ["the army", "the monitors"]


def test_a_corrected_polarity_is_compared_anew(ledger: Ledger) -> None:
    class Polar(Teller):
        def __call__(self, article: Article, ident: str, published: str | None) -> tuple:  # type: ignore[type-arg]
            told = super().__call__(article, ident, published)
            turned = {claim.id for claim in article.claims if claim.polarity == "negative"}
            return tuple(replace(each, negative=each.claim in turned) for each in told)

    ledger._tell = Polar()
    at = filled(ledger, TAKEN, ALSO)
    made = ledger.decide("correct", at[NOW_TAKEN], {"polarity": "negative"}, who="Ines")
    assert ledger.undrawn() == 1
    draw(ledger)
    assert groups(ledger) == [[NOW_TAKEN], [TOWN]]
    assert ledger.ask(Question(status="disputed")).tally.claims == 2
    ledger.undo(made.id, who="Ines")
    draw(ledger)
    assert groups(ledger) == [[NOW_TAKEN, TOWN]]


def test_names_that_are_made_one_are_one_source(ledger: Ledger) -> None:
    one = replace(says("The army took Elsby town", "Mrs Holm", None), actor="A. Holm")
    other = replace(says("Elsby is now a taken town", "the mayor", None), actor="Anna Holm")
    filled(ledger, report(1, one), report(2, other, day=2))
    assert [each.name for each in ledger.threads().threads[0].sources] == ["A. Holm", "Anna Holm"]
    made = ledger.decide("merge", "actor:A. Holm", {"with": "Anna Holm"}, who="Ines")
    (thread,) = ledger.threads(every=True).threads
    assert ([each.kind for each in thread.standings], len(thread.sources)) == (["one source"], 1)
    assert ledger.ask(Question(status="one source")).tally.claims == 2
    ledger.decide("split", "actor:A. Holm", who="Ines")
    assert ledger.ask(Question(status="one source")).tally.claims == 0
    ledger.undo(made.id, who="Ines")
    assert len(ledger.threads().threads[0].sources) == 2


def test_a_side_that_is_corrected_of_an_actor_is_that_of_all_that_they_say(ledger: Ledger) -> None:
    filled(ledger, TAKEN, ALSO)
    ledger.decide("correct", "actor:the army", {"side": "north"}, who="Ines")
    ledger.decide("correct", "actor:the monitors", {"side": "north"}, who="Ines")
    assert ledger.ask(Question(status="one side")).tally.claims == 2


def test_a_claim_that_is_tied_to_somebody_is_told_by_their_name(ledger: Ledger) -> None:
    he = replace(says("The army took Elsby town", "he", None), actor="Jon Berg")
    filled(ledger, report(1, he), ALSO)
    (thread,) = ledger.threads().threads
    assert [each.name for each in thread.sources] == ["Jon Berg", "the monitors"]


def test_two_threads_are_one_by_decision_through_everything(ledger: Ledger) -> None:
    at = filled(ledger, TAKEN, ALSO, RAIN)
    field = next(words for words in at if words.startswith("It rained"))
    assert groups(ledger) == [[NOW_TAKEN, TOWN], [field]]
    made = ledger.decide("merge", f"thread:{at[TOWN]}", {"with": f"thread:{at[field]}"}, who="Ines", why="one matter")
    whole = [sorted((NOW_TAKEN, TOWN, field))]
    assert groups(ledger) == whole
    assert [each.id for each in ledger.thread(at[field]).decisions] == [made.id]
    ledger.outdate()
    assert ledger.undrawn() == 3
    draw(ledger)
    assert groups(ledger) == whole
    salted = report(1, replace(says("The army took Elsby town"), salt="2"))
    reread(ledger, replace(salted, producer=replace(salted.producer, model="told@2")))
    draw(ledger)
    assert groups(ledger) == whole
    ledger.add(report(1, says("The army took Elsby town"), says("More is to be seen at Elsby, taken or not")))
    draw(ledger)
    assert sorted(map(len, groups(ledger))) == [1, 3]
    ledger.undo(made.id, who="Ines")
    assert [field] in groups(ledger)
    assert list(ledger.check()) == []


def test_a_claim_is_taken_out_of_its_thread(ledger: Ledger) -> None:
    third = report(5, says("The guard took Elsby town", "a shopkeeper", None), day=2)
    at = filled(ledger, TAKEN, ALSO, third)
    assert len(groups(ledger)) == 1
    made = ledger.decide("split", at[NOW_TAKEN], {"from": f"thread:{at[TOWN]}"}, who="Ines")
    assert groups(ledger) == [[NOW_TAKEN], sorted((TOWN, "The guard took Elsby town"))]
    ledger.outdate()
    draw(ledger)
    assert [NOW_TAKEN] in groups(ledger)
    ledger.undo(made.id, who="Ines")
    assert len(groups(ledger)) == 1
    alone = ledger.decide("split", at[TOWN], who="Ines")
    assert [TOWN] in groups(ledger)
    ledger.decide("confirm", f"link:{at[TOWN]}~{at[NOW_TAKEN]}", who="Ines")  # the later one holds
    assert [TOWN] not in groups(ledger)
    ledger.undo(alone.id, who="Ines")
    apart = ledger.decide("reject", f"link:{at[TOWN]}~{at[NOW_TAKEN]}", who="Ines")
    assert not any(TOWN in each and NOW_TAKEN in each for each in groups(ledger))
    ledger.undo(apart.id, who="Ines")
    assert len(groups(ledger)) == 1


def test_a_thread_that_is_confirmed_stays_and_one_that_is_rejected_falls_apart(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reportedly.ledger import drawing

    at = filled(ledger, TAKEN, ALSO)
    made = ledger.decide("confirm", f"thread:{at[TOWN]}", who="Ines")
    monkeypatch.setattr(drawing, "decided", lambda *given: [])  # another drawing finds nothing in common
    ledger.outdate()
    draw(ledger)
    assert groups(ledger) == [[NOW_TAKEN, TOWN]]
    ledger.decide("reject", f"thread:{at[NOW_TAKEN]}", who="Jon")
    assert groups(ledger) == [[NOW_TAKEN], [TOWN]]
    ledger.undo(made.id, who="Ines")
    assert groups(ledger) == [[NOW_TAKEN], [TOWN]]


def test_decisions_on_threads_travel_and_are_forgotten(ledger: Ledger, tmp_path: object) -> None:
    at = filled(ledger, TAKEN, ALSO, RAIN)
    ledger.decide(
        "merge", f"thread:{at[TOWN]}", {"with": f"thread:{at[next(iter(w for w in at if 'rained' in w))]}"}, who="Ines"
    )
    ledger.decide("confirm", f"thread:{at[TOWN]}", who="Ines")
    carried = [decision_from_json(decision_to_json(each)) for each in ledger.decisions()]
    with Ledger(f"{tmp_path}/other.sqlite", tell=Teller()) as other:
        filled(other, TAKEN, ALSO, RAIN)
        assert other.bring(carried).new == 2
        assert groups(other) == groups(ledger)
        assert len(groups(other)) == 1
    ledger.forget("Paper 4")
    (kept,) = ledger.decisions()
    assert kept.kind == "confirm"
    assert "rained" not in str(kept.value)
    assert list(ledger.check()) == []
    ledger.forget("Paper 1")
    assert list(ledger.decisions()) == []


def test_a_decision_whose_claims_are_gone_is_loose_until_they_are_back(ledger: Ledger) -> None:
    at = filled(ledger, TAKEN, ALSO)
    made = ledger.decide("reject", f"link:{at[TOWN]}~{at[NOW_TAKEN]}", who="Ines")
    assert list(ledger.decisions(loose=True)) == []
    ledger.add(report(2, says("Elsby is quiet this morning", "the monitors", None), day=2))
    draw(ledger)
    assert [(each.id, each.held) for each in ledger.decisions(loose=True)] == [(made.id, "loose")]
    ledger.add(report(2, says(NOW_TAKEN, "the monitors", None), says("Nobody was hurt in Elsby", "a nurse", None), day=2))
    draw(ledger)
    assert list(ledger.decisions(loose=True)) == []
    assert [NOW_TAKEN] in groups(ledger)


def test_what_can_not_be_decided_on_threads_is_told(ledger: Ledger) -> None:
    at = filled(ledger, TAKEN, ALSO)
    for kind, target, value, told in (
        ("merge", f"thread:{at[TOWN]}", {"with": f"thread:{at[TOWN]}"}, "with itself"),
        ("split", at[TOWN], {"from": at[TOWN]}, "from itself"),
        ("confirm", f"link:{at[TOWN]}~{at[TOWN]}", {}, "both are one claim"),
        ("merge", f"link:{at[TOWN]}~{at[NOW_TAKEN]}", {"with": "x"}, "confirm that they are one"),
    ):
        with pytest.raises(UsageError, match=told):
            ledger.decide(kind, target, value, who="Ines")  # type: ignore[arg-type]
    with pytest.raises(LedgerError, match="no claim is called"):
        ledger.decide("confirm", "thread:ffff/c1", who="Ines")
    ledger.add(RAIN)
    field = next(handle for words, handle in handles(ledger).items() if "rained" in words)
    with pytest.raises(LedgerError, match="not drawn into threads yet"):
        ledger.decide("confirm", f"thread:{field}", who="Ines")


def test_a_thread_is_named_in_every_way_that_commands_print(ledger: Ledger) -> None:
    at = filled(ledger, TAKEN, ALSO)
    story = ledger.thread(at[TOWN])
    line = story.lines[0]
    ident, local, key = line.claim.article, line.claim.claim, line.claim.key
    for named in (
        f"{ident}/{local.upper()}", f"thread:{ident}/{local}", f"{ident[:8]}/{local}", f"{ident.upper()}/{local}", key,
        f"{ident}/{key}", f"{line.url}/{local}", f"claim:{ident}/{local}", f" {ident}/{local} ",
    ):  # fmt: skip
        assert ledger.thread(named).thread == story.thread, named
    made = ledger.decide("confirm", f"{ident}/{local.upper()}", who="Ines")
    assert made.target.key == key


def test_sides_are_named_in_short_or_in_full(ledger: Ledger) -> None:
    army = Said("the army", "The army took Elsby town", actor="Army", pack_id="war/army", side="north", place="Elsby")
    other = Said("the guard", "The guard took Orra town", actor="Guard", pack_id="cup/guard", side="north", place="Orra")
    ledger.add(article(army, url="https://a.example/1"))
    ledger.add(article(other, url="https://b.example/1"))
    assert ledger.ask(Question(side="north")).tally.claims == 2
    assert [line.claim.source for line in ledger.ask(Question(side="war/north")).lines] == ["the army"]
    ledger.decide("correct", "actor:Guard", {"side": "war/north"}, who="Ines")  # as pages of threads print it
    assert ledger.ask(Question(side="north")).tally.claims == 2
    with pytest.raises(LedgerError, match="no side is called south; known here are cup/north, war/north"):
        ledger.ask(Question(side="south"))


def test_pages_of_threads_lose_nothing_that_is_added_in_between(ledger: Ledger) -> None:
    for number in range(6):
        ledger.add(report(2 * number, says(f"The army took Elsby gate{number}")))
        ledger.add(report(2 * number + 1, says(f"Elsby has lost its taken gate{number}", "the monitors", None)))
    draw(ledger)
    every = {each.id for each in ledger.threads(limit=100).threads}
    seen, after = set(), None
    for number in range(20):
        page = ledger.threads(limit=2, after=after)
        seen |= {each.id for each in page.threads}
        if page.after is None:
            break
        after = page.after
        ledger.add(report(100 + number, says(f"The army took Elsby door{number}", "the herald", None), day=28))
        ledger.add(report(200 + number, says(f"Elsby has lost its taken door{number}", "the crier", None), day=28))
        draw(ledger)
    assert every <= seen


def test_ties_are_in_the_order_of_keys_not_of_adding(tmp_path: object) -> None:
    found = []
    for number, order in enumerate(((0, 1, 2, 3), (3, 1, 0, 2))):
        with Ledger(f"{tmp_path}/{number}.sqlite", tell=Teller()) as ledger:
            for each in order:
                ledger.add(report(each, says(f"The army took Elsby gate{each}")))
            draw(ledger)
            found.append([each.id for each in ledger.threads(every=True).threads])
    assert found[0] == found[1]


def test_undated_articles_count_in_a_brief_by_when_they_were_received(ledger: Ledger) -> None:
    for number, who in enumerate(("the army", "the monitors")):
        ledger.add(article(says("The army took Elsby town", who), url=f"https://p{number}.example/1", published=None))
    draw(ledger)
    brief = ledger.brief("2026-01-01")
    assert (brief.articles, brief.undated, [each.says for each in brief.new]) == (2, 2, ["The army took Elsby town"])
    assert ledger.brief("2000-01-01", "2000-12-31").articles == 0


def test_a_correction_on_the_day_is_told_of_what_stood_before(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    from drawing_examples import same_words

    from reportedly.ledger import drawing
    from reportedly.model import Pairing

    def withdrawn(*given: object) -> list[Pairing]:
        made = same_words(*given)  # type: ignore[arg-type]
        return [replace(each, kinds=tuple(("withdraws", chance) for _, chance in each.kinds)) for each in made]

    monkeypatch.setattr(drawing, "decided", withdrawn)
    filled(ledger, TAKEN, DENIED)
    (moved,) = ledger.brief("2026-03-03").moved
    assert (moved.standing.kind, moved.thread.says) == ("withdrawn", TOWN)


def test_threads_say_with_which_packs_they_were_told(ledger: Ledger) -> None:
    class Packed(Teller):
        def packs(self, article: Article) -> tuple[str, ...]:
            return ("war@1", "cup@2")

    filled(ledger, TAKEN)
    assert ledger.threads().told_with == (("", 1),)
    ledger._tell = Packed()
    filled(ledger, ALSO)
    assert ledger.threads().told_with == (("", 1), ("war@1, cup@2", 1))
    ledger.outdate()
    draw(ledger)
    assert ledger.threads().told_with == (("war@1, cup@2", 2),)
