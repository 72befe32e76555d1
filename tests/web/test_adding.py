"""Adding from pages: a text, files, what is refused, and how it is told."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from fastapi.testclient import TestClient
from served import HOME, standing_job

from reportedly.fetch import Fetcher, FetchSettings
from reportedly.web import Adding, Library
from reportedly.web.app import application
from tests.fetch.site import Site, served

Csrf = Callable[[TestClient], str]
TEXT = "Council votes on the harbour\n\nThe council will close the old harbour next year, Petra Wendle said.\n"


def settled(client: TestClient) -> dict[str, object]:
    """The last thing that was added, once it is done."""
    for _ in range(200):
        jobs = client.app.state.front.adding.jobs()  # type: ignore[attr-defined]
        if jobs and all(job.done for job in jobs):
            found: dict[str, object] = client.get(f"/api/v1/jobs/{jobs[0].id}").json()
            return found
        time.sleep(0.05)
    raise AssertionError("it is not done")


def test_a_pasted_text_becomes_claims(writer: TestClient, csrf: Csrf) -> None:
    fields = {"text": TEXT, "outlet": "Courier", "published": "2028-11-01", "url": "https://courier.example/harbour"}
    answer = writer.post("/add/text", data={"csrf": csrf(writer), **fields}, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    job = settled(writer)
    assert job["said"] == "1 added"
    assert "1 claim" in writer.get("/add").text
    found = writer.get("/api/v1/claims?words=old+harbour+next").json()
    (line,) = found["lines"]
    assert (line["claim"]["source"], line["claim"]["outlet"]) == ("Petra Wendle", "Courier")
    assert writer.get(f"/articles/{line['claim']['article']}").status_code == 200
    assert writer.get(f"/api/v1/articles/{line['claim']['article']}/threads").json()[0]["claims"] == 1


def test_files_are_added_by_what_they_hold_and_their_names_open_nothing(writer: TestClient, csrf: Csrf) -> None:
    page = (
        b"<html><head><title>Boats</title></head><body><article><p>" + b"The boats were late again, Petra Wendle said. " * 8
    )
    files = [
        ("files", ("../../../etc/passwd", TEXT.encode(), "text/plain")),
        ("files", ("C:\\boats.html", page + b"</p></article></body></html>", "text/html")),
        ("files", ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(200), "image/png")),
    ]
    answer = writer.post("/add/files", data={"csrf": csrf(writer)}, files=files, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    job = settled(writer)
    steps = job["steps"]
    assert isinstance(steps, list)
    assert [(step["name"], step["became"]) for step in steps] == [
        ("passwd", "added"), ("boats.html", "added"), ("picture.png", "failed"),
    ]  # fmt: skip
    assert steps[2]["reason"]
    shown = writer.get("/add").text
    assert "failed" in shown


def test_the_api_adds_too(writer: TestClient, csrf: Csrf) -> None:
    headers = {"X-CSRF-Token": csrf(writer)}
    answer = writer.post("/api/v1/articles", json={"text": TEXT, "outlet": "Courier"}, headers=headers)
    assert answer.status_code == 202, answer.text
    assert answer.headers["Location"].startswith("/api/v1/jobs/")
    assert settled(writer)["said"] == "1 added"
    for wrong in ({}, {"text": "x", "address": "https://x.example"}, {"text": " "}, {"address": "https://x.example"}):
        assert writer.post("/api/v1/articles", json=wrong, headers=headers).status_code == 422, wrong


def test_the_same_again_is_known(writer: TestClient, csrf: Csrf) -> None:
    for said in ("1 added", "1 known"):
        writer.post("/add/text", data={"csrf": csrf(writer), "text": TEXT})
        assert settled(writer)["said"] == said


def test_a_bug_over_one_article_ends_nothing(writer: TestClient, csrf: Csrf) -> None:
    writer.post("/add/text", data={"csrf": csrf(writer), "text": f"{TEXT}\nBUG BUG, the mayor said.\n"})
    assert settled(writer)["said"] == "1 failed"
    writer.post("/add/text", data={"csrf": csrf(writer), "text": TEXT})
    assert settled(writer)["said"] == "1 added"


@pytest.mark.parametrize(
    ("path", "fields", "says"),
    [
        ("/add/text", {"text": "  "}, "the text is empty"),
        ("/add/files", {}, "no file was chosen"),
        ("/add/address", {"address": "x"}, "nothing is fetched"),
    ],
)  # fmt: skip
def test_what_can_not_be_added_is_told_beside_the_form(
    writer: TestClient, csrf: Csrf, path: str, fields: dict[str, str], says: str
) -> None:
    answer = writer.post(path, data={"csrf": csrf(writer), **fields})
    assert answer.status_code == 422
    assert says in answer.text


@pytest.fixture
def site() -> Iterator[Site]:
    yield from served()


def test_addresses_have_the_rules_of_the_command_line(own: Library, site: Site, csrf: Csrf) -> None:
    """A page can make this machine ask no private network, nor itself."""
    client = TestClient(application(own, adding=Adding(own, standing_job(), Fetcher(FetchSettings()))), base_url=HOME)
    for address in (
        f"http://127.0.0.1:{site.port}/x",
        "file:///etc/passwd",
        "http://169.254.169.254/latest",
        "ftp://x.example/",
    ):
        client.post("/add/address", data={"csrf": csrf(client), "address": address})
        job = settled(client)
        assert job["said"] == "1 failed", (address, job)
    assert site.asked == []
