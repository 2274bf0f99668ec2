"""Marks that publishers put into a title after publication: ``RETRACTED: ...``, ``... (Retracted article)``.

Notices are works of their own and keep their titles: ``Retraction: ...``, ``Expression of concern: ...``.
"""

from __future__ import annotations

import re

from citecheck.datatypes import Standing

_WORK = r"(?i:\s(?:article|paper|chapter|publication|study|review|book|preprint|manuscript))"
_SAID = rf"(?i:retracted|withdrawn){_WORK}?"
_BEFORE = re.compile(
    rf"\s{{0,9}}(?:[\[(]\s{{0,9}}{_SAID}\s{{0,9}}[\])]\s{{0,9}}[:.–—-]?"  # [Retracted] ...
    rf"|(?:(?i:retracted){_WORK}?|WITHDRAWN{_WORK}?|Withdrawn{_WORK})\s{{0,9}}(?::|\s[–—-]\s)"  # RETRACTED ARTICLE: ...
    r"|(?i:notice\sof\sretraction)\s{0,9}(?::|<br\s?/?>)"  # IEEE puts this before the title of the work itself
    r"|(?:TEMPORARY\s)?REMOVAL:|REMOVED:)\s{0,9}"
)
_BEHIND = re.compile(
    rf"\s{{0,9}}(?:[\[(]\s{{0,9}}{_SAID}(?:[.,:;]?\s[^()\[\]]{{1,120}})?\s{{0,9}}[\])]|[–—-]\s?(?:RETRACTED|WITHDRAWN)|\sRETRACTED)\s{{0,9}}\.?$"
)
_CONCERN_BEHIND = re.compile(
    r"\s{0,9}[\[(]\s{0,9}(?i:expression of concern)(?!\sof\svol)[^()\[\]]{0,120}[\])]\s{0,9}\.?$"
)
_HINTS = ("retract", "withdrawn", "removal:", "removed:", "expression of concern")
"""What a title with a mark contains; looked for first because this is asked of every record."""
_WITHDRAWN = re.compile(
    r"\b(?:has|have|is|was|been|being)\s(?:been\s|now\s|temporarily\s|\w{1,12}ly\s){0,2}(?:withdrawn|retracted)\b"
    r"|^\W{0,3}(?:withdrawn|retracted)\b",
    re.IGNORECASE,
)


def read_standing_mark(title: str) -> tuple[str, Standing | None]:
    """Return ``title`` without such a mark, and what the mark says of the work; ``None`` where there is none.

    A title that is nothing but the mark stays as it is.
    """
    lowered = title.lower()
    if not any([hint in lowered for hint in _HINTS]):  # noqa: C419 - a list is faster than a generator
        return title, None
    before = _BEFORE.match(title)
    rest, standing = (title[before.end() :], Standing.RETRACTED) if before else (title, None)
    for pattern, said in ((_BEHIND, Standing.RETRACTED), (_CONCERN_BEHIND, Standing.CONCERN)):
        behind = pattern.search(rest)
        if behind:
            rest, standing = rest[: behind.start()], standing or said
    return (rest.strip(), standing) if any(map(str.isalnum, rest)) else (title, None)


def is_withdrawn(comment: str) -> bool:
    """Tell whether a remark on a work, as authors leave it at an archive, says that it has been withdrawn."""
    return _WITHDRAWN.search(comment) is not None
