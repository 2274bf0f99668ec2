"""What the tagger knows of each word of an entry: the word itself, its neighbours, its place.

The model and this module belong together: a change here asks for a new model (``index/parser/train.py``).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from citecheck.lexicon import UNKNOWN, lexicon
from citecheck.parsing.styles.view import IDENTIFIER, READ_LIMIT, View
from citecheck.parsing.styles.vocabulary import ABBREVIATIONS, MONTH, PUBLISHER, SUBJECT_WORD, VENUE_WORD
from citecheck.text.folding import fold_words
from citecheck.text.names import PARTICLES, is_initials

# A word with the marks that touch it; commas, semicolons, colons and brackets part what no space parts ("12(3):45").
_TOKEN = re.compile(
    rf"{IDENTIFIER}[^\w\s]{{0,4}}|[(\[\"'<{{]{{0,3}}[^\s,;:()\[\]\"{IDENTIFIER}]{{1,60}}[,;:)\]\".]{{0,4}}|[^\s]"
)
_CORE = re.compile(r"\w(?:.{0,60}\w)?", re.DOTALL)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d[a-z]?")
_ANY_YEAR = re.compile(r"[(\s.,](?:1[5-9]|20)\d\d[a-z]?\b")
_RANGE = re.compile(r"\w{1,8}\s?[-–—/]{1,2}\s?\w{1,8}")
_MONTH = re.compile(MONTH, re.IGNORECASE)
_KINDS = (
    ("and", frozenset("and & et und y e och i".split())),
    ("others", frozenset("al others".split())),
    ("in", frozenset("in en dans im".split())),
    ("editor", frozenset("ed eds editor editors edited hrsg éd éds dir coord org orgs herausgegeben".split())),
    ("pages", frozenset("p pp page pages s pág págs pgs seiten".split())),
    ("volume", frozenset("vol volume vols volumes bd band tome tomo t v".split())),
    ("issue", frozenset("no number nr issue heft núm nº n iss num".split())),
    ("edition", frozenset("edition edn aufl auflage édition edición".split())),
    ("link", frozenset("doi http https url www available retrieved accessed online".split())),
    ("thesis", frozenset("thesis dissertation phd ph.d msc master's masters doctoral diploma".split())),
    ("report", frozenset("report technical tech rep tr manuscript preprint paper working submitted".split())),
    ("function", frozenset("the a an of for on with to from by at as is are its der die das le la les des du el los de"
                           " zur und über une un una del per da do".split())),
)  # fmt: skip
_KIND_OF = {word: kind for kind, words in reversed(_KINDS) for word in words}
_N_PLACES = 8
_LONG = 12
_LENGTHS = tuple(f"n={length}" for length in range(_LONG + 1))
_SIZES = (1, 2, 4, 8, READ_LIMIT)
_EARLY = 3
_MOST_SENTENCES, _MOST_SINCE = 4, 6
_SHARES = tuple(f"at={share}" for share in range(_N_PLACES))
_SENTENCES = tuple(tuple(f"st={n}{year}" for n in range(_MOST_SENTENCES + 1)) for year in "-y")
_SINCE = tuple(f"si={n}" for n in range(_MOST_SINCE + 1))
_QUOTES = frozenset("\"'")
_PAUSES = frozenset(',":')


def find_tokens(text: str) -> list[tuple[int, int]]:
    """Return where the words of the text of a view begin and end."""
    return [found.span() for found in _TOKEN.finditer(text)]


class _Word(NamedTuple):
    """What a word alone gives: its own features and those it lends to the words before and behind it.

    A named tuple because half the words of a new entry are new, and a frozen dataclass is made in ten times the time.
    """

    own: tuple[str, ...]
    lent_forward: tuple[str, ...]
    lent_back: tuple[str, ...]
    lent_far_forward: tuple[str, ...]
    lent_far_back: tuple[str, ...]
    shape: str
    end: str
    kind: str
    sort: str
    """The kind with the mark behind the word."""

    folded: tuple[str, ...]
    marks: str
    """Of venue (v), publisher (h) and digit (d) those that it shows."""

    deeper: int
    """How many more brackets are open behind the word than before it."""

    turns_quote: bool
    ends_sentence: bool
    ends_stretch: bool


@lru_cache(maxsize=1 << 15)
def _describe(token: str) -> _Word:
    found = _CORE.search(token)
    core = found.group() if found else ""
    lead, end = (token[: found.start()], token[found.end() :]) if found else ("", token)
    marks = lead + end
    lower = core.lower()
    shape = _shape(core)
    kind = _kind(token, core, lower)
    word = shape if _has_digit(core) else lower
    folded = fold_words(core)
    look = _describe_look(shape, lead, end, kind, _use(folded) if word is lower else "#")
    own = [f"w={word}", *look.own]
    if word is lower and len(lower) > 2:
        own += (f"a={lower[:3]}", f"z={lower[-3:]}", f"y={lower[-2:]}", _LENGTHS[min(len(lower), _LONG)])
    elif word is shape:
        own.append(_LENGTHS[min(len(core), _LONG)])
    is_capital = core != lower
    is_venue = lower in ABBREVIATIONS or (
        (is_capital or "thesis" in lower or "dissertation" in lower) and VENUE_WORD.search(token) is not None
    )
    is_subject = is_capital and SUBJECT_WORD.search(token) is not None
    is_house = is_capital and PUBLISHER.search(token) is not None
    if is_venue:
        own.append("venue" if "." not in end else "venue.")
    own += ["subject"] * is_subject + ["house"] * is_house
    return _Word(
        own=tuple(own),
        lent_forward=(f"-1w={word}", *look.lent_forward),
        lent_back=(f"+1w={word}", *look.lent_back),
        lent_far_forward=look.lent_far_forward,
        lent_far_back=(f"+2w={word}", *look.lent_far_back),
        folded=folded,
        shape=shape,
        end=end,
        kind=kind,
        sort=kind + end,
        marks="v" * (is_venue or is_subject) + "h" * is_house + "d" * ("9" in shape),
        deeper=sum((mark in "([") - (mark in ")]") for mark in marks) if marks else 0,
        turns_quote=marks.count('"') % 2 == 1,
        ends_sentence="." in end and len(shape) > 1 and kind != "initials",
        ends_stretch=bool(end) and not (end == "." and (kind == "initials" or len(shape) < 2)),
    )


class _Look(NamedTuple):
    """The features of a word that many words share, by its shape, the marks around it, its kind and its use."""

    own: tuple[str, ...]
    lent_forward: tuple[str, ...]
    lent_back: tuple[str, ...]
    lent_far_forward: tuple[str, ...]
    lent_far_back: tuple[str, ...]


@lru_cache(maxsize=1 << 12)
def _describe_look(shape: str, lead: str, end: str, kind: str, use: str) -> _Look:
    near = (f"s={shape}", f"ke={kind}{end}", f"l={lead}", f"x={use}{shape}{end}")
    return _Look(
        own=(
            f"s={shape}",
            f"e={end}",
            f"l={lead}",
            f"k={kind}",
            f"se={shape}{end}",
            f"ke={kind}{end}",
            f"x={use}",
        ),
        lent_forward=tuple("-1" + item for item in near),
        lent_back=tuple("+1" + item for item in near),
        lent_far_forward=(f"-2k={kind}", f"-2e={end}"),
        lent_far_back=(f"+2k={kind}", f"+2e={end}"),
    )


def _use(folded: tuple[str, ...]) -> str:
    """Return how a word is used in references, by the word table."""
    label = lexicon().word_class(folded[-1]) if folded else UNKNOWN
    return "?" if label == UNKNOWN else str(label)


def _has_digit(core: str) -> bool:
    return not core.isalpha() and any(char.isdigit() for char in core)


def _shape(core: str) -> str:
    """Return the pattern of a word, runs cut to two: ``Xxx`` for ``Proc``, ``99`` for ``1999``."""
    if core.isalpha() and core.islower():
        return "xx"[: len(core)]
    if core.isalpha() and core[0].isupper() and core[1:].islower():
        return "Xxx"[: len(core)]
    shape: list[str] = []
    for char in core[:24]:
        mark = "9" if char.isdigit() else "X" if char.isupper() else "x" if char.isalpha() else char
        if shape[-2:] != [mark, mark]:
            shape.append(mark)
    return "".join(shape)


def _kind(token: str, core: str, lower: str) -> str:
    """Return the class of a word: the first that fits."""
    if not core or IDENTIFIER in token:
        return "id" if IDENTIFIER in token else "mark"
    if _has_digit(core):
        return _kind_of_number(core)
    if len(core) == 1 and core.isupper():
        return "initials"
    if lower in _KIND_OF:
        return _KIND_OF[lower]
    if _MONTH.fullmatch(core):
        return "month"
    if is_initials(core) or (len(core) <= 2 and core.isupper()):
        return "initials"
    if lower in PARTICLES:
        return "particle"
    return "name" if core[0].isupper() else "lower" if core[0].islower() else "other"


def _kind_of_number(core: str) -> str:
    if _YEAR.fullmatch(core):
        return "year"
    if core.isdigit():
        return f"{min(len(core), 5)}d"
    return "range" if _RANGE.fullmatch(core) else "code"


def make_features(view: View, tokens: list[tuple[int, int]]) -> list[list[str]]:
    """Return the features of each of ``tokens``, places in the text of ``view``."""
    if not tokens:
        return []
    words = [_describe(view.text[start:end]) for start, end in tokens]
    rows = [list(word.own) for word in words]
    _mark_neighbours(words, rows)
    _mark_places(view.text, tokens, words, rows)
    _mark_stretches(words, rows)
    _mark_venues(words, rows)
    return rows


def _mark_neighbours(words: list[_Word], rows: list[list[str]]) -> None:
    """Add what the two words on either side lend, and how neighbours follow each other."""
    rows[0].append("first")
    rows[-1].append("last")
    for row, first, second in zip(rows, words, words[1:], strict=False):
        row.extend(second.lent_back)
        row.extend((f"i={first.end}|{second.shape}", f"t3={first.sort}|{second.shape}{second.end}"))
    for row, first, second in zip(rows[1:], words, words[1:], strict=False):
        row.extend(first.lent_forward)
        row.extend((f"j={first.end}|{second.shape}", f"t2={first.sort}|{second.shape}{second.end}"))
    for row, first, second, third in zip(rows[2:], words, words[1:], words[2:], strict=False):
        row.extend(first.lent_far_forward)
        row.append(f"t4={first.sort}|{second.sort}|{third.kind}")
    for row, third in zip(rows, words[2:], strict=False):
        row.extend(third.lent_far_back)
    ends = ("^", *(word.end for word in words))
    kinds = (*(word.kind for word in words[1:]), "$")
    for row, end, word, kind in zip(rows, ends, words, kinds, strict=False):
        row.append(f"t={end}|{word.sort}|{kind}")


def _mark_places(text: str, tokens: list[tuple[int, int]], words: list[_Word], rows: list[list[str]]) -> None:
    """Add where in the entry a word stands: its share, quotes, brackets, sentences and years before it."""
    whole = _whole(text)
    opening, early, later = (f"{whole}{part}" for part in "012")
    n_sentences, since, depth, is_quoted, year_seen = 0, 0, 0, False, 0
    for index, (row, word) in enumerate(zip(rows, words, strict=True)):
        first = text[tokens[index][0]]
        row.extend(
            (
                _SHARES[index * _N_PLACES // len(words)],
                "q=1" if is_quoted or first in _QUOTES else "q=0",
                "b=True" if depth > 0 or first in "([" else "b=False",
                _SENTENCES[year_seen][n_sentences],
                _SINCE[since],
                later if index > _EARLY else early if index else opening,
            )
        )
        is_quoted ^= word.turns_quote
        depth += word.deeper
        if word.ends_sentence:
            n_sentences = min(n_sentences + 1, _MOST_SENTENCES)
            since = 0
        elif not _PAUSES.isdisjoint(word.end):
            since = 0
        else:
            since = min(since + 1, _MOST_SINCE)
        if word.kind == "year":
            year_seen = 1


def _mark_stretches(words: list[_Word], rows: list[list[str]]) -> None:
    """Add what the stretch between two marks that holds a word is like, and what the stretches beside it are like."""
    stretches: list[tuple[int, int, str]] = []
    start = 0
    for index, word in enumerate(words):
        if index + 1 < len(words) and not word.ends_stretch:
            continue
        stretches.append((start, index + 1, _look(words[start : index + 1])))
        start = index + 1
    looks = ["start", *(look for _, _, look in stretches)]
    for number, (start, stop, look) in enumerate(stretches):
        is_last = number + 1 == len(stretches)
        behind = "end" if is_last else f"{stretches[number + 1][2]}k={words[stop].kind}"
        marks = (f"h={look}", f"hn={behind}", f"hh={look}>{behind}", f"hb={looks[number]}>{look}")
        for row in rows[start:stop]:
            row.extend(marks)


def _mark_venues(words: list[_Word], rows: list[list[str]]) -> None:
    """Add where the known name of a venue stands, the longest behind each mark."""
    known = lexicon()
    flat = [part for word in words for part in word.folded]
    firsts = []
    at = 0
    for word in words:
        firsts.append(at)
        at += len(word.folded)
    firsts.append(at)
    free = 0
    for index, word in enumerate(words):
        if index < free or not word.folded or (index and not words[index - 1].end and words[index - 1].kind != "in"):
            continue
        length = known.venue_length(flat, firsts[index])
        if not length:
            continue
        end = index + 1
        while firsts[end] < firsts[index] + length:
            end += 1
        size = min(length, 4)
        closes = "m" if words[end - 1].end else "d" if end < len(words) and "9" in words[end].shape else "-"
        for inner in range(index, end):
            rows[inner].append(f"V={'B' if inner == index else 'I'}{size}{closes}")
            rows[inner].append(f"V{'B' if inner == index else 'I'}{size > 1}")
        if index:
            rows[index - 1].append(f"V=before{size}{closes}")
        if end < len(words):
            rows[end].append(f"V=after{size}{closes}")
        free = end


def _look(words: list[_Word]) -> str:
    """Return how a stretch looks: its length, its case, the marks of its words and the mark at its end."""
    kinds = [word.kind for word in words]
    n_lower, n_names = kinds.count("lower"), kinds.count("name")
    case = "l" if n_lower > n_names else "c" if n_lower == 0 else "m"
    size = next(limit for limit in _SIZES if len(words) <= limit)
    shown = "".join(word.marks for word in words)
    marks = "".join(mark for mark in "vhd" if mark in shown)
    return f"{size}{case}{marks}{words[-1].end[:1]}"


def _whole(text: str) -> str:
    """Return what holds for the entry as a whole and tells styles apart."""
    year = _ANY_YEAR.search(text)
    early = "-" if year is None else "early" if year.start() < len(text) * 0.4 else "late"
    bracket = "(" if year is not None and year.group()[0] == "(" else ""
    quote = '"' if '"' in text else ""
    inside = "in" if " In " in text or " in: " in text or " In: " in text else ""
    return f"g={early}{bracket}{quote}{inside}"
