from __future__ import annotations

import asyncio
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from editor import REAL, STORY, Editor
from lsprotocol import types


def marked(text: str, found: types.Diagnostic, encoding: str = "utf-16-le", unit: int = 2) -> str:
    """The words of a range within one line."""
    line = text.split("\n")[found.range.start.line].encode(encoding)
    return line[found.range.start.character * unit : found.range.end.character * unit].decode(encoding)


def rules(found: types.PublishDiagnosticsParams) -> list[Any]:
    return [each.code for each in found.diagnostics]


def test_findings_come_when_a_document_is_opened_and_go_when_it_is_closed(edit: Any) -> None:
    async def scene(editor: Editor) -> None:
        editor.open(STORY)
        found = await editor.findings()
        (first,) = [each for each in found.diagnostics if each.code == "SRC001"]
        assert marked(STORY, first) == "a source"
        assert first.source == "reportedly"
        assert first.severity == types.DiagnosticSeverity.Warning
        assert "why is it not named?" in first.message
        closed = types.TextDocumentIdentifier(editor.uri)
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(closed))
        assert not (await editor.findings()).diagnostics

    edit(scene)


def test_of_quick_changes_the_last_one_is_checked(edit: Any) -> None:
    async def scene(editor: Editor) -> None:
        editor.open(STORY)
        assert "SRC001" in rules(await editor.findings())
        for version in range(2, 30):
            editor.change(STORY + "x" * version, version)
        editor.change(STORY.replace("a source", "Bo Lind"), 30)
        found = await editor.findings()
        assert (found.version, "SRC001" in rules(found)) == (30, False)
        assert editor.arrived.empty()

    edit(scene)


@pytest.mark.parametrize(
    ("encoding", "codec", "unit"), [("utf-16", "utf-16-le", 2), ("utf-32", "utf-32-le", 4), ("utf-8", "utf-8", 1)]
)
def test_places_are_counted_in_the_units_agreed_on(edit: Any, encoding: str, codec: str, unit: int) -> None:
    text = "🚢🚢 ééé “M” The ferry sails again, a source said.\n"

    async def scene(editor: Editor) -> None:
        editor.open(text)
        (first,) = [each for each in (await editor.findings()).diagnostics if each.code == "SRC001"]
        assert marked(text, first, codec, unit) == "a source"
        assert "SRC001" in await editor.hover(0, first.range.start.character)
        assert await editor.hover(0, 0) == ""

    edit(scene, encodings=(encoding,))


def test_hover_shows_the_finding_and_its_rule(edit: Any) -> None:
    async def scene(editor: Editor) -> None:
        editor.open(STORY)
        await editor.findings()
        told = await editor.hover(2, 36)
        assert told.startswith("**SRC001 bare-source** (warning)")
        assert "A reader can't weigh a source" in told
        assert "AP Stylebook" in told

    edit(scene)


@pytest.mark.parametrize(("name", "language"), [("story.md", "markdown"), ("story.html", "html")])
def test_an_action_puts_a_remark_before_the_paragraph_and_the_finding_goes(edit: Any, name: str, language: str) -> None:
    page = STORY if language == "markdown" else (
        "<html><head><title>The harbour opens</title></head><body><article>\n<h1>The harbour opens</h1>\n"
        "<p>The ferry will sail again in <b>May</b>, a source said.</p>\n<p>It will carry cars too, Anna Holm said.</p>\n"
        "</article></body></html>\n"
    )  # fmt: skip

    async def scene(editor: Editor) -> None:
        editor.open(page, language)
        found = await editor.findings()
        (first,) = [each for each in found.diagnostics if each.code == "SRC001"]
        assert marked(page, first) == "a source"
        (action,) = await editor.actions(first.range.start.line, first.range.start.character + 1)
        assert "SRC001" in action.title
        (change,) = (action.edit.changes or {})[editor.uri] if action.edit else ()
        assert isinstance(change, types.TextEdit)
        assert change.new_text == "<!-- reportedly: ignore SRC001: reason -->\n"
        lines = page.split("\n")
        at = change.range.start
        lines[at.line] = lines[at.line][: at.character] + change.new_text + lines[at.line][at.character :]
        editor.change("\n".join(lines), 2)
        assert "SRC001" not in rules(await editor.findings())
        editor.change("\n".join(lines).replace(": reason", ""), 3)
        assert any("gives no reason" in each.message for each in (await editor.findings()).diagnostics)

    edit(scene, name)


def test_plain_text_can_hold_no_remark(edit: Any) -> None:
    async def scene(editor: Editor) -> None:
        editor.open(STORY)
        await editor.findings()
        assert await editor.actions(2, 36) == []

    edit(scene)


STYLE = """
id = "house"
title = "House style"
[[lexical]]
id = "HSE001"
name = "no-jargon"
marks = "Words of the trade."
why = "Readers do not know them."
reference = "House style (2025)"
wordings = ["vessel"]
message = "“{words}” is jargon"
ask = "Would a plain word do?"
neutral = "ship"
bad = ["Vessel leaves. The vessel left, Anna Holm said."]
good = ["The ship left, Anna Holm said."]
"""


def test_the_nearest_configuration_holds_and_a_neutral_wording_can_be_put_in(edit: Any, tmp_path: Path) -> None:
    (tmp_path / "house.toml").write_text(STYLE, encoding="utf-8")
    (tmp_path / "reportedly.toml").write_text('[check]\nstyle = ["house.toml"]\nselect = ["HSE"]\n', encoding="utf-8")

    async def scene(editor: Editor) -> None:
        editor.open(STORY + "\nVessel traffic stays low. No vessel has left today.\n")
        found = await editor.findings()
        assert rules(found) == ["HSE001", "HSE001"], editor.messages
        (action,) = await editor.actions(6, 2)
        assert (action.title, action.is_preferred) == ("Write “ship”", True)
        (change,) = (action.edit.changes or {})[editor.uri] if action.edit else ()
        assert change.new_text == "Ship"

    edit(scene)


def test_a_broken_configuration_is_told_once_and_mended_while_the_server_runs(edit: Any, tmp_path: Path) -> None:
    settings = tmp_path / "reportedly.toml"
    settings.write_text("[check]\nselct = ['SRC']\n", encoding="utf-8")

    async def scene(editor: Editor) -> None:
        editor.open(STORY)
        assert not (await editor.findings()).diagnostics
        editor.change(STORY + "x", 2)
        assert not (await editor.findings()).diagnostics
        assert len(editor.messages) == 1
        assert "reportedly.toml:2" in editor.messages[0] and "select" in editor.messages[0]
        settings.write_text("[check]\nselect = ['SRC']\n", encoding="utf-8")
        editor.change(STORY, 3)
        assert "SRC001" in rules(await editor.findings())

    edit(scene)


def test_what_can_not_be_checked_has_one_line_that_says_why(edit: Any) -> None:
    async def scene(editor: Editor) -> None:
        editor.open("")
        assert not (await editor.findings()).diagnostics
        german = "Der Hafen wird im nächsten Jahr geschlossen, sagte der Bürgermeister am Montag im Rathaus der Stadt. " * 4
        editor.change(german, 2)
        (only,) = (await editor.findings()).diagnostics
        assert "Reportedly reads English" in only.message
        assert only.severity == types.DiagnosticSeverity.Information
        editor.change(STORY, 3)
        assert "SRC001" in rules(await editor.findings())

    edit(scene)


def test_a_bug_in_one_check_ends_nothing(edit: Any) -> None:
    async def scene(editor: Editor) -> None:
        editor.open(STORY + "BUG\n")
        assert not (await editor.findings()).diagnostics
        assert "please report it" in editor.messages[0]
        editor.change(STORY, 2)
        assert "SRC001" in rules(await editor.findings())

    edit(scene)


def message(method: str, params: Any, number: int | None = None) -> bytes:
    content: dict[str, Any] = {"jsonrpc": "2.0", "method": method, "params": params}
    body = json.dumps(content | ({} if number is None else {"id": number})).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


HELLO = message("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, 1)
GARBAGE = {
    "no header": b"GET / HTTP/1.1\r\n\r\n",
    "no JSON": b"Content-Length: 5\r\n\r\n{{{{{",
    "not an object": b"Content-Length: 4\r\n\r\nnull",
    "nested": b"Content-Length: 40000\r\n\r\n" + b"[" * 40_000,
    "no UTF-8": b"Content-Length: 4\r\n\r\n\xff\xfe\x00\x80",
    "unknown method": message("no/such", {}),
    "bad parameters": message("textDocument/didOpen", {"textDocument": 7}),
    "unknown document": message(
        "textDocument/didChange", {"textDocument": {"uri": "x:y", "version": 1}, "contentChanges": []}
    ),
    "a long line": b"x" * 100_000 + b"\r\n",
    "negative": b"Content-Length: -5\r\n\r\n",
}


def heard(process: subprocess.Popen[bytes], words: bytes) -> bytes:
    """What the server said until it has said ``words``, whole messages or not."""
    assert process.stdout and process.stderr
    said = b""
    while words not in said:
        piece = process.stdout.read1(65536)
        assert piece, (said, process.stderr.read())
        said += piece
    return said


def test_garbage_is_passed_over(raw: Callable[..., Any]) -> None:
    with raw() as process:
        document = {"uri": "untitled:one", "languageId": "plaintext", "version": 1, "text": STORY}
        process.stdin.write(HELLO + message("initialized", {}))
        for noise in GARBAGE.values():
            process.stdin.write(noise)
        process.stdin.write(message("textDocument/didOpen", {"textDocument": document}))
        process.stdin.flush()
        heard(process, b"SRC001")
        _, err = process.communicate(message("shutdown", None, 2) + message("exit", None), timeout=60)
        assert b"Traceback" not in err


def test_a_document_of_20_megabytes_is_refused_and_the_next_one_checked(raw: Callable[..., Any]) -> None:
    with raw() as process:
        document = {"uri": "untitled:one", "languageId": "plaintext", "version": 1, "text": "a source said. " * 1_400_000}
        process.stdin.write(HELLO + message("initialized", {}) + message("textDocument/didOpen", {"textDocument": document}))
        process.stdin.flush()
        assert b"more than the 1,000,000 that are checked in an editor" in heard(process, b"not checked")
        process.stdin.write(
            message("textDocument/didOpen", {"textDocument": document | {"uri": "untitled:two", "text": STORY}})
        )
        process.stdin.flush()
        assert heard(process, b"SRC001")


def test_a_message_that_is_too_large_is_passed_over_without_being_held() -> None:
    import io

    from reportedly.lsp import input as measured

    stream = measured.Measured(io.BytesIO(b"x" * 3_000_000 + b"next\n"))
    measured_limit, measured.LARGEST_MESSAGE = measured.LARGEST_MESSAGE, 1_000_000
    try:
        assert stream.read(3_000_000) == b"null"
    finally:
        measured.LARGEST_MESSAGE = measured_limit
    assert stream.readline() == b"next\n"
    assert measured.Measured(io.BytesIO(b"abc")).read(10**15) == b""


@pytest.mark.parametrize("said", [HELLO, HELLO + b"Content-Length: 100\r\n\r\n{"])
def test_the_server_leaves_when_the_pipe_closes(raw: Callable[..., Any], said: bytes) -> None:
    with raw() as process:
        _, err = process.communicate(said, timeout=60)
        assert process.returncode == 0
        assert b"Traceback" not in err


def test_the_server_leaves_in_the_middle_of_a_check(raw: Callable[..., Any]) -> None:
    with raw() as process:
        document = {"uri": "untitled:one", "languageId": "plaintext", "version": 1, "text": STORY + "SLOWLY"}
        said = HELLO + message("initialized", {}) + message("textDocument/didOpen", {"textDocument": document})
        process.stdin.write(said)
        process.stdin.flush()
        process.stdout.close()
        process.stdin.close()
        assert process.wait(timeout=60) == 0
        assert b"Traceback" not in process.stderr.read()


def test_without_pygls_the_extra_is_named(tmp_path: Path) -> None:
    import sys

    program = "import sys; sys.modules['pygls'] = None; from reportedly.cli.program import run; sys.exit(run(['lsp']))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60
    )
    assert done.returncode == 1
    assert done.stderr.startswith("reportedly: the language server needs pygls")
    assert "pip install 'reportedly[lsp]'" in done.stderr
    assert done.stderr.count("\n") == 1


def test_the_real_model_reads_what_an_editor_holds(edit: Any) -> None:
    async def scene(editor: Editor) -> None:
        editor.open("The bridge over the Velna will reopen in June, a source said on Friday.\n")
        found = await asyncio.wait_for(editor.findings(), 60)
        assert "SRC001" in rules(found), editor.messages

    edit(scene, "story.txt", REAL, ("utf-16",), "--no-places")
