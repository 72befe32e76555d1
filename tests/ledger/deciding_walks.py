"""Random walks: people decide, take back, redraw, read again, add; nothing that they decided is lost, and threads stand by it.

``python -m tests.ledger.deciding_walks --runs 1000`` walks as often as one likes; the tests walk some hundred times.

After each step: the log is whole, and what stands of it is what must; no rejected claim is in a thread or status; the last decision
that stands on which claims are one is kept; what is kept of how threads stand is how they stand. In the end, of every third walk: the
same articles and decisions, brought into a new ledger in one go, make the same threads and the same brief.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

sys.path.append(str(Path(__file__).parent))

import drawing_examples as examples
from sqlalchemy import select
from telling import Said

from reportedly.ledger import Ledger, drawing, schema, settling, stories
from reportedly.model import Article, Question, standing
from reportedly.record import decision_from_json, decision_to_json

WORDS = (
    ("The army took Elsby town", "the army", "war/north", "Northern Army"),
    ("Elsby is now a taken town", "the monitors", None, None),
    ("No army has taken Elsby town", "the other army", "war/south", "Southern Army"),
    ("The army took Elsby river", "the army", "war/north", "Northern Army"),
    ("Boats were taken on Elsby river", "a fisherman", None, "Ole Dahl"),
    ("The road was taken at Elsby road", "he", None, "O. Dahl"),
    ("By night they took Elsby road", "the guard", "war/north", None),
)
ACTORS = ("Northern Army", "Southern Army", "Ole Dahl", "O. Dahl")
STEPS = 6


@contextmanager
def plainly() -> Iterator[None]:
    """Pairs are decided by their last words."""
    before = drawing.decided, settling.pair_weights, stories.pair_weights
    drawing.decided = examples.same_words  # type: ignore[assignment]
    settling.pair_weights = stories.pair_weights = lambda: examples.WEIGHTS  # type: ignore[assignment]
    try:
        yield
    finally:
        drawing.decided, settling.pair_weights, stories.pair_weights = before


def said(number: int, salt: int) -> Said:
    words, who, side, name = WORDS[number]
    return replace(
        examples.says(words, who, side),
        actor=name,
        salt=str(salt),
        event="control.taken",
        trigger="took" if "took" in words else "taken",
    )


def read(number: int, salt: int, model: str) -> Article:
    made = examples.report(number, said(number, salt), day=1 + number % 5)
    return replace(made, producer=replace(made.producer, model=model))


@dataclass
class Walk:
    """What must be, told without a ledger."""

    articles: dict[int, Article] = field(default_factory=dict)
    log: list[tuple[str, str | None]] = field(default_factory=list)
    rejecting: dict[str, tuple[str, int]] = field(default_factory=dict)
    binding: dict[str, tuple[str, int, int]] = field(default_factory=dict)

    def upright(self) -> set[str]:
        return standing(self.log)

    def rejected(self) -> set[int]:
        upright, found = self.upright(), set()
        for ident, (kind, of) in self.rejecting.items():
            if ident in upright:
                (found.add if kind == "reject" else found.discard)(of)
        return found


def walk(ledger: Ledger, seed: int, fresh: Path) -> Counter[str]:
    """Take some steps by the seed in a filled ledger; hold it against what must be, and in the end against a ``fresh`` one."""
    chance = random.Random(seed)
    must = Walk({number: read(number, 0, "told@1") for number in range(len(WORDS))})
    taken: Counter[str] = Counter()
    for step in range(STEPS):
        what = _step(ledger, must, chance, step)
        taken[what] += 1
        try:
            _holds(ledger, must)
        except AssertionError as error:
            raise AssertionError(f"seed {seed}, step {step}, {what}: {error}") from error
    if seed % 3:
        return taken
    assert list(ledger.check()) == [], f"seed {seed}"
    with Ledger(fresh, tell=examples.Teller()) as other:
        unsynced(other)
        for number in sorted(must.articles, key=lambda each: chance.random()):
            other.add(must.articles[number])
        if chance.random() < 0.5:
            _draw(other)
        other.bring([decision_from_json(decision_to_json(each)) for each in ledger.decisions()])
        _draw(other)
        _draw(ledger)
        assert examples.shape(other) == examples.shape(ledger), f"seed {seed}: the same in one go is something else"
        moved, ours = ([(each.thread, each.standing) for each in it.brief("2026-03-02").moved] for it in (other, ledger))
        assert moved == ours, f"seed {seed}: the brief in one go is something else"
    return taken


def unsynced(ledger: Ledger) -> None:
    """Wait for no disk: that is not what is tried."""
    with ledger._store.bare() as connection:
        connection.exec_driver_sql("PRAGMA synchronous = OFF")


def _draw(ledger: Ledger) -> None:
    for _ in ledger.draw():
        pass


def _step(ledger: Ledger, must: Walk, chance: random.Random, step: int) -> str:
    what = chance.choice(
        ["reject", "reject", "confirm", "merge", "split", "alone", "link", "unlink", "confirm thread", "reject thread", "merge actors",
         "split actor", "correct", "side", "undo", "undo", "undo", "redraw", "reread", "version"]
    )  # fmt: skip
    at = _handles(ledger)
    one, other = chance.sample(range(len(WORDS)), 2)
    there = [number for number in range(len(WORDS)) if number not in must.rejected()]
    if what in ("confirm thread", "reject thread") and (one not in there or ledger.undrawn()):
        what = "redraw"
    if what == "undo":
        upright = [ident for ident, _ in must.log if ident in must.upright()]
        if upright:
            chosen = chance.choice(upright)
            must.log.append((ledger.undo(chosen, who="Jon").id, chosen))
    elif what == "redraw":
        if chance.random() < 0.7:
            ledger.outdate()
        _draw(ledger)
    elif what in ("reread", "version"):
        if what == "version":  # the same words in another text
            salted = examples.report(one, said(one, step), says_more(step), day=1 + one % 5)
            salted = replace(salted, claims=salted.claims[:1])
            must.articles[one] = salted
            assert ledger.add(salted).became == "new version"
        else:
            url = must.articles[one].document.url
            *_, it = [  # of its last version
                each
                for each in ledger.stale(reportedly="1", model="2", packs="3", places="4")
                if each.before.document.url == url
            ]
            again = _salted(must.articles[one], one, step)
            must.articles[one] = again
            ledger.replace_reading(it, again)
        if chance.random() < 0.5:
            _draw(ledger)
    else:
        kind, target, value = {
            "reject": ("reject", at[one], {}),
            "confirm": ("confirm", at[one], {}),
            "merge": ("merge", f"thread:{at[one]}", {"with": f"thread:{at[other]}"}),
            "split": ("split", at[one], {"from": at[other]}),
            "alone": ("split", at[one], {}),
            "link": ("confirm", f"link:{at[one]}~{at[other]}", {}),
            "unlink": ("reject", f"link:{at[one]}~{at[other]}", {}),
            "confirm thread": ("confirm", f"thread:{at[one]}", {}),
            "reject thread": ("reject", f"thread:{at[one]}", {}),
            "merge actors": ("merge", f"actor:{ACTORS[one % 4]}", {"with": ACTORS[(one + 1) % 4]}),
            "split actor": ("split", f"actor:{ACTORS[one % 4]}", {}),
            "correct": ("correct", at[one], {"actor": chance.choice(ACTORS), "side": "war/south"}),
            "side": ("correct", f"actor:{ACTORS[one % 4]}", {"side": "war/third"}),
        }[what]
        made = ledger.decide(kind, target, value, who="Ines")  # type: ignore[arg-type]
        must.log.append((made.id, None))
        if what in ("reject", "confirm"):
            must.rejecting[made.id] = what, one
        elif kind in ("merge", "split", "confirm", "reject") and not target.startswith("actor:"):
            must.binding[made.id] = what, one, other
    return what


def says_more(step: int) -> Said:
    return examples.says(f"Nothing was taken at Elsby {step}", "nobody")


def _salted(of: Article, number: int, salt: int) -> Article:
    """The same text read again: the claim has another key."""
    (first, *others) = of.claims
    again = replace(first, key=f"{number:08x}{salt + 1:08x}")
    return replace(of, claims=(again, *others), producer=replace(of.producer, model=f"told@{salt + 2}"))


def _handles(ledger: Ledger) -> dict[int, str]:
    words = [each[0] for each in WORDS]
    return {
        words.index(line.claim.content): f"{line.claim.article}/{line.claim.claim}"
        for line in ledger.lines(Question(rejected=True))
    }


def _holds(ledger: Ledger, must: Walk) -> None:
    kept = list(ledger.decisions())
    assert [each.id for each in kept] == [ident for ident, _ in must.log], "a decision is lost"
    upright = must.upright()
    assert {each.id for each in kept if each.stands} == upright, "another decision stands"
    assert not any(each.held == "loose" for each in kept), "a decision has lost its claim"
    if ledger.undrawn():
        return
    assert ledger.drawn(), "how a thread stands waits to be counted"
    at, rejected = _handles(ledger), must.rejected()
    members, kept_as = _kept(ledger)
    threads = list(members.values())
    assert sorted(handle for each in threads for handle in each) == sorted(
        at[number] for number in at if number not in rejected
    ), "a claim is in no thread, in two, or was rejected"
    gone = {at[number] for number in rejected}
    for each in ledger.threads(every=True, limit=500).threads:
        (of,) = [row for row, some in members.items() if each.id in some]
        assert kept_as[of] == {one.kind for one in each.standings}, "how a thread is kept to stand is not how it stands"
        assert not gone & {claim for one in each.standings for claim in one.evidence}, "what was rejected counts"
    _last(must, at, threads, rejected, upright)


def _kept(ledger: Ledger) -> tuple[dict[int, set[str]], dict[int, set[str]]]:
    """The claims of each thread by its row, and how it is kept to stand."""
    members: dict[int, set[str]] = {}
    stands: dict[int, set[str]] = {}
    with ledger._store.read() as connection:
        for of, ident, local in connection.execute(
            select(schema.telling.c.thread_id, schema.article.c.ident, schema.claim.c.local)
            .select_from(schema.claims_of_articles.join(schema.telling, schema.telling.c.claim_id == schema.claim.c.id))
            .where(schema.telling.c.thread_id.is_not(None))
        ):
            members.setdefault(of, set()).add(f"{ident}/{local}")
        for of, kind in connection.execute(select(schema.standing.c.thread_id, schema.standing.c.kind)):
            stands.setdefault(of, set()).add(kind)
    return members, stands


def _last(must: Walk, at: dict[int, str], threads: list[set[str]], rejected: set[int], upright: set[str]) -> None:
    """The last standing decision on which claims are one is kept."""
    last = next((ident for ident, _ in reversed(must.log) if ident in must.binding and ident in upright), None)
    if last is None:
        return
    what, one, other = must.binding[last]
    if one in rejected:
        return
    (own,) = [each for each in threads if at[one] in each]
    if what == "alone":
        assert own == {at[one]}, "it does not stand alone"
    elif other not in rejected and what in ("merge", "link"):
        assert at[other] in own, f"{what} is not kept"
    elif other not in rejected and what in ("split", "unlink"):
        assert at[other] not in own, f"{what} is not kept"


def filled(where: Path) -> None:
    """A ledger of the reports, drawn."""
    with plainly(), Ledger(where, tell=examples.Teller()) as ledger:
        for number in range(len(WORDS)):
            ledger.add(read(number, 0, "told@1"))
        _draw(ledger)


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m tests.ledger.deciding_walks")
    asked.add_argument("--runs", type=int, default=1000)
    asked.add_argument("--first", type=int, default=0, help="the first seed")
    options = asked.parse_args()
    taken: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        walks = Walks(Path(folder))
        for seed in range(options.first, options.first + options.runs):
            taken += walks.walk(seed)
            if (seed + 1) % 100 == 0:
                print(f"{seed + 1 - options.first:,} walks, {sum(taken.values()):,} steps: nothing lost", flush=True)
    print(f"{options.runs:,} walks: " + ", ".join(f"{count:,} {what}" for what, count in taken.most_common()))


class Walks:
    """Walks in copies of one ledger, in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        filled(folder / "filled.sqlite")
        Ledger(folder / "empty.sqlite").close()

    def walk(self, seed: int) -> Counter[str]:
        """One walk."""
        mine, other = self._folder / "mine.sqlite", self._folder / "other.sqlite"
        for name, copy in (("filled", mine), ("empty", other)):
            for end in ("-wal", "-shm"):
                copy.with_name(copy.name + end).unlink(missing_ok=True)
            shutil.copy(self._folder / f"{name}.sqlite", copy)
        with plainly(), Ledger(mine, tell=examples.Teller()) as ledger:
            unsynced(ledger)
            return walk(ledger, seed, other)


if __name__ == "__main__":
    main()
