"""Deciding from pages: confirm, reject, correct, merge, comment, undo; what was decided is there after a reload."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient

Csrf = Callable[[TestClient], str]


@pytest.fixture
def handle(writer: TestClient) -> str:
    """A claim of somebody of a side."""
    claim = writer.get("/api/v1/claims?who=Ivo+Darrant&limit=1").json()["lines"][0]["claim"]
    return f"{claim['article']}/{claim['claim']}"


def decide(client: TestClient, csrf: Csrf, **fields: str) -> str:
    answer = client.post("/decide", data={"csrf": csrf(client), "by": "Ada Lund", **fields}, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return answer.headers["Location"]


def article(handle: str) -> str:
    return f"/articles/{handle.partition('/')[0]}"


def test_a_rejected_claim_is_struck_and_left_out_until_it_is_undone(writer: TestClient, csrf: Csrf, handle: str) -> None:
    where = decide(writer, csrf, kind="reject", target=handle, next=f"{article(handle)}?claim=c1#c1", why="read wrongly")
    assert where.startswith(f"{article(handle)}?claim=c1&decided=")
    assert where.endswith("#c1")
    page = writer.get(where).text
    assert "Noted: reject" in page
    assert "Undo" in page
    shown = writer.get("/search?who=Ivo+Darrant").text
    again = writer.get("/search?who=Ivo+Darrant&rejected=1").text
    assert f"/articles/{handle.replace('/', '?claim=')}" not in shown
    assert "rejected by a person" in again
    made = writer.get("/api/v1/decisions").json()[0]
    assert (made["who"], made["why"]) == ("Ada Lund", "read wrongly")
    decide(writer, csrf, kind="undo", target=made["id"])
    assert f"/articles/{handle.replace('/', '?claim=')}" in writer.get("/search?who=Ivo+Darrant").text
    log = writer.get("/decisions").text
    assert "undone" in log
    assert "undo" in log


def test_a_correction_survives_a_reload_and_is_told_beside_the_claim(writer: TestClient, csrf: Csrf, handle: str) -> None:
    page = writer.get(f"/decide?target={handle}").text
    assert 'name="field-side"' in page
    fields = {"field-side": "ilmeria", "read-side": "kaldrany", "field-source": "x", "read-source": "x"}
    decide(writer, csrf, kind="correct", target=handle, **fields)
    for _ in range(2):
        page = writer.get(article(handle)).text
        assert "Corrected: side is ilmeria, read as kaldrany (Ada Lund" in page
    made = writer.get("/api/v1/decisions").json()
    assert made[0]["value"] == {"side": "ilmeria"}


def test_comments_confirmations_and_names_that_are_one(writer: TestClient, csrf: Csrf, handle: str) -> None:
    decide(writer, csrf, kind="comment", target=handle, text="ask him again")
    decide(writer, csrf, kind="confirm", target=handle)
    page = writer.get(article(handle)).text
    assert "Comment: ask him again (Ada Lund" in page
    decide(writer, csrf, kind="merge", target="actor:Defence Ministry", other="Kaldranian Defence Ministry")
    assert "Kaldranian Defence Ministry" in writer.get("/decide?target=actor:Defence+Ministry").text
    assert len(writer.get("/api/v1/decisions").json()) == 3


def test_who_decided_last_is_offered_the_next_time(writer: TestClient, csrf: Csrf, handle: str) -> None:
    assert 'value="Ada"' in writer.get(f"/decide?target={handle}").text
    decide(writer, csrf, kind="confirm", target=handle)
    assert 'value="Ada Lund"' in writer.get(f"/decide?target={handle}").text


@pytest.mark.parametrize(
    "onward",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "/\tx",
        "",
        "/x\r\nSet-Cookie: a=b",
    ],
)
def test_one_is_never_sent_elsewhere(writer: TestClient, csrf: Csrf, handle: str, onward: str) -> None:
    where = decide(writer, csrf, kind="confirm", target=handle, next=onward)
    assert urlsplit(where).netloc == ""
    assert where == "/decisions"


@pytest.mark.parametrize(
    ("fields", "status", "says"),
    [
        ({"kind": "confirm", "target": "ffffffffffffffff/c1"}, 404, ""),
        ({"kind": "nonsense", "target": "actor:X"}, 422, "give one of"),
        ({"kind": "correct", "target": "actor:X"}, 422, "nothing was changed"),
        ({"kind": "comment", "target": "actor:X"}, 422, ""),
        ({"kind": "undo", "target": "ffff"}, 404, ""),
        ({"target": "actor:X"}, 422, "give one of"),
    ],
)
def test_what_is_no_decision_is_told_in_words(
    writer: TestClient, csrf: Csrf, fields: dict[str, str], status: int, says: str
) -> None:
    answer = writer.post("/decide", data={"csrf": csrf(writer), "by": "Ada", **fields})
    assert answer.status_code == status, answer.text
    assert says in answer.text
    assert writer.get("/api/v1/decisions").json() == []


def test_a_page_of_before_the_server_was_started_again_is_told_to_reload(writer: TestClient) -> None:
    answer = writer.post("/decide", data={"csrf": "0" * 64, "kind": "confirm", "target": "actor:X"})
    assert answer.status_code == 403
    assert "reload the page" in answer.text
