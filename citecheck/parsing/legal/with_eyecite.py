"""Places in reporters by eyecite, which knows 1,200 of them (extra ``legal``).

Its tokenizer is asked, not its reading of whole citations: that takes the year of a case from the next one, and loses
the first party in Markdown (measured, see ``tests/bench/README.md``).
"""

from __future__ import annotations

from functools import cache
from typing import Any

from citecheck.datatypes import Span
from citecheck.errors import MissingExtraError
from citecheck.parsing.legal.reporters import Place


def find_places_with_eyecite(body: str) -> list[Place]:
    """Return the places in reporters that eyecite finds. Raises ``MissingExtraError`` without it."""
    _, tokens = _tokenizer().tokenize(body)
    found = [_place(token) for _, token in tokens if _is_case(token)]
    return sorted(found, key=lambda place: place.span)


def _place(token: Any) -> Place:  # noqa: ANN401 - imported late
    reporter = "".join(token.groups["reporter"].split())
    return Place(Span(token.start, token.end), token.groups["volume"], reporter, bool(token.short))


def _is_case(token: Any) -> bool:  # noqa: ANN401
    """Tell whether a token is a place in a reporter; statutes and law journals are others."""
    editions = (*getattr(token, "exact_editions", ()), *getattr(token, "variation_editions", ()))
    is_reporter = any(edition.reporter.source == "reporters" for edition in editions)
    return is_reporter and {"volume", "reporter"} <= token.groups.keys()


@cache
def _tokenizer() -> Any:  # noqa: ANN401
    try:
        from eyecite.tokenizers import default_tokenizer
    except ImportError as error:
        raise MissingExtraError("eyecite", "legal") from error
    return default_tokenizer
