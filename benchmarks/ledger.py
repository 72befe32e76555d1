"""What a ledger costs and what it survives: ``python -m benchmarks.ledger cost``, ``growth``, ``ask``, ``kills``, ``crowd``.

``cost``: seconds of a processor for adding beside reading, and bytes an article, over records with a text (``--articles FILE.jsonl``).

``growth``: readings of those articles are reused until the ledger holds ``--until`` articles; what the last thousand cost beside the
first thousand. What copies are told by are the texts of all articles in the file, round after round, in each round with another word
for every long one: as many words, sentences and formulas as real articles have, and copies where they have some. ``cost`` fills the
ledger so too (``--before``).

``ask``: ``--questions`` different questions to a ledger of ``--until`` articles: words, speakers, places and what lies around them,
events, sides, outlets and days, alone and together, drawn from what its claims hold. The readings are used again in rounds; in each,
every long word is another one of the same length, and so is every name. Of a file, ``--distinct`` articles are added so; the rest
are their rows again, under other ids and on other days, as whole rounds. ``--keep FILE`` leaves the ledger there, or asks that one.

``kills``: a command that adds is killed (SIGKILL) at a random moment, ``--runs`` times; with ``--server`` it is, half of the time, the
server's process for it. What was listed as added and is not there, what is there twice, and what ``ledger check`` finds: all three
must be 0.

``crowd``: two processes add and eight ask for ``--seconds``.

``--store postgresql`` starts a server of its own for it; otherwise a file in a temporary folder is asked.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count, islice
from pathlib import Path
from typing import Any

from benchmarks.postgres import Server
from reportedly import Actor, Article, Claim, Ledger, Place, Receipt, Span
from reportedly.ledger import Ledger as TracingLedger
from reportedly.lineage import Traced
from reportedly.model import Line, Question
from reportedly.model.errors import LedgerError
from reportedly.run import Tracer

_LONG = re.compile(r"[^\W\d_]{5,}")
PROGRAM = (
    "import sys; from benchmarks import burning; from reportedly.cli.opening import Opening;"
    "from reportedly.cli.program import run; sys.exit(run(sys.argv[1:], Opening(burning.load, places=False)))"
)


def texts(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record.get("text"):
                yield record


class Texts:
    """Other texts for the readings that are used again: what is traced of the article of a number."""

    def __init__(self, path: Path) -> None:
        self._texts = [each["text"] for each in texts(path)]
        self._words = sorted({word for text in self._texts for word in _LONG.findall(text)})
        self._at = {word: number for number, word in enumerate(self._words)}
        self._tracer = Tracer()
        self._made: dict[str, Article] = {}

    def __call__(self, article: Article) -> Traced:
        """What is traced of an article's other text."""
        return self._tracer(self._made.pop(article.document.url or "", article))

    def make(self, article: Article, number: int) -> None:
        """Make the text of a number ready, so that making it is not measured."""
        turn, which = divmod(number, len(self._texts))
        step = 7919 * turn
        text = _LONG.sub(lambda word: self._words[(self._at[word[0]] + step) % len(self._words)], self._texts[which])
        document = replace(article.document, text=text, title=None, unread=(), stand_ins=(), given_at=0)
        self._made[article.document.url or ""] = replace(article, document=document)


def received(article: Article, number: int) -> tuple[Article, Receipt]:
    """The same reading as that of another article, with what would have come in for it."""
    document = article.document
    url = f"https://outlet{number % 97}.example/{number}"
    text = f"{document.text}\n"
    moved = replace(article, document=replace(document, url=url, outlet=f"Outlet {number % 97}"))
    data = json.dumps({"text": text, "url": url}).encode()
    return moved, Receipt(data, "record", f"{number}.json", None, None, datetime.now(UTC), "application/json", ())


def readings(path: Path, many: int) -> tuple[list[Article], float, int]:
    """Articles read with the real model, the seconds of a processor that took, and their words."""
    import reportedly

    records = [{"text": each["text"], "title": each.get("title")} for each in islice(texts(path), many)]
    list(reportedly.read_many(records[:1], packs="ru-ua"))
    begun = time.process_time()
    found = [each for each in reportedly.read_many(records, packs="ru-ua") if isinstance(each, Article)]
    took = time.process_time() - begun
    return found, took, sum(len(each.document.text.split()) for each in found)


def cost(options: argparse.Namespace, where: str) -> dict[str, Any]:
    found, reading, words = readings(options.articles, options.many)
    varied = Texts(options.articles)
    with TracingLedger(where, trace=varied) as ledger:
        for number, article in zip(range(options.before), _again(found), strict=False):
            moved, came = received(article, number)
            varied.make(moved, number)
            ledger.add(moved, came)
        size = ledger.info().size
        begun = time.process_time()
        for number, article in enumerate(found, options.before):
            moved, came = received(article, number)
            ledger.known(came)
            ledger.add(moved, came)
        adding = time.process_time() - begun
        ledger.compact()
        info = ledger.info()
    return {
        "articles": len(found), "before": options.before, "words an article": round(words / len(found)),
        "reading ms": round(1000 * reading / len(found), 1), "adding ms": round(1000 * adding / len(found), 1),
        "share": round(adding / reading, 3), "bytes an article": round(info.size / info.articles), "size": size,
        "bytes for 500 words": round(info.size / info.articles * 500 * len(found) / words),
    }  # fmt: skip


def _again(found: list[Article]) -> Iterator[Article]:
    for number in count():
        yield found[number % len(found)]


def growth(options: argparse.Namespace, where: str) -> dict[str, Any]:
    found, _, _ = readings(options.articles, options.many)
    spent: list[float] = []
    varied = Texts(options.articles)
    with TracingLedger(where, trace=varied) as ledger:
        took = 0.0
        for number, article in zip(range(options.until), _again(found), strict=False):
            moved, came = received(article, number)
            varied.make(moved, number)
            begun = time.process_time()
            ledger.add(moved, came)
            took += time.process_time() - begun
            if (number + 1) % 1000 == 0:
                spent.append(took)
                print(json.dumps({"articles": number + 1, "ms an article": round(took, 2)}), flush=True)
                took = 0.0
        info = ledger.info()
    return {
        "articles": info.articles, "first thousand, ms": round(spent[0], 2), "last thousand, ms": round(spent[-1], 2),
        "ratio": round(spent[-1] / spent[0], 3), "bytes an article": round(info.size / info.articles),
        "families": info.families, "independent": info.independent,
    }  # fmt: skip


class Rounds:
    """Readings with other words: in each round, every long word has become another one of its length, in text and nouns alike."""

    def __init__(self, found: list[Article]) -> None:
        self._found = found
        words = {word for article in found for word in _LONG.findall(article.document.text)}
        self._lists: dict[tuple[int, bool], list[str]] = {}
        for word in sorted(words):
            self._lists.setdefault((len(word), word[:1].isupper()), []).append(word)
        self._at = {word: number for each in self._lists.values() for number, word in enumerate(each)}

    def __call__(self, number: int) -> Article:
        """The reading of a number."""
        turn, which = divmod(number, len(self._found))
        if not turn:
            return self._found[which]

        def other(match: re.Match[str]) -> str:
            word = match[0]
            same = self._lists.get((len(word), word[:1].isupper()), [word])
            return same[(self._at.get(word, 0) + 7919 * turn) % len(same)]

        def moved(value: Any) -> Any:
            if isinstance(value, Span):
                return Span.of(text, value.start, value.end)
            if isinstance(value, tuple):
                return tuple(moved(each) for each in value)
            if is_dataclass(value) and not isinstance(value, type):
                given = {field.name: getattr(value, field.name) for field in fields(value)}
                changed = {
                    name: moved(each) for name, each in given.items() if isinstance(each, tuple) or is_dataclass(each)
                }
                if isinstance(value, Actor):
                    changed["name"] = _LONG.sub(other, value.name)
                if isinstance(value, Place):
                    changed["name"] = _LONG.sub(other, value.name)
                    changed["lat"] = None if value.lat is None else round((value.lat + turn * 0.37) % 80, 5)
                if isinstance(value, Claim):
                    changed["key"] = f"{turn:04x}{value.key[4:]}"
                return replace(value, **changed)
            return value

        article = self._found[which]
        text = _LONG.sub(other, article.document.text)
        whole: Article = moved(replace(article, document=replace(article.document, text=text)))
        return whole


def ask(options: argparse.Namespace, where: str) -> dict[str, Any]:
    where = str(options.keep) if options.keep and options.store == "sqlite" else where
    chance = random.Random(options.seed)
    if not Path(where).exists():
        _fill(options, where, chance)
    with Ledger(where, create=False) as ledger:
        asked = _questions(ledger, options.questions, chance)
        took: dict[str, list[float]] = {}
        answers = 0
        for kind, question in asked:
            begun = time.perf_counter()
            answers += bool(ledger.ask(question, limit=20).lines)
            took.setdefault(kind, []).append(time.perf_counter() - begun)
        info = ledger.info()
    every = sorted(each for its in took.values() for each in its)

    def percentile(values: list[float], part: float) -> float:
        return round(1000 * sorted(values)[min(len(values) - 1, int(part * len(values)))], 1)

    for kind, its in sorted(took.items()):
        print(
            json.dumps({"kind": kind, "questions": len(its), "median": percentile(its, 0.5), "99th": percentile(its, 0.99)})
        )
    return {
        "articles": info.articles, "claims": info.claims, "bytes an article": round(info.size / info.articles),
        "questions": len(every), "with an answer": answers, "ms, median": percentile(every, 0.5),
        "ms, 99th percentile": percentile(every, 0.99), "ms, most": round(1000 * every[-1], 1),
    }  # fmt: skip


def _fill(options: argparse.Namespace, where: str, chance: random.Random) -> None:
    found, _, _ = readings(options.articles, options.many)
    rounds = Rounds(found)
    own = options.until if options.store == "postgresql" else min(options.until, options.distinct)
    with Ledger(where) as ledger:
        for number in range(own):
            day = date(2022, 1, 1) + timedelta(days=chance.randrange(1500))
            moved, came = received(rounds(number), number)
            document = replace(moved.document, published=day.isoformat(), published_from="metadata")
            ledger.add(replace(moved, document=document), came)
            if (number + 1) % 1000 == 0:
                print(json.dumps({"articles": number + 1, "seconds": round(time.process_time())}), flush=True)
    if own < options.until:
        _multiply(where, options.until)


def _multiply(where: str, until: int) -> None:
    """Put the rows of all articles in again, round after round, under other ids and on other days."""
    with sqlite3.connect(where) as connection:
        connection.executescript("PRAGMA synchronous = OFF; PRAGMA cache_size = -500000; PRAGMA foreign_keys = OFF;")
        count = connection.execute("SELECT count(*) FROM article").fetchone()[0]
        tops = {
            table: connection.execute(f"SELECT max(id) FROM {table}").fetchone()[0] or 0
            for table in (
                "article",
                "version",
                "reading",
                "actor",
                "place",
                "time",
                "number",
                "claim",
                "event",
                "sketch",
                "family",
            )
        }
        columns = {
            row[0]: [each[1] for each in connection.execute(f"PRAGMA table_info({row[0]})")]
            for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")
        }
        day = "date(published, '+' || ({k} * 37 % 1500) || ' days')"
        marks = "'d' || substr({p}, 1, 4) || ' d' || substr({p}, 1, 4) || substr({p}, 6, 2) || ' d' || replace({p}, '-', '')"
        for k in range(1, until // count):
            moved = day.format(k=k)
            for table in (*tops, "claim_place", "claim_time", "claim_number", "trace", "part"):
                made = []
                for name in columns[table]:
                    of = table if name == "id" else name.removesuffix("_id")
                    if of in tops and (name == "id" or name.endswith("_id")):
                        made.append(f"{name} + {k * tops[of]}")
                    elif name in ("ident", "digest"):
                        made.append(f"printf('x%03x', {k}) || substr({name}, 5)")
                    elif name == "key" and table in ("article", "claim"):
                        made.append(f"key || '#{k}'")
                    elif name == "published":
                        made.append(moved)
                    elif name == "day":
                        made.append(f"date(day, '+' || ({k} * 37 % 1500) || ' days')")
                    elif name == "marks":
                        later = f"date(day, '+' || ({k} * 37 % 1500) || ' days')"
                        made.append(f"replace(marks, {marks.format(p='day')}, {marks.format(p=later)})")
                    else:
                        made.append(f'"{name}"')
                which = f" WHERE id <= {tops[table]}" if table in tops else (
                    f" WHERE {columns[table][0]} <= {tops[columns[table][0].removesuffix('_id')]}"
                )  # fmt: skip
                names = ", ".join(f'"{name}"' for name in columns[table])
                connection.execute(f"INSERT INTO {table} ({names}) SELECT {', '.join(made)} FROM {table}{which}")
            connection.commit()
            if k % 10 == 0:
                print(json.dumps({"articles": (k + 1) * count, "seconds": round(time.process_time())}), flush=True)
        connection.execute("INSERT INTO claim_words (claim_words) VALUES ('optimize')")
        connection.execute("ANALYZE")


def _questions(ledger: Ledger, many: int, chance: random.Random) -> list[tuple[str, Question]]:
    """Different questions, of kinds in turn, about claims that were drawn by day and outlet."""
    pool: list[Line] = []
    while len(pool) < 600:
        day = date(2022, 1, 1) + timedelta(days=chance.randrange(1500))
        outlet = f"Outlet {chance.randrange(97)}"
        pool += ledger.ask(
            Question(outlet=outlet, since=day.isoformat(), until=(day + timedelta(days=9)).isoformat()), limit=20
        ).lines
    made: dict[Question, str] = {}

    def drawn(fit: Callable[[Line], bool]) -> Line:
        return chance.choice([each for each in pool if fit(each)] or pool)

    def words_of(line: Line, count: int) -> str:
        long = re.findall(r"[^\W\d_]{3,}", line.claim.content) or ["government"]
        return " ".join(chance.choice(long) for _ in range(count))

    while len(made) < many:
        line = drawn(lambda each: True)
        placed = drawn(lambda each: bool(each.places and each.places[0].lat is not None))
        told = drawn(lambda each: bool(each.events))
        spoken = drawn(lambda each: bool(each.claim.actor))
        sided = drawn(lambda each: bool(each.claim.side))
        since = date(2022, 1, 1) + timedelta(days=chance.randrange(1500))
        until = (since + timedelta(days=chance.choice((1, 7, 31, 365)))).isoformat()
        outlet, place = line.claim.outlet, placed.places[0].name if placed.places else "Nowhere"
        kind = told.claim.events[0] if told.claim.events else "control.taken"
        each: dict[str, dict[str, Any]] = {
            "one word": {"words": words_of(line, 1)},
            "two words": {"words": words_of(line, 2)},
            "word and outlet": {"words": words_of(line, 1), "outlet": outlet},
            "word and days": {"words": words_of(line, 1), "since": since.isoformat(), "until": until},
            "speaker": {"who": spoken.claim.actor or "Putin"},
            "speaker and word": {"who": spoken.claim.actor or "Putin", "words": words_of(spoken, 1)},
            "place": {"place": place},
            "around a place": {"place": place, "within": float(chance.choice((5, 20, 50, 100)))},
            "event": {"event": kind},
            "event and days": {"event": f"{kind.partition('.')[0]}.*", "since": since.isoformat(), "until": until},
            "event around a place": {"event": f"{kind.partition('.')[0]}.*", "place": place, "within": 50.0},
            "side and word": {"side": sided.claim.side or "north", "words": words_of(sided, 1)},
            "outlet and days": {"outlet": outlet, "since": since.isoformat(), "until": until},
            "told on": {"quoted_by": spoken.claim.actor or "Putin"},
            "outlet and event": {"outlet": outlet, "event": kind},
        }
        for name, given in each.items():
            made.setdefault(Question(**given), name)
    return [(name, question) for question, name in list(made.items())[:many]]


def kills(options: argparse.Namespace, where: str) -> dict[str, Any]:
    """Every run goes on with the ledger of the last one, over a folder to which articles are added meanwhile."""
    chance = random.Random(options.seed)
    folder = Path(tempfile.mkdtemp(prefix="kills-"))
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, [str(Path.cwd()), os.environ.get("PYTHONPATH", "")])),
    }
    listed: set[str] = set()
    totals = {"runs": options.runs, "killed": 0, "listed": 0, "lost": 0, "doubled": 0, "broken": 0}
    source = folder / "in.jsonl"
    made = count()
    try:
        for run in range(options.runs):
            with source.open("a", encoding="utf-8") as file:
                for number in islice(made, options.each):
                    text = _report(number)
                    later = text.replace("next year", "this year")
                    record = {"text": text, "url": f"https://herald.example/{number}"}
                    file.write(json.dumps(record) + "\n" + json.dumps({**record, "text": later}) + "\n")
            with source.open(encoding="utf-8") as file:
                recent = file.readlines()[-6 * options.each :]  # what the last run did not come to is gone on with
            part = folder / "part.jsonl"
            part.write_text("".join(recent), encoding="utf-8")
            process = subprocess.Popen(
                [sys.executable, "-c", PROGRAM, "add", str(part), "--ledger", where, "--jobs", "1", "--format", "json"],
                env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
            )  # fmt: skip
            assert process.stdout is not None
            heard = []
            if chance.random() < 0.1:
                time.sleep(chance.uniform(0, 3))  # while it starts, or makes the ledger
            else:
                for _ in range(chance.randrange(2 * options.each)):
                    heard.append(process.stdout.readline())
                time.sleep(chance.uniform(0, 0.05))
            if process.poll() is None:
                totals["killed"] += 1
                if options.server and chance.random() < 0.5:
                    _end_backend(where)
                else:
                    process.send_signal(signal.SIGKILL)
            rest, _ = process.communicate()
            said = b"".join(heard) + rest
            for line in said.decode().splitlines():
                try:
                    told = json.loads(line)
                except ValueError:
                    continue  # the line during which it was killed
                if told["became"] in ("added", "new version"):
                    listed.add(f"{told['article']} {told['version']}")
            if run % 10 == 9 or run == options.runs - 1:
                _count(where, listed, totals)
                print(json.dumps({"run": run + 1, **totals}), flush=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return totals


def _report(number: int) -> str:
    """A short article; every five of them are copies of one another but for the day, and nothing like the others."""
    chance = random.Random(number // 5)
    words = ("".join(chance.choice("bdfgklmnprstv") + chance.choice("aeiou") for _ in range(3)) for _ in range(36))
    begun, asked, seen = (" ".join(islice(words, 12)) for _ in range(3))
    return (
        f"News of day {number}\n\nThe {begun} will close next year, the mayor said. "
        f"Nobody had been told of {asked} before, the fishermen said. All of {seen} is open on day {number}. BURN 2\n"
    )


def _recovered(where: str) -> Ledger:
    """The ledger, once the server has gone over its log: a process of its that is killed takes all others along."""
    until = time.monotonic() + 60
    while True:
        try:
            return Ledger(where)
        except LedgerError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def _count(where: str, listed: set[str], totals: dict[str, int]) -> None:
    with _recovered(where) as ledger:
        there = [(each.id, each.versions, each.url) for each in ledger.articles()]
        held = {f"{ident} {number}" for ident, versions, _ in there for number in range(1, versions + 1)}
        urls = [url for _, _, url in there]
        totals["listed"] = len(listed)
        totals["lost"] = len(listed - held)
        totals["doubled"] = len(urls) - len(set(urls)) + sum(versions > 2 for _, versions, _ in there)
        totals["broken"] = sum(1 for _ in ledger.check())


def _end_backend(where: str) -> None:
    """Kill the server's process for one of the connections: the server starts anew, as after a crash."""
    import psycopg

    try:
        with psycopg.connect(where, autocommit=True) as connection:
            row = connection.execute(
                "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() LIMIT 1"
            ).fetchone()
    except psycopg.OperationalError:
        row = None  # it recovers from the last time
    if row:
        try:
            os.kill(row[0], signal.SIGKILL)
        except ProcessLookupError:
            return
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            psycopg.connect(where).close()
            return
        except psycopg.OperationalError:
            time.sleep(0.1)


CROWD = """
import json, sys, time
from benchmarks import burning
from benchmarks.ledger import received
from reportedly import Document, Ledger, Article
from reportedly.pipeline import read_document
what, where, seconds, number = sys.argv[1], sys.argv[2], float(sys.argv[3]), int(sys.argv[4])
took, done = [], 0
with Ledger(where) as ledger:
    article = read_document(Document(burning.article(number)), burning.Burning())
    until = time.monotonic() + seconds  # everything is imported and open
    while time.monotonic() < until:
        begun = time.monotonic()
        if what == "add":
            ledger.add(*received(article, number + 10 * done))
        else:
            list(zip(range(50), ledger.claims(words=["harbour", "fishermen", "plan"][done % 3])))
        took.append(time.monotonic() - begun)
        done += 1
print(json.dumps({"done": done, "took": sorted(took)}))
"""


def crowd(options: argparse.Namespace, where: str) -> dict[str, Any]:
    Ledger(where).close()
    roles = ["add"] * 2 + ["ask"] * 8
    processes = [
        (role, subprocess.Popen(
            [sys.executable, "-c", CROWD, role, where, str(options.seconds), str(number)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )) for number, role in enumerate(roles)
    ]  # fmt: skip
    took: dict[str, list[float]] = {"add": [], "ask": []}
    errors = 0
    for role, process in processes:
        out, err = process.communicate()
        if process.returncode:
            errors += 1
            print(err.strip().splitlines()[-1:], flush=True)
        else:
            took[role] += json.loads(out)["took"]

    def percentile(values: list[float], part: float) -> float:
        return round(1000 * sorted(values)[min(len(values) - 1, int(part * len(values)))], 1) if values else 0.0

    return {
        "errors": errors, "added": len(took["add"]), "asked": len(took["ask"]),
        "ask ms, median": percentile(took["ask"], 0.5), "ask ms, 99th percentile": percentile(took["ask"], 0.99),
        "add ms, median": percentile(took["add"], 0.5),
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["cost", "growth", "ask", "kills", "crowd"])
    parser.add_argument("--store", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--articles", type=Path, default=Path("../shared/data/open-news/articles.jsonl"))
    parser.add_argument("--many", type=int, default=100, help="articles that are read with the real model")
    parser.add_argument("--before", type=int, default=0, help="articles that the ledger holds before the cost is measured")
    parser.add_argument("--until", type=int, default=10_000)
    parser.add_argument(
        "--distinct", type=int, default=5000, help="articles that are really added to a file before rows are put in again"
    )
    parser.add_argument("--questions", type=int, default=1000)
    parser.add_argument("--keep", type=Path, help="a file in which the ledger of ask stays")
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--each", type=int, default=20, help="articles that are new in each run that is killed")
    parser.add_argument("--server", action="store_true", help="kill the server's process in half of the runs")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="ledger-"))
    server = Server(safe=True) if options.store == "postgresql" else None
    try:
        where = server.database() if server else str(folder / "ledger.sqlite")
        done = {"cost": cost, "growth": growth, "ask": ask, "kills": kills, "crowd": crowd}[options.what](options, where)
        print(json.dumps({"what": options.what, "store": options.store, **done}))
        raise SystemExit(1 if any(done.get(each) for each in ("lost", "doubled", "broken", "errors")) else 0)
    finally:
        if server:
            server.close()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
