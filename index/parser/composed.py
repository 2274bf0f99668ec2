"""References composed of real works in styles drawn at random: many orders, marks and languages, with exact labels.

The known styles are few; people write in hundreds. Each entry draws its own: how names are written and joined, where
the date stands, what sets off the title, how container, numbers and publisher are joined. What is composed is labelled
as it is written, so no reader is needed to tag it.
"""

from __future__ import annotations

import gzip
import random
import sys
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

_PLACES = (
    "Paris London Berlin München Frankfurt Leipzig Wien Zürich Basel Stuttgart Tübingen Göttingen Heidelberg Köln Bonn"
    " Hamburg Amsterdam Leiden Bruxelles Genève Lyon Grenoble Rennes Toulouse Marseille Montréal Québec Toronto"
    " Vancouver Ottawa Boston Chicago Philadelphia Princeton Baltimore Bloomington Berkeley Stanford Ithaca Durham"
    " Austin Dordrecht Oxford Cambridge Edinburgh Manchester Leicester Dublin Madrid Barcelona Sevilla Salamanca Lisboa"
    " Porto Coimbra Roma Milano Torino Bologna Firenze Napoli Bari Praha Warszawa Kraków Budapest Moskva København"
    " Stockholm Uppsala Lund Oslo Bergen Helsinki Athens Jerusalem Canberra Sydney Melbourne Wellington Tokyo Beijing"
    " Bogotá Caracas Lima Santiago Petrópolis Brasília Jakarta Bandung Yogyakarta Manila Nairobi Ibadan"
).split() + [
    "New York", "Cambridge, MA", "Cambridge, Mass.", "New Haven", "Los Angeles", "San Francisco", "Washington, DC",
    "Washington, D.C.", "Buenos Aires", "Rio de Janeiro", "São Paulo", "Belo Horizonte", "Ciudad de México", "México",
    "New Delhi", "Hong Kong", "Cape Town", "Thousand Oaks, CA", "Englewood Cliffs, NJ", "Upper Saddle River", "St. Louis",
    "Ann Arbor", "Frankfurt am Main", "Paris/Den Haag", "Berlin, New York", "Cham", "Abingdon", "Aldershot", "Harmondsworth",
]  # fmt: skip
_HOUSES = (
    "Oxford University Press", "Cambridge University Press", "University of Chicago Press", "MIT Press", "Routledge",
    "Suhrkamp", "Gallimard", "Seuil", "Presses universitaires de France", "PUF", "L'Harmattan", "La Découverte", "Armand Colin",
    "De Gruyter", "Mohr Siebeck", "Vandenhoeck & Ruprecht", "Springer", "Springer VS", "VS Verlag", "Campus", "Reclam", "C. H. Beck",
    "Sage Publications", "Palgrave Macmillan", "Blackwell", "Wiley", "Elsevier", "Polity Press", "Penguin", "Harvard UP",
    "Yale University Press", "Princeton University Press", "Einaudi", "Il Mulino", "Laterza", "Feltrinelli", "Alianza", "Cátedra",
    "Fondo de Cultura Económica", "Siglo XXI", "Editora Vozes", "Companhia das Letras", "Brill", "Peter Lang", "Nomos", "Waxmann",
    "Beltz", "Juventa", "Westdeutscher Verlag", "Rowohlt", "Fischer", "Klett-Cotta", "Leske + Budrich", "Karger", "Thieme",
    "Presses de Sciences Po", "CNRS Éditions", "Éditions du Cerf", "Peeters", "Brepols", "Edward Elgar", "Earthscan", "IGI Global",
)  # fmt: skip
_THESES = ("PhD thesis", "Ph.D. dissertation", "Doctoral dissertation", "Master's thesis", "Thèse de doctorat", "Diss.",
           "Dissertation", "Tesis doctoral", "Unpublished master's thesis", "Skripsi", "Mémoire de master")  # fmt: skip
_SCHOOLS = ("Stanford University", "Universität Leipzig", "Université Lyon 2", "Universidad de Salamanca",
            "University of Leeds", "Universitas Gadjah Mada", "Freie Universität Berlin", "Yale University")  # fmt: skip
_JOINS = (" and ", ", and ", " & ", ", & ", ", ", "; ", " et ", " und ", " y ", " e ", "/", " - ")
_ENDS = (". ", ", ", ": ", " ", ".", "; ", " — ")
_QUOTES = (("“", "”"), ('"', '"'), ("‘", "’"), ("« ", " »"), ("„", "“"), ("«", "»"), ("''", "''"))
_IN = ("In ", "In: ", "in ", "in: ", "dans ", "Dans ", "En ", "Im ", "dans : ", "In : ", "")
_EDITORS = ("(Ed.)", "(Eds.)", "(ed.)", "(eds)", "(Hrsg.)", "(Hg.)", "(dir.)", "(éds.)", "(org.)", "(coord.)", "ed.", "eds.")
_PAGES = ("pp. {}", "p. {}", "{}", "S. {}", "pages {}", "{} p.", "pp {}", "p.{}")
_VOLUMES = ("{v}({n})", "{v}, no. {n}", "vol. {v}, no. {n}", "{v} ({n})", "Vol. {v}, Nr. {n}", "{v}/{n}", "vol. {v}, n° {n}",
            "{v}:{n}", "{v}, {n}", "Jg. {v}, H. {n}", "Vol.{v} No.{n}", "v. {v}, n. {n}", "{v}.{n}")  # fmt: skip
_ONE_VOLUME = ("{v}", "vol. {v}", "Vol. {v}", "Bd. {v}", "n° {v}", "t. {v}", "v. {v}", "no. {v}", "Jg. {v}")
_BODIES = (
    "World Health Organization", "WHO", "International Monetary Fund", "World Bank", "OECD", "UNESCO", "United Nations",
    "European Commission", "Europäische Kommission", "Statistisches Bundesamt", "U.S. Department of Education", "NASA",
    "National Research Council", "Ministère de l'Éducation nationale", "Ministerio de Educación", "INSEE", "IPCC",
    "American Psychological Association", "Badan Pusat Statistik", "Council of Europe", "Bundesministerium der Justiz",
    "Food and Agriculture Organization of the United Nations", "U.S. Environmental Protection Agency", "Amnesty International",
    "Centers for Disease Control and Prevention", "National Institute of Mental Health", "Deutsche Bundesbank", "Brasil",
    "International Labour Office", "Office for National Statistics", "Australian Bureau of Statistics", "Statistics Canada",
)  # fmt: skip
_EDITIONS = ("2nd ed.", "3rd ed.", "(2nd ed.)", "(3rd edition)", "2. Aufl.", "3., überarb. Aufl.", "2e éd.", "2ª ed.", "3rd edn",
             "rev. ed.", "2 vols.", "Vol. 2", "(Vol. 1)", "4th edition", "2. vyd.", "3 Bände", "[2nd ed.]", "Second edition",
             "[Online]", "[en ligne]", "(Unpublished manuscript)", "[DVD]", "expanded ed.", "Nouvelle éd.")  # fmt: skip
_BY = ("ed. {}", "edited by {}", "trans. {}", "translated by {}", "hrsg. von {}", "éd. {}", "trad. {}", "Edited by {}", "{} (trans.)")
_LINKS = ("https://doi.org/10.{}/{}", "doi:10.{}/{}", "http://www.example.org/{}/{}.pdf", "Available at: http://www.site.net/{}/{}")


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


def compose(work: Reference, chance: random.Random, shorter: dict[str, str]) -> tuple[str, tuple[tuple[str, int, int], ...]]:
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
        draft.put(chance.choice(_LINKS).format(chance.randrange(1000, 9999), chance.randrange(10**6)), "identifier")
    if chance.random() < 0.7 and not draft.text.endswith("."):
        draft.put(".")
    return draft.text, tuple(draft.segments)


def _edition(draft: _Draft, people: Sequence[PersonName], chance: random.Random) -> None:
    if chance.random() < 0.7:
        draft.put(chance.choice(_EDITIONS), "other")
    else:
        draft.put(chance.choice(_BY).format(_name(people[-1], chance.choice((3, 4)), chance)), "editor")
    draft.put(" " if draft.text.endswith(".") and chance.random() < 0.5 else chance.choice((", ", ". ", ": ")))


def _authors(draft: _Draft, people: Sequence[PersonName], chance: random.Random) -> None:
    if chance.random() < 0.07:
        draft.put(chance.choice(_BODIES), "author")
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
        text += chance.choice((" ", ", ")) + chance.choice(_EDITORS)
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
    lead = chance.choice(_IN) if not is_journal or chance.random() < 0.06 else ""
    draft.put(lead)
    if lead and not is_journal and chance.random() < 0.35:
        people = " & ".join(_name(person, chance.choice((3, 4)), chance) for person in work.authors[:2])
        draft.put(f"{people} {chance.choice(_EDITORS)}", "editor")
        draft.put(", ")
    draft.put(venue, "container")
    mark = chance.choice((", ", " ", ". ", ", ", ": "))
    if work.volume:
        draft.put(mark)
        if work.issue:
            draft.put(chance.choice(_VOLUMES).format(v=work.volume, n=work.issue), "volume")
        else:
            draft.put(chance.choice(_ONE_VOLUME).format(v=work.volume), "volume")
    if not is_journal and chance.random() < 0.5:
        draft.put(chance.choice((". ", ", ")))
        _imprint(draft, chance)
    if work.pages:
        draft.put(chance.choice((", ", ": ", ", ", ". ", ":", " ")))
        draft.put(chance.choice(_PAGES).format(work.pages.replace("--", "–")), "pages")


def _imprint(draft: _Draft, chance: random.Random) -> None:
    place, house = chance.choice(_PLACES), chance.choice(_HOUSES)
    drawn = chance.random()
    if drawn < 0.1:
        draft.put(chance.choice(_THESES), "other")
        draft.put(chance.choice((", ", ". ")))
        draft.put(chance.choice(_SCHOOLS), "publisher")
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
        ((", ", "{}"), (" ", "({})"), ("; ", "{}"), (" ", "{}"), (". ", "{}"), (", ", "({})"), (", ", "Mai {}"), (", ", "Oct. {}")),
        (40, 25, 5, 8, 10, 4, 2, 4),
    )[0]  # fmt: skip
    draft.put(lead)
    draft.put(date.format(work.year), "date")
