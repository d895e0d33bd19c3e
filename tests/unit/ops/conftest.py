"""A stand-in for a Prefect server: the answers of its API that operation asks for."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

NAMES = ("ingest-and-publish", "nightly-verify", "rebuild", "backfill")


class FakePrefect(HTTPServer):
    """Well by default; what it holds may be changed, and what is set it keeps."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pools: list[dict[str, Any]] = [{"name": "tallywire"}]
        self.workers: list[dict[str, Any]] = [{"status": "ONLINE"}]
        self.deployments = [
            {
                "id": name,
                "name": name,
                "paused": False,
                "schedules": [{"active": True, "schedule": {"interval": 900.0}}],
            }
            for name in NAMES
        ]
        self.runs: list[dict[str, Any]] = []
        self.crashed: list[str] = []

    @property
    def url(self) -> str:
        """The URL of its API."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def add_run(self, id_: str, state: str, age: timedelta, deployment: str = NAMES[0], **parameters: Any) -> None:
        """Hold a flow run that came into its state so long ago."""
        moment = (datetime.now(UTC) - age).isoformat()
        self.runs.append(
            {
                "id": id_,
                "name": id_,
                "deployment_id": deployment,
                "state": {"type": state, "timestamp": moment, "message": f"it is {state}"},
                "expected_start_time": moment,
                "parameters": parameters,
            }
        )


class _Handler(BaseHTTPRequestHandler):
    server: FakePrefect

    def do_GET(self) -> None:
        self._answer("3.8.8")

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        path = self.path.removeprefix("/api")
        if path.endswith("/set_state"):
            self.server.crashed.append(path.split("/")[2])
            self._answer({"status": "ACCEPT"})
        elif path == "/flow_runs/filter":
            wanted = asked["flow_runs"]["state"]["type"]["any_"]
            self._answer([run for run in self.server.runs if run["state"]["type"] in wanted])
        elif path == "/deployments/filter":
            self._answer(self.server.deployments)
        else:
            self._answer(self.server.workers if "workers" in path else self.server.pools)

    def _answer(self, body: Any) -> None:
        data = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture
def prefect() -> Iterator[FakePrefect]:
    """A fake server on loopback."""
    server = FakePrefect()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()
