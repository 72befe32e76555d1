"""What lies in the cache folder, damaged: flipped, cut and zeroed files of readings and of layers. Never a wrong answer."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from benchmarks.fuzz import corpus, mutation
from benchmarks.fuzz.faults import Fault, told
from benchmarks.fuzz.standin import StandIn
from benchmarks.fuzz.targets.reading import examined, references
from benchmarks.fuzz.targets.target import Attempt, Target
from reportedly.cache import Cache
from reportedly.model import Document
from reportedly.model.errors import ReportedlyError

_KEPT = 12
_SCALE = 1_000_000


def _make(rng: random.Random) -> bytes:
    """Damages as ``KIND PLACE LENGTH``, a line each; the place is a share of the file, in millionths."""
    return b"".join(
        b"%s %d %d\n"
        % (
            mutation.choice(rng, (b"flip", b"flip", b"zero", b"fill", b"cut", b"double")),
            rng.randrange(_SCALE),
            rng.choice((1, 2, 16, 700, 4096)),
        )
        for _ in range(rng.choice((1, 1, 2, 5)))
    )


def damaged(data: bytes, orders: bytes) -> bytes:
    """``data`` after what :func:`_make` ordered."""
    out = bytearray(data)
    for line in orders.splitlines():
        words = line.split()
        if len(words) != 3 or not words[1].isdigit() or not words[2].isdigit() or not out:
            continue
        at = int(words[1]) * len(out) // _SCALE % len(out)
        end = min(len(out), at + int(words[2]))
        match words[0]:
            case b"flip":
                out[at:end] = bytes(each ^ 1 << at % 8 for each in out[at:end])
            case b"zero":
                out[at:end] = bytes(end - at)
            case b"fill":
                out[at:end] = b"\xff" * (end - at)
            case b"cut":
                del out[at:]
            case b"double":
                out[at:at] = out[at:end]
    return bytes(out)


def _readings(folder: Path) -> Attempt:
    """A file of readings: each is the right one or none, and after a damage that was seen the file works again."""
    whole = folder / "whole"
    keys = [bytes([number]) * 32 for number in range(_KEPT)]
    articles = [examined(Document(text), StandIn(), references()) for text in corpus.passages()[:_KEPT]]
    with Cache(whole, note=lambda _: None) as readings:
        for key, article in zip(keys, articles, strict=True):
            readings.put(key, article)
            readings.put_findings(key[::-1] + b"f", article.diagnostics or ())
    (name,) = (path.name for path in whole.glob("*.sqlite"))
    data = (whole / name).read_bytes()
    expected = []
    with Cache(whole, note=lambda _: None) as readings:
        expected = [(readings.get(key), readings.findings(key[::-1] + b"f")) for key in keys]

    def attempt(orders: bytes) -> str:
        cache = folder / "cache"
        shutil.rmtree(cache, ignore_errors=True)
        cache.mkdir()
        (cache / name).write_bytes(damaged(data, orders))
        notes: list[str] = []
        with Cache(cache, note=notes.append) as readings:
            for key, (article, found) in zip(keys, expected, strict=True):
                if readings.get(key) not in (article, None):
                    raise Fault("wrong answer", "another reading than the one that was kept")
                if readings.findings(key[::-1] + b"f") not in (found, None):
                    raise Fault("wrong answer", "other findings than those that were kept")
        for note in notes:
            told(ReportedlyError(note))
        for _ in range(4):  # a damage may show only where something is put there, and then takes what was put before
            with Cache(cache, note=notes.append) as readings:
                for key, article in zip(keys, articles, strict=True):
                    readings.put(key, article)
                back = [readings.get(key) for key in keys]
            if back == [each for each, _ in expected]:
                break
        if back != [each for each, _ in expected]:
            raise Fault("wrong answer", "not rebuilt: after the damage was met, nothing is kept any more")
        return "\n".join(notes).replace(str(folder), "")

    return attempt


def _layers(folder: Path) -> Attempt:
    """The index of a layer: what it answers is right, or it is said to be damaged."""
    from reportedly.gazetteer.adding import add
    from reportedly.gazetteer.index import PlaceIndex
    from reportedly.gazetteer.layers import layer_paths, layers
    from reportedly.gazetteer.opening import shipped

    table = folder / "towns.csv"
    names = [f"Town{chr(97 + number % 26)}{chr(97 + number // 26)}" for number in range(300)]
    rows = "".join(f"{name},{number / 10},{number / 5},{number * 7}\n" for number, name in enumerate(names))
    table.write_text(f"name,lat,lon,population\n{rows}", encoding="utf-8")
    add(folder / "whole", table)
    (path,) = layer_paths(folder / "whole")
    data = path.read_bytes()
    with PlaceIndex(shipped(), [path]) as index:
        expected = {name: index.look_up(name) for name in names}
    cache = folder / "cache" / "added"
    cache.mkdir(parents=True)

    def attempt(orders: bytes) -> str:
        broken = damaged(data, orders)
        (cache / path.name).write_bytes(broken)
        try:
            (layer,) = layers(folder / "cache")
            if layer.damaged:
                return layer.damaged
            with PlaceIndex(shipped(), layer_paths(folder / "cache")) as index:
                for name, entries in expected.items():
                    if index.look_up(name) != entries:
                        raise Fault("wrong answer", "a damaged layer answers what is not so")
        except ReportedlyError as error:
            return told(error)
        return "whole" if broken == data else "no difference seen"

    return attempt


TARGETS = (
    Target("cache", _make, _readings, share=1, elsewhere=0),
    Target("damaged layers", _make, _layers, share=1, elsewhere=0),
)
