"""However an index came to hold what it holds, it is as if it had been built of it at once."""

from __future__ import annotations

import os
import string
from dataclasses import replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from citecheck.datatypes import Citation, CitationForm, Identifier, PersonName, Provenance, Reference, Scheme, Span
from citecheck.errors import ReferenceIndexError
from citecheck.index import ReferenceIndex, changing, postings, verify_files

WORDS = "river mountain theory of the protein market syntax galaxy on learning deep memory nature".split()
titles = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
works = st.builds(
    Reference,
    id=st.sampled_from("abcd"),
    title=titles | st.text(string.printable, max_size=8),
    authors=st.lists(st.builds(PersonName, st.sampled_from(["Li", "Müller", "van Dyk"])), max_size=2).map(tuple),
    year=st.none() | st.integers(1998, 2001),
    venue=st.none() | st.sampled_from(["Nature", "Phys. Rev. Lett.", "Physical Review Letters", "ACL 2019", "Proc."]),
    provenance=st.lists(
        st.builds(Provenance, st.sampled_from(["a.bib", "b.bib"]), licence=st.sampled_from(["", "CC0-1.0"])), max_size=2
    ).map(tuple),
    abstract=st.none() | titles,
    identifiers=st.lists(
        st.builds(Identifier, st.just(Scheme.DOI), st.sampled_from(["10.1/a", "10.1/b"])), max_size=1
    ).map(tuple),
)
batches = st.lists(works, max_size=4)
citations = st.builds(
    lambda title, authors, year, raw: Citation(
        Span(0, 1),
        raw or title or "raw",
        CitationForm.ENTRY,
        title=title,
        authors=tuple(map(PersonName, authors)),
        year=year,
    ),
    st.none() | titles,
    st.lists(st.sampled_from(["Li", "Müller", "Dyk"]), max_size=2),
    st.none() | st.integers(1998, 2001),
    st.none() | titles.map(lambda title: f"Li, A. (1999). {title}. Journal of Nature."),
)
queries = st.lists(citations | titles, min_size=1, max_size=6)
FIXED = ("river of theory", "Müller 2000. On the protein market. Nature", "doi:10.1/a", "deep learning")


def answers(index, asked):
    """Return all that an index says about what is asked."""
    texts = [query if isinstance(query, str) else query.raw for query in asked]
    return index.search(asked, 4), index.nearest(texts, 3), [*index.search(asked, 30), *index.nearest(texts, 30)]


def counts(index):
    """Return all that an index counts."""
    said = index.manifest
    return dict(index._contents.venues.entries()), said.kinds, said.sources, said.licences


def named(references, taken=()):
    """Return the references that an index of ``references`` holds: each once, under an id of its own."""
    kept = list(taken)
    for work in references:
        number, known = 1, work
        while (other := next((item for item in kept if item.id == known.id), None)) not in (None, known):
            number += 1
            known = replace(work, id=f"{work.id}~{number}")
        kept += [known] if other is None else []
    return kept


class Changes(RuleBasedStateMachine):
    """An index that is added to, removed from and compacted, beside a list of what it should hold."""

    @initialize(first=batches)
    def build(self, first):
        self.n_built = 0
        self.path = self.folder() / "index"
        self.held = named(first)
        self.index = ReferenceIndex.build(self.path, first)

    @rule(more=batches)
    def add(self, more):
        self.held = named(more, self.held)
        self.index = ReferenceIndex.add(self.path, more)

    @rule(chosen=st.data())
    @precondition(lambda self: self.held)
    def remove(self, chosen):
        gone = chosen.draw(st.sets(st.sampled_from([work.id for work in self.held]), min_size=1, max_size=2))
        self.held = [work for work in self.held if work.id not in gone]
        self.index = ReferenceIndex.remove(self.path, sorted(gone))

    @rule()
    def remove_nobody(self):
        with pytest.raises(ReferenceIndexError, match="holds no reference with the id nobody"):
            ReferenceIndex.remove(self.path, ["nobody"])

    @rule()
    def compact(self):
        self.index = ReferenceIndex.compact(self.path)
        assert (self.index.manifest.n_removed, self.index.manifest.parts) == (0, (1,))

    @rule(asked=queries)
    def answers_are_those_of_one_build(self, asked):
        self.n_built += 1
        if len(self.held) + self.index.manifest.n_removed > postings.MAX_ROWS:
            self.compact()  # what was removed still makes a term common
        built = ReferenceIndex.build(self.path.with_name(f"built {self.n_built}"), self.held)
        assert answers(self.index, asked) == answers(built, asked)
        assert answers(self.index, FIXED) == answers(built, FIXED)
        assert counts(self.index) == counts(built)

    @invariant()
    def holds_what_it_should(self):
        assert list(self.index) == self.held
        assert (len(self.index), self.index.manifest.n_references) == (len(self.held), len(self.held))
        assert dict(self.index.manifest.kinds) == ({Reference("a", "b").kind: len(self.held)} if self.held else {})
        assert verify_files(self.path) == ()


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """Few parts, and no waiting for the disk: what happens to large indexes happens here."""
    monkeypatch.setattr(os, "fsync", os.fstat)
    monkeypatch.setattr(changing, "MAX_PARTS", 3)


@pytest.mark.parametrize("max_rows", [3, 8_192])
def test_any_changes_lead_to_what_one_build_would_have_made(tmp_path_factory, monkeypatch, max_rows):
    monkeypatch.setattr(postings, "MAX_ROWS", max_rows)

    class Machine(Changes):
        def folder(self):
            return tmp_path_factory.mktemp("changes")

    chosen = settings(max_examples=15, stateful_step_count=12)
    run_state_machine_as_test(Machine, settings=chosen)
