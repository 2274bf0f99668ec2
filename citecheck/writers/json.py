"""Reports as JSON, in the shape that ``report.schema.json`` describes."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any

from citecheck.datatypes import Absent, Candidate, Edit, Found, RewriteMode, Unavailable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.datatypes import Report

SCHEMA_VERSION = 1
"""Changes when a field of the JSON changes its meaning or goes; new fields do not change it."""

_ANSWERS = {Found: "found", Absent: "absent", Unavailable: "unavailable"}


class JsonWriter:
    """Writes one report as an object, and several as an array of such objects; with ``array`` also one as an array."""

    def __init__(self, *, array: bool = False) -> None:
        self._array = array

    def write(self, reports: Sequence[Report]) -> str:
        """Return the reports as indented JSON."""
        data = [report_to_dict(report) for report in reports]
        return _dumped(data[0] if len(data) == 1 and not self._array else data, indent=2) + "\n"


class JsonLinesWriter:
    """Writes one report per line."""

    def write(self, reports: Sequence[Report]) -> str:
        """Return the reports as lines of JSON, in order."""
        return "".join(_dumped(report_to_dict(report)) + "\n" for report in reports)


def report_to_dict(report: Report) -> dict[str, Any]:
    """Return ``report`` as JSON-ready data; offsets are those of code points in ``text``.

    Edits are grouped by mode. The candidates in an answer are named by the id of their reference, as those that
    matter stand complete in ``match``, ``alternatives`` and ``suggestion``.
    """
    return {
        "schema": SCHEMA_VERSION,
        "document": report.document,
        "index_version": report.index_version,
        "counts": report.counts,
        "findings": _plain(report.findings),
        "verifications": _plain(report.verifications),
        "edits": {mode.value: _plain(report.edits_for(mode)) for mode in RewriteMode},
        "text": report.text,
    }


def _plain(value: Any) -> Any:  # noqa: ANN401 - walks values of every type
    """Return ``value`` as dicts, lists and scalars."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Found):
        candidates = [_candidate(item) for item in value.candidates]
        return {"answer": "found", "source": value.source, "candidates": candidates, "coverage": _plain(value.coverage)}
    if is_dataclass(value) and not isinstance(value, type):
        data = {name: _plain(getattr(value, name)) for name in _names(type(value))}
        if isinstance(value, Edit):
            del data["mode"]
        kind = _ANSWERS.get(type(value))
        return {"answer": kind, **data} if kind else data
    return value


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    """Return the names of the fields of a dataclass; asking for them anew costs more than all the rest."""
    return tuple(item.name for item in fields(kind))


def _candidate(candidate: Candidate) -> dict[str, Any]:
    return {"id": candidate.reference.id, "found_by": candidate.found_by.value, "score": float(candidate.score)}


def _dumped(data: Any, indent: int | None = None) -> str:  # noqa: ANN401
    """Return JSON that any reader takes: lone surrogates, which UTF-8 cannot hold, are escaped."""
    text = json.dumps(data, ensure_ascii=False, indent=indent, allow_nan=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(data, ensure_ascii=True, indent=indent, allow_nan=False)
    return text
