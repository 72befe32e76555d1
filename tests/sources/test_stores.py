"""Stores of objects: files and folders by their addresses, as if they lay here; a server that stands in for S3."""

from __future__ import annotations

import gzip
import json
import os
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.model.errors import InputError, MissingInput, UnsupportedInput
from reportedly.sources import Columns, Item, is_folder, load, locate
from tests.archives import members, records
from tests.pages import ENGLISH

fsspec = pytest.importorskip("fsspec", reason="fsspec is not installed: pip install 'reportedly[remote]'")

SAID = "The mayor said that the bridge was closed on Monday after a storm.\n"
FILES = {
    "a.txt": SAID.encode(),
    "b/feed.jsonl.gz": gzip.compress((json.dumps({"body": SAID}) + "\n").encode() * 2),
    "b/photo.png": b"\x89PNG\r\n\x1a\n\0\0",
    "b/.hidden.txt": SAID.encode(),
    "b.csv": f'body\n"{SAID}"\n'.encode(),
    "c.warc.gz": b"".join(members(records(2))),
}


def parquet() -> bytes:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    import pyarrow.parquet as pq

    sink = pa.BufferOutputStream()
    pq.write_table(pa.table({"body": [SAID] * 3}), sink)
    return bytes(sink.getvalue())


@pytest.fixture
def memory() -> Iterator[str]:
    system = fsspec.filesystem("memory")
    for name, data in {**FILES, "d.parquet": parquet()}.items():
        system.pipe(f"/news/{name}", data)
    yield "memory://news"
    system.rm("/news", recursive=True)


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A bucket of a server of our own, which speaks as S3 does."""
    pytest.importorskip("s3fs", reason="s3fs is not installed")
    server = pytest.importorskip(
        "moto.server", reason="moto is not installed: pip install 'moto[server]'"
    ).ThreadedMotoServer("127.0.0.1", 0)
    server.start()
    host, port = server.get_host_and_port()
    for name, value in {
        "AWS_ACCESS_KEY_ID": "ours", "AWS_SECRET_ACCESS_KEY": "ours", "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    import s3fs

    s3fs.S3FileSystem.clear_instance_cache()
    system = s3fs.S3FileSystem()
    system.mkdir("news")
    for name, data in {**FILES, "d.parquet": parquet()}.items():
        system.pipe(f"news/{name}", data)
    yield "s3://news"
    s3fs.S3FileSystem.clear_instance_cache()
    urllib.request.urlopen(urllib.request.Request(f"http://{host}:{port}/moto-api/reset", method="POST")).close()
    server.stop()


def entries(path: str) -> list[tuple[str, int | None] | str]:
    found = locate([path], columns=Columns.parsed(["text=body"]))
    return [(each.path, each.line) if isinstance(each, Item) else str(each) for each in found]


def all_of(store: str) -> list[tuple[str, int | None] | str]:
    return [
        (f"{store}/a.txt", None), (f"{store}/b/feed.jsonl.gz", 1), (f"{store}/b/feed.jsonl.gz", 2), (f"{store}/b.csv", 1),
        (f"{store}/c.warc.gz", 1), (f"{store}/c.warc.gz", 2),
        (f"{store}/d.parquet", 1), (f"{store}/d.parquet", 2), (f"{store}/d.parquet", 3),
    ]  # fmt: skip


def test_a_folder_of_a_store_is_read_as_one_that_lies_here(memory: str, tmp_path: Path) -> None:
    assert entries(memory) == all_of(memory)
    assert is_folder(memory) and not is_folder(f"{memory}/a.txt") and not is_folder("memory://nothing")
    for name, data in {**FILES, "d.parquet": parquet()}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    assert entries(str(tmp_path)) == all_of(str(tmp_path))
    assert entries(f"file://{tmp_path}") == all_of(f"file://{tmp_path}")


def test_files_are_opened_when_they_are_loaded(memory: str) -> None:
    (item,) = locate([f"{memory}/a.txt"])
    assert isinstance(item, Item) and item.data is None
    document = load(item, ENGLISH)
    assert (document.text, document.path) == (SAID, f"{memory}/a.txt")
    fsspec.filesystem("memory").rm("/news/a.txt")
    with pytest.raises(MissingInput, match=r"memory://news/a\.txt: no such file"):
        load(item, ENGLISH)
    fsspec.filesystem("memory").pipe("/news/a.txt", b"")


def test_a_bucket_is_read(bucket: str) -> None:
    assert entries(bucket) == all_of(bucket)
    assert entries(f"{bucket}/b") == [(f"{bucket}/b/feed.jsonl.gz", 1), (f"{bucket}/b/feed.jsonl.gz", 2)]
    (item,) = locate([f"{bucket}/a.txt"])
    assert isinstance(item, Item) and load(item, ENGLISH).text == SAID
    assert entries(f"{bucket}/gone.txt") == [f"{bucket}/gone.txt: no such file: check the name"]


def test_a_bucket_that_may_not_be_read_or_does_not_answer_is_one_line(bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import s3fs

    s3fs.S3FileSystem.clear_instance_cache()
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    (told,) = entries(bucket)
    assert isinstance(told, str) and told.startswith("s3://news: can't be read: ") and "\n" not in told


@pytest.mark.parametrize(
    "path", ["https://example.org/a.warc.gz", "HTTP://example.org", "ftp://a/b", "simplecache::https://example.org/a.txt"]
)
def test_nothing_is_fetched_from_the_web(path: str) -> None:
    (error,) = locate([path])
    assert isinstance(error, UnsupportedInput) and "nothing is fetched" in str(error)


def test_stores_that_nobody_knows_and_libraries_that_are_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    (error,) = locate(["nostore://bucket/a.txt"])
    assert isinstance(error, InputError) and "can't be read: Protocol not known: nostore" in str(error)
    monkeypatch.setitem(__import__("sys").modules, "fsspec", None)
    monkeypatch.setitem(__import__("sys").modules, "fsspec.core", None)
    (error,) = locate(["s3://bucket/a.txt"])
    assert (
        str(error) == "s3://bucket/a.txt: can't be read: a store of objects needs an extra: pip install 'reportedly[remote]'"
    )
    assert os.environ.get("AWS_ENDPOINT_URL") is None
