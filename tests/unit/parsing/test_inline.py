"""Works named in running text: a title with evidence beside it, and nothing that merely looks like one."""

from __future__ import annotations

import pytest

from citecheck.datatypes import CitationForm, FieldName
from citecheck.parsing import find_citations

# text, the part that is the citation, title, families of the authors, year, venue
NAMED = [
    (
        "Ronald J. Gilson, *The Infrastructure of Districts*, 74 N.Y.U. L. Rev. 575, 603 (1999).",
        "Ronald J. Gilson, *The Infrastructure of Districts*, 74 N.Y.U. L. Rev. 575, 603 (1999)",
        "The Infrastructure of Districts",
        ["Gilson"],
        1999,
        "N.Y.U. L. Rev.",
    ),
    (
        'M. Bratman published "Two faces of intention" in *Mind, language and law* in 1984.',
        'M. Bratman published "Two faces of intention" in *Mind, language and law* in 1984',
        "Two faces of intention",
        ["Bratman"],
        1984,
        "Mind, language and law",
    ),
    (
        "Umberto Eco, *Trattato di semiotica generale*, Bompiani, Milano 1975, resta fondamentale.",
        "Umberto Eco, *Trattato di semiotica generale*, Bompiani, Milano 1975",
        "Trattato di semiotica generale",
        ["Eco"],
        1975,
        "Bompiani, Milano",
    ),
    (
        'It was followed by "Invisible cities" (Calvino, 1982), which is easier.',
        '"Invisible cities" (Calvino, 1982)',
        "Invisible cities",
        ["Calvino"],
        1982,
        None,
    ),
    (
        "- I. M. Sobol', *On quasi-Monte-Carlo integration* (1998)",
        "I. M. Sobol', *On quasi-Monte-Carlo integration* (1998)",
        "On quasi-Monte-Carlo integration",
        ["Sobol"],
        1998,
        None,
    ),
    (
        "参见《深度学习》（Goodfellow 等，2016）。",
        "《深度学习》（Goodfellow 等，2016）",
        "深度学习",
        ["Goodfellow"],
        2016,
        None,
    ),
    (
        "**Resources**\n\n1. **Thresholding tests** (Sardy et al., 2017)\n",
        "**Thresholding tests** (Sardy et al., 2017)",
        "Thresholding tests",
        ["Sardy"],
        2017,
        None,
    ),
    (
        "the paper *Attention Is All You Need* by Vaswani et al. (NeurIPS 2017) did",
        "*Attention Is All You Need* by Vaswani et al. (NeurIPS 2017)",
        "Attention Is All You Need",
        ["Vaswani"],
        2017,
        "NeurIPS",
    ),
    (
        'In "Deep Residual Learning for Image Recognition" (He et al., 2016), we',
        '"Deep Residual Learning for Image Recognition" (He et al., 2016)',
        "Deep Residual Learning for Image Recognition",
        ["He"],
        2016,
        None,
    ),
    (
        "It was. Vaswani, A. et al. (2017). Attention is all you need. NeurIPS. This is it.",
        "Vaswani, A. et al. (2017). Attention is all you need. NeurIPS.",
        "Attention is all you need",
        ["Vaswani"],
        2017,
        "NeurIPS",
    ),
    (
        "2. **Deep Residual Learning for Image Recognition** – He, K., & Sun, J. (2016). *CVPR*.",
        "**Deep Residual Learning for Image Recognition** – He, K., & Sun, J. (2016)",
        "Deep Residual Learning for Image Recognition",
        ["He", "Sun"],
        2016,
        None,
    ),
    (
        "as shown (A. Einstein, „Zur Elektrodynamik bewegter Körper“, Annalen der Physik 17, 1905).",
        "A. Einstein, „Zur Elektrodynamik bewegter Körper“, Annalen der Physik 17, 1905",
        "Zur Elektrodynamik bewegter Körper",
        ["Einstein"],
        1905,
        "Annalen der Physik",
    ),
    (
        '"Deep Learning" (2015) by LeCun, Bengio and Hinton',
        '"Deep Learning" (2015) by LeCun, Bengio and Hinton',
        "Deep Learning",
        ["LeCun", "Bengio", "Hinton"],
        2015,
        None,
    ),
    (
        "He et al. (2016), “Deep Residual Learning.”",
        "He et al. (2016), “Deep Residual Learning.”",
        "Deep Residual Learning",
        ["He"],
        2016,
        None,
    ),
    (
        "see Kuhn's *The Structure of Scientific Revolutions* (1962)",
        "Kuhn's *The Structure of Scientific Revolutions* (1962)",
        "The Structure of Scientific Revolutions",
        ["Kuhn"],
        1962,
        None,
    ),
    (
        "- **Generative Adversarial Nets** (Goodfellow et al., 2014): games",
        "**Generative Adversarial Nets** (Goodfellow et al., 2014)",
        "Generative Adversarial Nets",
        ["Goodfellow"],
        2014,
        None,
    ),
    (
        "- **A Long Title:** Li & Wu (2020)",
        "**A Long Title:** Li & Wu (2020)",
        "A Long Title",
        ["Li", "Wu"],
        2020,
        None,
    ),
    (
        'the 2014 paper "Sequence to Sequence Learning" by Ilya Sutskever and Oriol Vinyals.',
        '2014 paper "Sequence to Sequence Learning" by Ilya Sutskever and Oriol Vinyals',
        "Sequence to Sequence Learning",
        ["Sutskever", "Vinyals"],
        2014,
        None,
    ),
    (
        '"Mastering the Game of Go," Silver et al., Nature, 2016.',
        '"Mastering the Game of Go," Silver et al., Nature, 2016',
        "Mastering the Game of Go",
        ["Silver"],
        2016,
        "Nature",
    ),
    (
        '"Mastering the Game of Go", published in *Nature* in 2016,',
        '"Mastering the Game of Go", published in *Nature* in 2016',
        "Mastering the Game of Go",
        [],
        2016,
        "Nature",
    ),
    (
        "[Adam: A Method for Optimisation](https://arxiv.org/abs/1412.6980) is",
        "[Adam: A Method for Optimisation](https://arxiv.org/abs/1412.6980)",
        "Adam: A Method for Optimisation",
        [],
        None,
        None,
    ),
    (
        '"A Title of Some Length" (arXiv:1412.6980).',
        '"A Title of Some Length" (arXiv:1412.6980)',
        "A Title of Some Length",
        [],
        None,
        None,
    ),
    (
        "„Sein und Zeit“ von Martin Heidegger (1927)",
        "„Sein und Zeit“ von Martin Heidegger (1927)",
        "Sein und Zeit",
        ["Heidegger"],
        1927,
        None,
    ),
    (
        "**Deep Networks for Images**\n- Authors: Alex Krizhevsky, Geoffrey Hinton\n- Year: 2012\n",
        "**Deep Networks for Images**\n- Authors: Alex Krizhevsky, Geoffrey Hinton\n- Year: 2012",
        "Deep Networks for Images",
        ["Krizhevsky", "Hinton"],
        2012,
        None,
    ),
    (
        "4. **Scaling Laws for Hierarchical Retrieval Transformers** – Martinez & Okafor, ICML 2021.",
        "**Scaling Laws for Hierarchical Retrieval Transformers** – Martinez & Okafor, ICML 2021",
        "Scaling Laws for Hierarchical Retrieval Transformers",
        ["Martinez", "Okafor"],
        2021,
        "ICML",
    ),
    ('so "On Denoting" [Russell, 1905] is', '"On Denoting" [Russell, 1905]', "On Denoting", ["Russell"], 1905, None),
    (
        'while Frege, "On Sense and Reference," Zeitschrift für Philosophie (1892) says',
        'Frege, "On Sense and Reference," Zeitschrift für Philosophie (1892)',
        "On Sense and Reference",
        ["Frege"],
        1892,
        "Zeitschrift für Philosophie",
    ),
    (
        'See Einstein, A., "Zur Elektrodynamik bewegter Körper", Annalen der Physik (1905).',
        'Einstein, A., "Zur Elektrodynamik bewegter Körper", Annalen der Physik (1905)',
        "Zur Elektrodynamik bewegter Körper",
        ["Einstein"],
        1905,
        "Annalen der Physik",
    ),
    (
        "Popper (1959), *The Logic of Scientific Discovery*, disagrees",
        "Popper (1959), *The Logic of Scientific Discovery*",
        "The Logic of Scientific Discovery",
        ["Popper"],
        1959,
        None,
    ),
    (
        "und Max Webers „Wirtschaft und Gesellschaft“ (1922) ist",
        "Max Webers „Wirtschaft und Gesellschaft“ (1922)",
        "Wirtschaft und Gesellschaft",
        ["Weber"],
        1922,
        None,
    ),
    (
        "« La Distinction » de Pierre Bourdieu (1979) est",
        "« La Distinction » de Pierre Bourdieu (1979)",
        "La Distinction",
        ["Bourdieu"],
        1979,
        None,
    ),
    (
        "見よ「日本の思想」（丸山眞男, 1961）。",
        "「日本の思想」（丸山眞男, 1961）",
        "日本の思想",
        ["丸山眞男"],
        1961,
        None,
    ),
    (
        "Then Leonard Bloomfield published *Language* (1933), and",
        "Leonard Bloomfield published *Language* (1933)",
        "Language",
        ["Bloomfield"],
        1933,
        None,
    ),
    (
        "while Daniel Solove's *Understanding Privacy* (Harvard University Press, 2008) takes",
        "Daniel Solove's *Understanding Privacy* (Harvard University Press, 2008)",
        "Understanding Privacy",
        ["Solove"],
        2008,
        "Harvard University Press",
    ),
    (
        "1. **Toni Morrison – *Beloved* (1987)**. Read it.",
        "Toni Morrison – *Beloved* (1987)",
        "Beloved",
        ["Morrison"],
        1987,
        None,
    ),
    (
        "5. *Middlemarch* (George Eliot, 1871–72)",
        "*Middlemarch* (George Eliot, 1871–72)",
        "Middlemarch",
        ["Eliot"],
        1871,
        None,
    ),
    (
        'start with Barbara Christian, "Beloved, She\'s Ours," *Narrative* 5.1 (1997): 36–49.',
        'Barbara Christian, "Beloved, She\'s Ours," *Narrative* 5.1 (1997): 36–49',
        "Beloved, She's Ours",
        ["Christian"],
        1997,
        "Narrative",
    ),
    (
        'while Oke\'s (1982) paper, "The energetic basis of the heat island," *Quarterly Journal*, 108(455), 1-24, is.',
        'Oke\'s (1982) paper, "The energetic basis of the heat island," *Quarterly Journal*, 108(455), 1-24',
        "The energetic basis of the heat island",
        ["Oke"],
        1982,
        "Quarterly Journal",
    ),
    (
        '- "Efficient Transformers: A Survey" (Tay et al., ACM Computing Surveys, 2022)',
        '"Efficient Transformers: A Survey" (Tay et al., ACM Computing Surveys, 2022)',
        "Efficient Transformers: A Survey",
        ["Tay"],
        2022,
        "ACM Computing Surveys",
    ),
    (
        "It was Arlie Hochschild, in *The Managed Heart* (University of California Press, 1983).",
        "Arlie Hochschild, in *The Managed Heart* (University of California Press, 1983)",
        "The Managed Heart",
        ["Hochschild"],
        1983,
        "University of California Press",
    ),
    (
        'and Thompson and Aldridge\'s 2015 review, "Microplastics in Freshwater" (Water Research), is.',
        'Thompson and Aldridge\'s 2015 review, "Microplastics in Freshwater" (Water Research)',
        "Microplastics in Freshwater",
        ["Thompson", "Aldridge"],
        2015,
        "Water Research",
    ),
    (
        '* Kiril Dimitrov: "Talent management in the North" (2018) – a must-read.',
        'Kiril Dimitrov: "Talent management in the North" (2018)',
        "Talent management in the North",
        ["Dimitrov"],
        2018,
        None,
    ),
    (
        'In 1970, Keith W. Hastings published "Sampling methods using chains".',
        '1970, Keith W. Hastings published "Sampling methods using chains"',
        "Sampling methods using chains",
        ["Hastings"],
        1970,
        None,
    ),
    (
        'Ada Li (2010) wrote "First-hitting densities". The GDPR (2018) is old.',
        'Ada Li (2010) wrote "First-hitting densities"',
        "First-hitting densities",
        ["Li"],
        2010,
        None,
    ),
    (
        '- **Batsis et al. (2020)** – "A Rural Health Intervention": a classic.',
        '**Batsis et al. (2020)** – "A Rural Health Intervention"',
        "A Rural Health Intervention",
        ["Batsis"],
        2020,
        None,
    ),
    (
        "- *Diagnosis and treatment of children*\n  - by R G Ross and N Compagnon (2001)\n",
        "*Diagnosis and treatment of children*\n  - by R G Ross and N Compagnon (2001)",
        "Diagnosis and treatment of children",
        ["Ross", "Compagnon"],
        2001,
        None,
    ),
    (
        'In 1969, Korolev et al. published "Populations of the levels" in *Applied Spectroscopy*. It is.',
        '1969, Korolev et al. published "Populations of the levels" in *Applied Spectroscopy*',
        "Populations of the levels",
        ["Korolev"],
        1969,
        "Applied Spectroscopy",
    ),
    (
        "*   **Other:** Radboud Winkels and Rinke Hoekstra. (2012). *Extraction of Legal Concepts*.\n",
        "Radboud Winkels and Rinke Hoekstra. (2012). *Extraction of Legal Concepts*.",
        "Extraction of Legal Concepts",
        ["Winkels", "Hoekstra"],
        2012,
        None,
    ),
    (
        '- Ada Smith. 2019. "Frogs and Toads in Water"',
        'Ada Smith. 2019. "Frogs and Toads in Water"',
        "Frogs and Toads in Water",
        ["Smith"],
        2019,
        None,
    ),
    (
        '- Ada Smith, "Frogs and Toads in Water," 2019',
        'Ada Smith, "Frogs and Toads in Water," 2019',
        "Frogs and Toads in Water",
        ["Smith"],
        2019,
        None,
    ),
    (
        '- "Frogs and Toads in Water" (2019), Ada Smith',
        '"Frogs and Toads in Water" (2019), Ada Smith',
        "Frogs and Toads in Water",
        ["Smith"],
        2019,
        None,
    ),
    (
        "- *Test-Driven Development: By Example* (Kent Beck, Addison-Wesley, 2002)",
        "*Test-Driven Development: By Example* (Kent Beck, Addison-Wesley, 2002)",
        "Test-Driven Development: By Example",
        ["Beck"],
        2002,
        "Addison-Wesley",
    ),
    (
        "1. Wei Peng and Yekyung Kwon – *A difference game with memory* (Mycologia, 1979) – a good start",
        "Wei Peng and Yekyung Kwon – *A difference game with memory* (Mycologia, 1979)",
        "A difference game with memory",
        ["Peng", "Kwon"],
        1979,
        "Mycologia",
    ),
    (
        "Read Knuth's *The Art of Computer Programming*, Vol. 1 (Addison-Wesley, 1997), first.",
        "Knuth's *The Art of Computer Programming*, Vol. 1 (Addison-Wesley, 1997)",
        "The Art of Computer Programming",
        ["Knuth"],
        1997,
        "Addison-Wesley",
    ),
    (
        '**Hinton, G., Dean, J. (2015)** – "Distilling the Knowledge in a Network" 👉 arXiv:1503.02531',
        '**Hinton, G., Dean, J. (2015)** – "Distilling the Knowledge in a Network" 👉 arXiv:1503.02531',
        "Distilling the Knowledge in a Network",
        ["Hinton", "Dean"],
        2015,
        None,
    ),
    (
        "- Tilman Fichter – *Wende nach links* (SDS und SPD, 1988)",
        "Tilman Fichter – *Wende nach links* (SDS und SPD, 1988)",
        "Wende nach links",
        ["Fichter"],
        1988,
        "SDS und SPD",
    ),
    (
        "- Deep Learning – *Attention is all you need* (Vaswani, 2017)",
        "*Attention is all you need* (Vaswani, 2017)",
        "Attention is all you need",
        ["Vaswani"],
        2017,
        None,
    ),
    (
        "For more, see Mueller and Wu's *Frogs in water* (2014).",
        "Mueller and Wu's *Frogs in water* (2014)",
        "Frogs in water",
        ["Mueller", "Wu"],
        2014,
        None,
    ),
    (
        "See Blank, *Mechanisms of Life in Water*, 2nd ed. (Wiley, 2014).",
        "Blank, *Mechanisms of Life in Water*, 2nd ed. (Wiley, 2014)",
        "Mechanisms of Life in Water",
        ["Blank"],
        2014,
        "Wiley",
    ),
    (
        "- *Mechanisms of Life in Water* (3rd ed., Wiley, 2014) by Robert Blank",
        "*Mechanisms of Life in Water* (3rd ed., Wiley, 2014) by Robert Blank",
        "Mechanisms of Life in Water",
        ["Blank"],
        2014,
        "Wiley",
    ),
    (
        "M. Kan, P. Maig and V. Timon, *Interest rates mapping* (2007)",
        "M. Kan, P. Maig and V. Timon, *Interest rates mapping* (2007)",
        "Interest rates mapping",
        ["Kan", "Maig", "Timon"],
        2007,
        None,
    ),
    ("《呐喊》（鲁迅，1923）", "《呐喊》（鲁迅，1923）", "呐喊", ["鲁迅"], 1923, None),
    (
        "- « Frogs and toads in water », Robbert Prins, Proceedings of the Pond Society, 2004",
        "« Frogs and toads in water », Robbert Prins, Proceedings of the Pond Society, 2004",
        "Frogs and toads in water",
        ["Prins"],
        2004,
        "Proceedings of the Pond Society",
    ),
    (
        '"Frogs and toads in water", B. M Benway, Yearbook of Urology, 2010.',
        '"Frogs and toads in water", B. M Benway, Yearbook of Urology, 2010',
        "Frogs and toads in water",
        ["Benway"],
        2010,
        "Yearbook of Urology",
    ),
    (
        '"Frogs and toads in water", Ada Li, Jo Wu and Bo Ray, Procedia - Social and Frog Sciences, 2010.',
        '"Frogs and toads in water", Ada Li, Jo Wu and Bo Ray, Procedia - Social and Frog Sciences, 2010',
        "Frogs and toads in water",
        ["Li", "Wu", "Ray"],
        2010,
        "Procedia - Social and Frog Sciences",
    ),
    (
        'There is a 1999 paper by Bales called "Crises and how to tell them", and it changed much.',
        '1999 paper by Bales called "Crises and how to tell them"',
        "Crises and how to tell them",
        ["Bales"],
        1999,
        None,
    ),
    (
        'I also like Alessio, "A true success story of our time," from 2018.',
        'Alessio, "A true success story of our time," from 2018',
        "A true success story of our time",
        ["Alessio"],
        2018,
        None,
    ),
    (
        'I also like Alessio et al., "A success story," from 2018.',
        'Alessio et al., "A success story," from 2018',
        "A success story",
        ["Alessio"],
        2018,
        None,
    ),
    (
        'There is also "Determining what a course is" by R. W. Harold Row from 1916, if you have time.',
        '"Determining what a course is" by R. W. Harold Row from 1916',
        "Determining what a course is",
        ["Row"],
        1916,
        None,
    ),
    (
        'There is "The atypical sertindole: cases" by A M Lee, J L Knoll and T Suppes from 2001, if you have time.',
        '"The atypical sertindole: cases" by A M Lee, J L Knoll and T Suppes from 2001',
        "The atypical sertindole: cases",
        ["Lee", "Knoll", "Suppes"],
        2001,
        None,
    ),
]


@pytest.mark.parametrize(
    ("text", "raw", "title", "families", "year", "venue"), NAMED, ids=lambda value: str(value)[:40]
)
def test_a_named_work_is_one_citation_with_its_fields(text, raw, title, families, year, venue):
    [citation] = find_citations(text)
    assert citation.form is CitationForm.PROSE
    assert citation.raw == raw
    assert (citation.title, citation.year, citation.venue) == (title, year, venue)
    assert [author.family for author in citation.authors] == families
    assert citation.span_of(FieldName.TITLE).of(text) == title


@pytest.mark.parametrize(
    "text",
    [
        'He said "this is really important" (in 2017).',
        'the so-called "vanishing gradient" of 1991',
        "It is *very* important (2017).",
        "The film *Inception* (2010) was good.",
        'The film "The Day After Tomorrow" (2004) and the slogan "Make America Great Again" (2016) are known.',
        'Netflix\'s "Our Planet" (2019) is popular.',
        '"The Long Way Home" (1998) is a documentary.',
        "《中华人民共和国教育法》（1995）规定。",
        "See *The Lancet* (2015) for more.",
        "published in *Journal of Machine Learning Research* (2003)",
        "**Early days** (2012) were hard.",
        "The Beatles' *Abbey Road* (1969) is an album.",
        'A song by Bales called "Crises and how to tell them" was a hit.',
        'Nobody knew "the big red herring here" from 1999.',
        'In 2019, Google published "Bard" for all.',
        'He said: "We will win" (May 2020).',
        "Contact: John Smith, 12 Main Street, Boston (2020).",
        "**The Rise of Deep Learning Methods** (2012–2020)",
        "## A Heading About 2017 (Part 2)",
        '"A Phrase Without Any Evidence Beside It" is nothing.',
        '"We find that it improves by a lot" (p. 5).',
        "[Our Guide to Many Papers](https://example.com/2020)",
        "https://example.com/paper/2017",
        '`"A Title in Code" (Li et al., 2020)`',
        "version 10.15, ratio 10.1/2, and 1706.03762",
    ],
)
def test_other_phrases_are_no_citations(text):
    assert find_citations(text) == ()


def test_words_quoted_with_a_page_are_a_quotation():
    """The bracket stays a pointer; what stands in quotes is no title."""
    [citation] = find_citations('"We Find That It Improves Results" (Li et al., 2020, p. 5)')
    assert (citation.form, citation.raw) == (CitationForm.MARKER, "Li et al., 2020, p. 5")


@pytest.mark.parametrize(
    ("text", "raws"),
    [
        ("See arXiv:1706.03762v5, and 10.1038/nature14539.", ["arXiv:1706.03762v5", "10.1038/nature14539"]),
        (
            "([arXiv:1706.03762](https://arxiv.org/abs/1706.03762))",
            ["[arXiv:1706.03762](https://arxiv.org/abs/1706.03762)"],
        ),
        (
            "[Li et al. (2002)](https://doi.org/10.1061/(asce)0733-947x(2002)128:5(395))",
            ["[Li et al. (2002)](https://doi.org/10.1061/(asce)0733-947x(2002)128:5(395))"],
        ),
        ("[paper](https://arxiv.org/abs/1706.03762)", ["[paper](https://arxiv.org/abs/1706.03762)"]),
        ("<https://openreview.net/forum?id=abc>", ["https://openreview.net/forum?id=abc"]),
        ("https://aclanthology.org/P19-1001 and P19-1001", ["https://aclanthology.org/P19-1001"]),
        ("PMID: 12345678; https://example.org/10", ["PMID: 12345678"]),
    ],
)
def test_bare_identifiers_and_links_to_works(text, raws):
    found = find_citations(text)
    assert [citation.raw for citation in found] == raws
    assert {citation.form for citation in found} == {CitationForm.IDENTIFIER}


@pytest.mark.parametrize(
    "text", ["It falls (Zorn, 1991).\n- **Cost:** it rises.", "It falls (Zorn, 1991). *Note:* it rises."]
)
def test_a_pointer_is_not_the_author_of_what_follows_its_bracket(text):
    assert [citation.raw for citation in find_citations(text)] == ["Zorn, 1991"]


def test_a_pointer_that_an_entry_answers_is_no_second_citation():
    """With a list, the title in the sentence and its bracket point at the entry."""
    text = (
        'In "Deep Residual Learning for Images" (He et al., 2016) it holds.\n\n# References\n\n'
        "- He, K., Zhang, X., & Sun, J. (2016). Deep residual learning for images. CVPR.\n"
    )
    [entry] = find_citations(text)
    assert [marker.raw for marker in entry.markers] == ["He et al., 2016"]


def test_several_titles_behind_a_heading_are_each_found():
    text = "Further reading: *Frogs in General* (A. Li, 2020), *On Toads* (B. Xu, 2019), and *On Newts* (C. Wu, 2018)."
    assert [item.title for item in find_citations(text)] == ["Frogs in General", "On Toads", "On Newts"]


def test_a_list_item_without_its_comment_is_the_entry():
    text = "## Key papers\n\n1. **A Title of Some Length** (Li et al., 2020) – why it matters so much.\n"
    [entry] = find_citations(text)
    assert (entry.form, entry.key, entry.raw) == (
        CitationForm.ENTRY,
        "1",
        "**A Title of Some Length** (Li et al., 2020)",
    )


@pytest.mark.parametrize(
    "text",
    [
        "- **Self-supervised contrastive learning** (Chen et al., 2020): learns by comparing views.",
        "- **Retrieval-augmented generation** (Chen et al., 2020) combines two parts.",
        "- **Dropout** (Chen et al., 2020)",
        "- *Contrastive learning* (Chen et al., 2020) compares.",
        "Key concepts from these papers:\n\n- **Contrastive learning** (Chen et al., 2020): compares.",
        "the idea of the *Bayesian brain* (Chen et al., 2020) by some",
    ],
)
def test_a_concept_before_a_pointer_is_no_title(text):
    """Names of concepts are in bold too; the pointer is what cites."""
    (found,) = find_citations(text)
    assert (found.form, found.raw) == (CitationForm.MARKER, "Chen et al., 2020")


def test_evidence_is_not_taken_from_the_next_item():
    text = (
        "- [A Study of Warm Water and Fish](https://doi.org/10.1000/a) (Sherwood et al., 2020)\n"
        "- [Another Study of Cold Water](https://doi.org/10.1000/b), Chen & Tung, 2018\n"
    )
    assert [(item.title, len(item.identifiers), item.year) for item in find_citations(text)] == [
        ("A Study of Warm Water and Fish", 1, 2020),
        ("Another Study of Cold Water", 1, 2018),
    ]


@pytest.mark.parametrize(
    "label", ["**Week 5 (3 Nov).** Criticism. ", "**Week 5:** ", "**Session 2 (Tuesday)** – ", "**Day 3.** Methods. "]
)
def test_the_label_of_a_part_is_no_title(label):
    reference = 'Choyce and Peng (2002), "A systematic review of adjuncts"'
    (citation,) = find_citations(f"{label}Read {reference}, and come.")
    assert citation.raw == reference


@pytest.mark.parametrize(
    "reference",
    [
        "Ada Li and Bo Wu (2012). The dynamics of small groups. *Minerva*.",
        "Can Xu et al. (2014). Explosive or continuous. arXiv:1403.8012",
        "Bo Wu (2012). A history of toads. Journal of Toads, 3, 4-5.",
    ],
)
def test_words_and_a_colon_may_lead_to_a_reference(reference):
    (citation,) = find_citations(f"1. For the details: {reference}\n\nThat is all there is.")
    assert citation.raw.rstrip(".") == reference.rstrip(".")


def test_a_sentence_behind_a_pointer_is_no_title():
    (citation,) = find_citations("One study stands out: Li et al. (2017). It found that all is well.")
    assert citation.raw == "Li et al. (2017)"
