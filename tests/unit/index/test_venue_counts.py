"""Counts by venue and year, and what changes make of them."""

from __future__ import annotations

import pytest

from citecheck.datatypes import Reference
from citecheck.errors import IndexDamagedError
from citecheck.index.records import save_array
from citecheck.index.venue_counts import COUNTS, VenueCounts, VenueCountWriter, hash_venue, np

WORKS = (
    Reference("a", "A", year=2019, venue="ACL 2019"),
    Reference("b", "B", year=2019, venue="Annual Meeting of the Association for Computational Linguistics"),
    Reference("c", "C", year=2020, venue="ACL"),
    Reference("d", "D", year=2020, venue="Nature"),
    Reference("e", "E", venue="Nature"),
    Reference("f", "F", year=1999),
    Reference("g", "G", year=-5, venue="Nature"),
)


def written(folder, works, first_row=0, earlier=None):
    folder.mkdir()
    writer = VenueCountWriter()
    for row, work in enumerate(works, first_row):
        writer.add(work, row)
    writer.write(folder, earlier)
    return VenueCounts(folder)


def test_works_are_counted_under_every_name_of_their_venue(tmp_path):
    counts = written(tmp_path / "counts", WORKS)
    acl, nature = hash_venue("Association for Computational Linguistics"), hash_venue("Nature")
    held = [
        counts.held(acl, *years) for years in [(2019, 2019), (2020, 2020), (2018, 2018), (2019, 2020), (2020, None)]
    ]
    assert held == [2, 1, 0, 3, 1]
    assert (
        counts.held(acl),
        counts.held(nature),
        counts.held(nature, 2020, 2020),
        counts.held(nature, None, 2020),
    ) == (3, 3, 1, 3)
    assert counts.held(hash_venue("Science")) == counts.held(nature, 99_999, 99_999) == 0
    assert (counts.n_venues, counts.by_year()) == (2, ((0, 2), (1999, 1), (2019, 2), (2020, 2)))


def test_a_venue_is_shown_by_the_first_name_without_digits(tmp_path):
    assert written(tmp_path / "counts", WORKS).largest(5) == ((3, 1), (3, 3))[:: 1 if _acl_first(tmp_path) else -1]


def _acl_first(folder):
    return hash_venue("ACL") < hash_venue("Nature")


@pytest.mark.parametrize("cut", range(len(WORKS) + 1))
def test_what_grows_is_what_is_built_at_once(tmp_path, cut):
    first = written(tmp_path / "first", WORKS[:cut])
    written(tmp_path / "grown", WORKS[cut:], cut, first)
    written(tmp_path / "built", WORKS)
    assert {file.name: file.read_bytes() for file in (tmp_path / "grown").iterdir()} == {
        file.name: file.read_bytes() for file in (tmp_path / "built").iterdir()
    }


def test_what_is_removed_no_longer_counts(tmp_path):
    counts = written(tmp_path / "counts", WORKS)
    (tmp_path / "left").mkdir()
    VenueCountWriter().write(tmp_path / "left", counts, [WORKS[0], WORKS[5]])
    left = [work for work in WORKS if work.id not in {"a", "f"}]
    assert list(VenueCounts(tmp_path / "left").entries()) == list(written(tmp_path / "built", left).entries())


def test_no_works_are_no_venues(tmp_path):
    counts = written(tmp_path / "counts", ())
    assert (counts.n_venues, counts.by_year(), counts.largest(3), counts.held(hash_venue("ACL"))) == (0, (), (), 0)


def test_files_that_do_not_fit_each_other_are_refused(tmp_path):
    written(tmp_path / "counts", WORKS)
    save_array(tmp_path / "counts" / COUNTS, np.array([1], np.uint32))
    with pytest.raises(IndexDamagedError, match="does not fit its counts and examples"):
        VenueCounts(tmp_path / "counts")
