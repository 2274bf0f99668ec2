"""The probability that the cited and the recorded work are the same, from the field comparisons.

A logistic table: one weight per outcome of a field. It ranks candidates and is reported as belief; verdicts are
decided by rules (``decide``), never by this number alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from citecheck.datatypes import FieldComparison, FieldName, Outcome

BIAS = -2.0
WEIGHTS: dict[str, float] = {
    "title exact": 4.0,
    "title equivalent": 3.5,
    "title near": 3.0,
    "title altered": 0.0,
    "title other": -5.0,
    "authors agree": 3.0,
    "authors share": 2.0,
    "authors conflict": -2.0,
    "year exact": 1.0,
    "year near": 0.5,
    "year conflict": -1.0,
    "venue agree": 1.0,
    "venue conflict": -0.7,
    "numbers agree": 1.0,
    "numbers conflict": -0.5,
    "identifier exact": 3.0,
    "identifier conflict": -1.0,
}


def probability_of(comparisons: Iterable[FieldComparison], author_share: float) -> float:
    """Return the probability in [0, 1]; ``author_share`` is the share of the claimed authors that are on record."""
    score = BIAS + sum(WEIGHTS.get(name, 0.0) * value for name, value in features_of(comparisons, author_share))
    return 1.0 / (1.0 + math.exp(-score))


def features_of(comparisons: Iterable[FieldComparison], author_share: float) -> tuple[tuple[str, float], ...]:
    """Return the named features that carry weight, with their values."""
    names = tuple(name for item in comparisons if (name := _feature_of(item)))
    shared = (("authors share", author_share),) if author_share and "authors conflict" in names else ()
    return tuple((name, 1.0) for name in dict.fromkeys(names)) + shared


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
