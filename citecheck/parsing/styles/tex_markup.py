r"""TeX in an entry of running text: accents, letters, braces and commands that set a title off (``\emph{...}``)."""

from __future__ import annotations

import re

from citecheck.datatypes import Span
from citecheck.text.tex import ACCENTED, LETTER, decode_tex

_CHARACTER = rf"(?!\\'(?:s|t|d|m|re|ve|ll)(?![^\W\d_]))(?:{ACCENTED}|{LETTER})"  # it\'s: an apostrophe that was escaped
_TOKEN = re.compile(
    rf"(?P<character>\{{(?:{_CHARACTER})\}}|{_CHARACTER}|\\[&%$#{{}}])"
    r"|(?P<set>\\(?:emph|text(?:it|sl|bf))\s?\{|\{\\(?:em|it|sl|bf)(?![A-Za-z])\s?)"
    r"|(?P<quote>\\(?:enquote\*?|mkbibquote)\s?\{)"
    r"|(?P<open>(?:\\(?:text(?:sc|rm|sf|tt|up|normal)|mathrm|mbox)\s?)?\{(?:\\(?:sc|rm|sf|tt|scshape|normalfont)(?![A-Za-z])\s?)?)"
    r"|(?P<escaped>\\\")|(?P<close>\})|(?P<tie>~)|(?P<math>\$[^$\n]{1,80}\$)"
)

_CLOSING_QUOTE = re.compile(r"(?<=[^\W_])\\\"(?=[\s.,;:)\]]|$)")
"""No accent stands there: the quotation marks of the text were escaped, as strings of programs have them."""

Edit = tuple[int, int, str]
"""A stretch and what the view has in its place."""


def find_tex(raw: str, start: int, end: int) -> tuple[list[Edit], list[Span]]:
    r"""Return the edits that leave out the TeX in ``raw[start:end]`` and the runs that it emphasises.

    Only braces that have a partner go; commands that are not known stay as they are.
    """
    edits: list[Edit] = []
    emphasised: list[Span] = []
    opened: list[tuple[str, int, int]] = []
    is_escaped = _CLOSING_QUOTE.search(raw, start, end) is not None
    for found in _TOKEN.finditer(raw, start, end):
        kind, (begin, stop) = found.lastgroup or "", found.span()
        if kind == "escaped" or (is_escaped and found.group().startswith('\\"')):
            edits.append((begin, begin + 2, '"'))
        elif kind in {"character", "math"}:
            edits.append((begin, stop, decode_tex(found.group())))
        elif kind == "tie":
            edits.append((begin, stop, " "))
        elif kind != "close":
            opened.append((kind, begin, stop))
        elif opened:
            opening, at, inside = opened.pop()
            mark = '"' if opening == "quote" else ""
            edits += ((at, inside, mark), (begin, stop, mark))
            if opening == "set":
                emphasised.append(Span(inside, begin))
    return sorted(edits), emphasised
