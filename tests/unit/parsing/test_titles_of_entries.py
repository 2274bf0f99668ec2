"""Where the title of an entry begins and ends, in the styles that do not quote it."""

from __future__ import annotations

import pytest

from citecheck.datatypes import FieldName, Span
from citecheck.parsing.entries import parse_entry
from citecheck.parsing.learned.choosing import prevails
from citecheck.parsing.styles.last_sentences import continues_title
from citecheck.parsing.styles.reading import Reading

TITLES = [
    # one word, or a few with a numeral
    ("Chadwick D. Gabapentin. 1994.", "Gabapentin"),
    ("Marchettini, P., & Marangoni, C. (2003). The Lindblom roller.", "The Lindblom roller"),
    ("Halle M. Phonemics. Soviet and East European Linguistics. 1963.", "Phonemics"),
    ("Veronica Roth. 2012. Divergent. Katherine Tegen Books.", "Divergent"),
    ("Thomas Campion. 1617. XXIII. Your fair looks.", "XXIII. Your fair looks"),
    ("Albert B Porter. XII. On the theory of vision. The London Philosophical Magazine, 11(61):154-166, 1906.",
     "XII. On the theory of vision"),
    # initials inside
    ("Andrews, B., Cunningham, S. M.: L.L. Bean improves call-center forecasting. Interfaces 25, 1-13 (1995).",
     "L.L. Bean improves call-center forecasting"),
    ("Patrick Carey. 2004. Orestes A. Brownson: American Religious Weathervane. William B. Eerdmans.",
     "Orestes A. Brownson: American Religious Weathervane"),
    (("Gerardo M. Ariznabarreta Ugalde and J. Carlos Bracho Gilsanz. 2003. El Derecho Canónico con mucha "
      "bondad. Estudios eclesiásticos, 78(307):779-781."),
     "El Derecho Canónico con mucha bondad"),
    # quoted words inside or first
    ("Peter C. Craft. 2010. Warfare, Trade, and 'Indians' in British Literature, 1652–1711. University of Illinois.",
     "Warfare, Trade, and 'Indians' in British Literature, 1652–1711"),
    (("Schembri A. Rethinking 'Classifiers' in Signed Languages. Perspectives on Classifiers in Signed "
      "Languages. 2003."),
     "Rethinking 'Classifiers' in Signed Languages"),
    ("Honneth, A. (2022). 'labour', a Brief History of a Modern Concept. Philosophy, 97(2), 149-167.",
     "labour', a Brief History of a Modern Concept"),
    ("Jason Katz. 2007. 'A Biological Necessity at Work': Evolution in Selected Novels. Concordia University.",
     "A Biological Necessity at Work': Evolution in Selected Novels"),
    (("Guy Berg. 1993. \"Mir wëlle bleiwe, wat mir sin\". Soziolinguistische und sprachtypologische "
      "Betrachtungen zur luxemburgischen Mehrsprachigkeit. Tübingen: Niemeyer."),
     ("Mir wëlle bleiwe, wat mir sin\". Soziolinguistische und sprachtypologische Betrachtungen zur "
      "luxemburgischen Mehrsprachigkeit")),
    ("Berenstain, N. (2020) ''Civility' and the Civilizing Project', Philosophical Papers, 49(2), pp. 305-337.",
     "Civility' and the Civilizing Project"),
    # dates, years, numbers
    ("Alfred Newton. January 9, 1866. Proceedings of the Zoological Society of London, 34:1-34, 1866.",
     "January 9, 1866"),
    ("Damour T. 1974: the discovery of the first binary pulsar. arXiv. 2014.",
     "1974: the discovery of the first binary pulsar"),
    ("Claire Bosc-Tiessé. Walatta Petros (1593). Dictionary of African Biography, 6, 2012.", "Walatta Petros (1593)"),
    (("Nguyen QA, Mitra A. NoisyAnnot@ Causal News Corpus 2022: Causality Detection using Annotation "
      "Decisions. Proceedings of the 5th Workshop on Extraction of Events from Text. 2022."),
     "NoisyAnnot@ Causal News Corpus 2022: Causality Detection using Annotation Decisions"),
    ("Fujita, H. (1957). Studies on the cockroach (Rep. 4). Medical entomology and zoology, 8(2), 89-90.",
     "Studies on the cockroach (Rep. 4)"),
    ("C. Chambers and A. K. Holliday. 625. The reaction of diboron. Journal of the Chemical Society, 1965.",
     "625. The reaction of diboron"),
    # wholly in square brackets
    ("Scheen, A. J. (2000). [Pharma-clinics. Medication of the month. Glimepiride (Amarylle)].",
     "Pharma-clinics. Medication of the month. Glimepiride (Amarylle)"),
    ("I Pintér and J Nagy. [Analgesic nephropathy]. 1998.", "Analgesic nephropathy"),
    ("List, J.-M. (2021). Von Papierfabriken [Of Predatory Publishers and Paper Mills]. Von Bäumen, 5(6).",
     "Von Papierfabriken [Of Predatory Publishers and Paper Mills]"),
    # the last sentence: a second one of the title, a container, a publisher in lower case
    ("Montgomery, J. (1999). New atypical antipsychotics. Experience and utility in the elderly.",
     "New atypical antipsychotics. Experience and utility in the elderly"),
    (("Materson, B. J., & Reda, D. J. (1998). Effects of drugs on heart rate: changes over time. "
      "Department of Veterans Affairs Cooperative Study Group on Antihypertensive Agents."),
     ("Effects of drugs on heart rate: changes over time. Department of Veterans Affairs Cooperative Study "
      "Group on Antihypertensive Agents")),
    ("Dean, T. L., & Wellman, M. R. (1991). Planning and Control. morgan.", "Planning and Control"),
    ("Graham Richards. Putting Psychology in its place. Mental Machinery, 2002.", "Putting Psychology in its place"),
    ("Biagio Ricceri. Miscellaneous applications of certain minimax theorems. I. arXiv, 2015.",
     "Miscellaneous applications of certain minimax theorems. I"),
    # whatever stands before a known venue whose numbers end the entry
    ("Torres, I. (1974). La Causa Chicana: Movement for Justice. Margaret M. Mangold. Social Service Review, 48(1).",
     "La Causa Chicana: Movement for Justice. Margaret M. Mangold"),
    (("Wei, S.-W. (2016). Erratum: Insight into the Structure of a Black Hole [Phys. Rev. Lett. 115, 111302 (2015)]. "
      "Phys. Rev. Lett., 116(16), 169903."),
     "Erratum: Insight into the Structure of a Black Hole [Phys. Rev. Lett. 115, 111302 (2015)]"),
    # names that are written in unusual ways
    ("Mittal, R., Chaplot, S. L. , ben-Avraham, D., Y Deouell, L.: Measurement of anharmonicity. arXiv (2009).",
     "Measurement of anharmonicity"),
    ("William B. Sprague. The Annual Sermon, Preached before the American Society. 1847.",
     "The Annual Sermon, Preached before the American Society"),
    ("Zhenyu Zhang, Qian Wang, and Ulf-G. Meißner. Revealing the nature of hidden charm pentaquarks. 2023.",
     "Revealing the nature of hidden charm pentaquarks"),
    ("Hans Urs von Balthasar. Pisma wybrane. WAM, 2006.", "Pisma wybrane"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_the_title_is_read_whole_and_alone(text: str, title: str) -> None:
    assert (parse_entry(text, Span(0, len(text))).title or "").strip("\"'") == title


@pytest.mark.parametrize(
    ("title", "last", "is_part"),
    [
        ("Inhibition of renin in normal individuals", "Role of the renin-angiotensin system", True),
        ("Effects of enalapril on mortality in heart failure", "The SOLVD Investigators", True),
        ("Los misioneros en la Monarquía", "Los Jesuitas en España: Historia y Mundo Hispánico", False),
        ("Rendering of sparse voxels", "Advances in Neural Information Processing Systems", False),
        ("Planning and control", "Cambridge University Press", False),
        ("Modal logic: an introduction", "cup", False),
    ],
)
def test_words_tell_whether_the_last_sentence_is_part_of_the_title(title: str, last: str, *, is_part: bool) -> None:
    text = f"{title}. {last}."
    assert continues_title(text, 0, len(title), len(text)) is is_part


@pytest.mark.parametrize(
    ("text", "seen", "said", "probability", "is_taken"),
    [
        # the title of a known style, and nothing of the model
        ("Nadel ES. Angioedema. 1998.", "Angioedema", None, 0.91, False),
        ("Nadel ES, Angioedema, 1998.", "Angioedema", None, 0.91, True),
        # where it begins
        ("Krug R. 279. Neuere Methoden. Chirurgie. 1980;2:5.", "279. Neuere Methoden", "Neuere Methoden", 0.9, False),
        ("Li, W.: Birds of Laos. A list. Ibis 3, 1-9 (1999).", "Birds of Laos", "Laos", 0.9, False),
        ("Li, W.: Birds of Laos. A list. Ibis 3, 1-9 (1999).", "Birds of Laos", "Laos", 0.99, True),
        # where it ends
        ("Roe A. Bogs (Rep. 42). Mire. 1957;8:89.", "Bogs (Rep. 42)", "Bogs", 0.6, False),
        ("Roe A. Bogs (Rep. 42). Mire. 1957;8:89.", "Bogs (Rep. 42)", "Bogs", 0.95, True),
        ("Roe A. Bogs of Laos. I. Mire. 1957;8:89.", "Bogs of Laos. I", "Bogs of Laos", 0.6, False),
        ("Roe A. Bogs of Laos. The Mire, 8:89, 1957.", "Bogs of Laos", "Bogs of Laos. The Mire", 0.6, False),
        ("Roe A. [Bogs of Laos. A list]. 1957.", "Bogs of Laos. A list", "Bogs of Laos", 0.99, False),
    ],
)
def test_the_marks_of_a_style_tell_whose_title_prevails(
    text: str, seen: str, said: str | None, probability: float, *, is_taken: bool
) -> None:
    def reading(title: str | None) -> Reading:
        place = Span(text.index(title), text.index(title) + len(title)) if title else None
        return Reading({FieldName.TITLE: place} if place else {}, 0.91)

    assert prevails(text, reading(seen), reading(said), probability) is is_taken
