"""While the first text is read, what decides is made ready on another thread; nobody can tell from the result."""

from __future__ import annotations

import threading

import pytest

from reportedly import pipeline
from reportedly.model import Attribution, Document, Entry, Page, Reading, Span

TEXT = "The harbour of Orra will close next year and the boats will have to leave, Holm said."


class Fake:
    """A reader that counts the threads that run while it reads."""

    model = "fake@0"

    def __init__(self) -> None:
        self.threads: list[int] = []

    def read(self, page: Page) -> Reading:
        text = page.text
        self.threads.append(threading.active_count())
        source, cue, content = (
            Span.of(text, text.index(words), text.index(words) + len(words))
            for words in ("Holm", "said", text[: text.index(",")])
        )
        return Reading(self.model, (Attribution((cue,), (source,), (content,), 0.9, 0.9, 0.9),), ())


@pytest.fixture(autouse=True)
def unrehearsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_unrehearsed", iter((True,)))


def test_the_first_article_is_like_any_other_and_no_thread_is_left() -> None:
    before = threading.active_count()
    first, second = (pipeline.read_document(Document(TEXT), Fake()) for _ in range(2))
    assert first == second
    assert [claim.text for claim in first.claims] == [TEXT[: TEXT.index(",")]]
    assert threading.active_count() == before


def test_only_the_first_article_is_rehearsed_for(monkeypatch: pytest.MonkeyPatch) -> None:
    rehearsed: list[object] = []
    monkeypatch.setattr(pipeline, "_rehearse", rehearsed.append)
    for _ in range(3):
        pipeline.read_document(Document(TEXT), Fake())
    assert rehearsed == [pipeline.References()]


def test_what_goes_wrong_in_rehearsal_is_told_with_the_text_itself(capsys: pytest.CaptureFixture[str]) -> None:
    class Broken:
        layers: frozenset[str] = frozenset()

        def small(self, name: str, countries: object) -> tuple[Entry, ...]:
            return ()

        def look_up(self, name: str) -> tuple[Entry, ...]:
            raise LookupError(name)

    with pytest.raises(LookupError):
        pipeline.read_document(Document(TEXT), Fake(), pipeline.References(gazetteer=Broken()))
    assert capsys.readouterr().err == ""


def test_a_reader_that_fails_leaves_no_thread() -> None:
    class Failing(Fake):
        def read(self, page: Page) -> Reading:
            raise MemoryError

    before = threading.active_count()
    with pytest.raises(MemoryError):
        pipeline.read_document(Document(TEXT), Failing())
    assert threading.active_count() == before
