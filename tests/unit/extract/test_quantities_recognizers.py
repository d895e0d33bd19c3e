"""The cases of another team: forms of numbers, ranges, currencies and ages, where the shared folder has them."""

from __future__ import annotations

import json

import pytest

from benchmarks.recognizers import DEFAULT, MODELS, is_right, reason_outside

pytestmark = pytest.mark.skipif(
    not DEFAULT.exists(), reason="the Recognizers-Text specifications are not beside the repository"
)


@pytest.mark.parametrize(("model", "share"), list(zip(MODELS, (0.90, 0.95, 1.0, 0.98, 0.93, 1.0), strict=True)))
def test_most_cases_in_scope_come_out_right(model: str, share: float) -> None:
    cases = json.loads((DEFAULT / f"{model}Model.json").read_text(encoding="utf-8-sig"))
    scope = [case for case in cases if reason_outside(model, case) is None]
    assert len(scope) >= len(cases) / 2
    assert sum(is_right(model, case) for case in scope) >= share * len(scope)
