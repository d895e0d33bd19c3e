"""What the sources named on the command line are: local files, addresses, and the entries of a sources.toml."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from tallywire.errors import ConfigError
from tallywire.fetch.sources import (
    NETWORK_TYPES,
    Source,
    SourceFile,
    address_source,
    host_ports,
    is_source_file,
    load_sources,
)
from tallywire.ingest.portion import read_portion, take_portion


@dataclass(frozen=True, slots=True)
class Local:
    """A file or folder to read, and the name of its source, if it has one."""

    path: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run reads: local places by batch name, and sources of the network, which are read together."""

    local: dict[str, Local]
    network: tuple[Source, ...]
    contact: str | None = None
    only_due: bool = False
    """Whether sources are left out whose interval has not passed since they were last read."""


def make_plan(names: Iterable[str]) -> Plan:
    """The plan for sources as they were named; raises ConfigError where a sources.toml or an address is wrong."""
    local: dict[str, Local] = {}
    network: dict[str, Source] = {}
    contact = None
    for name in names:
        if is_address(name):
            source = address_source(name)
            network[source.name] = source
        elif file := _listed(name):
            contact = contact or file.contact
            for source in file.sources:
                if source.name in network or f"{name}: {source.name}" in local:
                    raise ConfigError(f"{name}: a source named {source.name!r} is in another file as well")
                if source.type in NETWORK_TYPES:
                    network[source.name] = source
                else:
                    local[f"{name}: {source.name}"] = Local(str(source.path), source.name)
        else:
            local[name] = Local(name)
    return with_settings(Plan(local, tuple(network.values()), contact)) if network else Plan(local, ())


def with_settings(plan: Plan) -> Plan:
    """The plan with what the settings say of private servers, of whom to contact, and of intervals."""
    from tallywire.settings import load_settings  # half a second, which only the network is worth

    settings = load_settings()
    allowed = host_ports(settings.allow_private)
    opened = (replace(source, allow_private=source.allow_private | allowed) for source in plan.network)
    return Plan(plan.local, tuple(opened), settings.contact or plan.contact, settings.only_due)


def is_address(name: str) -> bool:
    """Whether a source is named by a URL."""
    return "://" in name and not Path(name).exists()


def _listed(name: str) -> SourceFile | None:
    """The sources to read of a sources.toml, or of a portion of one; None where the name is neither."""
    if portion := read_portion(name):
        return take_portion(portion)
    if not is_source_file(Path(name).expanduser()):
        return None
    file = load_sources(Path(name).expanduser())
    on = tuple(source for source in file.sources if source.is_on)
    if not on:
        raise ConfigError(
            f"{name}: none of its {len(file.sources)} sources is on; set `on = true` for those to be read"
        )
    return replace(file, sources=on)
