"""The settings of a verification: every number with its unit, its range and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from citecheck.errors import ConfigurationError

REPORTERS = ("built-in", "eyecite")
"""Who may find the places of cases in law reporters."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may change about a verification.

    candidates: how many references are retrieved and compared per citation (1 to 100).
    alternatives: how many other compared records a verification keeps (0 to 20).
    suggestion_similarity: cosine in [0, 1] between a claim and a record from which ``replace`` proposes that record;
        measured, see ``tests/bench/README.md``, "Suggestions".
    max_characters: longest text that is parsed; a longer one is refused, not cut (characters).
    reporters: who finds the places of cases in law reporters, ``built-in`` patterns of the common ones or ``eyecite``,
        which knows all of them and needs the extra ``legal``. Never chosen by what happens to be installed.
    """

    candidates: int = 10
    alternatives: int = 3
    suggestion_similarity: float = 0.75
    max_characters: int = 20_000_000
    reporters: str = "built-in"

    def __post_init__(self) -> None:
        _check("candidates", self.candidates, 1, 100)
        _check("alternatives", self.alternatives, 0, 20)
        _check("suggestion_similarity", self.suggestion_similarity, 0.0, 1.0)
        _check("max_characters", self.max_characters, 1, 2_000_000_000)
        if self.reporters not in REPORTERS:
            raise ConfigurationError(f"setting reporters is {self.reporters!r}; it must be {' or '.join(REPORTERS)}")


def _check(name: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:
        raise ConfigurationError(f"setting {name} is {value}; it must lie between {low} and {high}")
