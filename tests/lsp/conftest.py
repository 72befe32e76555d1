"""The language server in a process of its own, with the stand-in reader of ``tests/run``."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from editor import STANDING_IN, Editor
from lsprotocol import types
from pygls.lsp.client import LanguageClient

import reportedly

ROOMS = Path(reportedly.__file__).parents[1]
STAND_IN = Path(__file__).parents[1] / "run"


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    path = os.pathsep.join(filter(None, [str(ROOMS), str(STAND_IN), os.environ.get("PYTHONPATH", "")]))
    monkeypatch.setenv("PYTHONPATH", path)


Scene = Callable[[Editor], Awaitable[None]]


@pytest.fixture
def edit(tmp_path: Path) -> Callable[..., None]:
    """Play a scene with an editor whose document is ``name`` in ``tmp_path``."""

    def edit(
        scene: Scene,
        name: str = "story.txt",
        program: str = STANDING_IN,
        encodings: tuple[str, ...] = ("utf-16",),
        *more: str,
    ) -> None:
        async def play() -> None:
            client = LanguageClient("an editor", "1")
            editor = Editor(client, (tmp_path / name).as_uri())

            @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
            def published(params: types.PublishDiagnosticsParams) -> None:
                editor.arrived.put_nowait(params)

            @client.feature(types.WINDOW_SHOW_MESSAGE)
            def shown(params: types.ShowMessageParams) -> None:
                editor.messages.append(params.message)

            await client.start_io(sys.executable, "-c", program, "lsp", "--stdio", *more)
            general = types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind(e) for e in encodings])
            capabilities = types.ClientCapabilities(general=general)
            await asyncio.wait_for(
                client.initialize_async(types.InitializeParams(capabilities, root_uri=tmp_path.as_uri())), 60
            )
            client.initialized(types.InitializedParams())
            try:
                await scene(editor)
                await asyncio.wait_for(client.shutdown_async(None), 60)
                client.exit(None)
            finally:
                process = client._server
                if process is not None:
                    try:
                        await asyncio.wait_for(process.wait(), 10)
                    except TimeoutError:
                        process.kill()
                await asyncio.wait_for(client.stop(), 30)

        asyncio.run(play())

    return edit


@pytest.fixture
def raw() -> Callable[..., Any]:
    """The server as a bare process, for clients that do not keep to the protocol."""

    @contextmanager
    def start() -> Iterator[subprocess.Popen[bytes]]:
        command = [sys.executable, "-c", STANDING_IN, "lsp"]
        pipe = subprocess.PIPE
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as process:
            try:
                yield process
            finally:
                process.kill()

    return start
