"""A talk with yaml-language-server, as an editor has it."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any, Final

SERVER: Final = "YAML_LANGUAGE_SERVER"
"""The environment variable that names the server's program."""


class Editor:
    """An editor in which files of one schema are open, as text with a mark where the cursor is."""

    def __init__(self, schema: Path) -> None:
        self._server = subprocess.Popen(  # noqa: S603  # the server is what is asked
            [os.environ[SERVER], "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._settings = {"schemas": {schema.as_uri(): "*.yaml"}, "schemaStore": {"enable": False}}
        self._asked = 0
        completion = {"completionItem": {"snippetSupport": True}}
        able = {"textDocument": {"completion": completion}, "workspace": {"configuration": True}}
        self._ask("initialize", {"processId": None, "rootUri": None, "capabilities": able})
        self._tell("initialized", {})

    def close(self) -> None:
        """End the talk."""
        self._server.terminate()
        self._server.communicate()

    def hover(self, text: str, at: int) -> str:
        """Return what is shown where the mouse is over the letter at a position of a text."""
        shown = self._ask_at("textDocument/hover", text, at)
        return str(shown["contents"]["value"]) if shown else ""

    def offered(self, text: str) -> list[str]:
        """Return what is offered where the cursor is: at the sign | in the text."""
        shown = self._ask_at("textDocument/completion", text.replace("|", ""), text.index("|"))
        return [item["label"] for item in shown["items"]]

    def _ask_at(self, method: str, text: str, at: int) -> Any:
        file = {"uri": f"file:///{self._asked}.yaml"}
        self._tell("textDocument/didOpen", {"textDocument": {**file, "languageId": "yaml", "version": 1, "text": text}})
        line, start = text.count("\n", 0, at), text.rfind("\n", 0, at) + 1
        # The first question about a file may be answered before its schema is there.
        self._ask("textDocument/documentSymbol", {"textDocument": file})
        return self._ask(method, {"textDocument": file, "position": {"line": line, "character": at - start}})

    def _tell(self, method: str, words: Any) -> None:
        self._send({"method": method, "params": words})

    def _ask(self, method: str, words: Any) -> Any:
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": words})
        while True:
            said = self._read()
            if "method" not in said and said.get("id") == self._asked:
                return said["result"]
            if "method" in said and "id" in said:
                asked = said["params"].get("items", ())
                mine = [self._settings if item.get("section") == "yaml" else {} for item in asked]
                self._send({"id": said["id"], "result": mine if said["method"] == "workspace/configuration" else None})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._server.stdin is not None
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._server.stdin.flush()

    def _read(self) -> dict[str, Any]:
        assert self._server.stdout is not None
        size = 0
        while line := self._server.stdout.readline().strip():
            name, _, value = line.partition(b":")
            size = int(value) if name.lower() == b"content-length" else size
        message: dict[str, Any] = json.loads(self._server.stdout.read(size))
        return message
