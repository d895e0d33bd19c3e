"""Write the bill of materials (CycloneDX 1.6) and the list of licences of everything that requirements.lock names.

Versions, hashes and markers come from the lock, licences and summaries from the metadata of what is installed here.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import cast

ROOT = Path(__file__).resolve().parents[1]
ELSEWHERE = "not installed here"
"""Licence of a package that the lock has for another platform only."""

_PACKAGE = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)(?:\s*;\s*(.*?))?\s*\\?$")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Package:
    """One package of the lock; `marker` says on which platforms it is needed, if not on all."""

    name: str
    version: str
    marker: str | None
    hashes: tuple[str, ...]
    license: str
    summary: str


def read_lock(text: str) -> Iterator[Package]:
    """The packages of a lock, in its order."""
    found: list[tuple[re.Match[str], list[str]]] = []
    for line in text.splitlines():
        if package := _PACKAGE.match(line):
            found.append((package, []))
        elif found:
            found[-1][1].extend(_HASH.findall(line))
    for package, hashes in found:
        about = _metadata(package[1])
        licensed = license_of(about) if about else ELSEWHERE
        summary = " ".join(about.get("Summary", "").split()) if about else ""
        yield Package(package[1], package[2], package[3], tuple(hashes), licensed, summary)


def license_of(about: Message) -> str:
    """The licence as its metadata states it: an SPDX expression, else trove classifiers, else a short free text."""
    if expression := about.get("License-Expression"):
        return str(expression)
    classifiers = [each for each in about.get_all("Classifier") or [] if each.startswith("License :: ")]
    named = [each.rpartition(" :: ")[2] for each in classifiers if each != "License :: OSI Approved"]
    if named:
        return " or ".join(named)
    lines = (about.get("License") or "").strip().splitlines()
    return lines[0][:80] if lines else "unknown"


def as_cyclonedx(packages: list[Package], name: str, version: str, lock: str) -> dict[str, object]:
    """The bill of materials; the same lock gives the same serial number."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, lock)}",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": name, "version": version, "bom-ref": name}},
        "components": [_component(each) for each in packages],
    }


def as_markdown(packages: list[Package]) -> str:
    """The licences, one line a package."""
    rows = [(each.name, each.version, each.license, each.summary) for each in packages]
    head = [("package", "version", "licence", "what it is"), ("---",) * 4]
    lines = ["| " + " | ".join(cell.replace("|", "/") for cell in row) + " |" for row in (*head, *rows)]
    return "\n".join(["# Licences", "", *lines, ""])


def main(folder: Path) -> None:
    """Write `sbom.cdx.json` and `licenses.md` into a folder."""
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    packages = list(read_lock(lock))
    folder.mkdir(parents=True, exist_ok=True)
    bill = as_cyclonedx(packages, project["name"], project["version"], lock)
    (folder / "sbom.cdx.json").write_text(json.dumps(bill, indent=1) + "\n", "utf-8")
    (folder / "licenses.md").write_text(as_markdown(packages), "utf-8")
    unknown = [each.name for each in packages if each.license == "unknown"]
    print(f"{len(packages)} packages in {folder / 'sbom.cdx.json'} and {folder / 'licenses.md'}", file=sys.stderr)
    if unknown:
        print(f"without a stated licence: {', '.join(unknown)}", file=sys.stderr)


def _metadata(name: str) -> Message | None:
    try:
        return cast(Message, metadata(name))  # that is what it is, and it has `get`
    except PackageNotFoundError:
        return None


def _component(package: Package) -> dict[str, object]:
    component: dict[str, object] = {
        "type": "library",
        "name": package.name,
        "version": package.version,
        "bom-ref": f"pkg:pypi/{package.name}@{package.version}",
        "purl": f"pkg:pypi/{package.name}@{package.version}",
        "hashes": [{"alg": "SHA-256", "content": each} for each in package.hashes],
    }
    if package.summary:
        component["description"] = package.summary
    if package.license not in (ELSEWHERE, "unknown"):
        component["licenses"] = [{"license": {"name": package.license}}]
    if package.marker:
        component["properties"] = [{"name": "tallywire:marker", "value": package.marker}]
    return component


if __name__ == "__main__":
    main(ROOT / "build")
