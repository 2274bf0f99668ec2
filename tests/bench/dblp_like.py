"""How fast and in how much memory a file like dblp.xml is read: made by a generator, then imported in one process.

    python -m tests.bench.dblp_like FILE [--megabytes 500] [--runs 3]

``FILE`` is written unless it is there. Reported are records per second of CPU time (the best of the runs), the share
that the XML parser alone takes, and the largest resident memory.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from pathlib import Path
from typing import TYPE_CHECKING

from citecheck.index.importers import import_references
from citecheck.index.importers.dblp import RECORDS
from citecheck.index.importers.xml_elements import read_elements

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = '<?xml version="1.0" encoding="ISO-8859-1"?>\n<!DOCTYPE dblp SYSTEM "dblp.dtd">\n<dblp>\n'
_SYLLABLES = (
    "ba da fe gi ha jo ka li ma ne o pe qui ra sa ti u vo wa xi ya zu an el in on ur sch &ouml; &eacute;".split()
)
_WORDS = (
    "a of for the and in on with using towards efficient learning deep neural networks graph data systems distributed "
    "analysis model models query processing optimal control robust adaptive wireless sensor image segmentation "
    "detection approach framework algorithm algorithms time series language semantic web service cloud mobile security"
).split()
_VENUES = ["ER", "ICDE", "CVPR", "Commun. ACM", "IEEE Trans. Inf. Theory", "J. ACM", "VLDB", "Inf. Sci.", "SIGIR"]
_PARTICLES = ["van", "de", "von der", "Del"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--megabytes", type=int, default=500)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    if not options.file.exists():
        write_file(options.file, options.megabytes << 20)
    print(f"{options.file}: {options.file.stat().st_size >> 20} MB")
    for name, read in (("parsed", _parse), ("imported", _import)):
        seconds, n_records = min(_timed(read, options.file) for _ in range(options.runs))
        print(f"{name:9} {n_records:>9,} records  {seconds:7.1f} s  {n_records / seconds:>9,.0f} records/s")
    print(f"memory    {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10} MB at most")


def write_file(path: Path, size: int, seed: int = 5) -> None:
    """Write about ``size`` bytes of records as dblp has them: kinds, fields and lengths in its proportions."""
    chance, written = random.Random(seed), 0
    with path.open("w", encoding="iso-8859-1") as file:
        file.write(_HEAD)
        for record in _records(chance):
            written += file.write(record)
            if written > size:
                break
        file.write("</dblp>\n")


def _records(chance: random.Random) -> Iterator[str]:
    people = [_person(chance) for _ in range(300_000)]
    number = 0
    while True:
        number += 1
        kind = chance.choices(("inproceedings", "article", "corr", "www", "proceedings"), (31, 27, 9, 32, 1))[0]
        yield _record(kind, number, people, chance)


def _record(kind: str, number: int, people: list[str], chance: random.Random) -> str:
    day = f"20{chance.randint(10, 25)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    if kind == "www":
        return (
            f'<www mdate="{day}" key="homepages/{number % 300}/{number}">\n<author>{chance.choice(people)}</author>\n'
            f"<title>Home Page</title>\n<url>https://orcid.org/0000-0001-{number:08}</url>\n</www>\n"
        )
    venue, year = chance.choice(_VENUES), chance.randint(1970, 2025)
    named = "editor" if kind == "proceedings" else "author"
    authors = "".join(f"<{named}>{name}</{named}>\n" for name in chance.choices(people, k=chance.randint(1, 6)))
    words = " ".join(chance.choices(_WORDS, k=chance.randint(5, 14))).capitalize()
    title = f"{words} <i>L</i><sub>{number}</sub>." if chance.random() < 0.01 else f"{words} {number}."
    head = f'mdate="{day}" key="{kind}/{number % 977}/{number}"'
    doi = f"<ee>https://doi.org/10.{chance.randint(1000, 9999)}/{venue[:3].strip()}.{year}.{number}</ee>\n"
    first = chance.randint(1, 900)
    body = f"<pages>{first}-{first + 12}</pages>\n<year>{year}</year>\n"
    if kind == "corr":
        arxiv = f"{year % 100:02}{chance.randint(1, 12):02}.{number % 100_000:05}"
        body = f"<year>{year}</year>\n<volume>abs/{arxiv}</volume>\n<journal>CoRR</journal>\n"
        doi, kind = f'<ee type="oa">http://arxiv.org/abs/{arxiv}</ee>\n', 'article publtype="informal"'
    elif kind == "article":
        body += f"<volume>{number % 90}</volume>\n<journal>{venue}</journal>\n<number>{number % 12}</number>\n"
    else:
        body += f"<booktitle>{venue}</booktitle>\n<crossref>conf/{number % 977}/{year}</crossref>\n"
    url = f"<url>db/conf/x/{number % 977}.html#{number}</url>\n"
    tag = kind.partition(" ")[0]
    return f"<{kind} {head}>\n{authors}<title>{title}</title>\n{body}{doi}{url}</{tag}>\n"


def _person(chance: random.Random) -> str:
    def word() -> str:
        first, *rest = chance.choices(_SYLLABLES, k=chance.randint(2, 4))
        return (first if first.startswith("&") else first.capitalize()) + "".join(rest)

    words = [word()] + ([f"{chance.choice('ABCDEJKM')}."] if chance.random() < 0.2 else [])
    words += [chance.choice(_PARTICLES)] if chance.random() < 0.02 else []
    words += [word()] + ([f"{chance.randint(1, 40):04}"] if chance.random() < 0.15 else [])
    return " ".join(words)


def _parse(path: Path) -> int:
    with path.open("rb") as file:
        return sum(element.tag != "www" for element in read_elements(file, path.name, RECORDS))


def _import(path: Path) -> int:
    return sum(1 for _ in import_references(path))


def _timed(read, path: Path) -> tuple[float, int]:
    start = time.process_time()
    n_records = read(path)
    return time.process_time() - start, n_records


if __name__ == "__main__":
    main()
