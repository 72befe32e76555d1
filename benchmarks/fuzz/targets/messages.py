"""Messages to the language server, in a process of its own: well formed, changed, and not messages at all."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.fuzz import corpus, mutation
from benchmarks.fuzz.faults import Fault
from benchmarks.fuzz.targets.target import Attempt, Target

SESSION = 150
"""Messages that one server gets."""
_PATIENCE = 120.0
_URIS = (
    "file:///a/story.txt",
    "file:///a/story.md",
    "file:///a/story.html",
    "untitled:1",
    "file:///a/%00b.txt",
    "x",
    "",
    "file://",
    "http://[",
    "file:///a/\u202e.md",
)
_SERVE = (
    "import sys; from benchmarks.fuzz.standin import StandIn; from reportedly.cli.opening import Opening;"
    "from reportedly.cli.program import run; sys.exit(run(['lsp'], Opening(lambda threads: StandIn(), places=False)))"
)


def _place(rng: random.Random) -> dict[str, int]:
    return {"line": rng.choice((0, 0, 1, 3, 10**6, -1)), "character": rng.choice((0, 5, 17, 60, 10**6, -1))}


def _sound(rng: random.Random) -> dict[str, Any]:
    uri = mutation.choice(rng, _URIS[:3]) if rng.random() < 0.8 else mutation.choice(rng, _URIS)
    written = mutation.text(rng, corpus.passages())
    document = {"uri": uri}
    message: dict[str, Any] = {"jsonrpc": "2.0"}
    match rng.randrange(7):
        case 0 | 1:
            language = mutation.choice(rng, ("plaintext", "markdown", "html", "", "x"))
            item = {**document, "languageId": language, "version": rng.randrange(9), "text": written}
            message |= {"method": "textDocument/didOpen", "params": {"textDocument": item}}
        case 2:
            change: dict[str, Any] = {"text": written}
            if rng.random() < 0.2:
                change["range"] = {"start": _place(rng), "end": _place(rng)}
            message |= {
                "method": "textDocument/didChange",
                "params": {"textDocument": {**document, "version": rng.randrange(9)}, "contentChanges": [change]},
            }
        case 3:
            message |= {
                "id": rng.randrange(99),
                "method": "textDocument/hover",
                "params": {"textDocument": document, "position": _place(rng)},
            }
        case 4:
            where = {"start": _place(rng), "end": _place(rng)}
            params = {"textDocument": document, "range": where, "context": {"diagnostics": []}}
            message |= {"id": rng.randrange(99), "method": "textDocument/codeAction", "params": params}
        case 5:
            message |= {
                "method": mutation.choice(rng, ("textDocument/didClose", "textDocument/didSave")),
                "params": {"textDocument": document},
            }
        case _:
            name = mutation.choice(
                rng,
                ("$/cancelRequest", "workspace/didChangeConfiguration", "x/y", "initialize", "textDocument/completion", ""),
            )
            message |= {"id": rng.randrange(99), "method": name, "params": {"id": 1, "settings": {}}}
    return message


def framed(body: bytes) -> bytes:
    """A message as the protocol frames it."""
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def _make(rng: random.Random) -> bytes:
    out = []
    for _ in range(SESSION):
        message = _sound(rng)
        body = json.dumps(mutation.tree(rng, message) if rng.random() < 0.4 else message).encode()
        if rng.random() < 0.05:
            body = mutation.octets(rng, body)
        whole = framed(body)
        if rng.random() < 0.03:  # the frame itself; what follows may be swallowed with it
            whole = mutation.octets(rng, whole)
        out.append(whole)
    return b"".join(out)


_START = framed(
    b'{"jsonrpc":"2.0","id":"start","method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}'
)
_LAST = "file:///last/last.txt"
_END = b"".join(
    framed(json.dumps({"jsonrpc": "2.0", **each}).encode())
    for each in (
        {"method": "initialized", "params": {}},
        {
            "method": "textDocument/didOpen",
            "params": {
                "textDocument": {"uri": _LAST, "languageId": "plaintext", "version": 1, "text": "It rains, Anna Holm said."}
            },
        },
    )
)


def _open(folder: Path) -> Attempt:
    root = str(corpus.ROOT)

    def attempt(data: bytes) -> str:
        import os
        import threading

        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(corpus.ROOT / "src"), root]),
            "REPORTEDLY_CACHE": str(folder),
        }
        pipe = subprocess.PIPE
        with (
            (folder / "stderr").open("wb+") as errors,
            subprocess.Popen(
                [sys.executable, "-c", _SERVE], stdin=pipe, stdout=pipe, stderr=errors, env=environment, cwd=folder
            ) as server,
        ):
            assert server.stdin is not None
            assert server.stdout is not None
            timer = threading.Timer(_PATIENCE, server.kill)
            timer.start()
            said = bytearray()
            try:
                # what it says is read while it is written to: a full pipe would stop both
                writer = threading.Thread(target=_written, args=(server.stdin, _START + data + _END))
                writer.start()
                # a frame that was spoilt swallows what follows, the last document with it: the end of the input frees it
                while chunk := server.stdout.read1(1 << 16):
                    said += chunk
                writer.join()
                code = server.wait()
            finally:
                alive = timer.is_alive()
                timer.cancel()
            errors.seek(0)
            trouble = errors.read().decode("utf-8", "replace")
        if not alive:
            raise Fault("hang", f"the server was still there after {_PATIENCE:.0f} s")
        if "Traceback" in trouble or code not in (0, 1):
            raise Fault("crash", f"the server ended with {code}: {trouble[-1500:]}")
        if b"this is a bug" in said:
            at = said.index(b"this is a bug")
            raise Fault("crash", f"a check: {said[max(0, at - 300) : at].decode('utf-8', 'replace')}")
        return ""

    return attempt


def _written(stdin: Any, data: bytes) -> None:
    import contextlib
    import time

    with contextlib.suppress(OSError):
        stdin.write(data)
        stdin.flush()
        time.sleep(0.6)  # what waits to be checked is checked before the end
    with contextlib.suppress(OSError):
        stdin.close()


TARGETS = (Target("messages", _make, _open, share=3, again=0, elsewhere=0, each=SESSION),)
