"""The rules behind findings: each code with its name, its severity and the page that ``citecheck explain`` prints."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from textwrap import fill

from citecheck.datatypes import Severity
from citecheck.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of finding.

    ``severity`` is the usual one; where coverage decides, it is the one for an index of partial coverage.
    """

    code: str
    name: str
    severity: Severity
    means: str
    never_means: str
    example: str
    remedy: str

    @property
    def summary(self) -> str:
        """The first sentence of what the finding means."""
        return self.means.partition(". ")[0].removesuffix(".") + "."

    @property
    def page(self) -> str:
        """The page that explains the rule."""
        sections = (
            ("What it means", self.means),
            ("What it does not mean", self.never_means),
            ("Example", self.example),
            ("What to do", self.remedy),
        )
        told = (
            f"\n{title}\n{fill(text, 80, initial_indent='  ', subsequent_indent='  ')}\n" for title, text in sections
        )
        return f"{self.code} {self.name} ({self.severity})\n{''.join(told)}"


_CODED = (
    Rule(
        "CC101",
        "not-found",
        Severity.WARNING,
        "Every source that was asked answered, and none holds the cited work. An error if what was searched claims to "
        "hold every work that may be cited, otherwise a warning.",
        "That the work does not exist. Absence from a partial index proves nothing; the message says what was asked.",
        "“Li, X. (2020). A title that no record bears.” against an index of 2,000 landmark works.",
        "Look the work up by hand, search a larger index (--index), or remove the citation. The nearest records, if "
        "any, stand in the message: the work meant may be one of them.",
    ),
    Rule(
        "CC102",
        "no-such-identifier",
        Severity.ERROR,
        "The registry of an identifier answered that it was never registered.",
        "That the work does not exist: the identifier may be mistyped.",
        "“doi:10.1234/none” where doi.org has no such DOI.",
        "Correct the identifier from the work itself, or leave it out. Raised only by sources that can ask a registry.",
    ),
    Rule(
        "CC103",
        "identifier-of-another-work",
        Severity.ERROR,
        "The identifier in the citation is not the one of the work that the citation describes. If the index holds the "
        "work that it belongs to, the message names it.",
        "That the described work does not exist; only that following the identifier leads elsewhere.",
        "“Vaswani et al. (2017). Attention is all you need. doi:…” with the DOI of a paper on fish.",
        "Decide which of the two works was meant. Rewriting with mode “replace” puts in the recorded identifier if the "
        "described work is on record.",
    ),
    Rule(
        "CC201",
        "title-differs",
        Severity.ERROR,
        "The cited work is on record under a title with other words. Typos, case, dropped subtitles and abbreviations "
        "do not count.",
        "That the closest record is certainly the work meant: an altered title may be another work.",
        "“Attention Is Not All You Need” with the authors and year of “Attention Is All You Need”.",
        "Compare with the record in the message, and quote the title as it stands there if that is the work meant.",
    ),
    Rule(
        "CC202",
        "authors-differ",
        Severity.ERROR,
        "The work is on record with other authors. Initials, order, “et al.”, accents, transliteration do not count.",
        "That the named people had nothing to do with the subject.",
        "“Li, X. & Wu, Y. (2017). Attention is all you need.”",
        "Take the authors from the record in the message. A right title with other authors is a common pattern in "
        "generated text: check the other details as well.",
    ),
    Rule(
        "CC203",
        "year-differs",
        Severity.WARNING,
        "The work is on record with another year. Adjacent years, and the lag between preprint and publication, do not "
        "count.",
        "That the work is another one: editions and reprints have years of their own.",
        "“Vaswani et al. (2011). Attention is all you need.”, on record 2017.",
        "Take the year from the record, or say which edition is meant.",
    ),
    Rule(
        "CC204",
        "venue-differs",
        Severity.WARNING,
        "The work is on record in another journal, conference or publisher. Abbreviations, acronyms and preprint "
        "servers do not count.",
        "That it never appeared in the named venue: some works appear twice.",
        "“Attention is all you need. Nature.”, on record in Advances in Neural Information Processing Systems.",
        "Take the venue from the record in the message.",
    ),
    Rule(
        "CC205",
        "volume-or-pages-differ",
        Severity.WARNING,
        "The work is on record with another volume, issue or pages.",
        "That the work is another one; numbers are the details most often mistyped.",
        "“Nature, 521, 436–444” cited as “Nature, 512, 436–444”.",
        "Take the numbers from the record in the message.",
    ),
    Rule(
        "CC301",
        "retracted",
        Severity.ERROR,
        "The citation is right, and the work was retracted. The message gives date and reason if they are on record.",
        "That everything in the work is wrong, or that it may not be discussed.",
        "A citation of a paper whose journal withdrew it in 2010.",
        "Do not rest a claim on it; if it is discussed as a retracted work, say so in the text.",
    ),
    Rule(
        "CC302",
        "expression-of-concern",
        Severity.WARNING,
        "The citation is right, and the publisher has expressed concern about the work.",
        "That the work was retracted.",
        "A citation of a paper under investigation by its journal.",
        "Read the notice before resting a claim on the work.",
    ),
    Rule(
        "CC303",
        "published-version-exists",
        Severity.INFO,
        "The citation names a preprint, and the same work is on record as published.",
        "That citing the preprint is wrong.",
        "“arXiv:1706.03762” where the proceedings version is on record.",
        "Cite the published version if your style asks for it; the message says where it appeared.",
    ),
    Rule(
        "CC401",
        "marker-without-entry",
        Severity.WARNING,
        "The text points to an entry that its reference list does not have.",
        "Anything about the work that was meant: without an entry there is nothing to check.",
        "“… as shown in [7].” above a list of six references.",
        "Add the entry, or take the pointer out.",
    ),
    Rule(
        "CC402",
        "entry-never-cited",
        Severity.INFO,
        "The text never points to this entry of the reference list, although it points to others.",
        "That the entry is wrong; it has its own verdict.",
        "Entry [5] of a text that points to [1] to [4] only.",
        "Point to it where it supports something, or take it out.",
    ),
    Rule(
        "CC403",
        "duplicate-entries",
        Severity.WARNING,
        "Two entries of the reference list are the same work.",
        "That one of them is wrong.",
        "A preprint as [2] and its published version as [9].",
        "Keep one and point to it from both places.",
    ),
    Rule(
        "CC501",
        "quotation-not-in-source",
        Severity.WARNING,
        "Words in quotation marks do not stand in the text of the cited work.",
        "That the work does not support the statement.",
        "“All models are right” attributed to a paper that says that all models are wrong.",
        "Quote the words as they stand, or drop the quotation marks. Raised only where the work's text is at hand.",
    ),
    Rule(
        "CC901",
        "too-little-to-go-on",
        Severity.INFO,
        "No title or identifier could be read, so nothing was checked.",
        "Anything about the work: it is neither confirmed nor doubted.",
        "“(Li, 2020)” in a text without a reference list.",
        "Give the full reference, or an identifier.",
    ),
    Rule(
        "CC902",
        "source-unavailable",
        Severity.WARNING,
        "A source that had to answer did not, so nothing was concluded. The exit code is then 3.",
        "That the work is missing from that source.",
        "An online source that did not answer in time.",
        "Run again later, or without that source.",
    ),
    Rule(
        "CC903",
        "kind-not-covered",
        Severity.INFO,
        "No source that was asked holds works of this kind.",
        "Anything about the work: it is neither confirmed nor doubted.",
        "A web page, a standard or a court decision against an index of papers.",
        "Search an index that holds such works (--index), or check by hand.",
    ),
    Rule(
        "CC904",
        "ambiguous",
        Severity.INFO,
        "Several records fit equally well, or the details point to one work and its title to another.",
        "That one of the records is the wrong one.",
        "“The paper Deep Learning” without author or year.",
        "Add authors, year or an identifier.",
    ),
    Rule(
        "CC905",
        "generic-title",
        Severity.INFO,
        "The title alone does not identify a work, and no record agrees with the other details.",
        "Anything about the work: it is neither confirmed nor doubted.",
        "“Introduction”, “Editorial”.",
        "Add venue, volume and pages, or an identifier.",
    ),
)
RULES: dict[str, Rule] = {rule.code: rule for rule in _CODED}
"""Every rule by its code; codes are stable."""


def explain(code: str) -> str:
    """Return the page on ``code`` (or on the name of a rule); raises ``ConfigurationError`` for an unknown one."""
    wanted = code.strip().upper()
    rule = RULES.get(wanted) or next((item for item in _CODED if item.name.upper() == wanted), None)
    if rule:
        return rule.page
    near = get_close_matches(wanted, RULES, n=3, cutoff=0.7) or list(RULES)
    raise ConfigurationError(f"there is no finding code {code!r}; did you mean {', '.join(near)}?")
