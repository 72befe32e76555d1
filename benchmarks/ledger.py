"""What a ledger costs and what it survives: ``python -m benchmarks.ledger cost``, ``growth``, ``kills``, ``crowd``.

``cost``: seconds of a processor for adding beside reading, and bytes an article, over records with a text (``--articles FILE.jsonl``).

``growth``: readings of those articles are reused until the ledger holds ``--until`` articles; what the last thousand cost beside the
first thousand. What copies are told by are the texts of all articles in the file, round after round, in each round with another word
for every long one: as many words, sentences and formulas as real articles have, and copies where they have some. ``cost`` fills the
ledger so too (``--before``).

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
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count, islice
from pathlib import Path
from typing import Any

from benchmarks import burning
from benchmarks.postgres import Server
from reportedly import Article, Ledger, Receipt
from reportedly.ledger import Ledger as TracingLedger
from reportedly.lineage import Traced
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
                    text = burning.article(number, 2)
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


def _count(where: str, listed: set[str], totals: dict[str, int]) -> None:
    with Ledger(where) as ledger:
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

    with psycopg.connect(where, autocommit=True) as connection:
        row = connection.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() LIMIT 1"
        ).fetchone()
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
    parser.add_argument("what", choices=["cost", "growth", "kills", "crowd"])
    parser.add_argument("--store", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--articles", type=Path, default=Path("../shared/data/open-news/articles.jsonl"))
    parser.add_argument("--many", type=int, default=100, help="articles that are read with the real model")
    parser.add_argument("--before", type=int, default=0, help="articles that the ledger holds before the cost is measured")
    parser.add_argument("--until", type=int, default=10_000)
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
        done = {"cost": cost, "growth": growth, "kills": kills, "crowd": crowd}[options.what](options, where)
        print(json.dumps({"what": options.what, "store": options.store, **done}))
        raise SystemExit(1 if any(done.get(each) for each in ("lost", "doubled", "broken", "errors")) else 0)
    finally:
        if server:
            server.close()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
