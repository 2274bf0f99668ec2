"""How well records of one work are brought together, and what it costs.

    CITECHECK_DATA=DIR python -m tests.bench.merging [--half develop|report] [--errors N] [--cost]

Pairs are labelled by identifiers, which the merger does not see: it is given titles, authors, years, kinds and venues.
Positive are two records of different corpora, or of different title, with one DOI or arXiv id; negative are two records
with different DOIs (or arXiv ids) that share the folded title, or the first author and most words of the title. Works
are split into halves by the hash of their first author; thresholds were chosen on ``develop``. A pair counts as found
when the two are merged or linked as versions. ``--cost`` merges all records with their identifiers instead.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from citecheck.datatypes import Reference, Scheme
from citecheck.index.importers.csl import reference_from_csl
from citecheck.index.merging import merge_references
from citecheck.index.merging.keys import author_word, keys_of
from citecheck.text.folding import title_key
from citecheck.text.identifiers import normalise
from tests.bench.corpus import _records, corpus, flat_records
from tests.bench.intervals import wilson

LABELS = (Scheme.DOI, Scheme.ARXIV)
MOST_SHARING = 3
"""Records with one identifier; more of them share one that is not theirs, a proceedings' for instance."""
Pairs = set[tuple[int, int]]
