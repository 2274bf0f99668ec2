"""The words of a venue's name that tell it from others: no years, ordinals, volumes, brackets, places and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.text.folding import fold
from citecheck.text.tex import decode_tex

Words = tuple[str, ...]

_MEETING = re.compile(
    r"\b(?:conf(?:erence)?s?|symp(?:osium)?|symposia|workshops?|meeting|congress|colloquium|convention|assembly"
    r"|proceedings of|proc of)\b"
)
"""What only names of conferences have; ``proceedings`` alone is a journal's word too."""
_PART = re.compile(
    r"\b(?:workshops?|demo(?:nstration)?s?|tutorials?|student|doctoral|industry|industrial|companion"
    r"|extended abstracts?|posters?|findings|track|supplement|forum|adjunct|late breaking)\b"
)
"""What is published beside the main papers of a conference, and is no part of them."""
_SKIPPED = frozenset(
    """
    the of on in and for an et und de la le les du des der die das del della di do da dos to its with by from at
    """.split()
)
SPONSORS = frozenset("acm ieee cvf rsj usenix ifip iapr aaai siam sigplan sigkdd sigmod sigact sigsac sigsoft".split())
_ORDINALS = frozenset(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth
    ninetieth hundredth annual biennial
    """.split()
)
_TENS = frozenset("twenty thirty forty fifty sixty seventy eighty ninety".split())
_NUMBERED = frozenset("trans transactions perkin part series section".split())
"""Words after which a number belongs to the name."""
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_BRACKET = re.compile(r"[(\[](?![^()\[\]]*\b(?:workshop|demo|tutorial|student|finding))[^()\[\]]{0,200}[)\]]")
_PAPERS = re.compile(
    r"[,:(\[]?\s*\b(?:vol(?:ume)?s?|no|nr|issue|number)\b\.?\s*\d{1,5}\s*[)\]]?"
    r"|[:(\[,]?\s*\b(?:(?:long|short|full|main)(?: and (?:long|short))? papers?|main conference|research papers)\b"
    r"\s*[)\]]?"
)
_VOLUME = re.compile(r"\b(?:vol|no\b|nr\b|issue|number)|paper|main conf")
"""Without one of these ``_PAPERS`` finds nothing, and takes longer to see it."""
_ELISION = re.compile(r"(?<![^\W_])[ld]'(?=[a-z])")
_APOSTROPHE = re.compile(r"(?<=[^\W_])'(?=[^\W\d_])")
_SECTION = re.compile(
    r"(?<=\w)[\s,.:;(]+(?:series|ser|section|sect|sec|part|pt|teil)\b\.?\s{0,3}([a-h]|[ivx]{1,4}|\d)\b.*", re.DOTALL
)
_LETTER = re.compile(r"(?<=[\w.)])\s([a-h]|i{1,3}|iv)\s{0,2}[,:;(–—].*", re.DOTALL)
_GENERIC = re.compile(
    r"\s*(?:[:;=/]|\.\s|\s[-–—]\s)\s*(?:(?:(?:an?|the)\s+[a-z]{3,}|official|journal|international|interdisciplinary"
    r"|quarterly|monthly|devoted|publication|organ|zeitschrift|revue|rivista)\b).*",
    re.DOTALL,
)
"""A subtitle that says what kind of periodical this is."""
_TAIL = re.compile(r"\s*[:;].*", re.DOTALL)
_DATED = re.compile(rf",\s*(?:(?:[a-z][\w&/@+-]{{1,20}})?[\s']*\d{{2,4}}\b|{_MONTH}\b|\d).*", re.DOTALL)
_ACRONYM_YEAR = re.compile(r"(?:^|,)\s*([a-z][a-z0-9&/+-]{1,20}?)[\s'-]{0,3}(?:19|20)?\d\d\s*(?=,|:|$)")
_BRACKETED = re.compile(r"[(\[]\s*([a-z][a-z&/+-]{1,15})[\s']{0,2}\d{0,4}\s*[)\]]")
_WORD = re.compile(r"[^\W_]+")
_SIMPLE = re.compile(r"[A-Za-z.& ]+")
_CUTTING = frozenset(
    """
    conf confs conference conferences symp symposium symposia workshop workshops meeting congress colloquium convention
    assembly proceedings proc series ser section sect sec part pt teil arxiv paper papers
    """.split()
)
"""Words by which one of these patterns cuts, or another one begins to."""
_SPECIAL = _CUTTING | frozenset(
    "an a the official journal international interdisciplinary quarterly monthly devoted publication organ zeitschrift "
    "revue rivista".split()
)
"""And those of ``_GENERIC``, which cuts behind a period."""
_ENDINGS = tuple(
    map(re.compile, (r".*(?:ist|ician|ian)s?", r".*(?:er|or)s?", r".*ings?", r".*ation(?:al|s)?", r".*i[vt][ey]s?"))
)
"""Kinds of words that share an abbreviation and are not the same: psychologist, computer, computing, computational."""
_YEARED = re.compile(r"([a-z]+)(?:19|20)\d\d")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|e|eme|o|a)")
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
_PROCEEDINGS_WORDS = frozenset({"proc", "proceedings"})
_PROCEEDINGS = re.compile(r"^(?:in:?\s+)?proc(?:eedings|\.)?(?:\s+of)(?:\s+the)?\s+")


def readings(name: str) -> Iterator[tuple[Words, bool]]:
    """Yield the ways to read a venue's name, from the whole to parts of it, and whether each may stand for it.

    A part by which a venue may be known, but which would lose what tells an unknown one from others, may not.
    """
    simple = _simple_words(name)
    if simple:
        yield simple, True
        yield from ((some, False) for some in _up_to_letters(simple))
        return
    whole = _prepared(name)
    if whole.startswith("arxiv"):
        yield ("arxiv",), True
        return
    meeting = bool(_MEETING.search(whole))
    if "(" in whole or "[" in whole:
        yield _words(whole, meeting=meeting), False
    plain = _GENERIC.sub("", _BRACKET.sub(" ", _sectioned(whole))).strip() or whole
    plain = _DATED.sub("", plain) if meeting else plain
    words = _words(plain, meeting=meeting)
    yield words, True
    yield from ((some, False) for some in _parts(whole, plain, words, meeting=meeting))


def _simple_words(name: str) -> Words:
    """Return the words of a name of letters, periods and ampersands alone, ``()`` if there is anything to cut.

    Most names are such; all else that is done for a name would leave these words.
    """
    if not _SIMPLE.fullmatch(name):
        return ()
    found = name.lower().replace(".", " ").replace("&", " ").split()
    if not (_SPECIAL if "." in name else _CUTTING).isdisjoint(found):
        return ()
    return _joined([word for word in found if word not in _SKIPPED])


def ending(word: str) -> int:
    """Return which kind of word (0 to 7) ``word`` is among those of one stem; 0 for physics, physical and the like."""
    return next((number for number, pattern in enumerate(_ENDINGS, 1) if pattern.fullmatch(word)), 0)


def _prepared(name: str) -> str:
    folded = fold(decode_tex(name) if "\\" in name or "{" in name else name)
    folded = _ELISION.sub("", folded) if "'" in folded else folded
    folded = _APOSTROPHE.sub("", folded) if "'" in folded else folded
    return _PAPERS.sub(" ", folded) if _VOLUME.search(folded) else folded


def _sectioned(text: str) -> str:
    return _LETTER.sub(r" \1", _SECTION.sub(r" \1", text))


def _parts(whole: str, plain: str, words: Words, *, meeting: bool) -> Iterator[Words]:
    if _PART.search(whole):
        return
    if meeting or _PROCEEDINGS.match(plain):
        yield tuple(word for word in words if word not in SPONSORS)
        for part in (_PROCEEDINGS.sub("", plain), _TAIL.sub("", plain)):
            yield _words(part, meeting=True)
        pieces = plain.split(",")
        for end in range(len(pieces) - 1, 0, -1):
            yield _words(",".join(pieces[:end]), meeting=True)
    if len(words) == 2 and words[0] in _PROCEEDINGS_WORDS:
        yield words[1:]  # "Proc. ICML"
    if meeting or whole != plain:
        for found in (*_ACRONYM_YEAR.finditer(whole), *_BRACKETED.finditer(whole)):
            if meeting or found.start() == 0:
                yield _words(found[1], meeting=True)
    yield from _up_to_letters(words)


def _up_to_letters(words: Words) -> Iterator[Words]:
    """Yield the name up to each single letter that may be a section: ``Physical Review B Condensed Matter``."""
    for place, word in enumerate(words[1:-1], 1):
        if len(word) == 1 and "a" <= word <= "h":
            yield words[: place + 1]


def _words(text: str, *, meeting: bool) -> Words:
    found = _WORD.findall(text)
    kept: list[str] = []
    for place, word in enumerate(found):
        if word in _SKIPPED or (meeting and _is_ordinal(word, place, found)):
            continue
        if word.isalpha():
            kept.append(word)
        elif not word[0].isdigit() or _is_kept_number(word, found[place - 1] if place else ""):
            yeared = _YEARED.fullmatch(word)
            kept.append(yeared[1] if yeared else word)
    if meeting and kept[:1] and kept[0] in _PROCEEDINGS_WORDS and len(kept) > 1:
        del kept[0]
    return _joined(kept or found)


def _is_kept_number(word: str, before: str) -> bool:
    if word.isdigit():
        return len(word) == 1 and before in _NUMBERED
    return not _ORDINAL.fullmatch(word)


def _is_ordinal(word: str, place: int, words: list[str]) -> bool:
    if word in _ORDINALS or (word in _TENS and words[place + 1 : place + 2] and words[place + 1] in _ORDINALS):
        return True
    return word[0] in "ivx" and bool(_ROMAN.fullmatch(word)) and (len(word) > 1 or place == 0)


def _joined(words: list[str]) -> Words:
    """Return the words with three and more single letters in a row as one: ``U. S. A.`` is ``USA``."""
    if sum(len(word) == 1 for word in words) < 3:
        return tuple(words)
    joined: list[str] = []
    run: list[str] = []
    for word in [*words, ""]:
        if len(word) == 1:
            run.append(word)
            continue
        joined += ["".join(run)] if len(run) > 2 else run
        run = []
        joined.append(word)
    return tuple(joined[:-1])
