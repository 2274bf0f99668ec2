"""Tagged references to learn from and to measure on: AnyStyle, GROBID, and works rendered in known styles."""

from __future__ import annotations

import gzip
import json
import random
import sys
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from citecheck.datatypes import Citation, CitationForm, FieldName, Reference, Span
from citecheck.parsing.authors import parse_authors
from citecheck.parsing.entries import make_citation
from citecheck.parsing.styles import choose_reading
from citecheck.parsing.styles.reading import Reading
from citecheck.parsing.styles.view import View, make_view
from citecheck.text.folding import title_key
from citecheck.text.identifiers import find_identifiers
from citecheck.text.names import fold_family

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "bench"))

PARTS = 5
"""References are dealt into this many parts by a hash; the first is held out, the second chooses the settings."""

_STYLES_EACH = 4
"""In how many styles a work is rendered: many works teach more than many styles of one."""

_ANYSTYLE = {
    "author": "author", "title": "title", "journal": "container", "container-title": "container", "date": "date",
    "volume": "volume", "pages": "pages", "publisher": "publisher", "location": "location", "editor": "editor",
    "url": "identifier", "doi": "identifier", "isbn": "identifier",
}  # fmt: skip
_GROBID = {
    "author": "author", "date": "date", "publisher": "publisher", "pubPlace": "location", "pubplace": "location",
    "editor": "editor", "idno": "identifier", "ptr": "identifier", "vol": "volume", "volume": "volume",
    "issue": "issue", "pp": "pages", "page": "pages", "a": "title", "j": "container", "m": "container",
}  # fmt: skip
_FIELDS = {
    FieldName.AUTHORS: "author", FieldName.TITLE: "title", FieldName.VENUE: "container", FieldName.YEAR: "date",
    FieldName.VOLUME: "volume", FieldName.ISSUE: "issue", FieldName.PAGES: "pages", FieldName.PUBLISHER: "publisher",
    FieldName.IDENTIFIER: "identifier",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tagged:
    """One reference; ``segments`` are label, start and end of its parts, ``part`` is the part that it is dealt to."""

    text: str
    segments: tuple[tuple[str, int, int], ...]
    part: int
    corpus: str

    def first(self, label: str) -> str | None:
        """Return the text of the first segment of ``label``."""
        return next((self.text[start:end] for name, start, end in self.segments if name == label), None)

    @property
    def title(self) -> str | None:
        """The folded title, ``None`` without one."""
        return title_key(self.first("title") or "") or None

    @property
    def families(self) -> list[str] | None:
        """The folded families of the authors, ``None`` without authors; a dash that repeats the last ones has none."""
        authors = self.first("author")
        names = parse_authors(authors or "").names
        return [family for name in names if (family := fold_family(name))] or None


def _part(key: str) -> int:
    return zlib.crc32(key.encode()) % PARTS


def _joined(pieces: Iterable[tuple[str, str]], corpus: str, part_key: str = "") -> Tagged:
    text, segments = "", []
    for label, piece in pieces:
        if label:
            segments.append((label, len(text), len(text) + len(piece)))
        text += piece
    tagged = Tagged(text, tuple(segments), 0, corpus)
    return Tagged(text, tagged.segments, _part(part_key or tagged.title or title_key(text)), corpus)


def read_anystyle(path: Path) -> Iterator[Tagged]:
    """Yield the references of one AnyStyle file, dealt out by title."""
    for sequence in ET.parse(path).getroot().iter("sequence"):  # noqa: S314 - a file of our own folder
        pieces: list[tuple[str, str]] = []
        for item in sequence:
            if item.tag != "citation-number" and (item.text or "").strip():
                pieces += [("", " ")] * bool(pieces)
                pieces.append((_ANYSTYLE.get(item.tag, "other"), " ".join((item.text or "").split())))
        yield _joined(pieces, f"anystyle {path.stem}")


def read_grobid(path: Path) -> Iterator[Tagged]:
    """Yield the references of GROBID's training corpus, dealt out by source file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            bibl = ET.fromstring(record["tei"])  # noqa: S314 - a file of our own folder
            has_article = any(item.get("level") == "a" for item in bibl.iter("title"))
            pieces: list[tuple[str, str]] = [("", bibl.text or "")]
            for item in bibl:
                name = item.get("level") or item.get("type") or item.get("unit") or ""
                label = _GROBID.get(name if item.tag in {"title", "biblScope"} else item.tag, "other")
                if item.tag == "title" and name == "m" and not has_article:
                    label = "title"
                pieces += [(label, "".join(item.itertext())), ("", item.tail or "")]
            yield _joined(_one_space(pieces), "grobid", record["file"])


def _one_space(pieces: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield pieces with runs of white space made one space, none of it at the start or inside a label."""
    ended = True
    for label, piece in pieces:
        words = " ".join(piece.split())
        if piece[:1].isspace() and not ended:
            yield "", " "
            ended = True
        if words:
            yield label, words
            ended = False
            if piece[-1:].isspace():
                yield "", " "
                ended = True


def read_rendered(path: Path, half: str, n_works: int) -> Iterator[Tagged]:
    """Yield works of one half in every known style, tagged by the readers where these read them exactly."""
    from parsing import families_are_exact, references  # type: ignore[import-not-found]
    from styles import STYLES, render  # type: ignore[import-not-found]

    chance = random.Random(11)  # noqa: S311
    for work in chance.sample(list(references(path, half)), n_works):
        for style in chance.sample(STYLES, _STYLES_EACH):
            entry = render(work, style)
            tagged = _tag_rendered(entry, work, families_are_exact)
            if tagged is not None:
                yield tagged


def _tag_rendered(entry: str, work: Reference, is_exact: Callable[[Citation, Reference], bool]) -> Tagged | None:
    """Return ``entry`` with title and venue where the work's own stand, the rest as the readers see it."""
    view = view_of(entry)
    citation = cite(view, choose_reading(view), entry)
    title = entry.find(work.title)
    if view.emphasis or title < 0 or not is_exact(citation, work) or entry.count(work.title) > 1:
        return None
    spans = [("title", title, title + len(work.title))]
    venue = entry.find(work.venue, spans[0][2]) if work.venue else -1
    if work.venue and venue > 0:
        spans.append(("container", venue, venue + len(work.venue)))
    for item in citation.field_spans:
        start, end = item.span.start, item.span.end
        if item.field not in {FieldName.TITLE, FieldName.VENUE} and all(end <= a or start >= b for _, a, b in spans):
            spans.append((_FIELDS[item.field], start, end))
    return Tagged(entry, tuple(sorted(spans, key=lambda item: item[1])), PARTS - 1, "rendered")


def view_of(text: str) -> View:
    """Return the view that readers have of ``text``."""
    return make_view(text, Span(0, len(text)), tuple(place for _, place in find_identifiers(text)))


def cite(view: View, reading: Reading, text: str) -> Citation:
    """Return the citation that ``reading`` makes of ``text``."""
    return make_citation(view, reading, Citation(Span(0, len(text)), text, CitationForm.ENTRY), [])


def read_all(folder: Path) -> list[Tagged]:
    """Return AnyStyle and GROBID without repeats; nothing of the held-out part recurs in the others."""
    tagged = [
        *read_anystyle(folder / "dev" / "anystyle" / "core.xml"),
        *read_anystyle(folder / "dev" / "anystyle" / "good.xml"),
        *read_grobid(folder / "dev" / "grobid" / "citation_training.jsonl.gz"),
    ]
    kept: dict[str, Tagged] = {}
    seen_titles: dict[str, int] = {}
    for item in sorted(tagged, key=lambda item: item.part):
        key = title_key(item.text)
        title = item.title
        if not key or key in kept or (title and seen_titles.get(title, item.part) != item.part):
            continue
        if title and title in seen_titles and item.part == 0:
            continue
        kept[key] = item
        if title:
            seen_titles[title] = item.part
    return list(kept.values())
