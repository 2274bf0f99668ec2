"""MEDLINE records as references."""

from __future__ import annotations

import pytest

from citecheck.datatypes import Identifier, Kind, PersonName, Retraction, Scheme, Standing
from citecheck.index.importers import import_references


def read(tmp_path, text, skipped=lambda _: None):
    path = tmp_path / "pubmed.nbib"
    path.write_text(text, encoding="utf-8", newline="")
    return list(import_references(path, skipped))


def record(*lines):
    return "\n".join(("", "PMID- 123", *lines, ""))


def test_all_fields_are_read(tmp_path):
    (reference,) = read(
        tmp_path,
        record(
            "TI  - A title that is so long that it goes on", "      in the next line.", "TT  - Ein Titel.",
            "PG  - 454-81", "LID - 10.1000/X [doi]", "LID - S1 [pii]", "AB  - Words.", "FAU - Long, Vicky Jr",
            "AU  - Long V", "CN  - The Trial Group", "PT  - Journal Article", "DP  - 2009 Jan-Feb", "TA  - J Th",
            "JT  - Journal of things", "VI  - 20", "IP  - 4", "PMC - PMC4513071",
        ),
    )  # fmt: skip
    assert (reference.id, reference.title) == (
        "doi:10.1000/x",
        "A title that is so long that it goes on in the next line",
    )
    assert reference.other_titles == ("Ein Titel",)
    assert reference.authors == (PersonName("Long", "Vicky", "Jr"), PersonName(literal="The Trial Group"))
    assert (reference.year, reference.venue, reference.volume, reference.issue) == (
        2009,
        "Journal of things",
        "20",
        "4",
    )
    assert (reference.pages, reference.abstract, reference.kind) == ("454-81", "Words.", Kind.ARTICLE)
    assert reference.identifiers == (
        Identifier(Scheme.DOI, "10.1000/x"), Identifier(Scheme.PMID, "123"), Identifier(Scheme.PMCID, "PMC4513071"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "attribute", "expected"),
    [
        (("TI  - [A translated title].",), "title", "A translated title"),
        (("TI  - What next?",), "title", "What next?"),
        (("TI  - T", "AU  - Long V"), "authors", (PersonName("Long", "V"),)),
        (("TI  - T", "PT  - Preprint", "PT  - Journal Article"), "kind", Kind.PREPRINT),
        (("TI  - A Chapter", "BTI - A Book", "PT  - Book"), "kind", Kind.CHAPTER),
        (("TI  - A Chapter", "BTI - A Book", "PT  - Book"), "venue", "A Book"),
        (("BTI - A Book", "PT  - Book", "FED - Li, Wei"), "authors", (PersonName("Li", "Wei"),)),
        (("TI  - T", "PT  - Retracted Publication"), "retraction", Retraction(Standing.RETRACTED)),
        (
            ("TI  - T", "RIN - J Th. 2012 Jan;5(3):7. PMID: 22345678"),
            "retraction",
            Retraction(Standing.RETRACTED, "2012", "", Identifier(Scheme.PMID, "22345678")),
        ),
        (("TI  - T", "ECI - J Th. 2012;5:7"), "retraction", Retraction(Standing.CONCERN, "2012")),
        (("TI  - T", "PT  - Retraction of Publication", "ROF - J Th. 2012;5:7"), "retraction", None),
    ],
)
def test_a_field_says_what_nlm_means_by_it(tmp_path, lines, attribute, expected):
    (reference,) = read(tmp_path, record(*lines))
    assert getattr(reference, attribute) == expected


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_records_end_at_a_blank_line_or_the_next_pmid(tmp_path, end):
    lines = ["PMID- 1", "TI  - First", "PMID- 2", "TI  - Second", "", "a remark", "", "PMID-3", "TI- ", "", "PMID- 4",
             "TI  - Last"]  # fmt: skip
    skipped = []
    assert [item.id for item in read(tmp_path, end.join(lines), skipped.append)] == ["pmid:1", "pmid:2", "pmid:4"]
    assert skipped == ["pubmed.nbib, line 8, PMID 3: no title"]
