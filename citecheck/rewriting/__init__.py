"""Rewriting: from verifications to edits, and from edits to the new text.

Only what is unverifiable (``datatypes.UNVERIFIABLE``) is ever touched. Pure: text and verifications in, edits out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citecheck.datatypes import UNVERIFIABLE, Edit, Report, RewriteMode, Verification
from citecheck.errors import ConfigurationError
from citecheck.rewriting.applying import apply_edits, settle
from citecheck.rewriting.flagging import flag_edits
from citecheck.rewriting.markup import Markup
from citecheck.rewriting.removing import remove_edits
from citecheck.rewriting.replacing import replace_edits

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["apply_edits", "plan_edits", "rewrite"]


def rewrite(report: Report, *, mode: RewriteMode | str = RewriteMode.FLAG) -> str:
    """Return the text of ``report`` with every unverifiable citation dealt with.

    mode: ``flag`` adds a mark behind the citation and changes nothing else; ``replace`` corrects the details that a
        record contradicts and puts the suggested reference, marked as such, in the place of a citation that was not
        found (or flags it); ``remove`` deletes the citation and the pointers to it.

    Raises ``ConfigurationError`` for another mode.
    """
    try:
        chosen = RewriteMode(mode)
    except ValueError as error:
        names = ", ".join(item.value for item in RewriteMode)
        raise ConfigurationError(f"there is no rewrite mode {mode!r}; the modes are {names}") from error
    return apply_edits(report.text, report.edits_for(chosen))


def plan_edits(text: str, verifications: Sequence[Verification]) -> tuple[Edit, ...]:
    """Return the edits of all three modes: flag, replace, remove; within a mode sorted by span and without overlap."""
    if not any(item.verdict in UNVERIFIABLE for item in verifications):
        return ()
    markup = Markup(text)
    return (
        *settle(flag_edits(markup, verifications)),
        *settle(replace_edits(markup, verifications)),
        *settle(remove_edits(markup, verifications)),
    )
