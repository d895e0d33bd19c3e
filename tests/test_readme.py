"""What the README shows is what its commands print, and what it names is there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tallywire.lake import Lake
from tallywire.places import PROJECT_ROOT
from tools.fill_console import filled

README = (PROJECT_ROOT / "README.md").read_text("utf-8")


def test_console_blocks_show_what_their_commands_print(samples_lake: Lake) -> None:
    assert filled(README, samples_lake.root) == README


def test_the_python_example_runs_and_prints_a_fact() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    done = subprocess.run([sys.executable, "-c", example], capture_output=True, text=True, check=True)
    assert done.stdout == "equipment | 40.0 | NOR | UKR | planned | 40 tanks | its defence minister\n"


@pytest.mark.parametrize("link", re.findall(r"\]\((?!https?:)([^)#]+)\)", README))
def test_every_link_leads_to_a_file(link: str) -> None:
    assert (PROJECT_ROOT / link).exists()


@pytest.mark.parametrize("picture", sorted(each.name for each in (PROJECT_ROOT / "docs" / "images").iterdir()))
def test_every_picture_is_shown(picture: str) -> None:
    assert f"](docs/images/{picture})" in README


def test_every_target_that_is_named_is_in_the_makefile() -> None:
    makefile = (PROJECT_ROOT / "Makefile").read_text("utf-8")
    documents = [PROJECT_ROOT / "CONTRIBUTING.md", *(PROJECT_ROOT / "docs").glob("*.md")]
    for text in (README, *(Path(file).read_text("utf-8") for file in documents)):
        for target in re.findall(r"(?:^|`)make ([a-z]+)", text, re.MULTILINE):
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_command_has_its_place_in_the_documentation() -> None:
    documents = "\n".join([README, *(file.read_text("utf-8") for file in (PROJECT_ROOT / "docs").glob("*.md"))])
    listed = subprocess.run(
        [Path(sys.executable).parent / "tallywire", "--help"], capture_output=True, text=True, check=True
    ).stdout
    for command in re.findall(r"^│ ([a-z]+) ", listed, re.MULTILINE):
        assert f"tallywire {command}" in documents, command
