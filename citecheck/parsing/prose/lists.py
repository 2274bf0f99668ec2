"""The items of lists in running text, and which lists the line above announces as works: ``Some key papers:``."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from citecheck.parsing.lines import LINE

_WORKS = re.compile(
    r"\b(?:papers?|articles|books|readings?|reading list|publications|resources|references|literature|preprints|reports"
    r"|studies|surveys|reviews|monographs|textbooks|essays|sources"
    r"|(?:key|major|seminal|classic|important|main|foundational|notable|influential|relevant|following) works"
    r"|literatur|bücher|aufsätze|studien|artikel|quellen|texte|livres|ouvrages|lectures|études|libros|artículos|estudios"
    r"|lecturas|fuentes|livros|artigos|estudos|leituras|fontes|libri|articoli|saggi|letture|fonti)\b"
    r"(?!\s(?:show|suggest|find|found|report|indicate|ha[sv]e|agree|point|demonstrate|reveal|confirm|support|say|argue"
    r"|identif|examin|link|consistently)\w{0,4}\b)"
    r"|文献|论文|書籍|論文|书目|读物",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:concepts?|methods?|techniques?|ideas?|approaches|models?|findings|terms?|themes?|theories|principles|factors"
    r"|effects?|benefits|takeaways|points|arguments?|claims|results|mechanisms?|topics|areas|steps|debates?|evidence)\b",
    re.IGNORECASE,
)
"""What a list holds instead, where it stands before the works: ``Key concepts from these papers:``."""
_ITEM = re.compile(
    r"[ \t>]{0,40}(?:(?:[-*+•‣▪◦–]|\(?\d{1,3}[.)]|\[\d{1,3}\]|\d\ufe0f?\u20e3)\s{1,4})"
    r"(?:[^\w\s*_\"“„«\[(]\ufe0f?\s{1,3})?"
)
_ANNOUNCES = re.compile(r"(?:\s{0,3}#{1,6}\s|[^\w\n]{0,8}\*\*[^*\n]{2,80}\*\*\s{0,3}$)|[:：][*_]{0,2}\s{0,3}$")
_LONGEST = 300
"""Longest line that announces a list, in characters."""


@dataclass(frozen=True, slots=True)
class Item:
    """The first line of an item: where it starts behind its label, the number of its list, and what that holds."""

    start: int
    end: int
    number: int
    announced: bool
    """The line above the list says that it holds works."""


class Lists:
    """The items of the lists in a text; look-ups take logarithmic time."""

    def __init__(self, body: str) -> None:
        self._items: list[Item] = []
        number, announced = 0, False
        for line in LINE.finditer(body):
            text = line.group()
            if text.isspace():
                continue
            item = _ITEM.match(text)
            if item:
                self._items.append(Item(line.start() + item.end(), line.end(), number, announced))
            elif text[0] not in " \t":
                number += 1
                announced = len(text) <= _LONGEST and _announces_works(text.rstrip())

    def item_at(self, position: int) -> Item | None:
        """Return the item that has ``position`` in its first line."""
        index = bisect_right(self._items, position, key=lambda item: item.start) - 1
        return self._items[index] if index >= 0 and position < self._items[index].end else None


def _announces_works(line: str) -> bool:
    may_announce = line[-1] in ":：*_" or line.lstrip().startswith("#")
    works = _WORKS.search(line) if may_announce and _ANNOUNCES.search(line) else None
    return works is not None and not _OTHERS.search(line, 0, works.start())
