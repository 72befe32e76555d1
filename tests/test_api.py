"""What ``import reportedly`` gives, and how fast."""

from __future__ import annotations

import resource
import subprocess
import sys

import pytest

import reportedly
from reportedly.model import Page, errors


def test_exported_members() -> None:
    assert all(hasattr(reportedly, name) for name in reportedly.__all__)
    assert sorted(reportedly.__all__) == reportedly.__all__
    tree = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, Exception)}
    assert tree <= set(reportedly.__all__)


def fastest(*arguments: str, tries: int = 3) -> float:
    """The least processor time of some runs of Python with ``arguments``, in seconds.

    It is what a quiet machine's clock shows, as one thread does all the work and nothing is waited for; on a busy one a clock would
    measure what else is running.
    """
    took = []
    for _ in range(tries):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        took.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(took)


def test_import_is_fast() -> None:
    """An import takes less than 0.3 s, Python's own start left out."""
    assert fastest("-c", "import reportedly") - fastest("-c", "pass") < 0.3


def test_import_loads_nothing_heavy() -> None:
    program = "import reportedly, sys; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout.split()
    assert not {"numpy", "onnxruntime", "trafilatura", "rich", "click", "py3langid"} & set(loaded)


@pytest.mark.parametrize("arguments", [("--help",), ("read", "--help"), ("--version",)])
def test_help_is_fast(arguments: tuple[str, ...]) -> None:
    assert fastest("-m", "reportedly", *arguments) < 0.5


def test_reading_is_one_call(monkeypatch: pytest.MonkeyPatch) -> None:
    from reportedly import api
    from reportedly.model import Attribution, Reading, Span

    text = "The harbour will close next year and the boats will have to leave, Holm said."

    class Fake:
        model = "fake@0"

        def read(self, page: Page) -> Reading:
            text = page.text
            spans = {word: Span.of(text, text.index(word), text.index(word) + len(word)) for word in ("Holm", "said")}
            content = Span.of(text, 0, text.index(","))
            found = Attribution((spans["said"],), (spans["Holm"],), (content,), 0.9, 0.9, 0.9)
            return Reading(self.model, (found,), ())

    monkeypatch.setattr(api, "_shared_reader", Fake)
    article = reportedly.read(text, published="2025-11-30", outlet="The Harbour Post")
    assert article.claims[0].source.text == "Holm"
    assert article.document.published == "2025-11-30"
    assert article.producer.model == "fake@0"
    assert article.producer.reportedly == reportedly.__version__
