"""The Python door as ``docs/python.md`` describes it: its names, its services, its threads and processes."""

from __future__ import annotations

import multiprocessing
import pickle
import re
import sys
import threading
import time
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

import reportedly
from reportedly import api, model, pipeline
from reportedly.model import errors
from reportedly.record import fields_of

sys.path.append(str(Path(__file__).parent / "run"))

from standin import StandIn, story

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
TOLD = set(re.findall(r"`(?:reportedly\.)?(\w+)`", re.sub(r"^```.*?^```$", "", PAGE, flags=re.MULTILINE | re.DOTALL)))
"""Each name that stands alone in backticks, outside blocks."""


def classes_in(hint: object) -> Iterator[type]:
    """The classes of this package that a type is made of."""
    if isinstance(hint, type) and hint.__module__.startswith("reportedly."):
        yield hint
    for each in get_args(hint):
        yield from classes_in(each)


def reachable(noun: type) -> set[type]:
    found, left = set[type](), [noun]
    while left:
        each = left.pop()
        if each not in found:
            found.add(each)
            left += [other for hint in get_type_hints(each).values() for other in classes_in(hint)]
    return found


def error_tree() -> set[str]:
    return {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, Exception)}


def test_what_is_public_is_what_the_page_tells() -> None:
    calls = {name for name, each in vars(api).items() if name[0] != "_" and getattr(each, "__module__", "") == api.__name__}
    everything = {*reportedly.__all__, *model.__all__, *error_tree(), *calls}
    assert calls <= set(reportedly.__all__)
    assert TOLD & everything == set(reportedly.__all__)


def test_public_is_whatever_an_article_holds_and_every_error() -> None:
    assert {noun.__name__ for noun in reachable(reportedly.Article)} | error_tree() <= set(reportedly.__all__)
    assert reachable(reportedly.Article) >= {noun for field in fields_of(reportedly.Article) if (noun := field.shape.noun)}


def test_whoever_uses_it_sees_its_types() -> None:
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"][
        "wheel"
    ]
    assert (ROOT / wheel["packages"][0] / "py.typed").is_file()
    assert "exclude" not in wheel
    assert "only-include" not in wheel


@pytest.fixture
def cold(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Nothing is open yet; the list says what was opened, slowly."""
    opened = []

    def reader(threads: int) -> StandIn:
        opened.append("reader")
        time.sleep(0.05)
        return StandIn()

    def references(packs: tuple[str, ...], cache: Path | None) -> pipeline.References:
        opened.append("references")
        time.sleep(0.05)
        return pipeline.References()

    monkeypatch.setattr(pipeline, "load_reader", reader)
    monkeypatch.setattr(pipeline, "open_references", references)
    api._reader.cache_clear()
    api._references.cache_clear()
    yield opened
    api._reader.cache_clear()
    api._references.cache_clear()


def service() -> Any:
    """The application of the page."""
    (code,) = (
        block for block in re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL) if "FastAPI()" in block
    )
    names: dict[str, Any] = {"reportedly": reportedly, "__name__": "service"}
    exec(compile(code, "docs/python.md", "exec"), names)
    return names["app"]


def test_a_service_that_starts_cold_under_eight_requests_opens_everything_once(cold: list[str]) -> None:
    from fastapi.testclient import TestClient

    client, start = TestClient(service()), threading.Barrier(8)

    def ask(day: int) -> Any:
        start.wait()
        return client.post("/read", json={"text": story(day), "published": "2025-11-30"})

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(8)))
    assert sorted(cold) == ["reader", "references"]
    assert {answer.status_code for answer in answers} == {200}
    for day, answer in enumerate(answers):
        assert reportedly.Article.from_dict(answer.json(), text=story(day)) == reportedly.read(
            story(day), published="2025-11-30"
        )


def test_a_service_answers_what_can_not_be_read_with_its_reason(cold: list[str]) -> None:
    from fastapi.testclient import TestClient

    client = TestClient(service())
    for asked, reason in (({"text": " "}, "nothing to read"), ({"text": story(), "published": "soon"}, "no date")):
        answer = client.post("/read", json=asked)
        assert answer.status_code == 422
        assert reason in answer.json()["detail"]


def test_eight_threads_read_what_one_reads(cold: list[str]) -> None:
    texts = [story(day) for day in range(32)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(reportedly.read, texts)) == [reportedly.read(text) for text in texts]
    assert cold.count("reader") == 1


def real(text: str) -> reportedly.Article:
    return reportedly.read(text, places=False)


def in_a_child(how: str, text: str) -> Any:
    if how not in multiprocessing.get_all_start_methods():
        pytest.skip(f"no {how} on this system")
    with multiprocessing.get_context(how).Pool(1) as pool:
        return pool.apply_async(real, (text,)).get(60)


@pytest.mark.parametrize("how", ["fork", "spawn"])
def test_a_child_reads_what_its_parent_read_before(how: str) -> None:
    """With the real model, since it is the model's own threads that a fork leaves behind."""
    article = real(story())
    assert article.claims
    assert in_a_child(how, story()) == article


def test_a_child_forked_off_while_another_thread_opens_the_model_opens_its_own(cold: list[str]) -> None:
    held, done = threading.Event(), threading.Event()

    def opening() -> None:
        with api._opening:
            held.set()
            done.wait(60)

    thread = threading.Thread(target=opening)
    thread.start()
    held.wait()
    try:
        assert in_a_child("fork", story()).claims
    finally:
        done.set()
        thread.join()


@pytest.mark.parametrize("name", sorted(error_tree()))
def test_errors_travel_to_other_processes(name: str) -> None:
    kind = getattr(reportedly, name)
    error = kind("a.txt", "what is wrong") if issubclass(kind, reportedly.InputError) else kind("a.txt: what is wrong")
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is kind
    assert (str(back), vars(back), back.exit_code) == ("a.txt: what is wrong", vars(error), error.exit_code)
