"""Records of the Web of Science as references."""

from __future__ import annotations

import pytest

from citecheck.datatypes import Identifier, Kind, PersonName, Retraction, Scheme, Standing
from citecheck.index.importers import import_references

HEAD = "FN Clarivate Analytics Web of Science\nVR 1.0\n"


def read(tmp_path, text):
    path = tmp_path / "savedrecs.txt"
    path.write_text(text, encoding="utf-8-sig", newline="")
    return list(import_references(path))


def record(*lines, kind="J"):
    return "\n".join((f"PT {kind}", *lines, "ER", "", ""))


def test_all_fields_are_read(tmp_path):
    (reference,) = read(
        tmp_path,
        HEAD
        + record(
            "AU Gamernyk, RV", "   Gnatenko, YP", "AF Gamernyk, Roman V.", "   Gnatenko, Yuri P.", "CA The Group",
            "TI Optical spectroscopy of", "   crystals", "SO JOURNAL OF PHYSICS", "DT Article", "AB Words.",
            "PU IOP PUBLISHING LTD", "SN 0953-8984", "PD JUN 14", "PY 2006", "VL 18", "IS 23", "BP 5323", "EP 5331",
            "DI 10.1000/X", "PM 123", "UT WOS:000238592600006",
        )
        + "EF",
    )  # fmt: skip
    assert (reference.id, reference.title) == ("WOS:000238592600006", "Optical spectroscopy of crystals")
    assert reference.authors == (
        PersonName("Gamernyk", "Roman V."), PersonName("Gnatenko", "Yuri P."), PersonName(literal="The Group"),
    )  # fmt: skip
    assert (reference.year, reference.venue) == (2006, "JOURNAL OF PHYSICS")
    assert (reference.volume, reference.issue, reference.pages) == ("18", "23", "5323-5331")
    assert (reference.publisher, reference.abstract, reference.kind) == ("IOP PUBLISHING LTD", "Words.", Kind.ARTICLE)
    assert reference.identifiers == (Identifier(Scheme.DOI, "10.1000/x"), Identifier(Scheme.PMID, "123"))


@pytest.mark.parametrize(
    ("lines", "attribute", "expected"),
    [
        (("TI T", "DT Article; Proceedings Paper"), "kind", Kind.CONFERENCE),
        (("TI T", "DT Article; Retracted Publication"), "retraction", Retraction(Standing.RETRACTED)),
        (("TI T", "AR 045401"), "pages", "045401"),
        (("TI T", "AU [Anonymous]"), "authors", ()),
        (("TI T", "BN 978-0-262-03561-3; 0-123"), "identifiers", (Identifier(Scheme.ISBN, "9780262035613"),)),
    ],
)
def test_a_field_says_what_the_web_of_science_means_by_it(tmp_path, lines, attribute, expected):
    (reference,) = read(tmp_path, HEAD + record(*lines))
    assert getattr(reference, attribute) == expected


@pytest.mark.parametrize("kind", ["J", "B", "S", "P"])
def test_records_of_every_type_are_told_apart(tmp_path, kind):
    text = HEAD + record("TI First", kind=kind) + record("TI Second", kind=kind).replace("\n", "\r\n")
    assert [item.title for item in read(tmp_path, text)] == ["First", "Second"]
