"""Layers of the gazetteer: CSV, GeoJSON, GeoNames dumps, plain, gzipped and zipped, with members that want out and bombs."""

from __future__ import annotations

import gzip
import io
import random
import warnings
import zipfile
from pathlib import Path

from benchmarks.fuzz import mutation
from benchmarks.fuzz.faults import Fault, told
from benchmarks.fuzz.targets.target import Attempt, Target
from reportedly.gazetteer.adding import add
from reportedly.gazetteer.layers import layer_paths
from reportedly.gazetteer.store import Store
from reportedly.model.errors import ReportedlyError

_CSV = (
    "name,lat,lon,kind,country,region,population,geonames_id,other_names\nSaint Orra,40.0,-80.0,town,QB,Velsk,50000,3,Orra|St Orra\n"
    'Velsk,11.1,21.1,region,QA,,300000,,"Wielsk;Вельск"\nNovo Terminski,13,23,,QA,,700,4,\n',
    "Name;Latitude;Longitude\nA;1;2\nВельск;-90;180\n",
    "name\ty\tx\ttype\nSaint Orra\t1.5\t2.5\tcity\n",
)
_GEOJSON = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [20.5, 10.5]},
            "properties": {"name": "Saint Orra", "kind": "town", "population": 5},
        },
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [20, 10, 3]},
            "properties": {"name": "Velsk", "other_names": ["Wielsk", "Вельск"]},
        },
    ],
}
_DUMP = (
    "1\tVelsk\tVelsk\tWielsk,Вельск\t11.1\t21.1\tP\tPPLA\tQA\t\t01\t\t\t\t300000\t\t120\tEurope/Velsk\t2024-01-01\n"
    "2\tOrra County\tOrra County\tOrra\t12.0\t22.0\tA\tADM2\tQA\t\t01\t002\t\t\t1000\t\t\t\t2024-01-01\n"
    "3\tVelsk Oblast\tVelsk Oblast\t\t11.0\t21.0\tA\tADM1\tQA\t\t01\t\t\t\t500000\t\t\t\t2024-01-01\n"
)
_CELLS = (
    "", " ", "0", "-0", "90", "90.0001", "-180", "181", "nan", "inf", "1e999", "1e-400", "٣", "１", "½", "1_000", "1 000",
    "1.0", "999999999999999", "9" * 4301,
    "9" * 16, "=1+1", '"', '""', '"a', "a\0b", "x" * 5000, "İ", "\u202e", "\x1b[31m", "\ud800", "|", "|||", ";", "PPL", "Q",
    "QQQ", "state", "sea", "../x", "\r", "\x0b",
)  # fmt: skip
_MEMBERS = (
    "places.csv", "../../evil.csv", "/etc/evil.csv", "a/b/places.csv", "..\\evil.csv", "C:\\evil.csv", "readme.txt",
    "__MACOSX/places.csv", "places.csv/",
    "\u202eplaces.csv", "a\nb.csv", "", "places", "places.geojson", "x" * 300 + ".csv", "places.csv\0.png",
)  # fmt: skip


def _grid(rng: random.Random, given: str) -> str:
    separator = "\t" if "\t" in given else ";" if ";" in given.splitlines()[0] else ","
    rows = [line.split(separator) for line in given.splitlines()]
    for _ in range(rng.choice((1, 1, 2, 4))):
        row = mutation.choice(rng, rows)
        at = rng.randrange(len(row))
        match rng.randrange(5):
            case 0 | 1 | 2:
                row[at] = mutation.choice(rng, _CELLS)
            case 3:
                rows.insert(rng.randrange(len(rows)), list(row))
            case _ if len(row) > 1:
                del row[at]
    return mutation.choice(rng, ("\n", "\n", "\n", "\r\n", "\r")).join(separator.join(row) for row in rows)


def _plain(rng: random.Random) -> tuple[str, bytes]:
    """A suffix and what stands in a file of that kind."""
    match rng.randrange(3):
        case 0:
            suffix, data = mutation.choice(rng, (".csv", ".tsv")), mutation.encoded(_grid(rng, mutation.choice(rng, _CSV)))
        case 1:
            suffix, data = mutation.choice(rng, (".geojson", ".json")), mutation.dumped(mutation.tree(rng, _GEOJSON))
        case _:
            suffix, data = ".txt", mutation.encoded(_grid(rng, _DUMP))
    if rng.random() < 0.15:
        data = mutation.encoded(mutation.text(rng, [mutation.decoded(data)]))
    return suffix, mutation.octets(rng, data) if rng.random() < 0.1 else data


def _make_plain(rng: random.Random) -> bytes:
    suffix, data = _plain(rng)
    return f"places{suffix}\n".encode() + data


def _make_packed(rng: random.Random) -> bytes:
    suffix, data = _plain(rng)
    ways: tuple[int, ...] = (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
    if rng.random() < 0.01:
        data = data[:50] + (b"\n" if rng.random() < 0.5 else b"a") * 60_000_000  # a bomb: 60 kB that become 60 MB
        ways = ways[:1]
    if rng.random() < 0.3:
        name, packed = f"places{suffix}.gz", gzip.compress(data, 1, mtime=0)
    else:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", mutation.choice(rng, ways)) as archive, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # two members of one name
            for _ in range(rng.choice((1, 1, 1, 2, 3))):
                member = f"places{suffix}" if rng.random() < 0.6 else mutation.choice(rng, _MEMBERS)
                info = zipfile.ZipInfo(member, (2024, 1, 1, 0, 0, 0))
                info.external_attr = mutation.choice(rng, (0o644 << 16, 0o120777 << 16, 0))  # a plain file, a link, whatever
                archive.writestr(info, data, archive.compression)
        name, packed = "places.zip", buffer.getvalue()
    return f"{name}\n".encode() + (mutation.octets(rng, packed) if rng.random() < 0.4 else packed)


def _open(folder: Path) -> Attempt:
    cache, given = folder / "cache", folder / "given"
    given.mkdir()

    def attempt(data: bytes) -> str:
        name, _, content = data.partition(b"\n")
        path = given / (Path(name.decode("utf-8", "replace").replace("\0", "")).name or "places.csv")
        path.write_bytes(content)
        try:
            add(cache, path)
            out = "\n".join(_rows(cache))
        except ReportedlyError as error:
            out = told(error)
        finally:
            path.unlink()
        known = set(layer_paths(cache))
        for other in folder.rglob("*"):
            if other.is_file() and other not in known:
                raise Fault("unsafe", f"a file was written where none should be: {other.relative_to(folder)}")
        for other in known:
            other.unlink(missing_ok=True)
        return out

    return attempt


def _rows(cache: Path) -> list[str]:
    (path,) = layer_paths(cache)
    with Store(path, "add it again") as store:
        return [repr(entry) for entry in store]


TARGETS = (
    Target("layers", _make_plain, _open, share=3),
    Target("packed layers", _make_packed, _open, share=2),
)
