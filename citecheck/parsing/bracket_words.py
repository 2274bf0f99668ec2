"""The words that stand before and behind a pointer in its bracket: ``(but see Li, 2020, for a different view)``."""

from __future__ import annotations

_POINTING = (
    r"(?i:(?:and|und|y|et|e|but|though|contra|pace|sensu|"
    r"(?:see|cf\.?|compare|contrast|vgl\.|siehe|hierzu|voir|véan?se|ver|cfr\.?|vedi)"
    r"(?:\s(?:also|especially|in particular|auch|dazu|aussi|también|também|anche))?"
    r"|so(?: auch)?|etwa|e\.g\.,?|i\.e\.,?|for (?:example|instance)|z\.\s?B\.|zum Beispiel"
    r"|p\.\s?e[jx]\.|por ejemplo|por exemplo|par exemple|ad esempio"
    r"|among others|inter alia|apud|参见|见|as in|after|following|from|by"
    r"|for a review,? see|reviewed in|(?:as\s)?(?:cited|quoted) in"
    r"|zit\. n(?:ach|\.)|as\s\w{3,14}\s(?:in|by)|(?:adapted|modified|translated|reproduced) from"
    r"|(?:first\s)?(?:argued|described|discussed|explained|noted|outlined|proposed|reported|reviewed|suggested"
    r"|summari[sz]ed) by"
    r"|(?:argued|discussed|explained|outlined|summari[sz]ed) in),?\s){1,4}"
)
"""Words in a bracket that point at what follows."""
LEAD = (
    rf"(?:(?P<pointing>{_POINTING})|(?P<lead>(?:(?![A-Z])[^\W\d_][\w'’.-]{{0,15}},?\s){{0,8}}"
    r"(?:by|from|in|to|of|on|after|see|cf\.|notably|especially|particularly|recently|originally|first|here),?\s))?"
)
"""What leads to a pointer in its bracket; a phrase of other words does so too, and is said of other things as well."""
ASIDE_BEHIND = (
    r"(?:(?:,\s(?i:for|among|inter|and references"
    r"|emphasis|my|our|original|translated|own|who|whose|which|where|with|in press)"
    r"|\s(?i:for|and references))(?!\w).{0,80})?"
)
"""What goes on behind a pointer without another pointer in it."""
