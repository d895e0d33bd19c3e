"""Workers start without the module that their parent was started with."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

MAIN = """
import pathlib
with pathlib.Path(__file__).with_name("imports").open("a") as file:
    file.write(__name__ + "\\n")

from tallywire.workers import map_bounded

if __name__ == "__main__":
    results = list(map_bounded(len, ["one", "four"], timeout_seconds=60, memory_bytes=2**30, workers=2))
    print([result.value for result in results])
"""


def test_no_worker_imports_the_main_module(tmp_path: Path) -> None:
    (tmp_path / "started.py").write_text(MAIN, "utf-8")
    for how in (["started.py"], ["-m", "started"]):
        done = subprocess.run([sys.executable, *how], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.stdout == "[3, 4]\n", done.stderr
    assert (tmp_path / "imports").read_text() == "__main__\n" * 2
