"""What a style reader returns: where it sees each field, and how sure it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from citecheck.datatypes import FieldName, Kind, Span
from citecheck.parsing.styles.view import View


@dataclass(frozen=True, slots=True)
class Reading:
    """The fields of an entry as one reader sees them, in the coordinates of its view.

    ``score`` is in [0, 1] and comparable between readers; see ``SURE`` for when no other reader is asked.
    """

    fields: dict[FieldName, Span] = field(default_factory=dict)
    score: float = 0.0
    kind: Kind = Kind.UNKNOWN


SURE = 0.9
"""From this score on a reading is taken without asking the remaining readers."""

Reader = Callable[[View], Reading | None]
"""Reads one entry in one family of styles, or returns ``None`` where the entry is not in that family."""
