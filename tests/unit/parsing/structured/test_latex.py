"""LaTeX: the items of the bibliography, the commands that cite them, and their places in the source."""

from __future__ import annotations

import pytest

from citecheck.datatypes import CitationForm, FieldName
from citecheck.parsing import find_citations

DOCUMENT = r"""\documentclass{article}
\begin{document}
\section{Introduction}
% \cite{hidden}
Attention is used widely~\cite{vaswani, he2016}. See \citet[see][p.~3]{goedel}.
\begin{verbatim}
\cite{hidden}
\end{verbatim}
It works \nocite{*}\autocite{vaswani}, says \textcite{missing}.
\begin{thebibliography}{99}
\bibitem{vaswani} A.~Vaswani, N.~Shazeer, \emph{Attention is all you need}, in Advances in Neural Information
Processing Systems 30 (2017), pp.~5998--6008. % a note
\bibitem[He et~al.(2016)]{he2016}
He, K., Zhang, X., Ren, S., \& Sun, J. (2016).
\newblock Deep residual learning for image recognition.
\newblock {\em Proceedings of CVPR}, 770--778. doi:10.1109/CVPR.2016.90.

\bibitem{goedel} G{\"o}del, K. (1931). \"Uber formal unentscheidbare S{\"a}tze. \textit{Monatshefte f\"ur
  Mathematik}, \textbf{38}, 173--198.
\end{thebibliography}
\end{document}
"""


@pytest.fixture
def found():
    return {citation.key: citation for citation in find_citations(DOCUMENT, format="latex")}


def test_items_and_unanswered_keys_are_found_and_nothing_else(found):
    forms = {key: citation.form for key, citation in found.items()}
    entry, marker = CitationForm.ENTRY, CitationForm.MARKER
    assert forms == {"missing": marker, "vaswani": entry, "he2016": entry, "goedel": entry}


def test_items_are_read_as_they_are_printed(found):
    assert found["vaswani"].title == "Attention is all you need"
    assert [str(name) for name in found["vaswani"].authors] == ["A. Vaswani", "N. Shazeer"]
    assert found["vaswani"].pages == "5998–6008"
    assert found["he2016"].title == "Deep residual learning for image recognition"
    assert [name.family for name in found["he2016"].authors] == ["He", "Zhang", "Ren", "Sun"]
    assert str(found["he2016"].identifiers[0]) == "doi:10.1109/cvpr.2016.90"
    assert found["goedel"].title == "Über formal unentscheidbare Sätze"
    assert (found["goedel"].venue, found["goedel"].volume) == ("Monatshefte für Mathematik", "38")
    assert [found[key].year for key in ("vaswani", "he2016", "goedel")] == [2017, 2016, 1931]


def test_spans_are_places_in_the_source(found):
    for citation in found.values():
        assert citation.span.of(DOCUMENT) == citation.raw
        assert all(citation.span.contains(item.span) for item in citation.field_spans)
    assert found["goedel"].raw.startswith(r"G{\"o}del")
    assert found["goedel"].span_of(FieldName.TITLE).of(DOCUMENT) == r"\"Uber formal unentscheidbare S{\"a}tze"
    assert found["goedel"].span_of(FieldName.PAGES).of(DOCUMENT) == "173--198"
    assert found["goedel"].span_of(FieldName.VENUE).of(DOCUMENT) == 'Monatshefte f\\"ur\n  Mathematik'
    assert found["he2016"].span_of(FieldName.AUTHORS).of(DOCUMENT) == r"He, K., Zhang, X., Ren, S., \& Sun, J."


def test_citing_commands_are_markers_of_their_items(found):
    groups = {
        key: [(item.raw, item.group.of(DOCUMENT)) for item in citation.markers] for key, citation in found.items()
    }
    assert groups == {
        "vaswani": [("vaswani", r"\cite{vaswani, he2016}"), ("vaswani", r"\autocite{vaswani}")],
        "he2016": [("he2016", r"\cite{vaswani, he2016}")],
        "goedel": [("goedel", r"\citet[see][p.~3]{goedel}")],
        "missing": [("missing", r"\textcite{missing}")],
    }


def test_the_claim_of_a_marker_is_its_sentence(found):
    claims = [marker.claim.of(DOCUMENT) for marker in found["vaswani"].markers]
    assert claims == [
        r"Attention is used widely~\cite{vaswani, he2016}.",
        r"It works \nocite{*}\autocite{vaswani}, says \textcite{missing}.",
    ]


COMMANDS = [
    "cite",
    "citep",
    "citet*",
    "Citet",
    "citealp",
    "citeauthor",
    "parencite",
    "footcite",
    "textcite",
    "autocite",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_citing_command_is_known(command):
    item = "\\begin{thebibliography}{9}\n\\bibitem{key} Li, W. (2020). T. J.\n"
    text = f"A claim \\{command}[see][12]{{key}}.\n{item}"
    (citation,) = find_citations(text, format="latex")
    assert [marker.raw for marker in citation.markers] == ["key"]


def test_keys_without_a_bibliography_in_the_text_are_no_citations():
    assert find_citations(r"A claim \cite{key}. \bibliography{refs}", format="latex") == ()


def test_items_without_their_environment_are_read():
    text = "\\bibitem{a} Li, W. (2020). On things. J.\n\\bibitem{b}\n\\bibitem{c} Wu, M. (2021). On more. J."
    assert [citation.key for citation in find_citations(text, format="latex")] == ["a", "c"]


def test_names_of_fields_that_styles_write_are_not_printed():
    text = r"""\bibitem [{\citenamefont {Li}(2020)}]{Li2020} \BibitemOpen \bibfield {author} {\bibinfo {author}
    {\bibfnamefont {W.}~\bibnamefont {Li}},\ }\bibinfo {title} {``On things,''} \bibinfo {journal} {Phys. Rev.}
    \textbf {\bibinfo {volume} {3}},\ \bibinfo {pages} {12} (\bibinfo {year} {2020})\BibitemShut {NoStop}"""
    (citation,) = find_citations(text, format="latex")
    assert ([str(name) for name in citation.authors], citation.title, citation.year) == (["W. Li"], "On things", 2020)
