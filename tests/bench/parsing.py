"""Accuracy and speed of ``parse_entry``: exact titles and author families by style.

    CITECHECK_DATA=DIR python -m tests.bench.parsing [--half odd|even] [--n 1500] [--errors STYLE] [--anystyle]

Titles are exact when their title keys are equal; author families when the folded family names that the style shows
(a list cut by "et al." shows fewer) are all equal and in order. Rules were tuned on the odd half of the works (CRC-32
of the id); the even half is the one to report. AnyStyle's core set is a development figure: the learned reader was
trained on four fifths of it. Its figures on the held-out fifth are in ``index/parser/README.md``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import statistics
import sys
import time
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from styles import STYLES, render  # type: ignore[import-not-found]

from citecheck.datatypes import Citation, Identifier, PersonName, Reference, Scheme, Span
from citecheck.parsing.authors import parse_authors
from citecheck.parsing.entries import parse_entry
from citecheck.parsing.learned.doubts import NOT_ASKED, needed_certainty
from citecheck.parsing.styles import choose_reading
from citecheck.parsing.styles.view import make_view
from citecheck.text.folding import fold_words, title_key
from citecheck.text.identifiers import find_identifiers
from citecheck.text.names import fold_family
from citecheck.text.tex import decode_tex

_TYPES = frozenset({"article", "article-journal", "paper-conference", "book", "report", "chapter", "thesis"})
_FAMILIES_ONLY = frozenset({"assistant-bold", "assistant-bracket", "assistant-link"})
_MAX_TITLE = 300
_MAX_AUTHORS = 60


def references(path: Path, half: str) -> Iterator[Reference]:
    """Yield the clean records of one half: with title, authors and year, of a kind that lists of references hold."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            is_odd = zlib.crc32(record["id"].encode()) % 2 == 1
            if is_odd == (half == "odd") and record["type"] in _TYPES and _is_clean(record):
                yield _reference(record)


def _is_clean(record: dict[str, Any]) -> bool:
    title = record.get("title", "")
    people = record.get("author", [])
    year = record.get("issued", {}).get("date-parts", [[0]])[0][0]
    return (
        0 < len(title) <= _MAX_TITLE
        and bool(title_key(title))
        and 0 < len(people) <= _MAX_AUTHORS
        and 1500 <= int(year or 0) <= 2029
        and all(_is_clean_name(person) for person in people)
    )


def _is_clean_name(person: dict[str, str]) -> bool:
    """Leave out names that their source has garbled: commas, digits or "and" inside, initials as family."""
    if "literal" in person:
        return False
    family, given = decode_tex(person.get("family", "")), decode_tex(person.get("given", ""))
    return (
        len(family) > 1
        and family[0].isalpha()
        and not any(char in family + given for char in ',;&()[]0123456789"?*')
        and not {"and", "et", "al", "others"} & set(f"{family} {given}".lower().replace(".", "").split())
        and "." not in family
        and given[:1].isalpha()
    )


def _reference(record: dict[str, Any]) -> Reference:
    people = tuple(
        PersonName(family=decode_tex(item["family"]), given=decode_tex(item["given"])) for item in record["author"]
    )
    identifiers = []
    if record.get("DOI"):
        identifiers.append(Identifier(Scheme.DOI, record["DOI"].lower()))
    if record.get("arxiv"):
        identifiers.append(Identifier(Scheme.ARXIV, record["arxiv"]))
    return Reference(
        id=record["id"],
        title=decode_tex(record["title"]).rstrip(" ."),
        authors=people,
        year=int(record["issued"]["date-parts"][0][0]),
        venue=decode_tex(record.get("container-title", "")) or None,
        volume=str(record["volume"]) if record.get("volume") else None,
        issue=str(record["issue"]) if record.get("issue") else None,
        pages=str(record["page"]) if record.get("page") else None,
        publisher=record.get("publisher"),
        identifiers=tuple(identifiers),
    )


def title_is_exact(citation: Citation, reference: Reference) -> bool:
    """Tell whether the title read is the title written."""
    return title_key(citation.title or "") == title_key(reference.title)


def families_are_exact(citation: Citation, reference: Reference) -> bool:
    """Tell whether the families read are those written, up to "et al."."""
    expected = [_family_key(name) for name in reference.authors]
    found = [_family_key(name) for name in citation.authors]
    if citation.authors_truncated and "..." not in citation.raw:
        return bool(found) and len(found) < len(expected) and found == expected[: len(found)]
    if citation.authors_truncated:
        return found[:19] == expected[:19]
    return found == expected


def _family_key(name: PersonName) -> str:
    return fold_family(name) if name.literal or name.family else " ".join(fold_words(str(name)))


def measure(works: list[Reference], style: str, n_errors: int) -> list[float]:
    """Print exact shares and CPU milliseconds per entry for one style, and ``n_errors`` entries read wrongly.

    Returns the CPU seconds of each entry in which the trained tagger decided.
    """
    entries = [render(work, style) for work in works]
    citations: list[Citation] = []
    seconds: list[float] = []
    for entry in entries:
        began = time.thread_time_ns()
        citations.append(parse_entry(entry, Span(0, len(entry))))
        seconds.append((time.thread_time_ns() - began) / 1e9)
    titles = [title_is_exact(citation, work) for citation, work in zip(citations, works, strict=True)]
    families = [families_are_exact(citation, work) for citation, work in zip(citations, works, strict=True)]
    years = [citation.year == work.year for citation, work in zip(citations, works, strict=True)]
    venues = [
        title_key(citation.venue or "") == title_key(work.venue)
        for citation, work in zip(citations, works, strict=True)
        if work.venue
    ]
    shares = [sum(column) / len(column) for column in (titles, families, years, venues)]
    print(
        f"{style:20} title {shares[0]:.4f}  families {shares[1]:.4f}  year {shares[2]:.4f}  venue {shares[3]:.4f}"
        f"  median {statistics.median(seconds) * 1000:.3f} ms  mean {statistics.fmean(seconds) * 1000:.3f} ms"
    )
    wrong = [index for index in range(len(works)) if not (titles[index] and families[index])]
    for index in wrong[:n_errors]:
        names = [_family_key(name) for name in citations[index].authors]
        mark = ("" if titles[index] else "T") + ("" if families[index] else "A")
        print(f"  {mark} {entries[index]}\n     -> {citations[index].title!r} {names} venue={citations[index].venue!r}")
    return [took for entry, took in zip(entries, seconds, strict=True) if asks_tagger(entry)]


def asks_tagger(entry: str) -> bool:
    """Tell whether the readers of styles leave ``entry`` to the trained tagger."""
    view = make_view(entry, Span(0, len(entry)), tuple(place for _, place in find_identifiers(entry)))
    return needed_certainty(view, choose_reading(view)) < NOT_ASKED


def measure_anystyle(path: Path, n_errors: int) -> None:
    """Print exact titles and author families on AnyStyle's tagged references (a development figure)."""
    n_titles = n_authors = right_titles = right_authors = 0
    for sequence in ET.parse(path).getroot().iter("sequence"):
        parts = [(part.tag, (part.text or "").strip()) for part in sequence if part.tag != "citation-number"]
        entry = " ".join(text for _, text in parts)
        tagged = dict(reversed(parts))
        citation = parse_entry(entry, Span(0, len(entry)))
        if "title" in tagged:
            n_titles += 1
            is_right = title_key(citation.title or "") == title_key(tagged["title"])
            right_titles += is_right
            if not is_right and n_errors:
                n_errors -= 1
                print(f"  {entry}\n     -> {citation.title!r}")
        if "author" in tagged:
            n_authors += 1
            expected = [fold_family(name) for name in parse_authors(tagged["author"]).names]
            right_authors += [fold_family(name) for name in citation.authors] == expected
    print(
        f"anystyle {path.stem}: title {right_titles / n_titles:.4f} of {n_titles},"
        f" authors {right_authors / n_authors:.4f} of {n_authors}"
    )


def main() -> None:
    """Run the bench on the folder named by ``CITECHECK_DATA``."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--half", choices=("odd", "even"), default="even")
    options.add_argument("--n", type=int, default=1500)
    options.add_argument("--errors", default="", help="print errors of this style (or 'all')")
    options.add_argument("--show", type=int, default=25)
    options.add_argument("--styles", default=",".join(STYLES))
    options.add_argument("--anystyle", action="store_true")
    chosen = options.parse_args()
    folder = os.environ.get("CITECHECK_DATA")
    if not folder:
        raise SystemExit("CITECHECK_DATA is not set: it names the folder of real references")
    works = list(references(Path(folder) / "references" / "diverse.jsonl.gz", chosen.half))
    works = random.Random(7).sample(works, min(chosen.n, len(works)))
    tagged: list[float] = []
    for style in chosen.styles.split(","):
        tagged += measure(works, style, chosen.show if chosen.errors in {style, "all"} else 0)
    if tagged:
        print(f"the tagger was asked in {len(tagged):,} entries: {len(tagged) / sum(tagged):,.0f} entries a second")
    if chosen.anystyle:
        measure_anystyle(
            Path(folder) / "dev" / "anystyle" / "core.xml", chosen.show if chosen.errors == "anystyle" else 0
        )


if __name__ == "__main__":
    main()
