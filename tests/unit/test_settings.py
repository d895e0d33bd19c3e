"""Settings come from file, secrets, environment and command line, in that order, and say where they came from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tallywire.errors import ConfigError
from tallywire.settings import load, load_settings, unknown_variables


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import os

    for name in [each for each in os.environ if each.startswith(("TALLYWIRE_", "PREFECT_API_URL"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("TALLYWIRE_CONFIG", str(_file(tmp_path, "")))


def _file(folder: Path, text: str) -> Path:
    file = folder / "tallywire.toml"
    file.write_text(text, "utf-8")
    return file


def test_later_layers_win_and_each_value_names_its_origin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = _file(tmp_path, "interval_seconds = 100\nserve_port = 100\nmin_free_gb = 1\n")
    monkeypatch.setenv("TALLYWIRE_INTERVAL_SECONDS", "200")
    monkeypatch.setenv("TALLYWIRE_SERVE_PORT", "200")
    loaded = load(serve_port=300, lake=None)
    shown = {row.name: (row.value, row.origin) for row in loaded.table()}
    assert shown["min_free_gb"] == ("1.0", str(file))
    assert shown["interval_seconds"] == ("200", "environment")
    assert shown["serve_port"] == ("300", "command line")
    assert shown["log_format"] == ("text", "default")
    assert all(row.meaning and row.meaning != "None" for row in loaded.table())


def test_paths_in_the_file_are_relative_to_it(tmp_path: Path) -> None:
    _file(tmp_path, 'lake = "here"\nsources = ["a.toml", "https://example.org/feed"]\n')
    settings = load_settings()
    assert settings.lake == tmp_path / "here"
    assert settings.sources == (str(tmp_path / "a.toml"), "https://example.org/feed")


def test_several_names_in_the_environment_are_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALLYWIRE_ALERT_EMAIL_TO", "a@example.org, b@example.org")
    assert load_settings().alert_email_to == ("a@example.org", "b@example.org")


@pytest.mark.parametrize("line", ['smtp_password = "hunter2"', 'alert_webhook_url = "https://hooks.example/hunter2"'])
def test_a_secret_in_the_file_is_refused_without_being_repeated(tmp_path: Path, line: str) -> None:
    _file(tmp_path, line)
    with pytest.raises(ConfigError, match="is a secret") as caught:
        load_settings()
    assert "hunter2" not in str(caught.value)


def test_a_secret_is_read_from_the_secrets_folder_and_never_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tallywire_smtp_password").write_text("hunter2\n")
    monkeypatch.setenv("TALLYWIRE_SECRETS_DIR", str(tmp_path))
    loaded = load()
    assert loaded.settings.smtp_password is not None
    assert loaded.settings.smtp_password.get_secret_value() == "hunter2"
    assert "hunter2" not in str(loaded.table()) + repr(loaded.settings)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("interval = 5", "setting interval .*there is no such setting"),
        ("interval_seconds = 1", "setting interval_seconds .*tallywire.toml.*greater than or equal to 10"),
        ("interval_seconds = [", "is not TOML"),
        ('log_format = "xml"', "setting log_format"),
    ],
)
def test_a_wrong_setting_is_named_with_its_place(tmp_path: Path, text: str, complaint: str) -> None:
    _file(tmp_path, text)
    with pytest.raises(ConfigError, match=complaint):
        load_settings()


def test_a_password_is_not_sent_in_the_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALLYWIRE_SMTP_PASSWORD", "hunter2")
    monkeypatch.setenv("TALLYWIRE_SMTP_HOST", "mail.example.org")
    with pytest.raises(ConfigError, match="starttls or tls") as caught:
        load_settings()
    assert "hunter2" not in str(caught.value)


def test_a_misspelt_variable_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALLYWIRE_INTERVALL", "5")
    assert unknown_variables() == ["TALLYWIRE_INTERVALL"]


def test_the_prefect_server_is_the_environments_the_files_or_our_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert load_settings().api_url == "http://127.0.0.1:4200/api"
    _file(tmp_path, 'prefect_api_url = "https://prefect.example/api/"')
    assert load_settings().api_url == "https://prefect.example/api"
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:1/api")
    assert load_settings().api_url == "http://127.0.0.1:1/api"
