"""What stands before the names of a pointer and is no name: an article, or a sentence in a script without spaces."""

from __future__ import annotations

import re

from citecheck.parsing.letters import HAN

ARTICLE = re.compile(
    r"(?:(?:de|d['’])\s?)?(?:la|le|les|l['’]|el|los|las|del|du|des|della|do|da|il|o|a|os|as|die|der|das|the)\s?"
    r"(?=[A-Z]{2}|Ban[ckq]|Organi|Minist|Institu|Comisi|Commis|Agen[ct]|Nacion|Nation|Fonda|[A-Z][\w-]{1,30}\sStiftung|Fundaci|Asociaci|Associa)"
    r"|(?:[Dd](?:er|en|em|es)\s)?(?:Studien?|Arbeit|Untersuchung|Metaanalyse|Buch|Aufsatz|Artikel|Werk|Theorie|Modell|Ansatz|Konzept|Gruppe|Team"
    r"|Analysen?|Beitrag|Text|Überblick|Befunde?|Ergebnisse?|[A-ZÄÖÜ]\w{4,20}(?:ung|ungen|heit|keit|ion|ionen|these|thesen|buch|werk|schrift))"
    r"\s(?:von|um|bei|durch)\s"
)
"""What stands before the name of an organisation or of an author and is no part of it."""
_LATIN_NAME = re.compile(r"[^\W\d_\u3040-\u9fff][\w.'’ -]{1,40}?(?:等人?|ら)$")
_HAN_ORGANISATION = re.compile(r"(?:省|庁|研究所|機構|協会|委員会|学会|银行|统计局|研究院|委员会|协会)$")
_HAN_LEAD = re.compile(
    r"(?:一方|また|しかし|さらに|例えば|なお|他方|次に|特に|近年|最近|因此|然而|此外|例如|同时|另外|但是|而且),|や|と(?=[\u4e00-\u9fff]{2,4}$)"
)
"""Words that lead to a sentence and no list of names."""
_LATIN_BEHIND = re.compile(r"(?<=[\u3040-\u9fff])(?<![和与及と])(?=[^\W\d_\u3040-\u9fff][^\u3040-\u9fff]{0,300}$)")
"""Where a name in Latin letters follows a sentence without spaces; a word for "and" joins it to another name."""
_HAN_NAMES = re.compile(r"(?:(?<![\u3040-\u9fff])[\u3040-\u9fff]{2,4}[,和与及と]){0,5}[\u3040-\u9fff]{2,4}(?:等人?)?$")
"""Names of two to four characters that end a stretch without spaces."""


def length_before_names(written: str) -> int:
    """Return the length of what is no name: ``la`` before ``OMS``, the sentence before names in Chinese."""
    lead = ARTICLE.match(written) or _HAN_LEAD.match(written)
    if lead:
        return lead.end()
    if not HAN.search(written) or _HAN_ORGANISATION.search(written):
        return 0
    latin = _LATIN_BEHIND.search(written)
    if latin:
        return latin.start()
    names = _LATIN_NAME.search(written) or _HAN_NAMES.search(written)
    return names.start() if names else 0
