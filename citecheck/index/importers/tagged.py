"""Records whose fields are lines that begin with a tag, as in RIS, MEDLINE and ISI files."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, BinaryIO

from citecheck.errors import OversizedFileError, ReferenceFileError
from citecheck.index.importers.base import MAX_RECORD
from citecheck.index.importers.csl import reference_from_csl
from citecheck.index.importers.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from citecheck.datatypes import Reference
    from citecheck.index.importers.base import Skipped

_LINE_END = re.compile(rb"\r\n?|\n")


def read_text_lines(file: BinaryIO, name: str) -> Iterator[tuple[int, str]]:
    """Yield the number, from 1, and the text of each line, without its end and without blanks behind it.

    Lines may end as on any system. Raises ``ReferenceFileError`` at a line longer than ``MAX_RECORD``.
    """
    number = 0
    while block := file.readline(MAX_RECORD):
        if len(block) == MAX_RECORD and not block.endswith(b"\n"):
            raise OversizedFileError(f"{name}, line {number + 1} is longer than {MAX_RECORD >> 20} MiB: no record is")
        block = block.removesuffix(b"\n").removesuffix(b"\r")
        for line in _LINE_END.split(block) if b"\r" in block else (block,):
            number += 1
            yield number, decode(line).rstrip()


@dataclass(slots=True)
class TaggedRecord:
    """The fields of one record by tag, in their order; the lines of one value are kept apart."""

    name: str
    line: int
    fields: dict[str, list[list[str]]] = field(default_factory=dict)
    _last: list[str] | None = None
    _size: int = 0

    def add(self, tag: str, value: str) -> None:
        """Add a field."""
        self._last = [value]
        self.fields.setdefault(tag, []).append(self._last)
        self._measure(value)

    def go_on(self, value: str) -> None:
        """Add a line to the last field, if there is one."""
        if self._last is not None:
            self._last.append(value)
            self._measure(value)

    def _measure(self, value: str) -> None:
        self._size += len(value) + 100
        if self._size > MAX_RECORD:
            raise OversizedFileError(f"{self.name}, line {self.line}: a record is larger than {MAX_RECORD >> 20} MiB")

    def all(self, *tags: str) -> list[str]:
        """Return the values of the fields with these tags that say something, each as one line."""
        joined = (" ".join(" ".join(lines).split()) for tag in tags for lines in self.fields.get(tag, ()))
        return [value for value in joined if value]

    def first(self, *tags: str) -> str:
        """Return the first such value, ``""`` if there is none."""
        return next(iter(self.all(*tags)), "")

    def lines(self, *tags: str) -> list[str]:
        """Return every line of the fields with these tags that says something."""
        lines = (line.strip() for tag in tags for value in self.fields.get(tag, ()) for line in value)
        return [line for line in lines if line]


def read_tagged(  # noqa: PLR0913 - what differs between three formats
    records: Iterable[TaggedRecord],
    name: str,
    skipped: Skipped,
    convert: Callable[[TaggedRecord], dict[str, Any]],
    *,
    shape: str,
    id_tag: str = "",
) -> Iterator[Reference]:
    """Yield the references of the CSL-like data that ``convert`` makes of each record.

    One that is none is named to ``skipped``, with its value of ``id_tag`` if it has one. Raises ``ReferenceFileError``
    for a file without records, which then is not of this ``shape``.
    """
    n_read = 0
    for record in records:
        n_read += 1
        try:
            yield reference_from_csl(convert(record), name)
        except ValueError as error:
            said = record.first(id_tag)
            skipped(f"{name}, line {record.line}{f', {id_tag} {said}' if said else ''}: {error}")
    if not n_read:
        raise ReferenceFileError(f"{name} holds no {shape} record")
