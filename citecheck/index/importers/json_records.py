"""References from the records of a JSON file of any layout; a broken record is named and left out."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any, BinaryIO

from citecheck.errors import ReferenceFileError
from citecheck.index.importers.json_items import read_items, stands_in_lines
from citecheck.index.importers.lines import read_lines
from citecheck.index.importers.opening import HEAD_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from citecheck.datatypes import Reference
    from citecheck.index.importers.base import Skipped


def read_references(
    file: BinaryIO,
    name: str,
    skipped: Skipped,
    convert: Callable[[dict[str, Any], str], Reference],
    lists: Collection[str] = (),
) -> Iterator[Reference]:
    """Yield the references that ``convert`` makes of each record of ``file``, and ``name``.

    A record that is no object, or for which ``convert`` raises ``ValueError``, is named to ``skipped``. ``lists`` are
    the keys under which an enclosing object holds records. Raises ``ReferenceFileError`` where the file stops being
    JSON, and with the first reason where it holds no reference at all.
    """
    head = file.peek(HEAD_BYTES) if isinstance(file, io.BufferedReader) else b""
    in_lines = stands_in_lines(head, lists)
    records: Iterator[tuple[int, object]]
    records = read_lines(file, name) if in_lines else enumerate(read_items(file, name, lists), start=1)
    n_read, first_fault = 0, ""
    for number, record in records:
        try:
            reference = convert(_object(record), name)
        except (ValueError, RecursionError) as error:
            fault = f"{name}, {'line' if in_lines else 'item'} {number}: {error}"
            first_fault = first_fault or f"; {fault}"
            skipped(fault)
            continue
        n_read += 1
        yield reference
    if not n_read:
        raise ReferenceFileError(f"{name} holds no reference that can be read{first_fault}")


def _object(record: object) -> dict[str, Any]:
    """Return a record, or what a line of bytes holds, as an object; raises ``ValueError`` where it is none."""
    value = json.loads(record.decode()) if isinstance(record, bytes) else record
    if not isinstance(value, dict):
        raise ValueError("not a JSON object")  # noqa: TRY004 - a broken record, not a wrong type of the caller
    return value
