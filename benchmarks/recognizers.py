"""How many of the Recognizers-Text specification cases come out right, model by model.

    python benchmarks/recognizers.py [FOLDER] [--failures] [--outside]

FOLDER holds the English specifications of Microsoft Recognizers-Text (MIT); by default it is looked for beside the
repository. The conventions of those models differ from ours in places, so each case is first judged in or out of scope
by the reasons of `OUT_OF_SCOPE`, which are printed with their counts. A case in scope is right where every expected
value has a quantity of ours with the same value (or interval) and unit that overlaps its words, and where we add no
further quantity of the model's own class.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tallywire.extract.quantities import QuantityMention, find_quantities
from tallywire.text.reading import read

DEFAULT = Path(__file__).resolve().parents[1].parent / "shared" / "bench" / "recognizers-specs"
MODELS = ("Number", "NumberRange", "Percent", "Currency", "Dimension", "Age")
NOT_MEASURES = ("count", "money", "percent", "duration", "age")

OUT_OF_SCOPE: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("mathematical notation", "Number NumberRange", (r"\^|\d[eE][+-]?\d|x10|\bover\b|[<>=]{1,2} *-?\d|[<>]{2}|\bx\b",)),
    ("bare negative numbers, which count nothing", "Number NumberRange", (r"^ ?- ?\d|\bminus\b|\bnegative\b",)),
    (
        "fractions of spoken arithmetic, or of nothing named",
        "Number",
        (
            r"\b(?:hundred|thousand|twenty|thirty)[- ](?:\w+[- ])?(?:fifths?|firsts?)\b",
            r"trillionths?|hundredths?|thirtieth|millionths?|ninths|twenty fifths|twenty-?[- ](?:first|fifth)",
            r"billion and three quarters$|million and (?:two thirds|three fifths)|and three (?:fifths|quarters)",
            r"^(?:a|three|five) ?(?:half|quarters|fifths?)?$|^three quarters$",
        ),
    ),
    (
        "numbers inside names, labels, dates, addresses and phone numbers",
        "Number",
        (r"SCP|[Ee]xercise|[Pp]hone|192\.|/2018|version two",),
    ),
    (
        "a part and its whole, which are two counts here",
        "Number NumberRange",
        (r"out of five hundred|^1 in twenty|more than 2 in 5",),
    ),
    ("hyphens and letters apart from their numbers", "Number", (r"\w - \w|\d k$|\d M$",)),
    ("dictated digits", "Number", (r"three-nought|point (?:eleven|seventy)|13 out of|dzs|dozs|423 0000|\{kg",)),
    ("no news wording: decimal commas, scale G", "Number", (r"\d ?G\b|5,00|1\.111|1,3\.|\b1, 234",)),
    ("ordinals", "NumberRange", (r"\btenth\b|\bfifteenth\b",)),
    ("the same bound twice, or variables", "NumberRange", (r"than or equal.* and |x is (?:larger|no)",)),
    ("equations", "NumberRange", (r"\bequal",)),
    (
        "percent before the number, or without one",
        "Percent",
        (r"percents? of|per cent of|percentage\?|small percent|the %",),
    ),
    (
        "a currency without a number",
        "Currency",
        (r"dollar :|hart - scott|dollar dollar|dollar rmb|the dollars thousand|\$ ?10 dollars",),
    ),
    (
        "sums put together from coins, or cut by them",
        "Currency",
        (
            r"\bcents?\.?$|dollars? and|dollars forty|dollars 50|dollars 15|15\.$",
            r"kuai|\$ 100 and|USD 25|USD 50|3 USD50|30 cent",
        ),
    ),
    (
        "currencies that are not in ISO 4217 (any more)",
        "Currency",
        (r"markka|pesetas|guilders|marks|bitcoin|satoshi|BTC|₿|\bsen\b",),
    ),
    (
        "signs cut in two or in lower case, and those of currencies that we do not list",
        "Currency",
        (r"\b(?:c|hk|u\.s) \$|\$ 30 \$|ரூ|₭|₡|\b(?:mxn|aud|cad|nzd)\$",),
    ),
    ("a code or name between or before number and scale", "Currency", (r"\d USD million|at dollar",)),
    ("units without a number", "Dimension", (r"metric ton is|mcg$|per gramme|per millisecond",)),
    ("temperatures, which that model leaves to another", "Dimension", (r"24 degrees|100°",)),
    ("units in brackets, inches as a sign", "Dimension", (r"[({<\[]kg|10 \"",)),
    (
        "cooking, angles, old coins, parts of a number",
        "Dimension",
        (r"tablespoon|teaspoon|rotate|turn|rad$|drachma|picometer|100 mb|f / 4|16-bit",),
    ),
)


@dataclass(frozen=True, slots=True)
class Expected:
    """One value that a case expects, with the place of its words."""

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str | None


def expected_values(model: str, case: dict[str, Any]) -> list[Expected]:
    """The values of a case; results without a number are left out."""
    found = []
    for result in case["Results"]:
        resolution = result.get("Resolution") or {}
        value = resolution.get("value")
        if value in (None, "null"):
            continue
        start = result.get("Start", case["Input"].lower().find(result["Text"]))
        end = result.get("End", start + len(result["Text"]) - 1) + 1
        unit = resolution.get("isoCurrency") or resolution.get("unit")
        if model == "NumberRange":
            low, high = (float(part) if part else None for part in value[1:-1].split(","))
        else:
            low = high = float(str(value).rstrip("%"))
        found.append(Expected(start, end, low, high, unit))
    return found


def reason_outside(model: str, case: dict[str, Any]) -> str | None:
    """Why a case is out of scope, or None."""
    for reason, models, patterns in OUT_OF_SCOPE:
        if model in models.split() and any(re.search(pattern, case["Input"]) for pattern in patterns):
            return reason
    return None


UNIT_NAMES = {
    "dollar": "USD",
    "united states dollar": "USD",
    "pound": "GBP",
    "british pound": "GBP",
    "franc": "CHF",
    "rupee": "INR",
    "metric ton": "tonne",
    "pence": "GBP",
    "cent": "USD",
    "penny": "GBP",
}


def same_unit(expected: Expected, mention: QuantityMention) -> bool:
    """Whether the units agree, as far as the case names one."""
    if expected.unit is None:
        return True
    named = expected.unit.lower()
    ours = (mention.unit or "").lower()
    if mention.unit_class == "money":
        return len(expected.unit) != 3 or expected.unit == mention.unit or UNIT_NAMES.get(named) == mention.unit
    same = named in (ours, "age") or UNIT_NAMES.get(named, named).lower() == ours
    return same or ours.startswith(f"{named} per") or (named == "ton" and ours == "tonne")


def equal(first: float | None, second: float | None) -> bool:
    if first is None or second is None:
        return first is second
    return math.isclose(first, second, rel_tol=1e-6, abs_tol=1e-9)


def fits(expected: Expected, mention: QuantityMention) -> bool:
    if not (expected.start < mention.end and mention.start < expected.end) or not same_unit(expected, mention):
        return False
    times = 100 if expected.unit in ("Cent", "Pence", "Penny") else 1
    if expected.low == expected.high:
        stated = mention.value if mention.value is not None else mention.value_high
        return stated is not None and equal(expected.low, stated * times)
    return equal(expected.low, mention.value_low) and equal(expected.high, mention.value_high)


def own_class(model: str, mention: QuantityMention) -> bool:
    """Whether the model would report a quantity of this class, so that one too many is an error."""
    return {
        "Number": mention.unit is None,
        "NumberRange": mention.qualifier in ("range", "over", "under", "at_least", "at_most") and mention.unit is None,
        "Percent": mention.unit_class == "percent",
        "Currency": mention.unit_class == "money",
        "Dimension": mention.unit_class not in (*NOT_MEASURES, "other"),
        "Age": mention.unit_class == "age",
    }[model]


def is_right(model: str, case: dict[str, Any]) -> bool:
    """Whether our quantities of the case's text are what it expects."""
    view = read(case["Input"]).view
    left = find_quantities(view, [(0, len(view))])
    left += [mention.converted for mention in left if mention.converted]
    for expected in expected_values(model, case):
        hit = next((mention for mention in left if fits(expected, mention)), None)
        if hit is None:
            return False
        left.remove(hit)
    return not any(own_class(model, mention) for mention in left if mention.total is None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--failures", action="store_true", help="print the cases in scope that come out wrong")
    parser.add_argument("--outside", action="store_true", help="print the cases out of scope")
    options = parser.parse_args()
    if not (options.folder / "NumberModel.json").exists():
        sys.exit(f"recognizers: no NumberModel.json in {options.folder}; name the folder of the English specifications")
    outside: Counter[str] = Counter()
    total = Counter[str]()
    for model in MODELS:
        cases = json.loads((options.folder / f"{model}Model.json").read_text(encoding="utf-8-sig"))
        right = scope = 0
        for case in cases:
            reason = reason_outside(model, case)
            if reason:
                outside[f"{model}: {reason}"] += 1
                if options.outside:
                    print(f"  outside  {model}: {case['Input']!r} ({reason})")
                continue
            scope += 1
            good = is_right(model, case)
            right += good
            if not good and options.failures:
                wanted = [(each.low, each.high, each.unit) for each in expected_values(model, case)]
                print(f"  wrong    {model}: {case['Input']!r} expects {wanted}")
        print(f"{model:12} {right:4} of {scope:4} in scope right, {len(cases) - scope:3} out of scope")
        total.update(right=right, scope=scope, cases=len(cases))
    share = total["right"] / total["scope"] if total["scope"] else 0
    print(
        f"{'all':12} {total['right']:4} of {total['scope']:4} in scope right ({share:.1%}), of {total['cases']} cases"
    )
    print("out of scope, by reason:")
    for reason, count in sorted(outside.items()):
        print(f"  {count:4}  {reason}")


if __name__ == "__main__":
    main()
