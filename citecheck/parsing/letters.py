"""Letters by case, for character classes: ``re`` has no class for upper-case letters.

Given as a few ranges: single letters, or the thousands of ideographs, would make every pattern slow to compile.
"""

from __future__ import annotations

import re

UPPER = (
    "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u024f\u0386-\u03ab\u0400-\u042f\u0460-\u052f\u0531-\u0556\u10a0-\u10c5"
    "\u1e00-\u1eff"
)
"""The upper-case letters of the Latin, Greek, Cyrillic, Armenian and Georgian scripts.

Blocks in which cases alternate are taken whole.
"""

# Look-aheads of one range each and a class below U+0100 compile ten times as fast as one class.
_NO_LOWER = r"(?![\u03ac-\u03ce])(?![\u0430-\u045f])(?![\u0561-\u0587])(?![\u2070-\u209c])"

CAPITAL = rf"(?:{_NO_LOWER}[^\W\d_a-zß-öø-ÿ¹²³])"
"""One letter that may begin a name: upper case, or of a script without case (Han, kana, Hangul, Arabic, ...).

Blocks in which cases alternate are taken whole.
"""

CAPITAL_OR_DIGIT = rf"(?:{_NO_LOWER}[^\W_a-zß-öø-ÿ¹²³])"
"""One character that may begin a title."""

HAN = re.compile(r"[\u3040-\u9fff]")
"""One character of Chinese or Japanese, whose scripts part no words."""
