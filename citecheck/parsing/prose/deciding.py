"""Whether what is dressed as a title is the title of a work: what stands beside it must be enough for its dress."""

from __future__ import annotations

import re

from citecheck.parsing.markers import read_pointer
from citecheck.parsing.patterns import YEAR
from citecheck.parsing.prose.before import has_cue
from citecheck.parsing.prose.capitals import TITLE_CASE, count_words, share_of_capitals
from citecheck.parsing.prose.evidence import Evidence
from citecheck.parsing.styles.vocabulary import VENUE_WORD
from citecheck.parsing.titles import Carrier, Dress, is_publication_name

_LEAST_WORDS = {Dress.STRONG: 3, Dress.EMPHASIS: 2, Dress.LINK: 2}
"""Fewest words of a title in title case, by what sets it off: bold marks concepts more often than italics do."""

_SENTENCE = 5
"""Words of a title that its author alone makes one: fewer may be a song or a painting."""
_SHORT = 3
"""Words from which a phrase is a title by its capital amid a sentence; one of two follows a preposition or a verb."""
_JOURNAL = 5
"""Most words of the name of a journal that has a word of journals in it."""

_PAPER = re.compile(
    r"\b(?:paper|article|preprint|study|page|website|site|blog|post|repo|repository|slides|pdf|link|docs?)$",
    re.IGNORECASE,
)
_ART = (
    r"films?|movies?|musicals?|songs?|albums?|singles?|slogans?|sitcom|miniseries|episode|documentar(?:y|ies)|painting"
    r"|(?:TV|television|Netflix|BBC|HBO) (?:series|shows?)|(?:video )?game|campaign|jingle|ad|commercial|opera|symphony"
    r"|Filme?s?|Lied|Spielfilm|Serie|película|canción|serie|filme|canção|chanson|canzone|tableau"
    r"|disque|jeu(?: vidéo)?|disco|juego|jogo|gioco|álbum|Album|Spiel|Gemälde|cuadro|quadro|dipinto"
)
_BESIDE = 60
"""Longest words between the kind of art and the title (characters)."""
_ART_BEFORE = re.compile(
    rf"\b(?:{_ART})(?:\s(?:titled|called|entitled|like|such as)|,)?"
    r"(?:\s[\"“*_]{1,3}[^\"”*_\n]{2,40}[\"”*_]{1,3}(?:\s\(\d{4}\))?,?\s(?:and|or|und|et|y|e))?\s$"
)
_ART_BEHIND = re.compile(
    rf",?\s(?:is|was|are|were|the|an?|ist|war|est|es|è|é)\s(?:an?\s|the\s)?(?:[\w-]{{1,15}}\s){{0,2}}(?:{_ART})\b"
)
"""What says that a title is not that of a text: ``the film "X"``, ``"X" (2010) is a film``."""

_AFTER_VERB = re.compile(
    r"\b(?:by|in|see|read|is|was|are|with|of|as|like|from|through|to|on|per|and|or|recommend|try),?\s$"
)
_AFTER_WORD = re.compile(
    r"(?:^|\s)(?!(?:the|an?|this|that|these|those|his|her|its|their|our|called|termed|so-called|uses?|using|der|die|das"
    r"|den|dem|ein|eine|le|la|les|un|une|el|los|las|una|il|lo|o|os|as|um|uma)\b)[a-z]{1,15},?\s$"
)
"""A word before a title, and not before a concept, which has an article."""
_BEHIND_NAMES = (", ", ": ", ". ", "– ", "— ", "- ")
_BEHIND_DATE = re.compile(rf"\({YEAR}[a-z]?\)[.,]\s$")
_SYMBOL = re.compile(
    r"(?!arX|bioRx|medRx)[^\W_]{1,3}(?:-\w|[A-Z\d])|(?!arX|bioRx|medRx)[^\W\d_]{2,12}(?<![A-Z])[A-Z]|[a-z][\w-]{2,20}:\s\S|[\u03b1-\u03c9](?!\w)"
)
_LABEL = re.compile(
    r"(?:Week|Day|Session|Module|Unit|Lecture|Class|Meeting|Seminar|Step|Phase|Stage|Month|Block|Topic|Question|Part|Task|Goal"
    r"|Woche|Tag|Sitzung|Modul|Semaine|Séance|Jour|Semana|Sesión|Settimana|Lezione|Aula|Les)\s(?:\d|[IVX]{1,4}\b|[A-Z]\b)"
)
"""``Week 5 (3 Nov)``: what numbers the parts of a plan."""
_HAN_LAW = re.compile(r"(?:法|条例|规定|公约|協定|条約)$")


def names_work(body: str, carrier: Carrier, title: str, evidence: Evidence, *, listed: bool) -> bool:
    """Tell whether the phrase is the title of a work.

    Quotes also mark quotations and terms, bold also marks key words and italics also names of journals, so each needs
    an author, an identifier, or a year with a title of some length. ``listed`` says that its list holds works.
    """
    if _cannot_be(title, carrier, evidence):
        return False
    cue = listed or has_cue(body, carrier.span.start)
    if evidence.identifiers:
        n_words = count_words(title)
        return n_words >= _SHORT or (bool(evidence.authors) and n_words >= 1) or ":" in title or (cue and n_words > 1)
    if evidence.authors:
        amid = carrier.dress is not Dress.STRONG and _has_own_capital(body, carrier.span.start, title)
        is_work = _is_by(title, carrier, evidence, cue=cue, amid=amid)
    else:
        is_work = _is_dated(title, carrier, evidence, cue=cue)
    return is_work and (evidence.venue is not None or not _is_other_art(body, carrier, evidence))


def opens_as_phrase(body: str, carrier: Carrier, title: str) -> bool:
    """Tell whether nothing that stands beside ``title`` makes it one: it begins small, and no names may lead to it."""
    if not title[:1].islower() or _SYMBOL.match(title):
        return False
    start = carrier.span.start
    if carrier.dress is Dress.QUOTES:
        return _BEHIND_DATE.search(body, max(0, start - 12), start) is None
    return carrier.dress is not Dress.EMPHASIS or body[max(0, start - 2) : start] not in _BEHIND_NAMES


def _cannot_be(title: str, carrier: Carrier, evidence: Evidence) -> bool:
    """Tell whether the phrase is a quotation, a pointer, a label or the name of a journal."""
    n_words = count_words(title)
    in_italics = carrier.dress is Dress.EMPHASIS
    if in_italics and is_publication_name(title) and evidence.end == carrier.span.end:
        return True
    if (
        in_italics
        and evidence.identifiers
        and not evidence.authors
        and VENUE_WORD.search(title)
        and n_words <= _JOURNAL
    ):
        return True
    by_names = bool(evidence.authors and evidence.year) and evidence.start < carrier.span.start
    if carrier.dress is Dress.QUOTES and not evidence.venue:
        by_names = False  # Li (2019), "we found nothing"
    is_phrase = title[0].islower() and not _SYMBOL.match(title) and not by_names
    if carrier.dress is Dress.STRONG and _LABEL.match(title):
        return True
    if evidence.quotation or is_phrase or read_pointer(title):
        return True
    return n_words < _SENTENCE and bool(_PAPER.search(title)) and not (evidence.authors and evidence.year)


def _is_by(title: str, carrier: Carrier, evidence: Evidence, *, cue: bool, amid: bool) -> bool:
    """Tell whether a phrase with authors is a title; ``amid`` says that it has a capital of its own in a sentence."""
    n_words = count_words(title)
    is_strong = carrier.dress is Dress.STRONG
    in_full = not is_strong and any(name.given and "." not in name.given for name in evidence.authors)
    if evidence.year is None and not evidence.named_author and is_publication_name(title) and n_words < _SENTENCE:
        return False
    if evidence.year is None and not evidence.venue:
        by_whom = evidence.certain_authors or (in_full and evidence.named_author and n_words >= _SENTENCE)
        return cue or (by_whom and n_words >= _SHORT and not is_strong)
    said = cue or (amid and n_words > 1) or evidence.named_author or evidence.venue is not None or in_full
    return said or (evidence.dashed and not is_strong) or _is_set_as_title(title, carrier.dress)


def _is_dated(title: str, carrier: Carrier, evidence: Evidence, *, cue: bool) -> bool:
    """Tell whether a phrase with a year or a venue, and without authors, is a title."""
    if is_publication_name(title) or evidence.year is None or _HAN_LAW.search(title):
        return False
    n_words = count_words(title)
    if carrier.dress is Dress.TITLE_MARKS:
        return True
    if evidence.venue:
        return n_words > 1 or cue
    in_title_case = cue or share_of_capitals(title) >= TITLE_CASE
    return carrier.dress is not Dress.STRONG and n_words >= _SHORT and in_title_case


def _is_set_as_title(title: str, dress: Dress) -> bool:
    """Tell whether a phrase with authors and year reads as a title and not as the name of a concept.

    Emphasis also marks concepts that the authors are cited for (``**Contrastive learning** (Chen et al., 2020)``);
    capitals, quotes or five words make a title.
    """
    n_words = count_words(title)
    if n_words >= _SENTENCE or ":" in title or dress is Dress.TITLE_MARKS:
        return True
    in_title_case = share_of_capitals(title) >= TITLE_CASE
    if dress is Dress.QUOTES:
        return n_words >= _SHORT or (n_words > 1 and in_title_case)
    return in_title_case and n_words >= _LEAST_WORDS[dress]


def _has_own_capital(body: str, position: int, title: str) -> bool:
    """Tell whether ``title`` has a capital behind a word where only names and titles have one."""
    before = _AFTER_VERB if count_words(title) < _SHORT else _AFTER_WORD
    return title[0].isupper() and before.search(body, max(0, position - 20), position) is not None


def _is_other_art(body: str, carrier: Carrier, evidence: Evidence) -> bool:
    """Tell whether the words beside the title say that it is a film, a song or a slogan."""
    before = _ART_BEFORE.search(body, max(0, carrier.span.start - _BESIDE), carrier.span.start)
    return bool(before or _ART_BEHIND.match(body, evidence.end))
