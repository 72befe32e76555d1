"""Fingerprints are stable against edits elsewhere; ignore files name paths by patterns."""

from __future__ import annotations

import re

import pytest

from reportedly.checks.baseline import baseline_from, baseline_text, fingerprints, fresh, joined, numbered
from reportedly.checks.suppression import Ignore, faults, fits, is_known, kept, unused
from reportedly.model import Diagnostic, Document, Remark, Span
from reportedly.model.errors import StyleError
from tests.pages import page_of


def print_of(text: str, words: str, rule: str = "SRC001") -> str:
    start = text.index(words)
    found = Diagnostic(rule, "n", "info", 1, Span.of(text, start, start + len(words)), "m", "a")
    return fingerprints(text, page_of(text).layout, [found])[0]


TEXT = "The road is closed. The bridge will open in June, a source said on Friday. Cars wait."


def test_a_fingerprint_does_not_depend_on_what_stands_elsewhere() -> None:
    one = print_of(TEXT, "a source")
    assert one == print_of("New. Entirely new.\n\n" + TEXT.replace("closed", "open"), "a source")
    assert one == print_of(TEXT.replace("June, a", "June,  a"), "a source")
    assert one != print_of(TEXT.replace("June", "July"), "a source")
    assert one != print_of(TEXT.replace("a source", "one source"), "one source")
    assert one != print_of(TEXT, "a source", "SRC002")


def test_equal_findings_are_counted() -> None:
    assert numbered(["a", "b", "a"]) == ("a:1", "b:1", "a:2")
    assert fresh(["a", "a", "b"], {"a": 1}) == (False, True, True)
    assert joined([["a", "a"], ["a", "b"]]) == {"a": 2, "b": 1}


def test_a_baseline_is_read_as_it_was_written() -> None:
    known = {"0123456789abcdef": 2, "0000000000000000": 1}
    assert baseline_from(baseline_text(known), "b") == known
    assert baseline_from(baseline_text({}), "b") == {}


@pytest.mark.parametrize(
    ("pattern", "path", "fitting"),
    [
        ("a.txt", "a.txt", True), ("a.txt", "in/a.txt", True), ("in/*.txt", "in/a.txt", True), ("in/*.txt", "in/b/a.txt", False),
        ("in/**/*.txt", "in/b/a.txt", True), ("in/**/*.txt", "in/a.txt", True), ("in", "in/b/a.txt", True),
        ("./in/", "in/a.txt", True), ("?.txt", "a.txt", True), ("?.txt", "ab.txt", False), ("[a].txt", "a.txt", False),
    ],
)  # fmt: skip
def test_patterns_of_paths(pattern: str, path: str, fitting: bool) -> None:
    assert fits(pattern, path) is fitting


# fingerprints


def test_words_far_away_or_beyond_the_fifth_change_no_fingerprint() -> None:
    text = "One two three four five six a source seven eight nine ten eleven twelve."
    one = print_of(text, "a source")
    assert one == print_of(text.replace("One", "Some"), "a source") == print_of(text.replace("twelve", "end"), "a source")
    assert one != print_of(text.replace("two", "new"), "a source")
    assert one != print_of(text.replace("eleven", "end"), "a source")


def test_neighbours_are_sought_among_so_many_characters() -> None:
    for count, same in [(398, False), (399, True)]:
        text = "Old " + "," * (count - 1) + " a source left " + "," * 100 + " so."
        assert (print_of(text, "a source") == print_of(text.replace("Old", "New"), "a source")) is same
    for count, same in [(398, False), (399, True)]:
        text = "Here a source left" + "," * (count - 5) + " old."
        assert (print_of(text, "a source") == print_of(text.replace("old", "new"), "a source")) is same


def test_marks_are_known_by_themselves_and_case_and_width_make_no_difference() -> None:
    assert print_of("It is “ so.", "“") != print_of("It is ” so.", "”")
    assert print_of("It is A SOURCE so.", "A SOURCE") == print_of("It is a source so.", "a source")
    assert len(print_of(TEXT, "a source")) == 16


def test_known_findings_are_counted_for_each_article_by_the_most() -> None:
    assert fresh(["a", "b", "a", "a"], {"a": 2, "b": 0}) == (False, True, False, True)
    assert joined([["a"], ["a", "a"], []]) == {"a": 2}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{\n  x", "b:2: is no baseline, since it is not JSON here"),
        ("[" * 100_000, "b: is no baseline; write"),
        ("[]", "b: is no baseline of Reportedly"),
        ("{}", "b: is no baseline of Reportedly"),
        ('{"reportedly-baseline": 2}', "version 2, and this Reportedly reads version 1"),
        ('{"reportedly-baseline": "x"}', "version unknown"),
        ('{"reportedly-baseline": true}', "is a baseline of version"),
        ('{"reportedly-baseline": 1}', "is a damaged baseline"),
        ('{"reportedly-baseline": 1, "findings": []}', "is a damaged baseline"),
        ('{"reportedly-baseline": 1, "findings": {"0123456789abcde": 1}}', "is a damaged baseline"),
        ('{"reportedly-baseline": 1, "findings": {"0123456789abcdeg": 1}}', "is a damaged baseline"),
        ('{"reportedly-baseline": 1, "findings": {"0123456789abcdef": 0}}', "is a damaged baseline"),
        ('{"reportedly-baseline": 1, "findings": {"0123456789abcdef": true}}', "is a damaged baseline"),
    ],
)
def test_what_is_no_baseline_is_told(text: str, message: str) -> None:
    with pytest.raises(StyleError, match=re.escape(message)):
        baseline_from(text, "b")


# suppression


WORDS = "It is “so”. A source said it is late."


def found(words: str, rule: str = "SRC001") -> Diagnostic:
    start = WORDS.index(words)
    return Diagnostic(rule, "n", "info", 1, Span.of(WORDS, start, start + len(words)), "m", "a")


def remark(*rules: str, order: str = "ignore", reason: str = "known", covers: tuple[int, int] | None = (12, 20)) -> Remark:
    return Remark(order, rules, reason, covers)


def left(*remarks: Remark, ignores: tuple[Ignore, ...] = ()) -> list[str]:
    findings = [found("It"), found("A source"), found("said"), found("is late", "QUO001")]
    return [each.span.text for each in kept(Document(WORDS, remarks=remarks), findings, ignores)]


ALL = ["It", "A source", "said", "is late"]


def test_a_remark_covers_what_begins_within_it() -> None:
    assert left() == ALL
    assert left(remark("SRC001")) == left(remark("SRC")) == ["It", "said", "is late"]
    assert left(remark("SRC", covers=(12, 21))) == ["It", "said", "is late"]
    assert left(remark("SRC", covers=(12, 22))) == ["It", "is late"]
    assert left(remark("SRC", covers=(13, 21))) == left(remark("QUO")) == ALL
    assert left(remark("SRC", "QUO", covers=(0, 99))) == []
    assert left(remark("SRC", order="ignore-file", covers=(0, 99))) == ["is late"]


def test_a_remark_without_a_reason_a_place_or_a_known_order_suppresses_nothing() -> None:
    assert left(remark("SRC", reason="")) == left(remark("SRC", covers=None)) == left(remark("SRC", order="drop")) == ALL


def test_an_ignore_names_rules_and_words() -> None:
    assert left(ignores=(Ignore("a.txt", ("SRC",), "known"),)) == ["is late"]
    assert left(ignores=(Ignore("a.txt", ("SRC",), "known", "a  SOURCE"),)) == ["It", "said", "is late"]
    assert left(ignores=(Ignore("a.txt", ("QUO",), "known", "source"),)) == ALL


def test_a_rule_is_named_by_its_name_too() -> None:
    found = Diagnostic("SRC001", "bare-source", "info", 1, Span.of("A source said so.", 0, 8), "m", "a")
    document = Document("A source said so.")
    assert kept(document, [found], [Ignore("*", ("bare-source",), "ok")]) == ()
    assert kept(document, [found], [Ignore("*", ("bare",), "ok")]) == (found,)
    assert is_known("bare-source", {"SRC001", "bare-source"})
    assert not is_known("bare", {"SRC001", "bare-source"})


def test_faulty_remarks_say_what_is_wrong() -> None:
    def told(one: Remark) -> list[str]:
        return [message.split(",")[0] for _, message, _ in faults(Document(WORDS, remarks=(one,)), ("SRC001", "QUO001"))]

    assert told(remark("SRC001")) == told(remark("SRC")) == []
    assert told(remark("SRC001", order="drop")) == ["'drop' is nothing that a remark can ask for"]
    assert told(remark()) == ["names no rule"]
    assert told(remark("SRC001", reason="")) == ["gives no reason"]
    assert told(remark("SRC001", covers=None)) == ["stands beside no text of the article"]
    assert told(remark("SRC001", "XYZ")) == ["no rule is called 'XYZ'"]
    assert told(remark("XYZ", reason="")) == ["gives no reason", "no rule is called 'XYZ'"]
    assert is_known("SRC", ("SRC001",)) and not is_known("", ("SRC001",)) and not is_known("SRC0012", ("SRC001",))


def test_remarks_that_suppress_nothing_are_unused() -> None:
    def idle(one: Remark, *holding: str) -> list[tuple[str, ...]]:
        document = Document(WORDS, remarks=(one,))
        return [rules for _, rules in unused(document, [found("A source"), found("said")], holding or ("SRC001", "QUO001"))]

    assert idle(remark("SRC001")) == [] and idle(remark("SRC001", covers=(0, 5))) == [("SRC001",)]
    assert idle(remark("SRC001", "QUO001", "QUO001")) == [("QUO001",)]
    assert idle(remark("QUO001"), "SRC001") == []
    for none in (remark("QUO001", reason=""), remark("QUO001", covers=None), remark("QUO001", order="drop")):
        assert idle(none) == []


@pytest.mark.parametrize(
    ("pattern", "path", "fitting"),
    [("in/a.txt", "on/in/a.txt", False), ("/a.txt", "in/a.txt", True), ("**", "in/b/a.txt", True), ("a*b", "a/b", False)],
)
def test_a_slash_within_a_pattern_ties_it_to_the_folder(pattern: str, path: str, fitting: bool) -> None:
    assert fits(pattern, path) is fitting
