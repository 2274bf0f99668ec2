"""What happens to a reference on its way into a text: benign slips, and alterations that make it another claim.

Each distortion takes a Reference and a random generator and returns the Reference as it would be cited, or ``None``
where it does not apply (a record without subtitle cannot lose it). ``others`` supplies other real records.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

from citecheck.datatypes import Identifier, PersonName, Reference, Scheme
from citecheck.text.titles import STOPWORDS, content_words, main_title

Distortion = Callable[[Reference, random.Random, Sequence[Reference]], Reference | None]


# Benign


def exact(reference: Reference, rng: random.Random, others: Sequence[Reference]) -> Reference:
    """As recorded."""
    return reference


def lower_case(reference: Reference, rng: random.Random, others: Sequence[Reference]) -> Reference:
    """The title in sentence case."""
    return replace(reference, title=reference.title[:1] + reference.title[1:].lower())


def one_typo(reference: Reference, rng: random.Random, others: Sequence[Reference]) -> Reference | None:
    """Two neighbouring letters of a longer title word exchanged."""
    words = reference.title.split(" ")
    places = [place for place, word in enumerate(words) if len(word) >= 6 and word.isalpha() and not word.isupper()]
    if not places:
        return None
    place = rng.choice(places)
    word = words[place]
    at = rng.randrange(1, len(word) - 2)
    words[place] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return replace(reference, title=" ".join(words))


def lost_letter(reference: Reference, rng: random.Random, others: Sequence[Reference]) -> Reference | None:
    """A letter of a longer title word left out."""
    words = reference.title.split(" ")
    places = [place for place, word in enumerate(words) if len(word) >= 6 and word.isalpha() and not word.isupper()]
    if not places:
        return None
    place = rng.choice(places)
    at = rng.randrange(1, len(words[place]) - 1)
    words[place] = words[place][:at] + words[place][at + 1 :]
    return replace(reference, title=" ".join(words))


def no_subtitle(reference: Reference, rng: random.Random, others: Sequence[Reference]) -> Reference | None:
    """The subtitle dropped."""
    main = main_title(reference.title)
    return replace(reference, title=main) if main != reference.title and len(content_words(main)) >= 2 else None


def initials(reference: Reference, rng: random.Random, others: Sequence[Reference]) -> Reference | None:
    """Given names as initials."""
    if not any(name.given for name in reference.authors):
        return None
    return replace(reference, authors=tuple(map(_with_initials, reference.authors)))


def adjacent_year(reference: Reference, rng: random.Random, others: Sequence[Reference]) -> Reference | None:
    """The year of the print instead of the online version."""
    return replace(reference, year=reference.year + 1) if reference.year else None


def no_accents(reference: Reference, rng: random.Random, others: Sequence[Reference]) -> Reference | None:
    """Accents lost in title and names."""
    from citecheck.text.folding import fold

    def plain(text: str) -> str:
        return "".join(char if char.isascii() else fold(char) for char in text)

    authors = tuple(replace(name, family=plain(name.family), given=plain(name.given)) for name in reference.authors)
    changed = replace(reference, title=plain(reference.title), authors=authors)
    return changed if changed != reference else None


def no_venue(reference: Reference, rng: random.Random, others: Sequence[Reference]) -> Reference | None:
    """The venue left out."""
    return replace(reference, venue=None) if reference.venue else None


def hyphenated(reference: Reference, rng: random.Random, others: Sequence[Reference]) -> Reference | None:
    """A word broken by a line-end hyphen."""
    words = reference.title.split(" ")
    places = [place for place, word in enumerate(words) if len(word) >= 8 and word.isalpha()]
    if not places:
        return None
    place = rng.choice(places)
    at = rng.randrange(3, len(words[place]) - 3)
    words[place] = f"{words[place][:at]}-{words[place][at:]}"
    return replace(reference, title=" ".join(words))


# Alterations


def exchanged_word(reference: Reference, rng: random.Random, others: Sequence[Reference]) -> Reference | None:
    """One content word of the title exchanged for a word of another title."""
    words = reference.title.split(" ")
    places = [
        place for place, word in enumerate(words) if len(word) >= 4 and word.isalpha() and word.lower() not in STOPWORDS
    ]
    foreign = [word for word in rng.choice(others).title.split() if len(word) >= 4 and word.isalpha()]
    foreign = [word for word in foreign if word.lower() not in STOPWORDS and word.lower() not in map(str.lower, words)]
    if len(places) < 3 or not foreign:
        return None
    words[rng.choice(places)] = rng.choice(foreign).lower()
    return replace(reference, title=" ".join(words))


def borrowed_title(reference: Reference, rng: random.Random, others: Sequence[Reference]) -> Reference | None:
    """The title of a real work with the authors of another."""
    other = rng.choice(others)
    families = {name.family for name in reference.authors}
    if not other.authors or families & {name.family for name in other.authors}:
        return None
    return replace(reference, authors=other.authors)


def exchanged_first_author(reference: Reference, rng: random.Random, others: Sequence[Reference]) -> Reference | None:
    """The first author exchanged."""
    other = rng.choice(others)
    if not other.authors or other.authors[0].family in {name.family for name in reference.authors}:
        return None
    return replace(reference, authors=(other.authors[0], *reference.authors[1:]))


def half_the_authors(reference: Reference, rng: random.Random, others: Sequence[Reference]) -> Reference | None:
    """The second half of the authors exchanged."""
    half = len(reference.authors) // 2
    other = rng.choice(others)
    if half < 1 or len(other.authors) < half or len(reference.authors) > 8:
        return None
    return replace(reference, authors=(*reference.authors[: len(reference.authors) - half], *other.authors[:half]))


def added_author(reference: Reference, rng: random.Random, others: Sequence[Reference]) -> Reference | None:
    """A co-author added."""
    other = rng.choice(others)
    if not other.authors or not reference.authors or len(reference.authors) > 5:
        return None
    if other.authors[0].family in {name.family for name in reference.authors}:
        return None
    return replace(reference, authors=(*reference.authors, other.authors[0]))


def distant_year(reference: Reference, rng: random.Random, others: Sequence[Reference]) -> Reference | None:
    """A year that is neither preprint nor print."""
    return replace(reference, year=reference.year + rng.choice((-9, -7, 6, 8, 11))) if reference.year else None


def other_venue(reference: Reference, rng: random.Random, others: Sequence[Reference]) -> Reference | None:
    """The venue of an unrelated work."""
    other = rng.choice(others)
    venues = (reference.venue, other.venue)
    if None in venues or any("arxiv" in (venue or "").lower() for venue in venues):
        return None
    return replace(reference, venue=other.venue)


def foreign_identifier(reference: Reference, rng: random.Random, others: Sequence[Reference]) -> Reference | None:
    """The DOI or arXiv id of another recorded work."""
    other = rng.choice(others)
    ids = tuple(item for item in other.identifiers if item.scheme in {Scheme.DOI, Scheme.ARXIV})
    if not ids or other.title == reference.title:
        return None
    return replace(reference, identifiers=ids[:1])


def spliced_title(reference: Reference, rng: random.Random, others: Sequence[Reference]) -> Reference | None:
    """The first half of one title with the second half of another, and mixed authors."""
    other = rng.choice(others)
    first, second = reference.title.split(), other.title.split()
    if len(first) < 4 or len(second) < 4:
        return None
    title = " ".join([*first[: len(first) // 2], *second[len(second) // 2 :]])
    return replace(reference, title=title, authors=other.authors[:1] + reference.authors[:1], identifiers=())


def unknown_work(reference: Reference, rng: random.Random, others: Sequence[Reference]) -> Reference | None:
    """Words of several titles in a new order, authors of several works."""
    titles = [word for item in rng.sample(list(others), 3) for word in content_words(item.title)]
    if len(titles) < 6:
        return None
    people = tuple(PersonName(item.authors[0].family, rng.choice("ABCDEFGHJKLMRST") + ".") for item in
                   rng.sample([item for item in others if item.authors], 2))  # fmt: skip
    title = " ".join(rng.sample(titles, 6)).capitalize()
    doi = Identifier(Scheme.DOI, f"10.1016/j.xyz.{rng.randrange(10**6)}")
    return replace(reference, title=title, authors=people, identifiers=(doi,) if reference.identifiers else ())


def _with_initials(name: PersonName) -> PersonName:
    return replace(name, given=" ".join(f"{part[0]}." for part in name.given.replace("-", " ").split() if part))


BENIGN: dict[str, Distortion] = {
    function.__name__: function
    for function in (
        exact,
        lower_case,
        one_typo,
        lost_letter,
        no_subtitle,
        initials,
        adjacent_year,
        no_accents,
        no_venue,
        hyphenated,
    )
}
ALTERED: dict[str, Distortion] = {
    function.__name__: function
    for function in (
        exchanged_word,
        borrowed_title,
        exchanged_first_author,
        half_the_authors,
        added_author,
        distant_year,
        other_venue,
        foreign_identifier,
        spliced_title,
        unknown_work,
    )
}
