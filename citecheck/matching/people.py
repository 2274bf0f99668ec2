"""When two names are the same person: initials, order, particles, transliteration, nicknames, slips."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from citecheck.datatypes import Outcome, PersonName
from citecheck.text.folding import fold, fold_words

_PARTICLES = frozenset(
    """
    von van de der den des del della di da do dos das du la le lo ten ter te zu zur zum el al bin ibn ben y e af av
    """.split()
)
MIN_HALF = 3
"""Letters from which one half of a double family name may stand for the whole."""
MAX_INITIALS = 5
"""Capitals without full stops that may be initials written together: ``JPMGF``."""
_HOMONYM = re.compile(r"\s+\d{4}$")
_UMLAUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_ROMANISED = tuple(
    (pair.split(">")[0], pair.split(">")[1])
    for pair in """
    tsch>ch tch>ch sch>sh ch>c sh>s zh>z kh>h ph>f ts>c cz>c sz>s ks>x w>v y>i j>i ii>i ck>k ff>v th>t eu>e yu>u
    """.split()
)
"""Letters that transliterations of one name write in different ways (Chebyshev, Tschebyscheff, Tchebychev)."""

_NICKNAMES = tuple(
    frozenset(group.split())
    for group in """
    william bill will billy; robert bob rob bobby; richard rick dick rich; james jim jimmy jamie; john jack johnny jon
    jonathan; michael mike mick misha mikhail; thomas tom; joseph joe josef; charles charlie chuck; edward ed ted eddie;
    david dave; daniel dan danny; christopher chris; matthew matt; anthony tony; andrew andy drew; steven stephen steve;
    kenneth ken; samuel sam; benjamin ben; nicholas nick nicolas; gregory greg; jeffrey geoffrey jeff geoff; lawrence
    laurence larry; ronald ron; donald don; timothy tim; patrick pat; peter pete; philip phil; raymond ray; gerald gerry
    jerry; frederick fred; albert al bert; alexander alex sasha aleksandr alexandre; elizabeth liz beth betty eliza;
    katherine catherine kate kathy cathy katie; margaret meg peggy maggie; susan sue; jennifer jen jenny; barbara barb;
    patricia pat patty tricia; deborah debbie deb; rebecca becky; victoria vicky; abigail abby; leonard len leo; walter
    walt; theodore ted theo; martin marty; douglas doug; vincent vince; maxwell max maximilian; zachary zach; nathaniel
    nathan nate; joshua josh; jacob jake; yevgeny evgeny eugene; yuri iurii yury; sergey sergei serge; dmitry dmitri
    """.split(";")
)


def compare_people(claimed: PersonName, recorded: PersonName) -> Outcome:
    """Return whether two names can be one person's.

    EXACT: the same letters. EQUIVALENT: initials, order, particles, transliteration, a form left out. NEAR: a slip or
    a nickname. CONFLICT: another family name, or given names that exclude each other.
    """
    if claimed.literal or recorded.literal:
        return _compare_literals(str(claimed), str(recorded))
    family = compare_families(claimed.family, recorded.family)
    if family is not Outcome.CONFLICT:
        given = _compare_given(claimed.given, recorded.given)
        if given is not Outcome.CONFLICT:
            return max(family, given, key=_ORDER.index)
    return _compare_whole_names(claimed, recorded)


_ORDER = (Outcome.EXACT, Outcome.EQUIVALENT, Outcome.NEAR, Outcome.CONFLICT)


def compare_families(claimed: str, recorded: str) -> Outcome:
    """Return how two family names compare; particles, hyphens, case and accents are style."""
    forms, record_forms = _family_forms(claimed), _family_forms(recorded)
    if not forms or not record_forms:
        return Outcome.CONFLICT
    if forms[0] == record_forms[0]:
        return Outcome.EXACT
    if set(forms) & set(record_forms):
        return Outcome.EQUIVALENT
    first, second = forms[0], record_forms[0]
    if _romanised(first) == _romanised(second) and min(len(first), len(second)) >= 4:
        return Outcome.EQUIVALENT
    allowed = 2 if min(len(first), len(second)) >= 8 else 1 if min(len(first), len(second)) >= 5 else 0
    if allowed and first[0] == second[0] and OSA.distance(first, second) <= allowed:
        return Outcome.NEAR
    return Outcome.CONFLICT


def _family_forms(family: str) -> tuple[str, ...]:
    """Return the ways to write a family name: whole, without particles, with ae for ä, either half of a double name."""
    family = _HOMONYM.sub("", family)
    words = [word for word in fold_words(family) if word not in {"jr", "sr", "ii", "iii", "iv"}]
    core = [word for word in words if word not in _PARTICLES] or words
    if not core:
        return ()
    forms = ["".join(core), "".join(words)]
    umlauts = "".join(fold_words(family.lower().translate(_UMLAUT)))
    forms.append(umlauts)
    if len(core) > 1:
        forms += [word for word in (core[0], core[-1]) if len(word) >= MIN_HALF]
    return tuple(dict.fromkeys(forms))


def _romanised(name: str) -> str:
    for written, letter in _ROMANISED:
        name = name.replace(written, letter)
    return re.sub(r"(.)\1", r"\1", name)


def _compare_given(claimed: str, recorded: str) -> Outcome:
    names, record_names = _given_names(claimed), _given_names(recorded)
    if names == record_names:
        return Outcome.EXACT
    if not names or not record_names:
        return Outcome.EQUIVALENT
    first, second = names[0], record_names[0]
    if len(first) == 1 or len(second) == 1:
        return _compare_initials(names, record_names)
    if first.startswith(second) or second.startswith(first) or "".join(names) == "".join(record_names):
        return Outcome.EQUIVALENT
    if any(first in group and second in group for group in _NICKNAMES):
        return Outcome.NEAR
    longer = max(len(first), len(second))
    if longer >= 4 and OSA.distance(first, second) <= (1 if longer < 8 else 2):
        return Outcome.NEAR
    if _romanised(first) == _romanised(second):
        return Outcome.EQUIVALENT
    rest, record_rest = set(names[1:]), set(record_names[1:])
    if (first in record_rest or second in rest) and max(len(first), len(second)) > 1:
        return Outcome.EQUIVALENT
    return Outcome.CONFLICT


def _compare_initials(names: tuple[str, ...], record_names: tuple[str, ...]) -> Outcome:
    """Compare when at least one side begins with an initial: letters must agree in order, forms may be left out."""
    letters = "".join(name[0] for name in names)
    record_letters = "".join(name[0] for name in record_names)
    if letters[0] == record_letters[0]:
        return Outcome.EQUIVALENT
    if letters[0] in record_letters[1:] or record_letters[0] in letters[1:]:
        return Outcome.EQUIVALENT
    return Outcome.CONFLICT


def _given_names(given: str) -> tuple[str, ...]:
    """Return the folded given names; initials written together in capitals (``JA``) are taken apart."""
    names: list[str] = []
    for word in re.split(r"[\s.\-\u2010\u2011,]+", _HOMONYM.sub("", given)):
        if 1 < len(word) <= MAX_INITIALS and word.isupper():
            names += list(fold(word))
        elif folded := "".join(fold_words(word)):
            names.append(folded)
    return tuple(names)


def _compare_whole_names(claimed: PersonName, recorded: PersonName) -> Outcome:
    """Compare all parts regardless of which is the family: Chinese and Hungarian names are often swapped."""
    words = sorted(fold_words(f"{claimed.given} {claimed.family}"))
    record_words = sorted(fold_words(f"{recorded.given} {recorded.family}"))
    if "".join(words) and (words == record_words or "".join(words) == "".join(record_words)):
        return Outcome.EQUIVALENT
    if "".join(fold_words(f"{claimed.given} {claimed.family}")) == "".join(fold_words(recorded.family)):
        return Outcome.EQUIVALENT
    if not claimed.given or not recorded.given:
        return Outcome.CONFLICT
    is_swapped = (
        len(fold(claimed.given)) > 2
        and compare_families(claimed.given, recorded.family) in {Outcome.EXACT, Outcome.EQUIVALENT}
        and _compare_given(claimed.family, recorded.given) is not Outcome.CONFLICT
    )
    return Outcome.EQUIVALENT if is_swapped else Outcome.CONFLICT


def _compare_literals(claimed: str, recorded: str) -> Outcome:
    words, record_words = fold_words(claimed), fold_words(recorded)
    if not words or not record_words:
        return Outcome.CONFLICT
    if words == record_words:
        return Outcome.EXACT
    shorter, longer = sorted((set(words), set(record_words)), key=len)
    if shorter <= longer:
        return Outcome.EQUIVALENT
    initials = "".join(word[0] for word in record_words if word not in {"of", "the", "and", "for"})
    if "".join(words) == initials:
        return Outcome.EQUIVALENT
    return Outcome.CONFLICT
