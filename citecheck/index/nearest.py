"""Which records are about what a text says: by the words they share with it, and by how near their vectors are.

Words propose candidates by BM25 (Robertson and Zaragoza, 2009) with a weight for words of the title, vectors by cosine.
Each candidate is then scored on both, and on its own text: beginnings of words and pairs of neighbouring words that the
text asked has too, each by its rarity among the candidates, which are all near the topic and differ in what is rare
there.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from citecheck.index import vectors
from citecheck.index.topic_words import stem, topic_terms
from citecheck.text.folding import fold_words
from citecheck.text.titles import STOPWORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.embedders.base import Embedder
    from citecheck.index.contents import Contents
    from citecheck.index.topics import TopicTable

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
Listed = tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint8]]
"""The places that have a word, ascending, and how often."""

MAX_TERMS = 40
"""Different words of a text that are looked up."""
MAX_PAIRS = 60
COMMON = 0.25
"""Share of the records from which a word says nothing."""
BY_WORDS, BY_VECTOR = 150, 50
"""Candidates that words and vectors propose."""
BEGINNING = 5
"""Letters of a word by which its inflections are found in the text of a candidate."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Fitted on 2,000 sentences of works that are not among those reported (``tests/bench/grounding.py``).

    title: what a word of the title counts; k1: saturation; usual and shortest: words of a record by which lengths are
    measured; proposing and rarity: powers of the inverse document frequency; words, beginnings, pairs, cosine and
    titled (the cosine of the title alone): shares in the score, each with its saturation (k) and the power of its
    rarity among the candidates (local); length: what is taken off for each e-fold in words, as a long text shares words
    with everything.
    """

    title: float = 5.0
    k1: float = 2.4
    usual: float = 150.0
    shortest: float = 40.0
    proposing: float = 1.3
    rarity: float = 1.11
    local: float = 0.43
    words: float = 0.71
    beginnings: float = 0.28
    beginnings_k: float = 1.64
    pairs: float = 0.51
    pairs_k: float = 3.27
    pairs_local: float = 1.47
    cosine: float = 29.7
    titled: float = 4.5
    length: float = 4.2


WEIGHTS = Weights()


def find_nearest(contents: Contents, embedder: Embedder, texts: Sequence[str], k: int) -> list[list[tuple[int, float]]]:
    """Return for each text up to ``k`` pairs (row, cosine), what is nearest to its topic first.

    Records with an abstract are found by title and abstract, others by their titles; the cosine decides between them.
    """
    wanted = list(dict.fromkeys(text for text in texts if text))
    if not wanted or not len(contents):
        return [[] for _ in texts]
    queries = vectors.encode(embedder, wanted)
    by_title = contents.titles.search(queries, max(k, BY_VECTOR), contents.removed)  # the same for any few
    found = {}
    for text, query, titled in zip(wanted, queries, by_title, strict=True):
        about = _by_topic(contents, contents.topics, text, query, titled) if contents.topics and query.any() else []
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
    contents: Contents, topics: TopicTable, text: str, query: vectors.Matrix, titled: list[tuple[int, float]]
) -> list[tuple[int, float]]:
    """Return the candidates among the records with an abstract as (row, cosine), best first.

    titled: rows that are near by their titles, with the cosine, which counts where it is the higher one.
    """
    terms = dict(list(topic_terms(text).items())[:MAX_TERMS])
    listed = [topics.words.lookup(term) for term in terms]
    lengths, n_all = topics.words.lengths, topics.words.n_left
    (near,) = topics.vectors.search(query[None, :], BY_VECTOR, topics.removed)
    by_title = dict(titled)
    places = np.unique(
        np.concatenate(
            [
                _proposed_by_words(listed, lengths, n_all),
                np.array([place for place, _ in near], dtype=np.int64),
                np.flatnonzero(np.isin(topics.rows, list(by_title))),
            ]
        )
    )
    if not len(places):
        return []
    rows = topics.rows[places].tolist()
    cosines = (topics.vectors.vectors(places) @ query).astype(np.float64).round(6)
    level = _level(lengths[places])
    lines = [_line(contents, row) for row in rows]
    nearer = np.array([max(by_title.get(row, 0.0), 0.0) for row in rows])
    scores = WEIGHTS.cosine * cosines + WEIGHTS.titled * nearer + _by_pairs(lines, _pairs(text), level)
    scores -= WEIGHTS.length * np.log1p(lengths[places])
    if terms:
        shared = np.array([_impact(places, level, known) for known in listed]).T
        scores += _by_words(lines, list(terms.values()), shared, _rarities(listed, n_all), level)
    order = np.lexsort((places, -scores)).tolist()
    return [(rows[at], max(float(cosines[at]), by_title.get(rows[at], -1.0))) for at in order]


def _proposed_by_words(listed: Sequence[Listed], lengths: npt.NDArray[np.uint16], n_all: int) -> Places:
    """Return the places with the highest BM25, ascending."""
    sums = np.zeros(len(lengths), dtype=np.float32)
    for places, counts in listed:
        if 0 < len(places) <= max(COMMON * n_all, 1):
            impact = _saturated(_frequency(counts), WEIGHTS.k1 * _level(lengths[places]))
            sums[places] += (_rarity(len(places), n_all) ** WEIGHTS.proposing * impact).astype(np.float32)
    n_wanted = min(BY_WORDS, int(np.count_nonzero(sums)))
    if not n_wanted:
        return np.zeros(0, dtype=np.int64)
    return np.flatnonzero(sums >= np.partition(sums, -n_wanted)[-n_wanted])


def _by_words(lines: list[str], words: list[str], shared: Floats, rarities: Floats, level: Floats) -> Floats:
    """Return what the words and their beginnings add up to for each candidate.

    lines: the candidates' folded words; shared: ``[candidates, words]``, how much of each word a candidate has.
    """
    begun = np.array([[line.count(f" {word[:BEGINNING]}") for word in words] for line in lines], dtype=np.float64)
    weight = rarities**WEIGHTS.rarity * (_local(begun) + 0.05) ** WEIGHTS.local
    every = WEIGHTS.words * shared + WEIGHTS.beginnings * _saturated(begun, WEIGHTS.beginnings_k * level[:, None])
    found: Floats = (every * weight).sum(axis=1)
    return found


def _by_pairs(lines: list[str], pairs: list[str], level: Floats) -> Floats:
    """Return what the pairs of neighbouring words add up to for each candidate."""
    if not pairs:
        return np.zeros(len(lines))
    paired = np.array([[line.count(pair) for pair in pairs] for line in lines], dtype=np.float64)
    weight = (_local(paired) + 0.05) ** WEIGHTS.pairs_local
    found: Floats = WEIGHTS.pairs * (_saturated(paired, WEIGHTS.pairs_k * level[:, None]) * weight).sum(axis=1)
    return found


def _pairs(text: str) -> list[str]:
    """Return pairs of neighbouring words as they stand in a line, not both function words."""
    words = fold_words(text)
    pairs = (
        f" {first} {stem(second)}" if not second.endswith("ies") else f" {first} {second}"
        for first, second in pairwise(words)
        if first not in STOPWORDS or second not in STOPWORDS
    )
    return list(dict.fromkeys(pairs))[:MAX_PAIRS]


def _line(contents: Contents, row: int) -> str:
    reference = contents.records[row]
    return f" {' '.join(fold_words(f'{reference.title} {reference.abstract}'))} "


def _impact(places: Places, level: Floats, listed: Listed) -> Floats:
    """Return how much of a word each place has: 0 where it does not occur."""
    known, counts = listed
    if not len(known):
        return np.zeros(len(places))
    found = np.minimum(np.searchsorted(known, places), len(known) - 1)
    frequency = np.where(known[found] == places, _frequency(counts[found]), 0.0)
    return _saturated(frequency, WEIGHTS.k1 * level)


def _saturated(counts: Floats, half: Floats) -> Floats:
    """Return ``counts`` between 0 and 1, one half at ``half``."""
    found: Floats = counts / (counts + half)
    return found


def _frequency(counts: npt.NDArray[np.uint8]) -> Floats:
    return (counts >> 4) * WEIGHTS.title + (counts & 15)


def _level(lengths: npt.NDArray[np.uint16]) -> Floats:
    return np.maximum(lengths, WEIGHTS.shortest) / WEIGHTS.usual


def _local(counts: Floats) -> Floats:
    """Return the rarity among the candidates of what is counted in each column."""
    found: Floats = np.log((len(counts) + 1) / ((counts > 0).sum(axis=0) + 0.5))
    return found


def _rarities(listed: Sequence[Listed], n_all: int) -> Floats:
    """Return the rarity of each word; one that nobody has is as rare as the rarest."""
    found = [_rarity(len(places), n_all) if len(places) else 0.0 for places, _ in listed]
    rarest = max(found)
    return np.array([value if len(places) else rarest for value, (places, _) in zip(found, listed, strict=True)])


def _rarity(n_places: int, n_all: int) -> float:
    """Return the inverse document frequency: ln(1 + (N - n + 0.5) / (n + 0.5))."""
    return float(np.log1p((n_all - n_places + 0.5) / (n_places + 0.5)))
