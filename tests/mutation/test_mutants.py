"""The faults that `benchmarks.mutants` puts in, and that it tells those that a test notices from those that none does."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from benchmarks.mutants.__main__ import PACKAGE, ROOT, judge, report
from benchmarks.mutants.mutations import mutations
from benchmarks.mutants.network import Remembering, holding
from benchmarks.mutants.reach import Reach
from benchmarks.mutants.sampling import equivalents, sample
from benchmarks.mutants.workplace import known_reach
from reportedly.model import Document
from reportedly.pipeline import opened
from reportedly.reader import Reader


def faults(source: str) -> set[tuple[str, str]]:
    return {(each.before, each.becomes) for each in mutations(source, "a.py")}


@pytest.mark.parametrize(
    ("line", "becomes"),
    [
        ("return a < b", "return a <= b"),
        ("return a not in b", "return a in b"),
        ("return a is None", "return a is not None"),
        ("return 0 <= a < b", "return 0 <= a <= b"),
        ("return a and b", "return a or b"),
        ("return a and b", "return ((b))"),
        ("return a and b and “c”", "return ((a) and (“c”))"),
        ("return not a", "return (a)"),
        ("return a if b else c", "return a if False else c"),
        ("return [a for a in b if a]", "return [a for a in b if True]"),
        ("return a[1:b]", "return a[:b]"),
        ("return a[1:b]", "return a[1:]"),
        ("return a[1:b]", "return a[2:b]"),
        ("return a[-1]", "return a[-2]"),
        ("return 0.5", "return 1.0"),
        ("return 4096", "return 2048"),
        ("return True", "return False"),
        ("return max(a, b)", "return min(a, b)"),
        ("return any(a)", "return all(a)"),
        ("return a", "return None"),
    ],
)
def test_a_line_is_spoilt_as_a_hurried_hand_would(line: str, becomes: str) -> None:
    line, becomes = line.replace("“c”", '"“c”"'), becomes.replace("“c”", '"“c”"')
    assert (line, becomes) in faults(f'def f(a, b, c):\n    """“Doc”: 1 < 2 and not 3."""\n    {line}\n')


@pytest.mark.parametrize(
    ("returns", "empties"),
    [("str", {'""'}), ("tuple[int, ...]", {"()"}), ("bool", {"True", "False"}), ("int | None", {"None"}), ("Span", set())],
)
def test_an_answer_becomes_an_empty_one_of_its_kind(returns: str, empties: set[str]) -> None:
    assert faults(f"def f(a) -> {returns}:\n    return g(a)\n") == {("return g(a)", f"return {each}") for each in empties}


def test_a_way_out_is_dropped_where_something_would_follow() -> None:
    source = "def f(a):\n    for b in a:\n        if b:\n            continue\n        g(b)\n    if a:\n        return\n    h(a)\n"
    assert {("continue", "pass"), ("return", "pass")} <= faults(source)
    assert faults("def f(a):\n    for b in a:\n        if b:\n            continue\n") == {
        ("if b:", "if True:"),
        ("if b:", "if False:"),
    }
    assert "pass" not in {
        becomes for _, becomes in faults("def f(a):\n    if a:\n        return g(1)\n    else:\n        return g(2)\n")
    }


@pytest.mark.parametrize(
    "source",
    [
        '"""A docstring: 1 < 2."""\n',
        "def f(a: Literal[1, 2]) -> tuple[int, 3]:\n    g(a)\n",
        "A: TypeAlias = Literal[1, 2]\n",
        "if TYPE_CHECKING:\n    A = 1\n",
        "@cache(maxsize=64)\ndef f(a):\n    g(a)\n",
        "def f(a):\n    raise ValueError(f'{a + 1}', 2)\n",
        "def f(a):\n    g(f'{a[1]}')\n",
        "__all__ = ['a'][:1]\n",
        "def f(a):\n    logger.info(a, 1)\n",
        "def f(a):\n    zip(a, a, strict=True)\n",
    ],
)
def test_what_decides_nothing_is_left_alone(source: str) -> None:
    assert faults(source) == set()


def test_every_fault_compiles_and_is_the_one_that_it_says() -> None:
    path = ROOT / PACKAGE / "claims" / "certainty.py"
    source = path.read_text(encoding="utf-8")
    for each in mutations(source, "certainty.py"):
        spoilt = each.applied(source)
        compile(spoilt, "certainty.py", "exec")
        assert each.becomes in " ".join(spoilt.split())
        assert spoilt != source


def test_a_sample_follows_from_its_seed_and_is_shared_out_by_lines() -> None:
    rooms = [f"{PACKAGE}/claims", f"{PACKAGE}/resolve/numbers"]
    chosen = sample(ROOT, rooms, 60, 7)
    assert chosen == sample(ROOT, rooms, 60, 7)
    assert chosen != sample(ROOT, rooms, 60, 8)
    assert sum(map(len, chosen.values())) == 60
    assert all(chosen.values())
    places = [(each.path, each.line) for held in chosen.values() for each in held]
    assert len(set(places)) == 60


def test_every_fault_called_equivalent_is_there_and_has_a_reason() -> None:
    for file, function, line, becomes in equivalents(ROOT / "tests" / "mutation" / "equivalent.toml"):
        found = mutations((ROOT / file).read_text(encoding="utf-8"), file)
        assert (function, line, becomes) in {(each.function, each.before, each.becomes) for each in found}, (file, line)


def test_a_fault_called_equivalent_is_not_drawn(toy: Path) -> None:
    (held,) = sample(toy, ["src/toy/room"], 100, 1).values()
    known = {
        (each.path, each.function, each.before, each.becomes): "why" for each in mutations(SOURCE, "src/toy/room/ages.py")
    }
    assert held
    assert sample(toy, ["src/toy/room"], 100, 1, known) == {"src/toy/room": []}


SOURCE = """from functools import cache

GROWN = 18


@cache
def limit():
    return GROWN


def grown(age):
    if age < 0:
        return None
    return age >= limit()


def counted(age):
    while age > 0:
        age -= 1
        if age == -1:
            break
    return age


def never(age):
    return age < 3
"""
TESTS = """import pytest
from toy.room.ages import counted, grown

@pytest.fixture(scope="module")
def child():
    return grown(17)

def test_grown():
    assert grown(18) and grown(19)

def test_a_child_is_not_grown(child):
    assert not child

def test_a_child_is_no_number(child):
    assert child is not None

def test_counting():
    assert counted(3) == 0
"""


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    root = tmp_path / "toy"
    for folder in ("src/toy/room", "tests"):
        (root / folder).mkdir(parents=True)
    (root / "src/toy/__init__.py").touch()
    (root / "src/toy/room/__init__.py").touch()
    (root / "src/toy/room/ages.py").write_text(SOURCE, encoding="utf-8")
    (root / "tests/test_ages.py").write_text(TESTS, encoding="utf-8")
    return root


@pytest.mark.timeout(300)  # it waits for a loop without end, and several processes begin
def test_what_tests_notice_is_told_from_what_they_do_not(toy: Path) -> None:
    pytest.importorskip("coverage")
    cache = toy / ".mutants"
    known = known_reach(toy, ["src/toy/room"], cache)
    assert Reach.joined(cache.glob("reach-*.json")) == known
    found = mutations(SOURCE, "src/toy/room/ages.py")
    wanted = {
        ("GROWN = 18", "GROWN = 19"): "killed",  # at import, and behind a memory
        ("return age >= limit()", "return age > limit()"): "killed",  # by the one test that looks at the edge
        ("return GROWN", "return None"): "killed",  # kept since the first test
        ("return None", "pass"): "survived",  # reached by no test
        ("age -= 1", "age -= 0"): "timed out",
        ("if age == -1:", "if age == -2:"): "survived",
        ("return age < 3", "return age < 4"): "survived",
    }
    chosen = [each for fault in wanted for each in found if (each.before, each.becomes) == fault]
    verdicts = judge(toy, chosen, known, cache, 1)
    assert {(each.before, each.becomes): verdict.ended for each, verdict in verdicts.items()} == wanted
    tests = {each.becomes: {name.partition("::")[2] for name in verdict.tests} for each, verdict in verdicts.items()}
    assert tests["return age > limit()"] == {"test_grown", "test_a_child_is_not_grown", "test_a_child_is_no_number"}
    assert tests["return None"] == {"test_grown", "test_a_child_is_not_grown", "test_a_child_is_no_number"}
    assert tests["if age == -2:"] == {"test_counting"}
    assert tests["return age < 4"] == set()
    assert (toy / "src/toy/room/ages.py").read_text(encoding="utf-8") == SOURCE
    printed = report({"src/toy/room": list(verdicts.values())})
    assert "- return age < 3\n  + return age < 4\n  reached by no test" in printed


def test_a_session_that_is_opened_late_still_has_the_matrices_it_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import onnxruntime

    page = opened(Document("Floods cut the road to Brask, the governor said on Monday."))
    expected = Reader.load().read(page)
    monkeypatch.setattr(onnxruntime, "InferenceSession", Remembering(onnxruntime.InferenceSession, tmp_path))
    monkeypatch.setattr(onnxruntime, "SessionOptions", holding(onnxruntime.SessionOptions))
    Reader.load()  # the files are known from now on, so that they are opened in truth when they are asked
    late = Reader.load()
    gc.collect()
    assert late.read(page) == expected


@pytest.mark.timeout(300)  # mypy begins from nothing
def test_what_the_type_checker_refuses_is_told_from_what_it_takes(toy: Path) -> None:
    pytest.importorskip("mypy")
    source = "def after(age: int | None) -> int:\n    if age is None:\n        return 0\n    return age + 1\n"
    (toy / "src/toy/room/ages.py").write_text(source, encoding="utf-8")
    wanted = {"if False:": True, "return age + 2": False}
    chosen = [each for each in mutations(source, "src/toy/room/ages.py") if each.becomes in wanted]
    verdicts = judge(toy, chosen, Reach({}, {}, {}, ()), toy / ".mutants", 1, types=True)
    assert {fault.becomes: (verdict.ended, verdict.refused) for fault, verdict in verdicts.items()} == {
        becomes: ("survived", refused) for becomes, refused in wanted.items()
    }
    assert "condition forced, which mypy refuses\n  - if age is None:" in report({"room": list(verdicts.values())})
