"""What stands before every request: hosts, origins, the token, sizes, headers."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from reportedly.model.errors import UsageError
from reportedly.web import Library, Serving
from reportedly.web.app import application
from reportedly.web.guard import HEADERS, Keys

HOME = "http://127.0.0.1:8017"


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8017", "127.0.0.1.evil.example", "", "127.0.0.1@evil.example", "[::1"]
)
def test_a_name_of_somebody_elses_is_not_answered(client: TestClient, host: str) -> None:
    answer = client.get("/", headers={"Host": host})
    assert answer.status_code == 421
    assert "bridge" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8017", "localhost:9", "LOCALHOST", "[::1]:8017"])
def test_this_machine_is_answered_by_its_names(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": HOME, "Sec-Fetch-Site": "cross-site"},
    ],
)
def test_a_page_of_another_site_can_write_nothing_even_with_the_right_secret(
    writer: TestClient, headers: dict[str, str]
) -> None:
    csrf = writer.get("/api/v1/session").json()["csrf"]
    form = {"csrf": csrf, "kind": "comment", "target": "actor:Ivo Darrant", "text": "x", "by": "Eve"}
    assert writer.post("/decide", data=form, headers=headers).status_code == 403
    assert writer.get("/api/v1/decisions").json() == []


def test_every_write_needs_what_only_a_page_of_this_server_knows(writer: TestClient) -> None:
    app = writer.app
    routes = [route for route in app.routes if getattr(route, "methods", None)]  # type: ignore[attr-defined]
    paths = app.openapi()["paths"]  # type: ignore[attr-defined]
    api = [path for path, ways in paths.items() if set(ways) - {"get", "head"}]
    pages = ["/decide", "/add/text", "/add/address", "/add/files"]
    assert routes
    assert {path for path, ways in paths.items() for way in ways} >= set(api)
    for path in [*pages, *api]:
        for given in ({}, {"csrf": "no"}):
            answer = writer.post(path, data=given, headers={"Origin": HOME})
            assert answer.status_code in (403, 422), path
            if answer.status_code == 422:  # the API asks for JSON first; with it the secret is asked for
                body = {"kind": "comment", "target": "actor:X", "text": "x"}
                own = body if path.endswith("decisions") else {"text": "x"}
                own = {name: each for name, each in own.items() if path.endswith("articles") or name != "text"}
                assert writer.post(path, json=own).status_code == 403, path
    assert writer.get("/api/v1/decisions").json() == []


@pytest.mark.parametrize(
    "path", ["/", "/threads", "/api/v1/ledger", "/static/app.css", "/no-such-page", "/api/v1/no-such", "/who"]
)
def test_every_answer_has_the_headers(client: TestClient, path: str) -> None:
    answer = client.get(path)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


def test_an_error_nobody_foresaw_is_a_page_with_the_headers_and_no_traceback(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("secret path /home/ada")

    client = TestClient(application(library), base_url=HOME)
    monkeypatch.setattr(library, "outlets", fail)
    for path in ("/sources",):
        answer = client.get(path)
        assert answer.status_code == 500
        assert "secret path" not in answer.text
        assert "Traceback" not in answer.text
        assert answer.headers["Content-Security-Policy"]


def test_what_is_too_much_is_refused_whether_it_says_so_or_not(library: Library) -> None:
    client = TestClient(application(library, most=1000), base_url=HOME)
    assert client.post("/decide", content=b"x" * 2000).status_code == 413

    def slowly() -> object:
        for _ in range(20):
            yield b"x" * 100

    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert client.post("/decide", content=slowly(), headers=form).status_code == 413  # type: ignore[arg-type]
    assert client.post("/decide", content=b"", headers={"Content-Length": "9" * 30}).status_code in (400, 413)
    assert client.get("/search?words=" + "x" * 9000).status_code == 414


def test_with_a_token_nothing_is_shown_without_it(library: Library) -> None:
    client = TestClient(
        application(library, token="open-sesame", hosts=["news.example"]), base_url="http://news.example:8017"
    )
    for path in ("/", "/threads", "/api/v1/ledger", "/static/app.js"):
        assert client.get(path).status_code == 401
    assert client.get("/?token=wrong").status_code == 401
    assert client.get("/api/v1/ledger", headers={"Authorization": "Bearer wrong"}).status_code == 401
    assert client.get("/api/v1/ledger", headers={"Authorization": "Bearer open-sesame"}).status_code == 200
    entering = client.get("/threads?order=claims&token=open-sesame", follow_redirects=False)
    assert entering.status_code == 303
    assert entering.headers["Location"] == "/threads?order=claims"
    cookie = entering.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert "open-sesame" not in cookie
    assert client.get("/").status_code == 200
    assert client.get("//evil.example/?token=open-sesame", follow_redirects=False).headers.get("Location", "/")[:2] != "//"


def test_a_token_lets_a_client_write_without_a_page(own: Library) -> None:
    client = TestClient(application(own, token="open-sesame"), base_url=HOME)
    body = {"kind": "comment", "target": "actor:Ivo Darrant", "value": {"text": "who is this?"}, "who": "Ada"}
    assert client.post("/api/v1/decisions", json=body).status_code == 401
    answer = client.post("/api/v1/decisions", json=body, headers={"Authorization": "Bearer open-sesame"})
    assert answer.status_code == 201


def test_a_server_that_others_reach_needs_a_token() -> None:
    with pytest.raises(UsageError, match="needs a token"):
        Serving("0.0.0.0")
    assert Serving("0.0.0.0", token="x", names=("news.example",)).hosts >= {"news.example", "127.0.0.1"}
    assert Serving("192.0.2.1", token="x").address(80) == "http://192.0.2.1:80/?token=x"


def test_a_secret_is_of_one_run() -> None:
    one, other = Keys(b"1" * 32), Keys(b"2" * 32)
    assert one.is_csrf(one.csrf)
    assert not other.is_csrf(one.csrf)
    assert not one.is_token("")
    assert not Keys(b"", None).is_token("anything")
