"""What there is to read: files, folders, streams, in a fixed order, with errors in their places."""

import io
import os
import pickle
import threading
from pathlib import Path

import pytest

from reportedly.model.errors import EmptyInput, InputError, MissingInput, OversizedInput, UndecodableInput, UnsupportedInput
from reportedly.sources import Item, load, locate
from reportedly.sources.item import MAX_BYTES
from tests.pages import ENGLISH

SAID = "The mayor said that the bridge was closed on Monday after a storm.\n"


class Stdin:
    def __init__(self, data):
        self.buffer = io.BytesIO(data)


def listed(*paths):
    return list(locate([str(path) for path in paths]))


def standard_input(monkeypatch, data):
    monkeypatch.setattr("sys.stdin", Stdin(data))
    return listed("-")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", "text"), ("a.TEXT", "text"), ("a", "text"), ("a.md", "markdown"), ("a.markdown", "markdown"),
        ("a.html", "html"), ("a.HTM", "html"), ("a.xhtml", "html"),
    ],
)  # fmt: skip
def test_the_extension_tells_the_kind(tmp_path, name, kind):
    (tmp_path / name).write_text(SAID)
    assert listed(tmp_path / name) == [Item(str(tmp_path / name), kind)]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (SAID, "text"),
        ("  <!DOCTYPE html>\n<html>", "html"),
        ('<?xml version="1.0"?>\n<!-- a -->\n<html lang="en">', "html"),
        ("The tag <html> begins a page.", "text"),
        ('\n{"text": "a"}\n{"text": "b"}\n', "record"),
        ("{not json", "text"),
        ("[1]", "text"),
    ],
)
def test_content_tells_the_kind_of_standard_input_and_of_unknown_extensions(tmp_path, monkeypatch, content, kind):
    path = tmp_path / "a.article"
    path.write_text(content)
    assert {item.kind for item in listed(path)} == {kind}
    assert {item.kind for item in standard_input(monkeypatch, content.encode())} == {kind}


def test_a_first_record_longer_than_what_is_looked_at_is_still_a_record(tmp_path, monkeypatch):
    data = b'{"id": "1", "text": "' + b"a" * 200_000 + b'"}\n{"text": "b"}'
    path = tmp_path / "a.article"
    path.write_bytes(data)
    for items in (listed(path), standard_input(monkeypatch, data)):
        assert [(item.kind, item.line) for item in items] == [("record", 1), ("record", 2)]
        assert items[0].data == data.split(b"\n")[0]


def test_standard_input_travels_with_the_item(monkeypatch):
    (item,) = standard_input(monkeypatch, SAID.encode())
    document = load(pickle.loads(pickle.dumps(item)), ENGLISH)
    assert (document.text, document.path, item.name) == (SAID, "-", "standard input")


def test_records_on_standard_input_count_their_lines(monkeypatch):
    items = standard_input(monkeypatch, b'\n{"text": "a"}\n\n{"text": "b"}')
    assert [(item.line, item.data) for item in items] == [(2, b'{"text": "a"}'), (4, b'{"text": "b"}')]


def test_endless_standard_input_is_cut_off(monkeypatch):
    (error,) = standard_input(monkeypatch, b"a" * (MAX_BYTES + 1))
    assert isinstance(error, OversizedInput) and str(error).startswith("standard input: ")


def test_closed_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", None)
    (error,) = listed("-")
    assert isinstance(error, MissingInput)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_named_pipe_is_read_like_standard_input(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_text(SAID))
    writer.start()
    (item,) = listed(pipe)
    writer.join()
    assert item == Item(str(pipe), "text", data=SAID.encode())


def test_a_folder_is_walked_in_the_order_of_names(tmp_path):
    for name in ("b.txt", "a.md", "c/2.html", "c/1.txt", "c/deep/er/x", "d.jsonl", ".hidden.txt", ".git/config.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('{"text": "a"}\n' if name.endswith("jsonl") else SAID)
    found = [os.path.relpath(item.path, tmp_path) for item in listed(tmp_path)]
    assert found == ["a.md", "b.txt", "c/1.txt", "c/2.html", "c/deep/er/x", "d.jsonl"]
    assert listed(tmp_path) == listed(tmp_path)


def test_of_a_folder_only_names_are_held_and_no_file_is_opened_before_its_turn(tmp_path, monkeypatch):
    import tracemalloc

    folder = tmp_path / "many"
    folder.mkdir()
    (folder / "0000000000000000000000.txt").touch()
    for number in range(1, 3000):
        os.link(folder / "0000000000000000000000.txt", folder / f"{number:022}.txt")
    opened = []
    monkeypatch.setattr("reportedly.sources.storage.opened", lambda path: opened.append(path) or io.BytesIO(b"{}"))
    list(locate([str(tmp_path / "gone")]))
    tracemalloc.start()
    items = locate([str(tmp_path)])
    next(items)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sum(1 for _ in items) == 2999
    assert held / 3000 < 110
    (tmp_path / "zz.unknown").touch()
    items = locate([str(tmp_path)])
    for _ in range(3000):
        next(items)
        assert opened == []
    next(items)
    assert len(opened) >= 1


def test_folders_stand_among_files_by_their_names(tmp_path):
    for name in ("c.txt", "c/1.txt", "c-d.txt", "c0.txt", "cc/1.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(SAID)
    found = [os.path.relpath(item.path, tmp_path) for item in listed(tmp_path)]
    assert found == ["c/1.txt", "c-d.txt", "c.txt", "c0.txt", "cc/1.txt"]


def test_pictures_and_data_are_passed_over_in_a_folder_but_refused_by_name(tmp_path):
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (tmp_path / "style.css").write_text("p { margin: 0 }")
    (tmp_path / "a.article").write_text(SAID)
    assert [item.path for item in listed(tmp_path)] == [str(tmp_path / "a.article")]
    (item,) = listed(tmp_path / "photo.png")
    with pytest.raises(UnsupportedInput, match="PNG image"):
        load(item, ENGLISH)


def test_a_folder_with_one_bad_file_yields_the_others(tmp_path):
    (tmp_path / "a.txt").write_text(SAID)
    (tmp_path / "b.txt").write_bytes(b"\0\1\2\3")
    (tmp_path / "c.txt").write_text(SAID)
    good, bad = [], []
    for item in listed(tmp_path):
        try:
            good.append(load(item, ENGLISH).path)
        except (UndecodableInput, UnsupportedInput) as error:
            bad.append(error.where)
    assert (good, bad) == ([str(tmp_path / "a.txt"), str(tmp_path / "c.txt")], [str(tmp_path / "b.txt")])


def test_a_folder_with_nothing_to_read(tmp_path):
    (error,) = listed(tmp_path)
    assert isinstance(error, EmptyInput)


def test_links_that_lead_in_circles_are_not_followed(tmp_path):
    (tmp_path / "a.txt").write_text(SAID)
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "broken.txt").symlink_to(tmp_path / "gone.txt")
    assert [item.path for item in listed(tmp_path)] == [str(tmp_path / "a.txt")]


def test_what_is_missing_is_told_and_the_rest_goes_on(tmp_path):
    (tmp_path / "a.txt").write_text(SAID)
    missing, item, odd, empty = listed(tmp_path / "gone.txt", tmp_path / "a.txt", "nul\0byte", "")
    assert isinstance(missing, MissingInput) and str(missing) == f"{tmp_path}/gone.txt: no such file: check the name"
    assert isinstance(item, Item)
    assert isinstance(odd, MissingInput) and "\0" not in str(odd)
    assert isinstance(empty, MissingInput)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_an_unreadable_file_and_folder(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(SAID)
    path.chmod(0)
    with pytest.raises(MissingInput, match="no permission"):
        load(listed(path)[0], ENGLISH)
    folder = tmp_path / "f"
    folder.mkdir(mode=0)
    assert "no permission" in str(listed(folder)[0])
    folder.chmod(0o700)


def test_permission_is_told_whoever_runs_the_test(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text(SAID)

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    with pytest.raises(MissingInput, match="no permission to read it"):
        load(Item(str(path), "text"), ENGLISH)


def test_names_in_messages_are_one_printable_line():
    assert Item("a\nb\udcff.txt", "text").name == "a?b?.txt"


def test_a_link_that_leads_nowhere_costs_itself_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The bridge is closed.")
    (tmp_path / "b.jsonl").symlink_to(tmp_path / "b.jsonl")
    item, error = locate([str(tmp_path)])
    assert isinstance(item, Item)
    assert isinstance(error, InputError) and "b.jsonl: can't be read" in str(error)


def test_a_dataset_of_ours_in_a_folder_is_passed_over_and_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The bridge is closed.")
    claims = tmp_path / "out" / "claims"
    claims.mkdir(parents=True)
    (claims / "part-00000.parquet").write_bytes(b"PAR1")
    (tmp_path / "out" / "run.json").write_text('{"schema": "reportedly/dataset/1"}')
    told: list[str] = []
    (item,) = locate([str(tmp_path)], told=told.append)
    assert isinstance(item, Item)
    assert told == [f"{tmp_path / 'out'}: passed over: results of reportedly, and no articles"]
