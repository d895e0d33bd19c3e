"""Every setting of an installation: its meaning, its default, and where its value came from.

Values come from `tallywire.toml`, then the environment (`TALLYWIRE_` and the name in capitals), then the command line;
what comes later wins. Secrets stand in the environment, or each in a file of the folder that `TALLYWIRE_SECRETS_DIR`,
else systemd's `CREDENTIALS_DIRECTORY`, names; never in `tallywire.toml`. Importing this module takes half a second, so
only what needs settings does.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    InitSettingsSource,
    NoDecode,
    PydanticBaseSettingsSource,
    SecretsSettingsSource,
    SettingsConfigDict,
    SettingsError,
)

from tallywire.errors import ConfigError
from tallywire.places import PROJECT_ROOT, settings_file

PREFIX = "TALLYWIRE_"
DEFAULT = "default"
Names = Annotated[tuple[str, ...], NoDecode]
"""Several names: a list in the file, separated by commas in the environment."""


class Settings(BaseSettings):
    """The settings of an installation, checked; times in seconds or hours as their names say."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, extra="forbid", frozen=True)

    lake: Path = Field(PROJECT_ROOT / "data" / "lake", description="the lake's folder")
    sources: Names = Field((), description="what scheduled runs read; none: the bundled samples")
    catalogue: Path | None = Field(None, description="a file with further kinds of facts")
    contact: str | None = Field(None, description="address or page by which sites that we ask can reach you")
    allow_private: Names = Field((), description="host:port of servers in private networks that may be asked")
    only_due: bool = Field(False, description="read only sources whose interval has passed; for scheduled runs")
    interval_seconds: int = Field(900, ge=10, description="time between two scheduled runs")
    log_format: Literal["text", "json"] = Field("text", description="how runs, server and worker log to the console")

    prefect_api_url: str | None = Field(
        None, description="an existing Prefect server; none: `tallywire serve` brings up its own"
    )
    serve_host: str = Field("127.0.0.1", description="address that Prefect's own server listens on")
    serve_port: int = Field(4200, ge=1, le=65535, description="its port")

    min_free_gb: float = Field(5.0, ge=0, description="disk space below which an alert is sent")
    missed_intervals: int = Field(3, ge=1, description="intervals without a finished run before an alert is sent")
    silent_after_hours: float = Field(48.0, gt=0, description="hours without a new document before a source is silent")

    alert_repeat_hours: float = Field(24.0, gt=0, description="hours before an alert that still holds is sent again")
    alert_webhook_url: SecretStr | None = Field(None, description="where alerts are posted as JSON")
    alert_command: str | None = Field(None, description="a command that gets an alert on its standard input")
    alert_email_to: Names = Field((), description="addresses that alerts are sent to")
    alert_email_from: str | None = Field(None, description="their sender; none: tallywire@ this host")
    smtp_host: str = Field("localhost", description="mail server for alerts")
    smtp_port: int = Field(25, ge=1, le=65535, description="its port")
    smtp_security: Literal["none", "starttls", "tls"] = Field("none", description="how the mail server is spoken to")
    smtp_user: str | None = Field(None, description="user name at the mail server")
    smtp_password: SecretStr | None = Field(None, description="password at the mail server")

    @field_validator("sources", "allow_private", "alert_email_to", mode="before")
    @classmethod
    def _split(cls, value: Any) -> Any:
        """Names from one text, as the environment has them."""
        return [name.strip() for name in value.split(",") if name.strip()] if isinstance(value, str) else value

    @field_validator("lake", "catalogue")
    @classmethod
    def _absolute(cls, value: Path | None) -> Path | None:
        return value and value.expanduser().absolute()

    @model_validator(mode="after")
    def _password_is_protected(self) -> Settings:
        if self.smtp_password and self.smtp_security == "none" and self.smtp_host not in ("localhost", "127.0.0.1"):
            raise ValueError("a password needs smtp_security = starttls or tls")
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003  (the signature is the library's)
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what is passed: `load` puts the layers together and notes where each value came from."""
        return (init_settings,)

    @property
    def api_url(self) -> str:
        """The Prefect API that this installation uses: PREFECT_API_URL, a configured server, or our own."""
        return (os.environ.get("PREFECT_API_URL") or self.prefect_api_url or self._own_url).rstrip("/")

    @property
    def has_own_server(self) -> bool:
        """Whether that is our own: PREFECT_API_URL may name it too, as it does for what `tallywire serve` starts."""
        return self.prefect_api_url is None and self.api_url == self._own_url

    @property
    def _own_url(self) -> str:
        return f"http://{self.serve_host}:{self.serve_port}/api"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as `tallywire config` shows it; a secret's value is hidden."""

    name: str
    value: str
    origin: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """The settings, and where each value came from."""

    settings: Settings
    origins: dict[str, str]

    def table(self) -> list[Setting]:
        """Every setting, in order of declaration."""
        return [
            Setting(name, _shown(getattr(self.settings, name)), self.origins.get(name, DEFAULT), str(field.description))
            for name, field in Settings.model_fields.items()
        ]


def load_settings(**command_line: Any) -> Settings:
    """The settings in force; options of the command line win, unless they are None."""
    return load(**command_line).settings


def load(**command_line: Any) -> Loaded:
    """The settings and their origins; raises ConfigError that names every wrong setting and where it stands."""
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    try:
        for origin, layer in _layers({name: value for name, value in command_line.items() if value is not None}):
            values.update(layer)
            origins.update(dict.fromkeys(layer, origin))
        return Loaded(Settings(**values), origins)
    except ValidationError as error:
        raise ConfigError("\n".join(_complaints(error, origins))) from error
    except SettingsError as error:
        raise ConfigError(f"settings cannot be read: {error}") from error


def _layers(command_line: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Where values come from, the weakest first."""
    layers = []
    if file := settings_file():
        layers.append((str(file), InitSettingsSource(Settings, _read(file))()))
    if folder := secrets_folder():
        layers.append((f"secrets in {folder}", SecretsSettingsSource(Settings, folder)()))
    layers.append(("environment", EnvSettingsSource(Settings)()))
    layers.append(("command line", command_line))
    return layers


def secrets_folder() -> Path | None:
    """The folder with a file for each secret, named like its environment variable; None where there is none."""
    named = os.environ.get("TALLYWIRE_SECRETS_DIR") or os.environ.get("CREDENTIALS_DIRECTORY")
    if named and not Path(named).is_dir():
        raise ConfigError(f"{named} is no folder; TALLYWIRE_SECRETS_DIR names one with a file for each secret")
    return Path(named) if named else None


def unknown_variables() -> list[str]:
    """Variables of the environment that look like settings and are none."""
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    known |= {f"{PREFIX}CONFIG", f"{PREFIX}SECRETS_DIR"}
    return sorted(name for name in os.environ if name.startswith(PREFIX) and name not in known)


def _read(file: Path) -> dict[str, Any]:
    """The file's values, its paths made relative to it; raises ConfigError where it holds a secret."""
    try:
        values = tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise ConfigError(f"{file} cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file} is not TOML: {error}") from error
    for name in values:
        field = Settings.model_fields.get(name)
        if field is not None and "SecretStr" in str(field.annotation):
            raise ConfigError(
                f"{file}: {name} is a secret; set {PREFIX}{name.upper()} instead, or put it alone into the file "
                f"{PREFIX.lower()}{name} of a folder that TALLYWIRE_SECRETS_DIR names"
            )
    for name in ("lake", "catalogue"):
        if isinstance(values.get(name), str):
            values[name] = file.parent / Path(values[name]).expanduser()
    if isinstance(values.get("sources"), list):
        values["sources"] = [_beside(file, str(each)) for each in values["sources"]]
    return values


def _beside(file: Path, source: str) -> str:
    return source if "://" in source else str(file.parent / Path(source).expanduser())


def _complaints(error: ValidationError, origins: dict[str, str]) -> list[str]:
    lines = []
    for each in error.errors(include_url=False, include_input=False):
        name = ".".join(map(str, each["loc"]))
        where = f" ({origins[str(each['loc'][0])]})" if each["loc"] and str(each["loc"][0]) in origins else ""
        message = "there is no such setting" if each["type"] == "extra_forbidden" else each["msg"]
        lines.append(f"setting {name}{where}: {message}" if name else f"settings: {message}")
    return lines


def _shown(value: Any) -> str:
    if value is None or value == ():
        return "none"
    return ", ".join(value) if isinstance(value, tuple) else str(value)
