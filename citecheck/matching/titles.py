"""Compare two titles word by word: what a writer slips on, and what makes it another title.

Similarity of whole strings cannot tell a typo from an exchanged word ("deep" for "shallow" changes fewer letters than
two typos do), so the words are aligned and each difference is judged on its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, Levenshtein

from citecheck.datatypes import FieldComparison, FieldName, Outcome
from citecheck.matching.words import compare_words, is_abbreviation
from citecheck.text.folding import fold, fold_words, title_key
from citecheck.text.tex import decode_tex
from citecheck.text.titles import STOPWORDS, main_title, numeral

OTHER_TITLE = "other title"
"""The rule of a conflict between titles that have little in common."""
NOTICE = "altered: notice about a work, not the work"
ANOTHER_PART = "altered: another number, part or version"
UNMISTAKABLE = frozenset({NOTICE, ANOTHER_PART})
"""Conflicts that stay although the recorded title stands in the text: "Erratum: X" and "X, Part II" hold X."""
MIN_LIKENESS = 45.0
"""Ratio of letters (0-100) below which two titles need no word by word comparison to be different: an altered title
keeps half of its words, and no verdict changed in the accuracy bench."""
DROPPED_SHARE = 0.25
"""Share of the recorded content words that may be missing from a title that is otherwise the same."""
MIN_JOINED = 6
"""Letters of a word from which it may be written as two or three."""
TYPO_SHARE = 0.5
"""Share of the content words that may carry slips before the titles count as different."""
MIN_DISTINCT_MAIN = 10
"""Letters from which a main title without its subtitle is as good as the whole; a shorter one is only near it."""

_NOTICE = re.compile(
    r"(?:a |an |the )?(?:published )?(repl(?:y|ies)|response|rejoinder|comments?|commentary|errat(?:um|a)"
    r"|corrigend(?:um|a)|corrections?|retraction|withdrawal|addendum|expression of concern|book review|review)"
    r"(?: (?:to|on|of|for)\b|\s?[:\u2014\u2013-])"
)
_LATIN_WORD = re.compile(r"\b[A-Za-z0-9]{2,}\b")
_SPECIMEN = re.compile(
    r"^(?:extended abstract|abstract|poster|demo|short paper|invited paper|invited talk)\s?:\s*"
    r"|\s*[(\[](?:extended abstract|abstract|preprint|short paper|invited paper)[)\]]\s*$"
)
_PERIOD = re.compile(r"(\w{2,20})\.(?=\s\S)")
_PART_WORDS = frozenset(
    "part parts volume vol chapter number book section version edition figure figures series".split()
)
_NEGATIONS = frozenset({"no", "not", "non", "without", "never", "against", "anti", "un", "cannot", "nor"})


@dataclass(slots=True)
class _Differences:
    """What the alignment of two word sequences found; mutable, lives only inside one comparison."""

    typos: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    exchanged: list[str] = field(default_factory=list)


def compare_titles(claimed: str, recorded: str) -> FieldComparison:
    """Return how the claimed title compares with the recorded one, with the name of the rule that decided.

    CONFLICT rules that start with "altered" say that most words agree (an altered title), ``OTHER_TITLE`` that they do
    not. NEAR and EQUIVALENT are agreement.
    """
    outcome, rule = _compare(_clean(claimed), _clean(recorded))
    if outcome is Outcome.EQUIVALENT and claimed == recorded:
        outcome, rule = Outcome.EXACT, "same title"
    return FieldComparison(FieldName.TITLE, claimed, recorded, outcome, rule)


def _clean(title: str) -> str:
    if any(char in title for char in "\\{}$"):
        title = decode_tex(title)
    return title


def _compare(claimed: str, recorded: str) -> tuple[Outcome, str]:
    key, record_key = title_key(claimed), title_key(recorded)
    if not key or not record_key:
        return Outcome.MISSING, "title folds to nothing"
    if key == record_key:
        return Outcome.EQUIVALENT, "same letters"
    whole = _compare_words(claimed, recorded)
    if _notice(claimed) != _notice(recorded):
        related = whole[1] != OTHER_TITLE or key in record_key or record_key in key
        return Outcome.CONFLICT, NOTICE if related else OTHER_TITLE
    if whole[0] is not Outcome.CONFLICT:
        return whole
    return _compare_parts(claimed, recorded) or whole


def _compare_parts(claimed: str, recorded: str) -> tuple[Outcome, str] | None:
    """Return the agreement of main titles when only one of the two has a subtitle, else ``None``."""
    plain, record_plain = _SPECIMEN.sub("", fold(claimed)), _SPECIMEN.sub("", fold(recorded))
    if title_key(plain) == title_key(record_plain):
        return Outcome.EQUIVALENT, "label of the specimen left out"
    main, record_main = main_title(claimed), main_title(recorded)
    has_subtitle, record_has_subtitle = main != claimed, record_main != recorded
    if has_subtitle and record_has_subtitle:
        return None
    if not has_subtitle and record_has_subtitle:
        pair, rule = (claimed, record_main), "subtitle left out"
    elif has_subtitle:
        pair, rule = (main, recorded), "subtitle added"
    else:
        return None
    if _counts(pair[0]) != _counts(pair[1]) or (has_subtitle and _counts(claimed) != _counts(recorded)):
        return None
    is_short = len(title_key(pair[0])) < MIN_DISTINCT_MAIN
    outcome = Outcome.EQUIVALENT if title_key(pair[0]) == title_key(pair[1]) else _compare_words(*pair)[0]
    if outcome is Outcome.CONFLICT or (is_short and outcome is not Outcome.EQUIVALENT):
        return None
    return (Outcome.NEAR if is_short or rule == "subtitle added" else outcome), rule


def _notice(title: str) -> str:
    found = _NOTICE.match(fold(title).lstrip("[\"'“ "))
    return found.group(1)[:5] if found else ""


def _counts(title: str) -> set[str]:
    """Return the numerals of a title that tell parts and versions apart."""
    words = fold_words(title)
    return {value for word in words if (value := numeral(word)) is not None and word not in {"i", "v", "x"}}


def _compare_words(claimed: str, recorded: str) -> tuple[Outcome, str]:
    words, record_words = fold_words(claimed), fold_words(recorded)
    if fuzz.ratio(" ".join(words), " ".join(record_words), score_cutoff=MIN_LIKENESS) < MIN_LIKENESS:
        return Outcome.CONFLICT, OTHER_TITLE
    acronyms = _acronyms(claimed) | _acronyms(recorded)
    found = _align(words, record_words, acronyms, _abbreviated(claimed))
    return _judge(found, [word for word in record_words if word not in STOPWORDS])


def _judge(found: _Differences, record_content: list[str]) -> tuple[Outcome, str]:
    size = max(1, len(record_content))
    changed = len(found.exchanged) + len(found.added)
    if changed or any(numeral(word) is not None or word in _NEGATIONS for word in found.dropped):
        agreeing = size - len(found.exchanged) - len(found.dropped)
        if agreeing < changed or agreeing * 2 < size:
            return Outcome.CONFLICT, OTHER_TITLE
        if _only_numbers([*found.exchanged, *found.added, *found.dropped]):
            return Outcome.CONFLICT, ANOTHER_PART
        return Outcome.CONFLICT, f"altered: {_wording(found)}"
    if len(found.dropped) > max(1, DROPPED_SHARE * size) or size - len(found.dropped) < 2 <= size:
        kept = size - len(found.dropped)
        return Outcome.CONFLICT, "altered: words left out" if kept * 2 >= size else OTHER_TITLE
    if len(found.typos) > max(1, TYPO_SHARE * size):
        return Outcome.CONFLICT, OTHER_TITLE
    if found.dropped:
        return Outcome.NEAR, "words left out"
    if found.typos:
        return Outcome.NEAR, "spelling"
    return Outcome.EQUIVALENT, "function words or inflection"


def _only_numbers(words: list[str]) -> bool:
    return any(numeral(word) is not None for word in words) and all(
        numeral(word) is not None or word in _PART_WORDS for word in words
    )


def _wording(found: _Differences) -> str:
    if found.exchanged:
        return "words exchanged"
    return "words added" if found.added else "words left out"


def _acronyms(title: str) -> frozenset[str]:
    """Return the folded words that are mostly capitals (BERT, RoBERTa), none when the whole title is in capitals."""
    if title.isupper():
        return frozenset()
    words = _LATIN_WORD.findall(title)
    return frozenset(word.lower() for word in words if 3 * sum(map(str.isupper, word)) > 2 * len(word))


def _abbreviated(title: str) -> frozenset[str]:
    return frozenset(fold(word) for word in _PERIOD.findall(title))


def _align(
    words: tuple[str, ...], record_words: tuple[str, ...], acronyms: frozenset[str], abbreviated: frozenset[str]
) -> _Differences:
    found = _Differences()
    block: list[str] = []
    record_block: list[str] = []
    for code in Levenshtein.opcodes(words, record_words):
        if code.tag == "equal":
            _compare_blocks(block, record_block, acronyms, abbreviated, found)
            block, record_block = [], []
        else:
            block += words[code.src_start : code.src_end]
            record_block += record_words[code.dest_start : code.dest_end]
    _compare_blocks(block, record_block, acronyms, abbreviated, found)
    _cancel_moves(found)
    return found


def _compare_blocks(
    block: list[str],
    record_block: list[str],
    acronyms: frozenset[str],
    abbreviated: frozenset[str],
    found: _Differences,
) -> None:
    """Pair the words of two differing blocks and note what remains."""
    if not block or not record_block:
        found.added += _content(block)
        found.dropped += _content(record_block)
        return
    if "".join(block) == "".join(record_block):
        return
    left, record_left = list(block), list(record_block)
    for word in block:
        for other in record_left:
            acronym = word in acronyms or other in acronyms
            outcome = compare_words(word, other, acronym=acronym)
            if outcome is Outcome.CONFLICT and word in abbreviated and is_abbreviation(word, other):
                outcome = Outcome.NEAR
            if outcome is not Outcome.CONFLICT:
                if outcome is Outcome.NEAR:
                    found.typos.append(word)
                left.remove(word)
                record_left.remove(other)
                break
    _join_split_words(left, record_left, found)
    claimed, recorded = _content(left), _content(record_left)
    pairs = min(len(claimed), len(recorded))
    found.exchanged += claimed[:pairs]
    found.added += claimed[pairs:]
    found.dropped += recorded[pairs:]


def _join_split_words(left: list[str], record_left: list[str], found: _Differences) -> None:
    """Remove words that agree once joined: ``pre training`` and ``pretraining``, with a slip allowed."""
    for parts, wholes in ((left, record_left), (record_left, left)):
        for whole in [word for word in wholes if len(word) >= MIN_JOINED]:
            run = next((run for run in _runs(parts) if _is_joined(parts[run], whole)), None)
            if run:
                found.typos.append(whole)
                del parts[run]
                wholes.remove(whole)


def _runs(words: list[str]) -> Iterator[slice]:
    """Yield the places of two or three neighbouring words."""
    return (slice(start, start + size) for size in (2, 3) for start in range(len(words) - size + 1))


def _is_joined(parts: list[str], whole: str) -> bool:
    joined = "".join(parts)
    return joined == whole or OSA.distance(joined, whole, score_cutoff=1) <= 1


def _content(words: list[str]) -> list[str]:
    return [word for word in words if word not in STOPWORDS]


def _cancel_moves(found: _Differences) -> None:
    """Words that only moved are neither added nor dropped, but count as slips."""
    for word in list(found.added):
        if word in found.dropped:
            found.added.remove(word)
            found.dropped.remove(word)
            found.typos.append(word)
