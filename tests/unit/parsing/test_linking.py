"""Linking: each pointer finds its entry, and those that find none are citations of their own."""

from __future__ import annotations

import pytest

from citecheck.datatypes import CitationForm, FieldName
from citecheck.parsing import find_citations

REFERENCES = """

## References

Li, A. (2020a). The first title of a year. Journal of Things, 1(2), 3-4.

Li, A., & Wu, B. (2020b). The second title of a year. Journal of Things, 1(2), 5-6.

van den Oord, A., Dieleman, S., & Zen, H. (2016). WaveNet: A generative model for raw audio. SSW.

Müller, C. (1999). An old title with an accent. Old Journal.
"""


def links(prose):
    """Return (title, raw pointers) of every entry that is pointed at, and the raw text of unanswered pointers."""
    found = find_citations(prose + REFERENCES)
    entries = {
        entry.title: [marker.raw for marker in entry.markers] for entry in found if entry.title and entry.markers
    }
    assert all(entry.form is CitationForm.ENTRY for entry in found if entry.title)
    assert sum(entry.form is CitationForm.ENTRY for entry in found) == 4
    lone = [citation.raw for citation in found if citation.form is CitationForm.MARKER]
    return {title.split()[1]: raws for title, raws in entries.items()}, lone


@pytest.mark.parametrize(
    ("prose", "entries", "lone"),
    [
        ("It holds (Li, 2020a).", {"first": ["Li, 2020a"]}, []),
        ("It holds (Li, 2020b).", {"second": ["Li, 2020b"]}, []),
        ("It holds (Li & Wu, 2020).", {"second": ["Li & Wu, 2020"]}, []),
        ("It holds (Li 2020a, b).", {"first": ["Li 2020a"], "second": ["b"]}, []),
        ("Li and Wu (2020b) say so.", {"second": ["Li and Wu (2020b)"]}, []),
        ("Van den Oord et al. (2016) say so.", {"A": ["Van den Oord et al. (2016)"]}, []),
        ("It holds (Oord et al., 2016).", {"A": ["Oord et al., 2016"]}, []),
        ("Mueller aside, Muller (1999) is folded.", {"old": ["Muller (1999)"]}, []),
        ("Müller (1999) is known", {"old": ["Müller (1999)"]}, []),
        ("It holds (Li, 2019; Müller, 1999).", {"old": ["Müller, 1999"]}, ["Li, 2019"]),
        ("Anders Müller (1999: 8).", {"old": ["Müller (1999: 8)"]}, []),
        ("Clara Müller (1999) says so.", {"old": ["Clara Müller (1999)"]}, []),
        ("Kim et al. (2021) say so.", {}, ["Kim et al. (2021)"]),
        ("It holds [3] and [4].", {}, ["3", "4"]),
    ],
)
def test_pointers_by_name_find_their_entry(prose, entries, lone):
    assert links(prose) == (entries, lone)


def test_numbers_find_the_list_of_their_own_answer():
    """Two answers in one text each number from 1; a pointer means the next list."""
    part = "It holds [1].\n\n**Sources:**\n1. {}\n2. Wu, B. (2001). Another fine title. Journal.\n\n"
    text = (
        part.format("Li, A. (2020). A first title. Journal.")
        + "# Next\n\n"
        + part.format("Kim, C. (2021). A later title. Press.")
    )
    entries = [citation for citation in find_citations(text) if citation.key == "1"]
    assert [[marker.span.start for marker in entry.markers] for entry in entries] == [
        [text.index("1]")],
        [text.rindex("1]")],
    ]


def test_a_range_reaches_every_entry_and_reports_the_missing_ones():
    text = (
        "It holds [1-3].\n\n# References\n\n[1] Li, A. (2020). A first title. Journal.\n"
        "[3] Wu, B. (2021). A third title. Journal.\n"
    )
    found = find_citations(text)
    assert [(citation.form.value, citation.key, [marker.raw for marker in citation.markers]) for citation in found] == [
        ("marker", "2", ["1-3"]),
        ("entry", "1", ["1-3"]),
        ("entry", "3", ["1-3"]),
    ]
    assert found[1].markers[0].keys == ("1", "2", "3")


def test_a_marker_carries_the_sentence_that_it_supports():
    text = (
        "Nothing here. Attention helps [1]. Nor here.\n\n# References\n\n[1] Li, A. (2020). A first title. Journal.\n"
    )
    [entry] = find_citations(text)
    [marker] = entry.markers
    assert (marker.group.of(text), marker.claim.of(text)) == ("[1]", "Attention helps [1].")


@pytest.mark.parametrize(
    ("pointer", "entry"),
    [
        ("(WHO, 2022)", "World Health Organization. (2022). *A report on mental health*. WHO Press."),
        ("(WHO, 2022)", "World Health Organization (WHO). (2022). *A report on mental health*. WHO Press."),
        ("(World Health Organization, 2022)", "WHO. (2022). *A report on mental health*. WHO Press."),
        (
            "(Centers for Disease Control and Prevention, 2022)",
            "Centers for Disease Control and Prevention. (2022). *A report on mental health*. CDC Press.",
        ),
        ("(Li, n.d.)", "Li, A. (n.d.). *A report on mental health*. CDC Press."),
        ("(Freud, 1900/1953)", "Freud, S. (1953). *The interpretation of dreams*. Hogarth Press."),
        ("(Freud, 1900/1953)", "Freud, S. (1900/1953). *The interpretation of dreams*. Hogarth Press."),
    ],
)
def test_organisations_and_odd_dates_find_their_entry(pointer, entry):
    [found] = find_citations(f"It holds {pointer}.\n\n## References\n\n- {entry}\n")
    assert [marker.raw for marker in found.markers] == [pointer[1:-1]]


def test_a_lone_pointer_by_name_says_who_and_when():
    text = "As shown (Kim & Lee, 2021a), it holds."
    [citation] = find_citations(text)
    assert (citation.form, citation.year, [str(name) for name in citation.authors]) == (
        CitationForm.MARKER,
        2021,
        ["Kim", "Lee"],
    )
    assert citation.span_of(FieldName.AUTHORS).of(text) == "Kim & Lee"
    assert citation.span_of(FieldName.YEAR).of(text) == "2021a"
    assert citation.claim.of(text) == text


def test_items_of_one_label_are_so_many_items():
    """A list that numbers every item 1 is none of many parts: a pointer does not mean all of them."""
    entry = "1. Li, A. (2017). A first title. Nature.\n"
    found = find_citations("A claim [1]. Others [1].\n\n# References\n\n" + entry * 200)
    assert sum(len(citation.markers) for citation in found) <= 80


def test_a_letter_that_no_entry_bears_is_no_link():
    """``2018b`` is not the entry of ``2018a``."""
    text = "So (Li, 2018a, 2018b).\n\nReferences\n\nLi, A. (2018a). The frogs of the north. *Frogs*, 1, 2-3.\n"
    lone, entry = find_citations(text)
    assert lone.raw == "2018b"
    assert [marker.raw for marker in entry.markers] == ["Li, 2018a"]


@pytest.mark.parametrize(
    "label",
    [
        "`{}`:",
        "- `{}`:",
        "- `@{}` –",
        "**{}**:",
        "**{}:**",
        "[@{}]:",
        "**[@{}]**",
        "@{}:",
        "{}:",
        "- **{}** –",
        "[{}]:",
    ],
)
def test_keys_label_entries_in_many_ways(label):
    text = f"""It holds [@Li2020frogs] and [@δ1872wu].

## References

{label.format("Li2020frogs")} Li, A. (2020). Frogs of the north. *Copeia*, 3(2), 1-5.

{label.format("δ1872wu")} Wu, B. (1872). Toads of the south. *Copeia*, 3(2), 1-5.
"""
    assert [[marker.raw for marker in item.markers] for item in find_citations(text)] == [
        ["@Li2020frogs"],
        ["@δ1872wu"],
    ]


def test_commands_in_fenced_latex_mean_the_records_of_another_block_or_the_items_of_their_own():
    bibtex = "```bibtex\n@article{li2020,\n  author = {Li, Ada},\n  title = {Frogs},\n  year = {2020}\n}\n```\n"
    items = "\\begin{thebibliography}{9}\n\\bibitem{li2020} Ada Li. Frogs. Copeia, 2020.\n\\end{thebibliography}\n"
    for text in (
        f"```latex\nIt holds~\\cite{{li2020}}.\n```\n\n{bibtex}",
        f"```latex\nIt \\cite{{li2020}}.\n{items}```\n",
    ):
        (entry,) = find_citations(text)
        assert [marker.raw for marker in entry.markers] == ["li2020"]
        assert entry.markers[0].claim.of(text).startswith("It ")


def test_names_and_years_mean_the_works_that_the_text_names_in_full():
    text = """1. **Zerubavel (1982)** – *"The Standardization of Time"* (AJS)
2. **Zwicky and Pullum (1983)** – *"Cliticization vs. inflection"* (Language)

Zerubavel (1982) covers most of it (Zwicky & Pullum, 1983; Fassin, 2013).
"""
    found = find_citations(text)
    assert [(item.title, item.raw[-12:], [marker.raw for marker in item.markers]) for item in found] == [
        ("The Standardization of Time", 'Time"* (AJS)', ["Zerubavel (1982)"]),
        ("Cliticization vs. inflection", "* (Language)", ["Zwicky & Pullum, 1983"]),
        (None, "Fassin, 2013", ["Fassin, 2013"]),
    ]


RETRIEVED = (
    ("Wei Kou", "Universality of Gluon Saturation", 2026),
    ("Eugene Charniak", "Artificial Intelligence Programming", 1987),
)


@pytest.mark.parametrize(
    ("heading", "item", "pointer"),
    [
        ("Retrieved documents:", "[{number}] Title: {title} | Authors: {author} | Year: {year}", "[{}]"),
        ("Context documents", "[Doc {number}] Title: {title}; Author: {author}; Year: {year}", "[Doc {}]"),
        ("### Retrieved passages", "- [{number}] **Title:** {title}, **Authors:** {author}, **Year:** {year}", "[{}]"),
        ("Search results:", "{number}. Title: {title} - Authors: {author} - Year: {year}", "[{}]"),
        ("Sources:", "[{number}] {title} | {author} | {year}", "[Source {}]"),
        ("Sources:", 'Source {number}: {author} ({year}). "{title}." Nature.', "(Source {})"),
    ],
)
def test_what_programs_have_retrieved_is_a_list_with_labels(heading, item, pointer):
    items = [
        item.format(number=number, author=author, title=title, year=year)
        for number, (author, title, year) in enumerate(RETRIEVED, start=1)
    ]
    text = "\n\n".join([f"It is so {pointer.format(1)} and {pointer.format(2)}.", heading, "\n".join(items)])
    found = find_citations(text)
    assert [(entry.title, entry.year) for entry in found] == [(title, year) for _, title, year in RETRIEVED]
    assert sum(len(entry.markers) for entry in found) == 2


@pytest.mark.parametrize(
    ("pointer", "entry"),
    [
        ("BENITO MOYA, 2012", "BENITO MOYA, Silvano G. A. Bibliotecas y libros en la cultura. **Revista**, 2012."),
        (
            "Huffman and Im, 1983",
            'Huffman, Franklin E., and Proum Im. "English for speakers." Yale University Press (1983).',
        ),
        ("Roy & Winter, 1992", "Roy, A., & Winter, B. (1992). New methods for old atoms. Physical Review, 3(2), 1-9."),
        ("TOTEL; MÉ, 2004", "TOTEL, Eric; MÉ, Ludovic. A language driven system. **Revista**, 2004."),
    ],
)
def test_names_that_look_like_other_words_are_linked(pointer, entry):
    (found,) = find_citations(f"It is so ({pointer}).\n\n## References\n\n{entry}\n")
    assert [marker.raw for marker in found.markers] == [pointer]


BIBTEX = "```bibtex\n@article{li2020,\n  author = {Li, Ada},\n  title = {A title of frogs},\n  year = {2020}\n}\n```\n"
DRAFTS = {
    "latex": "```latex\nIt was shown \\citep{li2020} and \\citet{wu2021} agree.\n```\n\n" + BIBTEX,
    "markdown": "```markdown\nIt was shown [@li2020]. Write to me@li2020.org.\n```\n\n" + BIBTEX,
    "bibliography": (
        "```latex\nIt was shown \\cite{li2020}.\n\\begin{thebibliography}{9}\n"
        "\\bibitem{li2020} Ada Li, \\emph{A title of frogs}, Ibis, 2020.\n\\end{thebibliography}\n```\n"
    ),
}


@pytest.mark.parametrize("name", DRAFTS)
def test_a_draft_in_a_fence_is_linked_to_the_records_beside_it(name):
    (entry,) = find_citations("Here is the draft.\n\n" + DRAFTS[name])
    assert (entry.title, entry.key) == ("A title of frogs", "li2020")
    (marker,) = entry.markers
    assert marker.keys == ("li2020",)


def test_a_program_in_a_fence_cites_nothing():
    (entry,) = find_citations("```python\n@li2020\ndef f(): ...\n```\n\n" + BIBTEX)
    assert not entry.markers


@pytest.mark.parametrize("names", ["Ada McNeal and Bo Varolin", "Ada McNeal et al.", "Ada McNeal"])
def test_an_entry_with_wide_brackets_answers_a_pointer(names):
    text = f"それはMcNeal（2015）です。\n\n## 参考文献\n\n- {names}（2015）「Frogs of the north」『Ibis』\n"
    (entry,) = find_citations(text)
    assert [marker.raw for marker in entry.markers] == ["McNeal（2015）"]


NOTES = ("Li, A., & Wu, B. (2020). Frogs of the north. Ibis, 3(2), 1-5.", "Ada Xu. Other frogs. Minerva, 2019.")


@pytest.mark.parametrize(
    "marks",
    [
        "† ‡",
        "† ††",
        "* **",
        r"\* †",
        "ᵃ ᵇ",
        "¹ ²",
        "<sup>1</sup> <sup>2</sup>",
        "<sup>a</sup> <sup>†</sup>",
        "① ②",
    ],
)
@pytest.mark.parametrize("gap", ["", " "])
def test_a_mark_behind_a_word_means_the_note_that_it_opens(marks, gap):
    first, second = marks.split()
    text = (
        f"It holds.{first} So does that{second}, and this.{first}\n\n{first}{gap}{NOTES[0]}\n{second}{gap}{NOTES[1]}\n"
    )
    found = find_citations(text)
    assert [item.raw for item in found] == list(NOTES)
    assert [[marker.group.of(text) for marker in item.markers] for item in found] == [[first, first], [second]]


@pytest.mark.parametrize(
    "text",
    [
        "It is low.† It is *high*.\n\n† Without Norway (2019).\n",
        "A* finds it*, p < .05*.\n\n* p < .05\n** p < .01\n",
        "It is low† (§ 5).\n\n† The figures are estimates. Data from the office, 2019.\n",
        "包括①完整，②及时。\n\n① 完整\n② 及时\n",
    ],
)
def test_marks_of_other_notes_mean_nothing(text):
    assert find_citations(text) == ()


def test_wide_brackets_are_those_of_a_list():
    text = f"It holds【1】 and so does that【2†source】.\n\n【1】{NOTES[0]}\n【2】 {NOTES[0]}\n"
    assert [[marker.raw for marker in item.markers] for item in find_citations(text)] == [["1"], ["2"]]


def test_marks_that_several_entries_bear_are_no_labels():
    found = find_citations(f"It holds.†\n\n## References\n\n†{NOTES[0]}\n\n†{NOTES[1]}\n")
    assert [(item.key, item.markers) for item in found] == [(None, ()), (None, ())]


@pytest.mark.parametrize(
    "lead", ["die Darstellung von ", "der Beitrag von ", "die Untersuchung von ", "eine Analyse von "]
)
def test_a_german_noun_before_von_belongs_to_no_name(lead):
    entry = "Khan, A., & Channa, B. (2018). Ein Titel über Frösche. Ibis, 3(2), 1-5."
    found = find_citations(f"Gut ist {lead}Khan und Channa (2018).\n\n## Literatur\n\n{entry}\n")
    assert [[marker.raw for marker in item.markers] for item in found] == [["Khan und Channa (2018)"]]
