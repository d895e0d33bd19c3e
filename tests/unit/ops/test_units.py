"""The systemd units of docs/operations.md are units: systemd itself has no complaint."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tallywire.places import PROJECT_ROOT

_UNIT = re.compile(
    r"^    # /etc/systemd/system/(?P<name>\S+)\n(?P<lines>(?:(?: {4}(?!# /etc/|sudo ).*)?\n)+)", re.MULTILINE
)


def _units() -> dict[str, str]:
    """The unit files of the document by name, with this checkout and this Python in the place of /opt/tallywire."""
    text = (PROJECT_ROOT / "docs" / "operations.md").read_text("utf-8")
    here = {"/opt/tallywire/.venv/bin/": f"{Path(sys.executable).parent}/", "=/opt/tallywire\n": f"={PROJECT_ROOT}\n"}
    found = {}
    for match in _UNIT.finditer(text):
        lines = re.sub(r"^ {4}", "", match["lines"], flags=re.MULTILINE)
        for there, place in here.items():
            lines = lines.replace(there, place)
        found[match["name"]] = lines
    return found


def test_the_document_has_one_unit_for_all_and_one_for_each_part() -> None:
    names = {"tallywire.service", "tallywire-.service.d/shared.conf"}
    assert _units().keys() == names | {f"tallywire-{part}.service" for part in ("server", "worker", "watch")}


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd-analyze here")
def test_systemd_has_no_complaint_about_the_units(tmp_path: Path) -> None:
    for name, lines in _units().items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(lines, "utf-8")
    services = sorted(map(str, tmp_path.glob("*.service")))
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *services],
        env={**os.environ, "SYSTEMD_UNIT_PATH": f"{tmp_path}:"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert str(tmp_path) not in done.stderr, "a warning about one of ours"
