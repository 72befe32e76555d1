"""``reportedly check``, as a user meets it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from standin import StandIn, load

from reportedly.checks.rule import Finding
from reportedly.cli.opening import Opening
from reportedly.cli.program import program, run
from reportedly.model import Page

TEXT = """Council votes on the harbour

The council will close the old harbour next year, a source said. The vote is on Monday, and fishermen will watch it closely.

Nobody had been asked about the plan beforehand, Anna Holm said.
"""
"""The stand-in reader finds the two claims; SRC001 marks "a source"."""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTEDLY_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("REPORTEDLY_NO_CACHE", raising=False)
    return tmp_path


@pytest.fixture(autouse=True)
def loaded() -> Iterator[list[int]]:
    """How often the stand-in model was asked to read."""
    READ.clear()
    yield READ


READ: list[int] = []


class Counting(StandIn):
    def read(self, page: Page):  # type: ignore[no-untyped-def]
        READ.append(len(page.text))
        return super().read(page)


def load_counting(threads: int) -> Counting:
    return Counting()


def check(*arguments: object, input: str | None = None) -> Result:  # noqa: A002
    """``reportedly check`` in this process; errors that the program around it would explain are raised."""
    opening = Opening(load_counting, places=False)
    return CliRunner().invoke(program, ["check", *map(str, arguments)], obj=opening, input=input)


def said(*arguments: object, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    """The exit code and the lines on standard error of the whole program."""
    code = run(["check", *map(str, arguments)], Opening(load_counting, places=False))
    return code, capsys.readouterr().err.splitlines()


def rules_in(result: Result) -> list[str]:
    return [found["rule"] for found in json.loads(result.stdout)["diagnostics"]]


def article(name: str = "a.txt", text: str = TEXT) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


ONLY = ("--select", "SRC001", "--format", "json")


class TestWhatIsFound:
    def test_a_finding_shows_the_words_and_the_question(self) -> None:
        result = check(article(), "--select", "SRC001")
        assert result.exit_code == 1
        assert "SRC001 bare-source" in result.stdout
        assert "a source" in result.stdout

    def test_the_last_line_says_why_a_check_fails(self) -> None:
        article()
        assert check("a.txt", "--select", "SRC001").stdout.endswith(": 1 finding: 1 warning; fails at --fail-on warning\n")
        assert check("a.txt", "--select", "SRC001", "--fail-on", "error").stdout.endswith(": 1 finding: 1 warning\n")

    def test_of_an_article_without_a_date_a_line_names_the_option(self) -> None:
        article(text="The mayor of Sarn resigned on Monday, and the port of the town was closed for a day after that.")
        told = "reportedly: no date of publication was found; --published DATE tells it\n"
        assert check("a.txt", "--select", "TIM001").stderr == told
        assert check("a.txt", "--select", "TIM001", "--format", "json").stderr == ""
        assert check("a.txt", "--select", "TIM001", "--published", "2026-11-02").stderr == ""
        assert check("a.txt", "--select", "SRC001").stderr == ""

    def test_standard_input(self) -> None:
        assert rules_in(check("-", *ONLY, input=TEXT)) == ["SRC001"]

    @pytest.mark.parametrize(
        ("options", "code"),
        [
            (("--fail-on", "warning"), 1),
            (("--fail-on", "error"), 0),
            (("--fail-on", "never"), 0),
            (("--severity", "SRC001=error", "--fail-on", "error"), 1),
            (("--severity", "bare-source=info"), 0),
            (("--ignore", "SRC001"), 0),
            (("--ignore", "SRC"), 1),
            (("--ignore", "ALL"), 1),
        ],
    )
    def test_exit_codes(self, options: tuple[str, ...], code: int) -> None:
        assert check(article(), "--select", "SRC001", *options).exit_code == code

    def test_rules_are_given_with_commas_or_one_by_one(self) -> None:
        article()
        assert rules_in(check("a.txt", "--select", "SRC001,HED001", "--select", "ATT", *ONLY[2:])) == ["SRC001"]
        assert rules_in(check("a.txt", "--select", "src001", *ONLY[2:])) == ["SRC001"]

    def test_the_results_do_not_depend_on_workers_or_the_cache(self, here: Path) -> None:
        for n in range(30):
            article(f"in/{n:02}.txt", TEXT.replace("Monday", f"May {n + 1}"))
        one = check("in", "--select", "SRC001", "--format", "jsonl", "--workers", "1", "--no-cache")
        two = run(["check", "in", "--select", "SRC001", "--format", "jsonl", "-o", "two.jsonl", "--workers", "2"],
                  Opening(load, places=False))  # fmt: skip
        assert two == 1
        assert Path("two.jsonl").read_text() == one.stdout
        three = check("in", "--select", "SRC001", "--format", "jsonl")
        assert three.stdout == one.stdout

    def test_an_article_that_can_not_be_read(self) -> None:
        article("in/a.txt", TEXT.replace("a source said", "she said"))
        article("in/b.txt", "")
        result = check("in", "--select", "SRC001")
        assert result.exit_code == 1
        first, last = result.stderr.splitlines()
        assert first.startswith("reportedly: in/b.txt: empty")
        assert last == "reportedly: no findings in 1 article"


class TestForms:
    @pytest.mark.parametrize("form", ["terminal", "json", "jsonl", "sarif", "github", "junit"])
    @pytest.mark.parametrize("where", ["clean", "in", "none"])
    def test_every_form_is_whole_with_and_without_findings(self, form: str, where: str) -> None:
        article("in/a.txt")
        article("in/b.txt", TEXT.replace("a source said", "she said"))
        article("clean/a.txt", TEXT.replace("a source said", "she said"))
        article("none/a.txt", "")
        check(where, "--select", "SRC001", "--format", form, "-o", "out")
        if where == "none" and form in ("json", "jsonl"):
            return
        text = Path("out").read_text()
        if form in ("json", "sarif"):
            json.loads(text)
        if form == "sarif":
            assert len(json.loads(text)["runs"][0]["results"]) == (where == "in")
        if form == "junit":
            import xml.etree.ElementTree as ET

            assert len(ET.fromstring(text)) == {"clean": 1, "in": 2, "none": 0}[where]
        if form in ("github", "terminal") and where != "in":
            assert text == ""

    def test_the_suffix_names_the_form(self) -> None:
        article()
        check("a.txt", "-o", "out.sarif")
        assert json.loads(Path("out.sarif").read_text())["version"] == "2.1.0"

    @pytest.mark.parametrize("suffix", ["pdf", "docx"])
    def test_a_suffix_of_no_form_is_told(self, capsys: pytest.CaptureFixture[str], suffix: str) -> None:
        article()
        code, (line,) = said("a.txt", "-o", f"out.{suffix}", capsys=capsys)
        assert code == 2
        assert (
            f"no format is written to .{suffix} files; name one with --format: terminal, json, jsonl, csv, parquet, sarif"
            in line
        )

    def test_only_what_fails_the_check_is_a_failure_of_junit(self) -> None:
        import xml.etree.ElementTree as ET

        article()
        for least, failures in (("info", "1"), ("warning", "1"), ("error", "0"), ("never", "0")):
            suite = ET.fromstring(check("a.txt", "--select", "SRC001", "--format", "junit", "--fail-on", least).stdout)[0]
            assert (suite.get("tests"), suite.get("failures"), len(suite.findall("testcase/failure"))) == (
                "1",
                failures,
                int(failures),
            )
            assert "a source" in "".join(suite.itertext())

    def test_html_pages(self) -> None:
        article("in/a.txt")
        check("in", "--format", "html", "-o", "pages")
        assert "SRC001" in Path("pages/0001-a.html").read_text()

    def test_statistics_in_place_of_findings(self) -> None:
        article("in/a.txt")
        article("in/b.txt")
        result = check("in", "--select", "SRC001", "--statistics")
        assert result.exit_code == 1
        assert result.stdout.splitlines()[1].split() == ["SRC001", "bare-source", "2", "2", "25.64"]
        assert result.stdout.splitlines()[2].split() == ["all", "2", "2", "25.64"]
        fields = json.loads(check("in", "--select", "SRC001", "--statistics", "--format", "json").stdout)
        assert fields == [{"rule": "SRC001", "name": "bare-source", "count": 2, "articles": 2, "per_1000_words": 25.64}]


class TestConfidence:
    def found(self, *arguments: object) -> list[dict[str, object]]:
        shown = check("a.txt", "--select", "SRC001,TIM001,HED", "--format", "json", *arguments)
        found: list[dict[str, object]] = json.loads(shown.stdout)["diagnostics"]
        return found

    def test_findings_stand_by_place_or_the_surest_first(self) -> None:
        article()
        placed, sure = self.found(), self.found("--order", "confidence")
        assert [each["span"]["start"] for each in placed] == sorted(each["span"]["start"] for each in placed)  # type: ignore[index]
        assert [each["confidence"] for each in sure] == sorted((each["confidence"] for each in placed), reverse=True)  # type: ignore[type-var]
        assert len(sure) == len(placed) > 1 and self.found("--order", "place") == placed

    def test_those_of_less_confidence_are_left_out(self) -> None:
        article()
        least = max(each["confidence"] for each in self.found())  # type: ignore[type-var]
        assert {each["confidence"] for each in self.found("--min-confidence", least)} == {least}
        assert self.found("--min-confidence", 0) == self.found() and self.found("--min-confidence", 1) == []

    def test_the_configuration_says_so_too_and_the_command_line_goes_before_it(self) -> None:
        article()
        Path("reportedly.toml").write_text('[check]\nmin-confidence = 1\norder = "confidence"\n')
        assert self.found() == [] and self.found("--min-confidence", 0) == self.found("--no-config", "--order", "confidence")

    def test_a_share_beyond_one_is_misuse(self, capsys: pytest.CaptureFixture[str]) -> None:
        article()
        assert check("a.txt", "--min-confidence", "85").exit_code == 2
        Path("reportedly.toml").write_text("[check]\nmin-confidence = 85\n")
        code, lines = said("a.txt", capsys=capsys)
        assert (code, lines) == (2, ["reportedly: reportedly.toml:2: min-confidence: a number from 0 to 1 is expected"])


def test_an_article_of_which_little_was_read_does_not_look_clean() -> None:
    long = "Council votes\n\n" + "The council met on Monday and the bridge was shut for the whole of the winter. " * 8
    article(text=long)
    calm = check("a.txt", "--select", "SRC001")
    assert calm.exit_code == 0
    assert calm.stdout == "a.txt: no findings; finding little says little here (0 claims in 130 words)\n"
    article("in/a.txt", long)
    article("in/b.txt")
    result = check("in", "--select", "HED")
    assert result.stdout == "in/a.txt: no findings; finding little says little here (0 claims in 130 words)\n"
    assert result.stderr == "reportedly: no findings in 2 articles; finding little says little in 1 article\n"
    assert json.loads(check("a.txt", "--format", "json").stdout)["reserves"] == ["few claims"]


def test_the_summary_says_as_what_an_article_was_read() -> None:
    article(text="Opinion | Close the harbour\n\nIt is late for the old harbour.\n")
    shown = check("a.txt", "--select", "SRC007")
    assert "read as an opinion" in shown.stdout


class TestBaseline:
    def test_only_new_findings_show(self) -> None:
        article()
        written = check("a.txt", "--select", "SRC001", "--write-baseline", "known.json")
        assert (written.exit_code, written.stdout) == (0, "")
        assert written.stderr == "reportedly: known.json: accepts 1 finding\n"
        assert check("a.txt", "--select", "SRC001", "--baseline", "known.json").exit_code == 0
        article(text="Somebody wrote this\n\nThe port has a new crane.\n\n" + TEXT)
        assert check("a.txt", "--select", "SRC001", "--baseline", "known.json").exit_code == 0
        article(text=TEXT + "\nThe budget was cut by a third, a source said.\n")
        result = check("a.txt", "--baseline", "known.json", *ONLY)
        assert len(rules_in(result)) == 1

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            (
                '{"reportedly-baseline": 99}',
                "known.json: is a baseline of version 99, and this Reportedly reads version 1; ",
            ),
            ("{\n!", "known.json:2: is no baseline, since it is not JSON here; "),
            ("[]", "known.json: is no baseline of Reportedly; "),
            ('{"reportedly-baseline": 1, "findings": {"x": 1}}', "known.json: is a damaged baseline; "),
        ],
    )
    def test_another_baseline_is_refused(self, capsys: pytest.CaptureFixture[str], text: str, message: str) -> None:
        article()
        Path("known.json").write_text(text)
        code, lines = said("a.txt", "--baseline", "known.json", capsys=capsys)
        assert (code, lines) == (2, [f"reportedly: {message}write it anew with --write-baseline"])


class TestConfiguration:
    def test_the_nearest_upwards_holds(self) -> None:
        article("in/deep/a.txt")
        Path("reportedly.toml").write_text('[check]\nselect = ["SRC001"]\nfail-on = "error"\n')
        assert check("in/deep/a.txt", "--format", "json").exit_code == 0
        Path("in/pyproject.toml").write_text("[tool.other]\nx = 1\n")
        assert check("in/deep/a.txt").exit_code == 0
        Path("in/pyproject.toml").write_text('[tool.reportedly.check]\nselect = "SRC001"\nseverity = {SRC001 = "error"}\n')
        result = check("in/deep/a.txt", "--format", "json")
        assert json.loads(result.stdout)["diagnostics"][0]["severity"] == "error"
        assert check("in/deep/a.txt", "--severity", "SRC001=info").exit_code == 0
        assert check("in/deep/a.txt", "--config", "reportedly.toml").exit_code == 0

    def test_folders_may_differ_in_one_run(self) -> None:
        article("in/one/a.txt")
        article("in/two/a.txt")
        Path("in/one/reportedly.toml").write_text('[check]\nselect = ["SRC001"]\n')
        Path("in/two/reportedly.toml").write_text('[check]\nselect = ["HED001"]\n')
        found = [json.loads(line)["diagnostics"] for line in check("in", "--format", "jsonl").stdout.splitlines()]
        assert [len(each) for each in found] == [1, 0]

    def test_the_command_line_selects_anew(self) -> None:
        article()
        Path("reportedly.toml").write_text('[check]\nselect = ["HED001"]\nignore = ["SRC001"]\n')
        assert rules_in(check("a.txt", *ONLY)) == ["SRC001"]
        assert rules_in(check("a.txt", "--format", "json", "--extend", "SRC001")) == ["SRC001"]
        assert rules_in(check("a.txt", "--format", "json")) == []

    def test_paths_are_meant_from_its_folder(self) -> None:
        article("in/a.txt")
        Path("in/reportedly.toml").write_text(
            '[check]\nselect = ["SRC001"]\nstyle = ["house.toml"]\nbaseline = "known.json"\n'
        )
        Path("in/house.toml").write_text('id = "h"\ntitle = "H"\n[settings.SRC001]\nmessage = "who is “{words}”"\n')
        check("in", "--no-config", "--select", "SRC001", "--write-baseline", "in/known.json")
        assert check("in/a.txt").exit_code == 0
        Path("in/known.json").write_text('{"reportedly-baseline": 1, "findings": {}}')
        assert "who is “a source”" in check("in/a.txt").stdout

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ('[check]\nselct = ["SRC"]', "reportedly.toml:2: unknown key 'selct'; did you mean 'select'?"),
            ("[chek]", "reportedly.toml:1: unknown table 'chek'; did you mean 'check'?"),
            ('select = ["SRC"]', "reportedly.toml:1: 'select' belongs into the table [check]"),
            (
                '[check]\nfail-on = "warnings"',
                "reportedly.toml:2: fail-on: one of info, warning, error, never is expected, not ",
            ),
            ("[check]\n\nfail_on = 1", "reportedly.toml:3: unknown key 'fail_on'; did you mean 'fail-on'?"),
            (
                '[check]\nselect = [\n"SRC001",\n"SCR002"]',
                "reportedly.toml:4: no rule is called 'SCR002'; did you mean 'SRC002'?",
            ),
            (
                '[check]\nseverity = {SRC001 = "fatal"}',
                "reportedly.toml:2: SRC001: one of info, warning, error is expected, not ",
            ),
            (
                '[check]\n[check.severity]\nSRC01 = "info"',
                "reportedly.toml:3: no rule is called 'SRC01'; did you mean 'SRC001'?",
            ),
            (
                '[check]\nstyle = ["agenci"]',
                "reportedly.toml:2: there is no style or file 'agenci'; did you mean 'agency'?",
            ),
            ('[check]\npack = ["generl"]', "reportedly.toml:2: there is no pack 'generl'; did you mean 'general'?"),
            ('[check]\ncache = "no"', "reportedly.toml:2: cache: true or false is expected, not a text"),
            ("[check", "reportedly.toml:1: is not TOML here: "),
            ('[check]\nbaseline = "none.json"', "none.json: no such file"),
            ('[check]\nignore-file = "none.toml"', "none.toml: no such file"),
        ],
    )
    def test_a_mistake_is_one_line(self, capsys: pytest.CaptureFixture[str], text: str, message: str) -> None:
        article()
        Path("reportedly.toml").write_text(text)
        code, (line,) = said("a.txt", capsys=capsys)
        assert code == 2
        assert line.startswith(f"reportedly: {message}")

    def test_a_mistake_in_a_folder_below_is_told_as_well(self, capsys: pytest.CaptureFixture[str]) -> None:
        for n in range(20):
            article(f"in/{n}/a.txt")
        Path("in/7/reportedly.toml").write_text("[check]\nx = 1\n")
        for workers in (1, 2):
            code = run(["check", "in", "-o", "out", "--workers", str(workers)], Opening(load, places=False))
            (line,) = capsys.readouterr().err.splitlines()
            assert code == 2, workers
            assert line.startswith("reportedly: in/7/reportedly.toml:2: unknown key 'x'"), workers
            assert not Path("out").exists()

    @pytest.mark.parametrize(
        ("options", "message"),
        [
            (("--select", "SCR001"), "--select: no rule is called 'SCR001'; did you mean 'SRC001'?"),
            (
                ("--severity", "SRC001"),
                "--severity SRC001: write a rule and a level, such as SRC002=error; levels: ",
            ),
            (("--severity", "SRC=error"), "--severity: no rule is called 'SRC'"),
            (("--style", "agenci"), "there is no style or file 'agenci'; did you mean 'agency'?"),
            (("--style", "none.toml"), "none.toml: no such file"),
            (("--config", "none.toml"), "none.toml: no such file"),
            (("--config", "a.toml", "--no-config"), "--config names a configuration, --no-config takes none: choose one"),
            (("--baseline", "none.json"), "none.json: no such file"),
            (("--pack", "generl"), "there is no pack 'generl'; did you mean 'general'?"),
        ],
    )
    def test_misuse_is_one_line(self, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], message: str) -> None:
        article()
        code, (line,) = said("a.txt", *options, capsys=capsys)
        assert code == 2
        assert line.startswith(f"reportedly: {message}")


class TestPlaces:
    """Findings have the line and the column of the file, whatever the text was taken out of and whatever shows them."""

    PAGE = (
        "<html><head><title>Council votes</title></head>\n<body>\n<article>\n<h1>Council votes on the harbour</h1>\n"
        "<p>The council will close the old harbour next year, a <b>source</b> said. The vote is on Monday, and all will watch.</p>\n"
        "</article></body></html>\n"
    )

    def placed(self, path: str) -> set[tuple[int, int]]:
        import re
        import xml.etree.ElementTree as ET

        shown = {
            form: check(path, "--select", "SRC001", "--format", form).stdout
            for form in ("terminal", "github", "sarif", "junit")
        }
        (case,) = [each.get("name") or "" for each in ET.fromstring(shown["junit"]).iter("testcase") if len(each)]
        texts = [
            re.search(rf"{re.escape(path)}:(\d+):(\d+)", shown["terminal"]),
            re.search(r"line=(\d+),col=(\d+)", shown["github"]),
            re.search(r" (\d+):(\d+)$", case),
            re.search(r'"startLine":(\d+),"startColumn":(\d+)', shown["sarif"]),
        ]
        assert all(texts)
        return {(int(match[1]), int(match[2])) for match in texts if match}

    def test_in_a_page(self) -> None:
        article("a.html", self.PAGE)
        line = self.PAGE.splitlines()[4]
        assert self.placed("a.html") == {(5, line.index("a <b>source") + 1)}
        assert self.placed("a.html") == {(5, line.index("a <b>source") + 1)}  # from a kept reading

    def test_in_records(self) -> None:
        line = json.dumps({"title": "x", "text": "Caf\u00e9s close.\n\n" + TEXT})
        article("a.jsonl", json.dumps({"text": TEXT.replace("a source", "Ada Kell")}) + "\n" + line + "\n")
        assert self.placed("a.jsonl") == {(2, line.index("a source") + 1)}

    def test_in_markdown_and_text(self) -> None:
        article("a.md", "<!-- a comment -->\n# Title\n\n" + TEXT)
        assert self.placed("a.md") == {(6, 51)}
        article("a.txt", "\ufeff" + TEXT)
        assert self.placed("a.txt") == {(3, 51)}


class TestSuppression:
    def remarked(self, remark: str) -> Path:
        return article("a.md", TEXT.replace("The council will", f"{remark}\nThe council will"))

    @pytest.mark.parametrize("order", ["ignore SRC001", "ignore SRC", "ignore HED001, SRC001", "ignore-file SRC001"])
    def test_a_remark_with_a_reason(self, order: str) -> None:
        result = check(self.remarked(f"<!-- reportedly: {order}: the desk knows -->"), *ONLY)
        assert (rules_in(result), result.stderr) == ([], "")

    def test_a_remark_of_another_paragraph(self) -> None:
        path = article("a.md", TEXT.replace("Nobody", "<!-- reportedly: ignore SRC001: why --> Nobody"))
        assert rules_in(check(path, *ONLY)) == ["SRC001"]

    @pytest.mark.parametrize(
        ("remark", "line"),
        [
            ("ignore SRC001", "the remark 'ignore SRC001': gives no reason, so it suppresses nothing: "
             "write <!-- reportedly: ignore SRC001: reason -->"),
            ("ignore SRC001:  ", "the remark 'ignore SRC001': gives no reason, so it suppresses nothing: "
             "write <!-- reportedly: ignore SRC001: reason -->"),
            ("ignore SCR001: why", "the remark 'ignore SCR001': no rule is called 'SCR001'; did you mean 'SRC001'?"),
            ("ignroe SRC001: why", "the remark 'ignroe SRC001': 'ignroe' is nothing that a remark can ask for; "
             "did you mean 'ignore'?"),
            ("ignore: why", "the remark 'ignore': names no rule, so it suppresses nothing: "
             "write <!-- reportedly: ignore SRC001: reason -->"),
        ],
    )  # fmt: skip
    def test_a_remark_that_can_not_hold_is_one_line(self, remark: str, line: str) -> None:
        result = check(self.remarked(f"<!-- reportedly: {remark} -->"), *ONLY)
        assert rules_in(result) == ["SRC001"]
        assert result.stderr == f"reportedly: a.md:3: {line}\n"

    @pytest.mark.parametrize("remark", ["Reportedly: Ignore SRC001: ok", "REPORTEDLY : ignore src001 : ok"])
    def test_a_remark_in_any_letter_case(self, remark: str) -> None:
        result = check(self.remarked(f"<!-- {remark} -->"), *ONLY)
        assert (rules_in(result), result.stderr) == ([], "")

    def test_a_remark_that_suppresses_nothing_is_told(self) -> None:
        path = article("a.md", TEXT.replace("Nobody", "<!-- reportedly: ignore SRC001, LEX001: why -->\nNobody"))
        result = check(path, *ONLY)
        assert rules_in(result) == ["SRC001"]
        asked = "reportedly: a.md:5: the remark 'ignore SRC001, LEX001'"
        assert result.stderr == f"{asked}: suppresses nothing: SRC001 marks nothing there\n"  # LEX001 was not asked

    def test_an_entry_of_an_ignore_file_that_suppresses_nothing_is_told(self) -> None:
        article("in/a.txt")
        article("in/b.txt", TEXT.replace("a source said", "she said"))
        entry = '[[ignore]]\npath = "{}"\nrules = ["{}"]\nreason = "agreed"\n'
        told = "reportedly-ignore.toml: the entry for SRC001 in 'b.txt' suppresses nothing in these articles"
        Path("reportedly-ignore.toml").write_text(entry.format("b.txt", "SRC001") + entry.format("*.txt", "SRC001"))
        result = check("in", "--select", "SRC001", "--format", "json")
        assert result.exit_code == 0
        (line,) = result.stderr.splitlines()
        assert line.endswith(told)
        assert check("in/a.txt", "--select", "SRC001", "--format", "json").stderr == ""

    def test_an_ignore_file(self) -> None:
        article("in/one/a.txt")
        article("in/two/b.txt")
        entry = '[[ignore]]\npath = "{}"\nrules = ["SRC001"]\nreason = "agreed"\n'
        for path, kept in (("one/*", 1), ("a.txt", 1), ("**", 0), ("one", 1), ("a.*", 1), ("*/b.txt", 1), ("none", 2)):
            Path("in/reportedly-ignore.toml").write_text(entry.format(path))
            lines = check("in", "--select", "SRC001", "--format", "jsonl").stdout.splitlines()
            assert sum(len(json.loads(line)["diagnostics"]) for line in lines) == kept, path
        Path("in/reportedly-ignore.toml").write_text(entry.format("**") + 'words = "A Source"\n')
        assert check("in", "--select", "SRC001").exit_code == 0
        Path("in/reportedly-ignore.toml").write_text(entry.format("**") + 'words = "an official"\n')
        assert check("in", "--select", "SRC001").exit_code == 1
        assert check("in", "--select", "SRC001", "--no-config").exit_code == 1

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ('[[ignore]]\npath = "*"\nrules = ["SRC001"]', ":1: 'reason' is missing: say why these findings are accepted"),
            (
                '[[ignore]]\npath = "*"\nrules = ["SCR001"]\nreason = "r"',
                ":3: no rule is called 'SCR001'; did you mean 'SRC001'?",
            ),
            ("[[ignroe]]", ":1: unknown table 'ignroe'; did you mean 'ignore'?"),
        ],
    )
    def test_a_mistake_in_an_ignore_file(self, capsys: pytest.CaptureFixture[str], text: str, message: str) -> None:
        article()
        Path("reportedly-ignore.toml").write_text(text)
        assert said("a.txt", capsys=capsys) == (2, [f"reportedly: reportedly-ignore.toml{message}"])


class TestCache:
    def test_what_was_read_is_not_read_again(self) -> None:
        article()
        first = check("a.txt", *ONLY)
        again = check("a.txt", *ONLY)
        assert len(READ) == 1
        assert again.stdout == first.stdout
        article("b.txt")
        assert json.loads(check("b.txt", *ONLY).stdout)["document"]["path"] == "b.txt"
        assert len(READ) == 1

    def test_other_rules_find_other_things_in_a_kept_reading(self) -> None:
        article()
        assert rules_in(check("a.txt", *ONLY)) == ["SRC001"]
        assert rules_in(check("a.txt", "--select", "HED001", "--format", "json")) == []
        assert rules_in(check("a.txt", *ONLY)) == ["SRC001"]
        result = check("a.txt", *ONLY, "--severity", "SRC001=error")
        assert json.loads(result.stdout)["diagnostics"][0]["severity"] == "error"
        assert len(READ) == 1

    def test_what_differs_is_read(self) -> None:
        article()
        check("a.txt")
        check("a.txt", "--published", "2025-11-30")
        check("a.txt", "--pack", "ru-ua")
        article(text=TEXT + "\nMore.\n")
        check("a.txt")
        assert len(READ) == 4

    def test_a_pack_that_changed(self) -> None:
        article()
        assert run(["pack", "new", "lake"]) == 0
        check("a.txt", "--pack", "lake")
        check("a.txt", "--pack", "lake")
        terms = Path("lake/terms.toml")
        terms.write_text(terms.read_text().replace("cleansing action", "cleaning action"))
        check("a.txt", "--pack", "lake")
        assert len(READ) == 2

    @pytest.mark.parametrize("how", ["option", "environment", "configuration"])
    def test_it_can_be_switched_off(self, how: str, monkeypatch: pytest.MonkeyPatch) -> None:
        article()
        if how == "environment":
            monkeypatch.setenv("REPORTEDLY_NO_CACHE", "1")
        if how == "configuration":
            Path("reportedly.toml").write_text("[check]\ncache = false\n")
        options = ["--no-cache"] if how == "option" else []
        for _ in range(2):
            check("a.txt", *options)
        assert len(READ) == 2
        assert not Path("cache/articles.sqlite").exists()

    def test_a_cache_that_can_not_be_used_costs_one_note(self) -> None:
        article("in/a.txt")
        article("in/b.txt")
        Path("cache").write_text("a file where the folder should be")
        result = check("in", "--select", "SRC001")
        assert result.exit_code == 1
        note, summary = result.stderr.splitlines()
        assert "the cache of read articles" in note and "so articles are read anew" in note
        assert summary == "reportedly: 2 findings in 2 of 2 articles; 2 of them fail the check"


def test_a_rule_that_fails_costs_one_article(monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from reportedly.checks import checking
    from reportedly.checks.rules import rulebook

    def broken(copy: object) -> Iterator[Finding]:
        raise ZeroDivisionError("oh")
        yield

    rules = (replace(rulebook()[0], find=broken, default=True),)
    monkeypatch.setattr(checking, "rulebook", lambda: rules)
    article()
    result = check("a.txt")
    assert result.exit_code == 1
    assert result.stderr.startswith("reportedly: a.txt: ZeroDivisionError: oh; this is a bug in reportedly")


def test_standard_input_under_a_name_is_checked_as_that_file(here: Path) -> None:
    Path("desk").mkdir()
    Path("desk/reportedly.toml").write_text('[check]\nignore = ["SRC001"]\n')
    assert "SRC001" in check("-", "--stdin-filename", "story.md", input=TEXT).stdout
    assert "story.md:3:" in check("-", "--stdin-filename", "story.md", input=TEXT).stdout
    assert "SRC001" not in check("-", "--stdin-filename", "desk/story.md", input=TEXT).stdout


def test_a_name_for_nothing_is_misuse(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text(TEXT)
    code, lines = said("a.txt", "--stdin-filename", "b.txt", capsys=capsys)
    assert code == 2
    assert lines == ["reportedly: --stdin-filename names standard input, which is not read here: put - in place of the file"]


def test_a_hook_passes_over_what_is_no_english_article(here: Path) -> None:
    Path("a.txt").write_text("Nobody had been asked, Anna Holm said.\n")
    Path("b.txt").write_text("")
    Path("feed.rss").write_text("<rss version='2.0'><channel/></rss>")
    assert check("a.txt", "b.txt", "feed.rss").exit_code == 2
    result = check("a.txt", "b.txt", "feed.rss", "--skip-unreadable", "--fail-on", "never")
    assert result.exit_code == 0
    assert "skipped: feed.rss: a feed" in result.stderr
    assert check("missing.txt", "--skip-unreadable").exit_code == 1


def test_a_baseline_that_the_configuration_names_can_be_written_first(here: Path) -> None:
    Path("a.txt").write_text(TEXT)
    Path("reportedly.toml").write_text('[check]\nbaseline = "known.json"\n')
    assert check("a.txt", "--write-baseline", "known.json").exit_code == 0
    assert check("a.txt").exit_code == 0
    assert check("a.txt", "--write-baseline", "known.json").exit_code == 0
    assert check("a.txt").exit_code == 0  # what it accepted before is accepted still


def test_what_is_no_article_in_a_folder_is_no_misuse(here: Path) -> None:
    Path("in").mkdir()
    Path("in/a.txt").write_text(TEXT)
    Path("in/b.rtf").write_text("{\\rtf1 b}")
    assert check("in", "--fail-on", "never").exit_code == 1
    assert check("in/b.rtf", "--fail-on", "never").exit_code == 2
