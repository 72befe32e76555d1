"""CSV and Parquet: a row an article, by the names of the columns; what is wrong is one line, and nothing too large is held."""

from __future__ import annotations

import csv
import io
import json
import tracemalloc
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Document
from reportedly.model.errors import (
    EmptyInput,
    InputError,
    MalformedRecord,
    OversizedInput,
    UndecodableInput,
    UnsupportedInput,
    UsageError,
)
from reportedly.sources import Columns, Item, file_map, holding, load, locate
from reportedly.sources.csv_rows import csv_rows
from reportedly.sources.holding import Holding
from reportedly.sources.record_lines import record_lines
from tests.pages import ENGLISH

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'reportedly[parquet]'")
pq = pytest.importorskip("pyarrow.parquet")

TEXT = "The mayor said that the bridge was closed on Monday after a storm.\n\nIt will open “soon”, she said; “not now”."
NAMED = Columns.parsed(["text=body,title=headline", "published=date"])
ROW = {"body": TEXT, "headline": "Bridge closed", "date": "2025-11-03", "outlet": "The Valley Post", "id": "7", "more": "x"}


def listed(path: Path, columns: Columns | None = None) -> list[Item | InputError]:
    return list(locate([str(path)], columns=columns))


def document(entry: Item | InputError) -> Document:
    assert isinstance(entry, Item), entry
    return load(entry, ENGLISH)


def rows(text: str) -> list[Item | InputError]:
    return list(csv_rows(Holding("a.csv", io.BytesIO(text.encode("utf-8", "surrogateescape")))))


def told(text: str) -> list[str]:
    return [f"{each.line}" if isinstance(each, Item) else str(each).removeprefix("a.csv, record ") for each in rows(text)]


def written(folder: Path, name: str, several: list[dict[str, str]]) -> Path:
    path = folder / name
    if name.endswith(".csv"):
        with path.open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, list(several[0]))
            table.writeheader()
            table.writerows(several)
    elif name.endswith(".parquet"):
        pq.write_table(pa.Table.from_pylist(several), path)
    else:
        path.write_text("".join(json.dumps(each) + "\n" for each in several))
    return path


@pytest.mark.parametrize("name", ["a.csv", "a.parquet", "a.jsonl"])
def test_each_field_is_taken_from_the_column_that_is_named_for_it_or_that_has_its_name(tmp_path: Path, name: str) -> None:
    entries = listed(written(tmp_path, name, [ROW, {**ROW, "id": "8"}]), NAMED)
    found = [document(each) for each in entries]
    assert [each.id_given for each in found] == ["7", "8"]
    assert found[0].text == f"Bridge closed\n\n{TEXT}"
    assert (found[0].published, found[0].outlet, found[0].line, found[0].notes) == ("2025-11-03", "The Valley Post", 1, ())


@given(
    st.lists(
        st.fixed_dictionaries({
            "text": st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")).map(lambda words: f"{TEXT} {words}"),
            "title": st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40),
        }),
        min_size=1, max_size=4,
    )
)  # fmt: skip
def test_the_same_rows_give_the_same_documents_whatever_holds_them(
    tmp_path_factory: pytest.TempPathFactory, several: list[dict[str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("rows")

    def documents(name: str) -> list[tuple[str, str | None, tuple[str, ...]]]:
        out = []
        for each in listed(written(folder, name, several)):
            found = document(each)
            out.append((found.text, found.title and found.title.text, found.notes))
        return out

    assert documents("a.csv") == documents("a.parquet") == documents("a.jsonl")


@pytest.mark.parametrize("name", ["a.csv", "a.parquet"])
def test_a_table_without_the_column_of_texts_lists_those_that_it_has(tmp_path: Path, name: str) -> None:
    path = written(tmp_path, name, [ROW])
    (error,) = listed(path)
    assert isinstance(error, UnsupportedInput)
    assert "no column 'text'; its columns" in error.what
    assert (
        "body, headline, date, outlet, id, more; name the one that holds the articles with --columns text=COLUMN"
        in error.what
    )
    (other,) = listed(path, Columns.parsed(["text=body,url=link"]))
    assert isinstance(other, UnsupportedInput) and "no column 'link'; its columns" in other.what


def test_a_record_without_the_key_that_is_named_lists_those_that_it_has(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f'{json.dumps(ROW)}\n{{"text": "x", "title": "y"}}\n[1]\n{{broken\n')
    first, second, third, fourth = listed(path, NAMED)
    assert document(first).line == 1
    assert (
        str(second)
        == f"{path}:2: no 'body' in the record; its keys: text, title; name the one that holds the article with --columns text=KEY"
    )
    for each, reason in ((third, "not a JSON object"), (fourth, "not JSON")):
        assert isinstance(each, Item)
        with pytest.raises(MalformedRecord, match=reason):
            load(each, ENGLISH)


def test_words_of_a_row_have_its_number_and_those_of_a_renamed_record_its_line(tmp_path: Path) -> None:
    for name, record, line in (("a.csv", 1, None), ("a.parquet", 1, None), ("a.jsonl", None, 1)):
        (item,) = listed(written(tmp_path, name, [ROW]), NAMED)
        where = isinstance(item, Item) and file_map(item, item.data or b"", document(item))
        assert where and (where.record, where.line, where.stretches) == (record, line, ())


def test_a_folder_of_tables_with_other_columns_reads_those_that_fit(tmp_path: Path) -> None:
    written(tmp_path, "a.parquet", [ROW])
    written(tmp_path, "b.parquet", [{"text": TEXT}])
    written(tmp_path, "c.csv", [ROW])
    pq.write_table(pa.table({"body": [1], "headline": ["x"], "date": ["y"]}), tmp_path / "d.parquet")
    first, second, third, fourth = listed(tmp_path, NAMED)
    assert (document(first).line, document(third).line) == (1, 1)
    assert isinstance(second, UnsupportedInput) and "b.parquet: no column 'body'; its columns: text" in str(second)
    assert isinstance(fourth, UnsupportedInput) and "d.parquet: the column 'body' holds int64, no texts" in str(fourth)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("body", "'body' is no FIELD=COLUMN, such as text=body; fields: text, id, title, published, url, outlet"),
        ("txt=body", "no field is called 'txt'; fields: text, id, title, published, url, outlet"),
        ("text=", "text needs the name of a column"),
        ("text=a,text=b", "text is given twice"),
        ("", "'' is no FIELD=COLUMN"),
    ],
)
def test_a_map_of_columns_that_is_none(given: str, message: str) -> None:
    with pytest.raises(UsageError, match=f"^columns: {message}"):
        Columns.parsed([given])


# CSV


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_what_parts_the_columns_is_told_by_the_first_line(sign: str) -> None:
    (item,) = rows(f'id{sign} text \r\n7{sign}"{TEXT}"\r\n')
    assert (document(item).text, document(item).id_given) == (TEXT, "7")


def test_quotation_marks_line_ends_and_empty_lines_of_csv() -> None:
    assert told('\ufefftext,id\n\n"a ""b"" c\nd",1\n\n\n5\' 3" tall,2\n') == ["1", "2"]
    assert document(rows(f'text\n"{TEXT}"')[0]).text == TEXT


def test_a_row_that_is_none_costs_itself_alone() -> None:
    found = told("text,id\na,1\nHe said no, he said,2\nb\nc,4\n\udcff,5\nd,6\n")
    assert found[0] == "1" and found[3] == "4" and found[5] == "6"
    assert found[1].startswith("2: 3 columns where the first line names 2")
    assert found[2].startswith("3: 1 columns") and found[4].startswith("5: not UTF-8")


def test_a_quotation_mark_that_is_not_closed_is_one_error(monkeypatch: pytest.MonkeyPatch) -> None:
    text = 'text,id\na,1\n"never closed,2\n' + "b,3\n" * 1000
    first, error = told(text)
    assert (first, error) == ("1", "2: a quotation mark in the row of line 3 is not closed; the rows after it were not read")
    monkeypatch.setattr("reportedly.sources.csv_rows.MAX_CHARACTERS", 1000)
    first, error = told(text)
    assert "the row of line 3 is longer than one article can be, or a quotation mark is not closed" in error
    assert csv.field_size_limit() == 131072


def test_a_row_too_long_to_be_held_is_refused_and_the_rest_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holding, "MAX_LINE", 1000)
    found = told("text,id\na,1\n" + "b" * 100_000 + ",2\n" + '"' + "b" * 100_000 + '",3\nd,4\n')
    assert found == ["1", f"2: {holding.TOO_LONG}", f"3: {holding.TOO_LONG}", "4"]
    assert told('text,id\n"' + "b" * 100_000 + "\n")[0].startswith("1: the row of line 2 is longer")
    assert told("text" * 1000)[0].startswith("a.csv: no CSV: its first line")


def test_gigabytes_in_a_line_are_not_held() -> None:
    class Endless(io.RawIOBase):
        at = 0

        def readable(self) -> bool:
            return True

        def readline(self, limit: int | None = -1, /) -> bytes:
            self.at += 1
            if self.at == 1:
                return b"text\n"
            return b"b" * (limit or 1) if self.at < 4000 else b"" if self.at > 4000 else b"\n"

    for take in (csv_rows, record_lines):
        tracemalloc.start()
        entries = list(take(Holding("a", Endless())))  # type: ignore[arg-type]
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert isinstance(entries[-1], OversizedInput)
        assert peak < 2.5 * holding.MAX_LINE


@pytest.mark.parametrize(
    ("data", "kind", "what"),
    [
        (b"", EmptyInput, "empty: no line that names the columns"),
        (b"\n", EmptyInput, "empty: no line that names the columns"),
        (b"text\n", EmptyInput, "empty: no row"),
        (b"text\n\n\n", EmptyInput, "empty: no row"),
        ("text\na\n".encode("utf-16"), UndecodableInput, "CSV in UTF-16: convert it first"),
        ("text\na\n".encode("utf-16-le"), UndecodableInput, "CSV in UTF-16: convert it first"),
        (b"PAR1\x15\0\0\x03\x04", UndecodableInput, "binary data, no CSV"),
        (b"Bridge closed,2025\n", UnsupportedInput, "its columns, by its first line: Bridge closed, 2025"),
    ],
)
def test_a_file_that_is_no_table_is_one_line(tmp_path: Path, data: bytes, kind: type[InputError], what: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    (error,) = listed(path)
    assert isinstance(error, kind) and what in error.what


# Parquet


def test_whatever_texts_and_dates_parquet_holds(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    when = datetime(2025, 11, 3, 10, tzinfo=UTC)
    for kind in (pa.string(), pa.large_string(), pa.binary(), pa.dictionary(pa.int32(), pa.string()), pa.string_view()):
        columns = {
            "text": pa.array([TEXT, None, TEXT]).cast(kind)
            if "view" not in str(kind)
            else pa.array([TEXT, None, TEXT], kind)
        }
        pq.write_table(pa.table({**columns, "id": [1, 2, 3], "published": [when] * 3, "title": pa.nulls(3)}), path)
        first, second, third = listed(path)
        assert (document(first).text, document(first).published, document(third).id_given) == (TEXT, "2025-11-03", "3"), kind
        assert str(second) == f"{path}, record 2: 'text' is null"
    pq.write_table(pa.table({"text": [b"\xff\xfe", TEXT.encode()]}), path)
    bad, good = listed(path)
    assert "record 1: not UTF-8" in str(bad) and document(good).line == 2


def test_damaged_and_empty_parquet(tmp_path: Path) -> None:
    path = written(tmp_path, "a.parquet", [{"text": TEXT}] * 50)
    data = path.read_bytes()
    for content in (b"", b"text\n", data[:-30], b"PAR1"):
        path.write_bytes(content)
        (error,) = listed(path)
        assert isinstance(error, UndecodableInput) and "no Parquet file, or a damaged one (" in str(error)
    path.write_bytes(data[:4] + bytes(40) + data[44:])
    *_, error = listed(path)
    assert isinstance(error, UndecodableInput)
    pq.write_table(pa.table({"text": pa.array([], pa.string())}), path)
    (error,) = listed(path)
    assert isinstance(error, EmptyInput)
    path.with_suffix(".parquet.gz").write_bytes(b"\x1f\x8b\x08")
    (error,) = listed(path.with_suffix(".parquet.gz"))
    assert "Parquet packed with gzip: unpack it first" in str(error)


def test_a_large_record_in_parquet_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.parquet"
    long = "x" * 3_000_000
    table = pa.table({"text": [TEXT, TEXT, long, TEXT, TEXT], "id": ["1", "2", "3", "4", "5"]})
    monkeypatch.setattr("reportedly.sources.parquet_rows.MAX_BYTES", 1_000_000)
    for options in (
        {},
        {"use_dictionary": False},
        {"data_page_version": "2.0"},
        {"compression": "zstd", "write_page_index": True},
    ):
        pq.write_table(table, path, row_group_size=2, **options)
        monkeypatch.setattr("reportedly.sources.parquet_rows.LARGEST_PAGE", 1 << 28)
        held = listed(path)
        assert [each.line for each in held] == [1, 2, 3, 4, 5]
        assert [isinstance(each, OversizedInput) for each in held] == [False, False, True, False, False]
        monkeypatch.setattr("reportedly.sources.parquet_rows.LARGEST_PAGE", 2_000_000)
        refused = listed(path)
        assert [each.line for each in refused] == [1, 2, 3, 5], options
        assert "with it rows 3 to 4, which are stored together" in str(refused[2])


def test_the_pages_of_a_large_column_are_small(tmp_path: Path) -> None:
    from reportedly.sources.parquet_pages import largest_page

    path = tmp_path / "a.parquet"
    texts = [f"{number} " * 2000 for number in range(2000)]
    pq.write_table(pa.table({"text": texts}), path, data_page_size=100_000, write_batch_size=10, use_dictionary=False)
    about = pq.ParquetFile(path).metadata.row_group(0).column(0)
    with path.open("rb") as file:
        largest = largest_page(file, about.data_page_offset, about.data_page_offset + about.total_compressed_size)
        assert 100_000 <= largest < 300_000 < about.total_uncompressed_size
        with pytest.raises(ValueError, match="page"):
            largest_page(file, about.data_page_offset + 1, about.data_page_offset + about.total_compressed_size)


def test_without_pyarrow_the_others_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, "a.parquet", [{"text": TEXT}])
    written(tmp_path, "b.csv", [{"text": TEXT}])
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    error, item = listed(tmp_path)
    assert str(error).endswith("a.parquet: parquet needs an extra: pip install 'reportedly[parquet]'")
    assert isinstance(item, Item)


@pytest.mark.parametrize(
    "broken",
    [
        '1,"Anna Pell said "yes" to it.\nIn the town, nobody knew.\nThe end."\n2,"closed"\n',
        '1,"never closed\n2,"closed"\n3,"closed"\n',
        '1,"never closed\n2,closed\n',
    ],
)
def test_no_piece_of_a_broken_row_is_an_article(broken: str) -> None:
    before, *after = told("id,text\n0,a\n" + broken)
    assert before == "1"
    assert len(after) == 1 and after[0].startswith("2: ") and after[0].endswith("; the rows after it were not read")


def test_a_first_line_that_names_no_columns_is_one_error() -> None:
    for head in ("x" * 200_000, 'text,"title'):
        (error,) = told(head + "\n1,2\n")
        assert error.startswith("a.csv: no CSV: its first line does not name columns")


def test_values_that_python_has_no_form_for_cost_their_field(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    path, texts = tmp_path / "a.parquet", pa.array([TEXT] * 2)
    twice = pa.StructArray.from_arrays([pa.array([1, 2])] * 2, names=["q", "q"])
    times = pa.array([2**60, 2**60], pa.int64())
    for odd in (times.cast(pa.timestamp("ms")), times.cast(pa.timestamp("ms", tz="Foo/Bar")), twice):
        pq.write_table(pa.table({"text": texts, "published": odd}), path)
        read = [document(entry) for entry in listed(path)]
        assert [each.text for each in read] == [TEXT] * 2
        assert '"published" of the record left out: not a string' in read[0].notes

    pq.write_table(pa.Table.from_arrays([texts, texts], names=["text", "text"]), path)
    (error,) = listed(path)
    assert "several columns are called 'text': rename all but one" in str(error)


def test_what_parquet_says_of_a_column_is_not_asked_for_in_a_small_group(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    from reportedly.sources import parquet_rows

    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": [TEXT]}), path)
    group = pq.ParquetFile(path).metadata.row_group(0)

    class Group:
        total_byte_size = group.total_byte_size

    assert parquet_rows._held(Group(), {"text"}, Holding("a", io.BytesIO())) == 0
    monkeypatch.setattr(parquet_rows, "LARGEST_PAGE", 1)
    with path.open("rb") as file:
        assert parquet_rows._held(group, {"text"}, Holding("a", file)) > 0
