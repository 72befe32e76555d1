"""The API is asked anything: whatever comes, there is an answer, and no fault of the server's."""

from __future__ import annotations

from typing import Any

from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

_ODD = [
    "", "0", "-1", "1e9", "NaN", "9" * 30, "\x00", "\ud800", "'; DROP TABLE claim; --", '" OR "', "*", "NEAR(", "(", "{marks} : x",
    "2025-02-30", "0001-01-01", "9999-12-31", "../../etc/passwd", "%2e%2e", "control.*", "x" * 3000, "a:b:c:d", "1", "c1",
    "postgresql://x", "\u202e",
]  # fmt: skip
ODD = st.one_of(st.text(max_size=40), st.sampled_from(_ODD))
WORDS = st.sampled_from(["kind", "target", "value", "who", "text", "address", "with", "x"])
BODIES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), ODD.filter(lambda it: "\ud800" not in it)),
    lambda each: st.lists(each, max_size=3) | st.dictionaries(WORDS, each, max_size=4),
    max_leaves=8,
)
LIKELY = {"limit": ["1", "500"], "since": ["2028-01-01"], "until": ["2028-12-31"], "event": ["attack.*"], "place": ["Orlesk"],
          "within": ["20"], "status": ["disputed"], "name": ["Orlesk"], "one": ["Meridian"], "other": ["Kaldrany One"]}  # fmt: skip


@given(data=st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_no_question_is_a_fault_of_the_server(client: TestClient, data: st.DataObject) -> None:
    paths = client.app.openapi()["paths"]  # type: ignore[attr-defined]
    path, way = data.draw(st.sampled_from([(path, ways["get"]) for path, ways in sorted(paths.items()) if "get" in ways]))
    query: list[tuple[str, str]] = []
    url = path
    for parameter in way.get("parameters", ()):
        name = parameter["name"]
        value = data.draw(st.one_of(ODD, st.sampled_from(LIKELY[name])) if name in LIKELY else ODD)
        if parameter["in"] == "path":
            url = url.replace(f"{{{name}}}", _quoted(value) or "x")
        elif parameter["required"] or data.draw(st.booleans()):
            query.append((name, value))
    _sound(client.get(url + "?" + "&".join(f"{name}={_quoted(value)}" for name, value in query)))


@given(body=BODIES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_no_write_is_a_fault_of_the_server(client: TestClient, body: Any) -> None:
    """The ledger is opened to be looked at only, so that nothing is written whatever comes."""
    import json

    headers = {"X-CSRF-Token": client.get("/api/v1/session").json()["csrf"], "Content-Type": "application/json"}
    for path in ("/api/v1/decisions", "/api/v1/articles"):
        _sound(client.post(path, content=json.dumps(body), headers=headers))


def _quoted(value: str) -> str:
    from urllib.parse import quote

    return quote(value.encode("utf-8", "surrogatepass"), safe="")


def _sound(answer: Any) -> None:
    assert answer.status_code < 500, (answer.request.url, answer.text[:500])
    if answer.status_code >= 400:
        assert answer.headers["Content-Type"] == "application/problem+json"
    else:
        answer.json()
