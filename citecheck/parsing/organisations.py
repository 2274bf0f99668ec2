"""Organisations as authors: ``World Health Organization``, and what people call it, ``WHO``."""

from __future__ import annotations

import re

from citecheck.parsing.letters import CAPITAL

# What no family is called decides alone; the other words only without "and", since "Smith and Bank" are people.
_CERTAIN = (
    "Academ(?:y|ies)|Administration|Agency|Association|Authority|Cent(?:er|re)s?|Collaboration|Commission|Committee"
    "|Consortium|Council|Department|Federation|Foundation|Institutes?|Ministry|Nations|Organi[sz]ation|Parliament"
    r"|Society|Union|[\w-]*(?:[Ss]tiftung|[Bb]undesamt(?:e?s)?|[Mm]inisteriums?|[Vv]erband(?:e?s)?|[Gg]esellschaft)"
)
_OTHERS = "Alliance|Bank|Board|Bureau|Fund|Group|Initiative|Network|Office|Panel|Programme|Program|Service|Team"
_FIRST = (
    "Agence|Agencia|Asociación|Associação|Association|Banco|Banque|Comisión|Comissão|Commission|Fondation|Fundación"
    "|Fundação|Institut|Instituto|Istituto|Ministère|Ministerio|Ministério|Ministero|Naciones|Nations|Nações"
    "|Organización|Organização|Organisation|Organizzazione"
)
"""Words that open a name in the Romance languages."""
_LINK = r"(?:of|for|on|the|to|de|des|du|del|für|der)"
_BEFORE = r"(?:[^\W\d_][\w'’.-]{0,30},?\s){1,6}?"
_IS_ORGANISATION = (
    rf"(?={_BEFORE}(?:{_CERTAIN})\b|(?:(?!(?:and|und|et|y|e)\s)[^\W\d_][\w'’-]{{0,30}}\s){{1,6}}?(?:{_OTHERS})\b"
    rf"|(?:{_CERTAIN}|{_OTHERS})\s(?:of|for|on)\s|(?:{_FIRST})\s|[\w-]+[Ss]tiftung\b)"
)
ORGANISATION = (
    rf"{_IS_ORGANISATION}(?:(?:[A-Z]\.){{2,4}}|{CAPITAL}[\w'’-]{{1,30}})"
    rf"(?:,?\s(?:(?:and|{_LINK})\s){{0,2}}{CAPITAL}[\w'’-]{{1,30}}){{0,9}}"
)
"""The name of an organisation: capitalised words, one of which only organisations bear."""

TIED = (
    rf"(?=(?:(?:[A-Z]\.){{2,4}}|{CAPITAL}[\w'’-]{{1,30}})(?:,?\s{CAPITAL}[\w'’-]{{1,30}}){{0,5}},?\s(?:and|{_LINK})\s)"
    + ORGANISATION
)
"""The same where small words stand between the capitalised ones, so that it cannot be read as a person."""

ACRONYMS = (
    "ADB|AHRQ|AMA|APA|BIS|BMA|CBO|CDC|CERN|CIA|DOE|EASA|ECB|ECDC|ECHR|EEA|EFSA|EIA|EMA|ENISA|EPA|ESA|Eurostat|FAO|FBI"
    "|FDA|GAO|HHS|IAEA|ICRC|IEA|ILO|IMF|INSEE|IOM|IPBES|IPCC|IRENA|ITU|IUCN|NASA|NBER|NCES|NHS|NICE|NIH|NIST|NOAA|NRC"
    "|NSF|NTSB|OECD|ONS|OPEC|PAHO|RKI|SIPRI|UN|UNAIDS|UNCTAD|UNDP|UNEP|UNESCO|UNFCCC|UNFPA|UNHCR|UNICEF|UNODC|USDA|USGS"
    "|WEF|WHO|WIPO|WMO|WTO|WWF|OMS|OCDE|ONU|FMI|CEPAL|IBGE|INE|INEGI|GIEC|HAS|BMBF|BMG|BMWK|UBA|ISTAT|ISS|BMAS|BMF|BSI|DGB|DIW|IAB|IPEA|CEPII|DARES|OFCE"
)
"""Organisations that publish and are cited by their initials; other words in capitals are things."""

_ACRONYM = re.compile(ACRONYMS)
_WHOLE = re.compile(ORGANISATION)
_SMALL = frozenset("of for on the to de des du del für der and und et y e".split())


def is_organisation(name: str) -> bool:
    """Tell whether the whole of ``name`` is that of an organisation, by one of its words."""
    if name.isalpha() and not name.endswith("tiftung"):
        return False  # no other word alone is the name of one
    return bool(_WHOLE.fullmatch(name))


def is_acronym(name: str) -> bool:
    """Tell whether ``name`` is what a well-known organisation is called in short."""
    return bool(_ACRONYM.fullmatch(name))


def initials_of(name: str) -> str:
    """Return what the name is called in short, in lower case: ``who`` for the World Health Organization."""
    return "".join(word[0] for word in re.findall(r"[^\W\d_][\w'’-]*", name) if word not in _SMALL).lower()
