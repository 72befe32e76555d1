"""Are the same claims found across sources? ``python -m benchmarks.threads [--split S] [--weights FILE] [--exchange] [--errors N]``.

Reads the gold threads (``benchmarks/gold/threads``, its README says what they are), draws threads over all reports of a conflict at
once, and holds them against the gold. Twice: *as read*, from the claims that our own reader finds with the conflict's pack; and
*handed in*, with the gold's own claims in the place of those, which shows the threads apart from the reading.

A claim of ours is that of the gold with which it shares most words: at least half of all words of both, by their places in the text,
each used once. What is not in the gold's list is left out, as the gold lists no headlines and courtesies.

pairs       F1 over all pairs of aligned claims of a conflict, the same thread or not; and again with the pairs missed whose claims
            were not read
relations   of the gold's relations between threads that have a claim of ours each: how many are told, of that kind, and in that
            direction where the kind has one; precision, of those told between such threads. "kind alone": the likeliest kind of the
            pair is right, whether told or not. A matter of the *same event* is counted apart: the gold draws few of many
statuses    of the gold's threads that have a claim of ours (the thread that holds most of them): all statuses right; those of who
            tells it right; F1 of each of the others

``--exchange`` exchanges the names of the two sides, and of their people, in texts and packs, and lists every thread and status that
changes; exit code 1 where one does. Development events are scored by the weights at hand, which saw them: their honest figures are
those that ``python -m training.threads`` prints, by cross-validation over whole events.
"""

from __future__ import annotations

import argparse
import hashlib
import pickle
import re
import sys
import tempfile
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.exchange import exchange
from reportedly.lineage import families, instant, shared, sketch
from reportedly.model import (
    RELATION_KINDS,
    WHAT_BECAME,
    WHO_STANDS,
    Article,
    Certainty,
    Claim,
    Families,
    Link,
    Page,
    Pairing,
    Relation,
    Source,
    Span,
    Standing,
    Telling,
    TellingId,
    Thread,
)
from reportedly.pipeline import References, default_cache, default_language, load_reader, open_references, opened
from reportedly.threads import (
    Judge,
    Seen,
    Weights,
    by_article,
    candidates,
    decided,
    encoded,
    explained,
    pair_weights,
    relations,
    standings,
    tellings,
    threads,
)

GOLD = Path(__file__).parent / "gold" / "threads"
DIRECTED = frozenset({"grown", "later stage", "corrects", "withdraws"})
_LEAST = 0.5
Row = dict[str, Any]
ClaimId = tuple[str, str]
"""An event by its file's stem, and a claim's or thread's id in it."""


@dataclass(frozen=True)
class Event:
    """An event of the gold; ``conflict`` is its pack's name too."""

    conflict: str
    name: str
    split: str
    rows: Row = field(repr=False)

    def ident(self, report: str) -> str:
        """The key of a report in what is compared."""
        return f"{self.name}/{report}"


def events(split: str | None = None, folder: Path = GOLD) -> list[Event]:
    """The events of a split, all of them for ``None``."""
    found = []
    for file in sorted(folder.glob("*/*.toml")):
        if file.parent.name != "packs":
            rows = tomllib.loads(file.read_text(encoding="utf-8"))
            found.append(Event(file.parent.name, file.stem, rows["split"], rows))
    return [event for event in found if split in (None, event.split)]


# what our own rooms make of it


@dataclass
class Report:
    """A report as read: its page, and what our reader and what the gold finds in it, as articles."""

    event: Event
    row: Row
    page: Page
    read: Article
    handed: Article
    gold: dict[ClaimId, tuple[int, int]]


class Reader:
    """Reads reports with the pack of their conflict; the model and each pack are opened once."""

    def __init__(self, packs: Path = GOLD / "packs", change: Callable[[str], str] = str) -> None:
        self._reader, self._packs, self._change = load_reader(), packs, change
        self._references: dict[str, References] = {}

    def references(self, conflict: str) -> References:
        """The conflict's pack, with the place index."""
        if conflict not in self._references:
            self._references[conflict] = open_references([str(self._packs / conflict)], default_cache())
        return self._references[conflict]

    def report(self, event: Event, row: Row) -> Report:
        """One report, read."""
        from reportedly.claims import clause_takers, decide, polarity_of
        from reportedly.model import Metadata
        from reportedly.pipeline import read_document
        from reportedly.resolve import resolve
        from reportedly.sources import document_from_text

        references = self.references(event.conflict)
        given = Metadata(published=row["published"][:10], url=row["url"])
        document = document_from_text(self._change(row["text"]), default_language(), given)
        page = opened(document, references.language)
        read = read_document(document, self._reader, references, page=page)
        reading = self._reader.read(page)
        own = decide(page, reading)
        listed = [each for each in event.rows["claim"] if each["report"] == row["id"]]
        spans = self._spans(document.text, listed)
        claims = [self._claim(page, own, each, spans[each["id"]]) for each in listed]
        found = resolve(
            page,
            reading,
            sorted(claims, key=lambda claim: claim.spans[0]),
            gazetteer=references.gazetteer,
            packs=references.packs,
            polarity=lambda contents: polarity_of(page, contents),
            takers=clause_takers(page.language),
        )
        wanted = set(spans.values())
        kept = tuple(each for each in found.claims if (each.contents[0].start, each.contents[0].end) in wanted)
        handed = replace(
            read,
            claims=kept,
            actors=found.actors,
            untied=found.untied,
            places=found.places,
            times=found.times,
            numbers=found.numbers,
        )
        return Report(event, row, page, read, handed, {(event.name, ident): span for ident, span in spans.items()})

    def _spans(self, text: str, listed: Sequence[Row]) -> dict[str, tuple[int, int]]:
        found: dict[str, tuple[int, int]] = {}
        for row in listed:
            words, at = self._change(row["words"]), -1
            taken = set(found.values())
            while (at := text.find(words, at + 1)) >= 0 and (at, at + len(words)) in taken:
                pass
            at = at if at >= 0 else text.find(words)
            assert at >= 0, words
            found[row["id"]] = at, at + len(words)
        return found

    def _claim(self, page: Page, own: Sequence[Claim], row: Row, span: tuple[int, int]) -> Claim:
        """A claim of the gold as one of ours: its cue and certainty are those of the one that was read there, if any."""
        from reportedly.claims import polarity_of

        content = page.span(*span)
        near = max(own, key=lambda claim: _overlap(page, [(s.start, s.end) for s in claim.contents], [span]), default=None)
        if near is not None and _overlap(page, [(s.start, s.end) for s in near.contents], [span]) < _LEAST:
            near = None
        words = self._change(row["source"])
        if words:
            at = page.text.find(words)
            kind = near.source.kind if near is not None and near.source.spans else "organisation"
            source = Source((Span.of(page.text, at, at + len(words)),), kind)
        else:
            source = Source((), "outlet")
        quotation = "direct" if content.text[:1] in '"“' else "indirect"
        return Claim(
            f"c{row['id']}",
            source,
            near.cue if near is not None and words else None,
            (content,),
            near.quotation if near is not None else quotation,
            near.certainty if near is not None else Certainty("certain", "neutral"),
            1.0,
            polarity=polarity_of(page, [content]),
            origin=near.origin if near is not None and words else "outlet" if not words else "model",
        )


@dataclass(frozen=True)
class Drawn:
    """A conflict's tellings, with which claim of the gold each is, and what the gold says of its claims."""

    conflict: str
    told: tuple[Telling, ...]
    aligned: Mapping[TellingId, ClaimId]
    events: tuple[Event, ...]


def drawn(reports: Sequence[Report], handed: bool, references: References, encode: Any) -> Drawn:
    """The tellings of all reports of one conflict."""
    kin = copies(reports)
    told: list[Telling] = []
    aligned: dict[TellingId, ClaimId] = {}
    for report in reports:
        ident = report.event.ident(report.row["id"])
        article = report.handed if handed else report.read
        made = tellings(
            article,
            report.page,
            references.packs,
            ident=ident,
            published=instant(report.row["published"]),
            copied=lambda sentence, ident=ident: _family(kin, ident, sentence),
        )
        told += made
        of_key = {claim.key: [(span.start, span.end) for span in claim.contents] for claim in article.claims}
        pairs = sorted(
            (
                (_overlap(report.page, of_key[telling.key], [span]), telling.id, claim)
                for telling in made
                for claim, span in report.gold.items()
            ),
            key=lambda each: (-each[0], each[1], each[2]),
        )
        used: set[ClaimId] = set()
        for share, ident_, claim in pairs:
            if share >= _LEAST and ident_ not in aligned and claim not in used:
                aligned[ident_] = claim
                used.add(claim)
    conflict = reports[0].event.conflict
    found = tuple(dict.fromkeys(report.event.name for report in reports))
    by_name = {report.event.name: report.event for report in reports}
    return Drawn(conflict, encoded(told, encode) if encode else tuple(told), aligned, tuple(by_name[name] for name in found))


def copies(reports: Sequence[Report]) -> Families:
    """The families of copies among these reports."""
    sketches = {
        report.event.ident(report.row["id"]): sketch(report.page.text, report.page.layout.sentences) for report in reports
    }
    links = []
    for one, other in combinations(sorted(sketches), 2):
        if (both := shared(sketches[one], sketches[other])) is not None:
            links.append(Link(one, other, both))
    return families(links)


def _family(kin: Families, ident: str, sentence: int) -> str | None:
    found = kin.at(ident, sentence)
    return f"{found.id[0]}:{found.id[1]}" if found is not None else None


def _overlap(page: Page, one: Iterable[tuple[int, int]], other: Iterable[tuple[int, int]]) -> float:
    """The share of words that two sets of stretches have in common, of all that they have."""
    a, b = (
        {at for start, end in ranges for at in range(*page.within(start, end)) if page.tokens[at].word}
        for ranges in (one, other)
    )
    return len(a & b) / len(a | b) if a | b else 0.0


@dataclass(frozen=True)
class Answer:
    """What our rooms say of a conflict."""

    threads: tuple[Thread, ...]
    pairings: tuple[Pairing, ...]
    relations: tuple[Relation, ...]
    standings: Mapping[TellingId, tuple[Standing, ...]]
    compared: int


def answered(found: Drawn, judge: Judge, of: Weights) -> Answer:
    """Threads, relations and statuses of a conflict."""
    seen = [Seen(telling) for telling in found.told]
    pairs = [(seen[one], seen[other]) for one, other in candidates(found.told)]
    return concluded(found, decided(pairs, by_article(seen), default_language(), judge, of), of)


def concluded(found: Drawn, pairings: Sequence[Pairing], of: Weights) -> Answer:
    """Threads, relations and statuses, from pairs that were decided."""
    told = {telling.id: telling for telling in found.told}
    made = threads({ident: telling.when for ident, telling in told.items()}, pairings, of.least_same)
    ties = relations(made, pairings, of.least)
    at: dict[TellingId, list[Relation]] = defaultdict(list)
    for tie in ties:
        at[tie.source].append(tie)
        at[tie.target].append(tie)
    stand = {thread.id: standings(thread, told, at[thread.id]) for thread in made}
    return Answer(made, tuple(pairings), ties, stand, len(pairings))


# the scores


@dataclass
class Score:
    """Counts, to be added over conflicts."""

    counts: Counter[str] = field(default_factory=Counter)
    confused: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, other: Score) -> None:
        """Put another's counts to these."""
        self.counts.update(other.counts)
        self.confused.update(other.confused)

    def share(self, part: str, whole: str) -> float:
        """One count by another."""
        return self.counts[part] / self.counts[whole] if self.counts[whole] else 0.0

    def f1(self, name: str) -> tuple[float, float, float]:
        """F1, precision, recall of what is counted as NAME+, NAME- (wrong) and NAME? (missed)."""
        right, wrong, missed = (self.counts[f"{name}{mark}"] for mark in "+-?")
        precision = right / (right + wrong) if right + wrong else 0.0
        recall = right / (right + missed) if right + missed else 0.0
        return 2 * right / (2 * right + wrong + missed) if right else 0.0, precision, recall

    def lines(self) -> list[str]:
        """What it comes to, for people."""
        c = self.counts
        pairs, whole, firm, event = (self.f1(name) for name in ("pairs", "whole", "relations", "events"))
        return [
            f"claims     {c['aligned']} of {c['claims']} aligned ({self.share('aligned', 'claims'):.1%}), "
            f"{c['compared']:,} pairs compared",
            f"pairs      F1 {pairs[0]:.1%}, precision {pairs[1]:.1%}, recall {pairs[2]:.1%}; "
            f"with those not read missed F1 {whole[0]:.1%}; blocking reaches {self.share('reached', 'reachable'):.1%}",
            f"relations  told and right {firm[2]:.1%}, precision {firm[1]:.1%}, F1 {firm[0]:.1%}; kind alone "
            f"{self.share('kind right', 'kind'):.1%}; same event {event[2]:.1%}, precision {event[1]:.1%}",
            "           " + ", ".join(f"{kind} {c[f'found {kind}']}/{c[f'gold {kind}']}" for kind in RELATION_KINDS),
            f"statuses   all right {self.share('status right', 'status'):.1%} ({c['status right']} of {c['status']}), "
            f"who tells it {self.share('who right', 'status'):.1%}; one source for all would be "
            f"{self.share('who lone', 'status'):.1%}",
            "           " + ", ".join(f"{name} F1 {self.f1(name)[0]:.0%}" for name in WHAT_BECAME),
        ]


def scored(found: Drawn, answer: Answer, told: Mapping[Any, list[tuple[float, bool]]] | None = None) -> Score:
    """The answer held against the gold; each relation that counts is put to ``told`` with its score and whether it is right."""
    score = Score()
    counts = score.counts
    thread_of = {
        (event.name, row["id"]): (event.name, row["thread"]) for event in found.events for row in event.rows["claim"]
    }
    ours = {claim: ident for ident, claim in found.aligned.items()}
    group = {ident: thread.id for thread in answer.threads for ident in thread.tellings}
    counts["claims"] = len(thread_of)
    counts["aligned"] = len(ours)
    counts["compared"] = answer.compared
    reached = {frozenset((pairing.one, pairing.other)) for pairing in answer.pairings}
    both = Counter((thread_of[claim], group[ident]) for claim, ident in ours.items())
    of_gold, of_ours = (Counter(key[at] for key in both.elements()) for at in (0, 1))
    right, gold, said = (sum(size * (size - 1) // 2 for size in some.values()) for some in (both, of_gold, of_ours))
    counts["pairs+"], counts["pairs-"], counts["pairs?"] = right, said - right, gold - right
    members: dict[ClaimId, list[TellingId]] = defaultdict(list)
    for claim, ident in ours.items():
        members[thread_of[claim]].append(ident)
    for some in members.values():
        for one, other in combinations(some, 2):
            counts["reachable"] += 1
            counts["reached"] += frozenset((one, other)) in reached
    sizes = Counter(thread_of.values())
    all_pairs = sum(size * (size - 1) // 2 for size in sizes.values())
    counts["whole+"], counts["whole-"] = counts["pairs+"], counts["pairs-"]
    counts["whole?"] = all_pairs - counts["pairs+"]
    best: dict[ClaimId, TellingId] = {}
    votes: dict[ClaimId, Counter[TellingId]] = defaultdict(Counter)
    for claim, ident in ours.items():
        votes[thread_of[claim]][group[ident]] += 1
    for thread, some in votes.items():
        best[thread] = min(some, key=lambda ident: (-some[ident], ident))
    _score_relations(found, answer, thread_of, best, score, told)
    _score_statuses(found, answer, best, score)
    return score


def _score_relations(
    found: Drawn, answer: Answer, thread_of: Mapping[ClaimId, ClaimId], best: Mapping[ClaimId, TellingId], score: Score,
    noted: Mapping[Any, list[tuple[float, bool]]] | None,
) -> None:  # fmt: skip
    counts = score.counts
    told: dict[tuple[TellingId, TellingId], dict[str, Relation]] = defaultdict(dict)
    for relation in answer.relations:
        told[relation.source, relation.target][relation.kind] = relation
    group = {ident: thread.id for thread in answer.threads for ident in thread.tellings}
    likely: dict[frozenset[TellingId], Counter[str]] = defaultdict(Counter)
    for pairing in answer.pairings:
        for kind, chance in pairing.kinds:
            both = frozenset((group[pairing.one], group[pairing.other]))
            likely[both][kind] = max(likely[both][kind], chance)
    right: set[tuple[TellingId, TellingId, str]] = set()
    seen: set[tuple[ClaimId, ClaimId, str]] = set()
    for event in found.events:
        for row in event.rows.get("relation", ()):
            a, b = thread_of[event.name, row["from"]], thread_of[event.name, row["to"]]
            kind = row["kind"]
            if (a, b, kind) in seen or a not in best or b not in best:
                continue
            seen.add((a, b, kind))
            source, target = best[a], best[b]
            ways = [(source, target)] if kind in DIRECTED else [(source, target), (target, source)]
            hit = [way for way in ways if kind in told.get(way, ())]
            name = "events" if kind == "same event" else "relations"
            counts[f"{name}+"] += bool(hit)
            counts[f"{name}?"] += not hit
            counts[f"gold {kind}"] += 1
            counts[f"found {kind}"] += bool(hit)
            right.update((*way, kind) for way in ways)
            top = likely.get(frozenset((source, target)))
            counts["kind"] += 1
            if top:
                first = min(top, key=lambda each: (-top[each], each))
                counts["kind right"] += first == kind
                score.confused[kind, first] += 1
            else:
                score.confused[kind, "none"] += 1
    held = set(best.values())
    for relation in answer.relations:
        if relation.source in held and relation.target in held:
            name = "events" if relation.kind == "same event" else "relations"
            hit_ = (relation.source, relation.target, relation.kind) in right
            counts[f"{name}-"] += not hit_
            if noted is not None:
                noted[relation.kind].append((relation.score, hit_))


def _score_statuses(found: Drawn, answer: Answer, best: Mapping[ClaimId, TellingId], score: Score) -> None:
    counts = score.counts
    for event in found.events:
        for row in event.rows["thread"]:
            ident = best.get((event.name, row["id"]))
            if ident is None:
                continue
            said = {standing.kind for standing in answer.standings[ident]}
            gold = set(row["status"])
            counts["status"] += 1
            counts["status right"] += said == gold
            counts["who right"] += said & set(WHO_STANDS) == gold & set(WHO_STANDS)
            counts["who lone"] += gold & set(WHO_STANDS) == {"one source"}
            score.confused["who " + "+".join(sorted(gold & set(WHO_STANDS))), "+".join(sorted(said & set(WHO_STANDS)))] += 1
            for name in WHAT_BECAME:
                mark = "+" if name in said and name in gold else "-" if name in said else "?" if name in gold else ""
                if mark:
                    counts[f"{name}{mark}"] += 1


# exchange


def side_pairs(pack: Path) -> list[tuple[str, str]]:
    """Names of the two sides of a pack that change places: states and parties in their order, and people of one pronoun."""
    rows = tomllib.loads((pack / "actors.toml").read_text(encoding="utf-8"))["actor"]
    sides = [row["id"] for row in tomllib.loads((pack / "pack.toml").read_text(encoding="utf-8"))["side"]]
    found: list[tuple[str, str]] = []

    def paired(key: Callable[[Row], object], names: Callable[[Row], list[str]], kinds: Iterable[str]) -> None:
        groups: dict[object, list[list[Row]]] = defaultdict(lambda: [[], []])
        for row in rows:
            if row.get("side") in sides[:2] and row["kind"] in kinds:
                groups[key(row)][sides.index(row["side"])].append(row)
        for one, other in (pair for group in groups.values() for pair in zip(*group, strict=False)):
            found.extend(zip(names(one), names(other), strict=False))

    several = ("adjectives", "peoples", "capitals")
    paired(
        lambda row: row["kind"],
        lambda row: [row["name"], *(name for key in several for name in row.get(key, [])[:1])],
        ("state", "party"),
    )
    paired(lambda row: row.get("pronoun"), lambda row: row["name"].split(), ("person",))
    return found


def exchanged_packs(folder: Path, conflicts: Iterable[str]) -> dict[str, Callable[[str], str]]:
    """Write packs with names exchanged to ``folder``; what exchanges them in a text, by conflict."""
    changes = {}
    for conflict in conflicts:
        change = changes[conflict] = exchange(side_pairs(GOLD / "packs" / conflict))
        (folder / conflict).mkdir()
        for file in (GOLD / "packs" / conflict).glob("*.toml"):
            text = file.read_text(encoding="utf-8")
            kept = re.compile(r'^(id|side|holder|of|domains) = .*$|side = "[^"]*"', re.M)
            out, at = [], 0
            for match in kept.finditer(text):
                out += [change(text[at : match.start()]), match[0]]
                at = match.end()
            (folder / conflict / file.name).write_text("".join([*out, change(text[at:])]), encoding="utf-8")
    return changes


def shape(found: Drawn, answer: Answer) -> dict[tuple[tuple[str, str], ...], list[str]]:
    """Threads by their claims (report, claim's number in it), with their statuses; no name in it."""
    of = {telling.id: (telling.article, telling.claim) for telling in found.told}
    return {
        tuple(sorted(of[ident] for ident in thread.tellings)): [each.kind for each in answer.standings[thread.id]]
        for thread in answer.threads
    }


# the program


def conflicts_of(some: Sequence[Event]) -> dict[str, list[Event]]:
    """Events by conflict."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in some:
        found[event.conflict].append(event)
    return found


def prepared(
    some: Sequence[Event], cache: Path | None = None, encode: Any = None, label: str = ""
) -> list[tuple[Drawn, Drawn]]:
    """Of each conflict its tellings as read and handed in. ``cache`` is a folder that keeps them between runs."""
    out = []
    reader: Reader | None = None
    for conflict, group in conflicts_of(some).items():
        digest = hashlib.sha256(repr([sorted(map(repr, group)), [e.rows for e in group], label]).encode()).hexdigest()[:12]
        kept = cache / f"{conflict}-{digest}.pickle" if cache else None
        if kept is not None and kept.is_file():
            reports = pickle.loads(kept.read_bytes())
        else:
            reader = reader or Reader()
            reports = [reader.report(event, row) for event in group for row in event.rows["report"]]
            if kept is not None:
                kept.write_bytes(pickle.dumps([_bare(report) for report in reports]))
        language = (references := open_references([str(GOLD / "packs" / conflict)])).language
        reports = [replace(report, page=opened(report.read.document, language)) for report in reports]
        out.append((drawn(reports, False, references, encode), drawn(reports, True, references, encode)))
    return out


def _bare(report: Report) -> Report:
    return replace(report, page=None)  # type: ignore[arg-type]


def encoder() -> Any:
    """What makes vectors of texts."""
    from reportedly.reader import open_sentences

    return open_sentences().encode


def judging() -> Judge:
    """What reads pairs of claims together."""
    from reportedly.reader import open_pairs

    return open_pairs().judge


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0] if __doc__ else "")
    parser.add_argument("--split", choices=("development", "test"), default="development")
    parser.add_argument("--exchange", action="store_true")
    parser.add_argument("--cache", type=Path, help="a folder that keeps what was read between runs")
    parser.add_argument("--errors", type=int, default=0, help="wrong and missed pairs to print (development alone)")
    asked = parser.parse_args()
    if asked.exchange:
        sys.exit(1 if exchanging(events()) else 0)
    of, judge = pair_weights(), judging()
    total = Score(), Score()
    for both in prepared(events(asked.split), asked.cache, encoder()):
        for at, found in enumerate(both):
            answer = answered(found, judge, of)
            total[at].add(scored(found, answer))
            if at and asked.errors and asked.split == "development":
                mistakes(found, answer, asked.errors)
    for name, score in zip(("as read", "handed in"), total, strict=True):
        print(f"{name} ({asked.split})")
        print("\n".join(f"  {line}" for line in score.lines()))


def mistakes(found: Drawn, answer: Answer, most: int) -> None:
    """Print pairs that are wrong and missed."""
    told = {telling.id: telling for telling in found.told}
    thread_of = {
        (event.name, row["id"]): (event.name, row["thread"]) for event in found.events for row in event.rows["claim"]
    }
    group = {ident: thread.id for thread in answer.threads for ident in thread.tellings}
    chance = {frozenset((pairing.one, pairing.other)): pairing for pairing in answer.pairings}
    shown: Counter[str] = Counter()
    for one, other in combinations(sorted(found.aligned), 2):
        right = thread_of[found.aligned[one]] == thread_of[found.aligned[other]]
        said = group[one] == group[other]
        what = "" if right == said else "wrong" if said else "missed"
        if what and shown[what] < most:
            shown[what] += 1
            pairing = chance.get(frozenset((one, other)))
            why = explained(Seen(told[one]), Seen(told[other]), default_language())
            print(f"{what} {pairing.same if pairing else 'nothing'} {'; '.join(why)}")
            for each in (told[one], told[other]):
                print(f"    {each.article} [{each.voice.words}] {each.words}")


def exchanging(some: Sequence[Event]) -> int:
    """List threads and statuses that change when the sides' names are exchanged; how many."""
    of, judge, total = pair_weights(), judging(), 0
    encode = encoder()
    with tempfile.TemporaryDirectory() as folder:
        changes = exchanged_packs(Path(folder), conflicts_of(some))
        for conflict, group in conflicts_of(some).items():
            shapes = []
            for reader in (Reader(), Reader(Path(folder), changes[conflict])):
                reports = [reader.report(event, row) for event in group for row in event.rows["report"]]
                found = drawn(reports, False, reader.references(conflict), encode)
                shapes.append(shape(found, answered(found, judge, of)))
            one, other = shapes
            lost = [key for key in one if one[key] != other.get(key)]
            print(f"{conflict}: {len(one)} threads, {len(lost)} differ with the sides' names exchanged")
            for key in lost:
                print(f"  {key} {one[key]} | {other.get(key)}")
            total += len(lost)
    return total


if __name__ == "__main__":
    main()
