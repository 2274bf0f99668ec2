"""Whether the last words of an entry are a second sentence of its title or the name of its container.

"New antipsychotics. Experience in the elderly." and "New antipsychotics. Advances in Psychiatry." have the same marks:
where neither numbers nor a date follow at once, only the words tell.
"""

from __future__ import annotations

import re

from citecheck.lexicon import TITLE_SHARES, lexicon
from citecheck.parsing.letters import UPPER
from citecheck.parsing.styles.vocabulary import PLACE_PUBLISHER, PUBLISHER
from citecheck.text.folding import fold_words

# Weights of a logistic regression on the works of the odd half of tests/bench/parsing.py without a volume: whether the
# last sentence belongs to the title. Eight in nine of them have a container.
_AT_ALL = -4.3
_ITS_CAPITALS = -1.7
_CAPITALS_BEFORE = -3.1
_WORDS_OF_TITLES = 2.0
_COLON = -1.6
_OPENS_SENTENCE = 1.6
_NAMES_A_STUDY = 3.0
_KNOWN = -2.6

LONG_WORD = re.compile(rf"[{UPPER}a-z\u00df-\u017f][\w’'-]{{3,}}")
OPENING = re.compile(
    r"\W{0,3}(?:An?|The|How|What|Why|Some|On|Towards?|From|Evidence|Results|Lessons|Insights|Part|Is|Are|Do|Does|Can|When"
    r"|Where|Who|With|Comment|Reply)\s"
)
# Clinical trials sign their titles: "... in older women. The Rancho Bernardo Study."
_STUDY = re.compile(
    r"\b(?:(?:Study|Trials?|Group|[Ii]nvestigators|Registry|Committee)(?:\s\([A-Z]+\))?$"
    r"|(?:Study|Working|Cooperative) Group\b|Scientific Committee\b)"
)


def continues_title(text: str, start: int, at: int, end: int) -> bool:
    """Tell whether ``text[at:end]``, a sentence behind the title ``text[start:at]``, reads as a part of that title."""
    last = text[at:end].strip(" .?!\"'")
    if last[:1].islower() or PUBLISHER.search(last) or PLACE_PUBLISHER.search(text, at, end):
        return False
    words = fold_words(last)
    shares = lexicon().title_shares(words)
    score = (
        _AT_ALL
        + _ITS_CAPITALS * share_of_capitals(LONG_WORD.findall(last), 1.0)
        + _CAPITALS_BEFORE * share_of_capitals(LONG_WORD.findall(text, start, at)[1:], 0.5)
        + _WORDS_OF_TITLES * (sum(shares) / len(shares) if shares else TITLE_SHARES / 2)
        + _COLON * (":" in last)
        + _OPENS_SENTENCE * (OPENING.match(last + " ") is not None)
        + _NAMES_A_STUDY * (_STUDY.search(last) is not None)
        + _KNOWN * lexicon().has_venue(words)
    )
    return score > 0


def share_of_capitals(words: list[str], otherwise: float) -> float:
    """Return the share of ``words`` with a capital, ``otherwise`` if there are none."""
    return sum(word[0].isupper() for word in words) / len(words) if words else otherwise
