"""The trained tagger of references: loads the model that ships with citecheck and labels words by it.

The only module that knows ``python-crfsuite``, which is imported, like the model is read, at the first entry that needs
it. How the model was trained: ``index/parser/README.md``.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from citecheck.shipped import read_shipped, shipped_path

MODEL = "parser/model.crfsuite"
"""The model file among the shipped data."""

_LOCK = threading.Lock()  # a tagger holds the entry it works on


def label_words(rows: Sequence[Sequence[str]]) -> tuple[list[str], float]:
    """Return the best sequence of labels for the words of one entry, and its probability, given features of each word.

    Raises ``ConfigurationError`` if the model file is missing or is not a model.
    """
    if not rows:
        return [], 1.0
    with _LOCK:
        tagger = _load(shipped_path(MODEL))
        labels = list(tagger.tag(rows))
        return labels, float(tagger.probability(labels))


@cache
def _load(path: Path) -> Any:  # noqa: ANN401 - the package has no types
    return read_shipped(path, _opened, "the reference parser's model", "train the model with index/parser/train.py")


def _opened(path: Path) -> Any:  # noqa: ANN401 - the package has no types
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return tagger
