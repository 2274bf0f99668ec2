"""Citations in the templates of wikis."""

from __future__ import annotations

import pytest

from citecheck.datatypes import FieldName, Kind
from citecheck.parsing import find_citations

ENGLISH = (
    "{{cite journal |last1=Walling |first1=D. E. |last2=Li |first2=B. |year=2005"
    " |title=Tracing [[silt|sediment]] sources |journal=Science of the Total Environment"
    " |volume=344 |pages=159–184 |doi=10.1016/j.scitotenv.2005.02.011}}"
)
GERMAN = "{{Literatur |Autor=Hans Meyer |Titel=Geschichte der Stadt Köln |Verlag=Böhlau |Ort=Köln |Datum=1998}}"
FRENCH = "{{Ouvrage | prénom1 = Marc | nom1 = Bloch | titre = Apologie pour l'histoire | année = 1949 }}"


@pytest.mark.parametrize(
    ("template", "title", "families", "year"),
    [
        (ENGLISH, "Tracing sediment sources", ["Walling", "Li"], 2005),
        (GERMAN, "Geschichte der Stadt Köln", ["Meyer"], 1998),
        (FRENCH, "Apologie pour l'histoire", ["Bloch"], 1949),
        ("{{Cite web |title=A page |url=https://example.org |date=3 May 2020}}", "A page", [], 2020),
    ],
)
def test_a_template_is_one_entry_wherever_it_stands(template, title, families, year):
    text = f"It falls.<ref>{template}</ref> It rises.\n\n* {template}\n"
    for citation in find_citations(text):
        assert citation.raw == template
        assert (citation.title, citation.year) == (title, year)
        assert [author.family for author in citation.authors] == families
    assert len(find_citations(text)) == 2


def test_the_fields_have_their_places():
    [citation] = find_citations(ENGLISH)
    assert citation.kind is Kind.ARTICLE
    assert citation.span_of(FieldName.AUTHORS).of(ENGLISH) == "Walling |first1=D. E. |last2=Li |first2=B."
    assert (citation.venue, citation.volume, citation.pages) == ("Science of the Total Environment", "344", "159–184")
    assert [item.value for item in citation.identifiers] == ["10.1016/j.scitotenv.2005.02.011"]


@pytest.mark.parametrize(
    "text", ["{{cite book |title=A", "{{cite book}}", "{{cite book |year=2020}}", "{{Infobox |title=A}}"]
)
def test_other_templates_are_no_citations(text):
    assert find_citations(text) == ()
