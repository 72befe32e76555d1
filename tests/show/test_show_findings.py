from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from reportedly.model import Article, Diagnostic, Document, Producer, Related, Severity, Span
from reportedly.show import findings
from reportedly.show.excerpt import excerpt
from tests.pages import page_of

ESCAPES = re.compile(r"\x1b\[[\d;]*m")


def found(text: str, *words: str, after: str = "") -> Article:
    """An article in which ``words`` are marked, one finding each."""
    spans = [Span.of(text, text.index(each), text.index(each) + len(each)) for each in words]
    marked = tuple(Diagnostic("SRC001", "bare-source", "warning", 0.9, span, "who is this", "Who?") for span in spans)
    return Article(Document(text, path="a.txt"), (), (), Producer("0", "none"), diagnostics=marked)


def test_the_marked_words_are_underlined_and_the_editor_s_question_stands_below() -> None:
    text = "Ferries\n\nThe bridge over the Velna will reopen in June, a source said on Friday. It is old."
    assert findings.render(found(text, "a source"), page_of(text), width=80) == (
        "a.txt:3:48  warning  SRC001 bare-source\n"
        "  who is this.\n"
        "\n"
        "    The bridge over the Velna will reopen in June, a source said on Friday.\n"
        "                                                   ^^^^^^^^\n"
        "\n"
        "  ask  Who?\n"
        "\n"
        "a.txt: 1 finding: 1 warning\n"
    )


@pytest.mark.parametrize(
    ("least", "end"),
    [
        ("info", "; fails at --fail-on info"), ("warning", "; fails at --fail-on warning"), ("error", ""), (None, ""),
    ],
)  # fmt: skip
def test_the_last_line_says_whether_and_why_it_fails(least: Severity | None, end: str) -> None:
    text = "The bridge over the Velna will reopen in June, a source said on Friday."
    shown = findings.render(found(text, "a source"), page_of(text), least=least)
    assert shown.endswith(f"a.txt: 1 finding: 1 warning{end}\n")


def test_the_line_of_marks_goes_with_wrapped_words() -> None:
    text = "The bridge over the Velna will soon reopen, an official of the harbour ministry said today."
    shown = findings.render(found(text, "an official of the harbour ministry"), page_of(text), width=42).split("\n")
    at = next(number for number, line in enumerate(shown) if "^" in line)
    assert shown[at - 1 : at + 3] == [
        "    reopen, an official of the harbour",
        "            ^^^^^^^^^^^^^^^^^^^^^^^^^^",
        "    ministry said today.",
        "    ^^^^^^^^",
    ]


def test_marks_stand_under_wide_and_combining_characters() -> None:
    text = "王小明船长 said that Jose\u0301 Lind left."
    shown = findings.render(found(text, "王小明船长", "Jose\u0301"), page_of(text), width=80).split("\n")
    first, second = [line for line in shown if "^" in line]
    assert first == "    " + "^" * 10
    assert second == "    " + " " * cell_len("王小明船长 said that ") + "^" * 4


def test_related_words_have_their_own_line_and_column_and_another_mark(checked: Article) -> None:
    shown = findings.render(checked, page_of(checked.document), width=100)
    assert "  see  3:85 “said on Sunday”: attributed here\n" in shown
    both = found("The old pilot met the new pilot.", "old")
    (old,) = both.diagnostics or ()
    old = replace(old, related=(Related(Span.of(both.document.text, 22, 25), "another"),))
    assert "^^^               ~~~" in findings.render(replace(both, diagnostics=(old,)), page_of(both.document), width=80)


@pytest.mark.parametrize("width", [24, 40, 80, 120, 200])
@pytest.mark.parametrize("colour", [False, True])
def test_no_line_is_wider_than_asked(checked: Article, bare: Article, width: int, colour: bool) -> None:
    for article in (checked, replace(bare, diagnostics=())):
        shown = findings.render(article, page_of(article.document), width=width, colour=colour)
        assert shown.endswith("\n") and not shown.endswith("\n\n")
        assert max(cell_len(ESCAPES.sub("", line)) for line in shown.split("\n")) <= width


def test_what_a_terminal_would_obey_is_shown_as_a_sign(checked: Article) -> None:
    assert "\x1b" not in findings.render(checked, page_of(checked.document), width=80)
    assert set(ESCAPES.findall(findings.render(checked, page_of(checked.document), width=80, colour=True))) <= {
        f"\x1b[{code}m" for code in ("0", "1", "2", "4", "31", "33", "36", "4;31", "4;33", "4;36")
    }
    assert "\x1b[31mtoday" not in findings.render(checked, page_of(checked.document), width=80, colour=True)


def test_with_colour_the_words_are_the_same(checked: Article) -> None:
    plain = [
        line
        for line in findings.render(checked, page_of(checked.document), width=80).split("\n")
        if line.strip("^~ ") or not line
    ]
    coloured = ESCAPES.sub("", findings.render(checked, page_of(checked.document), width=80, colour=True)).split("\n")
    assert plain == coloured


def test_nothing_found_is_one_calm_line(bare: Article) -> None:
    article = replace(bare, document=replace(bare.document, path="a.txt"), diagnostics=())
    assert findings.render(article, page_of(article.document)) == "a.txt: no findings\n"


def test_the_summary_counts_by_severity(checked: Article) -> None:
    assert findings.summary(checked.diagnostics or ()) == "8 findings: 2 errors, 4 warnings, 2 info"
    assert findings.summary(()) == "no findings"


@pytest.mark.parametrize("text", ["a source " * 30_000, "x" * 200_000, "a\0source" * 20_000, "\u200fa" * 50_000])
def test_a_very_long_line_is_cut_near_the_words(text: str) -> None:
    middle = len(text) // 2
    for start, end in ((0, 5), (middle, middle + 5), (10, len(text) - 10), (len(text) - 5, len(text))):
        span = Span.of(text, start, end)
        near = excerpt(text, page_of(text).layout, span, room=300)
        assert len(near.text) == len(near.marks) <= 500
        assert "^" in near.marks


def test_words_over_two_paragraphs_are_shown_with_both(checked: Article) -> None:
    shown = findings.render(checked, page_of(checked.document), width=120)
    assert "said an old pilot. “It never has,” he added" in shown
