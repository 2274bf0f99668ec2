"""Citations found and linked in assistant-style answers: span recall, precision and linking, by template.

    CITECHECK_DATA=DIR python -m tests.bench.answers [--works odd|even] [--n 25] [--errors NAME] [--totals]
    CITECHECK_DATA=DIR python -m tests.bench.answers --set more|held-out|independent-a [--totals]

``answers.txt`` holds the templates. In one, ``⟦1 ...⟧`` is a citation of work 1 as the report should have it,
``⟪1,2 ...⟫`` a pointer that should be linked to the citations of works 1 and 2, ``{1.title}`` a field of work 1,
``{1.apa}`` its entry in a style (``{1.apa+a}`` with a letter behind the year), ``⦅a|b⦆`` a choice and ``{filler}`` a
sentence that cites nothing. ``like: 2 1`` gives work 2 the authors and the year of work 1. Rules were tuned on all of
these templates; ``--works`` says which half of the works fills them.

``answers_held_out.txt`` and ``answers_more.txt`` were written by someone who had not read the finders and opened for
development in steps; the first is filled with works of the even half. What they said before: ``README.md``.

Each file of ``independent/`` was written by another author, who knew this notation and nothing of citecheck, not even
which characters it takes for a marker: there, a link is right if the markers touch.

A citation is found if one of the report and the true one cover at least 80 % of each other. A link is a marker (found
in the same way) at the right citation; one that the truth does not have counts against linking too.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import zlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from citecheck.datatypes import CitationForm, Reference, Scheme, Span
from citecheck.parsing import find_citations
from citecheck.text.folding import fold_words
from tests.bench.intervals import wilson
from tests.bench.parsing import references
from tests.bench.styles import STYLES, render

TEMPLATES = Path(__file__).with_name("answers.txt")
SETS = {
    "development": TEMPLATES,
    "more": Path(__file__).with_name("answers_more.txt"),
    "held-out": Path(__file__).with_name("answers_held_out.txt"),
    **{f"independent-{path.stem}": path for path in sorted((Path(__file__).parent / "independent").glob("*.txt"))},
}
OVERLAP = 0.8

_CHOICE = re.compile(r"⦅([^⦆]*)⦆")
_FIELD = re.compile(r"\{(?P<work>\d)\.(?P<name>[A-Za-z-]+)(?:\+(?P<letter>[a-z]))?\}|\{filler\}")
_MARK = re.compile(r"⟦(?P<cited>\d) |⟪(?P<pointed>\d(?:,\d)*) |[⟧⟫]")
_LIKE = re.compile(r"like: (\d) (\d)\n")
_UNWRITABLE = re.compile(r"[*_|\[\]{}\"“”„«»$\\^<>#`~()\ufffd\xad]|https?:|\d{4}")
_PERSON = re.compile(r"(?:(?:[^\W\d_]\.[ -]?)+|\w[\w’'-]*)(?: (?:(?:[^\W\d_]\.[ -]?)+|\w[\w’'-]*)){0,4}")
_TWO_STOPS = re.compile(r"(?<=\w)\.\.(?!\.)")
_SMALL = frozenset("a an the of and or for in on to with from by at as via de la der die das und".split())
_AND = {"short": " and ", "amp": " & ", "und": " und ", "et": " et ", "en": " en ", "y": " y ", "e": " e "}


@dataclass(slots=True)
class Answer:
    """An answer with its truth: where each citation stands, and which pointer means which of them."""

    text: str
    citations: dict[str, Span] = field(default_factory=dict)
    links: set[tuple[Span, Span]] = field(default_factory=set)


@dataclass(slots=True)
class Tally:
    """Counts of one template, summed over its answers."""

    true: int = 0
    found: int = 0
    matched: int = 0
    exact: int = 0
    true_links: int = 0
    found_links: int = 0
    matched_links: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


def read_templates(path: Path = TEMPLATES) -> tuple[dict[str, str], list[str]]:
    """Return the templates by name, and the sentences that cite nothing."""
    sections = re.split(r"^=== (.+)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    found = dict(zip(sections[::2], sections[1::2], strict=True))
    return {name: body for name, body in found.items() if name != "fillers"}, found["fillers"].splitlines()


def fill(template: str, pool: Sequence[Reference], fillers: Sequence[str], chance: random.Random) -> Answer:
    """Return the template written out with works drawn from ``pool``."""
    like = _LIKE.match(template)
    template = _CHOICE.sub(lambda found: chance.choice(found[1].split("|")), template[like.end() if like else 0 :])
    works = _draw(template, pool, chance)
    if like:
        works[like[1]] = replace(works[like[1]], authors=works[like[2]].authors, year=works[like[2]].year)

    def write(found: re.Match[str]) -> str:
        return (
            _written(works[found["work"]], found["name"], found["letter"]) if found["work"] else chance.choice(fillers)
        )

    return _with_truth(_TWO_STOPS.sub(".", _FIELD.sub(write, template)))


def _draw(template: str, pool: Sequence[Reference], chance: random.Random) -> dict[str, Reference]:
    """Return a work for each number in ``template`` that has what is asked; no two share first author and year."""
    asked: dict[str, set[str]] = defaultdict(set)
    for found in _FIELD.finditer(template):
        if found["work"]:
            asked[found["work"]].add(found["name"])
    works: dict[str, Reference] = {}
    taken: set[tuple[str, int | None]] = set()
    for number, names in asked.items():
        while number not in works:
            work = chance.choice(pool)
            mark = (work.authors[0].family, work.year)
            if mark not in taken and all(_has(work, name) for name in names):
                works[number] = work
                taken.add(mark)
    return works


def _is_writable(work: Reference) -> bool:
    """Tell whether an assistant could write the record so: no markup in the title, and names as people write them."""
    return (
        not _UNWRITABLE.search(f"{work.title} {work.venue or ''}")
        and len(work.title.split()) > 1
        and all(
            _PERSON.fullmatch(str(person)) and not (len(person.family) > 2 and person.family.isupper())
            for person in work.authors
        )
        and work.authors[0].family[0].isupper()
    )


def _has(work: Reference, name: str) -> bool:
    if name == "many":
        return len(work.authors) > 1
    if name in ("solo", "first"):
        return (len(work.authors) == 1) == (name == "solo")
    if name == "Title":
        return len(work.title.split()) > 4 and not re.search("[;']|[.?!] ", work.title) and not work.title.isupper()
    if name in ("arxiv", "doi"):
        return any(item.scheme.value == name for item in work.identifiers)
    return name != "venue" or bool(work.venue and len(work.venue) < 60)


def _written(work: Reference, name: str, letter: str | None) -> str:
    if name in STYLES:
        entry = render(work, name).strip()
        return entry.replace(str(work.year), f"{work.year}{letter}", 1) if letter else entry
    families = [author.family for author in work.authors]
    if name in _AND or name == "many":
        joint = _AND.get(name, " and ")
        return f"{families[0]} et al." if len(families) > 2 else joint.join(families)
    if name == "names":
        people = [str(author) for author in work.authors]
        if len(people) > 4:
            return f"{people[0]} et al."
        return people[0] if len(people) == 1 else ", ".join(people[:-1]) + " and " + people[-1]
    if name == "caps":
        return f"{families[0].upper()} et al." if len(families) > 3 else "; ".join(families).upper()
    values = {
        "title": work.title,
        "Title": _title_case(work.title),
        "year": str(work.year),
        "venue": work.venue or "",
        "first": families[0],
        "solo": families[0],
        "abnt": "; ".join(f"{author.family.upper()}, {author.given}" for author in work.authors),
        "key": "".join([*fold_words(families[0])[:1], str(work.year), *fold_words(work.title)[:1]]),
        "label": f"{''.join(filter(str.isalpha, families[0]))[:3]}{str(work.year)[2:]}",
        "wrapped": _wrapped(render(work, "apa")),
        "arxiv": _identifier(work, Scheme.ARXIV),
        "doi": _identifier(work, Scheme.DOI),
    }
    return values[name]


def _identifier(work: Reference, scheme: Scheme) -> str:
    return next((item.value for item in work.identifiers if item.scheme is scheme), "")


def _title_case(title: str) -> str:
    words = title.split()
    return " ".join(
        word if index and word in _SMALL else word[:1].upper() + word[1:] for index, word in enumerate(words)
    )


def _wrapped(entry: str) -> str:
    """Return ``entry`` broken over lines of some 70 characters, indented as editors do."""
    lines = [""]
    for word in entry.split():
        if len(lines[-1]) + len(word) > 70:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n   ".join(lines)


def _with_truth(marked: str) -> Answer:
    """Return the answer without its marks, and what they said."""
    answer = Answer("")
    opened: list[tuple[str, int]] = []
    pointers: list[tuple[str, Span]] = []
    position = length = 0
    parts: list[str] = []
    for mark in _MARK.finditer(marked):
        parts.append(marked[position : mark.start()])
        length += len(parts[-1])
        position = mark.end()
        if mark["cited"] or mark["pointed"]:
            opened.append((mark["cited"] or f"->{mark['pointed']}", length))
            continue
        what, start = opened.pop()
        if what.startswith("->"):
            pointers.append((what[2:], Span(start, length)))
        else:
            answer.citations[what] = Span(start, length)
    answer.text = "".join([*parts, marked[position:]])
    answer.links = {(span, answer.citations[number]) for numbers, span in pointers for number in numbers.split(",")}
    return answer


def same(left: Span, right: Span) -> bool:
    """Tell whether two spans cover at least 80 % of each other."""
    shared = min(left.end, right.end) - max(left.start, right.start)
    return shared >= OVERLAP * max(len(left), len(right))


def judge(answer: Answer, *, show: bool = False, touching: bool = False) -> Tally:
    """Return the counts of one answer; ``show`` prints what is wrong in it.

    ``touching`` says that the markers of the answer were marked without knowing which of its characters citecheck
    takes for a marker (``[1, 2]`` is two), so that one is right where it touches the true one.
    """
    found = find_citations(answer.text)
    spans = [citation.span for citation in found]
    pairs = {true: next((span for span in spans if same(true, span)), None) for true in answer.citations.values()}
    matched = {span for span in pairs.values() if span}
    links = {
        (marker.span, citation.span)
        for citation in found
        for marker in citation.markers
        if citation.form is not CitationForm.MARKER or marker.span != citation.span
    }
    is_marker = Span.overlaps if touching else same
    right = {link for link in answer.links if any(is_marker(link[0], a) and same(link[1], b) for a, b in links)}
    n_links = len(links)
    if touching:
        wrong = [item for item in links if not any(is_marker(a, item[0]) and same(b, item[1]) for a, b in answer.links)]
        n_links = len(answer.links) + len(wrong)
    tally = Tally(
        len(pairs), len(spans), len(matched), sum(true == span for true, span in pairs.items()),
        len(answer.links), n_links, len(right),
    )  # fmt: skip
    if show and (tally.matched < max(tally.true, tally.found) or tally.matched_links < max(n_links, tally.true_links)):
        _show(answer, pairs, spans, links, right)
    return tally


def _show(
    answer: Answer,
    pairs: dict[Span, Span | None],
    spans: Sequence[Span],
    links: set[tuple[Span, Span]],
    right: set[tuple[Span, Span]],
) -> None:
    text = answer.text
    print("-" * 100, text, sep="\n")
    for true, span in pairs.items():
        if span is None:
            print("  MISSED  ", repr(true.of(text)))
    for span in spans:
        if span not in pairs.values():
            print("  EXTRA   ", repr(span.of(text)))
    for link in answer.links - right:
        print("  UNLINKED", repr(link[0].of(text)), "->", repr(link[1].of(text)[:60]))
    for marker, span in links:
        if not any(same(marker, a) and same(span, b) for a, b in answer.links):
            print("  LINKED  ", repr(marker.of(text)), "->", repr(span.of(text)[:60]))


def shown(right: int, total: int) -> str:
    """Return the share in per cent with its 95 % Wilson interval."""
    if not total:
        return "–"
    low, high = wilson(right, total)
    return f"{100 * right / total:.2f} ({100 * low:.2f}–{100 * high:.2f})"


def row(name: str, tally: Tally) -> str:
    """Return one row of the table."""
    cells = [
        str(tally.true),
        shown(tally.matched, tally.true),
        shown(tally.matched, tally.found),
        shown(tally.exact, tally.true),
        str(tally.true_links),
        shown(tally.matched_links, max(tally.true_links, tally.found_links)),
    ]
    return f"| {name} | " + " | ".join(cells) + " |"


def main() -> None:
    """Run the bench on the folder named by ``CITECHECK_DATA``."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--set", choices=SETS, default="development")
    options.add_argument("--works", choices=("odd", "even"), default="even", help="half of the works that is drawn")
    options.add_argument("--n", type=int, default=25, help="answers for each template")
    options.add_argument("--errors", default="", help="print the wrong answers of this template (or 'all')")
    options.add_argument("--show", type=int, default=3)
    options.add_argument("--totals", action="store_true", help="leave out the rows of the templates")
    chosen = options.parse_args()
    folder = os.environ.get("CITECHECK_DATA")
    if not folder:
        raise SystemExit("CITECHECK_DATA is not set: it names the folder of real references")
    works = references(Path(folder) / "references" / "diverse.jsonl.gz", chosen.works)
    pool = [work for work in works if _is_writable(work)]
    templates, fillers = read_templates(SETS[chosen.set])
    print("| template | citations | recall % | precision % | exact spans % | links | linking % |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    total = Tally()
    for name in sorted(templates):
        chance = random.Random(zlib.crc32(name.encode()))
        left, tally = chosen.show if chosen.errors in (name, "all") else 0, Tally()
        for _ in range(chosen.n):
            answer = fill(templates[name], pool, fillers, chance)
            counted = judge(answer, show=left > 0, touching=chosen.set.startswith("independent"))
            left -= counted.matched < max(counted.true, counted.found) or counted.matched_links < counted.true_links
            tally += counted
        if not chosen.totals:
            print(row(name, tally))
        total += tally
    print(row("**all**", total))


if __name__ == "__main__":
    main()
