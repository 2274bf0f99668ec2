"""Alters files of an index, one after the other, and tells which alterations an index was used with all the same.

    python damaging.py INDEX FOLDER COUNT SEED [large]

Run as a process of its own, so that a crash of the process would be seen. Each of COUNT times one file (of FOLDER, or
CURRENT) is altered, the index is used, and the file is put right again. With ``large`` the index is treated like one
that is too large to be compared with its checksums whenever it is opened.
"""

from __future__ import annotations

import faulthandler
import json
import random
import sys
from pathlib import Path

from citecheck.datatypes import Citation, CitationForm, Span
from citecheck.errors import ReferenceIndexError
from citecheck.index import ReferenceIndex, manifest

CITATION = Citation(Span(0, 1), "raw", CitationForm.ENTRY, title="A", venue="Nature", year=2015)
HUGE = tuple((2**bits - 1).to_bytes(8, "little") for bits in (31, 32, 63, 64))


def flip(content, chance, others):
    place = chance.randrange(len(content))
    return content[:place] + bytes([content[place] ^ 1 << chance.randrange(8)]) + content[place + 1 :]


def cut(content, chance, others):
    return content[: chance.randrange(len(content))]


def cut_inside(content, chance, others):
    start = chance.randrange(len(content))
    return content[:start] + content[start + chance.randrange(1, 64) :]


def lengthen(content, chance, others):
    return content + chance.randbytes(chance.randrange(1, 64))


def replace_all(content, chance, others):
    return chance.randbytes(len(content))


def replace_some(content, chance, others):
    return overwrite(content, chance, chance.randbytes(chance.randrange(1, 32)))


def write_huge_number(content, chance, others):
    return overwrite(content, chance, chance.choice(HUGE))


def write_zeros(content, chance, others):
    return overwrite(content, chance, bytes(chance.randrange(1, 32)))


def exchange(content, chance, others):
    """Give what another file holds, of this generation or of the one before."""
    return chance.choice(others)


def swap_halves(content, chance, others):
    middle = chance.randrange(len(content))
    return content[middle:] + content[:middle]


def overwrite(content, chance, part):
    place = chance.randrange(max(1, len(content) - len(part)))
    return (content[:place] + part + content[place + len(part) :])[: len(content)]


MUTATIONS = (
    flip, flip, cut, cut_inside, lengthen, replace_all, replace_some, write_huge_number, write_zeros, exchange,
    swap_halves,
)  # fmt: skip


def use(path):
    """Ask the index for all that it can do, and read every record, also those that were removed."""
    index = ReferenceIndex.open(path)
    index.search(["Deep learning, LeCun 2015", "nothing that is there", "doi:10.1126/science.1"])
    index.nearest(["commons"])
    index.coverage_of(CITATION)
    index._contents.ids.find("lecun")
    list(index._contents.records)


def main(path, folder, count, seed, size="small"):
    faulthandler.enable()
    if size == "large":
        manifest.MAX_CHECKED_AT_OPEN = 0
    chance = random.Random(int(seed))
    files = sorted(file for file in (*Path(folder).iterdir(), Path(path) / "CURRENT") if file.is_file())
    contents = {file: file.read_bytes() for file in files}
    former = [file.read_bytes() for file in Path(folder).parent.rglob("*") if file.is_file() and file not in contents]
    others = [content for content in (*contents.values(), *former) if content]
    act = use if size == "large" else ReferenceIndex.open
    n_refused, missed, strange = 0, [], []
    while n_refused + len(missed) + len(strange) < int(count):
        file, mutate = chance.choice(files), chance.choice(MUTATIONS)
        other = mutate(contents[file], chance, others)
        if other == contents[file]:
            continue
        file.write_bytes(other)
        try:
            act(path)
            missed.append(f"{file.name} {mutate.__name__}")
        except ReferenceIndexError:
            n_refused += 1
        except BaseException as error:  # noqa: BLE001 - any other one is what is looked for
            strange.append(f"{file.name} {mutate.__name__}: {error!r}")
        file.write_bytes(contents[file])
    use(path)
    sys.stdout.write(json.dumps({"refused": n_refused, "missed": missed, "strange": strange}))


if __name__ == "__main__":
    main(*sys.argv[1:])
