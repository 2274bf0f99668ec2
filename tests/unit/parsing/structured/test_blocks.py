"""Records inside a text for people: found where they stand, linked with the text, never rewritten."""

from __future__ import annotations

import pytest

from citecheck.datatypes import CitationForm, FieldName
from citecheck.parsing import find_citations
from citecheck.parsing.structured.blocks import find_in_prose

BIBTEX = "@article{li2020,\n  title = {On Things},\n  author = {Li, Wei},\n  year = 2020,\n}\n"
JSON = '{"references": [{"title": "On Things", "authors": ["Wei Li"], "year": 2020}]}\n'
RIS = "TY  - JOUR\nTI  - On Things\nAU  - Li, Wei\nPY  - 2020\nER  - \n"
ITEM = "\\begin{thebibliography}{9}\n\\bibitem{a} Li, W. (2020). On Things. \\emph{Nature}.\n\\end{thebibliography}\n"
XML = (
    "<xml><records><record><titles><title>On Things</title></titles><contributors><authors><author>Li, Wei</author>"
    "</authors></contributors><dates><year>2020</year></dates></record></records></xml>\n"
)
PROSE = "Sure! Here is what you asked for, with an explanation that is longer than the record itself is.\n\n"


@pytest.mark.parametrize(
    "block",
    [
        f"```bibtex\n{BIBTEX}```\n",
        f"```\n{BIBTEX}```\n",
        f"~~~ BibTeX\n% a comment\n{BIBTEX}~~~\n",
        f"```bibtex\n{BIBTEX}",
        f"- Entry:\n\n  ```bibtex\n  {BIBTEX}  ```\n",
        f"{BIBTEX}\nAnything else? Tell me, and I will gladly add more of them to the list.\n",
        f"```json\n{JSON}```\n",
        f"{JSON}\nAnything else?\n",
        f'{JSON.rstrip()[:-2]}, {{"title": "Cu',
        f"> ```json\n> {JSON}> ```\n",
        f"```ris\n{RIS}```\n",
        f"{RIS}\nAnything else?\n",
        f"```latex\n{ITEM}```\n",
        f"```xml\n{XML}```\n",
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_record_in_an_answer_is_one_entry(block, line_end):
    text = f"{PROSE}{block}\nHope this helps.".replace("\n", line_end)
    (found,) = find_citations(text)
    assert (found.form, found.title, found.year) == (CitationForm.ENTRY, "On Things", 2020)
    assert [name.family for name in found.authors] == ["Li"]
    assert found.span.of(text) == found.raw
    assert found.span_of(FieldName.TITLE).of(text) == "On Things"
    assert found.span_of(FieldName.YEAR).of(text) == "2020"


@pytest.mark.parametrize(
    "block",
    [
        f"```python\nentry = '''\n{BIBTEX}'''\n```",
        '```json\n{"title": "My app", "url": "https://example.org", "date": "2020-01-01"}\n```',
        "Mail @Li{a} or @article(b) about it.",
        "The line TY  - JOUR alone is no record.",
    ],
)
def test_programs_settings_and_talk_hold_no_records(block):
    assert find_citations(PROSE + block) == ()


@pytest.mark.parametrize(
    "end", ['{"title": "Cut", "author": "Wu", "year": 19', '{"title": "Cu', "...", "{title: Cut}", ""]
)
def test_json_that_breaks_off_in_a_block_is_read_until_there(end):
    text = f"{PROSE}```json\n{JSON.rstrip()[:-2]},\n{end}\n```\n"
    found = find_citations(text)
    assert (found[0].title, found[0].year, found[0].raw) == ("On Things", 2020, JSON[JSON.index('{"title') : -3])
    assert [item.title for item in found[1:]] in ([], ["Cut"])


def test_pointers_in_the_answer_mean_the_records():
    text = f"{PROSE}Things were found (Li, 2020), as said before [@li2020].\n\n```bibtex\n{BIBTEX}```\n"
    (found,) = find_citations(text)
    assert [marker.raw for marker in found.markers] == ["Li, 2020", "@li2020"]


def test_a_list_and_its_records_are_both_read():
    text = (
        f"{PROSE}# References\n\n[1] Li, W. (2020). On Things. Nature, 5, 1-9.\n\n# BibTeX\n\n```bibtex\n{BIBTEX}```\n"
    )
    assert [item.key for item in find_citations(text)] == ["1", "li2020"]


def test_what_stands_in_prose_is_told_from_records_and_blocks():
    strings = '```json\n{"citations": ["Li, W. (2020). On Things. Nature, 3, 1-9."]}\n```\n'
    text = f"{PROSE}{BIBTEX}\n{strings}\n{RIS}\nSee *On Many Small Things* by Wei Wu (2011).\n"
    found = find_citations(text)
    assert list(find_in_prose(text, found)) == [False, False, False, True]
