"""What imports what: Prefect stays outside the logic, and the folders of this project are what their names say."""

from __future__ import annotations

import ast
import importlib.machinery
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tallywire.lake import Lake
from tallywire.places import PROJECT_ROOT, SAMPLES

RUN = """
import json, sys
from tallywire.cli import app
try:
    app(sys.argv[1:])
finally:
    sys.stderr.write(json.dumps(sorted({name.split(".")[0] for name in sys.modules})))
"""


def _loaded_by(*arguments: str) -> list[str]:
    """The packages that a command has imported when it is done."""
    done = subprocess.run([sys.executable, "-c", RUN, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout
    loaded: list[str] = json.loads(done.stderr.splitlines()[-1])
    return loaded


def test_extract_imports_no_prefect() -> None:
    assert "prefect" not in _loaded_by("extract", str(SAMPLES / "01-wire-with-captions.txt"))


def test_sql_imports_no_prefect(samples_lake: Lake) -> None:
    assert "prefect" not in _loaded_by("sql", "SELECT count(*) FROM facts", "--lake", str(samples_lake.root))


@pytest.mark.parametrize("file", sorted((PROJECT_ROOT / "src" / "tallywire").rglob("*.py")), ids=str)
def test_the_logic_imports_no_prefect(file: Path) -> None:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            assert not [each.name for each in node.names if each.name.split(".")[0] == "prefect"]
        elif isinstance(node, ast.ImportFrom):
            assert (node.module or "").split(".")[0] != "prefect"


@pytest.mark.parametrize("package", ["flows", "tasks"])
def test_flows_and_tasks_are_this_projects_from_any_folder(package: str, tmp_path: Path) -> None:
    code = f"import {package}; print({package}.__file__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert Path(done.stdout.strip()) == PROJECT_ROOT / package / "__init__.py"


@pytest.mark.parametrize("file", sorted((PROJECT_ROOT / "flows").glob("[a-z]*.py")), ids=lambda file: file.name)
def test_no_flow_file_hides_a_folder_or_a_library(file: Path) -> None:
    """Prefect puts a flow's own folder first on the path, so that its file's name is importable."""
    assert not (PROJECT_ROOT / file.stem).exists()
    elsewhere = [each for each in sys.path if Path(each or os.curdir).resolve() != PROJECT_ROOT / "flows"]
    assert importlib.machinery.PathFinder.find_spec(file.stem, elsewhere) is None
