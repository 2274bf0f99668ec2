"""What every writer promises: pure, in stable order, and with the texts of others made inert."""

from __future__ import annotations

import copy
import unicodedata

import pytest

from citecheck import testing, verify
from citecheck.datatypes import Report
from citecheck.writers import get_writer, writer_names

HOSTILE = 'Li\x1b[31m, X.\u202e (2020). </script><img src=x> `a` [b](c) | "q" \u2028 A title\x07.\n'


@pytest.fixture(scope="module")
def reports():
    """Reports on nothing, on an ordinary text, and on one whose names and titles try to break out."""
    known = testing.reference("A title", authors=["Li, Xiu"], year=2020, id="li\x1b2020", venue="Jour\u202enal")
    with testing.temporary_index([known], name="hostile") as index:
        texts = ("", "Li, X. (2018). A title.\n\n[1] Wu, Y. (2001). No such title at all.\n", HOSTILE * 3)
        return tuple(verify(text, index=index) for text in texts)


@pytest.fixture(params=writer_names())
def writer(request):
    """Each writer there is, those of installed plugins included."""
    return get_writer(request.param)


def test_equal_reports_give_equal_text(writer, reports):
    assert writer.write(reports) == writer.write(copy.deepcopy(reports)) == writer.write(list(reports))


def test_reports_are_written_in_their_order(writer, reports):
    named = [Report(f"document-{place}", item.text, item.verifications, item.findings, item.edits, item.index_version)
             for place, item in enumerate(reports)]  # fmt: skip
    places = [writer.write(named).index(item.document) for item in named]
    assert places == sorted(places)


def test_no_report_is_written_without_error(writer):
    assert isinstance(writer.write([]), str)


def test_nothing_that_a_terminal_obeys_is_written(writer, reports):
    written = writer.write(reports)
    assert "\x1b" not in written
    assert {char for char in written if unicodedata.category(char) == "Cc"} <= {"\n"}


def test_what_is_written_can_be_stored_as_utf_8(writer, reports):
    assert writer.write(reports).encode("utf-8")
