"""Whom an article credits, each way beside one that is like it and credits nobody; the agency and its land are made up."""

from __future__ import annotations

import pytest

from reportedly.lineage import credit, credits_of
from reportedly.model import Document, Outlet, Pack, PackSet, Span
from tests.pages import page_of

WIRE = Outlet("norpress", "Norpress", "NL", "state", "made up", aliases=("NPA", "Norpress news agency"), agency=True)
DAILY = Outlet("bay-times", "Bay Times", "NL", "private", "made up")
PACKS = PackSet([Pack("x", "1", "x", outlets=(WIRE, DAILY))])
BODY = "The ferry was stopped on Monday, the harbour office said.\n\nAll passengers were brought ashore, a spokesman added."


def found(text: str, title: str = "") -> list[tuple[str, str | None, str]]:
    whole = f"{title}\n\n{text}" if title else text
    page = page_of(Document(whole, title=Span.of(whole, 0, len(title)) if title else None))
    all_ = credits_of(page, PACKS)
    assert all(page.text[each.evidence.start : each.evidence.end] == each.evidence.text for each in all_)
    return [(each.kind, each.name, each.evidence.text) for each in all_]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"ORRA, May 3 (Norpress) — {BODY}", ("dateline", "Norpress", "ORRA, May 3 (Norpress) —")),
        (f"ORRA, May 3. /NPA/. {BODY}", ("dateline", "Norpress", "ORRA, May 3. /NPA/.")),
        (f"By Mira Holm, Norpress\n\n{BODY}", ("byline", "Norpress", "By Mira Holm, Norpress")),
        (f"By NORPRESS\n\n{BODY}", ("byline", "Norpress", "By NORPRESS")),
        (f"{BODY}\n\nSource: Norpress", ("signed", "Norpress", "Source: Norpress")),
        (f"{BODY}\n\nNPA", ("signed", "Norpress", "NPA")),
        (
            f"{BODY}\n\n© 2025 Norpress. All rights reserved.",
            ("signed", "Norpress", "© 2025 Norpress. All rights reserved."),
        ),
        (f"{BODY} (NPA)", ("signed", "Norpress", "NPA")),
        (f"{BODY} — Norpress", ("signed", "Norpress", "Norpress")),
        (f"{BODY}\n\n(With inputs from Norpress)", ("with", "Norpress", "(With inputs from Norpress)")),
        (f"{BODY}\n\nNorpress contributed to this report.", ("with", "Norpress", "Norpress contributed to this report.")),
        (f"{BODY}\n\n(with agencies)", ("with", None, "(with agencies)")),
        (f"{BODY} — Agencies", ("with", None, "Agencies")),
        (f"The boat will sail on Friday, the captain told Norpress. {BODY}", ("told", "Norpress", "told Norpress")),
        (f"The boat sails, she told the NPA news agency. {BODY}", ("told", "Norpress", "told the NPA")),
        (f"The boat will sail on Friday, Norpress reports. {BODY}", ("cited", "Norpress", "Norpress reports")),
        (f"The boat will sail, the NPA news agency said. {BODY}", ("cited", "Norpress", "NPA news agency said")),
        (
            f"The boat will sail on Friday, according to the Bay Times. {BODY}",
            ("cited", "Bay Times", "according to the Bay Times"),
        ),
    ],
)
def test_ways_of_crediting(text: str, expected: tuple[str, str | None, str]) -> None:
    assert found(text, "Ferry stopped off Orra") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"By Mira Holm\n\n{BODY}",
        f"{BODY} (see page 3)",
        f"{BODY}\n\nThe agencies were closed for the day.",
        f"{BODY}\n\nThe building of Norpress stands on the quay.",
        f"The captain told the Norpresses apart. {BODY}",
        f"The bay times of the ferry were told to all. {BODY}",
        f"According to the captain, Norpress is her favourite. {BODY}",
    ],
)
def test_what_credits_nobody(text: str) -> None:
    assert found(text, "Ferry stopped off Orra") == []


def test_the_likeliest_stands_for_all() -> None:
    text = f"ORRA, May 3 (Norpress) — She told the Bay Times so. {BODY}"
    best = credit(page_of(Document(text)), PACKS)
    assert best is not None
    assert (best.kind, best.outlet, best.score) == ("dateline", WIRE, 0.95)
    assert credit(page_of(Document(BODY)), PACKS) is None


def test_words_further_down_weigh_less() -> None:
    page = page_of(
        Document(f"{BODY}\n\nIt rained. It was cold. The sea was rough. Norpress reported waves of three metres.")
    )
    assert [each.score for each in credits_of(page, PACKS)] == [0.2]
