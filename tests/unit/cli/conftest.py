from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from tallywire.cli import main


@pytest.fixture
def tallywire(monkeypatch: pytest.MonkeyPatch) -> Callable[..., object]:
    """Run a command in this process; what it returns is the exit status."""

    def run(*arguments: str) -> object:
        monkeypatch.setattr(sys, "argv", ["tallywire", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code

    return run
