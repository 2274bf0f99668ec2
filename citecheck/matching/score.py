"""The probability that the cited and the recorded work are the same, from the field comparisons.

A logistic table: one weight per outcome of a field. It ranks candidates and is reported as belief; verdicts are
decided by rules (``decide``), never by this number alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from citecheck.datatypes import FieldComparison, FieldName, Outcome

BIAS = -2.9
WEIGHTS: dict[str, float] = {
    "title exact": 3.9,
    "title equivalent": 2.1,
    "title near": 1.8,
    "title altered": -2.8,
    "title other": -5.0,
    "authors agree": 4.4,
    "authors conflict": -0.5,
    "year exact": 3.3,
    "year near": 1.4,
    "year conflict": -0.5,
    "venue agree": 0.8,
    "venue conflict": -0.4,
    "numbers agree": 0.1,
    "numbers conflict": -0.4,
    "identifier exact": 2.4,
    "identifier conflict": -2.4,
    "identifier alone": 6.0,
}
"""Fitted by ridge logistic regression on citations of 200 works with benign slips and alterations, and checked on 200
others (expected calibration error .001): ``python tests/bench/accuracy.py --parsed fields --works 400 --calibrate``.
"identifier alone" is set, not fitted: a bare identifier claims nothing but the work that bears it."""


def probability_of(comparisons: Iterable[FieldComparison]) -> float:
    """Return the probability in [0, 1] that the compared works are the same."""
    score = BIAS + sum(WEIGHTS.get(name, 0.0) for name in features_of(comparisons))
    return 1.0 / (1.0 + math.exp(-score))


def features_of(comparisons: Iterable[FieldComparison]) -> tuple[str, ...]:
    """Return the names of the weights that apply, each once."""
    names = dict.fromkeys(name for item in comparisons if (name := _feature_of(item)))
    if "identifier exact" in names and not any(name.startswith("title") for name in names):
        names["identifier alone"] = None
    return tuple(names)


def _feature_of(item: FieldComparison) -> str:
    if item.outcome is Outcome.MISSING:
        return ""
    if item.field is FieldName.TITLE:
        if item.outcome is Outcome.CONFLICT:
            return "title altered" if item.rule.startswith("altered") else "title other"
        return f"title {item.outcome.value}"
    if item.field is FieldName.YEAR:
        return f"year {item.outcome.value}"
    if item.field is FieldName.IDENTIFIER:
        return "identifier exact" if item.outcome is Outcome.EXACT else "identifier conflict"
    name = "numbers" if item.field in {FieldName.VOLUME, FieldName.PAGES} else item.field.value
    return f"{name} conflict" if item.outcome is Outcome.CONFLICT else f"{name} agree"
