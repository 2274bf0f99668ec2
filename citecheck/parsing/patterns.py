"""Fragments of patterns that markers and references in prose share: names, lists of names, years.

Every repetition is bounded and no unbounded one is nested, so that matching stays linear on hostile text.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from citecheck.datatypes import PersonName
from citecheck.parsing.authors import parse_authors
from citecheck.parsing.letters import CAPITAL, UPPER
from citecheck.parsing.organisations import TIED, is_organisation
from citecheck.text.names import parse_person

_LETTERS = r"(?:['’‐-]?[^\W\d_]){0,30}"
_PARTICLE = (
    r"(?:(?:van|von|vom|der|den|de|del|della|di|da|dos|du|la|le|ten|ter|zu|zur|al|el|bin|ibn|af|av)\s|al-|el-|d['’]"
    r"|l['’])"
)
_INITIAL = rf"(?:{CAPITAL}\.[\s-]?|[B-HJ-Z]\s(?={CAPITAL}))"
_INITIALS = rf"(?:{CAPITAL}\.(?:[\s-]?{CAPITAL}\.){{0,2}}|[A-Z](?=\s{CAPITAL}))"
# Words with a capital that open a sentence or name a place in a document; they are no authors.
NOT_A_NAME = (
    r"(?!(?:In|The|A|As|At|By|On|Of|For|From|See|Also|And|But|Both|This|These|That|Those|With|When|While|Since|After|"
    r"Before|Although|However|Moreover|Then|Thus|Later|Unlike|Like|Following|According|Recently|Similarly|Figure|Fig|"
    r"Table|Section|Sec|Chapter|Part|Equation|Eq|Appendix|Algorithm|Theorem|Lemma|Version|January|February|March|April|"
    r"May|June|July|August|September|October|November|December|Spring|Summer|Autumn|Fall|Winter|Early|Late|Mid|Circa|"
    r"Updated|Accessed|Published|Retrieved|Copyright|Since|Until|During|Between|Around|About|Year|Volume|Vol|Issue|"
    r"Today|Is|Are|Was|Were|It|Its|We|Our|They|Their|She|His|Her|I|You|If|To|Or|Not|No|Yes|"
    r"So|Yet|Nor|Recall|Consider|Compare|Read|Note|Take|Use|Using|Given|Building|Based|Inspired|Extending|Here|There|Why|How|What|"
    r"Another|One|Two|Three|Several|Some|Many|Most|Classic|Seminal|Foundational|Key|Notable|Notably|Finally|First|Second|"
    r"Third|Next|Additionally|Furthermore|Indeed|Specifically|Importantly|Meanwhile|Instead|Despite|Because|Such|Each|Every|"
    r"Where|Which|Who|Only|Even|Just|Still|Now|Earlier|Contrary|Drawing|Citing|Per|Via|Among|Beyond|Below|Above|Through|"
    r"Segundo|Conforme|Suivant|Gemäß|Wie|Así|Também|Já|Anche|Dopo|Ainsi|Depuis|Chez|Quand|Quando|Wenn|Während|Obwohl|"
    r"D['’]après|Según|Selon|Nach|Laut|Comme|Como|Siehe|Voir|Véase|Vgl|Dans|Les|Los|Las|Ein|Eine|Im|Ensuite|Además|Zudem|Pour|Para|"
    r"Après|Auch|Schon|Bereits|Puis|Luego|Secondo|Volgens|Zoals|Hoewel|Toen|Ook|Bij|Voor|Nachdem|Ähnlich|Ebenso|Dagegen|"
    r"Hingegen|Für|Mit|Bei|Seit|Aber|Enligt|Ifølge|Også|Även|Według|Zdaniem|Podle|Dle|Согласно|По|Как|Но|Mais|Avec|Sur|"
    r"Pero|Con|Por|Sobre|Desde|Cuando|Aunque|Mientras|Per|Com|Embora|Zie|Anders|Angaben|Studie|Bericht|Daten|Umfrage|Untersuchung)\b(?!\set\sal|\s&\s|-[A-Z][a-z])"
    r"|Das\s(?!(?:&|and|et|y|und)\s|\(?(?:1[5-9]|20)\d\d))"
)
# Most words are in lower case: a look at the first letter spares them the words above, and mostly the particles.
_OPENS = rf"(?=[^\W\d_a-z]|(?=[vdltzeab]){_PARTICLE})"
_FIRST = rf"(?=[^\W\d_a-z]){NOT_A_NAME}{CAPITAL}"
_NOT_INSIDE = r"(?!(?:In|The|And|As|At|By|On|Of|For|From|See|This|We)\b)"
NAME = (
    rf"(?:{_PARTICLE}){{0,3}}+{_INITIAL}{{0,4}}(?:{_PARTICLE}){{0,3}}+{_FIRST}{_LETTERS}"
    rf"(?:\s(?:{_PARTICLE}){{0,3}}(?:{_INITIALS}|{_NOT_INSIDE}{CAPITAL}(?:['’‐-]?[^\W\d_]){{1,30}})){{0,4}}"
    r"(?:,?\s(?:Jr|Sr)\.?|\sI{2,3}\b)?"
)
ET_AL = (
    r"(?:['’]?,?\s{1,2}(?:and\s)?(?:[*_]{1,2}|<(?:i|em)>)?et\s?\.?\s?al\b\.?(?:[*_]{1,2}|</(?:i|em)>)?,?|,?\s(?:&|and|und|y|e|et)\s(?:others|colleagues|co-?workers|coauthors"
    r"|collaborators)|\su\.\s?a\.|\s(?:i\sin\.|e\.\s?a\.|y\s(?:cols?\.|otros)|et\scoll\.|e\s(?:coll?\.|altri|outros)"
    r"|m\.\s?fl\.|и\sдр\.|a\skol\.|vd\.|och\smedarbetare)|\s等人?)"
)
_AND = r"(?:and|und|y|et|e|&|en|og|och|ve|i|ja|és|și|и|та)"
_JOINT = rf"(?:,?\s{_AND}\s|\s?&\s?|,\s|,(?=[\u3040-\u9fff])|;\s(?=[{UPPER}]{{2}})|/(?={CAPITAL}[^\W\d_]{{2}}))"
_LAST = rf"(?:,?\s{_AND}\s|\s?&\s?)(?:[A-Z]\.\s?){{0,2}}{CAPITAL}[^\W\d_]{{1,30}}(?=,?\s[(\[]?(?:1[5-9]|20)\d\d)"
"""``and Winter (1992)``: a word that opens sentences is a name behind another one and before a year."""
AUTHORS = rf"{_OPENS}(?>{NOT_A_NAME}{TIED}|{NAME}(?:{_JOINT}{NAME}){{0,12}}(?:{_LAST})?(?:{ET_AL})?)"
"""Authors as prose gives them: family names, or given names first, perhaps cut with "et al."."""

UP_TO_NAMES = re.compile(
    rf"(?s:.*)\s(?!{_PARTICLE}|(?:{_AND}|al|u|a|others|colleagues|co-?workers|coauthors|collaborators|of|for|on"
    r"|the|to|des|für)\b)[a-z]"
)
"""Everything up to the last word in lower case that stands in no list of names; the names can only start behind it."""

YEAR = r"(?:1[5-9]|20)\d\d"
"""A year from 1500 to 2099."""

# The look-behind stands behind the first digit: a pattern that begins with a letter skips text without it.
LONE_YEAR = r"(?:1(?<!\d1)[5-9]|2(?<!\d2)0)\d\d"
"""A year with no digit before it."""

HAS_YEAR = re.compile(rf"{LONE_YEAR}(?!\d)")
HAS_LETTERED_YEAR = re.compile(rf"{LONE_YEAR}[a-z]?(?!\d)")
"""A year, perhaps with the letter that tells works of one year apart (``2020b``)."""

_VENUE_WORD = rf"(?:{CAPITAL}|[a-z]{{1,4}}[A-Z])[\w&'’./–-]{{0,30}}"

VENUE = (
    rf"[*_]{{0,2}}(?:\d{{1,3}}(?:st|nd|rd|th)\s)?{_VENUE_WORD}(?:(?:\s|:\s)(?:(?:of|and|the|on|in|for|to|a|an|with|&|der|für|de|et"
    rf"|la)\s){{0,3}}{_VENUE_WORD}){{0,10}}[*_]{{0,2}}"
)
"""A journal, conference or publisher: capitalised words, perhaps emphasised."""

_POSSESSIVE = re.compile(r"['’]s?$")
_SPLIT = re.compile(
    r"/|(?<=[\u3040-\u9fffa-z])[和与](?=[\u3040-\u9fffA-Z])"
    rf"|\s?[,;]\s(?:{_AND}\s)?|,(?=[\u3040-\u9fff])|\s{_AND}\s|\s?&\s?"
)
_HAS_INITIAL = re.compile(rf"(?<![^\W\d_]){CAPITAL}\.|\s[A-Z]{{1,3}}(?:,|$)")
_HAN_OTHERS = re.compile(r"(?<=[^\W\d_])\s?(?:等人?|ら|ほか|他)$")
_COLLEAGUES = re.compile(ET_AL + "$")


@cache
def authors_pattern() -> re.Pattern[str]:
    """Return ``AUTHORS`` compiled; done when first used because its size would make the import slow."""
    return re.compile(rf"(?<!\w){AUTHORS}")


@lru_cache(maxsize=1 << 11)  # pointers name the works of lists, and names are asked for before they are read
def read_names(text: str) -> tuple[tuple[PersonName, ...], bool]:
    """Return the people in a list of names as prose gives it, and whether the list ends in "et al." or the like.

    Without initials every comma separates people (``Smith, Jones & Li``); no name is inverted in prose.
    """
    text = text.strip(" ,;:")
    others = _HAN_OTHERS.search(text)
    if others:
        return read_names(text[: others.start()])[0], True
    if is_organisation(text):
        return (PersonName(literal=_POSSESSIVE.sub("", text)),), False
    bare = _COLLEAGUES.sub("", text)
    if not _HAS_INITIAL.search(bare):
        families = (_POSSESSIVE.sub("", part.strip()) for part in _SPLIT.split(bare))
        return tuple(parse_person(family) for family in families if family), bare != text
    people = parse_authors(_POSSESSIVE.sub("", bare))
    return people.names, people.truncated or bare != text
