"""The HTTP API: everything as its OpenAPI document says, page by page, with tags, and problems for what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from pydantic import TypeAdapter

from reportedly.web import Library, api

GETS = [route for route in api.router.routes if isinstance(route, APIRoute) and "GET" in route.methods]


def some(client: TestClient) -> tuple[str, str]:
    """An article, and a claim of a thread."""
    kept = next(each for each in client.get("/api/v1/articles?limit=500").json()["articles"] if each["versions"] == 2)
    return kept["id"], client.get("/api/v1/threads").json()["threads"][0]["id"]


QUERIES = {
    "/api/v1/brief": "since=2028-01-01",
    "/api/v1/place": "name=Orlesk",
    "/api/v1/who": "name=Ivo+Darrant",
    "/api/v1/compare": "one=Meridian&other=Kaldrany+One",
}


@pytest.mark.parametrize("route", GETS, ids=lambda route: route.path)
def test_an_answer_is_as_the_document_says(client: TestClient, route: APIRoute) -> None:
    if "/jobs/" in route.path:
        assert client.get("/api/v1/jobs/x").status_code == 404
        return
    ident, thread = some(client)
    path = route.path.replace("{ident}/{claim}", thread).replace("{ident}", ident)
    answer = client.get(f"{path}?{QUERIES.get(route.path, '')}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Type"] == "application/json"
    TypeAdapter(route.response_model).validate_python(answer.json())
    if answer.headers["Cache-Control"] != "no-store":
        again = client.get(f"{path}?{QUERIES.get(route.path, '')}", headers={"If-None-Match": answer.headers["ETag"]})
        assert again.status_code == 304


def test_the_document_says_what_there_is(client: TestClient) -> None:
    found = client.get("/api/v1/openapi.json").json()
    assert found["openapi"].startswith("3.")
    assert len(found["paths"]) > 20
    assert all(path.startswith("/api/v1/") for path in found["paths"])
    for path, ways in found["paths"].items():
        for way in ways.values():
            assert way["summary"], path
            assert way["description"], path


def test_a_list_goes_on_where_it_ended(client: TestClient) -> None:
    seen: list[str] = []
    url: str | None = "/api/v1/claims?limit=40&since=2028-01-01"
    while url:
        answer = client.get(url)
        seen += [f"{line['claim']['article']}/{line['claim']['claim']}" for line in answer.json()["lines"]]
        link = answer.headers.get("Link")
        assert (link is None) == (answer.json()["after"] is None)
        url = link.partition(">")[0].removeprefix("<") if link else None
    assert len(seen) == len(set(seen)) == client.get("/api/v1/claims?limit=1").json()["tally"]["claims"]
    pages = [client.get(f"/api/v1/articles?limit=5&after={after}").json()["articles"] for after in (0, 5, 10)]
    assert len({each["id"] for page in pages for each in page}) == 15
    days = [each["published"] for page in pages for each in page]
    assert days == sorted(days, reverse=True)


def test_what_the_pages_filter_by_the_api_does_too(client: TestClient) -> None:
    every = client.get("/api/v1/claims?limit=1").json()["tally"]["claims"]
    for query in ("words=bridge", "who=Ivo Darrant", "side=kaldrany", "place=Orlesk", "event=attack.*", "outlet=Meridian",
                  "since=2028-10-01", "until=2028-02-01", "status=disputed"):  # fmt: skip
        found = client.get(f"/api/v1/claims?limit=1&{query}").json()["tally"]["claims"]
        assert 0 < found < every, query


def test_the_map_counts_each_side_by_itself(client: TestClient) -> None:
    found = client.get("/api/v1/places").json()
    orlesk = next(each for each in found["places"] if each["name"] == "Orlesk")
    assert {count["side"] for count in orlesk["counts"]} >= {None, "ilmeria"}
    only = client.get("/api/v1/places?side=kaldrany").json()
    assert {count["side"] for each in only["places"] for count in each["counts"]} == {"kaldrany"}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/claims?since=2025-02-31", 422),
        ("/api/v1/claims?limit=0", 422),
        ("/api/v1/claims?limit=x", 422),
        ("/api/v1/claims?after=nowhere", 422),
        ("/api/v1/claims?within=3", 200),
        ("/api/v1/claims?event=No!", 422),
        ("/api/v1/claims?status=true", 422),
        ("/api/v1/claims?article=ffffffffffffffff", 404),
        ("/api/v1/articles/ffffffffffffffff", 404),
        ("/api/v1/articles?after=-1", 422),
        ("/api/v1/articles?since=0000-00-00", 422),
        ("/api/v1/threads/ffff/c1", 404),
        ("/api/v1/threads?after=x", 422),
        ("/api/v1/brief", 422),
        ("/api/v1/brief?since=2025-99-99", 422),
        ("/api/v1/place?name=%20", 422),
        ("/api/v1/compare?one=A&other=B", 404),
        ("/api/v1/nothing", 404),
        ("/api/v1/who?name=%00", 200),
        ("/api/v1/claims?words=%22%20OR%20(", 200),
        ("/api/v1/claims?words=%ff%fe", 200),
    ],
)
def test_what_is_wrong_is_a_problem_in_words(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status, answer.text
    if status != 200:
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.json()["status"] == status
        assert answer.json()["detail"]


def test_no_method_that_is_not_there(client: TestClient) -> None:
    answer = client.delete("/api/v1/articles/ffff")
    assert answer.status_code == 405
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_client_decides_and_takes_it_back(writer: TestClient, csrf: Callable[[TestClient], str], own: Library) -> None:
    headers = {"X-CSRF-Token": csrf(writer)}
    line = writer.get("/api/v1/claims?words=bridge&limit=1").json()["lines"][0]
    handle = f"{line['claim']['article']}/{line['claim']['claim']}"
    body: dict[str, Any] = {
        "kind": "correct",
        "target": handle,
        "value": {"source": "Somebody else"},
        "who": "Ada",
        "why": "see above",
    }
    made = writer.post("/api/v1/decisions", json=body, headers=headers)
    assert made.status_code == 201, made.text
    again = writer.get(f"/api/v1/claims?article={line['claim']['article']}&limit=100").json()["lines"]
    assert "Somebody else" in {each["claim"]["source"] for each in again}
    undo = {"kind": "undo", "target": made.json()["id"], "who": "Ada"}
    assert writer.post("/api/v1/decisions", json=undo, headers=headers).status_code == 201
    again = writer.get(f"/api/v1/claims?article={line['claim']['article']}&limit=100").json()["lines"]
    assert "Somebody else" not in {each["claim"]["source"] for each in again}
    assert [each["kind"] for each in writer.get("/api/v1/decisions").json()] == ["undo", "correct"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"kind": "convict", "target": "x"}, 422),
        ({"kind": "confirm", "target": "ffffffffffffffff/c1"}, 404),
        ({"kind": "confirm", "target": "nonsense"}, 422),
        ({"kind": "undo", "target": "ffff"}, 404),
        ({"kind": "correct", "target": "actor:X", "value": {"shoe": "9"}}, 422),
        ({"kind": "merge", "target": "actor:X", "value": {}}, 422),
        ({"kind": "comment", "target": "actor:X", "value": {"text": "x"}, "more": 1}, 422),
    ],
)
def test_what_is_no_decision_is_none(
    writer: TestClient, csrf: Callable[[TestClient], str], body: dict[str, Any], status: int
) -> None:
    answer = writer.post("/api/v1/decisions", json=body, headers={"X-CSRF-Token": csrf(writer)})
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert writer.get("/api/v1/decisions").json() == []
