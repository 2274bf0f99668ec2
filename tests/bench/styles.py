"""A reference written out in the reference styles that people and assistants use.

``render(reference, style)`` gives one line of text. The styles follow their public manuals for journal articles,
conference papers and books, without typographic markup; the ``assistant`` ones are Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from citecheck.datatypes import Identifier, PersonName, Reference, Scheme

_CONFERENCE_WORDS = re.compile(r"Proceedings|Conference|Workshop|Symposium|Advances in|\b[A-Z]{3,6}\b")


def render(reference: Reference, style: str) -> str:
    """Return ``reference`` as an entry in ``style``, one of ``STYLES``; raises ``KeyError`` for another name."""
    return re.sub(r"  +", " ", _RENDERERS[style](reference)).strip()


def initials(given: str, *, stop: str = ".", gap: str = " ") -> str:
    """Return the initials of a given name: ``Jean-Luc B.`` gives ``J.-L. B.``, without ``stop`` and ``gap`` ``JLB``."""
    words = [[part for part in word.split("-") if part] for word in given.replace(".", ". ").split()]
    joined = "-" if stop else ""
    return gap.join(joined.join(part[0].upper() + stop for part in word if part[0].isalpha()) for word in words if word)


def _inverted(name: PersonName) -> str:
    if name.literal or not name.given:
        return name.literal or name.family
    return f"{name.family}, {initials(name.given)}" + (f", {name.suffix}" if name.suffix else "")


def _inverted_full(name: PersonName) -> str:
    if name.literal or not name.given:
        return name.literal or name.family
    return f"{name.family}, {name.given}" + (f", {name.suffix}" if name.suffix else "")


def _vancouver_name(name: PersonName) -> str:
    return name.literal or f"{name.family} {initials(name.given, stop='', gap='')}".strip()


def _short(name: PersonName) -> str:
    return name.literal or f"{initials(name.given)} {name.family} {name.suffix}".strip()


def _family(name: PersonName) -> str:
    return name.literal or name.family


def _join(names: list[str], last: str, pair: str | None = None) -> str:
    """Return ``a, b<last>c``; two names are joined by ``pair`` if given."""
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + (pair if pair is not None and len(names) == 2 else last) + names[-1]


def _stopped(text: str) -> str:
    """Return ``text`` with a full stop at its end unless a mark stands there; empty text stays empty."""
    return text if not text or text[-1] in ".?!" else text + "."


def _doi(reference: Reference) -> str:
    value = next((item.value for item in reference.identifiers if item.scheme is Scheme.DOI), "")
    return f"https://doi.org/{value}" if value else ""


def _is_conference(reference: Reference) -> bool:
    return bool(reference.venue and _CONFERENCE_WORDS.search(reference.venue) and not reference.volume)


def _year(reference: Reference) -> str:
    return str(reference.year) if reference.year else "n.d."


def _apa(reference: Reference) -> str:
    names = [_inverted(name) for name in reference.authors]
    if len(names) > 20:
        names = [*names[:19], f"... {names[-1]}"]
        authors = ", ".join(names)
    else:
        authors = _join(names, ", & ")
    issue = f"({reference.issue})" if reference.issue else ""
    volume = f", {reference.volume}{issue}" if reference.volume else ""
    pages = f", {reference.pages}" if reference.pages else ""
    venue = f"In {reference.venue}" if _is_conference(reference) else reference.venue or reference.publisher or ""
    if _is_conference(reference) and reference.pages:
        pages = f" (pp. {reference.pages})"
    tail = _stopped(f"{venue}{volume}{pages}".lstrip(" ,"))
    return f"{_stopped(authors)} ({_year(reference)}). {_stopped(reference.title)} {tail} {_doi(reference)}"


def _ieee(reference: Reference) -> str:
    names = [_short(name) for name in reference.authors]
    authors = f"{names[0]} et al." if len(names) > 6 else _join(names, ", and ", " and ")
    venue = f"in {reference.venue}" if _is_conference(reference) else reference.venue or reference.publisher or ""
    parts = [
        f"vol. {reference.volume}" if reference.volume else "",
        f"no. {reference.issue}" if reference.issue else "",
        f"pp. {reference.pages}" if reference.pages else "",
        _year(reference),
        f"doi: {_doi(reference)[16:]}" if _doi(reference) else "",
    ]
    tail = ", ".join(part for part in [venue, *parts] if part)
    return f'{authors}, "{reference.title}," {tail}.'


def _acl(reference: Reference) -> str:
    authors = _join([str(name) for name in reference.authors], ", and ", " and ")
    if _is_conference(reference):
        tail = f"In {reference.venue}" + (f", pages {reference.pages}" if reference.pages else "")
    else:
        issue = f"({reference.issue})" if reference.issue else ""
        volume = f", {reference.volume}{issue}" if reference.volume else ""
        pages = f":{reference.pages}" if reference.pages and volume else ""
        tail = f"{reference.venue or reference.publisher or ''}{volume}{pages}"
    return f"{_stopped(authors)} {_year(reference)}. {_stopped(reference.title)} {_stopped(tail)}"


def _vancouver(reference: Reference) -> str:
    names = [_vancouver_name(name) for name in reference.authors]
    authors = ", ".join([*names[:6], "et al"] if len(names) > 6 else names)
    issue = f"({reference.issue})" if reference.issue else ""
    pages = f":{reference.pages}" if reference.pages else ""
    volume = f";{reference.volume}{issue}{pages}" if reference.volume else ""
    venue = _stopped(reference.venue or reference.publisher or "")
    return f"{_stopped(authors)} {_stopped(reference.title)} {venue} {_year(reference)}{volume}."


def _neurips(reference: Reference) -> str:
    authors = _join([str(name) for name in reference.authors], ", and ", " and ")
    lead = "In " if _is_conference(reference) else ""
    issue = f"({reference.issue})" if reference.issue else ""
    pages = f":{reference.pages}" if reference.pages else ""
    volume = f", {reference.volume}{issue}{pages}" if reference.volume else ""
    tail = ", ".join(
        part for part in (f"{lead}{reference.venue or reference.publisher or ''}{volume}", _year(reference)) if part
    )
    return f"{_stopped(authors)} {_stopped(reference.title)} {tail}."


def _acm(reference: Reference) -> str:
    authors = _join([str(name) for name in reference.authors], ", and ", " and ")
    if _is_conference(reference):
        tail = f"In {reference.venue}. {reference.pages or ''}"
    else:
        issue = f", {reference.issue}" if reference.issue else ""
        volume = f" {reference.volume}{issue} ({_year(reference)})" if reference.volume else ""
        pages = f", {reference.pages}" if reference.pages and volume else ""
        tail = f"{reference.venue or reference.publisher or ''}{volume}{pages}"
    title = _stopped(reference.title)
    return f"{_stopped(authors)} {_year(reference)}. {title} {_stopped(tail.strip())} {_doi(reference)}"


def _mla_authors(reference: Reference, limit: int) -> str:
    people = reference.authors
    if not people:
        return ""
    if len(people) > limit:
        return f"{_inverted_full(people[0])}, et al."
    names = [_inverted_full(people[0]), *(str(name) for name in people[1:])]
    return _stopped(_join(names, ", and "))


def _mla(reference: Reference) -> str:
    parts = [
        reference.venue or reference.publisher or "",
        f"vol. {reference.volume}" if reference.volume else "",
        f"no. {reference.issue}" if reference.issue else "",
        _year(reference),
        f"pp. {reference.pages}" if reference.pages else "",
    ]
    tail = ", ".join(part for part in parts if part)
    return f'{_mla_authors(reference, 2)} "{_stopped(reference.title)}" {_stopped(tail)}'


def _chicago(reference: Reference) -> str:
    issue = f", no. {reference.issue}" if reference.issue else ""
    volume = f" {reference.volume}{issue}" if reference.volume else ""
    pages = f": {reference.pages}" if reference.pages else ""
    venue = f"In {reference.venue}" if _is_conference(reference) else reference.venue or reference.publisher or ""
    tail = f"{venue}{volume} ({_year(reference)}){pages}."
    return f'{_mla_authors(reference, 10)} "{_stopped(reference.title)}" {tail} {_doi(reference)}'


def _chicago_author_date(reference: Reference) -> str:
    issue = f" ({reference.issue})" if reference.issue else ""
    volume = f" {reference.volume}{issue}" if reference.volume else ""
    pages = f": {reference.pages}" if reference.pages else ""
    tail = _stopped(f"{reference.venue or reference.publisher or ''}{volume}{pages}")
    return f"{_mla_authors(reference, 10)} {_year(reference)}. “{_stopped(reference.title)}” {tail}"


def _harvard(reference: Reference) -> str:
    names = [_inverted(name) for name in reference.authors]
    authors = f"{names[0]} et al." if len(names) > 3 else _join(names, " and ")
    issue = f"({reference.issue})" if reference.issue else ""
    parts = [
        reference.venue or reference.publisher or "",
        f"{reference.volume}{issue}" if reference.volume else "",
        f"pp. {reference.pages}" if reference.pages else "",
    ]
    tail = ", ".join(part for part in parts if part)
    return f"{authors} ({_year(reference)}) '{reference.title}'" + (f", {_stopped(tail)}" if tail else ".")


def _harvard_plain(reference: Reference) -> str:
    names = [_inverted(name) for name in reference.authors]
    authors = f"{names[0]} et al." if len(names) > 3 else _join(names, " & ")
    issue = f"({reference.issue})" if reference.issue else ""
    volume = f", {reference.volume}{issue}" if reference.volume else ""
    pages = f", pp.{reference.pages}" if reference.pages else ""
    tail = _stopped(f"{reference.venue or reference.publisher or ''}{volume}{pages}".lstrip(" ,"))
    return f"{authors}, {_year(reference)}. {_stopped(reference.title)} {tail}"


def _springer(reference: Reference) -> str:
    names = [_inverted(name) for name in reference.authors]
    issue = f"({reference.issue})" if reference.issue else ""
    volume = f" {reference.volume}{issue}" if reference.volume else ""
    pages = f", {reference.pages}" if reference.pages else ""
    lead = "In: " if _is_conference(reference) else ""
    tail = (
        f"{lead}{reference.venue or reference.publisher or ''}{volume}{pages} ({_year(reference)}). {_doi(reference)}"
    )
    return f"{', '.join(names)}: {_stopped(reference.title)} {tail}"


def _springer_basic(reference: Reference) -> str:
    names = ", ".join(_vancouver_name(name) for name in reference.authors)
    volume = f" {reference.volume}" if reference.volume else ""
    pages = f":{reference.pages}" if reference.pages and volume else ""
    tail = _stopped(f"{reference.venue or reference.publisher or ''}{volume}{pages}")
    return f"{names} ({_year(reference)}) {_stopped(reference.title)} {tail} {_doi(reference)}"


def _nature(reference: Reference) -> str:
    names = [_inverted(name) for name in reference.authors]
    authors = f"{names[0]} et al." if len(names) > 5 else _join(names, " & ")
    pages = f", {reference.pages}" if reference.pages else ""
    volume = f" {reference.volume}{pages}" if reference.volume else ""
    venue = reference.venue or reference.publisher or ""
    return f"{_stopped(authors)} {_stopped(reference.title)} {venue}{volume} ({_year(reference)})."


def _apa_markdown(reference: Reference) -> str:
    authors = _stopped(_join([_inverted(name) for name in reference.authors[:20]], ", & "))
    issue = f"({reference.issue})" if reference.issue else ""
    volume = f", *{reference.volume}*{issue}" if reference.volume else ""
    pages = f", {reference.pages}" if reference.pages else ""
    if not reference.venue:
        return f"{authors} ({_year(reference)}). *{reference.title}*. {_stopped(reference.publisher or '')}"
    tail = f"*{reference.venue}*{volume}{pages}."
    return f"{authors} ({_year(reference)}). {_stopped(reference.title)} {tail} {_doi(reference)}"


def _assistant_bold(reference: Reference) -> str:
    where = " ".join(part for part in (reference.venue or "", _year(reference)) if part)
    return f"**{reference.title}** by {_mention(reference)} ({where})"


def _assistant_bracket(reference: Reference) -> str:
    return f"{reference.title} ({_mention(reference)}, {_year(reference)})"


def _assistant_quoted(reference: Reference) -> str:
    people = [str(name) for name in reference.authors]
    names = ", ".join(people) if reference.venue else _join(people, ", and ", " and ")
    parts = [names, reference.venue or "", _year(reference), _link(reference)]
    return f'"{reference.title}," ' + ", ".join(part for part in parts if part)


def _assistant_link(reference: Reference) -> str:
    address = _link(reference) or "https://example.org/paper"
    return f"[{reference.title}]({address}) - {_mention(reference)}, {_year(reference)}"


def _assistant_italic(reference: Reference) -> str:
    authors = _join([_inverted(name) for name in reference.authors[:3]], ", & ")
    authors = f"{authors}, et al." if len(reference.authors) > 3 else authors
    return f"{_stopped(authors)} ({_year(reference)}). *{reference.title}*. {_stopped(reference.venue or '')}"


def _ams(reference: Reference) -> str:
    authors = _join([_short(name) for name in reference.authors], ", and ", " and ")
    issue = f", no. {reference.issue}" if reference.issue else ""
    pages = f", {reference.pages}" if reference.pages else ""
    venue = reference.venue or reference.publisher or ""
    if reference.volume:
        return f"{authors}, {reference.title}, {venue} {reference.volume} ({_year(reference)}){issue}{pages}."
    return ", ".join(filter(None, (authors, reference.title, venue, f"{_year(reference)}{pages}"))) + "."


def _gost(reference: Reference) -> str:
    authors = ", ".join(f"{_family(name)} {initials(name.given)}".strip() for name in reference.authors)
    numbers = [
        _year(reference),
        f"Vol. {reference.volume}" if reference.volume else "",
        f"No. {reference.issue}" if reference.issue else "",
        f"P. {reference.pages}" if reference.pages else "",
    ]
    venue = f" // {reference.venue}" if reference.venue else ""
    return f"{_stopped(authors)} {reference.title}{venue}. – {'. – '.join(filter(None, numbers))}."


def _mention(reference: Reference) -> str:
    """Return the authors as prose names them: ``Vaswani et al.``, ``Devlin and Chang``, ``Ashish Vaswani``."""
    names = [_family(name) for name in reference.authors]
    if len(names) > 2:
        return f"{names[0]} et al."
    return " and ".join(names)


def _link(reference: Reference) -> str:
    arxiv = next((item for item in reference.identifiers if item.scheme is Scheme.ARXIV), None)
    return f"https://arxiv.org/abs/{arxiv.value}" if isinstance(arxiv, Identifier) else _doi(reference)


_RENDERERS: dict[str, Callable[[Reference], str]] = {
    "apa": _apa,
    "ieee": _ieee,
    "acl": _acl,
    "vancouver": _vancouver,
    "neurips": _neurips,
    "acm": _acm,
    "mla": _mla,
    "chicago": _chicago,
    "harvard": _harvard,
    "springer": _springer,
    "chicago-author-date": _chicago_author_date,
    "harvard-plain": _harvard_plain,
    "springer-basic": _springer_basic,
    "nature": _nature,
    "ams": _ams,
    "gost": _gost,
    "apa-markdown": _apa_markdown,
    "assistant-bold": _assistant_bold,
    "assistant-bracket": _assistant_bracket,
    "assistant-quoted": _assistant_quoted,
    "assistant-link": _assistant_link,
    "assistant-italic": _assistant_italic,
}

STYLES: tuple[str, ...] = tuple(_RENDERERS)
"""The names that ``render`` takes; the first ten are the styles of the accuracy bar, the last five are Markdown."""
