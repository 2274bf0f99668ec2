"""Values of JSON data as the type that is expected, empty where they are of another: files come from strangers."""

from __future__ import annotations

from typing import Any


def as_record(value: object) -> dict[str, Any]:
    """Return ``value`` if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def as_list(value: object) -> list[Any]:
    """Return ``value`` if it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def as_records(value: object) -> list[dict[str, Any]]:
    """Return the objects of a list, nothing for anything else."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def as_text(value: object) -> str:
    """Return a string or a number as one line, of a list that of its first item; ``""`` for anything else."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, str):
        if value.isprintable() and "  " not in value:  # the space is the only blank that counts as printable
            return value.strip()
        line = " ".join(value.split())
        return line if line.isprintable() else _printable(line)
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def as_texts(value: object) -> list[str]:
    """Return the texts of a list, or the one that ``value`` is, none of them empty."""
    return [text for text in map(as_text, value if isinstance(value, list) else [value]) if text]


_CONTROLS = dict.fromkeys([*range(32), *range(127, 160)], " ")


def _printable(line: str) -> str:
    """Return ``line`` without control characters, and with what can be written out again for a lone surrogate."""
    return " ".join(line.encode("utf-8", "replace").decode("utf-8").translate(_CONTROLS).split())
