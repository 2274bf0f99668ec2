"""Pairs of texts that belong together: what the default embedder is trained on."""

from __future__ import annotations

import gzip
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from noise import spoil

from citecheck.datatypes import Reference

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "parser"))

Pair = tuple[str, str]

LONGEST = 1_000
"""Characters of a reference or an abstract that are trained on; few are longer, and they cost most."""
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)\]$][.?!])\s+(?=[A-Z$])")
_SHORTEST_SENTENCE = 30
_MOST_AUTHORS = 30
_SPOILED = 0.3
_IN_MARKDOWN = 0.1
_MARKDOWN = ("*{}*", "**{}**", "_{}_", '"{}"', "[{}]", "`{}`")


def noisy_titles(works: Sequence[Reference], chance: random.Random) -> Iterator[Pair]:
    """Yield each title as it was spoiled, and as it is."""
    for work in works:
        yield spoil(work.title, chance), work.title


def reference_strings(works: Sequence[Reference], chance: random.Random, shorter: dict[str, str]) -> Iterator[Pair]:
    """Yield a whole reference of each work, sometimes with slips in its title, and the title.

    The style is drawn for each anew by the recipe of the reference parser (``index/parser/composed.py``).
    """
    from composed import compose

    for work in works:
        if not work.authors or not work.year:
            continue
        title = spoil(work.title, chance) if chance.random() < _SPOILED else work.title
        if chance.random() < _IN_MARKDOWN:
            title = chance.choice(_MARKDOWN).format(title)
        written = replace(work, title=title, authors=work.authors[:_MOST_AUTHORS])
        yield compose(written, chance, shorter)[0][:LONGEST], work.title


def abbreviations(folder: Path) -> dict[str, str]:
    """Return names of journals with an abbreviation of each."""
    with gzip.open(folder / "aux" / "journal_abbrev_jabref_cc0.tsv.gz", "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    return {title: short for title, short, *_ in rows[1:] if short}


def topics(abstracts: Sequence[Pair], chance: random.Random, n: int) -> list[list[Pair]]:
    """Return ``n`` sets of pairs: a sentence of each abstract, and its title with the rest of the abstract."""
    sets: list[list[Pair]] = [[] for _ in range(n)]
    for title, abstract in abstracts:
        sentences = split_sentences(abstract)
        places = [place for place, sentence in enumerate(sentences) if len(sentence) >= _SHORTEST_SENTENCE]
        if len(sentences) < 2:
            continue
        for chosen, place in zip(sets, chance.sample(places, min(n, len(places))), strict=False):
            rest = " ".join(sentences[:place] + sentences[place + 1 :])
            chosen.append((sentences[place], f"{title}. {rest}"[:LONGEST]))
    return sets


def topic_titles(abstracts: Sequence[Pair], chance: random.Random) -> Iterator[Pair]:
    """Yield a sentence of each abstract, and the title alone."""
    for title, abstract in abstracts:
        sentences = [sentence for sentence in split_sentences(abstract) if len(sentence) >= _SHORTEST_SENTENCE]
        if sentences:
            yield chance.choice(sentences), title


def split_sentences(text: str) -> list[str]:
    """Return the sentences of ``text``, roughly."""
    return _SENTENCE_END.split(text)
