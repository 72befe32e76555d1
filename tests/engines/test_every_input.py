"""Web archives, tables and packed files go through every engine alike, and a run over them that was killed goes on."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest
from standin import load, story

from reportedly.model.errors import InputError
from reportedly.run import Done, Engine, Job, begin_dataset, engine_called, faults_of, label_of, resume_dataset, standing
from reportedly.show.json_ import to_json_line
from reportedly.sources import Columns, Item, locate
from tests.archives import http, members, warc

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
import pyarrow.parquet as pq  # noqa: E402

JOB = Job(load_reader=load)
Made = Callable[[], Engine]


def page(number: int) -> bytes:
    paragraphs = "".join(f"<p>{each}</p>" for each in story(number).split("\n") if each)
    return f"<html><body><article><h1>Council votes on the harbour</h1>{paragraphs}</article></body></html>".encode()


def filled(folder: Path) -> Path:
    """A folder with an archive of which one record is damaged, a packed table and one in Parquet."""
    several = members([warc(http(page(number)), number=number) for number in range(8)])
    several[3] = several[3][:100]
    (folder / "a.warc.gz").write_bytes(b"".join(several))
    with gzip.open(folder / "b.csv.gz", "wt", newline="") as file:
        csv.writer(file).writerows([["id", "body"], *([str(n), story(n)] for n in range(8))])
    pq.write_table(pa.table({"body": [story(1), None, story(3)]}), folder / "c.parquet")
    return folder


def entries(folder: Path) -> list[Item | InputError]:
    return list(locate([str(folder)], columns=Columns.parsed(["text=body"])))


def test_every_engine_reads_them_alike(made: Made, tmp_path: Path) -> None:
    wanted = list(engine_called("here").outcomes(entries(filled(tmp_path)), JOB))
    found = list(made().outcomes(iter(entries(tmp_path)), JOB))
    told = [to_json_line(each.article) if isinstance(each, Done) else each.as_line() for each in found]
    assert told == [to_json_line(each.article) if isinstance(each, Done) else each.as_line() for each in wanted]
    assert [each.line for each in found] == [*range(1, 9), *range(1, 9), 1, 2, 3]
    assert [(Path(each.path).name, each.line) for each in found if not isinstance(each, Done)] == [
        ("a.warc.gz", 4),
        ("c.parquet", 2),
    ]


@pytest.mark.parametrize("stop", [1, 5, 10, 17])
def test_a_run_that_was_killed_goes_on_where_it_was(tmp_path: Path, stop: int) -> None:
    source = tmp_path / "in"
    source.mkdir()
    filled(source)
    label = label_of(JOB, tables=("articles", "claims"), part_size=3)

    def whole(folder: Path, stopped: int | None) -> dict[str, bytes]:
        dataset = begin_dataset(folder, label)
        for outcome in islice(engine_called("here").outcomes(dataset.watched(entries(source)), JOB), stopped):
            dataset.take(outcome)
        if stopped is not None:
            dataset.abandon()  # as the system lets go of the folder of a process that ends
            stands = standing(folder, label, entries(source))
            dataset = resume_dataset(folder, label, stands)
            for outcome in engine_called("here").outcomes(dataset.watched(stands.entries), JOB):
                dataset.take(outcome)
        dataset.finish()
        assert list(faults_of(folder)) == []
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.parquet")}

    assert whole(tmp_path / "stopped", stop) == whole(tmp_path / "undisturbed", None)
    errors = pq.read_table(tmp_path / "stopped" / "errors").to_pylist()
    assert [(Path(row["path"]).name, row["line"], row["error"]) for row in errors] == [
        ("a.warc.gz", 4, "MalformedRecord"),
        ("c.parquet", 2, "MalformedRecord"),
    ]
