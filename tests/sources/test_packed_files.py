"""Files of many articles may be packed with gzip or Zstandard; damage is one line, after what could be read."""

from __future__ import annotations

import gzip
import io
import json
import random
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly.model.errors import InputError, UndecodableInput, UnsupportedInput
from reportedly.sources import Item, load, locate
from tests.archives import records
from tests.pages import ENGLISH

TEXT = "The mayor said that the bridge was closed on Monday after a storm. Number {}."
COUNT = 2000


def zstd(data: bytes) -> bytes:
    library = pytest.importorskip("backports.zstd" if sys.version_info < (3, 14) else "compression.zstd")
    packed: bytes = library.compress(data)
    return packed


def content(suffix: str) -> bytes:
    draw = random.Random(7)
    texts = [f"{TEXT.format(number)} {draw.random()}" for number in range(COUNT)]
    if suffix == ".jsonl":
        return "".join(json.dumps({"text": text}) + "\n" for text in texts).encode()
    return ("text\n" + "".join(f"{text}\n" for text in texts)).encode()


@pytest.mark.parametrize("suffix", [".jsonl", ".csv"])
@pytest.mark.parametrize(("pack", "ending"), [(gzip.compress, ".gz"), (zstd, ".zst")])
def test_records_and_rows(tmp_path: Path, suffix: str, pack: Callable[[bytes], bytes], ending: str) -> None:
    data = content(suffix)
    (tmp_path / f"a{suffix}").write_bytes(data)
    plain = [item.data for item in locate([str(tmp_path / f"a{suffix}")]) if isinstance(item, Item)]
    path = tmp_path / f"a{suffix}{ending}"
    packed = pack(data[: len(data) // 2]) + pack(data[len(data) // 2 :])
    path.write_bytes(packed)
    assert [item.data for item in locate([str(path)]) if isinstance(item, Item)] == plain
    assert len(plain) == COUNT
    for damaged in (packed[: len(packed) * 3 // 4], packed[: len(packed) * 3 // 4] + b"\0" * 4000, b"nothing of the kind"):
        path.write_bytes(damaged)
        *read, error = locate([str(path)])
        assert isinstance(error, UndecodableInput) and "damaged" in str(error) and "fetch the file again" in str(error)
        assert len(read) > COUNT // 3 or damaged.startswith(b"nothing")
        if not damaged.endswith(b"\0"):  # of what is damaged, some may be unpacked as something else before that is found
            assert [item.data for item in read if isinstance(item, Item)] == plain[: len(read)]


def test_a_file_is_unpacked_by_what_it_is_and_not_by_what_it_is_called(tmp_path: Path) -> None:
    archive = b"".join(records(2))
    for name, data in (
        ("a.warc.gz", archive),
        ("a.warc", gzip.compress(archive)),
        ("a.jsonl", gzip.compress(content(".jsonl"))),
    ):
        (tmp_path / name).write_bytes(data)
        assert all(isinstance(each, Item) for each in locate([str(tmp_path / name)])), name


def test_what_comes_through_standard_input_may_be_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        def __init__(self, data: bytes) -> None:
            self.buffer = io.BytesIO(data)

    for data, kind, called in (
        (gzip.compress(content(".jsonl")), "record", None),
        (gzip.compress(content(".csv")), "csv", "feed.csv.gz"),
        (content(".csv"), "csv", "feed.csv"),
        (gzip.compress(b"".join(records(5))), "warc", None),
        (b"".join(records(5)), "warc", None),
    ):
        monkeypatch.setattr("sys.stdin", Stdin(data))
        items = list(locate(["-"], called=called))
        assert {item.kind for item in items if isinstance(item, Item)} == {kind}
        assert len(items) in (5, COUNT)
    monkeypatch.setattr("sys.stdin", Stdin(b"PAR1" + bytes(100)))
    (error,) = locate(["-"])
    assert isinstance(error, UnsupportedInput) and str(error) == "standard input: Parquet from a pipe: name a file"


def test_a_single_article_is_not_unpacked(tmp_path: Path) -> None:
    for name, data, how in (("a.txt.gz", gzip.compress(b"x"), "gunzip"), ("a.html.zst", b"\x28\xb5\x2f\xfd12345", "unzstd")):
        (tmp_path / name).write_bytes(data)
        (item,) = locate([str(tmp_path / name)])
        assert isinstance(item, Item)
        with pytest.raises(UnsupportedInput, match=how):
            load(item, ENGLISH)


def test_without_a_library_for_zstandard_the_others_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.jsonl.zst").write_bytes(b"\x28\xb5\x2f\xfd")
    (tmp_path / "b.jsonl").write_text('{"text": "a"}')
    for name in ("backports", "compression.zstd"):
        monkeypatch.setitem(sys.modules, name, None)
    error, item = locate([str(tmp_path)])
    assert str(error).endswith("a.jsonl.zst: Zstandard needs an extra: pip install 'reportedly[zstd]'")
    assert isinstance(item, Item)


@pytest.mark.parametrize(("pack", "ending"), [(gzip.compress, ".gz"), (zstd, ".zst")])
def test_a_bomb_is_not_held(tmp_path: Path, pack: Callable[[bytes], bytes], ending: str) -> None:
    path = tmp_path / f"a.jsonl{ending}"
    path.write_bytes(pack(bytes(200_000_000)))
    tracemalloc.start()
    (error,) = locate([str(path)])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(error, InputError) and "a record longer than one article can be" in str(error)
    assert peak < 90_000_000
