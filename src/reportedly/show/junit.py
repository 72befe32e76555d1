"""JUnit's XML, which test reports of most build servers read: a suite for each article, a case for each finding.

A finding that fails the check is a case that failed; any other is one that passed and tells it in its output.
``head``, then a suite for every article, then ``tail``. An article without findings is a suite with one case that passed.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from reportedly.model import SEVERITIES, Article, Diagnostic, FileMap, Severity
from reportedly.show.lines import Regions, called
from reportedly.show.printable import one_line
from reportedly.show.wording import finding_sentence, glimpse

_NO_XML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 can't hold, or advises against."""


def head() -> str:
    """The beginning of the file up to its first suite."""
    return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="reportedly">\n'


def suite(article: Article, where: FileMap | None = None, *, least: Severity | None = "info") -> str:
    """The suite of one article. ``where`` says where words stand in its file, where that is not its text.

    ``least`` is the least severe finding that fails, ``None`` where none does.
    """
    found = article.diagnostics or ()
    name = one_line(called(article.document))
    regions = Regions(article.document, where)
    fails = [least is not None and SEVERITIES.index(each.severity) >= SEVERITIES.index(least) for each in found]
    cases = "".join(_case(each, name, regions, fails=one) for each, one in zip(found, fails, strict=True))
    cases = cases or f"<testcase classname={_attribute(name)} name={_attribute('no findings')}/>\n"
    return (
        f'<testsuite name={_attribute(name)} tests="{len(found) or 1}" failures="{sum(fails)}" errors="0" skipped="0">\n'
        f"{cases}</testsuite>\n"
    )


def tail() -> str:
    """The end of the file after its last suite."""
    return "</testsuites>\n"


def _case(found: Diagnostic, name: str, regions: Regions, *, fails: bool) -> str:
    message = finding_sentence(found)
    lines = [
        f"{regions.place(name, found.span)}: {message}",
        f"“{glimpse(found.span.text, 200)}”",
        one_line(found.ask),
    ]
    for each in found.related:
        region = regions.of(each.span)
        at = f"{region.start} " if region else ""
        lines.append(f"see {at}“{glimpse(each.span.text)}”: {one_line(each.message)}")
    case = f"{found.rule} {found.name}"
    if here := regions.of(found.span):
        case += f" {here.start}"
    words = _text("\n".join(filter(None, lines)))
    if fails:
        kind = _attribute(f"{found.severity}")
        inside = f"<failure type={kind} message={_attribute(message)}>{words}</failure>"
    else:
        inside = f"<system-out>{_text(found.severity)}: {words}</system-out>"
    return f"<testcase classname={_attribute(name)} name={_attribute(case)}>{inside}</testcase>\n"


def _text(words: str) -> str:
    return escape(_NO_XML.sub("", words))


def _attribute(words: str) -> str:
    return quoteattr(_NO_XML.sub("", words))
