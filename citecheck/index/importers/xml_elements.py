"""The elements of an XML file that are records, read one at a time in constant memory.

The parser is expat. A document type is passed over: what it declares outside the file is never fetched, and a file that
declares entities of its own is refused. Named entities that only such a declaration would explain (``&ouml;`` in dblp)
are those of HTML.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any, BinaryIO
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from citecheck.errors import OversizedFileError, ReferenceFileError
from citecheck.index.importers.base import MAX_RECORD
from citecheck.index.importers.xml_bytes import read_chunks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

CHUNK_BYTES = 1 << 16
MAX_DEPTH = 200


def read_elements(file: BinaryIO, name: str, tags: Collection[str], opening: Collection[str] = ()) -> Iterator[Element]:
    """Yield each outermost element of ``file`` that has one of ``tags``, whole; prefixes of namespaces are cut off.

    Elements around them that have a tag in ``opening`` are yielded where they begin, empty but for their attributes.
    Raises ``ReferenceFileError`` where the file stops being XML, declares entities, nests deeper than ``MAX_DEPTH``, or
    holds a record or a run of markup larger than ``MAX_RECORD``.
    """
    reader = _Reader(name, tags, opening)
    for chunk in read_chunks(file, CHUNK_BYTES):
        yield from reader.feed(chunk)
    yield from reader.feed(b"", is_last=True)


class _LocalNames(dict[str, str]):
    """Names of elements without the prefixes of their namespaces, filled as names are met."""

    def __missing__(self, tag: str) -> str:
        local = self[tag] = tag.rpartition(":")[2]
        return local


class _Reader:
    """An expat parser that builds the trees of records and forgets everything else."""

    def __init__(self, name: str, tags: Collection[str], opening: Collection[str]) -> None:
        self._name = name
        self._tags = frozenset(tags)
        self._opening = frozenset(opening)
        self._builder: TreeBuilder | None = None
        self._depth = self._started = self._size = self._silent = 0
        self._found: list[Element] = []
        self._names = _LocalNames()
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.UseForeignDTD(True)  # undeclared entities are named to us, as the absent declaration may hold them
        self._parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.SkippedEntityHandler = self._skipped_entity
        self._parser.EntityDeclHandler = self._declared

    def feed(self, chunk: bytes, *, is_last: bool = False) -> Iterator[Element]:
        """Yield the records that end in ``chunk``, also those before a fault in it."""
        self._silent += len(chunk)
        self._size += len(chunk)
        try:
            self._parser.Parse(chunk, is_last)
        except (expat.ExpatError, ValueError, LookupError) as error:  # the latter two: encodings that expat lacks
            yield from self._found
            raise ReferenceFileError(f"{self._name} is not valid XML ({error})") from error
        if self._silent > MAX_RECORD or (self._builder and self._size > MAX_RECORD):
            raise OversizedFileError(f"{self._name} holds a record or a tag larger than {MAX_RECORD >> 20} MiB")
        found, self._found = self._found, []
        yield from found

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._silent = 0
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise ReferenceFileError(f"{self._name} nests elements more than {MAX_DEPTH} deep")
        tag = self._names[tag]
        if self._builder is not None:
            self._builder.start(tag, attributes)
        elif tag in self._tags:
            self._builder, self._started, self._size = TreeBuilder(), self._depth, 0
            self._parser.CharacterDataHandler = self._builder.data
            self._builder.start(tag, attributes)
        elif tag in self._opening:
            self._found.append(Element(tag, attributes))

    def _end(self, tag: str) -> None:
        if self._builder is not None:
            self._builder.end(tag)
            if self._depth == self._started:
                self._found.append(self._builder.close())
                self._builder = self._parser.CharacterDataHandler = None
        self._depth -= 1

    def _skipped_entity(self, name: str, is_parameter: bool) -> None:
        if self._builder is not None and not is_parameter:
            self._builder.data(html.unescape(f"&{name};"))

    def _declared(self, name: str, *_: Any) -> None:  # noqa: ANN401 - what expat tells of a declaration
        raise ReferenceFileError(f"{self._name} declares the entity {name}; such files are not read")
