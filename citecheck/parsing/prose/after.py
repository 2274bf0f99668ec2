"""What follows a title: the people, the year, the venue and the identifier that are said of it."""

from __future__ import annotations

import re

from citecheck.datatypes import FieldName, FieldSpan, Span
from citecheck.parsing.attribution import NO_AUTHOR, REPORTS
from citecheck.parsing.authors import scan_authors
from citecheck.parsing.letters import CAPITAL
from citecheck.parsing.patterns import VENUE, YEAR, authors_pattern, read_names
from citecheck.parsing.prose.brackets import DATED, SEGMENT, WHOLE_VENUE, take_bracket
from citecheck.parsing.prose.capitals import TITLE_CASE, share_of_capitals
from citecheck.parsing.prose.cues import CUE
from citecheck.parsing.prose.evidence import Evidence, stripped
from citecheck.parsing.prose.works import Works
from citecheck.parsing.sentences import leaves_item
from citecheck.parsing.shapes import is_name_list
from citecheck.parsing.styles.vocabulary import MONTH, PUBLISHER, SUBJECT_WORD, VENUE_WORD
from citecheck.text.names import SUFFIXES, is_initials

_MADE_KNOWN = (
    r"(?:publi|écrit|rédig|présent|propos|par[ua]|public|escrit|redact|redig|presentad|propuest|aparecid|verfasst"
    r"|geschrieben|veröffentlicht|erschien|publiziert|pubblicat|scritt|presentat|uscit|appars|gepubliceerd|geschreven"
    r"|verschenen)[^\W\d_]{0,4}"
)
"""``publiée``, ``veröffentlicht``: what was done with a work, in other languages than English."""
_BY = re.compile(
    r"(?:[,.]?\s{1,3}|[ \t]{0,3}\n[ \t]{1,12}[-*+•]\s{1,3})"
    rf"(?:(?:an?\s|the\s)?(?P<year>{YEAR}\s)?(?:\w{{1,12}}\s){{0,2}}(?:written|authored|published|proposed|introduced|presented"
    rf"|co-authored|{CUE}|{_MADE_KNOWN})\s)?"
    r"(?:by|von|par|por|di|de|da|van|door|af|av)\s{1,2}"
)
"""``by Li``, ``, which was written by Li``, ``, a 2017 paper by Li``."""
_WHICH = re.compile(r"[,.]?\s(?:which|that)\s(?=[^\W\d_a-z])")
_GAVE = re.compile(
    r"\s(?:had\s)?(?:first\s|originally\s)?(?:published|presented|wrote|written|authored|released|issued|posted|delivered|introduced)"
    r"(?=,?\s(?:in|at|as|for|with)\s)"
)
"""``which Li and Wu presented in 1999``: what stands between the writers and where or when."""

_CLOSING = re.compile(r"\s(?:and|&|und|et|y)\s(?!others)")
_DASH = re.compile(r"(?:,|\s[–—-]|:)?\s{1,8}(?:[-•–]\s)?")

_LOOSE_VENUE = rf",\s(?P<venue>{CAPITAL}[^,;()\d\n\"“”„«»*_]{{2,100}}),\s"
_AFTER_DASH = re.compile(
    rf",?\s\([^\W\d_][^()\n]{{2,150}}?,?\s{YEAR}\)"
    rf"|{_LOOSE_VENUE}{YEAR}(?!\w)|(?:,?\.?|\.,)\s\(?(?:{VENUE},?\s\(?)?{YEAR}|,\s[*_]|\.?[ \t]{{0,3}}(?:\n|$)"
)

_AFTER_ALL = re.compile(r"\.?(?:[ \t]{0,3}(?:\n|$)|[);])|\.\s|,\s[a-z]")
"""What follows the authors where the year is known before them: the end of the item or of the phrase."""

_DETAIL = re.compile(
    r"[ \t]{0,3}\n[ \t]{0,12}(?:[-*+•–]\s{1,3})?[*_]{0,2}(?P<label>authors?|by|year|date|published(?:\sin)?"
    r"|publication|"
    r"venue|journal|conference|proceedings)[*_]{0,2}:[*_]{0,2}\s{1,3}(?=\S)",
    re.IGNORECASE,
)

_THE = r"(?:(?:the|la|le|les|el|los|las|il|lo|der|dem|den|het|de)\s)?"
_IN = re.compile(
    r"[,.]?\s{1,2}(?P<verb>(?:which\s)?(?:was\s|is\s)?(?:first\s)?(?:published|presented|appeared|appearing"
    rf"|released|{_MADE_KNOWN})\s)?"
    rf"(?:in|at|In|en|dans|su|em|na|no|nel|nella|im\sJahre?)\s{_THE}(?:(?P<venue>(?P<mark>[*_])(?:[Tt]he\s)?{CAPITAL}"
    rf"[^*_\n]{{2,120}}(?P=mark)|{VENUE})(?:,?\s(?:(?:in|en|em|nel)\s)?\(?(?P<year>{YEAR})\)?)?"
    rf"|(?P<year2>{YEAR})(?![\w–-]))"
)
_TOLD_IN = re.compile(
    r"[,.]?\s(?:(?:which|that)\s)?(?:was\s|were\s)?(?:first\s)?(?P<verb>published|presented|appeared|appearing|released|printed)"
    rf"\s(?:in|by|at)\s(?:the\s)?(?P<venue>{CAPITAL}[^.;:()\d\n\"“”*_]{{2,100}}?),?\s(?:in\s)?\(?(?P<year>{YEAR})(?![\w–-])\)?"
)
"""``, published in Art, Mind, and Religion in 1967``: between such words anything is the venue."""
_CAME_OUT = re.compile(
    rf"[,.]?\s(?:(?:which|that)\s)?(?:came\sout|appeared|dated|dating\sfrom|written)\s(?:in\s)?(?P<year>{YEAR})(?![\w–-])"
)
_DATED_VERB = re.compile(rf",?\s(?:published|{_MADE_KNOWN})\s(?P<year>{YEAR})(?![\w–-])")
"""``, erschienen 2016``."""
_NUMBERS = (
    r"(?:,?\s(?:[Vv]ol\.|[Nn]o\.|pp?\.|\()?\s?\d{1,5}(?:\.\d{1,3}|\s?[–-]\s?\d{1,5})?(?:\(\d{1,3}\))?"
    r"(?=[,:;\s)])[:;)]?){0,4}"
)
_VENUE_YEAR = re.compile(
    rf"(?:,|\.(?!\s(?:The|This|These|It|In|An?|By|Note|Use|See|Step)\s)|(?<=[,.][\"”’»]))\s(?:[Ii]n\s)?(?P<venue>{VENUE}(?:,\s{CAPITAL}[\w’-]{{1,20}}(?:\s{CAPITAL}[\w’-]{{1,20}})?(?=,?\s{YEAR}))?){_NUMBERS},?\s\(?(?P<year>{YEAR})(?:/\d\d)?\)?"
    r"(?![\w–-])(?::\s?\d{1,5}(?:\s?[–-]\s?\d{1,5})?)?"
)
_ANY_VENUE_YEAR = re.compile(rf"{_LOOSE_VENUE}(?P<year>{YEAR})(?![\w–-])")
"""Behind the authors whatever stands before the year is the venue: ``, Ada Li, Medical entomology, 2019``."""
_COUNTED = (
    r"(?:(?:[Vv]ol(?:ume|\.)?|[Bb]d\.|[Bb]and|[Tt]ome|[Pp]art)\s(?:\d{1,3}|[IVX]{1,5})"
    r"|(?:\d{1,2}(?:st|nd|rd|th|[eaª.º])|[Rr]ev(?:ised|\.)|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth)\s"
    r"(?:[Ee]d(?:ition|n)?|[ÉEée]d(?:ition|ición|ição|izione)?|Aufl(?:age)?|druk|uitgave|wyd)\b\.?)"
)
_EDITION = re.compile(rf",?\s(?:{_COUNTED}|\({_COUNTED}\))(?=[,.]?\s\(|,\s|\sby\s|\s{YEAR})")
"""``, Vol. 1`` or ``, 3rd edition`` between a title and what is said of it."""
_LAW_REVIEW = re.compile(
    rf",?\s\d{{1,4}}\s(?P<venue>{CAPITAL}[\w.&'’ ]{{2,70}}?)\s\d{{1,5}}(?:,\s\d{{1,5}}(?:[–-]\d{{1,5}})?){{0,2}}"
    r"(?:\sn\.\d{1,4})?"
    rf"\s\((?:{MONTH}\s)?(?P<year>{YEAR})\)"
)
"""``, 74 N.Y.U. L. Rev. 575, 603 (1999)``: the volume before the journal, the page behind it."""
_LOOSE_VENUE_YEAR = re.compile(
    rf",\s(?P<venue>{CAPITAL}[^,;()\"“”*_\n]{{2,100}}),\s\(?(?P<year>{YEAR})\)?(?=[.,;:)]|\s{{0,3}}(?:\n|$))"
)
"""``, Revue européenne des sciences sociales, 2014``: a journal in the case of a sentence."""
_VENUE_NUMBERS = re.compile(
    r",?\s(?P<mark>[*_])(?P<venue>[^*_\n]{2,120})(?P=mark),\s[*_]{0,2}\d{1,4}[*_]{0,2}(?:\(\d{1,4}(?:[–-]\d{1,4})?\))?"
    r"(?:[,:]\s(?:pp?\.\s)?\d{1,5}(?:\s?[–-]\s?\d{1,5})?)?"
)

_YEAR = re.compile(rf"(?:,\s|\.\s|\s?\(|\s(?=\()|(?<=[\"”»*_])\s)\(?(?P<year>{YEAR})[a-z]?(?:\)|(?![\w–-]))")
_VENUE_OR_YEAR = re.compile(r"[,.]?\s{0,2}[\w(*_\"“«]")
"""How all of these begin: behind most titles a dash stands, or the line ends."""
_FROM_YEAR = re.compile(rf",?\sfrom\s(?P<year>{YEAR})(?![\w–-])")
_FROM_YEAR_BY = re.compile(_FROM_YEAR.pattern + r"(?=,?\sby\s)")
_APPOSED = re.compile(r",\s(?=[^\W\d_a-z])")
_POSSESSIVE = re.compile("['’]s?$")
_OWNED = re.compile(rf"['’]s?\s(?:\w{{1,12}}\s){{0,2}}?(?:(?P<year>{YEAR})\s)?(?:\w{{1,12}}\s){{0,2}}?(?:{CUE})\b")
"""``"A title", Li's 2017 paper``."""
_IN_WORK = re.compile(rf"\b[Ii]n\s(?:(?:his|her|their|an?|the)\s(?:\w{{1,12}}\s){{0,2}}(?:{CUE}),?\s)?[*_\"“]{{0,2}}$")
"""``In their 1999 paper "A title", Li and Wu argue``: the writers follow."""
_THEY_SAY = re.compile(rf"(?:{_AFTER_ALL.pattern})|{REPORTS.pattern}")
"""``"A title" by Ada Li from 2017``: only what has an author is dated so."""

_OTHER_TITLE = re.compile(rf"\s\({CAPITAL}[^()\n]{{1,80}}{YEAR}")
"""Author and year behind what might be the venue: it is the title of another work."""
_MAX_LIST = 4_000
"""Longest list of authors that is read, in characters; a few hundred of them."""
_NEXT_LINE = 4
"""How much of the next line is seen, so that the end of a line is not taken for the end of the text."""
_WORD_AND_MARK = re.compile(r"[^\W\d_][\w'’-]{0,40}(?![\w'’-]|\s[^\W\d_a-z])")
"""One word without another name behind it."""
_FINITE = frozenset(
    "is are was were be been has have had may might can cannot could will would should must do does did".split()
)
_NARRATED = re.compile(rf"[^\n()]{{2,200}}\({YEAR}[a-z]?\),?\s[a-z]")
"""Authors and a year that open a sentence."""


def read_after(text: str, evidence: Evidence, works: Works) -> None:
    """Read the phrases that follow the title, nearest first, until one does not belong to it."""
    edition = _EDITION.match(text, evidence.end)
    behind = Evidence(evidence.start, edition.end()) if edition else None
    if behind and (take_bracket(text, behind) or _take_phrase(text, behind)):
        evidence.end = edition.end() if edition else evidence.end
    for _ in range(8):
        if not (
            take_bracket(text, evidence)
            or _take_detail(text, evidence)
            or _take_phrase(text, evidence)
            or _take_identifier(text, evidence, works)
        ):
            return


def _take_phrase(text: str, evidence: Evidence) -> bool:
    """Read "by Li and Wu", ", Li et al. (2017)", "published in Nature in 2015", ", *Nature*, 2015" or ", 2017"."""
    by = _BY.match(text, evidence.end)
    if by and evidence.authors and authors_pattern().match(text, by.end()):
        _take_for_venue(evidence)
    if by and _take_list(text, evidence, by.end()):
        evidence.named_author = True
        if by["year"]:
            evidence.take_year(text, Span(*by.span("year")))
        return True
    which = None if evidence.authors else _WHICH.match(text, evidence.end)
    if which and _take_list(text, evidence, which.end(), before=_GAVE):
        gave = _GAVE.match(text, evidence.end)
        evidence.named_author = True
        evidence.reach(evidence.start, gave.end() if gave else evidence.end)
        return True
    if not evidence.authors and _take_owner(text, evidence):
        return True
    dash = None if evidence.authors else _DASH.match(text, evidence.end)
    if dash and ("\n\n" in dash.group() or leaves_item(text, evidence.end, dash.end())):
        dash = None
    preceded = (
        (evidence.preceded or evidence.led) and dash is not None and dash.group().lstrip()[:1] not in ("–", "—", "-")
    )
    behind = _AFTER_DASH if evidence.year is None else _AFTER_ALL
    if _IN_WORK.search(text, max(0, evidence.start - 60), evidence.start):
        behind = _THEY_SAY
    if dash and dash.group().isspace() and (_is_lone_word(text, dash.end()) or _states(text, evidence, dash.end())):
        dash = None  # **Week 5.** Criticism. Read
    if dash and not preceded and _take_list(text, evidence, dash.end(), before=behind):
        evidence.dashed = dash.group().lstrip()[:1] in ("–", "—", "-")
        return True
    if not _VENUE_OR_YEAR.match(text, evidence.end):
        return False
    patterns = [_LAW_REVIEW, _VENUE_YEAR, _LOOSE_VENUE_YEAR, _VENUE_NUMBERS]
    patterns += [_TOLD_IN, _CAME_OUT] * bool(evidence.authors)
    patterns += [_IN, _DATED_VERB, _YEAR, _FROM_YEAR_BY]
    patterns += [_FROM_YEAR] * bool(evidence.authors or evidence.preceded)
    patterns += [_ANY_VENUE_YEAR] * bool(evidence.authors)
    return any(_take_groups(text, evidence, pattern.match(text, evidence.end)) for pattern in patterns)


def _is_lone_word(text: str, start: int) -> bool:
    """Tell whether one capitalised word stands at ``start`` and no list of names."""
    found = authors_pattern().match(text, start) if _WORD_AND_MARK.match(text, start) else None
    names, truncated = read_names(found.group()) if found else ((), False)
    return len(names) == 1 and not truncated and not names[0].given


def _states(text: str, evidence: Evidence, behind: int) -> bool:
    """Tell whether the phrase is a claim whose source follows: ``**Girls may be hurt.** Li et al. (2018) see it``."""
    phrase = text[evidence.start : evidence.end].strip("*_ ")
    return (
        phrase.endswith((".", ":"))
        and not _FINITE.isdisjoint(phrase.lower().split())
        and share_of_capitals(phrase) < TITLE_CASE
        and _NARRATED.match(text, behind) is not None
    )


def _take_owner(text: str, evidence: Evidence) -> bool:
    """Read ``, Li's 2017 paper``."""
    apposed = _APPOSED.match(text, evidence.end)
    names = authors_pattern().match(text, apposed.end()) if apposed else None
    end = names.start() + len(_POSSESSIVE.sub("", names.group())) if names else 0
    owned = _OWNED.match(text, end) if names else None
    if not names or not owned or not evidence.take_authors(text, Span(names.start(), end)):
        return False
    if owned["year"]:
        evidence.take_year(text, Span(*owned.span("year")))
    evidence.named_author = True
    evidence.reach(evidence.start, owned.end())
    return True


def _take_for_venue(evidence: Evidence) -> None:
    """Take a lone name in the bracket for the venue, since the authors follow: ``(Minerva, 1999), by Ada Li``."""
    item = next((item for item in evidence.spans if item.field is FieldName.AUTHORS), None)
    if item is None or evidence.certain_authors or evidence.venue or evidence.year is None:
        return
    evidence.venue = str(evidence.authors[0])
    evidence.authors = ()
    evidence.spans[evidence.spans.index(item)] = FieldSpan(FieldName.VENUE, item.span)


def _take_list(text: str, evidence: Evidence, start: int, before: re.Pattern[str] | None = None) -> bool:
    """Read the authors that stand at ``start``; ``before`` is what has to follow them."""
    found = authors_pattern().match(text, start)
    line_end = text.find("\n", start, start + _MAX_LIST)
    stop = start + _MAX_LIST if line_end < 0 else line_end + _NEXT_LINE
    origin = text.find(" from ", start, stop)
    stop = origin if origin > 0 and _FROM_YEAR.match(text, origin) else stop
    end = max(found.end() if found else start, start + (scan_authors(text[start:stop]) or 0))
    if end == start:
        return False
    span = stripped(text, Span(start, end))
    span = Span(span.start, span.start + _length_of_names(span.of(text)))
    if before and not (before.match(text, end) or before.match(text, span.end)):
        comma = text.rfind(", ", span.start, span.end)
        if comma < 0 or not before.match(text, comma):
            return False
        span = Span(span.start, comma)  # the venue begins as a name does: "Ada Li, Yearbook of Frogs, 2019"
    if not evidence.take_authors(text, span):
        return False
    evidence.reach(evidence.start, span.end)
    return True


def _length_of_names(names: str) -> int:
    """Return the length of a list without the venue that it runs on into: ``Li & Wu, ICML``, ``A. Li, MIT Press``."""
    end = len(names)
    while (comma := names.rfind(", ", 0, end)) > 0:
        last = names[comma + 2 : end]
        if ("." in last and is_initials(last)) or last.startswith(("and ", "& ")) or last.lower() in SUFFIXES:
            break
        if _CLOSING.search(last) and authors_pattern().fullmatch(last) and not VENUE_WORD.search(last):
            break  # James Atkinson, Jarmo Hietarinta and Frank Nijhoff: a name that is a publisher's too
        is_closed = _CLOSING.search(names, 0, comma) is not None
        if not (is_closed or any(pattern.search(last) for pattern in (NO_AUTHOR, VENUE_WORD, PUBLISHER, SUBJECT_WORD))):
            break
        end = comma
    return end


def _take_detail(text: str, evidence: Evidence) -> bool:
    """Read a line such as ``- **Authors:** Vaswani et al.`` below the title."""
    found = _DETAIL.match(text, evidence.end)
    if not found:
        return False
    label, start = found["label"].lower(), found.end()
    end = text.find("\n", start, start + 300)
    span = stripped(text, Span(start, end if end >= 0 else min(len(text), start + 300)))
    if label.startswith(("author", "by")):
        if not (is_name_list(span.of(text)) and evidence.take_authors(text, span)):
            return _take_list(text, evidence, start)
        evidence.reach(evidence.start, span.end)
        return True
    trial = Evidence(evidence.start, span.end, (), False, evidence.year, evidence.venue)
    for segment in SEGMENT.finditer(text, span.start, span.end):
        part = stripped(text, Span(*segment.span()))
        dated = DATED.fullmatch(part.of(text))
        if dated:
            trial.take_year(text, Span(*dated.span("year")).shifted(part.start))
            part = stripped(text, Span(*dated.span("rest")).shifted(part.start))
        if len(part) and WHOLE_VENUE.fullmatch(part.of(text)):
            trial.take_venue(text, part)
    if not trial.spans:
        return False
    evidence.year, evidence.venue = trial.year, trial.venue
    evidence.spans.extend(trial.spans)
    evidence.reach(evidence.start, span.end)
    return True


def _take_groups(text: str, evidence: Evidence, found: re.Match[str] | None) -> bool:
    if not found:
        return False
    groups = found.groupdict()
    year = "year" if groups.get("year") else "year2" if groups.get("year2") else ""
    is_emphasised = bool(groups.get("venue")) and groups["venue"][0] in "*_"
    if groups.get("venue") and not (year or groups.get("verb") or groups.get("mark") or is_emphasised):
        return False
    if groups.get("mark") and not year and _OTHER_TITLE.match(text, found.end()):
        return False
    if (year and evidence.year is not None) or (groups.get("venue") and evidence.venue is not None):
        return False
    if groups.get("venue"):
        evidence.take_venue(text, Span(*found.span("venue")))
    if year:
        evidence.take_year(text, Span(*found.span(year)))
    evidence.reach(evidence.start, found.end())
    return True


def _take_identifier(text: str, evidence: Evidence, works: Works) -> bool:
    found = works.next_to(text, evidence.end)
    if found is None:
        return False
    identifier, whole, place = found
    if identifier not in evidence.identifiers:
        evidence.identifiers.append(identifier)
    evidence.spans.append(FieldSpan(FieldName.IDENTIFIER, place))
    between = text[evidence.end : whole.start]
    end = whole.end
    for opening, closing in (("(", ")"), ("[", "]"), ("<", ">")):
        if between.count(opening) > between.count(closing) and text[end : end + 1] == closing:
            end += 1
    evidence.reach(evidence.start, end)
    return True
