"""Trains the tagger that decides the fields of references no reader of known styles reads whole, and measures it.

    CITECHECK_DATA=DIR python index/parser/train.py [--validate]

Writes ``model.crfsuite`` and the figures of ``README.md`` beside this file; the same bytes each time. ``--validate``
leaves the second part out of training, measures on it and writes nothing: settings are chosen there.
"""

from __future__ import annotations

import argparse
import os
import re
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pycrfsuite
from composed import read_composed
from tagged import Tagged, cite, read_all, read_rendered, view_of

from citecheck.datatypes import Citation, Span
from citecheck.parsing.learned.choosing import prevails
from citecheck.parsing.learned.doubts import NOT_ASKED, needed_certainty
from citecheck.parsing.learned.features import find_tokens, make_features
from citecheck.parsing.learned.labels import mark_ends
from citecheck.parsing.learned.reading import make_reading
from citecheck.parsing.styles import choose_reading
from citecheck.parsing.styles.view import IDENTIFIER
from citecheck.text.folding import title_key
from citecheck.text.names import fold_family

HERE = Path(__file__).resolve().parent
HELD_OUT, VALIDATION = 0, 1
N_WORKS = 1250
"""Works of the odd half that are rendered, each in four styles, so that the known styles are not unlearned."""

N_COMPOSED = 2000
"""Works of the odd half written in styles drawn at random: more serve foreign styles and cost the corpora's own."""

TWICE = frozenset({"anystyle core", "anystyle good"})
"""The corpora that count twice: they are nearest to the lists that people write."""

SETTINGS = {"c1": 0.1, "c2": 0.3, "max_iterations": 150, "feature.minfreq": 2, "feature.possible_transitions": False}
"""Of L-BFGS; chosen on the validation part among c1 .1 and .3, c2 .05 and .3."""

_FIGURES = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- end of figures -->)", re.DOTALL)
_Read = Callable[[Tagged], Citation]


def label_tokens(item: Tagged) -> tuple[list[list[str]], list[str]]:
    """Return the features and the marked label of each word of ``item``: the label that most of its letters have."""
    view = view_of(item.text)
    tokens = find_tokens(view.text)
    chars = ["other"] * len(item.text)
    for label, start, end in item.segments:
        chars[start:end] = [label] * (end - start)
    labels = []
    for start, end in tokens:
        letters = [at for at in range(start, end) if view.text[at].isalnum() or view.text[at] == IDENTIFIER]
        votes = Counter(chars[view.original(Span(at, at + 1)).start] for at in letters or range(start, end))
        labels.append(votes.most_common(1)[0][0])
    return make_features(view, tokens), mark_ends(labels)


def train(items: Sequence[Tagged], path: Path) -> None:
    """Write the model that ``items`` give to ``path``."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(SETTINGS)
    for item in items:
        rows, labels = label_tokens(item)
        if rows:
            trainer.append(rows, labels)
    trainer.train(str(path))


def readers(path: Path) -> dict[str, _Read]:
    """Return the ways to read that are compared, by name."""
    tagger: Any = pycrfsuite.Tagger()
    tagger.open(str(path))

    def by_styles(item: Tagged) -> Citation:
        view = view_of(item.text)
        return cite(view, choose_reading(view), item.text)

    def by_model(item: Tagged, *, always: bool = True) -> Citation:
        view = view_of(item.text)
        reading = choose_reading(view)
        certainty = 0.0 if always else needed_certainty(view, reading)
        tokens = find_tokens(view.text)
        if certainty < NOT_ASKED and tokens:
            labels = tagger.tag(make_features(view, tokens))
            learned = make_reading(view, tokens, labels, reading)
            probability = tagger.probability(labels)
            if always or (probability >= certainty and prevails(view.text, reading, learned, probability)):
                reading = learned
        return cite(view, reading, item.text)

    return {"readers of styles": by_styles, "model": by_model, "both": lambda item: by_model(item, always=False)}


def measure(items: Sequence[Tagged], ways: dict[str, _Read]) -> str:
    """Return a table of exact title and author F1 and of entries a second, by corpus and way of reading."""
    lines = ["| corpus | references | reading by | title F1 | author F1 | entries/s |", "|---|--:|---|--:|--:|--:|"]
    for corpus in sorted({item.corpus for item in items}):
        chosen = [item for item in items if item.corpus == corpus]
        for name, read in ways.items():
            began = time.process_time()
            found = [read(item) for item in chosen]
            rate = len(chosen) / (time.process_time() - began)
            titles = [(item.title, title_key(got.title or "") or None) for item, got in zip(chosen, found, strict=True)]
            people = [
                (item.families or None, [fold_family(person) for person in got.authors] or None)
                for item, got in zip(chosen, found, strict=True)
            ]
            cells = [corpus, str(len(chosen)), name, f"{f1(titles):.4f}", f"{f1(people):.4f}", f"{rate:,.0f}"]
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def f1(pairs: Sequence[tuple[Any, Any]]) -> float:
    """Return the exact F1 of (truth, found) pairs, where ``None`` stands for nothing."""
    right = sum(truth is not None and truth == found for truth, found in pairs)
    return 2 * right / (sum(truth is not None for truth, _ in pairs) + sum(found is not None for _, found in pairs))


def gate(items: Sequence[Tagged], ways: dict[str, _Read]) -> str:
    """Return how often each way has the right title, by how probable the model's labels must be to prevail."""
    rights: dict[float, list[list[bool]]] = defaultdict(list)
    for item in items:
        view = view_of(item.text)
        right = [(title_key(read(item).title or "") or None) == item.title for read in ways.values()]
        rights[needed_certainty(view, choose_reading(view))].append(right)
    lines = [
        f"| the model prevails | references | title right by {' | '.join(ways)} |",
        f"|---|--:|{'--:|' * len(ways)}",
    ]
    for certainty, rows in sorted(rights.items()):
        name = "never" if certainty >= NOT_ASKED else f"from probability {certainty}"
        shares = (f"{sum(column) / len(rows):.3f}" for column in zip(*rows, strict=True))
        lines.append(f"| {name} | {len(rows)} | {' | '.join(shares)} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Train, measure, and write what was found."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--validate", action="store_true")
    is_validation = options.parse_args().validate
    folder = os.environ.get("CITECHECK_DATA")
    if not folder:
        raise SystemExit("CITECHECK_DATA is not set: it names the folder of real references")
    tagged = read_all(Path(folder))
    rendered = list(read_rendered(Path(folder) / "references" / "diverse.jsonl.gz", "odd", N_WORKS))
    composed = list(read_composed(Path(folder), "odd", N_COMPOSED))
    unseen = {HELD_OUT, VALIDATION} if is_validation else {HELD_OUT}
    learned = [item for item in tagged if item.part not in unseen]
    measured = [item for item in tagged if item.part == (VALIDATION if is_validation else HELD_OUT)]
    path = Path(tempfile.mkdtemp()) / "validation.crfsuite" if is_validation else HERE / "model.crfsuite"
    train([*learned, *(item for item in learned if item.corpus in TWICE), *rendered, *composed], path)
    ways = readers(path)
    figures = (
        f"Trained on {len(learned):,} tagged, {len(rendered):,} rendered and {len(composed):,} composed references;"
        f" measured on {len(measured):,}."
        f" Model: {path.stat().st_size:,} bytes.\n\n{measure(measured, ways)}\n{gate(measured, ways)}"
    )
    print(figures)
    if not is_validation:
        card = HERE / "README.md"
        card.write_text(_FIGURES.sub(lambda _: figures, card.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
