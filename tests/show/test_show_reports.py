"""SARIF, GitHub annotations and JUnit."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from reportedly.checks.rules import rulebook
from reportedly.model import Article, Diagnostic, Document, FileMap, Producer, Span
from reportedly.show import github, junit, sarif
from tests.pages import page_of

SCHEMA = Path(__file__).parent / "sarif" / "sarif-schema-2.1.0.json"


def log(*articles: Article, where: FileMap | None = None) -> Any:
    pieces = [result for article in articles for result in sarif.results(article, page_of(article.document), where)]
    assert not [piece for piece in pieces if len(piece.splitlines()) > 1]
    text = sarif.head(rulebook()) + ",\n".join(pieces) + sarif.tail()
    text.encode("utf-8")
    return json.loads(text)


def located(text: str, path: str | None = "a.txt", **more: Any) -> Article:
    span = Span.of(text, text.index("a source"), text.index("a source") + 8)
    found = Diagnostic("SRC001", "bare-source", "info", 0.9, span, "who is this", "Who?", **more)
    return Article(Document(text, path=path), (), (), Producer("0", "none"), diagnostics=(found,))


def place(article: Article) -> Any:
    return log(article)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]


def test_sarif_follows_the_schema_of_its_standard(article: Article, checked: Article, bare: Article) -> None:
    validator = Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    unnamed = replace(checked, document=replace(checked.document, path=None))
    for articles in ((), (article, replace(bare, diagnostics=())), (checked, unnamed, located("So a source said."))):
        validator.validate(log(*articles))


def test_sarif_tells_each_finding_with_its_rule_and_its_place(checked: Article) -> None:
    run = log(checked)["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [rule.id for rule in rulebook()]
    assert all(rule["fullDescription"]["text"] and rule["help"]["text"] for rule in run["tool"]["driver"]["rules"])
    assert run["columnKind"] == "unicodeCodePoints"
    for result, found in zip(run["results"], checked.diagnostics or (), strict=True):
        region = result["locations"][0]["physicalLocation"]["region"]
        start = region["charOffset"]
        assert checked.document.text[start : start + region["charLength"]] == found.span.text == region["snippet"]["text"]
        assert (result["ruleId"], result["level"]) == (found.rule, found.severity.replace("info", "note"))
        assert [each["message"]["text"] for each in result.get("relatedLocations", [])] == [
            each.message for each in found.related
        ]
    marks = [result["partialFingerprints"][sarif.FINGERPRINT] for result in run["results"]]
    assert len(set(marks)) == len(marks)
    fixes = [result["fixes"] for result in run["results"] if "fixes" in result]
    assert fixes[0][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == "say no to"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_and_columns_count_from_one_in_code_points(end: str) -> None:
    region = place(located(f"Title{end}{end}🚢 So a source{end}said."))["region"]
    assert (region["startLine"], region["startColumn"], region["endLine"], region["endColumn"]) == (3, 6, 3, 14)


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("news/a b.txt", "news/a%20b.txt"),
        ("a:b%.txt", "a%3Ab%25.txt"),
        ("/tmp/é.txt", "file:///tmp/%C3%A9.txt"),
        ("\udcff.txt", "%FF.txt"),
        ("-", "stdin"),
    ],
)
def test_a_path_becomes_a_uri(path: str, uri: str) -> None:
    assert place(located("So a source said.", path))["artifactLocation"]["uri"] == uri


@pytest.mark.parametrize(("path", "where"), [("page.html", FileMap()), ("feed.jsonl", FileMap()), ("-", None), (None, None)])
def test_what_was_taken_out_of_a_file_nobody_knows_where_has_no_line_of_it(path: str | None, where: FileMap | None) -> None:
    article = located("So a source said.", path, neutral="someone")
    result = log(article, where=where)["runs"][0]["results"][0]
    assert "region" not in result["locations"][0]["physicalLocation"]
    assert "fixes" not in result
    assert "line=" not in github.lines(article, where)


def test_github_s_commands_are_lines_with_their_signs_escaped(checked: Article) -> None:
    shown = github.lines(checked).splitlines()
    assert len(shown) == 8
    assert shown[0] == (
        "::notice file=examples/ferry <one>.txt,line=1,col=1,endLine=1,endColumn=23,title=HED003 bare-headline"
        "::the headline is told as a fact. Who says so?"
    )
    assert any("100%25 sure: what, exactly?" in line for line in shown)
    assert not [line for line in shown if "\x1b" in line]
    hostile = located("So a source said.", "a,b:c\n::error::%.txt")
    assert github.lines(hostile).count("\n") == 1
    assert github.lines(hostile).startswith("::notice file=a%2Cb%3Ac %3A%3Aerror%3A%3A%25.txt,line=1,col=4,")
    assert github.lines(replace(checked, diagnostics=())) == ""


def test_github_leaves_the_end_out_of_words_over_several_lines(checked: Article) -> None:
    over = next(line for line in github.lines(checked).splitlines() if "SRC006" in line)
    assert "line=13,col=31,title" in over


def test_junit_has_a_suite_an_article_and_a_failure_a_finding(checked: Article, bare: Article) -> None:
    whole = junit.head() + junit.suite(checked) + junit.suite(replace(bare, diagnostics=())) + junit.tail()
    first, second = ElementTree.fromstring(whole.encode("utf-8"))
    assert (first.get("name"), first.get("tests"), first.get("failures")) == ("examples/ferry <one>.txt", "8", "8")
    failures = first.findall("testcase/failure")
    assert [each.get("type") for each in failures] == [each.severity for each in checked.diagnostics or ()]
    assert "Which officials, of which office?" in (failures[2].text or "")
    assert (second.get("tests"), second.get("failures")) == ("1", "0")
    assert len(second.findall("testcase")) == 1


def test_junit_drops_what_xml_can_not_hold() -> None:
    article = located('A \x00\x08\ud800\ufffe & ]]> <b> "a source said.', "a\x01\ud800.txt")
    assert ElementTree.fromstring(junit.head() + junit.suite(article) + junit.tail()) is not None
