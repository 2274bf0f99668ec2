"""References as citecheck itself writes them, taken over as they stand; CSL items of others are cleaned first."""

from __future__ import annotations

import re
from typing import Any

from citecheck.datatypes import Reference
from citecheck.index.carried import CARRIED_KEY, restored
from citecheck.index.importers.csl import reference_from_csl
from citecheck.index.serialising import CSL_TEXTS, reference_from_dict
from citecheck.text.folding import title_key
from citecheck.text.identifiers import normalise
from citecheck.text.years import YEARS

_TEXTS = ("id", "title", "type", *CSL_TEXTS)
_NAME_PARTS = frozenset({"family", "given", "suffix", "literal"})
_PROVENANCE_PARTS = 3
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_LETTER = re.compile(r"[A-Za-z0-9]")


def reference_from_item(item: dict[str, Any], source: str) -> Reference:
    """Return the reference of one parsed object; raises ``ValueError`` with the reason where it is none.

    The form that ``serialising.reference_to_dict`` writes, which names its provenance, is read without loss; everything
    else as CSL-like data of others.
    """
    if "provenance" in item and _is_whole(item):
        try:
            reference = reference_from_dict(item)
        except (KeyError, IndexError, TypeError, ValueError, AttributeError):
            return reference_from_csl(item, source)
        if _is_sound(reference):
            custom = item.get("custom")
            return restored(reference, custom.get(CARRIED_KEY)) if isinstance(custom, dict) else reference
    return reference_from_csl(item, source)


def _is_whole(item: dict[str, Any]) -> bool:
    """Tell whether what is text in our form is text here, free of what no clean text holds."""
    texts = [item[key] for key in _TEXTS if key in item]
    try:
        for person in item.get("author", ()):
            if not _NAME_PARTS.issuperset(person):
                return False
            texts += person.values()
        for entry in item["provenance"]:
            if type(entry) is not list or len(entry) > _PROVENANCE_PARTS:
                return False
            texts += entry
        for key in ("other-titles", "versions"):
            if key in item:
                texts += item[key] if type(item[key]) is list else (None,)
        whole = "".join(texts)
    except (TypeError, AttributeError):
        return False
    return whole.isprintable() or not _UNFIT.search(whole)


def _is_sound(reference: Reference) -> bool:
    """Tell whether a reference that was taken over has an id, a title, a year and identifiers that can be right."""
    if not reference.id or not (_LETTER.search(reference.title) or title_key(reference.title)):
        return False
    if reference.year is not None and (type(reference.year) is not int or reference.year not in YEARS):
        return False
    try:
        return all(normalise(item.scheme, item.value) == item for item in reference.identifiers)
    except (TypeError, AttributeError):
        return False
