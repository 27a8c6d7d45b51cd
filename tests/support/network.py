"""A server whose answers a test holds back, breaks or cuts, as a bad line does; no time has to pass."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from support.building import Handler


@dataclass
class Held:
    """Requests for one address that are not answered yet."""

    asked: threading.Event = field(default_factory=threading.Event)
    released: threading.Event = field(default_factory=threading.Event)

    def wait(self) -> None:
        """Wait until a request has come."""
        assert self.asked.wait(180), "nobody asked"

    def release(self) -> None:
        """Answer them, and those to come, as usual."""
        self.released.set()


class Network:
    """A folder that is served on this machine until the network is left."""

    def __init__(self, folder: Path) -> None:
        self.down = False
        """Whether every connection breaks off."""
        self.failing: set[str] = set()
        """Paths that the server answers with an error, 503."""
        self._held: dict[str, Held] = {}
        handler = partial(_Handler, directory=str(folder))
        self._server = _Server(("127.0.0.1", 0), handler)
        self._server.network = self
        self.origin = f"http://127.0.0.1:{self._server.server_port}"

    def hold(self, path: str) -> Held:
        """Answer no request for `path` from now on until what is given is released."""
        self._held[path] = Held()
        return self._held[path]

    def passes(self, path: str) -> bool:
        """Whether a request is answered; waits as long as it is held."""
        if held := self._held.get(path):
            held.asked.set()
            held.released.wait()
        return not self.down

    @contextmanager
    def served(self) -> Iterator[Network]:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        yield self
        for held in self._held.values():
            held.release()
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    network: Network


class _Handler(Handler):
    server: _Server

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        if not self.server.network.passes(path):
            self.close_connection = True
        elif path in self.server.network.failing:
            self.send_response(503)
            self.end_headers()
            self.wfile.write(b"The server is busy.")
        else:
            super().do_GET()
