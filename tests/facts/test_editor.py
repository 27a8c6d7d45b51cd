"""What an editor's program says of the data while it is written: yaml-language-server is asked."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
from support.building import ROOT

SERVER = ROOT / "node_modules/yaml-language-server/bin/yaml-language-server"
NODE = ROOT / ".venv/bin/node"
SETTINGS = {"schemaStore": {"enable": False}, "validate": True, "hover": True, "completion": True}
FILE = ROOT / "data/offices.yaml"


class Server:
    """A language server that is spoken to as an editor does, one question at a time."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._asked = 0
        self.ask("initialize", processId=None, rootUri=ROOT.as_uri(),
                 capabilities={"workspace": {"configuration": True}})  # fmt: skip
        self.tell("initialized")

    def tell(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def ask(self, method: str, **params: Any) -> Any:
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        return next(one["result"] for one in self._said() if one.get("id") == self._asked)

    def diagnostics(self) -> list[dict[str, Any]]:
        """What is underlined in the file that was opened."""
        method = "textDocument/publishDiagnostics"
        said = next(one for one in self._said() if one.get("method") == method)
        found: list[dict[str, Any]] = said["params"]["diagnostics"]
        return found

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0"} | message).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _said(self) -> Iterator[dict[str, Any]]:
        """What the server says; its own questions are answered on the way."""
        out = self._process.stdout
        assert out
        while header := out.readline():
            length = int(header.split(b":")[1])
            while out.readline().strip():
                pass
            said = json.loads(out.read(length))
            if "id" in said and "method" in said:
                asked = said["params"].get("items", [])
                answers = [SETTINGS if one.get("section") == "yaml" else None for one in asked]
                self._send({"id": said["id"], "result": answers or None})
            else:
                yield said


@pytest.fixture
def server() -> Iterator[Server]:
    assert SERVER.is_file(), "make test installs yaml-language-server"
    command = [str(NODE), str(SERVER), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        yield Server(process)
        process.kill()


def test_an_editor_underlines_explains_and_completes(server: Server) -> None:
    lines = FILE.read_text("utf-8").splitlines()
    phone, kind, as_of = (
        next(number for number, line in enumerate(lines) if line.startswith(f"  {key}: "))
        for key in ("phone", "kind", "as_of")
    )
    lines[phone] = "  phone: 22-256"
    lines[kind] = "  kind: "
    document = {"uri": FILE.as_uri()}
    opened = document | {"languageId": "yaml", "version": 1, "text": "\n".join(lines)}
    server.tell("textDocument/didOpen", textDocument=opened)
    assert {phone, kind} <= {one["range"]["start"]["line"] for one in server.diagnostics()}
    place = {"line": as_of, "character": 4}
    hover = server.ask("textDocument/hover", textDocument=document, position=place)
    assert "いつの情報か" in str(hover["contents"])
    place = {"line": kind, "character": len(lines[kind])}
    offered = server.ask("textDocument/completion", textDocument=document, position=place)
    assert {"bureau", "branch"} <= {one["label"] for one in offered["items"]}
