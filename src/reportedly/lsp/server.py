"""The protocol around the examiner: what the client says becomes work, what was found goes back. The only file that imports pygls."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import Any, BinaryIO, Final, cast

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path
from pygls.workspace import TextDocument

from reportedly._version import __version__
from reportedly.lsp.actions import actions
from reportedly.lsp.examining import Examined, Examiner, Placed
from reportedly.lsp.input import Measured
from reportedly.lsp.places import Encoding, Places
from reportedly.lsp.queue import Queue
from reportedly.lsp.telling import hover, message
from reportedly.model import Range, Severity
from reportedly.model.errors import InputError, ReportedlyError
from reportedly.sources import format_in_editor

PAUSE: Final = 0.4
"""Seconds without a change before a text is checked."""

SOURCE: Final = "reportedly"
_SEVERITIES: Final[dict[Severity, types.DiagnosticSeverity]] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}


class Server(LanguageServer):
    """A language server over one examiner. Handlers run in the thread of the event loop, checking in the queue's own."""

    def __init__(self, examiner: Examiner) -> None:
        # whole texts: where the two sides count lines differently, changes of ranges would spoil the text
        super().__init__("reportedly", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.examiner: Final = examiner
        self.queue: Final = Queue()
        self.examined: Final[dict[str, Examined]] = {}
        self._told: Final[dict[str, str]] = {}
        self._loop: asyncio.AbstractEventLoop | None = None

    def report_server_error(self, error: Exception, source: object) -> None:
        """A message that makes no sense is passed over; the next one may make some."""
        logging.getLogger("reportedly.lsp").debug("%s: %s", type(error).__name__, error)

    def examine_soon(self, uri: str, after: float = 0.0) -> None:
        """Check the document as it is now, unless it changes again within ``after`` seconds."""
        self._loop = asyncio.get_running_loop()
        document = self.workspace.get_text_document(uri)
        text, version, kind, path = document.source, document.version, _kind(document), to_fs_path(uri)

        def work() -> None:
            outcome = self._outcome(text, Path(path) if path else None, kind)
            self._soon(lambda: self._publish(uri, version, text, outcome))

        self.queue.put(uri, work, after)

    def _outcome(self, text: str, path: Path | None, kind: str) -> Examined | ReportedlyError:
        try:
            return self.examiner.examine(text, path, kind)
        except ReportedlyError as error:
            return error
        except Exception as error:  # a bug in one check must not end the session
            return ReportedlyError(f"{type(error).__name__}: {error}; this is a bug in reportedly, please report it")

    def _soon(self, act: Callable[[], None]) -> None:
        loop = self._loop
        if loop is None:
            return
        try:
            loop.call_soon_threadsafe(act)
        except RuntimeError:  # the loop has ended: nobody listens any more
            return

    def _publish(self, uri: str, version: int | None, text: str, outcome: Examined | ReportedlyError) -> None:
        if uri not in self.workspace.text_documents or self.workspace.get_text_document(uri).version != version:
            return  # closed, or written on: what was found is out of date
        if isinstance(outcome, InputError):
            self.examined.pop(uri, None)
            self._send(uri, version, [_at_start(outcome.what)])
            return
        if isinstance(outcome, ReportedlyError):
            if self._told.get(uri) != str(outcome):
                self._told[uri] = str(outcome)
                self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"reportedly: {outcome}"))
            self.examined.pop(uri, None)
            self._send(uri, version, [])
            return
        self._told.pop(uri, None)
        self.examined[uri] = outcome
        places = Places(text, self.encoding)
        found = [_diagnostic(uri, placed, places) for placed in outcome.findings]
        found += [_fault(line, words, places) for line, words in outcome.faults]
        self._send(uri, version, found)

    def _send(self, uri: str, version: int | None, found: list[types.Diagnostic]) -> None:
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))

    def forget(self, uri: str) -> None:
        """The document was closed."""
        self.queue.drop(uri)
        self.examined.pop(uri, None)
        self._told.pop(uri, None)
        self._send(uri, None, [])

    @property
    def encoding(self) -> Encoding:
        """The units that characters are counted in, as agreed on with the client."""
        return cast(Encoding, str(getattr(self.workspace.position_encoding, "value", self.workspace.position_encoding)))

    def current(self, uri: str) -> tuple[Examined, Places] | None:
        """What was found in the document, where it is still as it was then."""
        examined = self.examined.get(uri)
        if examined is None or self.workspace.get_text_document(uri).source != examined.text:
            return None
        return examined, Places(examined.text, self.encoding)


def run(examiner: Examiner, stdin: BinaryIO, stdout: BinaryIO) -> None:
    """Serve one client until it leaves or its pipe closes."""
    for name in ("pygls", "asyncio", "concurrent.futures"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)  # what goes wrong is told to the client, in our own words
    server(examiner).start_io(cast(BinaryIO, Measured(stdin)), stdout)


def server(examiner: Examiner) -> Server:
    """A server with all its features."""
    made = Server(examiner)
    made.feature(types.TEXT_DOCUMENT_DID_OPEN)(_opened)
    made.feature(types.TEXT_DOCUMENT_DID_CHANGE)(_changed)
    made.feature(types.TEXT_DOCUMENT_DID_SAVE)(_saved)
    made.feature(types.TEXT_DOCUMENT_DID_CLOSE)(_closed)
    made.feature(types.TEXT_DOCUMENT_HOVER)(_hover)
    kinds = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    made.feature(types.TEXT_DOCUMENT_CODE_ACTION, kinds)(_code_actions)
    return made


def _opened(server: Server, params: types.DidOpenTextDocumentParams) -> None:
    server.examine_soon(params.text_document.uri)


def _changed(server: Server, params: types.DidChangeTextDocumentParams) -> None:
    server.examine_soon(params.text_document.uri, PAUSE)


def _saved(server: Server, params: types.DidSaveTextDocumentParams) -> None:
    server.examine_soon(params.text_document.uri)


def _closed(server: Server, params: types.DidCloseTextDocumentParams) -> None:
    server.forget(params.text_document.uri)


def _hover(server: Server, params: types.HoverParams) -> types.Hover | None:
    known = server.current(params.text_document.uri)
    if known is None:
        return None
    examined, places = known
    at = places.offset(params.position.line, params.position.character)
    over = [placed for placed in examined.findings if placed.range[0] <= at < placed.range[1]]
    if not over:
        return None
    told = "\n\n---\n\n".join(hover(placed.found, examined.rules.get(placed.found.rule)) for placed in over)
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, told), _range(over[0].range, places))


def _code_actions(server: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    uri = params.text_document.uri
    known = server.current(uri)
    if known is None:
        return []
    examined, places = known
    start = places.offset(params.range.start.line, params.range.start.character)
    end = places.offset(params.range.end.line, params.range.end.character)
    return [
        types.CodeAction(
            action.title,
            types.CodeActionKind.QuickFix,
            [_diagnostic(uri, placed, places)],
            action.preferred,
            edit=types.WorkspaceEdit({uri: [types.TextEdit(_range(action.range, places), action.text)]}),
        )
        for placed in examined.findings
        if placed.range[0] <= end and start <= placed.range[1]
        for action in actions(examined, placed)
    ]


def _diagnostic(uri: str, placed: Placed, places: Places) -> types.Diagnostic:
    found = placed.found
    related = [
        types.DiagnosticRelatedInformation(types.Location(uri, _range(where, places)), each.message)
        for each, where in zip(found.related, placed.ranges[1:], strict=True)
        if where
    ]
    return types.Diagnostic(
        _range(placed.range, places),
        message(found),
        _SEVERITIES[found.severity],
        found.rule,
        source=SOURCE,
        related_information=related or None,
    )


def _fault(line: int, words: str, places: Places) -> types.Diagnostic:
    begin = places.offset(line - 1, 0)
    where = _range((begin, places.offset(line - 1, sys.maxsize)), places)
    return types.Diagnostic(where, words, types.DiagnosticSeverity.Warning, source=SOURCE)


def _at_start(words: str) -> types.Diagnostic:
    nowhere = types.Range(types.Position(0, 0), types.Position(0, 0))
    return types.Diagnostic(nowhere, f"not checked: {words}", types.DiagnosticSeverity.Information, source=SOURCE)


def _range(where: Range, places: Places) -> types.Range:
    return types.Range(types.Position(*places.place(where[0])), types.Position(*places.place(where[1])))


def _kind(document: TextDocument) -> str:
    language: Any = document.language_id
    return format_in_editor(language or "", PurePath(document.uri).suffix.lower()).name
