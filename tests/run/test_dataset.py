"""A dataset is whole partition by partition: gone on with, refused, verified."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")

from standin import load, story  # noqa: E402

from reportedly.model import Metadata  # noqa: E402
from reportedly.model.errors import InputError, OutputError, UsageError  # noqa: E402
from reportedly.run import (  # noqa: E402
    Job,
    Read,
    begin_dataset,
    faults_of,
    label_of,
    outcomes,
    resume_dataset,
    standing,
)
from reportedly.sources import Item  # noqa: E402

JOB = Job(load_reader=load)
TABLES = ("articles", "claims", "actors")


def records(*texts: str) -> list[Item | InputError]:
    return [Item("feed.jsonl", "record", n, json.dumps({"text": text}).encode()) for n, text in enumerate(texts, 1)]


FEED = records(story(1), story(2), "", story(4), story(4), story(6), story(7, "BUG"))


def label(job: Job = JOB, **more: Any) -> dict[str, Any]:
    return label_of(job, **{"tables": TABLES, "part_size": 3, "with_text": True, **more})


def write(folder: Path, entries: Sequence[Item | InputError] = FEED, *, stop: int | None = None, workers: int = 1) -> None:
    """A run over ``entries``, which is killed when ``stop`` outcomes were taken."""
    if folder.exists():
        stands = standing(folder, label(), entries)
        dataset, left = resume_dataset(folder, label(), stands), stands.entries
    else:
        dataset, left = begin_dataset(folder, label()), iter(entries)
    results = outcomes(dataset.watched(left), JOB, workers=workers)
    try:
        for outcome in islice(results, stop):
            dataset.take(outcome)
        if stop is None:
            dataset.finish()
    finally:
        results.close()
        dataset.abandon()  # as the system lets go of the folder of a process that ends


def content(folder: Path) -> dict[str, bytes]:
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    if "manifest.json" in found:  # all of it but when it was made
        made = json.loads(found["manifest.json"])
        found["manifest.json"] = json.dumps([made["digest"], made["dataset"]]).encode()
    return found


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    return [row for path in sorted((folder / table).iterdir()) for row in pq.read_table(path).to_pylist()]


def test_a_folder_of_tables_with_marks_and_a_manifest(tmp_path: Path) -> None:
    write(tmp_path / "out")
    names = list(content(tmp_path / "out"))
    tables = [f"{table}/part-0000{n}.parquet" for table in ("actors", "articles", "claims", "errors") for n in range(3)]
    assert names == [*tables, "manifest.json", *(f"parts/part-0000{n}.json" for n in range(3)), "run.json"]
    assert [row["article_id"] for row in rows(tmp_path / "out", "articles")] == [1, 2, 4, 5, 6]
    errors = rows(tmp_path / "out", "errors")
    assert [(row["article_id"], row["path"], row["line"], row["error"]) for row in errors] == [
        (3, "feed.jsonl", 3, "EmptyInput"),
        (7, "feed.jsonl", 7, "RuntimeError"),
    ]
    told = json.loads((tmp_path / "out/manifest.json").read_text())["dataset"]
    assert (told["items"], told["articles"], told["failed"], told["model"]) == (7, 5, 2, "stand-in@0")
    assert told["rows"] == {"articles": 5, "claims": 10, "actors": 10, "errors": 2}
    mark = json.loads((tmp_path / "out/parts/part-00001.json").read_text())
    assert (mark["first"], mark["last"]) == ({"path": "feed.jsonl", "line": 4}, {"path": "feed.jsonl", "line": 6})
    assert list(faults_of(tmp_path / "out")) == []


def test_one_two_and_three_workers_give_the_same_folder(tmp_path: Path) -> None:
    for workers in (1, 2, 3):
        write(tmp_path / str(workers), workers=workers)
    assert content(tmp_path / "1") == content(tmp_path / "2") == content(tmp_path / "3")


def test_no_item_gives_tables_without_rows(tmp_path: Path) -> None:
    write(tmp_path / "out", [])
    assert rows(tmp_path / "out", "claims") == []
    assert list(faults_of(tmp_path / "out")) == []


@pytest.mark.parametrize("stop", range(8))
def test_what_is_gone_on_with_is_as_if_it_had_not_been_stopped(tmp_path: Path, stop: int) -> None:
    write(tmp_path / "whole")
    write(tmp_path / "out", stop=stop)
    assert "manifest.json" not in content(tmp_path / "out")
    stands = standing(tmp_path / "out", label(), FEED)
    assert (stands.done, stands.failed) == (stop // 3 * 3, int(stop >= 3))
    write(tmp_path / "out")
    assert content(tmp_path / "out") == content(tmp_path / "whole")


def test_what_was_stopped_before_anything_was_written_is_begun(tmp_path: Path) -> None:
    write(tmp_path / "whole")
    (tmp_path / "out" / "claims").mkdir(parents=True)
    (tmp_path / "out" / ".run.json.unfinished").write_text("{")
    write(tmp_path / "out")
    assert content(tmp_path / "out") == content(tmp_path / "whole")


@pytest.mark.parametrize("lost", ["parts/part-00001.json", "claims/.part-00001.parquet.unfinished"])
def test_what_was_written_without_its_mark_does_not_count(tmp_path: Path, lost: str) -> None:
    """As after a kill between the files of a partition and its mark, or in the middle of a file."""
    write(tmp_path / "whole")
    write(tmp_path / "out", stop=6)
    (tmp_path / "out" / lost).unlink(missing_ok=True)
    if lost.startswith("claims"):
        (tmp_path / "out" / lost).write_bytes(b"PAR1")
    write(tmp_path / "out")
    assert content(tmp_path / "out") == content(tmp_path / "whole")


def test_a_finished_dataset_stays_and_one_whose_input_grew_goes_on(tmp_path: Path) -> None:
    write(tmp_path / "out")
    before = content(tmp_path / "out")
    write(tmp_path / "out")
    assert content(tmp_path / "out") == before
    more = [*FEED, *records("", "", "", "", "", "", "", story(8))[7:]]
    write(tmp_path / "whole", more)
    write(tmp_path / "out", more)
    assert content(tmp_path / "out") == content(tmp_path / "whole")


@pytest.mark.parametrize(
    ("now", "message"),
    [
        (FEED[:5], "holds more than the input"),
        (FEED[1:], "partition 0, feed.jsonl:1 to feed.jsonl:3, was read from another input"),
        (
            records(story(1), story(2), "", story(4), story(5), story(6)),
            "partition 1, feed.jsonl:4 to feed.jsonl:6, was read",
        ),
    ],
)
def test_another_input_is_refused(tmp_path: Path, now: list[Item | InputError], message: str) -> None:
    write(tmp_path / "out", stop=6)
    before = content(tmp_path / "out")
    with pytest.raises(UsageError, match=message):
        standing(tmp_path / "out", label(), now)
    assert content(tmp_path / "out") == before


@pytest.mark.parametrize(
    ("other", "message"),
    [
        ({"part_size": 4}, "was begun with --part-size 3, this command has 4"),
        ({"tables": ("articles",)}, "was begun with tables articles, claims, actors, this command has articles"),
        ({"job": Job(Read(least=0.5), load_reader=load)}, "was begun with --min-score 0.0, this command has 0.5"),
        (
            {"job": Job(metadata=Metadata(published="2025-01-01"), load_reader=load)},
            "--published none, this command has 2025-01-01",
        ),
    ],
)
def test_other_options_are_refused_and_both_are_named(tmp_path: Path, other: dict[str, Any], message: str) -> None:
    write(tmp_path / "out", stop=3)
    with pytest.raises(UsageError, match=message):
        standing(tmp_path / "out", label(**other), FEED)


@pytest.mark.parametrize("name", ["reportedly", "model", "packs_state", "gazetteer"])
def test_another_version_model_pack_or_index_is_refused(tmp_path: Path, name: str) -> None:
    write(tmp_path / "out", stop=3)
    with pytest.raises(UsageError, match=r"was begun with .* this command has another"):
        standing(tmp_path / "out", {**label(), name: "another"}, FEED)


def test_a_file_that_changed_since_is_noticed(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(story(1))
    write(tmp_path / "out", [Item(str(article), "text")])
    article.write_text(story(2))
    with pytest.raises(UsageError, match="was read from another input"):
        standing(tmp_path / "out", label(), [Item(str(article), "text")])


class TestFolders:
    def test_a_dataset_that_is_there_is_kept_unless_forced(self, tmp_path: Path) -> None:
        write(tmp_path / "out")
        with pytest.raises(UsageError, match="is there already; add --resume to go on with it or --force"):
            begin_dataset(tmp_path / "out", label())
        begun = begin_dataset(tmp_path / "out", label(), force=True)
        begun.take(next(iter(outcomes(begun.watched(FEED[:1]), JOB))))
        assert list(content(tmp_path / "out")) == ["run.json"]

    @pytest.mark.parametrize(
        "name", ["notes.txt", "claims/mine.parquet", "claims/part-00000.json", "mine/part-00000.parquet"]
    )
    def test_a_folder_with_something_else_in_it_is_left_alone(self, tmp_path: Path, name: str) -> None:
        write(tmp_path / "out")
        mine = tmp_path / "out" / name
        mine.parent.mkdir(exist_ok=True)
        mine.write_text("mine")
        before = content(tmp_path / "out")
        for begin in (
            lambda: begin_dataset(tmp_path / "out", label(), force=True),
            lambda: standing(tmp_path / "out", label(), FEED),
        ):
            with pytest.raises(UsageError, match=f"holds {name}, which is no part of a dataset"):
                begin()
        assert content(tmp_path / "out") == before

    def test_a_file_is_no_folder(self, tmp_path: Path) -> None:
        (tmp_path / "out").write_text("x")
        with pytest.raises(UsageError, match="is a file; name a folder"):
            begin_dataset(tmp_path / "out", label())

    def test_a_full_disk_costs_one_partition(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        write(tmp_path / "whole")
        with monkeypatch.context() as patch:
            written = os.write

            def filling_up(file: int, data: Any) -> int:
                if (tmp_path / "out/articles/part-00001.parquet").exists():
                    raise OSError(errno.ENOSPC, "No space left on device")
                return written(file, data)

            patch.setattr(os, "write", filling_up)
            with pytest.raises(
                OutputError, match=r"part-00001\.parquet: no space left on the device; .* again with --resume"
            ):
                write(tmp_path / "out")
        assert not list((tmp_path / "out").rglob("*.unfinished"))
        assert standing(tmp_path / "out", label(), FEED).done == 3
        write(tmp_path / "out")
        assert content(tmp_path / "out") == content(tmp_path / "whole")


class TestVerifying:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        write(tmp_path / "out")
        return tmp_path / "out"

    def test_what_is_missing_changed_or_does_not_belong_there(self, folder: Path) -> None:
        (folder / "claims/part-00001.parquet").unlink()
        with (folder / "articles/part-00000.parquet").open("r+b") as file:
            file.seek(40)
            file.write(b"\0\1\2")
        (folder / "notes.txt").write_text("mine")
        assert list(faults_of(folder)) == [
            "articles/part-00000.parquet: changed since it was written",
            "claims/part-00001.parquet: is missing",
            "notes.txt: is no part of the dataset",
        ]

    def test_a_manifest_that_was_changed(self, folder: Path) -> None:
        told = (folder / "manifest.json").read_text()
        (folder / "manifest.json").write_text(told.replace('"articles": 5', '"articles": 6', 1))
        assert "manifest.json: changed since it was written" in list(faults_of(folder))

    def changed(self, folder: Path, table: str, change: Any) -> list[str]:
        """Faults where a table holds something else, and the manifest is right about its bytes."""
        from reportedly.run.folder import Folder
        from reportedly.run.manifest import digest_of

        path = folder / table / "part-00000.parquet"
        read = pq.read_table(path)
        made = change(read.to_pylist())
        pq.write_table(type(read).from_pylist(made, schema=read.schema), path)
        told = json.loads((folder / "manifest.json").read_text())
        told["dataset"]["files"][f"{table}/part-00000.parquet"] |= Folder(folder).about(f"{table}/part-00000.parquet")
        told["digest"] = digest_of(told["dataset"])
        (folder / "manifest.json").write_text(json.dumps(told))
        return list(faults_of(folder))

    def test_keys_that_lead_nowhere_and_keys_that_are_there_twice(self, folder: Path) -> None:
        shutil.copytree(folder, folder.parent / "other")
        assert self.changed(folder, "actors", lambda rows: [{**row, "actor_id": "1.a1"} for row in rows]) == [
            "actors/part-00000.parquet: actor_id 1.a1 is there twice",
            "actors/part-00000.parquet: actor_id 1.a1 is there twice",
            "actors/part-00000.parquet: actor_id 1.a1 is there twice",
            "claims/part-00000.parquet: actor_id 1.a2 is not in actors",
            "claims/part-00000.parquet: actor_id 2.a1 is not in actors",
            "claims/part-00000.parquet: actor_id 2.a2 is not in actors",
        ]

    def test_rows_that_are_lost(self, folder: Path) -> None:
        found = self.changed(folder, "articles", lambda rows: rows[:-1])
        assert "articles/part-00000.parquet: has 1 rows, and not 2" in found
        assert "partition 0: its articles and errors are not the items 1 to 3" in found

    def test_words_that_stand_elsewhere(self, folder: Path) -> None:
        def moved(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
            return [{**rows[0], "content_start": rows[0]["content_start"] + 1}, *rows[1:]]

        (fault,) = self.changed(folder, "claims", moved)
        assert fault.startswith("claims/part-00000.parquet: claim_id 1.c1: ")
        assert fault.endswith("is not where its words stand")

    def test_a_folder_that_holds_none(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError, match="this is no dataset of reportedly"):
            list(faults_of(tmp_path))
        write(tmp_path / "out", stop=3)
        with pytest.raises(UsageError, match="the run was not finished; the same command with --resume goes on"):
            list(faults_of(tmp_path / "out"))


def test_two_runs_never_write_to_one_folder(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    first = begin_dataset(folder, label())
    for again in (
        lambda: begin_dataset(folder, label(), force=True),
        lambda: resume_dataset(folder, label(), standing(folder, label(), FEED)),
    ):
        with pytest.raises(OutputError, match="out: another run is writing there"):
            again()
    first.abandon()
    write(folder)
    assert list(faults_of(folder)) == []


@pytest.mark.parametrize("damage", ["a table", "a mark", "no mark", "a pipe"])
def test_a_damaged_partition_is_read_again_with_all_after_it(tmp_path: Path, damage: str) -> None:
    out, whole = tmp_path / "out", tmp_path / "whole"
    write(whole)
    write(out)
    table, mark = out / "claims" / "part-00001.parquet", out / "parts" / "part-00001.json"
    if damage == "a table":
        data = bytearray(table.read_bytes())
        data[len(data) // 2] ^= 1  # of the same size
        table.write_bytes(data)
    elif damage == "a mark":
        mark.write_text('{"items": "3"}')
    elif damage == "no mark":
        mark.unlink()
    else:
        table.unlink()
        os.mkfifo(table)
    stands = standing(out, label(), FEED)
    assert (len(stands.marks), "part-00001" in stands.damaged) == (1, True)
    write(out)
    assert content(out) == content(whole)


@pytest.mark.parametrize(
    "tamper",
    [
        lambda told: told.pop("files"),
        lambda told: told.update(files={"x": 1}),
        lambda told: told.update(tables=["others"]),
        lambda told: told.update(part_size="3"),
        lambda told: told.update(items=None),
        lambda told: next(iter(told["files"].values())).clear(),
    ],
)
def test_a_manifest_of_another_form_is_told_in_a_line(tmp_path: Path, tamper: Callable[[dict[str, Any]], Any]) -> None:
    write(tmp_path / "out")
    path = tmp_path / "out" / "manifest.json"
    made = json.loads(path.read_text())
    tamper(made["dataset"])
    path.write_text(json.dumps(made))
    assert list(faults_of(tmp_path / "out")) == ["manifest.json: is not as it was written: no manifest of a dataset"]
    path.write_text("[" * 100_000)
    with pytest.raises(UsageError, match="holds no JSON of reportedly"):
        list(faults_of(tmp_path / "out"))


def test_what_is_no_file_and_what_is_no_table_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out)
    pipe, link, folder = (out / "claims" / f"part-0000{part}.parquet" for part in range(3))
    for each in (pipe, link, folder):
        each.unlink()
    os.mkfifo(pipe)
    link.symlink_to("nowhere")
    folder.mkdir()
    assert [fault for fault in faults_of(out) if "claims" in fault] == [
        f"claims/part-0000{part}.parquet: is no file" for part in range(3)
    ]


def test_what_was_written_while_a_run_waited_stays(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, stop=4)
    stands = standing(out, label(), FEED)
    write(out)
    (out / "parts" / "part-00000.json").write_text("{}")
    with pytest.raises(UsageError, match="was written to since this run began"):
        resume_dataset(out, label(), stands)


def test_a_run_that_takes_nothing_leaves_all_as_it_was(tmp_path: Path) -> None:
    begin_dataset(tmp_path / "new", label()).abandon()
    assert not (tmp_path / "new").exists()
    write(tmp_path / "out")
    before = content(tmp_path / "out")
    begin_dataset(tmp_path / "out", label(), force=True).abandon()
    assert content(tmp_path / "out") == before


def test_a_dataset_without_an_article_is_begun_anew(tmp_path: Path) -> None:
    write(tmp_path / "out", records("", ""))
    begin_dataset(tmp_path / "out", label(with_text=False)).abandon()
    write(tmp_path / "other", records("", story(1)))
    with pytest.raises(UsageError, match="is there already"):
        begin_dataset(tmp_path / "other", label())
