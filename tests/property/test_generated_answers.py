"""Answers composed of known works: every citation is found where it was written, linked, and nothing else is."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.datatypes import CitationForm
from citecheck.parsing import find_citations

# family and given name of the authors, title, venue, year, arXiv id
WORKS = [
    (
        (("Vaswani", "Ashish"), ("Shazeer", "Noam"), ("Parmar", "Niki")),
        "Attention Is All You Need",
        "NeurIPS",
        2017,
        "1706.03762",
    ),
    (
        (("He", "Kaiming"), ("Zhang", "Xiangyu")),
        "Deep Residual Learning for Image Recognition",
        "CVPR",
        2016,
        "1512.03385",
    ),
    (
        (("Kingma", "Diederik P."), ("Ba", "Jimmy")),
        "Adam: A Method for Stochastic Optimization",
        "ICLR",
        2015,
        "1412.6980",
    ),
    (
        (("van den Oord", "Aäron"), ("Dieleman", "Sander"), ("Zen", "Heiga")),
        "WaveNet: A Generative Model for Raw Audio",
        "SSW",
        2016,
        "1609.03499",
    ),
    ((("García-Márquez", "José"),), "On the Dangers of Stochastic Parrots", "Journal of Irony", 2021, "2101.00001"),
    (
        (("Kuhn", "Thomas S."),),
        "The Structure of Scientific Revolutions",
        "University of Chicago Press",
        1962,
        "9901.00001",
    ),
    (
        (("Müller", "Anna"), ("O'Brien", "Conor")),
        "Is a Picture Worth a Thousand Words?",
        "Annals of Statistics",
        1999,
        "9902.00001",
    ),
    (
        (("Chen", "Wei"), ("Li", "Na"), ("Wu", "Min"), ("Zhou", "Yi")),
        "Chain-of-Thought Prompting and Its Limits",
        "ACL",
        2023,
        "2301.00002",
    ),
]
HEADINGS = [
    "## References",
    "**References**",
    "References:",
    "### Sources",
    "Bibliography\n------------",
    "# Literatur",
    "**Works cited:**",
]
FILLERS = [
    "The field has changed a lot in recent years.",
    "Costs fell by 30% between 2010 and 2020 (see the table).",
    "In practice, `x[0]` works well, and a \"good enough\" solution suffices.",
    "The World Cup (2018) is unrelated.",
    "**Key point:** scaling helps *a lot*.",
]  # fmt: skip


def _initials(given):
    return " ".join(f"{part[0]}." for part in given.split())


def _joined(names, last):
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + last + names[-1]


def _apa(work):
    authors, title, venue, year, _ = work
    return (
        f"{_joined([f'{f}, {_initials(g)}' for f, g in authors], ', & ')} ({year}). {title}. *{venue}*, 12(3), 45–67."
    )


def _ieee(work):
    authors, title, venue, year, _ = work
    names = _joined([f"{_initials(given)} {family}" for family, given in authors], ", and ")
    return f'{names}, "{title}," *{venue}*, vol. 12, pp. 45–67, {year}.'


def _acl(work):
    authors, title, venue, year, _ = work
    return f"{_joined([f'{g} {f}' for f, g in authors], ' and ')}. {year}. {title}. In *{venue}*, pages 45–67."


def _harvard(work):
    authors, title, venue, year, _ = work
    names = _joined([f"{family}, {_initials(given)}" for family, given in authors], " and ")
    return f"{names} ({year}) '{title}', *{venue}*, 12(3), pp. 45–67."


def _short(work):
    families = [family for family, _ in work[0]]
    return (
        families[0] if len(families) == 1 else " & ".join(families) if len(families) == 2 else f"{families[0]} et al."
    )


# what stands before the citation, and the citation
NAMED = [
    lambda work: ("The paper ", f"*{work[1]}* by {_short(work)} ({work[2]}, {work[3]})"),
    lambda work: ("In ", f'"{work[1]}" ({_short(work)}, {work[3]})'),
    lambda work: ("See ", f'{_short(work)} ({work[3]}), "{work[1]}"'),
    lambda work: ("A classic is ", f"“{work[1]}” by {_joined([f'{g} {f}' for f, g in work[0]], ' and ')} ({work[3]})"),
    lambda work: ("- ", f"**{work[1]}** ({_short(work)}, {work[3]})"),
    lambda work: ("Recall ", f'{work[0][0][0]}\'s ({work[3]}) "{work[1]}"'),
    lambda work: ("It appeared as ", f'"{work[1]}" ({work[2]}, {work[3]})'),
    lambda work: ("Read ", f"[{work[1]}](https://arxiv.org/abs/{work[4]})"),
    lambda work: ("Look up ", f"arXiv:{work[4]}"),
]

BULLETS = st.sampled_from(["", "- ", "* "])
LABELS = st.sampled_from(["[{}] ", "{}. ", "({}) "])
works = st.lists(st.sampled_from(WORKS), min_size=2, max_size=6, unique=True)


@settings(max_examples=150)
@given(
    works,
    st.sampled_from(HEADINGS),
    st.sampled_from([_apa, _ieee, _acl, _harvard]),
    st.sampled_from(["[{}] ", "{}. ", "({}) "]),
    st.data(),
)
def test_a_numbered_list_is_found_whole_and_linked(chosen, heading, style, label, data):
    entries = [style(work) for work in chosen]
    claims = [f"{data.draw(st.sampled_from(FILLERS))} Some claim holds [{n}]." for n in range(1, len(chosen) + 1)]
    items = [label.format(n) + entry for n, entry in enumerate(entries, 1)]
    text = "\n".join([" ".join(claims), "", heading, "", *items, "", "Let me know if you want more since 2017!"])
    found = find_citations(text)
    assert [(item.form, item.key, item.raw) for item in found] == [
        (CitationForm.ENTRY, str(n), entry) for n, entry in enumerate(entries, 1)
    ]
    assert [[marker.raw for marker in item.markers] for item in found] == [[str(n)] for n in range(1, len(chosen) + 1)]


@settings(max_examples=150)
@given(
    works,
    st.sampled_from(HEADINGS),
    st.sampled_from([_apa, _acl, _harvard]),
    st.sampled_from(["", "- ", "* "]),
    st.booleans(),
)
def test_an_author_year_list_is_found_whole_and_linked(chosen, heading, style, label, narrative):
    entries = [style(work) for work in chosen]
    pointers = [f"{_short(work)} ({work[3]})" if narrative else f"{_short(work)}, {work[3]}" for work in chosen]
    claims = [f"As shown by {pointer}." if narrative else f"A claim ({pointer})." for pointer in pointers]
    text = "\n".join(
        ["\n".join(claims), "", heading, "", ("\n" if label else "\n\n").join(label + entry for entry in entries), ""]
    )
    found = find_citations(text)
    assert [(item.form, item.raw) for item in found] == [(CitationForm.ENTRY, entry) for entry in entries]
    assert [[marker.raw for marker in item.markers] for item in found] == [[pointer] for pointer in pointers]


@settings(max_examples=200)
@given(
    st.lists(
        st.tuples(st.sampled_from(WORKS), st.sampled_from(NAMED), st.sampled_from(FILLERS)), min_size=1, max_size=5
    )
)
def test_works_named_in_prose_are_found_whole(parts):
    lines, expected = [], []
    for work, name, filler in parts:
        before, citation = name(work)
        lines.append(f"{filler}\n\n{before}{citation} matters.")
        expected.append(citation)
    text = "\n\n".join(lines)
    assert [item.raw for item in find_citations(text)] == expected
