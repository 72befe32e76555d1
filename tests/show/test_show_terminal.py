from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len

from reportedly.model import Article, Certainty, Span
from reportedly.show import terminal, text
from reportedly.show.printable import one_line, width_of, wrap
from reportedly.show.wording import date, outline, summary


@pytest.mark.parametrize("width", [24, 40, 80, 83, 84, 100, 160, 200])
@pytest.mark.parametrize("with_offsets", [False, True])
def test_no_line_is_wider_than_asked(article: Article, bare: Article, width: int, with_offsets: bool) -> None:
    for read in (article, bare):
        for shown in (
            terminal.render(read, width=width, colour=False, with_offsets=with_offsets),
            text.render(read, width=width, with_offsets=with_offsets),
        ):
            assert shown.endswith("\n")
            assert max(cell_len(line) for line in shown.split("\n")) <= width


@pytest.mark.parametrize("width", [40, 80, 160])
def test_without_colour_there_is_no_escape_sequence(article: Article, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in terminal.render(article, width=width, colour=False)
    assert "\x1b" not in text.render(article, width=width)


def test_with_colour_the_words_are_the_same(article: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    import re

    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured = terminal.render(article, width=80, colour=True)
    assert "\x1b[1m" in coloured
    plain = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert [line.rstrip() for line in plain.split("\n")] == terminal.render(article, width=80, colour=False).split("\n")


def test_no_color_takes_the_colours_away(article: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    import re

    monkeypatch.setenv("NO_COLOR", "1")
    codes = re.findall(r"\x1b\[([\d;]*)m", terminal.render(article, width=80, colour=True))
    assert not [code for code in codes if {"3", "4"} & {part[0] for part in code.split(";") if len(part) == 2}]


def test_force_certainty_and_stance_are_told_in_words(article: Article) -> None:
    for shown in (terminal.render(article, width=120, colour=False), text.render(article)):
        for words in (
            "claimed [distancing]", "partly quoted", "3 direct", "stated as probable", "certainty unstated",
            "denied", "outlet keeps its distance", "outlet stands behind it", "no source named", "the article itself",
            "The Elsby Courier", "2 March 2025", "13 claims", "1 without a source", "note: decoded as windows-1252",
        ):  # fmt: skip
            assert words in " ".join(shown.split()), words


def test_a_negative_content_is_told_beside_its_certainty_and_is_not_denied(article: Article) -> None:
    certain = next(claim for claim in article.claims if claim.certainty == Certainty("certain", "neutral"))
    negative = replace(article, claims=(replace(certain, polarity="negative"),))
    shown = " ".join(terminal.render(negative, width=120, colour=False).split())
    assert "stated as certain · negative content" in shown
    assert "negative content" not in terminal.render(replace(article, claims=(certain,)), width=120, colour=False)


def test_what_a_terminal_would_obey_is_shown_as_a_sign(article: Article) -> None:
    shown = terminal.render(article, width=160, colour=False)
    assert "␛[31mtoday␛[0m" in shown
    assert "<U+2067>נועה ברק<U+2069>" in shown
    assert one_line("a\x00\x07\x9b\x7f\u202eb\ud800\n\tc") == "a␀␇\ufffd␡<U+202E>b\ufffd c"


def test_a_claim_told_inside_another_stands_under_it(article: Article) -> None:
    lines = terminal.render(article, width=100, colour=False).split("\n")
    inner = next(line for line in lines if "└ c6" in line)
    assert inner.index("c6") > lines[[line[:2] for line in lines].index("c5")].index("c5")


def test_every_claim_is_listed_once_even_where_nesting_is_circular(article: Article) -> None:
    first, second, third, *_ = article.claims
    claims = (replace(first, within="c2"), replace(second, within="c1"), replace(third, within="c99"))
    assert sorted(claim.id for _, claim in outline(claims)) == ["c1", "c2", "c3"]
    assert [(depth, claim.id) for depth, claim in outline((first, second, replace(third, within="c1")))] == [
        (0, "c1"),
        (1, "c3"),
        (0, "c2"),
    ]


def test_a_chain_of_many_nested_claims_still_fits(article: Article) -> None:
    seed = article.claims[0]
    chain = tuple(replace(seed, id=f"c{n}", within=f"c{n - 1}" if n > 1 else None) for n in range(1, 2001))
    deep = replace(article, claims=chain)
    assert max(map(cell_len, terminal.render(deep, width=40, colour=False).split("\n"))) <= 40
    assert max(map(cell_len, text.render(deep, width=40).split("\n"))) <= 40


def test_sources_are_counted_once_and_bare_pronouns_not_at_all(article: Article) -> None:
    counts = summary(article)
    assert (counts.claims, counts.sourceless, counts.direct, counts.mixed, counts.nested) == (13, 1, 3, 1, 2)
    assert counts.sources == 8
    assert summary(replace(article, claims=())).parts == ("no attributed claims found",)


def test_long_words_are_cut_and_wide_characters_count_twice() -> None:
    assert wrap("aaaa bb cccccccc", 5) == ["aaaa", "bb", "ccccc", "ccc"]
    assert wrap("王小明船长", 4) == ["王小", "明船", "长"]
    assert width_of("é王") == 3
    assert wrap("", 5) == []


def test_dates_are_written_out_and_odd_ones_left() -> None:
    assert date("2025-03-02") == "2 March 2025"
    assert date("2025-13-02") == "2025-13-02"
    assert date("spring") == "spring"


def test_a_title_over_two_lines_is_shown_on_one(article: Article) -> None:
    body = "A long\ntitle\n\nText."
    document = replace(article.document, text=body, title=Span.of(body, 0, 12))
    shown = text.render(replace(article, document=document, claims=()))
    assert shown.startswith("A long title\n")
