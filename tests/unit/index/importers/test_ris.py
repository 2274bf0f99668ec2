"""RIS records as references, as programs write them and not only as the specification says."""

from __future__ import annotations

import pytest

from citecheck.datatypes import Identifier, Kind, PersonName, Scheme
from citecheck.index.importers import import_references


def read(tmp_path, text, skipped=lambda _: None):
    path = tmp_path / "refs.ris"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(import_references(path, skipped))


def record(*lines, kind="JOUR"):
    return "\n".join((f"TY  - {kind}", *lines, "ER  - ", ""))


def test_all_fields_are_read(tmp_path):
    (reference,) = read(
        tmp_path,
        record(
            "ID  - key1", "TI  - The Title: A Subtitle", "AU  - King, Martin Luther, Jr.", "AU  - van der Berg, A.",
            "A1  - World Health Organization", "PY  - 2001/09/01/", "JF  - Journal of Things", "JA  - J. Things",
            "VL  - 6", "IS  - 2", "SP  - 193", "EP  - 194", "PB  - Springer", "ET  - 2nd", "DO  - 10.1000/X",
            "SN  - 978-0-262-03561-3", "AB  - Words.", "TT  - Der Titel", "C2  - PMC4513071", "AN  - 123",
            "DB  - PubMed", "UR  - https://example.org/x",
        ),
    )  # fmt: skip
    assert (reference.id, reference.title, reference.other_titles) == ("key1", "The Title: A Subtitle", ("Der Titel",))
    assert reference.authors == (
        PersonName("King", "Martin Luther", "Jr."), PersonName("van der Berg", "A."),
        PersonName(literal="World Health Organization"),
    )  # fmt: skip
    assert (reference.year, reference.venue, reference.volume, reference.issue) == (2001, "Journal of Things", "6", "2")
    assert (reference.pages, reference.publisher, reference.edition) == ("193-194", "Springer", "2nd")
    assert (reference.abstract, reference.kind) == ("Words.", Kind.ARTICLE)
    assert set(reference.identifiers) == {
        Identifier(Scheme.DOI, "10.1000/x"), Identifier(Scheme.ISBN, "9780262035613"),
        Identifier(Scheme.PMCID, "PMC4513071"), Identifier(Scheme.PMID, "123"),
        Identifier(Scheme.URL, "https://example.org/x"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "attribute", "expected"),
    [
        (("T1  - A Title",), "title", "A Title"),
        (("T1  - A Title", "TI  - A title"), "title", "A Title"),
        (("T1  - Editorial:", "TI  - On Things"), "title", "Editorial: On Things"),
        (("T1  - Things", "TI  - Things: A Review"), "title", "Things: A Review"),
        (("T1  - Things", "TI  - Dinge"), "other_titles", ("Dinge",)),
        (("TI  - A title that", "goes on here"), "title", "A title that goes on here"),
        (("TI  - T", "AU  - Rhône Group,"), "authors", (PersonName(literal="Rhône Group"),)),
        (("TI  - T", "PY  - 99", "Y1  - 1999///"), "year", 1999),
        (("TI  - T", "PY  - in press"), "year", None),
        (("TI  - T", "SP  - 12-15", "EP  - 15"), "pages", "12-15"),
        (("TI  - T", "SP  - e12"), "pages", "e12"),
        (("TI  - T", "M3  - doi: 10.1000/Y"), "identifiers", (Identifier(Scheme.DOI, "10.1000/y"),)),
        (("TI  - T", "SN  - 0097-8493"), "identifiers", ()),
        (("TI  - T", "JO  - arXiv preprint arXiv:1706.03762"), "kind", Kind.PREPRINT),
        (("TI  - T", "T2  - Mind", "JO  - M."), "venue", "Mind"),
        (("TI  - T TY  - BOOK",), "title", "T TY - BOOK"),
    ],
)
def test_a_field_is_read_as_programs_write_it(tmp_path, lines, attribute, expected):
    (reference,) = read(tmp_path, record(*lines))
    assert getattr(reference, attribute) == expected


@pytest.mark.parametrize(
    ("kind", "expected"), [("CPAPER", Kind.CONFERENCE), ("GEN", Kind.UNKNOWN), ("X", Kind.UNKNOWN)]
)
def test_the_kind_follows_the_type(tmp_path, kind, expected):
    assert [item.kind for item in read(tmp_path, record("TI  - T", kind=kind))] == [expected]


def test_a_book_keeps_its_series_out_of_the_venue_and_has_its_editors(tmp_path):
    (reference,) = read(tmp_path, record("BT  - A Book", "T2  - A Series", "A2  - Li, Wei", kind="BOOK"))
    assert (reference.title, reference.venue, reference.authors) == ("A Book", None, (PersonName("Li", "Wei"),))


@pytest.mark.parametrize(
    "text",
    [
        "TY  - JOUR\r\nTI  - First\r\nER  - \r\n\r\nTY  - JOUR\r\nTI  - Second\r\nER  - \r\n",
        "TY  - JOUR\rTI  - First\rER  - \rTY  - JOUR\rTI  - Second\rER  - \r",
        "TY  - JOUR\nTI  - First\nTY  - JOUR\nTI  - Second\n",
        "Provider: A Press\nContent: text\n\n\nTY - JOUR\nTI - First\nER -\nTY - JOUR\nTI - Second\nER -\n",
        "\ufeffTY  - JOUR\nTI  - First\nER  -\nTY  - BOOK\nTY  - JOUR\nTI  - Second\nER  - ",
    ],
)
def test_records_are_told_apart(tmp_path, text):
    assert [item.title for item in read(tmp_path, text)] == ["First", "Second"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_encodings_of_old_exports_are_read(tmp_path, encoding):
    text = ("\ufeff" if encoding == "utf-16-le" else "") + record("TI  - Über Café", "AU  - Müller, Jörg")
    (reference,) = read(tmp_path, text.encode(encoding))
    assert (reference.title, reference.authors) == ("Über Café", (PersonName("Müller", "Jörg"),))


def test_a_record_without_id_has_the_same_in_every_file(tmp_path):
    lines = ("TI  - A Title", "AU  - Li, Wei", "PY  - 2019")
    (first,) = read(tmp_path, record(*lines))
    second = read(tmp_path, record("TI  - Another") + record(*lines, "AB  - Words."))[1]
    assert first.id == second.id
    assert first.id.startswith("li2019-")
    assert [item.id for item in read(tmp_path, record("TI  - T", "DO  - 10.1/x"))] != [first.id]
