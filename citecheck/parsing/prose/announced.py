"""Lists that the line above them announces as works: ``Here are some key papers:``, ``**Resources**``."""

from __future__ import annotations

import re
from bisect import bisect_right

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
_ITEM = re.compile(r"[ \t>]{0,40}(?:(?:[-*+•‣▪◦–]|\(?\d{1,3}[.)]|\[\d{1,3}\]|\d\ufe0f?\u20e3)\s{1,4})(?:[^\w\s*_\"“„«\[(]\ufe0f?\s{1,3})?")
_ANNOUNCES = re.compile(r"(?:\s{0,3}#{1,6}\s|[^\w\n]{0,8}\*\*[^*\n]{2,80}\*\*\s{0,3}$)|[:：][*_]{0,2}\s{0,3}$")
_LONGEST = 300
"""Longest line that announces a list, in characters."""


class AnnouncedLists:
    """The items of the lists of works in a text; look-ups take logarithmic time."""

    def __init__(self, body: str) -> None:
        self._starts: list[int] = []
        self._items: list[tuple[int, int]] = []
        announced = False
        for line in LINE.finditer(body):
            text = line.group()
            if text.isspace():
                continue
            item = _ITEM.match(text)
            if item and announced:
                self._starts.append(line.start())
                self._items.append((line.start() + item.end(), line.end()))
            elif not item and text[0] not in " \t":
                announced = len(text) <= _LONGEST and _announces_works(text.rstrip())

    def item_start(self, position: int) -> int | None:
        """Return where the item that has ``position`` in its first line starts behind its label."""
        index = bisect_right(self._starts, position) - 1
        if index < 0:
            return None
        start, end = self._items[index]
        return start if start <= position < end else None


def _announces_works(line: str) -> bool:
    works = _WORKS.search(line) if _ANNOUNCES.search(line) else None
    return works is not None and not _OTHERS.search(line, 0, works.start())
