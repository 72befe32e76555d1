"""Markdown: what is read of it, and where its title stands."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Document
from reportedly.model.prose import Prose
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
        ("Bridge closed after storm\n\nThe mayor said so.\n", None),  # found in the text as it is read
        ("- Bridge closed\n\nThe mayor said so.\n", None),
        ('---\ntitle: "Bridge closed"\ndate: 2025-11-03\n---\n\nThe mayor said so.\n', "Bridge closed"),
    ],
)
def test_markdown_titles(text, title):
    draft = markdown(text)
    assert draft.text == text
    assert words(text, draft.title_at) == title


def test_markdown_front_matter_gives_the_date():
    assert markdown("---\ndate: '2025-11-03'\n---\n\n# Bridge\n\nSo.\n").metadata.published == "2025-11-03"
    assert markdown("# Bridge\n\ndate: 2025-11-03\n").metadata.published is None


def read(text):
    """The paragraphs that are read."""
    draft = markdown(text)
    assert draft.text == text
    prose = Prose.of(Document(text, unread=draft.unread, stand_ins=draft.stand_ins))
    return prose.document.text.split("\n\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoy has [warned of](https://a.example/b?c=d) it.", "The envoy has warned of it."),
        ("The envoy has [warned of][r] it, [r] [none].\n\n[r]: https://a.example 'Title'", "The envoy has warned of it, r [none]."),
        ("**The _old_ mayor** said *no*: 5 * 6, a_b_c, ***very* old**.", "The old mayor said no: 5 * 6, a_b_c, very old."),
        ("He said \\*no\\* to 1\\. and \\[x\\], a\\b.", "He said *no* to 1. and [x], a\\b."),
        ("See `a*b*` and ``c ` d``.", "See a*b* and c ` d."),
        ("A ![a soldier says](img.png \"t\") b <span class='x'>c</span><!-- d --> e <https://f.example>.", "A  b c e https://f.example."),
        ("It was ~~12~~14 men.[^1]\n\n[^1]: An *interview*.", "It was 14 men.\n\nAn interview."),
        ("> The mayor\n> said **no\n> way** to\nit.", "The mayor said no way to it."),
        ("- [x] one\n  more\n* **two**\n\n1. three\n   1) four", "- one more\n\n* two\n\n1. three\n\n1) four"),
        ("| Who | What |\n|-----|:-:|\n| **Osk** | [said](x) no |", ""),
        (f"| A | B |\n|---|---|\n| 12 | The [mayor](x) \\| {'so ' * 40}|", f"The mayor \\| {'so ' * 40}".strip()),
        ("A\n=\nThe mayor\nsaid so\n\n## B ##\n***\n```\nx said\n```\n~~~ y\nz\n", "A\n\nThe mayor said so\n\nB"),
        ("<div><p>The <b>mayor</b> <!-- x --></p><p>said</p></div>\n<script>\nx()\n</script>\n", "The mayor\n\nsaid"),
        ("The mayor  \nsaid\\\nno<br/>way.\n\n    indented prose", "The mayor\nsaid\nno\nway.\n\nindented prose"),
        ("The\r\nmayor\rsaid", "The mayor said"),
        ("---\ntitle: A\n---\n", "A"),
        ("---\nThe mayor said no.\n---\nNo.", "The mayor said no.\n\nNo."),
    ],
)  # fmt: skip
def test_what_is_read(text, expected):
    assert read(text) == expected.split("\n\n")


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: Mayor says “no”\n---\n",
        "---\ntitle: 'Mayor says “no”' # he did\n...\n",
        "---\nlayout: post\ntitle: >-\n  Mayor says\n  “no”\nsummary: Envoy says yes\n---\n",
        "---\ntitle: |\n  Mayor says\n  “no”\n---\n",
        '---\n"title": "Mayor says\n  “no”"\nseo:\n  title: Another\ntags: [a, b]\n---\n',
        "---\nkey: a: b\ntitle: Mayor says “no”\n---\n",
        '+++\ntitle = "Mayor says “no”"\n[extra]\ntitle = "Another"\n+++\n',
        "+++\ntitle = '''\nMayor says\n“no”'''\n+++\n",
        "\ufeff---\r\ntitle: Mayor says “no”\r\n---\r\n",
    ],
)
def test_the_title_of_front_matter_is_read_and_nothing_else_of_it(front):
    text = front + "\nThe mayor said no.\n"
    assert " ".join(words(text, markdown(text).title_at).split()) == "Mayor says “no”"
    assert read(text) == ["Mayor says “no”", "The mayor said no."]


def test_quotation_marks_in_a_title_may_be_escaped():
    for front in ("---\ntitle: 'The mayor''s ''no'''\n---\n", "---\ntitle: \"The mayor's 'no'\"\n---\n"):
        assert read(front + "\nSo.")[0].startswith("The mayor's 'no")
    assert read('---\ntitle: "The \\"no\\" of the mayor"\n---\n\nSo.')[0] == 'The "no" of the mayor'


def test_a_title_that_the_first_heading_has_too_is_read_once():
    text = '---\ntitle: "Bridge closed"\n---\n\n# Bridge *closed*\n\nThe mayor said so.\n'
    assert read(text) == ["Bridge closed", "The mayor said so."]
    assert words(text, markdown(text).title_at) == "Bridge *closed*"


def test_front_matter_says_where_the_text_comes_from():
    found = markdown(
        "---\ntitle: A\ndate: 2025-11-03T10:00:00Z\npublisher:\n  name: The Valley Post\n"
        "canonical_url: https://valley.example/1\n---\n\nSo.\n"
    ).metadata
    assert (found.published, found.outlet, found.url) == (
        "2025-11-03T10:00:00Z",
        "The Valley Post",
        "https://valley.example/1",
    )
    assert markdown("+++\ndate = 2025-11-03\n+++\n\nSo.\n").metadata.published == "2025-11-03"


MARKS = [
    "---\n", "+++\n", "title: a\n", "title: >-\n  a\n", "# ", "**", "*", "_", "~~", "`", "```\n", "[", "](", "]", "(u)", "![", "<!--",
    "-->", "<b>", "<br>", "<div>", "</div>\n", "|", "\n|a|b|\n|-|-|\n", "> ", "- ", "1. ", "    ", "\\", "\n", "\n\n", "\r\n", "\r",
    "word", "said so", "&quot;", "===\n", "[^1]", "[^1]: ", "[r]: u\n", "\ue000", " ",
]  # fmt: skip


@given(st.lists(st.sampled_from(MARKS), max_size=30).map("".join))
def test_any_text_has_its_prose(text):
    draft = markdown(text)
    ranges = sorted([*draft.unread, *((each.start, each.end) for each in draft.stand_ins)])
    assert all(0 <= start < end <= len(text) for start, end in ranges)
    assert all(one[1] <= other[0] for one, other in pairwise(ranges))


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "*",
        "`",
        "<!--",
        "<!-- x -->",
        "> ",
        "- a\n",
        "- *a*\n",
        "|",
        "|a|b|\n|-|-|\n",
        "\\",
        "# x   ",
        "---\n",
        "title: ",
    ],
)
def test_any_text_takes_little_time(piece):
    began = time.process_time()
    markdown(piece * (20_000 // len(piece)))
    markdown("---\n" + piece * 500 + "\n---\n")
    assert time.process_time() - began < 10
