"""Adding files of places, and what is wrong with some."""

from __future__ import annotations

import gzip
import json
import sys
import zipfile
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))
from atlas import built

from reportedly.gazetteer import PlaceIndex, add, layers, remove
from reportedly.gazetteer import open_gazetteer as open_whole
from reportedly.model.errors import GazetteerError


def row(number: int, name: str, lat: object = 48.5, lon: object = 37.5, feature: str = "P\tPPL", others: str = "") -> str:
    return f"{number}\t{name}\t{name}\t{others}\t{lat}\t{lon}\t{feature}\tQA\t\t05\t\t\t\t12\t\t\tZone\t2020-01-01\n"


DUMP = (
    row(11, "Dolna", others="Dolina,Долна") + row(12, "Dolna Sea", feature="H\tSEA") + row(13, "Dolna Hotel", feature="S\tHTL")
    + row(14, "Dolna Raion", feature="A\tADM2")
)  # fmt: skip
CSV = "name,lat,lon,kind,country,other_names\nDolna,48.5,37.5,village,qa,Dolina|Dolinka\n"
GEOJSON = {
    "type": "FeatureCollection",
    "features": [
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [37.5, 48.5]},
         "properties": {"name": "Dolna", "population": 120, "other_names": ["Dolina"]}},
    ],
}  # fmt: skip


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def open_gazetteer(cache: Path) -> PlaceIndex:
    """What was added to a cache folder, above the atlas."""
    return open_whole(cache, base=built(cache.with_name("base")))


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def zipped(folder: Path, name: str, **members: str) -> Path:
    with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member.replace("_", "."), content)
    return folder / name


def keys(cache: Path, name: str) -> list[str]:
    with open_gazetteer(cache) as index:
        return [entry.key for entry in index.look_up(name)]


def test_a_dump_is_searched_together_with_the_index(cache: Path, tmp_path: Path) -> None:
    layer = add(cache, write(tmp_path, "UA.txt", DUMP))
    assert (layer.id, layer.places) == ("UA", 3)
    assert keys(cache, "Dolina") == ["geonames:11"]
    assert keys(cache, "Dolna Sea") == ["geonames:12"]
    assert keys(cache, "Dolna district") == ["geonames:14"]
    assert keys(cache, "Dolna Hotel") == []
    assert keys(cache, "Velsk")


def test_packed_dumps_are_the_same(cache: Path, tmp_path: Path) -> None:
    assert add(cache, zipped(tmp_path, "UA.zip", UA_txt=DUMP, readme_txt="about")).places == 3
    assert add(cache, write(tmp_path, "UB.txt.gz", gzip.compress(DUMP.encode()))).id == "UB"


def test_a_table(cache: Path, tmp_path: Path) -> None:
    add(cache, write(tmp_path, "villages.csv", CSV))
    with open_gazetteer(cache) as index:
        (entry,) = index.look_up("Dolinka")
    assert (entry.key, entry.name, entry.kind, entry.country) == ("villages:2", "Dolna", "populated place", "QA")
    assert entry.matched == "other name"


def test_a_table_with_semicolons_other_heads_and_a_byte_order_mark(cache: Path, tmp_path: Path) -> None:
    add(cache, write(tmp_path, "v.csv", "\ufeffLatitude;Longitude;Name\n48.5;37.5;Dolna\n\n"))
    assert keys(cache, "Dolna") == ["v:2"]


def test_points_of_geojson(cache: Path, tmp_path: Path) -> None:
    add(cache, write(tmp_path, "points.geojson", json.dumps(GEOJSON)))
    assert keys(cache, "Dolina") == ["points:1"]


def test_the_label_tells_what_was_added(cache: Path, tmp_path: Path) -> None:
    with open_gazetteer(cache) as index:
        bare = index.label
    add(cache, write(tmp_path, "v.csv", CSV))
    with open_gazetteer(cache) as index:
        once = index.label
    assert once.startswith(f"{bare}+")
    add(cache, write(tmp_path, "v.csv", CSV.replace("48.5", "48.6")))
    with open_gazetteer(cache) as index:
        assert index.label != once
    remove(cache, "v")
    with open_gazetteer(cache) as index:
        assert index.label == bare


def test_layers_are_listed_replaced_and_removed(cache: Path, tmp_path: Path) -> None:
    file = write(tmp_path, "v.csv", CSV)
    add(cache, file)
    add(cache, file)
    add(cache, file, name="other villages")
    assert [(layer.id, layer.places, layer.source) for layer in layers(cache)] == [
        ("other-villages", 1, "v.csv"),
        ("v", 1, "v.csv"),
    ]
    remove(cache, "v")
    assert [layer.id for layer in layers(cache)] == ["other-villages"]
    with pytest.raises(GazetteerError, match="no added places called v; there are other-villages"):
        remove(cache, "v")


BAD = {
    "columns.txt": (row(1, "A") + "2\tB\tB\t\t48\n", r"columns\.txt:2: 5 columns where a GeoNames dump has 19"),
    "cut.txt": (DUMP[:-40], r"cut\.txt:4: \d+ columns .* cut short"),
    "coordinates.txt": (row(1, "A") + row(2, "B", lat=91), r"coordinates\.txt:2: no point on earth: 91, 37\.5"),
    "words.txt": (row(1, "A", lat="north"), r"words\.txt:1: not a number"),
    "infinite.txt": (row(1, "A", lat="nan"), r"infinite\.txt:1: no point on earth"),
    "nothing.txt": (row(1, "Inn", feature="S\tHTL"), "no places in it"),
    "empty.csv": ("", "the file is empty"),
    "head.csv": ("name,latitude\nA,4\n", r"head\.csv:1: no column lon"),
    "columns.csv": ("name,lat,lon\nA,4,5\nB,4\n", r"columns\.csv:3: 2 columns where the first line has 3"),
    "coordinates.csv": ("name,lat,lon\nA,4,5\nB,4,181\n", r"coordinates\.csv:3: no point on earth"),
    "degrees.csv": ("name,lat,lon\nA,4°,5\n", r"degrees\.csv:2: not degrees"),
    "nameless.csv": ("name,lat,lon\n,4,5\n", r"nameless\.csv:2: no name"),
    "many.csv": ("name,lat,lon,geonames_id\nA,4,5,4294967296\n", r"many\.csv:2: no geonames_id"),
    "many.txt": (row(4294967296, "A"), r"many\.txt:1: no GeoNames id"),
    "minus.txt": (row(1, "A") + row(-1, "B"), r"minus\.txt:2: no GeoNames id"),
    "country.csv": ("name,lat,lon,country\nA,4,5,Atlantis\n", r"country\.csv:2: no country 'Atlantis'"),
    "population.csv": ("name,lat,lon,population\nA,4,5,many\n", r"population\.csv:2: no population: 'many'"),
    "quotes.csv": ('name,lat,lon\n"A,4,5\n', r"quotes\.csv:2: not a row of CSV .*cut short"),
    "latin.csv": (b"name,lat,lon\nA,4,5\nM\xfc,4,5\n", r"latin\.csv:3: not UTF-8"),
    "cut.geojson": (json.dumps(GEOJSON)[:60], r"cut\.geojson:1: not JSON .* cut short"),
    "other.geojson": ("[1, 2]", "no FeatureCollection"),
    "line.geojson": (
        json.dumps({"features": [{"geometry": {"type": "LineString", "coordinates": [[1, 2]]}}]}), "feature 1: no Point",
    ),
    "half.geojson": (json.dumps(GEOJSON).replace("Dolina", "Dol\\ud800"), "feature 1: half a character"),
    "picture.png": (b"\x89PNG", "not a file of places"),
    "name.zip": (
        b"PK\x01\x02?\x03?\x00\x02\x08\x0e\x00\x00\x00!X" + bytes(12) + b"\x03\x00" + bytes(16) + b"\xe2\x80\x00"
        b"PK\x05\x06\x00\x00\x00\x00\x01\x00\x01\x00\x31\x00\x00\x00\x00\x00\x00\x00\x00\x00",
        "damaged or cut short",
    ),
    "short.zip": (b"PK\3\4 and no more", "damaged or cut short"),
    "short.txt.gz": (gzip.compress(DUMP.encode() * 50)[:60], "damaged or cut short"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_line_and_changes_nothing(cache: Path, tmp_path: Path, name: str) -> None:
    content, message = BAD[name]
    stem = name.split(".")[0]
    before = add(cache, write(tmp_path, "good.csv", CSV), name=stem)
    with pytest.raises(GazetteerError, match=message) as error:
        add(cache, write(tmp_path, name, content))
    assert "\n" not in str(error.value)
    assert layers(cache) == (before,)
    assert keys(cache, "Dolinka") == [f"{stem}:2"]


def test_a_zip_cut_short_inside_a_member(cache: Path, tmp_path: Path) -> None:
    path = zipped(tmp_path, "UA.zip", UA_txt="".join(row(i, f"Place {i}") for i in range(2000)))
    raw = bytearray(path.read_bytes())
    raw[400:900] = bytes(500)
    path.write_bytes(raw)
    with pytest.raises(GazetteerError, match="damaged or cut short"):
        add(cache, path)
    assert layers(cache) == ()


@pytest.mark.parametrize("name", ["nope.csv", "."])
def test_what_is_no_file(cache: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(GazetteerError, match=r"no such file|a folder"):
        add(cache, tmp_path / name)


def test_a_damaged_layer_is_named(cache: Path, tmp_path: Path) -> None:
    add(cache, write(tmp_path, "v.csv", CSV))
    (cache / "added" / "v.places").write_bytes(b"rubbish" * 100)
    assert layers(cache)[0].damaged
    with pytest.raises(GazetteerError, match=r"v\.places.*damaged.*reportedly gazetteer remove v"):
        open_gazetteer(cache)
    remove(cache, "v")
    open_gazetteer(cache).close()


def test_progress_hears_bytes(cache: Path, tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    file = write(tmp_path, "UA.txt", "".join(row(i, f"Place {i}") for i in range(5000)))
    add(cache, file, progress=lambda done, total: heard.append((done, total)))
    assert heard
    assert {total for _, total in heard} == {file.stat().st_size}
    assert all(0 < done <= total for done, total in heard)
