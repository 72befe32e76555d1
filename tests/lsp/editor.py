"""An editor for tests, over pygls' own client."""

from __future__ import annotations

import asyncio

from lsprotocol import types
from pygls.lsp.client import LanguageClient

STANDING_IN = (
    "import sys, standin; from reportedly.cli.opening import Opening; from reportedly.cli.program import run;"
    "sys.exit(run(sys.argv[1:], Opening(standin.load, places=False)))"
)
REAL = "import sys; from reportedly.cli.program import run; sys.exit(run(sys.argv[1:]))"
STORY = "The harbour opens\n\nThe ferry will sail again in May, a source said.\n\nIt will carry cars too, Anna Holm said.\n"


class Editor:
    """An editor with one document, over pygls' own client."""

    def __init__(self, client: LanguageClient, uri: str) -> None:
        self.client = client
        self.uri = uri
        self.arrived: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.messages: list[str] = []

    def open(self, text: str, language: str = "plaintext") -> None:
        document = types.TextDocumentItem(self.uri, language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(document))

    def change(self, text: str, version: int) -> None:
        whole = types.TextDocumentContentChangeWholeDocument(text)
        document = types.VersionedTextDocumentIdentifier(version, self.uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [whole]))

    async def findings(self) -> types.PublishDiagnosticsParams:
        return await asyncio.wait_for(self.arrived.get(), 90)

    async def hover(self, line: int, character: int) -> str:
        where = types.HoverParams(types.TextDocumentIdentifier(self.uri), types.Position(line, character))
        found = await self.client.text_document_hover_async(where)
        return found.contents.value if found and isinstance(found.contents, types.MarkupContent) else ""

    async def actions(self, line: int, character: int) -> list[types.CodeAction]:
        at = types.Range(types.Position(line, character), types.Position(line, character))
        document = types.TextDocumentIdentifier(self.uri)
        found = await self.client.text_document_code_action_async(
            types.CodeActionParams(document, at, types.CodeActionContext([]))
        )
        return [each for each in found or () if isinstance(each, types.CodeAction)]
