"""What an engine costs beside the reading: ``python -m benchmarks.engines overhead|scaling|memory|words``.

``overhead``: Ray against the pool of processes, on the same articles with as many workers, in seconds from the start of the run
to its end, Ray's own start among them, and without it. ``scaling``: one worker against two. ``memory``: by how much the
processes of a run grow from its first tenth to its end. The reader is one that keeps a core busy for so many milliseconds an
article (``--cost``) and reads nothing; ``words`` reads the text files of ``--texts`` with the model, over and over, and tells words a
second. One JSON line a measurement.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from benchmarks import burning
from reportedly.run import Done, EngineName, Job, engine_called
from reportedly.sources import Item

PAGE = os.sysconf("SC_PAGE_SIZE")


def records(count: int, cost: int) -> Iterator[Item]:
    for number in range(count):
        data = json.dumps({"id": str(number), "text": burning.article(number, cost)}).encode()
        yield Item("feed.jsonl", "record", number, data)


def texts(folder: Path, count: int) -> Iterator[Item]:
    files = sorted(folder.rglob("*.txt"))
    return (Item(str(file), "text", None, file.read_bytes()) for file in islice(cycle(files), count))


def family() -> dict[int, str]:
    """Ourselves and all that came of it: by number, what each is called."""
    parents: dict[int, int] = {}
    names: dict[int, str] = {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            stat = (place / "stat").read_text()
            names[int(place.name)] = (place / "cmdline").read_bytes().split(b"\0")[0].decode(errors="replace")[:40]
        except OSError:
            continue
        parents[int(place.name)] = int(stat.rpartition(")")[2].split()[1])
    found = {os.getpid()}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return {pid: names[pid] for pid in found}


def memory() -> dict[int, float]:
    """Private memory of each of them in MB (10^6 bytes): resident, without what is shared with others."""
    sizes = {}
    for pid in family():
        try:
            resident, shared = map(int, Path(f"/proc/{pid}/statm").read_text().split()[1:3])
        except OSError:
            continue
        sizes[pid] = (resident - shared) * PAGE / 1e6
    return sizes


def run(name: EngineName, workers: int, items: Iterator[Item], job: Job) -> dict[str, float]:
    """Seconds to the end, and from the first result to the last with the rate between them; articles done."""
    begun = time.perf_counter()
    first = last = begun
    done = failed = words = 0
    for outcome in engine_called(name, workers=workers).outcomes(items, job):
        last = time.perf_counter()
        first = last if first == begun else first
        done += 1
        if isinstance(outcome, Done):
            words += outcome.words
        else:
            failed += 1
    return {
        "articles": done,
        "failed": failed,
        "words": words,
        "seconds": round(time.perf_counter() - begun, 2),
        "first_s": round(first - begun, 2),
        "reading_s": round(last - first, 2),
    }


def overhead(options: argparse.Namespace) -> None:
    job = Job(load_reader=burning.load)
    found = {}
    for name in ("pool", "ray"):
        found[name] = run(name, options.workers, records(options.articles, options.cost), job)
        print(json.dumps({"engine": name, "workers": options.workers, "cost_ms": options.cost, **found[name]}), flush=True)
    whole, reading = (found["ray"][key] / found["pool"][key] - 1 for key in ("seconds", "reading_s"))
    print(json.dumps({"ray_over_pool": round(whole, 3), "without_the_start": round(reading, 3)}))


def scaling(options: argparse.Namespace) -> None:
    job = Job(load_reader=burning.load)
    for name in options.engine:
        found = {}
        for workers in (1, 2):
            found[workers] = run(name, workers, records(options.articles, options.cost), job)
            print(json.dumps({"engine": name, "workers": workers, "cost_ms": options.cost, **found[workers]}), flush=True)
        print(json.dumps({"engine": name, "speedup": round(found[1]["reading_s"] / found[2]["reading_s"], 2)}), flush=True)


def growth(options: argparse.Namespace) -> None:
    """What is private to the processes: the sum, a tenth of the run at a time, and by how much each grew over the run."""
    job = Job(load_reader=burning.load)
    for name in options.engine:
        early: dict[int, float] = {}
        late: dict[int, float] = {}
        names: dict[int, str] = {}
        sums: list[float] = []
        for number, _ in enumerate(
            engine_called(name, workers=options.workers).outcomes(records(options.articles, options.cost), job), 1
        ):
            if number * 10 == options.articles:
                early = memory()
                names = family()
                sums.append(round(sum(early.values())))
            elif number % max(1, options.articles // 10) == 0:
                late = memory()
                sums.append(round(sum(late.values())))
        grown = {pid: late[pid] - size for pid, size in early.items() if pid in late}
        print(
            json.dumps(
                {
                    "engine": name,
                    "articles": options.articles,
                    "sums_mb": sums,
                    "driver_grew_mb": round(grown.get(os.getpid(), 0.0), 1),
                    "grown_mb": {names[pid]: round(size, 1) for pid, size in grown.items() if size > 1},
                }
            ),
            flush=True,
        )


def words(options: argparse.Namespace) -> None:
    for name in options.engine:
        found = run(name, options.workers, texts(options.texts, options.articles), Job())
        rate = round(found["words"] / found["reading_s"]) if found["reading_s"] else 0
        print(json.dumps({"engine": name, "workers": options.workers, **found, "words_a_second": rate}), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["overhead", "scaling", "memory", "words"])
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--cost", type=int, default=20, help="milliseconds of a core an article")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--engine", action="append", choices=["here", "pool", "ray"])
    parser.add_argument("--texts", type=Path, default=Path("examples"))
    options = parser.parse_args()
    options.engine = options.engine or ["pool", "ray"]
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(Path.cwd()), os.environ.get("PYTHONPATH", "")]))
    {"overhead": overhead, "scaling": scaling, "memory": growth, "words": words}[options.what](options)


if __name__ == "__main__":
    main()
