"""Which records are about what a text says: by the words they share with it, and by how near their vectors are.

Words propose candidates by BM25 (Robertson and Zaragoza, 2009) with a weight for words of the title, vectors by cosine.
Every candidate is then scored on both: each word of the text counts by its rarity and by how surely the record is about
it, which its occurrences say or, where it does not occur, the nearness of the word's own vector to the record's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from citecheck.index import vectors
from citecheck.index.topic_words import topic_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.embedders.base import Embedder
    from citecheck.index.contents import Contents
    from citecheck.index.topics import TopicTable

Floats = npt.NDArray[np.float64]
Listed = tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint8]]
"""The places that have a word, ascending, and how often."""

MAX_TERMS = 64
"""Different words of a text that are looked up."""
COMMON = 0.25
"""Share of the records from which a word proposes none."""
BY_WORDS, BY_VECTOR = 200, 100
"""Candidates that words and vectors propose."""
USUAL_LENGTH = 150
"""Words of a record of usual length, by which others are measured."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """BM25 as it proposes: weight of a title word, saturation, part of the length, power of the rarity."""

    title: float = 3.0
    k1: float = 1.5
    b: float = 0.9
    rarity: float = 1.4


@dataclass(frozen=True, slots=True)
class Weights:
    """How candidates are scored; fitted on 2,000 sentences of other works than those reported (``tests/bench``).

    title, k1, b and rarity as in ``Proposal``; counted: what occurrences weigh; base and slope: how nearness of a word
    that may not occur turns into belief; cosine: weight of the nearness of the whole; length: what the logarithm of the
    length weighs.
    """

    title: float = 6.9
    k1: float = 3.3
    b: float = 1.03
    rarity: float = 1.01
    counted: float = 2.73
    base: float = -1.4
    slope: float = 1.84
    cosine: float = 17.1
    length: float = -3.06


PROPOSAL, WEIGHTS = Proposal(), Weights()


def find_nearest(contents: Contents, embedder: Embedder, texts: Sequence[str], k: int) -> list[list[tuple[int, float]]]:
    """Return for each text up to ``k`` pairs (row, cosine), what is nearest to its topic first.

    Records with an abstract are found by title and abstract, others by their titles; the cosine decides between them.
    """
    wanted = list(dict.fromkeys(text for text in texts if text))
    if not wanted or not len(contents):
        return [[] for _ in texts]
    queries = vectors.encode(embedder, wanted)
    by_title = contents.titles.search(queries, max(k, BY_VECTOR), contents.removed)  # the same for any few
    topics = contents.topics
    found = {}
    for text, query, titled in zip(wanted, queries, by_title, strict=True):
        about = _by_topic(topics, embedder, text, query, dict(titled)) if topics and query.any() else []
        found[text] = _merged(about, titled)[:k]
    return [found.get(text, []) for text in texts]


def _merged(first: list[tuple[int, float]], second: list[tuple[int, float]]) -> list[tuple[int, float]]:
    """Return both lists as one, each in its order, the head with the higher cosine first; a row of both once."""
    known = {row for row, _ in first}
    others = [pair for pair in second if pair[0] not in known]
    mixed: list[tuple[int, float]] = []
    while first and others:
        source = first if first[0][1] >= others[0][1] else others
        mixed.append(source[0])
        first, others = (first[1:], others) if source is first else (first, others[1:])
    return [*mixed, *first, *others]


def _by_topic(
    topics: TopicTable, embedder: Embedder, text: str, query: vectors.Matrix, by_title: dict[int, float]
) -> list[tuple[int, float]]:
    """Return the candidates among the records with an abstract as (row, cosine), best first.

    by_title: rows that are near by their titles, with the cosine, which counts where it is the higher one.
    """
    terms = dict(list(topic_terms(text).items())[:MAX_TERMS])
    listed = [topics.words.lookup(term) for term in terms]
    lengths, n_all = topics.words.lengths, topics.words.n_left
    proposed = _proposed_by_words(listed, lengths, n_all)
    (by_vector,) = topics.vectors.search(query[None, :], BY_VECTOR, topics.removed)
    titled = np.flatnonzero(np.isin(topics.rows, list(by_title)))
    places = np.unique(np.concatenate([proposed, np.array([place for place, _ in by_vector], dtype=np.int64), titled]))
    if not len(places):
        return []
    stored = topics.vectors.vectors(places)
    cosines = (stored @ query).astype(np.float64).round(6)
    nearness = (stored @ vectors.encode(embedder, list(terms.values())).T).astype(np.float64).round(6)
    scores = _scores(listed, places, lengths[places], nearness, n_all) + WEIGHTS.cosine * cosines
    order = np.lexsort((places, -scores))
    rows = topics.rows[places[order]].tolist()
    return [
        (row, max(cosine, by_title.get(row, cosine))) for row, cosine in zip(rows, cosines[order].tolist(), strict=True)
    ]


def _proposed_by_words(listed: Sequence[Listed], lengths: npt.NDArray[np.uint16], n_all: int) -> npt.NDArray[np.int64]:
    """Return the places with the highest BM25, ascending."""
    sums = np.zeros(len(lengths), dtype=np.float32)
    for places, counts in listed:
        if 0 < len(places) <= max(COMMON * n_all, 1):
            frequency = _frequency(counts, PROPOSAL.title)
            norm = PROPOSAL.k1 * _relative(lengths[places], PROPOSAL.b)
            weight = _rarity(len(places), n_all) ** PROPOSAL.rarity
            sums[places] += (weight * frequency / (frequency + norm)).astype(np.float32)
    n_wanted = min(BY_WORDS, int(np.count_nonzero(sums)))
    if not n_wanted:
        return np.zeros(0, dtype=np.int64)
    least = np.partition(sums, -n_wanted)[-n_wanted]
    return np.flatnonzero(sums >= least)


def _scores(
    listed: Sequence[Listed],
    places: npt.NDArray[np.int64],
    lengths: npt.NDArray[np.uint16],
    nearness: Floats,
    n_all: int,
) -> Floats:
    """Return what each place gets from the words: rarity times the logarithm of one plus the belief in each word."""
    relative = np.maximum(lengths / USUAL_LENGTH, 0.05)
    norm = WEIGHTS.k1 * np.maximum(1 - WEIGHTS.b + WEIGHTS.b * relative, 0.1)
    sums = WEIGHTS.length * np.log(relative)
    for column, (known, counts) in enumerate(listed):
        frequency = np.zeros(len(places))
        if len(known):
            found = np.minimum(np.searchsorted(known, places), len(known) - 1)
            frequency = np.where(known[found] == places, _frequency(counts[found], WEIGHTS.title), 0.0)
        belief = WEIGHTS.counted * frequency / (frequency + norm)
        belief += np.exp(WEIGHTS.base + WEIGHTS.slope * nearness[:, column])
        sums += _rarity(len(known), n_all) ** WEIGHTS.rarity * np.log1p(belief)
    return sums


def _frequency(counts: npt.NDArray[np.uint8], title: float) -> Floats:
    return (counts >> 4) * title + (counts & 15)


def _relative(lengths: npt.NDArray[np.uint16], b: float) -> Floats:
    return 1 - b + b * lengths / USUAL_LENGTH


def _rarity(n_places: int, n_all: int) -> float:
    """Return the inverse document frequency: ln(1 + (N - n + 0.5) / (n + 0.5))."""
    return float(np.log1p((n_all - n_places + 0.5) / (n_places + 0.5)))
