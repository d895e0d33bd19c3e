"""Fill the console blocks of Markdown files with what their commands really print.

    python tools/fill_console.py README.md docs/queries.md

A block fenced as ```console holds commands behind `$ `; what they print on a fresh lake of the bundled samples
is written beneath each. A test does the same and compares.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)


def filled(markdown: str, lake: Path) -> str:
    """The same text with every console block answered from `lake`."""
    return _BLOCK.sub(lambda block: _answered(block[0], lake), markdown)


def _answered(block: str, lake: Path) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "\n".join(f"{command}\n{_output(command.removeprefix('$ '), lake)}" for command in commands)


def _output(command: str, lake: Path) -> str:
    """What a command prints; it sees the project's own `tallywire` first and the given lake."""
    environment = os.environ | {
        "TALLYWIRE_LAKE": str(lake),
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "COLUMNS": "120",
    }
    done = subprocess.run(command, shell=True, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{command}\nexit status {done.returncode}\n{done.stderr}")
    return "\n".join(line.rstrip() for line in done.stdout.rstrip().splitlines()) + "\n"


def main(names: list[str]) -> None:
    """Rewrite the files."""
    with tempfile.TemporaryDirectory() as folder:
        lake = Path(folder) / "lake"
        subprocess.run(
            [Path(sys.executable).parent / "tallywire", "run", "--plain", "--lake", lake],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        for name in names:
            file = Path(name)
            file.write_text(filled(file.read_text("utf-8"), lake), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
