"""``add``, ``log``, ``changes`` and ``ledger`` as people call them."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from standin import story

from reportedly.ledger import Ledger

Command = Callable[..., "subprocess.CompletedProcess[str]"]

AT = "ledger.sqlite"


def write(folder: Path, *days: object, extra: str = "") -> None:
    folder.mkdir(exist_ok=True)
    for day in days:
        (folder / f"{day}.txt").write_text(story(day, extra), encoding="utf-8")


def test_articles_are_added_once_and_the_same_command_goes_on(reportedly_command: Command, tmp_path: Path) -> None:
    write(tmp_path / "in", "Monday", "Tuesday")
    first = reportedly_command("add", "in", "--ledger", AT)
    assert first.returncode == 0, first.stderr
    assert [line.split()[0] for line in first.stdout.splitlines()] == ["added", "added"]
    assert first.stdout.splitlines()[0].endswith("2 claims    Council votes on the harbour")
    assert first.stderr == f"reportedly: {AT}: 2 added\n"
    write(tmp_path / "in", "Friday")
    second = reportedly_command("add", "in", "--ledger", AT)
    assert second.stderr == f"reportedly: {AT}: 1 added, 2 known\n"
    assert [line.split()[0] for line in second.stdout.splitlines()] == ["added", "known", "known"]
    log = reportedly_command("log", "--ledger", AT, "--format", "json")
    assert [json.loads(line)["name"] for line in log.stdout.splitlines()] == [
        "in/Monday.txt",
        "in/Tuesday.txt",
        "in/Friday.txt",
    ]


def test_records_and_standard_input_are_added_and_what_failed_is_told(reportedly_command: Command, tmp_path: Path) -> None:
    records = [
        {"text": story("Monday"), "url": "https://herald.example/1", "outlet": "Herald"},
        {"text": ""},
        {"no": "text"},
    ]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(each) + "\n" for each in records), encoding="utf-8")
    done = reportedly_command("add", "in.jsonl", "-", "none.txt", "--ledger", AT, "--format", "json", input=story("Sunday"))
    assert done.returncode == 1
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(each["became"], each["name"], each["line"]) for each in told] == [
        ("added", "in.jsonl", 1), ("failed", "in.jsonl", 2), ("failed", "in.jsonl", 3),
        ("added", "-", None), ("failed", "none.txt", None),
    ]  # fmt: skip
    assert "none.txt: no such file" in done.stderr
    assert done.stderr.endswith("2 added, 3 failed\n")
    failed = reportedly_command("log", "--ledger", AT, "--only", "failed").stdout.splitlines()
    assert len(failed) == 3
    assert failed[-1].split("  ")[-1] == "no such file: check the name"


def test_several_processes_read_and_the_results_are_the_same(reportedly_command: Command, tmp_path: Path) -> None:
    write(tmp_path / "in", *range(20))
    one = reportedly_command("add", "in", "--ledger", AT, "--jobs", "1")
    two = reportedly_command("add", "in", "--ledger", "two.sqlite", "--jobs", "2")
    assert (one.returncode, one.stdout) == (two.returncode, two.stdout)


def test_two_commands_that_add_the_same_at_once_keep_each_article_once(
    start: Callable[..., subprocess.Popen[str]], reportedly_command: Command, tmp_path: Path
) -> None:
    write(tmp_path / "in", *range(20))
    both = [start("add", "in", "--ledger", AT, "--jobs", "1", "--format", "json") for _ in range(2)]
    told = [json.loads(line) for process in both for line in process.communicate(timeout=100)[0].splitlines()]
    assert [process.returncode for process in both] == [0, 0]
    assert sorted(each["became"] for each in told) == ["added"] * 20 + ["known"] * 20
    assert json.loads(reportedly_command("ledger", "info", "--ledger", AT, "--format", "json").stdout)["articles"] == 20


def test_what_changed_is_asked(reportedly_command: Command, tmp_path: Path) -> None:
    for text in (story("Monday"), story("Monday").replace("next year", "this year")):
        record = {"text": text, "url": "https://herald.example/1", "outlet": "Herald"}
        assert reportedly_command("add", "-", "--ledger", AT, input=json.dumps(record)).returncode == 0
    done = reportedly_command("changes", "--ledger", AT)
    assert done.stdout.splitlines()[1:] == [
        "  reworded   the mayor: The council will close the old harbour next year",
        "             → The council will close the old harbour this year",
    ]
    as_json = reportedly_command("changes", "https://herald.example/1", "--ledger", AT, "--format", "json")
    (change,) = map(json.loads, as_json.stdout.splitlines())
    assert (change["kind"], change["version"], change["outlet"]) == ("reworded", 2, "Herald")


def test_a_ledger_is_shown_checked_copied_and_made_small(reportedly_command: Command, tmp_path: Path) -> None:
    write(tmp_path / "in", "Monday")
    reportedly_command("add", "in", "--ledger", AT)
    info = reportedly_command("ledger", "info", "--ledger", AT)
    assert "articles      1, from 1 independent report" in info.stdout
    assert json.loads(reportedly_command("ledger", "info", "--ledger", AT, "--format", "json").stdout)["claims"] == 2
    assert reportedly_command("ledger", "check", "--ledger", AT).stderr.endswith("is as it was written\n")
    assert reportedly_command("ledger", "backup", "copy.sqlite", "--ledger", AT).returncode == 0
    again = reportedly_command("ledger", "backup", "copy.sqlite", "--ledger", AT)
    assert (again.returncode, again.stderr) == (1, "reportedly: copy.sqlite: is there already; name another file\n")
    assert reportedly_command("ledger", "compact", "--ledger", AT).returncode == 0
    exported = reportedly_command("ledger", "export", "-o", "out.warc.gz", "--ledger", AT)
    assert exported.stderr == "reportedly: out.warc.gz: 1 record\n"
    assert (tmp_path / "out.warc.gz").read_bytes()[:2] == b"\x1f\x8b"
    assert reportedly_command("ledger", "export", "--format", "jsonl", "-o", "out.jsonl", "--ledger", AT).returncode == 0
    assert json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))["document"]["text"] == story("Monday")


def test_no_output_takes_the_place_of_a_ledger_or_silently_of_a_file(reportedly_command: Command, tmp_path: Path) -> None:
    write(tmp_path / "in", "Monday")
    reportedly_command("add", "in", "--ledger", AT)
    (tmp_path / "link").symlink_to(AT)
    before = (tmp_path / AT).read_bytes()
    for args in (
        ("ledger", "export", "-o", AT), ("ledger", "export", "-o", AT, "--force"), ("ledger", "export", "-o", "link", "--force"),
        ("ask", "--format", "csv", "-o", AT, "--force"), ("edit", "export", "-o", AT, "--force"),
        ("feed", "export", "-o", AT, "--force"),
    ):  # fmt: skip
        refused = reportedly_command(*args, "--ledger", AT)
        assert refused.returncode == 2
        assert "is a database, perhaps a ledger, so it is not written over" in refused.stderr
    refused = reportedly_command("read", "in/Monday.txt", "--format", "json", "-o", AT)
    assert (refused.returncode, "is a database" in refused.stderr) == (2, True)
    assert (tmp_path / AT).read_bytes() == before
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    refused = reportedly_command("ledger", "export", "-o", "notes.txt", "--ledger", AT)
    assert (refused.returncode, "add --force to write it anew" in refused.stderr) == (2, True)
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert reportedly_command("ledger", "export", "-o", "notes.txt", "--force", "--ledger", AT).returncode == 0


def test_what_is_given_back_can_be_added_whole(reportedly_command: Command, tmp_path: Path) -> None:
    write(tmp_path / "in", "Monday")
    rows = [{"text": story("Tuesday"), "url": "https://herald.example/2", "outlet": "Herald"}, {"text": story("Sunday")}]
    (tmp_path / "in" / "rows.jsonl").write_text("".join(json.dumps(each) + "\n" for each in rows), encoding="utf-8")
    (tmp_path / "in" / "rows.csv").write_text(f'text,outlet\n"{story("Friday")}",Courier\n', encoding="utf-8")
    (tmp_path / "in" / "page.html").write_text(
        f"<html><body><article><h1>News</h1><p>{story('Thursday')}</p></article></body></html>", encoding="utf-8"
    )
    (tmp_path / "in" / "letter.eml").write_text(
        f"From: a@herald.example\nSubject: News\nMIME-Version: 1.0\nContent-Type: text/plain\n\n{story('Saturday')}",
        encoding="utf-8",
    )
    reportedly_command("add", "in", "--ledger", AT, "--published", "2026-03-01")
    assert reportedly_command("ledger", "export", "-o", "out.warc.gz", "--ledger", AT).returncode == 0
    back = reportedly_command("add", "out.warc.gz", "--ledger", "back.sqlite")
    assert back.stderr == "reportedly: back.sqlite: 6 added\n"
    kept = []
    for at in (AT, "back.sqlite"):
        with Ledger(tmp_path / at) as ledger:
            kept.append(sorted((each.id, each.published, each.claims) for each in ledger.articles()))
    assert kept[0] == kept[1]
    assert {each[1] for each in kept[0]} == {"2026-03-01"}
    reportedly_command("ledger", "export", "-o", "again.warc.gz", "--ledger", "back.sqlite")
    assert reportedly_command("add", "again.warc.gz", "--ledger", "back.sqlite").stderr.endswith(" 6 known\n")


def test_what_may_not_stay_is_forgotten_and_refused(reportedly_command: Command, tmp_path: Path) -> None:
    record = json.dumps({"text": story("Monday"), "url": "https://herald.example/1"})
    reportedly_command("add", "-", "--ledger", AT, input=record)
    asked = reportedly_command("ledger", "forget", "https://herald.example/1", "--ledger", AT, input="n\n")
    assert asked.returncode == 130
    gone = reportedly_command(
        "ledger", "forget", "https://herald.example/1", "--why", "court order 12", "--yes", "--ledger", AT
    )
    assert gone.returncode == 0, gone.stderr
    refused = reportedly_command("add", "-", "--ledger", AT, input=record)
    assert refused.returncode == 1
    assert "court order 12; --again adds it all the same" in refused.stdout
    assert reportedly_command("add", "-", "--again", "--ledger", AT, input=record).stdout.startswith("added")


def test_reading_again_shows_before_it_does(reportedly_command: Command, tmp_path: Path) -> None:
    write(tmp_path / "in", "Monday")
    reportedly_command("add", "in", "--ledger", AT)
    assert "0 readings by something else" in reportedly_command("ledger", "reread", "--ledger", AT).stderr
    with Ledger(tmp_path / AT) as ledger:
        (it,) = ledger.stale(reportedly="1", model="2", packs="3", places="4")
        from dataclasses import replace

        older = replace(it.before, claims=it.before.claims[:1], producer=replace(it.before.producer, model="stand-in@-1"))
        ledger.replace_reading(it, older)
    shown = reportedly_command("ledger", "reread", "--ledger", AT)
    assert "new" in shown.stdout
    assert "1 reading by something else, 1 of them would differ; --apply puts" in shown.stderr
    assert "1 reading replaced, 1 of them differ" in reportedly_command("ledger", "reread", "--apply", "--ledger", AT).stderr
    assert "0 readings by something else" in reportedly_command("ledger", "reread", "--ledger", AT).stderr


def test_the_ledger_is_where_the_environment_says_else_in_the_user_s_folder(
    reportedly_command: Command, tmp_path: Path
) -> None:
    write(tmp_path / "in", "Monday")
    named = reportedly_command("add", "in", env={"REPORTEDLY_LEDGER": "named.sqlite"})
    assert named.returncode == 0, named.stderr
    assert (tmp_path / "named.sqlite").exists()
    home = {"XDG_DATA_HOME": str(tmp_path / "data"), "REPORTEDLY_LEDGER": ""}
    missing = reportedly_command("log", env=home)
    assert missing.returncode == 1
    assert missing.stderr.endswith("no such ledger; `reportedly add` makes one, or --ledger names another\n")
    assert reportedly_command("add", "in", env=home).returncode == 0
    assert (tmp_path / "data" / "reportedly" / "ledger.sqlite").exists()


def test_what_is_no_ledger_is_one_clear_line(reportedly_command: Command, tmp_path: Path) -> None:
    write(tmp_path / "in", "Monday")
    done = reportedly_command("add", "in", "--ledger", "in/Monday.txt")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "reportedly: in/Monday.txt: no ledger, but some other kind of file; name another file\n"


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_what_was_listed_is_kept_however_the_command_ends(
    start: Callable[..., object], reportedly_command: Command, tmp_path: Path, how: signal.Signals
) -> None:
    write(tmp_path / "in", *range(30), extra="SLOWLY it went on.")
    process = start("add", "in", "--ledger", AT, "--jobs", "1")
    listed = [process.stdout.readline() for _ in range(3)]  # type: ignore[attr-defined]
    time.sleep(0.1)
    process.send_signal(how)  # type: ignore[attr-defined]
    rest, _ = process.communicate(timeout=60)  # type: ignore[attr-defined]
    listed += rest.splitlines()
    ids = {line.split()[1] for line in listed if line.strip()}
    assert reportedly_command("ledger", "check", "--ledger", AT).returncode == 0
    entries = [
        json.loads(line) for line in reportedly_command("log", "--ledger", AT, "--format", "json").stdout.splitlines()
    ]
    kept = [entry["article"] for entry in entries]
    assert ids <= set(kept)
    assert len(set(kept)) == len(kept) < 30
    done = reportedly_command("add", "in", "--ledger", AT, "--jobs", "2")
    assert done.stderr == f"reportedly: {AT}: {30 - len(kept)} added, {len(kept)} known\n"


FERRY = (
    "The ferry to Orra was stopped on Monday after a fire broke out in its engine room, the harbour office said. "
    "All 212 passengers were brought ashore within two hours, and none of them was hurt, according to the coast guard. "
)


def test_copies_are_asked_with_their_origin(reportedly_command: Command, tmp_path: Path) -> None:
    records = (
        {"url": "https://herald.example/1", "outlet": "Herald", "published": "2026-03-02",
         "text": f"VELMAR, March 1 (Reuters) — {FERRY}"},
        {"url": "https://courier.example/1", "outlet": "Courier", "published": "2026-03-01",
         "text": f"{FERRY}The line needs a second ship, the mayor of Orra said at noon."},
    )  # fmt: skip
    lines = "\n".join(map(json.dumps, records))
    (tmp_path / "in.jsonl").write_text(lines, encoding="utf-8")
    assert reportedly_command("add", "in.jsonl", "--ledger", AT).returncode == 0
    done = reportedly_command("copies", "--ledger", AT)
    first, origin, words, courier, herald = done.stdout.splitlines()
    assert first.endswith("  2 articles")
    assert origin == "  origin  credited  Reuters  an article credits Reuters; none is its own"
    assert words.strip() == "“VELMAR, March 1 (Reuters) —”"
    assert courier.split()[0] == "76%"
    assert (courier.split()[-2:], herald.split()[-2:]) == (["2026-03-01", "Courier"], ["2026-03-02", "Herald"])
    by_address = reportedly_command("copies", "https://courier.example/1", "--ledger", AT, "--format", "json")
    assert [copy["sentences"] for copy in json.loads(by_address.stdout)["copies"]] == [[0, 1], [0, 1]]
    assert reportedly_command("copies", f"{courier.split()[1]}:0", "--ledger", AT).stdout == done.stdout
    own = reportedly_command("copies", f"{courier.split()[1]}:2", "--ledger", AT)
    assert own.stderr.endswith("none of it is in another article\n")
    unknown = reportedly_command("copies", "https://nobody.example/1", "--ledger", AT)
    assert (unknown.returncode, "no article is called" in unknown.stderr) == (1, True)
