"""Persistent identifiers in text: where they stand, and one canonical value for each.

Sources of the shapes: DOI handbook 2.2 and Crossref's advice on matching DOIs; arXiv "Understanding the arXiv
identifier"; NLM on PMID and PMCID; ISO 2108 (ISBN check digits); ACL Anthology "Anthology identifiers".
"""

from __future__ import annotations

import html
import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from citecheck.datatypes import Identifier, Scheme, Span

if TYPE_CHECKING:
    from collections.abc import Callable

_UNSEEN = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]|\\(?=[_&%#])")
"""Zero-width characters, and the backslash that TeX and Markdown put before a sign."""
_DASHES = str.maketrans("‐‑‒–—−", "------")
_TRAILING = ".,;:!?'\"’‘”*_~…>("
_BRACKET = re.compile(r"[()]")

_ARCHIVES = (
    "acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|"
    "funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|"
    "q-alg|q-bio|q-fin|quant-ph|solv-int|stat|supr-con"
)
_ARXIV_NEW = r"\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d{1,2})?(?!\d)"
_ARXIV_OLD = rf"(?:{_ARCHIVES})(?:\.[a-z]{{2}})?/\d{{2}}(?:0[1-9]|1[0-2])\d{{3}}(?:v\d{{1,2}})?(?!\d)"
_ACL_OLD = r"[A-Z](?:[0-2]|[6-9])\d-\d{4}(?!\d)"
_ACL_NEW = r"(?:19|20)\d\d\.[a-z\d]{1,20}-[a-z\d]{1,20}\.\d{1,4}(?!\d)"

# SICI suffixes hold <...> or [...] before a digit: 10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2
_DOI_SUFFIX = (
    r"(?:[^\s\"“”„«»<>\[\]{}|\\^`hH;,\u3000-\u303f\uff01-\uff0f\uff1a-\uff20]|h(?!ttps?:)|[;,](?!\s?10\.)"
    r"|<[^\s<>]{1,60}>(?=\d)|\[[^\s\[\]]{1,60}\](?=\d)){1,300}"
)
_DOI = rf"10\.\d{{4,9}}(?:\.\d{{1,9}}){{0,3}}(?:/|%2f)(?:\s{{1,8}}(?=[a-z(]{{0,20}}[.-]?\d))?{_DOI_SUFFIX}"
_DOI_LABEL = (
    r"(?:https?:\s?//\s?)?(?:(?:dx|www)\s?\.\s?)?doi\s?\.\s?org\s?/\s{0,2}(?:doi:\s?)?"
    r"|doi\s{0,2}[:：=/]?\s{0,2}"
)
_URL_BODY = r"(?:[^\s<>\"“”«»`\[\]{}|\\^hH\u3000-\u303f\uff01-\uff0f\uff1a-\uff20]|h(?!ttps?://)){1,2000}"
_KNOWN_HOSTS = (
    r"(?:arxiv\.org|aclanthology\.org|(?:pubmed\.|pmc\.)?ncbi\.nlm\.nih\.gov|openreview\.net|semanticscholar\.org)/"
)

# A word that goes on without a digit or such a sign begins none, unless it is a label.
_OPENS = r"(?=[A-Za-z]{0,40}+(?:[\d/:-]|\.\S)|(?=[dwapir])(?:doi|dx|www|arxiv|pm|pubmed|isbn|rfc))"

_PATTERN = (
    rf"(?<![A-Za-z\d])(?=[A-Za-z\d]){_OPENS}(?:"
    + "|".join(
        f"(?P<{name}>{pattern})"
        for name, pattern in {
            "doi": rf"(?:{_DOI_LABEL}){_DOI}|(?<!\.){_DOI}",
            "url": rf"https?://{_URL_BODY}|(?<![.@/-])(?:www\.)?{_KNOWN_HOSTS}{_URL_BODY}",
            "arxiv": (
                rf"arxiv(?:\s(?:preprint|e-?print))?\s{{0,2}}[:：.\s/\[]\s{{0,2}}(?:{_ARXIV_NEW}|{_ARXIV_OLD})"
                rf"|(?<![/.-])abs/(?:{_ARXIV_NEW}|{_ARXIV_OLD})|(?<![/.-]){_ARXIV_OLD}"
            ),
            "pmcid": r"(?:pmc?id\s{0,2}[:：#]?\s{0,2}(?=pmc))?pmc\s?\d{4,8}(?!\w)"
            r"|pmcid\s{0,2}[:：#]?\s{0,2}\d{4,8}(?!\w)",
            "pmid": r"(?:pmid|pubmed(?:\sid)?)\s{0,2}[:：#]?\s{0,2}\d{1,8}(?!\w)",
            "isbn": r"isbn(?:[-\s]?1[03])?\s{0,2}[:：]?\s{0,2}\d[\dx ‐‑‒–—−-]{8,20}(?!\w)"
            r"|(?<!-)97[89][ ‐‑–-]\d{1,5}[ ‐‑–-]\d{1,7}[ ‐‑–-]\d{1,7}[ ‐‑–-]\d(?![\w-])",
            "acl": rf"(?<![/.-])(?:{_ACL_NEW}|(?-i:{_ACL_OLD}))(?![\w-])",
            "rfc": r"rfc[\s-]?\d{1,5}(?!\w)",
        }.items()
    )
    + ")"
)

_HOSTS = (
    (rf"(?:arxiv|ar5iv)\.org/[a-z-]{{2,12}}/({_ARXIV_NEW}|{_ARXIV_OLD})", Scheme.ARXIV),
    (rf"huggingface\.co/papers/({_ARXIV_NEW})", Scheme.ARXIV),
    (r"(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/(?:m/)?pubmed)/(\d{1,8})(?!\d)", Scheme.PMID),
    (r"europepmc\.org/(?:article|abstract)/med/(\d{1,8})(?!\d)", Scheme.PMID),
    (r"(?:nih\.gov/pmc|europepmc\.org|pmc\.ncbi\.nlm\.nih\.gov)/articles?/(?:pmc/)?(PMC\d{4,8})", Scheme.PMCID),
    (rf"(?:aclanthology|aclweb)\.(?:org|info)/(?:[\w-]{{1,12}}/){{0,4}}({_ACL_OLD}|{_ACL_NEW})", Scheme.ACL),
    (r"(?:rfc-editor\.org|(?:datatracker|tools)\.ietf\.org)/(?:[\w-]{1,12}/){0,3}rfc(\d{1,5})", Scheme.RFC),
)
_HOST = re.compile(r"arxiv|ar5iv|huggingface|nih\.gov|europepmc|acl|rfc|ietf")
"""What every address that ``_HOSTS`` knows contains."""
_DOI_IN_URL = re.compile(rf"(?<![\w.]){_DOI}", re.IGNORECASE)
_DOI_SHAPE = re.compile(r"10\.\d{4,9}(?:\.\d{1,9}){0,3}/\S{1,300}")
_LANDING_PAGE = re.compile(r"(?:/(?:full|abstract|pdf|epdf|epub|meta|summary|html)|(?:v\d)?\.full(?:\.pdf)?|\.pdf)$")
_PLAIN_DOI = re.compile(r"10\.(?!48550/)\d{4,9}/[a-z\d._/-]{0,290}\d")
"""DOIs that are their own canonical value, which most are."""
_PLAIN_ARXIV = re.compile(r"\d\d(?:0[1-9]|1[0-2])\.\d{4,5}")
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+)")
_ARXIV_ID = re.compile(rf"(?:{_ARXIV_NEW}|{_ARXIV_OLD})", re.IGNORECASE)
_ACL_ID = re.compile(rf"{_ACL_OLD}|{_ACL_NEW}", re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of every scheme; compiled when first used because its size would make the import slow."""
    return re.compile(_PATTERN, re.IGNORECASE)


@cache
def _hosts() -> tuple[tuple[re.Pattern[str], Scheme], ...]:
    """Return the compiled patterns of addresses that hold an identifier."""
    return tuple((re.compile(pattern, re.IGNORECASE), scheme) for pattern, scheme in _HOSTS)


def find_identifiers(text: str) -> tuple[tuple[Identifier, Span], ...]:
    """Return every identifier in ``text`` with its place, in text order and without overlaps.

    A span covers the label or the address that stands before the value (``doi: 10.1000/x``, ``https://doi.org/10.1000/x``)
    and leaves trailing punctuation and unbalanced brackets outside. Something that has the shape of an identifier but
    is malformed (an ISBN with a wrong check digit) is left out. Linear in the text.
    """
    clean, offsets = _without_unseen(text)
    found: list[tuple[Identifier, Span]] = []
    for match in _pattern().finditer(clean):
        name = match.lastgroup or ""
        raw = _trimmed(match.group()) if name in {"doi", "url"} else match.group().rstrip(" -‐‑‒–—−")
        identifier = _identify_url(raw) if name == "url" else normalise(Scheme(name), raw)
        if identifier is not None:
            start, end = match.start(), match.start() + len(raw)
            found.append((identifier, Span(offsets[start], offsets[end - 1] + 1) if offsets else Span(start, end)))
    return tuple(found)


def normalise(scheme: Scheme, value: str) -> Identifier | None:
    """Return the identifier with its one canonical value, ``None`` if ``value`` is malformed for ``scheme``.

    A label or address before the value is dropped. The scheme may change where two names mean one thing: an arXiv DOI
    is the arXiv id (without version), a PMC number given as PMID is a PMCID, a DOI address given as URL is the DOI.
    """
    clean = value if value.isascii() and "\\" not in value else _UNSEEN.sub("", value)
    return _NORMALISERS[scheme](clean.strip())


def _without_unseen(text: str) -> tuple[str, list[int]]:
    """Return the text without what is not printed and, if there was any, the original offset of each character."""
    if (text.isascii() and "\\" not in text) or not _UNSEEN.search(text):
        return text, []
    unseen = {found.start() for found in _UNSEEN.finditer(text)}
    offsets = [index for index in range(len(text)) if index not in unseen]
    return "".join(text[index] for index in offsets), offsets


def _trimmed(raw: str) -> str:
    """Return ``raw`` up to the first closing bracket that nothing opened, without trailing punctuation."""
    opened = 0
    for place in _BRACKET.finditer(raw):
        opened += 1 if place.group() == "(" else -1
        if opened < 0:
            raw = raw[: place.start()]
            break
    return raw.rstrip(_TRAILING)


def _normalise_doi(value: str) -> Identifier | None:
    plain = value.lower()
    if _PLAIN_DOI.fullmatch(plain):
        return Identifier(Scheme.DOI, plain)
    start = value.find("10.")
    if start < 0:
        return None
    doi = "".join(value[start:].split()).translate(_DASHES)
    if "%" in doi:
        doi = unquote(doi)
    doi = _LANDING_PAGE.sub("", _trimmed(html.unescape(doi)).lower())
    if not _DOI_SHAPE.fullmatch(doi):
        return None
    preprint = _ARXIV_DOI.fullmatch(doi)
    return (preprint and _normalise_arxiv(preprint[1])) or Identifier(Scheme.DOI, doi)


def _normalise_arxiv(value: str) -> Identifier | None:
    if _PLAIN_ARXIV.fullmatch(value):
        return Identifier(Scheme.ARXIV, value)
    found = _ARXIV_ID.search(value)
    if found is None:
        return None
    number = re.sub(r"v\d{1,2}$", "", found.group().lower())
    archive, slash, rest = number.partition("/")
    return Identifier(Scheme.ARXIV, f"{archive.partition('.')[0]}/{rest}" if slash else number)


def _normalise_pmid(value: str) -> Identifier | None:
    found = re.search(r"(pmc\s?)?0*([1-9]\d{0,7})(?!\d)", value, re.IGNORECASE)
    if found is None:
        return None
    return Identifier(Scheme.PMCID, f"PMC{found[2]}") if found[1] else Identifier(Scheme.PMID, found[2])


def _normalise_pmcid(value: str) -> Identifier | None:
    found = re.search(r"0*([1-9]\d{0,7})(?!\d)", value)
    return Identifier(Scheme.PMCID, f"PMC{found[1]}") if found else None


def _normalise_isbn(value: str) -> Identifier | None:
    """Return the ISBN as 13 digits; both check digits follow ISO 2108."""
    bare = re.sub(r"^isbn(?:[-\s]?1[03](?=\s?[:： ]))?", "", value, flags=re.IGNORECASE)
    digits = re.sub(r"[^\dx]", "", bare.lower())
    if re.fullmatch(r"97[89]\d{10}", digits):
        return Identifier(Scheme.ISBN, digits) if digits[12] == _check_digit_13(digits) else None
    if not re.fullmatch(r"\d{9}[\dx]", digits):
        return None
    total = sum((10 - place) * (10 if char == "x" else int(char)) for place, char in enumerate(digits))
    return None if total % 11 else Identifier(Scheme.ISBN, f"978{digits[:9]}{_check_digit_13('978' + digits)}")


def _check_digit_13(digits: str) -> str:
    return str(-sum(int(char) * (3 if place % 2 else 1) for place, char in enumerate(digits[:12])) % 10)


def _normalise_acl(value: str) -> Identifier | None:
    found = _ACL_ID.search(value)
    if found is None:
        return None
    return Identifier(Scheme.ACL, found.group().lower() if "." in found.group() else found.group().upper())


def _normalise_rfc(value: str) -> Identifier | None:
    found = re.search(r"0*([1-9]\d{0,4})(?!\d)", value)
    return Identifier(Scheme.RFC, found[1]) if found else None


def _identify_url(value: str) -> Identifier | None:
    """Return the DOI, arXiv id and so on that an address stands for, else the address itself in canonical form."""
    for pattern, scheme in _hosts() if _HOST.search(value.lower()) else ():
        found = pattern.search(value)
        if found:
            return normalise(scheme, found[1])
    plain = unquote(value) if "%" in value else value
    doi = _DOI_IN_URL.search(plain) if "10." in plain else None
    if doi:
        identifier = _normalise_doi(re.split(r"[?#&]", doi.group(), maxsplit=1)[0])
        if identifier:
            return identifier
    scheme_name, separator, rest = value.partition("://")
    host, slash, path = (rest if separator else scheme_name).partition("/")
    host = host.lower().removeprefix("www.")
    if "." not in host.strip("."):
        return None
    return Identifier(Scheme.URL, f"https://{host}{slash}{path.partition('#')[0]}".rstrip("/"))


def _normalise_legal(value: str) -> Identifier | None:
    return Identifier(Scheme.LEGAL, " ".join(value.split())) if value else None


_NORMALISERS: dict[Scheme, Callable[[str], Identifier | None]] = {
    Scheme.DOI: _normalise_doi,
    Scheme.ARXIV: _normalise_arxiv,
    Scheme.PMID: _normalise_pmid,
    Scheme.PMCID: _normalise_pmcid,
    Scheme.ISBN: _normalise_isbn,
    Scheme.ACL: _normalise_acl,
    Scheme.RFC: _normalise_rfc,
    Scheme.URL: _identify_url,
    Scheme.LEGAL: _normalise_legal,
}
