"""Reference lists: found under any heading or none, and split into whole entries."""

from __future__ import annotations

import pytest

from citecheck.parsing.bibliography import find_entries
from citecheck.parsing.headings import names_references, read_heading

A = "Vaswani, A., & Shazeer, N. (2017). Attention is all you need. NeurIPS."
B = "Devlin, J. (2019). BERT: Pre-training of deep models. NAACL, 1, 4171-4186."
C = "He, K., Zhang, X., & Sun, J. (2016). Deep residual learning. CVPR."


def found(text):
    return [(entry.key, " ".join(entry.span.of(text).split())) for entry in find_entries(text)]


def test_points_below_an_item_with_labelled_details_are_no_entries():
    text = (
        "## Key papers\n\n- **A Title**\n  - *Authors:* Ada Li\n  - *Year:* 2019\n  - Why it matters: it was first.\n"
    )
    assert [raw for _, raw in found(text)] == ["**A Title** - *Authors:* Ada Li - *Year:* 2019"]


def test_a_comment_behind_a_short_entry_with_its_title_in_quotes_is_left_out():
    text = '- Hall (2015), "Knots"\n- Wu (2020), "Reconstructing the Curve" – PhD level\n'
    assert [raw for _, raw in found("## Sources\n\n" + text)] == [
        'Hall (2015), "Knots"',
        'Wu (2020), "Reconstructing the Curve"',
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "# References",
        "## References ##",
        "### 7. References",
        "**References**",
        "**References:**",
        "__Bibliography__",
        "References",
        "REFERENCES:",
        "Works Cited",
        "References\n----------",
        "Bibliography\n============",
        "<h2>Sources</h2>",
        "## Further reading",
        "**Selected papers**",
        "Key References:",
        "# Literatur",
        "Literaturverzeichnis",
        "## Références",
        "## Referencias bibliográficas",
        "**Referências**",
        "## Riferimenti bibliografici",
        "参考文献",
        "## 参考文献：",
        "Литература",
        "Список использованных источников",
        "## Библиография",
        "参考文献列表",
        "# 引用文献",
        "참고문헌",
        "## Piśmiennictwo",
        "Literatura cytowana",
        "# Geraadpleegde literatuur",
        "## Źródła",
        "## Bibliografía consultada",
        "Trabalhos citados",
        "Works cited and consulted",
        "> ## Sources",
        "References (APA):",
        "APA references:",
    ],
)
def test_a_list_is_found_under_any_common_heading(heading):
    text = f"Some prose.\n\n{heading}\n\n- {A}\n- A short title without year\n\nSome closing words.\n"
    assert found(text)[0] == (None, A)


@pytest.mark.parametrize(
    ("items", "keys"),
    [
        (f"1. {A}\n2. {B}", ["1", "2"]),
        (f"1) {A}\n2) {B}", ["1", "2"]),
        (f"[1] {A}\n[2] {B}", ["1", "2"]),
        (f"(1) {A}\n\n(2) {B}", ["1", "2"]),
        (f"[1]{A}\n[2]{B}", ["1", "2"]),
        (f"[1]: {A}\n[2]: {B}", ["1", "2"]),
        (f"- [1] {A}\n- [2] {B}", ["1", "2"]),
        (f"**[1]** {A}\n**[2]** {B}", ["1", "2"]),
        (f"¹ {A}\n² {B}", ["1", "2"]),
        (f"1: {A}\n2: {B}", ["1", "2"]),
        (f"[^1]: {A}\n[^2]: {B}", ["1", "2"]),
        (f"[Vas17] {A}\n[Dev19] {B}", ["Vas17", "Dev19"]),
        (f"- {A}\n- {B}", [None, None]),
        (f"* {A}\n\n* {B}", [None, None]),
        (f"• {A}\n• {B}", [None, None]),
        (f"{A}\n\n{B}", [None, None]),
        (f"{A}\n{B}", [None, None]),
        (f"[1] {A} [2] {B}", ["1", "2"]),
        (f".. [Vas17] {A}\n.. [#dev] {B}", ["Vas17", "#dev"]),
        (f"* [[[vas17]]] {A}\n* [[[dev19]]] {B}", ["vas17", "dev19"]),
        (f"[fn:1] {A}\n[fn:b] {B}", ["1", "b"]),
        (f"\\*{A}\n\n{B}", [None, None]),
        (f"*{A}\n†{B}", [None, None]),
    ],
)
def test_items_are_split_whatever_their_label(items, keys):
    assert found(f"## References\n\n{items}\n") == list(zip(keys, [A, B], strict=True))


@pytest.mark.parametrize("items", [f"1. {A}\n2. {B}", f"- {A}\n- {B}", f"{A}\n\n{B}", f"[1] {A}\n[2] {B}"])
def test_a_run_of_references_needs_no_heading(items):
    assert [entry for _, entry in found(f"Here are two papers:\n\n{items}\n\nI hope this helps.")] == [A, B]


def test_numbered_references_without_titles_need_no_heading():
    items = "[1] B. P. Li et al., Phys. Rev. Lett. 116, 061102 (2016).\n[2] F. Wu, Phys. Rev. Lett. **95**, 121 (2005)."
    assert [key for key, _ in found(f"It holds [1,2].\n\n{items}\n")] == ["1", "2"]


@pytest.mark.parametrize(
    "items",
    [
        "1. Ernst, M. D. Redundant computation. MIT Laboratory (1994).\n2. Wu, A. Clumps in clouds. EDP (2014).",
        "1. Frogs in water. Ada Li and Bo Wu. arXiv:1509.07828 (2015)\n2. Toads on land. Cy Xu. arXiv:1401.6548 (2014)",
        "[1] [Frogs in Water](https://arxiv.org/abs/0905.0523)\n[2] https://doi.org/10.2307/1545176",
        "[1] Li A et al. Frogs. Ann Intern Med 2017;166:514-30.\n[2] NICE guideline NG59 (2016, updated 2020).",
        "[1] Ada Li and Bo Wu, Frogs in water, arXiv:1509.07828.\n[2] Cy Xu, Can toads swim?, arXiv:gr-qc/9408044.",
    ],
)
def test_numbered_items_that_end_in_a_year_or_an_address_need_no_heading(items):
    assert [key for key, _ in found(f"It holds [1,2].\n\n{items}\n")] == ["1", "2"]


@pytest.mark.parametrize("comment", [" – This is a classic.", " → used for the first claim", " *(open access)*"])
def test_words_behind_an_entry_are_no_part_of_it(comment):
    assert [entry for _, entry in found(f"## Sources\n\n- {A}{comment}\n- {B}{comment}\n")] == [A, B]


def test_lines_in_harvard_style_are_entries_without_blank_lines():
    lines = ["Li, J. C. (2018) 'Stable Mechanisms', arXiv.", "Case, K. (2012) 'The Project of Identity', PsycEXTRA."]
    assert [entry for _, entry in found("Reference List\n\n" + "\n".join(lines) + "\n")] == lines


def test_names_in_full_with_semicolons_open_an_entry():
    """``SILVA, José da; SOUZA, Ana`` is how Brazilian lists have it."""
    entry = "SILVA, José da; MÉ, Ludovic. A language for detection systems. **Revista**, 2004."
    assert found(f"Referências\n\n{entry}\n") == [(None, entry)]


def test_a_bare_title_is_an_entry_where_the_text_points_at_its_number():
    text = "It grows [1] and shrinks [2].\n\nSources used:\n1. Cork Forests of Oregon\n2. Water\n3. A remark\n"
    assert found(text) == [("1", "Cork Forests of Oregon"), ("2", "Water")]


def test_lines_that_end_in_a_year_are_entries_without_blank_lines():
    lines = [
        "Li, Y. A., & Wu, D. A. Search for frogs. IEEE TPAMI, 2018.",
        "Porter, M. F. Suffix stripping. Program, 1980.",
    ]
    assert [entry for _, entry in found("References\n" + "\n".join(lines) + "\n")] == lines


def test_letters_before_a_bracket_are_no_part_of_an_entry():
    lines = ['Li et al. (2012), "Improving networks of frogs"', 'Wu et al. (1998), "Learning of toads"']
    assert [entry for _, entry in found(f"Which one?\nA) {lines[0]}\nB) {lines[1]}\n")] == lines


def test_a_hanging_line_that_reads_as_a_sentence_stays_in_its_entry():
    entry = "Li, E. G. (1977). Aboriginal languages: truths.\n   Language problems and their education, 6-11."
    assert [whole for _, whole in found(f"REFERENCES\n\n{entry}\n\n{A}\n")] == [" ".join(entry.split()), A]


def test_a_name_in_full_opens_an_entry():
    lines = ["Robert Griffin. Helping athletes excel in class. The Clearing House Journal, 65(1):23-25, 1991."]
    assert [entry for _, entry in found("## References\n\n" + lines[0] + "\n")] == lines


def test_names_in_full_with_a_year_and_a_colon_open_a_reference_where_a_venue_ends_it():
    items = [
        "Paul Neely (1994): Discourse peak in the final stanza, Journal of West African Languages.",
        "R J Peters, A Iyer and C Koch (2005): Gaze in natural images, Vision Research.",
        "I. G. Avramidi (1994): Covariant methods for gravity, Emu.",
        "Steven Shavell (2007): On Optimal Legal Change. In: Minerva.",
    ]
    assert [entry for _, entry in found("My reading:\n\n" + "".join(f"- {item}\n" for item in items))] == items


def test_under_a_heading_names_in_full_with_a_year_and_a_colon_open_a_reference():
    item = "Georg Simmel (1950): The Metropolis and Mental Life."
    assert [entry for _, entry in found(f"Literaturverzeichnis\n\n{item}\n\n{A}\n")] == [item, A]


def test_a_run_goes_on_behind_items_that_are_no_references():
    """An assistant's list mixes references with links and remarks."""
    assert [entry for _, entry in found(f"See also:\n\n* {A}\n* the course page\n* {B}\n")] == [A, B]


def test_a_list_in_capitals_and_angle_quotes_is_split_by_line():
    lines = [
        "CLERVAL Anne, *Paris sans le peuple*, Paris, La Découverte, 2013, 256 p.",
        "GLASS Ruth, « Aspects of change », *London: Aspects of Change*, Londres, 1964, p. xiii-xlii.",
    ]
    assert [entry for _, entry in found("## Bibliographie\n\n" + "\n".join(lines) + "\n")] == lines


@pytest.mark.parametrize(
    "items",
    [
        "1. Open the file.\n2. Close the file.",
        "- Vaswani et al. (2017) introduced the Transformer.\n- Devlin et al. (2019) extended it.",
        "- In 2017 much changed.\n- In 2019 more did.",
        f"- {A}",
        "1. **Early days** (2012): nothing.\n2. **Later** (2015): more.",
        "- Black Death (1347): A third of Europe died.\n- French Revolution (1789): The king fell, and the Church.",
    ],
)
def test_other_lists_are_no_reference_lists(items):
    assert found(f"Some list:\n\n{items}\n") == []


@pytest.mark.parametrize("indent", ["", "   ", "\t"])
def test_an_entry_may_be_broken_over_lines(indent):
    text = f"References\n\n[1] Vaswani, A. (2017). Attention is\n{indent}all you need.\n{indent}NeurIPS.\n[2] {B}\n"
    assert found(text) == [("1", "Vaswani, A. (2017). Attention is all you need. NeurIPS."), ("2", B)]


@pytest.mark.parametrize(
    "closing",
    [
        "Let me know if you need more papers since 2017!",
        "Note: please verify these sources (2024) before *you* use them.",
        "---\n\nI hope this helps.",
        "*This is not medical advice. Last updated 2024.*",
        "World War II (1939-1945) changed where such research was done.",
        "More at [our docs](https://example.com/docs) and the [course page](https://example.org/2021).",
        "## Conclusion\n\nVaswani et al. (2017) changed the field.",
    ],
)
def test_what_follows_a_list_is_no_entry(closing):
    assert found(f"## References\n\n1. {A}\n2. {B}\n\n{closing}\n") == [("1", A), ("2", B)]


def test_a_list_goes_on_under_deeper_headings():
    text = f"## References\n\n### Papers\n- {A}\n\n### Books\n- {B}\n\n## Appendix\n- {C} is not here\n"
    assert [entry for _, entry in found(text)] == [A, B]


def test_numbers_that_look_like_years_are_labels_only_in_their_turn():
    """A list of thousands passes 1999 and 2017; a line that starts with a year alone is no item."""
    items = "".join(f"{n}. Li, A. ({n % 40 + 1980}). Title number {n}. Journal.\n" for n in range(1, 2101))
    assert [key for key, _ in found(f"# References\n{items}")] == [str(n) for n in range(1, 2101)]
    assert found("2017. A good year.\n2018. Another one.\n") == []


def test_the_item_covers_its_label():
    text = f"# References\n  3. {A}\n"
    [entry] = find_entries(text)
    assert (entry.item.of(text), entry.span.of(text)) == (f"  3. {A}", A)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("References", True),
        ("Further Reading", True),
        ("Literaturverzeichnis", True),
        ("Reference manual", False),
        ("📚 References", True),
        ("References & Further Reading", True),
        ("References (APA 7th edition)", True),
        ("Sources used", True),
        ("Works mentioned in this report", True),
        ("Quellen dieser Antwort", True),
        ("Fuentes consultadas", True),
        ("Sources of error", False),
        ("Papers please", False),
        ("Works of Shakespeare", False),
        ("Working with references", False),
        ("", False),
    ],
)
def test_which_headings_announce_references(title, expected):
    assert names_references(title) is expected


@pytest.mark.parametrize(
    ("line", "below", "level"),
    [
        ("## A title", "", 2),
        ("A title", "=====", 1),
        ("A title", "-----", 2),
        ("**A title**", "", 7),
        ("A sentence.", "", None),
        ("", "", None),
        ("References:", "", 7),
        ("   sources.", "", None),
        ("*Literature*", "", 7),
        ("*Remarks*", "", None),
        ("Sources", "", 7),
        ("<h3>Notes</h3>", "", 3),
    ],
)
def test_levels_of_headings(line, below, level):
    heading = read_heading(line, below)
    assert (heading.level if heading else None) == level


def test_remarks_under_a_heading_of_notes_are_no_entries():
    text = f"## Notes\n\n- The file is created if it does not exist.\n- MD5 is no longer acceptable.\n- {A}\n"
    assert [entry for _, entry in found(text)] == [A]


def test_points_below_an_entry_are_no_entries():
    text = f"## References\n\n* {A}\n  - Key finding: something (Jones, 2019).\n  - Limitations: small sample.\n* {B}\n"
    assert [entry for _, entry in found(text)] == [A, B]


@pytest.mark.parametrize(
    "remark", ["This paper introduced the idea and is a good start.", "**Summary:** It was 4.1 years later (N = 184)."]
)
@pytest.mark.parametrize("gap", ["\n", "\n   ", "\n\n   "])
@pytest.mark.parametrize("label", ["1. ", "- ", ""])
def test_a_sentence_below_an_entry_is_no_part_of_it(label, gap, remark):
    """Assistants say below each entry what it is good for."""
    text = f"## Papers\n\n{label}{A}{gap}{remark}\n\n{label.replace('1', '2')}{B}{gap}{remark}\n"
    assert [entry for _, entry in found(text)] == [A, B]


@pytest.mark.parametrize(
    "closing",
    ["Appendix", "APPENDIX A", "Acknowledgements", "Anhang", "Annexe", "Apéndice", "Приложение", "附录", "부록"],
)
def test_a_bare_heading_closes_a_list(closing):
    """Words that head what stands behind a list end it without any marks."""
    assert found(f"References\n\n1. {A}\n2. {B}\n\n{closing}\n\n1. {C}\n") == [("1", A), ("2", B)]


def test_an_entry_goes_on_behind_a_page_break():
    text = f"References\n\n[1] Vaswani, A. (2017). Attention is\n\n\nall you need. NeurIPS.\n[2] {B}\n"
    assert found(text) == [("1", "Vaswani, A. (2017). Attention is all you need. NeurIPS."), ("2", B)]


@pytest.mark.parametrize("above", ["References\n----------", "Bibliography\n============", "## Sources\n\n---"])
def test_an_entry_that_begins_in_lower_case_is_no_part_of_a_line_drawn_above(above):
    oord = "van den Oord, A., & Zen, H. (2016). WaveNet: A generative model for raw audio. SSW."
    assert found(f"{above}\n\n{oord}\n\n{A}\n") == [(None, oord), (None, A)]


def test_numbers_without_marks_are_labels_where_they_count():
    assert found(f"References\n\n1 {A}\n2 {B}\n3 {C}\n") == [("1", A), ("2", B), ("3", C)]
    assert found(f"References\n\n{A[:-1]},\n12 Street. {B}\n")[0][0] is None


@pytest.mark.parametrize(
    "label", ["vaswani2017:", "[vaswani2017]", "[@vaswani2017]:", "@vaswani2017:", "- vaswani2017:"]
)
def test_keys_as_bibtex_has_them_are_labels(label):
    assert found(f"## References\n\n{label} {A}\n") == [("vaswani2017", A)]


def test_carets_of_pasted_wiki_pages_count_from_one():
    entries = '^ Li, Ada (2014). "Frogs in mud". Copeia.\n^ a b Wu, Bo (2010). "Toads in sand". Copeia.\n'
    text = f"It rose.[1]\n\nReferences\n{entries}"
    assert [key for key, _ in found(text)] == ["1", "2"]


def test_a_note_may_point_at_its_reference():
    """``Vgl.`` and the like are no part of the entry."""
    first, second = "Ada Li und Bo Wu: Frösche im Schlamm, in: Copeia, 2014.", "Aiko Sato: Wasser, in: Moor, 2010."
    assert found(f"So.[1] Und so.[2]\n\n[1] Vgl. {first}\n[2] Siehe auch {second}\n") == [("1", first), ("2", second)]


def test_an_appendix_with_a_title_ends_a_list():
    entry = "Li, A. (2014). Frogs in mud. Copeia, 3, 1-9."
    text = f"References\n\n{entry}\n\nAppendix A. Interview guide\n\n1. How long (in 2010)?\n"
    assert found(text) == [(None, entry)]


@pytest.mark.parametrize(
    "note",
    [
        "@. This remains the standard account.",
        "See also @, who disagrees with the former.",
        "For a critical view, see @.",
        "The classic statement is @, especially the last pages.",
        "On this point I follow @.",
        "Compare @.",
    ],
)
def test_the_words_around_the_reference_of_a_note_are_left_out(note):
    reference = "Carl Moe, *A History of Toads* (Oxford University Press, 2010)"
    ((key, raw),) = found(f"[^1]: {note.replace('@', reference)}\n")
    assert (key, raw.rstrip(".")) == ("1", reference)


def test_references_joined_in_a_note_are_two():
    first, second = 'Moe, C., "Toads", Ibis, 2010', "Wu, B., *A History of Newts*, Ibis, 2011"
    text = f"[^1]: {first}; but see also {second}\n"
    assert [raw for _, raw in found(text)] == [first, second]


def test_lines_that_hang_belong_to_the_line_above_them():
    text = (
        "Literature\n\nAda Li and Bo Wu (2012).\n    The dynamics of small\n    groups. Pub-\n    lished in Minerva.\n"
        "Carl Moe (2013).\n    A history of toads. Ibis.\n"
    )
    assert [raw[:6] for _, raw in found(text)] == ["Ada Li", "Carl M"]


def test_a_short_sentence_below_a_reference_is_a_remark():
    text = (
        "## Further reading\n\n1. Li, A. (2012). *The dynamics of groups*. Minerva.\n   The standard criticism.\n"
        "2. Wu, B. (2013). *A history of eels*.\n   The American Naturalist.\n"
    )
    assert [raw.rpartition(" ")[2] for _, raw in found(text)] == ["Minerva.", "Naturalist."]


HEADS = ("Ada Li and Bo Wu (2020).", "Chen Xu (2019).")
BELOW = ("Frogs of the north.", "Toads of the south.")


@pytest.mark.parametrize("indent", ["", "     "])
@pytest.mark.parametrize("stop", ["", ".", ","])
@pytest.mark.parametrize("labels", [("", ""), ("1. ", "2. ")])
def test_items_of_several_lines_need_no_heading(indent, stop, labels):
    items = [
        f"{label}{head.rstrip('.')}{stop}\n{indent}{title}\n{indent}Ibis."
        for label, head, title in zip(labels, HEADS, BELOW, strict=True)
    ]
    text = "Some works, as asked:\n\n" + "\n\n".join(items) + "\n\nThat is all.\n"
    assert [entry for _, entry in found(text)] == [
        " ".join(item.removeprefix(label).split()) for item, label in zip(items, labels, strict=True)
    ]


def test_the_names_of_an_item_may_go_on_in_the_next_line():
    items = [
        "Li, A., Wu, B., Zhang, C.,\n    and Xu, G. (2020). Frogs. Ibis, 3, 1-5.",
        "Xu, C.\n    2019. Toads. Ibis 4.",
    ]
    assert [entry for _, entry in found("\n".join(items) + "\n\nThat is all.\n")] == [
        " ".join(item.split()) for item in items
    ]


def test_names_with_years_alone_are_no_items():
    assert found("Present were\n\nAda Li (2020)\nBo Wu (2021)\n\nand\n\nChen Xu (2019)\n\nNobody else came.\n") == []


def test_an_entry_may_end_in_a_question():
    items = ["Li, A., & Wu, B. (1999). Efficacy of frogs. Is it predictable?", "Adams, J. D. (1997). Toads. Ibis, 6."]
    assert [entry for _, entry in found("**References**\n\n" + "\n".join(items) + "\n")] == items
