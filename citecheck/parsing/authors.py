"""Author lists: where a list ends that starts here, and which people it names.

``scan_authors`` finds the extent by strict grammars (one per way to write a list); ``parse_authors`` reads the names of
a list whose extent is known and is lenient. Both work on text without markup.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from citecheck.datatypes import PersonName
from citecheck.lexicon import lexicon
from citecheck.parsing.letters import UPPER
from citecheck.parsing.organisations import is_organisation
from citecheck.parsing.plain_lists import read_plain_list
from citecheck.text.folding import fold_words
from citecheck.text.names import PARTICLES, SUFFIXES, is_family_like, is_initials, parse_person


@dataclass(frozen=True, slots=True)
class AuthorList:
    """The people that a list names, and whether it says that there are more."""

    names: tuple[PersonName, ...]
    truncated: bool


_UP = f"[{UPPER}]"
# No family names: words that open titles, and pieces of abbreviated journals after an initial ("J. Chem. Phys.").
_NOT_NAME = (
    r"(?!(?:In|The|On|An?|Of|For|With|Is|Are|All|You|We|How|What|Why|When|Who|From)\s(?!and\b|et\b|[A-Z]{1,3}[,.])\w{2,}"
    r"|Deep (?:Learning|Neural|Reinforcement|Generative|Residual|Networks?)"
    r"|(?:Towards?|Neural|Machine|Quantum|Language|Learning|Networks?|Introduction|Analysis|Theory|Journal)\b"
    r"|Fluid Mech|Symbolic Logic|High Energy"
    r"|(?:Proc|Phys|Chem|Math|Amer?|Appl|Mech|Biol|Stat|Comput|Opt|Res|Sci|Soc|Med|Clin|Exp|Mol|Nucl|Eng|Geophys"
    r"|Astrophys|Acoust|Neurosci|Pharm|Mater|Org|Theor|Log|Symb|Artif|Mach|Mod|Lett)\. ?[A-Z&\d])"
)
_PARTICLE = (
    r"(?:[Vv]an|[Vv]on|[Dd]er?|[Dd]en|[Dd]el|[Dd]ella|[Dd]i|[Dd]a|[Dd]os?|[Dd]as|[Dd]u|[Ll]a|[Ll]e|[Ll]os|[Ee]l"
    r"|[Aa]l|bin|ibn"
    r"|ben|ter|ten|te|zu|zur|zum|af|av|'t|y|[Ss]t\.|[Ss]an|[Mm]ac)"
)
_WORD = (
    rf"{_NOT_NAME}(?:[dDlLO]['’])?(?:(?:[a-z]{{2,4}}(?={_UP}))?{_UP}[\w\u0300-\u036f'’‐–-]{{1,30}}+"
    rf"|[^\W\d_a-z{UPPER}]{{1,12}})"
)
_FAMILY = rf"(?:{_PARTICLE} ){{0,3}}{_WORD}(?:[ ](?:{_PARTICLE} ){{0,3}}{_WORD}){{0,3}}"
_ONE_INITIAL = rf"(?:{_UP}(?:-{_UP})?|Dr|Mr|Lj|Ll|Sz|Yu|Ya|Ye|Chr?|Th|Zh|Sh|Ph|Kh|Ts|Gy|Ju|Wm|Md)\."
_INITIAL = rf"{_ONE_INITIAL}(?:[-‐–]?{_ONE_INITIAL}){{0,5}}+"
_MIDDLE = rf"(?:{_UP}\.(?:[-‐–]?{_UP}\.){{0,3}}|{_UP})"
_LAST = rf"(?!{_UP}{{1,3}}(?![\w'’‐-])){_WORD}"
_INITIALS = rf"{_INITIAL}(?:[ ]?-?{_INITIAL}){{0,4}}+"
_SUFFIX = r"(?:,? (?:Jr|Sr|II|III|IV|2nd|3rd)\b\.?)?"
_GIVEN = rf"(?:{_WORD}(?:[ -]{_WORD}){{0,2}}(?: {_INITIALS})?|{_INITIALS})"
_GROUP = (
    rf"(?:on behalf of |for )?(?:the )?(?:{_UP}[\w&-]{{0,30}} (?:of (?:the )?)?){{1,6}}"
    r"(?:[Gg]roup|[Tt]eam|[Cc]ollaborations?|[Cc]onsortium|[Cc]ommittee|[Ii]nvestigators|[Nn]etwork)\b"
)
_PLAIN_FULL = (
    rf"(?=[^\s,]{{1,31}}\s)(?:{_INITIAL} ?-?|{_UP} ){{0,3}}"
    rf"(?:(?:{_PARTICLE} )?{_WORD}(?:(?<=-{_UP})\.)? ){{0,4}}(?:{_MIDDLE} ){{0,3}}"
    rf"(?:{_PARTICLE} ){{0,3}}{_LAST}{_SUFFIX}"
)
# Behind an initial two words are a family only where the list goes on; else the second opens a title.
_DOUBLE_FAMILY = rf"(?:{_WORD} ){{1,2}}(?:{_INITIAL} ){{1,2}}{_WORD} (?:{_PARTICLE} ){{0,3}}{_WORD}"
_LONG_INITIAL = rf"(?:{_WORD} ){{1,2}}{_INITIAL} {_WORD}(?=,| and )"
_GOES_ON = rf"(?=,? and {_WORD} |, {_WORD} (?:{_UP}\.? )?(?:{_PARTICLE} ){{0,2}}{_WORD})"
_FULL = rf"(?:{_DOUBLE_FAMILY}{_GOES_ON}|{_LONG_INITIAL}|{_PLAIN_FULL})"
# Families in capitals, which may be as short as initials: "Koji WADA and Kiyoshi ITO".
_CAPITALS = rf"(?:{_WORD}(?:[ -]{_WORD}){{0,2}}|{_INITIALS}) {_UP}[{UPPER}'’-]{{1,30}}(?!\w)"
_LATER_FULL = rf"(?:{_GROUP}|{_DOUBLE_FAMILY}(?=,| and )|{_LONG_INITIAL}|{_PLAIN_FULL})"
_AND = r"(?:and|&|und|et(?! al)|y|e|och|og|en)"
_SEPARATOR = rf"(?:,? {_AND} (?!others\b)|, ?(?:\. ?\. ?\. ?|… ?)?(?:{_AND} )?|; ?(?:{_AND} )?)"
_ET_AL = r"(?:[,;]? (?:\(?et\.? al\b\.?\)?|and others\b|& al\.|u\. ?a\b\.?|and colleagues)|,? ?(?:\. ?\. ?\.|…))"
_MORE = rf"{_ET_AL}?"


def _list_of(unit: str, later: str = "") -> str:
    return rf"(?>{unit})(?:{_SEPARATOR}(?>{later or unit})){{0,600}}(?:,? and {_GROUP})?{_MORE}"


_END = r"(?=[.,:;]|\s?\(|\s?\[|\s[–—-]\s|\s?[\"]|$)"
_END_FULL = r"(?=[.,;]|\s?\(|\s?\[|\s[–—-]\s|\s?[\"]|$)"
_AFTER_GIVEN = rf"(?:{_END}|(?<=\.)(?= ))"
_AFTER_INITIALS = r"(?=[.,:;]|\s|$)"
_VANCOUVER = rf"{_FAMILY} {_UP}(?:-?{_UP}){{0,3}}(?!\w){_SUFFIX}"
# The ways to write a list, in the order of preference when two reach equally far.
_FORMS = (
    _list_of(rf"{_FAMILY}, ?{_INITIALS}{_SUFFIX}") + _AFTER_INITIALS,
    _list_of(rf"{_INITIALS} ?{_FAMILY}{_SUFFIX}") + _END,
    _list_of(_VANCOUVER) + _END,
    _list_of(rf"{_FAMILY} {_INITIALS}") + _AFTER_INITIALS,
    rf"{_FAMILY}, {_GIVEN}{_SUFFIX}(?:(?:, ?(?:{_AND} )?| {_AND} )(?>{_FULL})){{0,300}}{_MORE}{_AFTER_GIVEN}",
    _list_of(rf"{_FAMILY}, {_GIVEN}") + _AFTER_GIVEN,
    _list_of(_FULL, _LATER_FULL) + _END_FULL,
    rf"(?>{_CAPITALS}){_SEPARATOR}(?>{_CAPITALS})(?:{_SEPARATOR}(?>{_CAPITALS})){{0,600}}{_MORE}{_END_FULL}",
    rf"{_FAMILY}(?:{_SEPARATOR}{_FAMILY}){{0,8}}{_ET_AL}",
    rf"{_FAMILY},? {_AND} {_FAMILY}{_END}",
)
_VANCOUVER_FORM = 2
_ONE_VANCOUVER = rf"{_VANCOUVER}(?=\. )"
_PEOPLE_INSIDE = re.compile(rf"\b{_UP}\. ")
_VANCOUVER_TAIL = re.compile(r"\b(?:1[89]|20)\d\d(?:\s\w{3})?;\s?\w|\.\s(?:[–—-]\s)?(?:1[89]|20)\d\d\.?$")
_TAIL_REACH = 1_000
_TRUNCATION = re.compile(
    r"[,;]?\s{0,2}(?:\b(?:et\.?\s?al\b\.?|and\s(?:\d+\s)?others\b|and colleagues|u\.\s?a\b\.?)|&\sal\.|(?:\.\s?){3}"
    r"|…)[\s,.)]{0,4}$"
)
_INITIALS_BEFORE = re.compile(rf"^(?:-?{_UP}\.(?:-?{_UP}\.){{0,3}} |{_UP} ){{1,4}}")
_ON_BEHALF = re.compile(r"^(?:(?:on behalf of|for) )?the ")
_CAPITAL_FAMILY = re.compile(r"(?P<given>[^\W\d_]{1,30}(?:[ -][^\W\d_]{1,30}\.?){0,3}) (?P<family>[A-Z][A-Z-]{1,30})")
_HAS_CAPITAL_FAMILY = re.compile(r"^[A-Z][a-z]{2,30} [A-Z][A-Z-]{3,30}$")
_OTHERS = re.compile(r"\bothers\.?$")
_ROLE = re.compile(
    r"[,;]?\s?[(\[]?\b(?:[Ee]ditors?|[Ee]ds?\.|[Hh]rsg\.|[Tt]rans\.|[Cc]oord\.|[Cc]omps?\.)[)\],.\s]{0,4}$"
)
ROLE_SIGNS = ("ditor", "d", "rsg", "rans", "omp", "uthor")
"""What a role at the end of a list holds: "(Eds.)", "translator", "dir."."""

_TRUNCATION_SIGNS = ("al", "others", "colleagues", "u.", "..", ". .", "…")
_CONNECTOR = re.compile(
    r"(?<=[.,])\s(?:y|e)\s|,?\s(?:and|&|und|et|och|og)\s|,?\s?(?:(?:\.\s?){3}|…)\s?(?:,\s?)?(?:(?:and|&)\s)?"
)
_ACRONYM = re.compile(r"(?<=\w)\s\([A-Z][\w&.-]{1,12}\)\.?$")
_LONGEST_ACRONYM = 20

_HAN = re.compile(r"[\u3040-\u9fff\uac00-\ud7af]")
_GAP = re.compile(r"(?:\.\s?){3}|…")
_COMMA = re.compile(r",\s{0,2}")


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """Return the compiled forms; their size would make the import slow."""
    return tuple(map(re.compile, _FORMS))


def _vancouver() -> re.Pattern[str]:
    """Return the form ``Family GH, Family G``."""
    return _forms()[_VANCOUVER_FORM]


@cache
def _one_vancouver() -> re.Pattern[str]:
    """Return the pattern of a single ``Family G`` before a full stop."""
    return re.compile(_ONE_VANCOUVER)


def scan_authors(text: str, start: int = 0) -> int | None:
    """Return where the author list ends that starts at ``start``, ``None`` if none starts there.

    The end stands behind the last name, its initials or "et al."; the longest reading wins.
    """
    longest = None
    for form in _forms():
        found = form.match(text, start)
        if found is None:
            continue
        if form is _vancouver() and "," in found.group() and text.startswith(". ", found.end()):
            return found.end()  # names and initials without a stop, twice: no other list reads so
        if longest is None or found.end() > longest:
            longest = found.end()
            if longest == len(text):
                return longest
    # "Kuno S. Subject and Theme" is a name in Vancouver style and a title, "James F. Allen and Bo Li" is a list.
    shorter = _one_vancouver().match(text, start)
    if shorter and longest and longest > shorter.end() + 1 and is_dated_at_end(text, longest):
        behind = fold_words(text[shorter.end() : longest])
        if _PEOPLE_INSIDE.search(text, shorter.end() + 1, longest) or _is_full_name(shorter.group(), behind):
            return longest
        return shorter.end()
    return longest


def _is_full_name(first: str, behind: tuple[str, ...]) -> bool:
    """Tell whether the words ``behind`` a name and an initial are of people: "William B. Sprague", no short title."""
    given = fold_words(first.partition(" ")[0])
    return (
        all(map(lexicon().is_given, given))
        and any(map(lexicon().word_class, behind))
        and not lexicon().reads_as_text(behind)
    )


def is_dated_at_end(text: str, start: int) -> bool:
    """Tell whether date and volume behind ``start`` are written as in Vancouver style: ``2001;7``, or ``. 2001.``."""
    return _VANCOUVER_TAIL.search(text, start, start + _TAIL_REACH) is not None


def parse_authors(text: str) -> AuthorList:
    """Return the people named in ``text``, which is one author list and nothing else.

    Read are lists of ``Family, G.``, ``G. Family``, ``Family G``, ``Given Family``, ``Family, Given``, the
    Modern Language Association's mixture (first name inverted) and families alone, joined by commas, semicolons
    or "and".
    """
    text = without_end(_ROLE, text.strip(" \n\t,;:"), ROLE_SIGNS)
    shorter = without_end(_TRUNCATION, text, _TRUNCATION_SIGNS)
    truncated = shorter != text or _GAP.search(shorter) is not None
    text = without_end(_ROLE, shorter.strip(" ,;:"), ROLE_SIGNS)
    plain = read_plain_list(text)
    if plain is not None:
        return AuthorList(plain, truncated)
    body = without_acronym(text)
    if (" of " in body or " for " in body) and is_organisation(body):
        pieces = [body]
    elif ";" in text:
        pieces = [_strip_connector(piece) for piece in text.split(";")]
    else:
        pieces = _names_of([_COMMA.split(group) for group in _CONNECTOR.split(text)])
    pieces = [_ON_BEHALF.sub("", piece) for piece in pieces if piece]
    if pieces and _OTHERS.search(pieces[-1]):
        pieces, truncated = pieces[:-1], True
    return AuthorList(_people(pieces), truncated)


def without_end(pattern: re.Pattern[str], text: str, signs: tuple[str, ...]) -> str:
    """Return ``text`` without what ``pattern`` (which ends in ``$``) finds in its last forty characters.

    ``signs`` are pieces of which one stands in the last twelve characters wherever the pattern fits.
    """
    end = text[-12:]
    if not any(sign in end for sign in signs):
        return text
    found = pattern.search(text, max(0, len(text) - 40))
    return text[: found.start()] if found else text


def without_acronym(text: str) -> str:
    """Return ``text`` without what an organisation is called in short, behind its name: "(WHO)"."""
    found = _ACRONYM.search(text, max(0, len(text) - _LONGEST_ACRONYM)) if text.endswith((")", ").")) else None
    return text[: found.start()] if found else text


def _strip_connector(piece: str) -> str:
    return re.sub(r"^(?:and|&|und|et)\s", "", piece.strip(" ,"))


def _people(pieces: list[str]) -> tuple[PersonName, ...]:
    """Return the names; if every other name of the list gives initials only, so does each."""
    plain = [piece for piece in pieces if "," not in piece and " " in piece]
    with_initials = sum(is_initials(piece.split(" ", 1)[0]) for piece in plain)
    short = sum(is_initials(piece.rsplit(" ", 1)[0]) for piece in plain)
    given_are_initials = with_initials == len(plain) > 1 and short * 2 >= len(plain)
    n_in_capitals = sum(bool(_HAS_CAPITAL_FAMILY.search(piece)) for piece in plain)
    if n_in_capitals * 2 > len(plain) or (n_in_capitals and not _end_in_initials(plain)):
        names = [_capital_family(piece) for piece in pieces]
    elif len(plain) > 1 and _end_in_initials(plain):
        names = [_family_and_initials(piece) for piece in pieces]
    else:
        names = [
            parse_person(piece, given_are_initials=given_are_initials and not _has_middle_name(piece))
            for piece in pieces
        ]
    return tuple(name for name in names if name.family or name.literal)


def _has_middle_name(piece: str) -> bool:
    """Tell whether a given name stands behind the initials, as in "B. Lalitha Murthy", not a second family name."""
    first, _, family = _INITIALS_BEFORE.sub("", piece).partition(" ")
    return bool(family) and all(map(lexicon().is_given, fold_words(first)))


def _end_in_initials(pieces: list[str]) -> bool:
    """Tell whether each name ends in bare initials and none begins with them: ``Pfau D, Matthews AGDG``."""
    return all(is_initials(piece.rsplit(" ", 1)[1]) and not is_initials(piece.split(" ", 1)[0]) for piece in pieces)


def _family_and_initials(piece: str) -> PersonName:
    """Return the name of a list that writes ``Family AB``, where four initials are no family in capitals."""
    words = piece.split(" ")
    start = len(words)
    while start > 1 and is_initials(words[start - 1]):
        start -= 1
    if start == len(words) or "," in piece or "." in piece:
        return parse_person(piece)
    return PersonName(" ".join(words[:start]), " ".join(words[start:]))


def _capital_family(piece: str) -> PersonName:
    """Return the name of a list that writes families in capitals, so that ``Kiyoshi ITO`` has no initials."""
    found = _CAPITAL_FAMILY.fullmatch(piece)
    return PersonName(family=found["family"], given=found["given"]) if found else parse_person(piece)


def _names_of(groups: list[list[str]]) -> list[str]:
    """Return one string per person from the comma-separated chunks of the groups between connectors."""
    groups = [[chunk.strip() for chunk in group if chunk.strip()] for group in groups]
    groups = [group for group in groups if group]
    chunks = [chunk for group in groups for chunk in group]
    if _all_inverted(groups):
        return [", ".join(group[index : index + 2]) for group in groups for index in range(0, len(group), 2)]
    names: list[str] = []
    index = 0
    first_is_inverted = _first_inverted(groups)
    breaks = _group_starts(groups)
    while index < len(chunks):
        name = chunks[index]
        index += 1
        while index < len(chunks) and index not in breaks and _continues(name, chunks[index]):
            name = f"{name}, {chunks[index]}"
            index += 1
        if len(names) == 0 and first_is_inverted and "," not in name and index < len(chunks):
            name = f"{name}, {chunks[index]}"
            index += 1
        names.append(name)
    return names


def _group_starts(groups: list[list[str]]) -> set[int]:
    starts, position = set(), 0
    for group in groups:
        starts.add(position)
        position += len(group)
    return starts


def _continues(name: str, chunk: str) -> bool:
    """Tell whether ``chunk`` belongs to the name before its comma: initials once, a suffix always."""
    if chunk.lower() in SUFFIXES:
        return True
    return "," not in name and is_initials(chunk) and not (is_initials(name) and ("." in name or "." not in chunk))


def _all_inverted(groups: list[list[str]]) -> bool:
    """Tell whether every name is "Family, Given" with the given name written out."""
    if not groups or any(len(group) % 2 for group in groups):
        return False
    pairs = [(group[index], group[index + 1]) for group in groups for index in range(0, len(group), 2)]
    if len(pairs) == 1:
        return _is_inverted(*pairs[0])
    if any(is_initials(given) or given.lower() in SUFFIXES for _, given in pairs):
        return False
    return sum(is_family_like(family) for family, _ in pairs) * 4 >= len(pairs) * 3


def _is_inverted(family: str, given: str) -> bool:
    """Tell whether two chunks are one person, not two ("Ashish Vaswani, Noam Shazeer")."""
    last = given.rpartition(" ")[2]
    if " " in given and not is_family_like(family) and not is_initials(last) and last not in PARTICLES:
        return False
    if _ends_in_initials(family) or _is_dotted(family.partition(" ")[0]) or _HAN.match(given):
        return False
    return not is_initials(given) and given.lower() not in SUFFIXES


def _ends_in_initials(name: str) -> bool:
    head, _, last = name.rpartition(" ")
    return bool(head) and is_initials(last)


def _is_dotted(word: str) -> bool:
    """Tell whether ``word`` is an initial for certain: one letter, or letters with full stops."""
    return is_initials(word) and ("." in word or len(word) == 1)


def _first_inverted(groups: list[list[str]]) -> bool:
    """Tell whether the first name alone is inverted ("Vaswani, Ashish, Noam Shazeer, and Niki Parmar")."""
    if len(groups[0]) < 2 if groups else True:
        return False
    if _HAN.match(groups[0][0]):
        return False
    family, given, *others = groups[0] + [chunk for group in groups[1:] for chunk in group]
    if (
        is_initials(given)
        or given.lower() in SUFFIXES
        or _is_dotted(family.partition(" ")[0])
        or _ends_in_initials(family)
    ):
        return False
    n_full = sum(" " in other for other in others)
    if is_family_like(family):
        return n_full == len(others) or n_full * 2 > len(others)
    return bool(others) and " " not in given and n_full == len(others)
