"""Web archives: every page is an article, what is damaged costs itself alone, and nothing is held that is too large."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from reportedly.model.errors import InputError, MalformedRecord, OversizedInput, UndecodableInput, UnsupportedInput
from reportedly.sources import Item, file_map, load, locate
from reportedly.sources.archives import archived_pages
from reportedly.sources.holding import Holding
from tests.archives import chunked, http, members, page, records, warc
from tests.pages import ENGLISH

SAID = "The mayor said that the bridge was closed on Monday after a storm"


def listed(data: bytes, folder: Path, name: str = "crawl.warc") -> list[Item | InputError]:
    (folder / name).write_bytes(data)
    return list(locate([str(folder / name)]))


def numbers(entries: Iterable[Item | InputError]) -> list[int | None]:
    """The numbers of pages, and those of errors with their sign turned."""
    return [each.line if isinstance(each, Item) else -(each.line or 0) for each in entries]


def only(data: bytes, folder: Path) -> Item:
    (item,) = listed(data, folder)
    assert isinstance(item, Item)
    return item


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz", "crawl"])
def test_every_page_is_an_article_with_its_address_and_the_time_it_was_captured(tmp_path: Path, name: str) -> None:
    several = [warc(b"software: x\r\n", kind="warcinfo"), *records(3)]
    data = b"".join(members(several) if name.endswith(".gz") else several)
    entries = listed(data, tmp_path, name)
    assert numbers(entries) == [2, 3, 4]
    documents = [load(each, ENGLISH) for each in entries if isinstance(each, Item)]
    assert [each.url for each in documents] == [f"https://valley.example/{number}" for number in (1, 2, 3)]
    assert all(SAID in each.text and "All rights reserved" not in each.text for each in documents)
    first = documents[0]
    assert (first.captured, first.published, first.line) == ("2025-11-03T10:00:00Z", None, 2)
    assert first.title is not None and first.title.text == "Bridge closed after storm"


@pytest.mark.parametrize(
    "record",
    [
        warc(http(page()), kind="request"),
        warc(http(b"\x89PNG", Content_Type="image/png")),
        warc(http(b"{}", Content_Type="application/json")),
        warc(http(page(), status="404 Not Found")),
        warc(http(page(), status="301 Moved Permanently")),
        warc(http(page(), status="206 Partial Content")),
        warc(page(), kind="resource", Content_Type="text/plain"),
        warc(page(), kind="conversion", Content_Type="text/html"),
        warc(b"20251103\r\nvalley.example. 300 IN A 10.0.0.1\r\n", Content_Type="text/dns"),
    ],
)
def test_what_is_no_page_that_was_there_is_passed_over(tmp_path: Path, record: bytes) -> None:
    assert numbers(listed(record + records(1)[0], tmp_path)) == [2]
    (error,) = listed(record, tmp_path)
    assert isinstance(error, InputError) and "no web page in this archive" in str(error)


@pytest.mark.parametrize(
    "record",
    [
        warc(page(), kind="resource", Content_Type="text/html; charset=utf-8"),
        warc(http(page(), Content_Type="application/xhtml+xml; charset=utf-8")),
        warc(http(page(), Content_Type="")),
        warc(http(page()), WARC_Target_URI="<https://valley.example/1>"),
        warc(http(page())).replace(b"\r\n", b"\n"),
    ],
)
def test_pages_by_whatever_they_are_called(tmp_path: Path, record: bytes) -> None:
    if b"\r" not in record:
        record = record.replace(
            b"Content-Length: %d" % len(http(page())), b"Content-Length: %d" % len(record.split(b"\n\n", 1)[1][:-2])
        )
    document = load(only(record, tmp_path), ENGLISH)
    assert SAID in document.text
    assert document.url == "https://valley.example/1"


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


@pytest.mark.parametrize(
    ("packed", "headers"),
    [
        (lambda body: gzip.compress(body), {"Content_Encoding": "gzip"}),
        (lambda body: chunked(gzip.compress(body)), {"Content_Encoding": "x-gzip", "Transfer_Encoding": "chunked"}),
        (chunked, {"Transfer_Encoding": "chunked"}),
        (lambda body: chunked(body).replace(b"\r\n", b";name=value\r\n", 1), {"Transfer_Encoding": "Chunked"}),
        (zlib.compress, {"Content_Encoding": "deflate"}),
        (raw_deflate, {"Content_Encoding": "deflate"}),
        (lambda body: gzip.compress(zlib.compress(body)), {"Content_Encoding": "deflate, gzip"}),
        (bytes, {"Content_Encoding": "gzip", "Transfer_Encoding": "chunked"}),  # unpacked by the crawler, its headers kept
        (bytes, {"Content_Encoding": "br"}),
        (bytes, {"Content_Encoding": "identity"}),
    ],
)
def test_a_page_is_unpacked_as_it_was_packed_for_the_way(
    tmp_path: Path, packed: Callable[[bytes], bytes], headers: dict[str, str]
) -> None:
    plain = load(only(warc(http(page())), tmp_path), ENGLISH)
    found = load(only(warc(http(packed(page()), **headers)), tmp_path), ENGLISH)
    assert (found.text, found.notes) == (plain.text, plain.notes)


def test_brotli_and_zstandard_are_unpacked_where_their_libraries_are_there(tmp_path: Path) -> None:
    brotli = pytest.importorskip("brotli", reason="brotli is not installed: pip install 'reportedly[brotli]'")
    zstd = pytest.importorskip("backports.zstd", reason="not installed: pip install 'reportedly[zstd]'")
    long = page() + f"<!-- {' '.join(str(number**9) for number in range(30_000))} -->".encode()
    for name, packed in (("br", brotli.compress(long, quality=1)), ("zstd", zstd.compress(long))):
        item = only(warc(http(packed, Content_Encoding=name)), tmp_path)
        assert SAID in load(item, ENGLISH).text
        cut = only(warc(http(packed[:-20], Content_Encoding=name)), tmp_path)
        assert any("cut off" in note for note in load(cut, ENGLISH).notes)
        with pytest.raises(UndecodableInput, match=f"record 1: damaged {name} data in the page"):
            load(only(warc(http(b"\xff" + packed[::-1], Content_Encoding=name)), tmp_path), ENGLISH)


def test_without_a_library_for_brotli_it_is_said_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "brotli", None)
    item = only(warc(http(b"\x0b\x02\x80", Content_Encoding="br")), tmp_path)
    with pytest.raises(
        UnsupportedInput, match=r"record 1: a page packed with Brotli needs an extra: pip install 'reportedly\[brotli\]'"
    ):
        load(item, ENGLISH)


def test_a_page_that_is_cut_off_is_read_as_far_as_it_goes_and_that_is_noted(tmp_path: Path) -> None:
    body = page() + b"<p>And more.</p>" * 50
    for record in (
        warc(http(gzip.compress(body)[:-30], Content_Encoding="gzip")),
        warc(http(chunked(body)[:-200], Transfer_Encoding="chunked")),
    ):
        document = load(only(record, tmp_path), ENGLISH)
        assert SAID in document.text
        assert document.notes[0] == "its content is cut off: what there is of it was read"
    truncated = load(only(warc(http(page()), WARC_Truncated="length"), tmp_path), ENGLISH)
    assert truncated.notes[0] == "cut off by the crawler (length)"


def test_the_encoding_that_the_server_names_counts(tmp_path: Path) -> None:
    body = (
        page()
        .replace(b"the spring", "the café’s spring".encode("cp1251", "replace"))
        .replace("“".encode(), b"\x93")
        .replace("”".encode(), b"\x94")
    )
    document = load(only(warc(http(body, Content_Type="text/html; charset=windows-1252")), tmp_path), ENGLISH)
    assert "“It will not open" in document.text


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    item = only(warc(http(gzip.compress(bytes(30_000_000)), Content_Encoding="gzip")), tmp_path)
    with pytest.raises(OversizedInput, match="record 1: more than 20,000,000 bytes"):
        load(item, ENGLISH)


def flipped(data: bytes) -> bytes:
    return data[:60] + bytes(each ^ 0x5A for each in data[60:70]) + data[70:]


@pytest.mark.parametrize(
    ("damaged", "told"),
    [
        (flipped, "damaged gzip data"),
        (lambda data: data[:200], "damaged gzip data"),
        (lambda data: data[:-8] + b"\0\0\0\0" + data[-4:], "damaged gzip data"),  # the checksum alone tells
        (lambda data: b"no gzip at all", "no gzip data"),
        (lambda data: gzip.compress(b"no record"), "no record begins here"),
        (
            lambda data: gzip.compress(records(1)[0].replace(b"Content-Length: ", b"Content-Length: 9")),
            "cut off, or its length is wrong",
        ),
        (lambda data: gzip.compress(records(1)[0].replace(b"Content-Length: ", b"Content-Length: x")), "no length"),
        (lambda data: gzip.compress(warc(http(page()), length=300)), "its length is wrong"),
        (lambda data: gzip.compress(b"WARC/1.0\r\nWARC-Type: response"), "its headers are cut off"),
        (lambda data: gzip.compress(b"WARC/1.0\r\nX: " + b"a" * 100_000), "its headers have no end"),
    ],
)
def test_a_damaged_record_is_one_error_and_the_rest_goes_on(
    tmp_path: Path, damaged: Callable[[bytes], bytes], told: str
) -> None:
    several = members(records(5))
    several[2] = damaged(several[2])
    entries = listed(b"".join(several), tmp_path, "crawl.warc.gz")
    assert numbers(entries) == [1, 2, -3, 4, 5]
    error = entries[2]
    assert isinstance(error, MalformedRecord)
    assert str(error).startswith(f"{tmp_path}/crawl.warc.gz, record 3: ") and told in str(error)
    assert (error.path, error.line) == (f"{tmp_path}/crawl.warc.gz", 3)


@pytest.mark.parametrize(
    "damaged",
    [
        lambda data: data[:300],
        lambda data: data.replace(b"Content-Length: ", b"Content-Length: 9"),
        lambda data: data.replace(b"Content-Length: ", b"Content-Length: -"),
        lambda data: b"W" + data[2:],
    ],
)
def test_the_next_record_is_found_in_an_archive_that_is_not_packed(
    tmp_path: Path, damaged: Callable[[bytes], bytes]
) -> None:
    several = records(5)
    several[2] = damaged(several[2])
    assert numbers(listed(b"".join(several), tmp_path)) == [1, 2, -3, 4, 5]


def test_a_record_cut_off_before_another_gives_it_nothing_of_its_own() -> None:
    first, second, third = records(3)
    for cut in range(1, len(first)):
        found = list(archived_pages(Holding("a.warc", io.BytesIO(first[:cut] + second + third))))
        pages = [each.data for each in found if isinstance(each, Item)]
        assert pages in ([second[:-4], third[:-4]], [first[:-4], second[:-4], third[:-4]]), cut
        assert len(pages) == 2 or cut >= len(first) - 4, cut


def test_garbage_after_a_record_does_not_cost_it(tmp_path: Path) -> None:
    first, second = records(2)
    assert numbers(listed(first + b"\0" * 5000 + second, tmp_path)) == [1, -2, 3]
    one, two = members([first, second])
    assert numbers(listed(one + b"\0" * 512 + two + b"\0" * 512, tmp_path, "a.warc.gz")) == [1, 2]


@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_cut_anywhere_gives_its_whole_records_and_one_error(packed: bool) -> None:
    several = members(records(3)) if packed else records(3)
    data = b"".join(several)
    ends = [len(b"".join(several[: number + 1])) - (0 if packed else 4) for number in range(3)]
    for cut in range(len(data)):
        holding = Holding("a.warc", io.BytesIO(data[:cut]), "gzip" if packed else "")
        entries = list(archived_pages(holding))
        whole = sum(end <= cut for end in ends)
        assert numbers(entries)[:whole] == list(range(1, whole + 1)), cut
        rest = entries[whole:]
        assert len(rest) <= 1 and all(isinstance(each, InputError) for each in rest), cut
        assert rest or cut >= (ends[whole - 1] if whole else 1), cut


def test_every_byte_of_a_small_archive_may_be_wrong() -> None:
    several = members(records(3))
    data = b"".join(several)
    for at in range(0, len(data), 3):
        entries = list(
            archived_pages(Holding("a.warc", io.BytesIO(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]), "gzip"))
        )
        assert sum(isinstance(each, Item) for each in entries) >= 2, at
        assert sum(isinstance(each, InputError) for each in entries) <= 1, at


def test_many_records_in_one_member_and_an_archive_that_comes_through_a_pipe() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    together = gzip.compress(b"".join(records(4)))
    assert numbers(archived_pages(Holding("-", Pipe(together), "gzip"))) == [1, 2, 3, 4]
    assert numbers(archived_pages(Holding("-", Pipe(together[:-300]), "gzip")))[-1] < 0
    several = members(records(4))
    several[1] = flipped(several[1])
    assert numbers(archived_pages(Holding("-", Pipe(b"".join(several)), "gzip")))[:2] == [1, -2]


def test_a_record_of_two_gigabytes_is_refused_and_not_held() -> None:
    import tracemalloc

    size = 2 << 30
    head = warc(http(b""), length=len(http(b"")) + size)[:-4]
    after = b"\r\n\r\n" + records(1)[0]

    class Endless(io.RawIOBase):
        """A stream that makes its bytes as they are asked for."""

        at = 0

        def readable(self) -> bool:
            return True

        def read(self, count: int = -1) -> bytes:
            begin, self.at = self.at, self.at + count
            if begin < len(head):
                self.at = len(head)
                return head
            if begin < len(head) + size:
                self.at = min(self.at, len(head) + size)
                return bytes(self.at - begin)
            data = after[begin - len(head) - size :]
            self.at = begin + len(data)
            return data

    tracemalloc.start()
    entries = list(archived_pages(Holding("a.warc", Endless())))  # type: ignore[arg-type]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert numbers(entries) == [-1, 2]
    assert isinstance(entries[0], OversizedInput)
    assert peak < 5_000_000


def test_where_words_stand_is_said_by_the_record_and_by_no_line(tmp_path: Path) -> None:
    item = only(warc(http(page())), tmp_path)
    document = load(item, ENGLISH)
    where = file_map(item, item.data or b"", document)
    assert where is not None
    assert (where.record, where.region(0, 5)) == (1, None)
    assert (item.name, item.place) == (f"{tmp_path}/crawl.warc, record 1", "record 1")


def test_an_archive_in_zstandard_is_read_and_its_damage_told(tmp_path: Path) -> None:
    zstd = pytest.importorskip("backports.zstd", reason="not installed: pip install 'reportedly[zstd]'")
    data = b"".join(zstd.compress(each) for each in records(3))
    assert numbers(listed(data, tmp_path, "a.warc.zst")) == [1, 2, 3]
    entries = listed(data[:-40], tmp_path, "a.warc.zst")
    assert numbers(entries)[:2] == [1, 2]
    assert isinstance(entries[-1], InputError) and len(entries) == 3


def test_a_page_in_several_members_or_frames_is_read_whole(tmp_path: Path) -> None:
    body = page()
    packed = gzip.compress(body[:500]) + gzip.compress(body[500:])
    cut = only(warc(http(packed, Content_Encoding="gzip")), tmp_path)
    assert load(cut, ENGLISH).text == load(only(warc(http(body)), tmp_path), ENGLISH).text

    zstd = pytest.importorskip("backports.zstd", reason="not installed: pip install 'reportedly[zstd]'")
    framed = zstd.compress(body[:500]) + zstd.compress(body[500:])
    assert load(only(warc(http(framed, Content_Encoding="zstd")), tmp_path), ENGLISH).text == load(cut, ENGLISH).text


def test_a_page_whose_headers_go_on_and_on_is_an_error_and_no_silence(tmp_path: Path) -> None:
    endless = warc(http(page(), Set_Cookie="y" * 70_000))
    first, second = listed(endless + records(1)[0], tmp_path)
    assert isinstance(first, OversizedInput) and "record 1: a page whose headers are longer than" in str(first)
    assert isinstance(second, Item)
