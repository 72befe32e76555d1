"""The pages as files: every link leads to a file, with its place; the command writes them and takes nobody else's room."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from lxml import html

from reportedly.cli.opening import Opening
from reportedly.cli.program import run
from reportedly.web import Library, write_site


@pytest.fixture(scope="module")
def site(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages") / "site"
    write_site(library, folder)
    return folder


def test_every_link_of_every_file_leads_to_a_file_that_has_the_place(site: Path) -> None:
    pages = {path: html.fromstring(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}
    ids = {path: set(page.xpath("//@id")) for path, page in pages.items()}
    assert len(pages) > 40
    for path, page in pages.items():
        assert page.xpath("//form[@method='post'] | //@hx-get") == []
        for href in page.xpath("//a/@href | //link/@href | //script/@src"):
            if href.startswith(("https://", "http://")):
                continue
            bare, fragment = urldefrag(href)
            target = (path.parent / unquote(bare)).resolve() if bare else path
            assert target.is_relative_to(site.resolve()), href
            assert target.exists(), (path, href)
            if fragment and target in ids and not fragment.startswith("q="):
                assert fragment in ids[target], (path, href)


def test_the_search_has_every_claim_with_its_place(site: Path, library: Library) -> None:
    script = (site / "static" / "index.js").read_text(encoding="utf-8")
    claims = json.loads(script.removeprefix("window.REPORTEDLY_CLAIMS = ").rstrip().removesuffix(";"))
    assert len(claims) == library.ledger.info().claims
    for _, _, _, _, _, href in claims[:20]:
        assert (site / urldefrag(href)[0]).exists()


def standin_opening() -> Opening:
    import standin

    return Opening(standin.load, places=False)


def test_a_ledger_becomes_a_folder_that_is_not_written_over(example: Path, tmp_path: Path) -> None:
    assert run(["report", str(example), "-o", str(tmp_path / "site")], standin_opening()) == 0
    assert (tmp_path / "site" / "index.html").exists()
    assert run(["report", str(example), "-o", str(tmp_path / "site")], standin_opening()) == 2
    assert run(["report", str(example), "-o", str(tmp_path / "site"), "--force"], standin_opening()) == 0


def test_an_article_becomes_one_file_that_stands_alone(tmp_path: Path) -> None:
    article = tmp_path / "harbour.txt"
    article.write_text(
        "The harbour\n\nThe council will close the old harbour next year, Petra Wendle said.\n", encoding="utf-8"
    )
    out = tmp_path / "report.html"
    assert run(["report", str(article), "-o", str(out)], standin_opening()) == 0
    page = html.fromstring(out.read_text(encoding="utf-8"))
    assert page.xpath("//link | //script[@src] | //img | //a[starts-with(@href, '/')]") == []
    assert "Petra Wendle" in page.text_content()
    assert run(["report", str(article), str(article), "-o", str(out)], standin_opening()) == 2
    assert not list(tmp_path.glob("*.sqlite"))


@pytest.mark.parametrize(
    "arguments",
    [["report", "nothing.sqlite", "-o", "x"], ["report", "nothing.txt", "-o", "x.html"], ["serve", "nothing.sqlite"]],
)
def test_what_is_not_there_is_one_line(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(arguments, standin_opening()) in (1, 2)
    lines = capsys.readouterr().err.splitlines()
    assert lines
    assert all(line.startswith(("reportedly: ", "for help")) for line in lines)
    assert not list(tmp_path.iterdir())


def test_serve_listens_to_this_machine_tells_where_and_ends(
    example: Path, start_serve: Callable[..., tuple[subprocess.Popen[str], str]]
) -> None:
    import urllib.request

    _, address = start_serve(str(example), "--port", "0")
    assert address.startswith("http://127.0.0.1:")
    with urllib.request.urlopen(address, timeout=10) as answer:
        assert b"Reportedly" in answer.read()
    port = address.rstrip("/").rpartition(":")[2]
    command = [sys.executable, "-m", "reportedly", "serve", str(example), "--port", port]
    taken = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert taken.returncode == 2
    assert "can't be listened on" in taken.stderr
    assert "Traceback" not in taken.stderr


def test_a_server_for_others_prints_its_token(
    example: Path, start_serve: Callable[..., tuple[subprocess.Popen[str], str]]
) -> None:
    import urllib.error
    import urllib.request

    _, address = start_serve(str(example), "--port", "0", "--host", "0.0.0.0")
    assert "?token=" in address
    with pytest.raises(urllib.error.HTTPError, match="401"):
        urllib.request.urlopen(address.partition("?")[0], timeout=10)
