"""A few references written by hand, an index of them, and what tests of writing share."""

from __future__ import annotations

import os
import sys
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from citecheck.datatypes import Citation, CitationForm, Identifier, Kind, PersonName, Reference, Scheme, Span
from citecheck.index import ReferenceIndex
from citecheck.index.layout import current_generation


def _reference(name, title, author, year, *identifiers, kind=Kind.ARTICLE):
    return Reference(name, title, (PersonName(author, "A."),), year, "Journal", identifiers=identifiers, kind=kind)


@pytest.fixture(scope="session")
def references():
    return (
        _reference("vaswani", "Attention Is All You Need", "Vaswani", 2017, Identifier(Scheme.ARXIV, "1706.03762")),
        _reference("devlin", "BERT: Pre-training of Deep Bidirectional Transformers", "Devlin", 2019),
        _reference("goodfellow", "Deep Learning", "Goodfellow", 2016, kind=Kind.BOOK),
        _reference("lecun", "Deep Learning", "LeCun", 2015, Identifier(Scheme.DOI, "10.1038/nature14539")),
        _reference("ostrom", "Governing the Commons: The Evolution of Institutions", "Ostrom", 1990, kind=Kind.BOOK),
        _reference("hardin", "The Tragedy of the Commons", "Hardin", 1968, Identifier(Scheme.DOI, "10.1126/science.1")),
    )


@pytest.fixture
def index_path(tmp_path, references):
    path = tmp_path / "index"
    ReferenceIndex.build(path, references, created=date(2026, 1, 31))
    return path


@pytest.fixture
def generation(index_path):
    """The folder of the files that readers of the index see."""
    return current_generation(index_path).folder


@pytest.fixture
def index(index_path):
    return ReferenceIndex.open(index_path)


@pytest.fixture(scope="session")
def cite():
    def make(title=None, *identifiers, authors=(), year=None, raw="", form=CitationForm.ENTRY, kind=Kind.UNKNOWN):
        people = tuple(PersonName(author) for author in authors)
        raw = raw or title or "raw"
        return Citation(Span(0, len(raw)), raw, form, kind, title, people, year=year, identifiers=tuple(identifiers))

    return make


@pytest.fixture(autouse=True)
def quick_flushes(monkeypatch):
    """Flushes are not waited for: what a process wrote outlives it without them."""
    monkeypatch.setattr(os, "fsync", os.fstat)


def _load(name):
    """Return the module beside this file; tests are not a package that could be imported from anywhere."""
    spec = spec_from_file_location(f"index_{name}", Path(__file__).with_name(f"{name}.py"))
    module = sys.modules[spec.name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def crashing():
    """Crashes, refusals and losses of power at every operation of a writer (crashing.py)."""
    return _load("crashing")


@pytest.fixture(scope="session")
def stored():
    """Index folders of a few bytes (stored.py)."""
    return _load("stored")
