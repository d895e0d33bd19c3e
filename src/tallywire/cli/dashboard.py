"""`tallywire dashboard`: the web page, on this machine alone."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from typing import Annotated

import typer

from tallywire.cli.options import LakeOption
from tallywire.places import PROJECT_ROOT, lake_path


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(dashboard)


def dashboard(
    lake: LakeOption = None, port: Annotated[int, typer.Option(help="Port on 127.0.0.1.", min=1, max=65535)] = 8501
) -> None:
    """Show the tables in a web page at http://127.0.0.1:8501; Ctrl-C ends it."""
    from tallywire.errors import ConfigError
    from tallywire.lake import Lake

    if find_spec("streamlit") is None:
        raise ConfigError("the page needs Streamlit; `make install` brings it, or `pip install 'tallywire[dashboard]'`")
    page = PROJECT_ROOT / "dashboard" / "app.py"
    if not page.exists():
        raise ConfigError(f"{page} is missing: the page needs a checkout of the project, not only its wheel")
    root = Lake.existing(lake_path(lake)).root
    print(f"the page is at http://127.0.0.1:{port}", file=sys.stderr)
    environment = os.environ | {
        "TALLYWIRE_LAKE": str(root),
        "PYTHONPATH": os.pathsep.join([str(PROJECT_ROOT), str(PROJECT_ROOT / "src"), os.environ.get("PYTHONPATH", "")]),
    }
    options = ["--server.address=127.0.0.1", f"--server.port={port}", "--server.headless=true"]
    command = [sys.executable, "-m", "streamlit", "run", str(page), *options]
    os.execve(sys.executable, command, environment)  # noqa: S606  this interpreter, in our place
