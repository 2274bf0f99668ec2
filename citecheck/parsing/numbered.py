"""Pointers by number and label: ``[2-4]``, ``(3)``, superscripts, ``[^note]``, ``[Li20]``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.datatypes import Span
from citecheck.parsing.keyed import find_keyed_pointers
from citecheck.parsing.lettered import find_cited_letters, find_lettered_pointers
from citecheck.parsing.letters import CAPITAL
from citecheck.parsing.lines import SOURCE, find_cited_marks
from citecheck.parsing.patterns import YEAR
from citecheck.parsing.pointers import Pointer

MAX_RANGE = 100
"""Longest numeric range that is expanded; ``[1-2000]`` is no pointer."""

_NUMBER = r"\d{1,5}(?:\s?[–—-]\s?\d{1,5})?"
_LOCATOR = r"(?:,\s(?:pp?\.|Sec|§|Ch|Th|Fig|Eq|Lem|Prop|Table|Appendix|S\.|and ref|and Ref)[^\[\];\n]{1,40})?"
_LOCATORS = re.compile(_LOCATOR)
_NUMBERS = rf"{_NUMBER}(?:\s?,\s?\^?{_NUMBER}){{0,40}}\s?{_LOCATOR}"
_NUMERIC = re.compile(rf"\[(?<!\^\[)\s?(?P<list>{_NUMBERS}(?:;\s?\^?{_NUMBERS}){{0,20}})\](?!\()")
_BRACKETED_RANGE = re.compile(
    r"\[(?P<before>(?:\d{1,5},\s?){0,10})(?P<first>\d{1,5})\]\s?[–—-]\s?\[(?P<last>\d{1,5})\](?![(:])"
)
_PARENTHESES = re.compile(rf"\((?P<list>{_NUMBER}(?:,\s?{_NUMBER}){{0,40}})\)(?P<stop>[.,;:!?]|\s{{0,3}}(?:\n|\Z))?")
_AT_MARK = re.compile(r"[^\W\d_]{2}[.,;:!?\"”’»)]{1,2}$")
"""What ``(2)`` may follow without a space: ``f(2)`` and ``printf(3)`` are no pointers."""
_BEFORE_PARENTHESIS = re.compile(r"(?P<word>[^\s()\[\]]{1,30}\)?)\s$")
_COUNTED = frozenset(
    "and or und oder et ou y o e eq eqs equation fig figs figure table step section formula case point option item note"
    " part gleichung abbildung schritt".split()
)
"""Words before ``(2)`` that make it the number of something else, or an item of a count."""
_COUNTED_TOGETHER = frozenset("equations figures tables steps formulas cases points options items parts".split())
"""Words before ``(2, 3)`` and ``(2) and (3)``; of one there is no plural: ``in selected cases (2), although``."""
_NEXT_PARENTHESIS = re.compile(r",?\s(?:(?:and|or|to|&)\s)?\(\d")
_AT_STOP = re.compile(
    r"(?:(?<=[^\W\d_][^\W\d_][.,;!?)\"”’])|(?<=[)%\"”’][.,;!?]))(?P<list>\d{1,3}(?:[,–-]\d{1,3}){0,5})(?=\s|\Z)"
)
_SPOKEN_OF = re.compile(r"\b(?:such\sas|like|numbers?|becomes?|write|type|e\.g\.,?)\s[\"“'‘]?$")
_LABELS_LINE = re.compile(rf"(?<![^\n])\[\d{{1,5}}\]\s{{1,3}}{CAPITAL}")
"""A label at the start of a line, as an item of some list has it."""
_SUBSCRIPTED = re.compile(r"(?<!\w)[A-Za-z]$")
"""``x[1]``: the element of something."""
_ONE_NUMBER = re.compile(_NUMBER)
_RAISED_PART = r"[¹²³⁴-⁹][⁰¹²³⁴-⁹]{0,3}(?:[⁻–-][¹²³⁴-⁹][⁰¹²³⁴-⁹]{0,3})?"
_RAISED = re.compile(
    r"(?:(?<=[^\W\d_][^\W\d_][^\W\d_])"
    r"|(?<=[^\W\d_][^\W\d_][^\W\d_]\s)|(?<=[.,;:!?)\]\"”’*_]))"
    rf"(?P<list>{_RAISED_PART}(?:[,˒ ]{{1,2}}{_RAISED_PART}){{0,10}})"
)
_RAISED_NUMBER = re.compile(_RAISED_PART)
_RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_SUP = re.compile(
    rf"<sup>\[?(?P<list>{_NUMBER}(?:\s?,\s?{_NUMBER}){{0,40}})[\])]?</sup>|(?<=\w|[.,;)])\^\[?(?P<caret>{_NUMBER}(?:,\s?{_NUMBER}){{0,40}})\]?\^"
    rf"|(?:(?<=[a-z]{{3}})|(?<=\w\w[.,;])|(?<=[a-z]{{2}}\)))\^(?P<open>{_NUMBER}(?:,{_NUMBER}){{0,40}})(?![\w^])",
    re.IGNORECASE,
)
_EXPONENT = re.compile(r"(?:(?<![\w.,])[A-Za-zµμΑ-ω]|(?<!\w)(?:[cmknµμdh]m|ft|yd|kg|sec)|\d)$")
"""What a raised number makes a power of: a variable, a unit, a number; a year is none of them."""
_YEAR_AT_END = re.compile(rf"(?<!\d){YEAR}$")
_AFTER_WORD = re.compile(
    r"(?<!\w)[Rr]ef(?:s\.?|\.|erences?)\s(?P<list>\d{1,3}(?:\s?[–-]\s?\d{1,3})?(?:(?:,\s?|,?\s(?:and|&)\s)\d{1,3}(?:\s?[–-]\s?\d{1,3})?){0,9})"
    r"(?![\w.-]\w)"
)
"""``see refs. 2 and 3``."""
_SOURCE = re.compile(
    rf"(?:\[|\((?!Chunk|Passage|Snippet)){SOURCE}(?P<list>{_NUMBER}(?:,\s?(?:{SOURCE})?{_NUMBER}){{0,10}})[\])](?!\()"
)
"""``[Source 2]``, ``(Doc 1, Doc 3)``."""
_WIDE = re.compile(
    rf"[【〔［](?P<list>{_NUMBER}(?:[,，、;；]\s?{_NUMBER}){{0,20}})(?:[:：†][^】〕］\n]{{0,60}})?[】〕］]"
)
"""``【1】`` as Chinese and Japanese have it, ``【2†source】`` as programs do."""
_CIRCLED = re.compile(r"(?<=[\w。，；”」』）,.;\"”)])[①-⑳](?=[\s。，；、：”」』）,.;:)]|\Z)")
_FOOTNOTE = re.compile(r"\[(?:\^|fn:|(?=#))(?P<label>[^\]\s]{1,40})[ ]{0,200}\](?!:)")
_LABELS = re.compile(
    rf"\[(?P<list>[^\W\d_][\w+&*.:-]{{0,30}}(?:[,;]\s?[^\W\d_][\w+&*.:-]{{0,30}}){{0,10}}?){_LOCATOR}\](?![(:\[])"
)
_ONE_LABEL = re.compile(r"[^\W\d_][\w+&*.:-]{0,30}")


def find_numeric_pointers(body: str, keys: frozenset[str]) -> list[Pointer]:
    """Return the pointers by number, label or key, in text order.

    ``keys`` are the labels of the entries. Without any, numbers count only if at least two brackets hold some that are
    not values; superscripts, round brackets, numbers after a stop and labels count only when an entry may
    answer them, and the last two forms only in a text without square brackets.
    """
    found = list(_in_square_brackets(body))
    if any(key.isdecimal() for key in keys):
        found.extend(_raised(body))
        found.extend(_where_known(body, keys))
        if not found:
            found = _in_parentheses(body, keys) or _after_stops(body, keys)
    else:
        found = _without_values(found, body)
    for match in _FOOTNOTE.finditer(body):
        if match["label"] in keys:
            found.append(Pointer(Span(*match.span()), Span(*match.span()), keys=(match["label"],)))
    if any(not key.isdecimal() for key in keys):
        found.extend(_label_pointers(body, keys))
        found.extend(find_lettered_pointers(body, keys))
        marks = find_cited_marks(body, stars=not keys.isdisjoint(("*", "**", "***")))
        found.extend(Pointer(span, span, keys=(mark,)) for mark, span in marks if mark in keys)
    found.extend(find_keyed_pointers(body, keys))
    return sorted(found, key=lambda pointer: (pointer.span.start, pointer.span.end))


def _where_known(body: str, keys: frozenset[str]) -> Iterator[Pointer]:
    """Yield the pointers in forms that also say other things, so that an entry must answer each number."""
    for match in _AFTER_WORD.finditer(body):
        parts = list(_parts_of(match, bracketed=False))
        yield from parts if _all_known(parts, keys) else ()
    for pattern in (_SOURCE, _WIDE):
        for match in pattern.finditer(body):
            parts = list(_parts_of(match, group=Span(*match.span())))
            yield from parts if _all_known(parts, keys) else ()
    for match in _CIRCLED.finditer(body):
        key, span = str(ord(match.group()) - ord("①") + 1), Span(*match.span())
        yield from (Pointer(span, span, keys=(key,)),) if key in keys else ()


def _without_values(pointers: list[Pointer], body: str) -> list[Pointer]:
    """Return those that can be citations where no entries are: values begin at 0 or repeat, an interval is alone.

    A text that speaks of such numbers (``a number such as [1]``) has none.
    """
    if any(_SPOKEN_OF.search(body, max(0, pointer.group.start - 12), pointer.group.start) for pointer in pointers):
        return []
    brackets: dict[Span, list[tuple[str, ...]]] = {}
    for pointer in pointers:
        brackets.setdefault(pointer.group, []).append(pointer.keys)
    cited = {group: keys for group, keys in brackets.items() if len(set(keys)) == len(keys) and keys[0][:1] != ("0",)}
    is_several = len({tuple(keys) for keys in cited.values()}) > 1
    return [pointer for pointer in pointers if pointer.group in cited] if is_several else []


def find_cited_keys(body: str) -> frozenset[str]:
    """Return the numbers and letters that ``body`` points at: in square brackets, raised, or where a clause closes."""
    found = list(_in_square_brackets(body))
    found.extend(_raised(body))
    found.extend(pointer for match in _AFTER_WORD.finditer(body) for pointer in _parts_of(match, bracketed=False))
    for match in _PARENTHESES.finditer(body):
        word = _word_before(body, match.start())
        if match["stop"] is not None and word[-1] not in ":;," and not _is_counted(match, word):
            found.extend(_parts_of(match))
    return frozenset(key for pointer in found for key in pointer.keys) | find_cited_letters(body)


def _defines(match: re.Match[str], body: str) -> bool:
    """Tell whether a colon behind the bracket makes it no pointer: ``[1]: https://example.org``, ``row[2]: 5``."""
    if not body.startswith(":", match.end()) or body[match.end() + 1 : match.end() + 2].isdigit():
        return False
    before = body[max(0, match.start() - 2) : match.start()]
    return not (before[:1].isalpha() and before[1:] == " ")


def _in_square_brackets(body: str) -> Iterator[Pointer]:
    floor = 0
    ranges = iter(_BRACKETED_RANGE.finditer(body))
    following = next(ranges, None)
    for match in _NUMERIC.finditer(body):
        while following and following.end() <= match.start():
            following = next(ranges, None)
        keys = _expand(f"{following['first']}-{following['last']}") if following else ()
        if following and keys and following.start() == match.start():
            whole = Span(*following.span())
            for part in _ONE_NUMBER.finditer(body, *following.span("before")):
                yield Pointer(Span(*part.span()), whole, keys=_expand(part.group()))
            yield Pointer(Span(following.start("first"), whole.end - 1), whole, keys=keys)
            floor = whole.end
        elif match.start() >= floor and not _defines(match, body):
            yield from _numeric_parts(match, body)


def _in_parentheses(body: str, keys: frozenset[str]) -> list[Pointer]:
    """Return ``(2)`` and ``(1, 3)`` where at least two different ones close a clause, as pointers do.

    ``Two reasons: (1) do this, (2) leave`` counts its items, ``equation (2)`` is no reference.
    """
    found: list[Pointer] = []
    closing: set[str] = set()
    for match in _PARENTHESES.finditer(body):
        behind_stop = _AT_MARK.search(body, max(0, match.start() - 6), match.start()) is not None
        word, parts = _word_before(body, match.start()), list(_parts_of(match))
        if not behind_stop and (word[-1] in ":;," or _is_counted(match, word)):
            continue
        if not _all_known(parts, keys):
            continue
        if behind_stop or match["stop"] is not None or not match["list"].isdecimal():
            closing.add(match["list"])
        found.extend(parts)
    return found if len(closing) > 1 else []


def _word_before(body: str, position: int) -> str:
    """Return the word before a bracket, or a colon where none parted from it by a space stands there."""
    before = _BEFORE_PARENTHESIS.search(body, max(0, position - 32), position)
    return before["word"] if before else ":"


def _is_counted(match: re.Match[str], word: str) -> bool:
    """Tell whether ``word`` before a bracket says that its numbers are those of something else."""
    word = word.lower().strip(".,*_")
    is_several = not match["list"].isdecimal() or _NEXT_PARENTHESIS.match(match.string, match.end("list") + 1)
    return word in _COUNTED or (word in _COUNTED_TOGETHER and bool(is_several))


def _after_stops(body: str, keys: frozenset[str]) -> list[Pointer]:
    """Return the numbers of footnotes in plain text (``It holds.1 And more.2``); they count up from 1."""
    found: list[Pointer] = []
    highest = 0
    for match in _AT_STOP.finditer(body):
        parts = list(_parts_of(match, bracketed=False))
        numbers = [int(key) for part in parts for key in part.keys]
        if not numbers or not _all_known(parts, keys) or min(numbers) > highest + 1:
            continue
        highest = max(highest, *numbers)
        found.extend(parts)
    return found if highest > 1 else []


def _all_known(parts: list[Pointer], keys: frozenset[str]) -> bool:
    return bool(parts) and all(key in keys for part in parts for key in part.keys)


def _parts_of(match: re.Match[str], *, bracketed: bool = True, group: Span | None = None) -> Iterator[Pointer]:
    """Yield the pointers of a list of numbers; ``bracketed`` says that one character on each side belongs to them."""
    start, end = match.span("list")
    group = group or (Span(start - 1, end + 1) if bracketed else Span(start, end))
    for part in _ONE_NUMBER.finditer(match["list"]):
        keys = _expand(part.group())
        if keys:
            yield Pointer(Span(start + part.start(), start + part.end()), group, keys=keys)


def _numeric_parts(match: re.Match[str], body: str) -> Iterator[Pointer]:
    if _SUBSCRIPTED.search(body, max(0, match.start() - 2), match.start()):
        return
    if body[match.start() - 1 : match.start()] in ("!", "\\") or _LABELS_LINE.match(body, match.start()):
        return
    for part in _ONE_NUMBER.finditer(_LOCATORS.sub(_as_spaces, match["list"])):
        keys = _expand(part.group())
        if not keys:
            return
        span = Span(match.start("list") + part.start(), match.start("list") + part.end())
        yield Pointer(span, Span(*match.span()), keys=keys)


def _as_spaces(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _expand(part: str) -> tuple[str, ...]:
    """Return the keys that ``3`` or ``2-4`` denotes; none for zero, a descending range or an overlong one."""
    first, _, last = part.replace("–", "-").replace("—", "-").partition("-")
    low, high = int(first), int(last or first)
    if low < 1 or not 0 <= high - low <= MAX_RANGE:
        return ()
    return tuple(str(number) for number in range(low, high + 1))


def _raised(body: str) -> Iterator[Pointer]:
    """Yield the raised numbers; most texts have none of the marks for which they are searched."""
    if not body.isascii():
        for match in _RAISED.finditer(body):
            yield from _raised_parts(match)
    if "^" in body or "<sup>" in body.lower():
        for match in _SUP.finditer(body):
            if not _is_power(match, body):
                yield from _sup_parts(match)


def _raised_parts(match: re.Match[str]) -> Iterator[Pointer]:
    for part in _RAISED_NUMBER.finditer(match["list"]):
        span = Span(match.start("list") + part.start(), match.start("list") + part.end())
        keys = _expand(part.group().translate(_RAISED_DIGITS))
        if keys:
            yield Pointer(span, Span(*match.span("list")), keys=keys)


def _is_power(match: re.Match[str], body: str) -> bool:
    """Tell whether the raised number says how often something is multiplied: ``10<sup>6</sup> m<sup>2</sup>``."""
    before = body[max(0, match.start() - 5) : match.start()]
    return bool(_EXPONENT.search(before)) and not _YEAR_AT_END.search(before)


def _sup_parts(match: re.Match[str]) -> Iterator[Pointer]:
    name = match.lastgroup or "list"
    for part in _ONE_NUMBER.finditer(match[name]):
        keys = _expand(part.group())
        if keys:
            span = Span(match.start(name) + part.start(), match.start(name) + part.end())
            yield Pointer(span, Span(*match.span()), keys=keys)


def _label_pointers(body: str, keys: frozenset[str]) -> Iterator[Pointer]:
    for match in _LABELS.finditer(body):
        parts = [(part.group().rstrip(".,;:"), part.start()) for part in _ONE_LABEL.finditer(match["list"])]
        if all(key in keys for key, _ in parts):
            for key, start in parts:
                offset = match.start("list") + start
                yield Pointer(Span(offset, offset + len(key)), Span(*match.span()), keys=(key,))
