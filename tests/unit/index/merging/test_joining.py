"""A record that joins a standing index leaves the index as if its work had always been whole."""

from __future__ import annotations

import pytest

from citecheck.datatypes import Identifier, Kind, PersonName, Provenance, Reference, Retraction, Scheme, Standing
from citecheck.index import ReferenceIndex, Retractions

DOI = Identifier(Scheme.DOI, "10.1000/x")
KNOWN = Reference(
    "known", "Finding Structure in Time", (PersonName("Elman", "J."),), 1990, "Cogn. Sci.", identifiers=(DOI,),
    kind=Kind.ARTICLE, provenance=(Provenance("one", "known", "CC0-1.0"),),
)  # fmt: skip
OTHER = Reference("other", "Distributional Structure", (PersonName("Harris"),), 1954, "Word", kind=Kind.ARTICLE)
FRESH = Reference(
    "fresh", "Finding Structure in Time", (PersonName("Elman", "Jeffrey L."),), 1990, "Cognitive Science", volume="14",
    identifiers=(DOI,), kind=Kind.ARTICLE, provenance=(Provenance("two", "fresh", "MIT"),),
)  # fmt: skip


MORE = tuple(
    Reference(f"more {n}", f"A title about subject {n}", (PersonName(f"Author{n}"),), 2000 + n, "Word")
    for n in range(8)
)
"""So that one record in ten is replaced, and the index is not written anew for it."""


@pytest.fixture
def folder(tmp_path):
    ReferenceIndex.build(tmp_path / "index", [KNOWN, OTHER, *MORE])
    return tmp_path / "index"


def counted(index):
    """What the manifest and the counts by venue say of what an index holds."""
    manifest = index.manifest
    return (
        (manifest.n_references, manifest.kinds, manifest.sources, manifest.licences),
        list(index._contents.venues.entries()),
    )


def test_a_work_that_is_known_is_completed_and_keeps_its_id(folder):
    index = ReferenceIndex.add(folder, [FRESH], merge=True)
    found = {reference.id: reference for reference in index}
    assert set(found) == {"known", "other", *(work.id for work in MORE)}
    assert (found["known"].volume, str(found["known"].authors[0])) == ("14", "Jeffrey L. Elman")
    assert {item.source for item in found["known"].provenance} == {"one", "two"}


def test_counts_are_those_of_an_index_built_of_what_is_left(folder, tmp_path):
    index = ReferenceIndex.add(folder, [FRESH], merge=True)
    assert index.manifest.n_removed == 1
    built = ReferenceIndex.build(tmp_path / "built", list(index))
    assert counted(index) == counted(built) == counted(ReferenceIndex.compact(folder))


def test_a_notice_marks_the_work_that_is_there(folder, tmp_path):
    (tmp_path / "list.csv").write_text("doi,nature\n10.1000/X,Retraction\n")
    notices = Retractions()
    notices.add(tmp_path / "list.csv")
    index = ReferenceIndex.add(folder, [], retractions=notices)
    assert {item.id: item.retraction for item in index if item.retraction} == {"known": Retraction(Standing.RETRACTED)}
    assert counted(index) == counted(ReferenceIndex.compact(folder))
