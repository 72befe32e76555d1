"""Markdown: what is read of it, and where its title stands."""

import time

import pytest

from reportedly.sources.markdown import markdown


def words(text, at):
    return None if at is None else text[slice(*at)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Bridge *closed* #\n\nThe mayor said so.\n", "Bridge *closed*"),
        ("# Learning C#\n\nThe mayor said so.\n", "Learning C#"),
        ("Bridge closed\n=============\n\nThe mayor said so.\n", "Bridge closed"),
        ("```\n# a comment\n```\n\n# Bridge closed\r\n\r\nThe mayor said so.\n", "Bridge closed"),
        ("## Bridge closed\n\nThe mayor said so.\n", "Bridge closed"),
        ("The mayor said so.\n\n## What now\n\nHe did not say.\n", None),
        ("Bridge closed after storm\n\nThe mayor said so.\n", "Bridge closed after storm"),
        ("- Bridge closed\n\nThe mayor said so.\n", None),
        ('---\ntitle: "Bridge closed"\ndate: 2025-11-03\n---\n\nThe mayor said so.\n', "Bridge closed"),
    ],
)
def test_markdown_titles(text, title):
    draft = markdown(text)
    assert draft.text == text
    assert words(text, draft.title_at) == title


def test_markdown_front_matter_gives_the_date():
    assert markdown("---\ndate: '2025-11-03'\n---\n\n# Bridge\n\nSo.\n").published == "2025-11-03"
    assert markdown("# Bridge\n\ndate: 2025-11-03\n").published is None
