"""JUnit's XML, which test reports of most build servers read: a suite for each article, a failed case for each finding.

``head``, then a suite for every article, then ``tail``. An article without findings is a suite with one case that passed.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from reportedly.model import Article, Diagnostic
from reportedly.show.lines import Lines, called
from reportedly.show.printable import one_line
from reportedly.show.wording import finding_sentence, glimpse

_NO_XML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 can't hold, or advises against."""


def head() -> str:
    """The beginning of the file up to its first suite."""
    return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="reportedly">\n'


def suite(article: Article) -> str:
    """The suite of one article."""
    found = article.diagnostics or ()
    name = one_line(called(article.document))
    lines = Lines(article.document.text)
    cases = "".join(_case(each, name, lines) for each in found)
    cases = cases or f"<testcase classname={_attribute(name)} name={_attribute('no findings')}/>\n"
    return (
        f'<testsuite name={_attribute(name)} tests="{len(found) or 1}" failures="{len(found)}" errors="0" skipped="0">\n'
        f"{cases}</testsuite>\n"
    )


def tail() -> str:
    """The end of the file after its last suite."""
    return "</testsuites>\n"


def _case(found: Diagnostic, name: str, lines: Lines) -> str:
    message = finding_sentence(found)
    told = [
        f"{name}:{lines.position(found.span.start)}: {message}",
        f"“{glimpse(found.span.text, 200)}”",
        one_line(found.ask),
    ]
    told += [
        f"see {lines.position(each.span.start)} “{glimpse(each.span.text)}”: {one_line(each.message)}"
        for each in found.related
    ]
    case = f"{found.rule} {found.name} {lines.position(found.span.start)}"
    return (
        f"<testcase classname={_attribute(name)} name={_attribute(case)}>"
        f"<failure type={_attribute(f'{found.severity}')} message={_attribute(message)}>"
        f"{_text(chr(10).join(filter(None, told)))}</failure></testcase>\n"
    )


def _text(words: str) -> str:
    return escape(_NO_XML.sub("", words))


def _attribute(words: str) -> str:
    return quoteattr(_NO_XML.sub("", words))
