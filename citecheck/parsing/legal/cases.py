"""Cases: ``Brown v. Board of Education, 347 U.S. 483 (1954)``; their title is their name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citecheck.datatypes import Citation, CitationForm, FieldName, FieldSpan, Kind, Span
from citecheck.parsing.legal.reporters import Place
from citecheck.parsing.letters import CAPITAL
from citecheck.parsing.patterns import YEAR

_PARTY_WORD = rf"(?:{CAPITAL}|\d|[a-z]{{1,3}}(?=[A-Z]))[\w.'’&-]{{0,30}}"
_SMALL = r"(?:of|the|and|for|in|de|la|&|ex|rel\.|on|to)"
_PARTY = rf"{_PARTY_WORD}(?:,?\s(?:{_SMALL}\s){{0,2}}{_PARTY_WORD}){{0,9}}?"
_NAME_ENDS = rf"(?=[*_]{{0,2}},\s(?:\d|Nos?\.\s)|[*_]{{0,2}}\s[(\[](?:[^()\[\]]{{0,60}}\s)?{YEAR}[)\]])"
_CAPITALISED = re.compile(_PARTY_WORD)
_VERSUS = re.compile(r"\s(?P<versus>v\.?|vs\.)\s")
_SECOND = re.compile(_PARTY + _NAME_ENDS)
_MATTER = re.compile(
    rf"(?:I(?<!\wI)n\s(?:re|the\sMatter\sof)|E(?<!\wE)(?:x\sparte|state\sof)|M(?<!\wM)atter\sof)\s{_PARTY}{_NAME_ENDS}"
)
_FIRST_WORD = re.compile(rf"{_PARTY_WORD},?|(?:of|the|and|for|de|la|&|ex|rel\.)")
_ABBREVIATION = re.compile(
    r"(?:[A-Z]\.){1,4}|(?:Am|Assoc|Assocs|Atl|Auth|Bd|Bros|Cal|Chem|Co|Comm|Corp|Ctr|Dev|Dist|Dr|Educ|Elec|Enters|Fed|Fin"
    r"|Gen|Grp|Hosp|Inc|Indus|Ins|Jr|Labs|Lab|Ltd|Mach|Mfg|Mfrs|Mr|Mrs|Ms|Mut|Nat|Pac|Pharm|Pharms|Prods|Prot|Pub|Ry|Sch"
    r"|Servs|Serv|Sr|St|Sys|Tech|Techs|Tel|Tex|Transp|Univ|Util|Utils)\."
)
"""Words of names that end in a stop (The Bluebook, table T6)."""
_COMPANY = re.compile(r"(?:Inc|Corp|Co|Ltd|LLC|L\.L\.C|L\.P|LLP|N\.A|S\.A)(?!\w)")
_LEAD_WORDS = frozenset(
    "In See Under Like After Since Also And But Both Unlike Although While When As Following Cf. Compare Contra".split()
)
_DOCKET = re.compile(r"[*_]{0,2},\sNos?\.\s[\w:.&–-]{2,30}")
_TO_PLACE = re.compile(r"[*_]{0,2},?\s(?:aff[’']d,\s|rev[’']d,\s)?")
_PIN = re.compile(
    r",\s(?:at\s)?\*?\d{1,5}(?:[–-]\d{1,5})?(?:\s?&?\sn\.\s?\d{1,3})?(?:,\s\d{1,5}(?:[–-]\d{1,5})?(?![\d.]|\s[A-Z])){0,3}"
    r"(?![\d–-]|\s[A-Z])"
)
_COURT_AND_YEAR = re.compile(rf"\s\((?:[^()]{{0,60}}\s)?(?P<year>{YEAR})\)")
_ABROAD = re.compile(
    rf"[*_]{{0,2}},?\s(?:\[(?P<round>{YEAR})\]|\((?P<year>{YEAR})\))\s(?:\d{{1,3}}\s)?"
    r"(?:UKSC|UKHL|UKPC|EWCA\s(?:Civ|Crim)|EWHC|AC|QBD?|KB|Ch|WLR|All\sER|App\sCas|ER|CLR|HCA|SCR|SCC|NZSC)\s\d{1,5}(?!\d)"
)
"""Reports of the Commonwealth, whose cases Americans cite: ``[1932] AC 562``, ``(1884) 14 QBD 273``."""

_PUBLIC = re.compile(
    r"(?<!\w)(?:United\sStates|State|People|Commonwealth|Board|City|County|Town|District|University|Commission(?:er)?|Dep't"
    r"|Department|Secretary|Attorney|Inc\.|Corp\.|Co\.|LLC|Ltd\.|Bank|Union|Ass'n|Association|In\sre"
    r"|Alabama|Alaska|Arizona|Arkansas|California|Carolina|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho"
    r"|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi"
    r"|Missouri|Montana|Nebraska|Nevada|Hampshire|Jersey|Mexico|York|Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Tennessee"
    r"|Texas|Utah|Vermont|Virginia|Washington|Wisconsin|Wyoming|R\.)(?!\w)"
)
_TALK_OF_LAW = re.compile(
    r"(?<!\w)(?:Court|[Jj]ustices?|[Rr]uling|ruled|holding|[Cc]onstitution(?:al|ality)?|unconstitutional|[Aa]mendment"
    r"|plaintiffs?|defendants?|overrul\w{2,4}|overturn\w{0,3}|precedents?|jurisprudence|lawsuit|litigation|case\slaw"
    r"|dissent\w{0,3}|[Ss]tatut(?:e|es|ory)|landmark\scase|legal|lawyers?|[Jj]udges?|due\sprocess|equal\sprotection)(?!\w)"
)
_AROUND = 200
"""Characters beside a case without reporter in which law is spoken of."""
_MAX_PARTY_WORDS = 9
_MAX_PLACES = 4


def find_cases(text: str, body: str, places: Sequence[Place]) -> Iterator[Citation]:
    """Yield the cases of ``body``, in text order; ``places`` are those in reporters.

    A name needs a place in a reporter, or a year with signs of law in it or around it: contests have the same form,
    ``Ali v. Frazier (1971)``. A place without a name needs court or year behind it.
    """
    reader = _Reader(text, body, places)
    names = sorted((*_by_parties(body), *((Span(*found.span()), "v.") for found in _MATTER.finditer(body))))
    floor = 0
    found: list[Citation] = []
    for name, versus in names:
        citation = reader.read(name, versus) if name.start >= floor else None
        if citation:
            found.append(citation)
            floor = citation.span.end
    yield from found
    yield from reader.unnamed(found)


def _by_parties(body: str) -> Iterator[tuple[Span, str]]:
    """Yield the names ``Party v. Party`` and the word between the parties."""
    floor = 0
    for versus in _VERSUS.finditer(body):
        second = _SECOND.match(body, versus.end())
        start = _first_party(body, max(floor, versus.start() - 120), versus.start())
        if second is not None and start is not None:
            yield Span(start, second.end()), versus["versus"]
            floor = second.end()


class _Reader:
    """The reading of the cases of one text."""

    def __init__(self, text: str, body: str, places: Sequence[Place]) -> None:
        self._text = text
        self._body = body
        self._places = [place for place in places if not place.short]
        self._by_start = {place.span.start: place for place in self._places}

    def read(self, name: Span, versus: str) -> Citation | None:
        """Return the case with this name if what follows or surrounds it shows that it is one."""
        end, n_places = self._after_places(name.end)
        year = _COURT_AND_YEAR.match(self._body, end if n_places else self._behind_marks(name.end))
        where = Span(*year.span("year")) if year else None
        end = year.end() if year else end
        if not n_places:
            abroad = _ABROAD.match(self._body, name.end)
            if abroad:
                where, end = Span(*abroad.span("round" if abroad["round"] else "year")), abroad.end()
            elif year is None or versus != "v." or not self._is_law(name):
                return None
        before = self._body[max(0, name.start - 2) : name.start]
        marks = len(before) - len(before.rstrip("*_"))
        return self._citation(Span(name.start - marks, end), name, where)

    def unnamed(self, named: Sequence[Citation]) -> Iterator[Citation]:
        """Yield the places with court or year that stand in no case of ``named``."""
        spans = iter([item.span for item in named])
        span = next(spans, None)
        floor = 0
        for place in self._places:
            while span and span.end <= place.span.start:
                span = next(spans, None)
            if place.span.start < floor or (span and span.overlaps(place.span)):
                continue
            end, _ = self._after_places(place.span.start)
            year = _COURT_AND_YEAR.match(self._body, end)
            if year:
                yield self._citation(Span(place.span.start, year.end()), None, Span(*year.span("year")))
                floor = year.end()

    def _after_places(self, position: int) -> tuple[int, int]:
        """Return the end of the places in reporters from ``position`` on, and how many there are."""
        docket = _DOCKET.match(self._body, position)
        following = docket.end() if docket else position
        n_places = 0
        while n_places < _MAX_PLACES:
            gap = _TO_PLACE.match(self._body, following)
            place = self._by_start.get(gap.end()) if gap else None
            place = place or self._by_start.get(following)
            if place is None:
                break
            pin = _PIN.match(self._body, place.span.end)
            position = following = pin.end() if pin else place.span.end
            n_places += 1
        return position, n_places

    def _behind_marks(self, position: int) -> int:
        while self._body[position : position + 1] in ("*", "_"):
            position += 1
        return position

    def _is_law(self, name: Span) -> bool:
        around = self._body[max(0, name.start - _AROUND) : name.end + _AROUND]
        return _PUBLIC.search(self._body, name.start, name.end) is not None or _TALK_OF_LAW.search(around) is not None

    def _citation(self, span: Span, name: Span | None, year: Span | None) -> Citation:
        spans = [FieldSpan(FieldName.TITLE, name)] if name else []
        if year:
            spans.append(FieldSpan(FieldName.YEAR, year))
        return Citation(
            span,
            span.of(self._text),
            CitationForm.PROSE,
            Kind.LEGAL,
            title=" ".join(name.of(self._text).split()) if name else None,
            year=int(year.of(self._text)) if year else None,
            field_spans=tuple(spans),
        )


def _first_party(body: str, low: int, end: int) -> int | None:
    """Return where the party starts that ends at ``end``: capitalised words, and small ones between them."""
    low = max(low, body.rfind("*", low, end) + 1, body.rfind("\n", low, end) + 1, body.rfind("(", low, end) + 1)
    start: int | None = None
    position = end
    for _ in range(_MAX_PARTY_WORDS):
        left = max(body.rfind(" ", low, position), low - 1) + 1
        word = body[left:position]
        ends_phrase = word.endswith((".", ",")) and not _ABBREVIATION.fullmatch(word)
        ends_phrase &= not (word.endswith(",") and _COMPANY.match(body, position + 1))
        if not _FIRST_WORD.fullmatch(word) or word in _LEAD_WORDS or (start is not None and ends_phrase):
            break
        start = left if _CAPITALISED.match(word) else start
        if left <= low:
            break
        position = left - 1
    return start
