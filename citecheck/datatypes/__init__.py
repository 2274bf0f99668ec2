"""The values that flow through citecheck: frozen, slotted, standard library only.

The modules follow the data: documents (what is checked), citations (what the text claims), references (what is on
record), answers (what a source says), verdicts (what was compared and concluded) and reports (what is written out);
works holds what citations and references share.
"""

from citecheck.datatypes.answers import (
    Absent,
    Candidate,
    Coverage,
    CoverageLevel,
    Found,
    FoundBy,
    SourceAnswer,
    Unavailable,
)
from citecheck.datatypes.citations import Citation, CitationForm, FieldSpan, Marker
from citecheck.datatypes.documents import Document, Format, Segment, Span
from citecheck.datatypes.references import Provenance, Reference, Retraction, Standing
from citecheck.datatypes.reports import Edit, Finding, Report, RewriteMode, Severity
from citecheck.datatypes.verdicts import UNVERIFIABLE, FieldComparison, Match, Outcome, Reason, Verdict, Verification
from citecheck.datatypes.works import FieldName, Identifier, Kind, PersonName, Scheme

__all__ = [
    "UNVERIFIABLE",
    "Absent",
    "Candidate",
    "Citation",
    "CitationForm",
    "Coverage",
    "CoverageLevel",
    "Document",
    "Edit",
    "FieldComparison",
    "FieldName",
    "FieldSpan",
    "Finding",
    "Format",
    "Found",
    "FoundBy",
    "Identifier",
    "Kind",
    "Marker",
    "Match",
    "Outcome",
    "PersonName",
    "Provenance",
    "Reason",
    "Reference",
    "Report",
    "Retraction",
    "RewriteMode",
    "Scheme",
    "Segment",
    "Severity",
    "SourceAnswer",
    "Span",
    "Standing",
    "Unavailable",
    "Verdict",
    "Verification",
]
