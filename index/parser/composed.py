"""References composed of real works in styles drawn at random: many orders, marks and languages, with exact labels.

The known styles are few; people write in hundreds. Each entry draws its own: how names are written and joined, where
the date stands, what sets off the title, how container, numbers and publisher are joined. What is composed is labelled
as it is written, so no reader is needed to tag it.
"""

from __future__ import annotations

import gzip
import random
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tagged import PARTS, Tagged

from citecheck.datatypes import PersonName, Reference

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "bench"))

_SEED = 3
_MOST_AUTHORS = 8
_MOST_OF_A_VENUE = 20
_KEPT_WITH_VENUE = 0.5
"""The share of works with a venue that is used: our data have fewer books than lists of references have."""

with (Path(__file__).parent / "phrases.toml").open("rb") as _file:
    _PHRASES: dict[str, list[str]] = tomllib.load(_file)

_JOINS = (" and ", ", and ", " & ", ", & ", ", ", "; ", " et ", " und ", " y ", " e ", "/", " - ")
_ENDS = (". ", ", ", ": ", " ", ".", "; ", " — ")
_QUOTES = (("“", "”"), ('"', '"'), ("‘", "’"), ("« ", " »"), ("„", "“"), ("«", "»"), ("''", "''"))


@dataclass(slots=True)
class _Draft:
    text: str = ""
    segments: list[tuple[str, int, int]] = field(default_factory=list)

    def put(self, text: str, label: str = "") -> None:
        if label and text:
            self.segments.append((label, len(self.text), len(self.text) + len(text)))
        self.text += text


def read_composed(folder: Path, half: str, n: int) -> Iterator[Tagged]:
    """Yield ``n`` works of one half, each in a style of its own; few of any one venue."""
    from parsing import references  # type: ignore[import-not-found]

    chance = random.Random(_SEED)  # noqa: S311
    shorter = _abbreviations(folder / "aux" / "journal_abbrev_jabref_cc0.tsv.gz")
    works = [
        work
        for work in references(folder / "references" / "diverse.jsonl.gz", half)
        if len(work.authors) <= _MOST_AUTHORS
    ]
    chance.shuffle(works)
    seen: Counter[str] = Counter()
    for work in works:
        if work.venue and (seen[work.venue] == _MOST_OF_A_VENUE or chance.random() > _KEPT_WITH_VENUE):
            continue
        seen[work.venue or ""] += 1
        yield Tagged(*compose(work, chance, shorter), PARTS - 1, "composed")
        n -= 1
        if n == 0:
            return


def _abbreviations(path: Path) -> dict[str, str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    return {title: short for title, short, *_ in rows[1:] if short}


def compose(
    work: Reference, chance: random.Random, shorter: dict[str, str]
) -> tuple[str, tuple[tuple[str, int, int], ...]]:
    """Return ``work`` written in a style drawn from ``chance``, with the label, start and end of each part.

    ``shorter`` holds the abbreviations of journals, one of two is written so.
    """
    draft = _Draft()
    end = chance.choices(_ENDS, (40, 35, 8, 6, 2, 3, 2))[0]
    date_early = chance.random() < 0.5
    _authors(draft, work.authors, chance)
    if date_early:
        _early_date(draft, work, chance)
    else:
        draft.put(chance.choices((". ", ", ", ": ", " ", " : ", "; ", " – "), (40, 40, 8, 3, 3, 3, 2))[0])
    _title(draft, work.title, end, chance)
    if chance.random() < (0.1 if work.venue else 0.3):
        _edition(draft, work.authors, chance)
    if work.venue:
        _container(draft, work, shorter.get(work.venue, work.venue) if chance.random() < 0.5 else work.venue, chance)
    else:
        _imprint(draft, chance)
    if not date_early:
        _late_date(draft, work, chance)
    if not work.venue and chance.random() < 0.3:
        draft.put(". " if not draft.text.rstrip().endswith(".") else " ")
        draft.put(chance.choice(("{} p.", "{} S.", "{} pp.")).format(chance.randrange(80, 900)), "pages")
    if chance.random() < 0.15:
        draft.put(" " if draft.text.endswith((".", ",")) else ". ")
        draft.put(
            chance.choice(_PHRASES["links"]).format(chance.randrange(1000, 9999), chance.randrange(10**6)), "identifier"
        )
    if chance.random() < 0.7 and not draft.text.endswith("."):
        draft.put(".")
    return draft.text, tuple(draft.segments)


def _edition(draft: _Draft, people: Sequence[PersonName], chance: random.Random) -> None:
    if chance.random() < 0.7:
        draft.put(chance.choice(_PHRASES["editions"]), "other")
    else:
        draft.put(chance.choice(_PHRASES["by"]).format(_name(people[-1], chance.choice((3, 4)), chance)), "editor")
    draft.put(" " if draft.text.endswith(".") and chance.random() < 0.5 else chance.choice((", ", ". ", ": ")))


def _authors(draft: _Draft, people: Sequence[PersonName], chance: random.Random) -> None:
    if chance.random() < 0.07:
        draft.put(chance.choice(_PHRASES["bodies"]), "author")
        return
    form = chance.randrange(9)
    inverts_all = chance.random() < 0.7
    joins = chance.choices(_JOINS, (25, 15, 20, 10, 15, 8, 5, 5, 3, 3, 2, 1))[0]
    between = "; " if "; " in joins else joins if joins in {"/", " - "} else ", "
    cut = len(people) > 3 and chance.random() < 0.4
    shown = people[: chance.choice((1, 3, 6))] if cut else people
    names = [_name(person, form if inverts_all or index == 0 else 3, chance) for index, person in enumerate(shown)]
    text = names[0] if len(names) == 1 else between.join(names[:-1]) + (between if cut else joins) + names[-1]
    if cut:
        text += chance.choice((" et al.", ", et al.", ", et al", " u. a.", " et al"))
    if chance.random() < 0.06:
        text += chance.choice((" ", ", ")) + chance.choice(_PHRASES["editors"])
    draft.put(text, "author")


def _name(person: PersonName, form: int, chance: random.Random) -> str:
    family, given = person.family or "", person.given or ""
    dot = "." if form != 8 else ""
    gap = "" if chance.random() < 0.2 else " "
    initials = (dot + gap).join(word[0] for word in given.replace("-", " ").split() if word) + dot
    if form in {6, 7}:
        family = family.upper()
    return (
        f"{family}, {given}", f"{family}, {initials}", f"{family} {initials.replace('.', '').replace(' ', '')}",
        f"{given} {family}", f"{initials} {family}", f"{family}, {initials}", f"{family} {given}", f"{family}, {given}",
        f"{family} {initials}",
    )[form]  # fmt: skip


def _early_date(draft: _Draft, work: Reference, chance: random.Random) -> None:
    year = f"{work.year}{chance.choice('abc') if chance.random() < 0.05 else ''}"
    lead, date, behind = chance.choices(
        (
            (" ", f"({year})", ". "), (" ", f"({year})", ", "), (" ", f"({year})", ": "), (". ", f"{year}", ". "),
            (", ", f"{year}", ", "), (" ", f"{year}", ". "), (" ", f"({year})", " "), (", ", f"{year}", ". "),
            (", ", f"({year})", ", "), (" ", f"[{year}]", " "), (", ", f"{year}", " : "), (". ", f"({year})", ". "),
            (" ", f"{year}", ": "), (" ", f"{year}", " "), (".", f"({year})", "."),
        ),
        (20, 10, 10, 10, 6, 6, 8, 4, 4, 1, 3, 8, 3, 3, 1),
    )[0]  # fmt: skip
    if draft.text.endswith(".") and lead.startswith("."):
        lead = lead[1:]
    draft.put(lead)
    draft.put(date, "date")
    draft.put(behind)


def _title(draft: _Draft, title: str, end: str, chance: random.Random) -> None:
    if chance.random() < 0.25:
        opening, closing = chance.choice(_QUOTES)
        draft.put(opening)
        inside = end.strip() in {".", ","} and chance.random() < 0.5
        draft.put(title, "title")
        draft.put((end.strip() + closing + " ") if inside else closing + end)
        return
    draft.put(title, "title")
    draft.put(end.lstrip(" ,.") if title.endswith(("?", "!")) and end.strip() in {".", ","} else end)
    if not draft.text.endswith(" ") and end != ".":
        draft.put(" ")


def _container(draft: _Draft, work: Reference, venue: str, chance: random.Random) -> None:
    is_journal = work.volume is not None
    lead = chance.choice(_PHRASES["inside"]) if not is_journal or chance.random() < 0.06 else ""
    draft.put(lead)
    if lead and not is_journal and chance.random() < 0.35:
        people = " & ".join(_name(person, chance.choice((3, 4)), chance) for person in work.authors[:2])
        draft.put(f"{people} {chance.choice(_PHRASES['editors'])}", "editor")
        draft.put(", ")
    draft.put(venue, "container")
    mark = chance.choice((", ", " ", ". ", ", ", ": "))
    if work.volume:
        draft.put(mark)
        if work.issue:
            draft.put(chance.choice(_PHRASES["volumes"]).format(v=work.volume, n=work.issue), "volume")
        else:
            draft.put(chance.choice(_PHRASES["lone_volumes"]).format(v=work.volume), "volume")
    if not is_journal and chance.random() < 0.5:
        draft.put(chance.choice((". ", ", ")))
        _imprint(draft, chance)
    if work.pages:
        draft.put(chance.choice((", ", ": ", ", ", ". ", ":", " ")))
        draft.put(chance.choice(_PHRASES["pages"]).format(work.pages.replace("--", "–")), "pages")


def _imprint(draft: _Draft, chance: random.Random) -> None:
    place, house = chance.choice(_PHRASES["places"]), chance.choice(_PHRASES["houses"])
    drawn = chance.random()
    if drawn < 0.1:
        draft.put(chance.choice(_PHRASES["theses"]), "other")
        draft.put(chance.choice((", ", ". ")))
        draft.put(chance.choice(_PHRASES["schools"]), "publisher")
    elif drawn < 0.5:
        draft.put(place, "location")
        draft.put(chance.choice((": ", " : ", ", ", ": ")))
        draft.put(house, "publisher")
    elif drawn < 0.7:
        draft.put(house, "publisher")
        draft.put(", ")
        draft.put(place, "location")
    elif drawn < 0.9:
        draft.put(house, "publisher")
    else:
        draft.put(place, "location")


def _late_date(draft: _Draft, work: Reference, chance: random.Random) -> None:
    lead, date = chance.choices(
        ((", ", "{}"), (" ", "({})"), ("; ", "{}"), (" ", "{}"), (". ", "{}"), (", ", "({})"), (", ", "Mai {}"),
         (", ", "Oct. {}")),
        (40, 25, 5, 8, 10, 4, 2, 4),
    )[0]  # fmt: skip
    draft.put(lead)
    draft.put(date.format(work.year), "date")
