"""The bill of materials names every package of the lock, with its hashes and its licence."""

from __future__ import annotations

from email.message import Message

import pytest

from tallywire.places import LOCK_FILE
from tools.sbom import ELSEWHERE, as_cyclonedx, as_markdown, license_of, read_lock

LOCK = f"""\
duckdb==1.4.0 \\
    --hash=sha256:{"a" * 64} \\
    --hash=sha256:{"b" * 64}
    # via tallywire (pyproject.toml)
made-up-for-windows==0.1 ; sys_platform == 'win32' \\
    --hash=sha256:{"c" * 64}
"""


def test_packages_come_with_version_hashes_marker_and_licence() -> None:
    here, elsewhere = read_lock(LOCK)
    assert (here.name, here.version, here.hashes) == ("duckdb", "1.4.0", ("a" * 64, "b" * 64))
    assert "MIT" in here.license
    assert (elsewhere.marker, elsewhere.license) == ("sys_platform == 'win32'", ELSEWHERE)


def test_the_bill_has_the_whole_lock_and_is_the_same_each_time() -> None:
    text = LOCK_FILE.read_text("utf-8")
    packages = list(read_lock(text))
    assert len(packages) == text.count("==") - _markers(text)
    bill = as_cyclonedx(packages, "tallywire", "1", text)
    assert bill == as_cyclonedx(packages, "tallywire", "1", text)
    assert bill["bomFormat"] == "CycloneDX"
    assert as_markdown(packages).count("\n") == len(packages) + 4
    assert all(package.hashes for package in packages)


def _markers(text: str) -> int:
    return sum(line.count("==", line.index(";")) for line in text.splitlines() if ";" in line)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ([("License-Expression", "MIT OR Apache-2.0"), ("License", "whatever")], "MIT OR Apache-2.0"),
        ([("Classifier", "License :: OSI Approved :: BSD License"), ("License", "text")], "BSD License"),
        ([("License", "Apache 2.0\nand the whole text of it")], "Apache 2.0"),
        ([], "unknown"),
    ],
)
def test_a_licence_is_an_expression_else_a_classifier_else_free_text(
    headers: list[tuple[str, str]], expected: str
) -> None:
    about = Message()
    for name, value in headers:
        about[name] = value
    assert license_of(about) == expected
