"""How often genuine citations are verified and altered ones are not, end to end, by kind of distortion.

    python tests/bench/accuracy.py --starter [--works 300] [--seed 0] [--parsed fields|text] [--show 3]
    CITECHECK_DATA=DIR python tests/bench/accuracy.py [...]

Records are those of the starter index, or drawn from ``DIR/references/diverse.jsonl.gz``, all of which are indexed (a
closed world: the true record is always there). Each work is cited as recorded, with benign slips and with alterations;
half of the altered citations carry a benign slip as well, so that noise tells nothing. With ``--parsed text`` each
citation is written in a reference style drawn at random and read back by the parser, with ``--parsed fields`` the
fields are given. ``--calibrate`` fits the weights of ``citecheck/matching/score.py`` on even works and prints their
calibration error on odd ones.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from distortions import ALTERED, BENIGN, Distortion
from intervals import wilson
from styles import STYLES, render

from citecheck.datatypes import (
    Citation,
    CitationForm,
    Found,
    Match,
    Outcome,
    Reference,
    Span,
    Verdict,
    Verification,
)
from citecheck.index import ReferenceIndex
from citecheck.index.importers import import_references
from citecheck.matching import compare, decide
from citecheck.matching.score import BIAS, WEIGHTS, features_of
from citecheck.parsing.entries import parse_entry
from citecheck.sources.local import LocalSource


@dataclass(frozen=True, slots=True)
class Case:
    """One citation of a known work, with what was concluded."""

    kind: str
    reference: Reference
    citation: Citation
    verification: Verification
    matches: tuple[Match, ...]

    @property
    def benign(self) -> bool:
        return self.kind in BENIGN

    @property
    def right(self) -> bool:
        return self.benign == (self.verification.verdict is Verdict.VERIFIED)


def main() -> None:
    """Run the bench and print its table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--starter", action="store_true", help="cite works of the starter index")
    parser.add_argument("--works", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--parsed", choices=("fields", "text"), default="text")
    parser.add_argument("--show", type=int, default=0, help="wrong cases to print for each kind")
    parser.add_argument("--calibrate", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        index = ReferenceIndex.starter() if options.starter else _diverse_index(Path(folder, "index"))
        cases = list(_run([item for item in index if _usable(item)], LocalSource(index), options))
    _print_table(cases, options.show)
    if options.calibrate:
        _calibrate(cases)


def _diverse_index(path: Path) -> ReferenceIndex:
    if "CITECHECK_DATA" not in os.environ:
        raise SystemExit("CITECHECK_DATA does not name the folder of reference data")
    records = Path(os.environ["CITECHECK_DATA"], "references", "diverse.jsonl.gz")
    return ReferenceIndex.build(path, filter(_usable, import_references(records, lambda _: None)))


def _usable(reference: Reference) -> bool:
    return bool(reference.authors and reference.year and 15 < len(reference.title) <= 300)


def _run(references: Sequence[Reference], source: LocalSource, options: argparse.Namespace) -> Iterator[Case]:
    rng = random.Random(options.seed)
    works = rng.sample(references, options.works)
    for kind, distortion in (BENIGN | ALTERED).items():
        claims = [claim for work in works if (claim := _distort(kind, distortion, work, references, rng))]
        citations = [_cite(claim, rng, options.parsed) for claim in claims]
        start = time.process_time()
        answers = source.search(citations)
        for claim, citation, answer in zip(claims, citations, answers, strict=True):
            if kind == "foreign_identifier" and not set(claim.altered.identifiers) & set(citation.identifiers):
                continue  # the style does not show identifiers
            candidates = answer.candidates if isinstance(answer, Found) else ()
            matches = tuple(compare(citation, candidate) for candidate in candidates)
            yield Case(kind, claim.work, citation, decide(citation, matches, [answer]), matches)
        spent = (time.process_time() - start) / max(1, len(claims))
        print(f"# {kind}: {1000 * spent:.2f} ms CPU per citation, search and matching")


@dataclass(frozen=True, slots=True)
class Claim:
    """A work as it is cited: ``altered`` before and ``cited`` after a benign slip on top."""

    work: Reference
    altered: Reference
    cited: Reference


def _distort(
    kind: str, distortion: Distortion, work: Reference, references: Sequence[Reference], rng: random.Random
) -> Claim | None:
    altered = distortion(work, rng, references)
    if altered is None:
        return None
    slip = rng.choice([item for name, item in BENIGN.items() if name not in {"no_subtitle", "no_venue"}])
    cited = slip(altered, rng, references) if kind in ALTERED and rng.random() < 0.5 else None
    return Claim(work, altered, cited or altered)


def _cite(claim: Claim, rng: random.Random, parsed: str) -> Citation:
    """Return the citation; in text, in a style that shows what was altered (not every style names every author)."""
    cited = claim.cited
    if parsed == "text":
        shown = [style for style in STYLES if render(claim.altered, style) != render(claim.work, style)]
        text = render(cited, rng.choice(shown or STYLES))
        return parse_entry(text, Span(0, len(text)))
    raw = f"{'; '.join(map(str, cited.authors))} ({cited.year}). {cited.title}. {cited.venue or ''}"
    return Citation(
        Span(0, len(raw)), raw, CitationForm.ENTRY, cited.kind, cited.title, cited.authors, False, cited.year,
        cited.venue, cited.volume, cited.issue, cited.pages, cited.publisher, cited.identifiers,
    )  # fmt: skip


def _print_table(cases: Sequence[Case], show: int) -> None:
    print(f"{'kind':24} {'n':>5} {'right':>7}  95 % bounds      verdicts")
    for kinds in (BENIGN, ALTERED):
        for kind in kinds:
            _print_row(kind, [case for case in cases if case.kind == kind], show)
        _print_row("ALL " + ("BENIGN" if kinds is BENIGN else "ALTERED"), [c for c in cases if c.kind in kinds], 0)


def _print_row(name: str, cases: Sequence[Case], show: int) -> None:
    right = sum(case.right for case in cases)
    low, high = wilson(right, len(cases))
    verdicts = dict(Counter(case.verification.verdict.value for case in cases))
    share = 100 * right / max(1, len(cases))
    print(f"{name:24} {len(cases):5} {share:6.2f}%  {100 * low:6.2f}-{100 * high:6.2f}%  {verdicts}")
    for case in [case for case in cases if not case.right][:show]:
        _print_case(case)


def _print_case(case: Case) -> None:
    found, citation = case.verification, case.citation
    people = [str(name) for name in citation.authors[:5]]
    print(f"    {found.verdict.value} {found.reason.name}: {citation.raw[:300]}")
    print(f"      read: {citation.title!r} | {people} | {citation.year} | {citation.venue!r}")
    match = found.match or next(iter(found.alternatives), None)
    for item in match.comparisons if match else ():
        if (item.outcome is Outcome.CONFLICT) == case.benign and item.outcome is not Outcome.MISSING:
            values = f"{item.claimed[:90]!r} / {item.recorded[:90]!r}"
            print(f"      {item.field.value} {item.outcome.value} ({item.rule}): {values}")


def _calibrate(cases: Sequence[Case]) -> None:
    """Fit the table on the works of even place, print it and its errors on the others."""
    names = list(WEIGHTS)
    rows, truths, parts = [], [], []
    works = {reference: place for place, reference in enumerate(dict.fromkeys(case.reference.id for case in cases))}
    for case in cases:
        for match in case.matches:
            present = features_of(match.comparisons)
            rows.append([float(name in present) for name in names])
            same = match.reference.id == case.reference.id
            truths.append(same and case.kind not in {"spliced_title", "unknown_work"})
            parts.append(works[case.reference.id] % 2)
    matrix, truth, part = np.array(rows), np.array(truths, float), np.array(parts)
    weights, bias = fit_logistic(matrix[part == 0], truth[part == 0])
    print(f"BIAS = {bias:.2f}  # was {BIAS}")
    for name, weight in zip(names, weights, strict=True):
        print(f'    "{name}": {weight:.2f},  # n = {int(matrix[:, names.index(name)].astype(bool).sum())}')
    probability = 1 / (1 + np.exp(-(matrix[part == 1] @ weights + bias)))
    print(f"odd works: n = {(part == 1).sum()}, Brier {np.mean((probability - truth[part == 1]) ** 2):.4f}, "
          f"ECE {calibration_error(probability, truth[part == 1]):.4f}")  # fmt: skip


def fit_logistic(matrix: np.ndarray, truth: np.ndarray, penalty: float = 1.0) -> tuple[np.ndarray, float]:
    """Return weights and bias of a ridge logistic regression by Newton's method."""
    design = np.hstack([matrix, np.ones((len(matrix), 1))])
    ridge = penalty * np.eye(design.shape[1])
    ridge[-1, -1] = 1e-6
    weights = np.zeros(design.shape[1])
    for _ in range(50):
        probability = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (probability - truth) + ridge @ weights
        hessian = (design * (probability * (1 - probability))[:, None]).T @ design + ridge
        step = np.linalg.solve(hessian, gradient)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights[:-1], float(weights[-1])


def calibration_error(probability: np.ndarray, truth: np.ndarray, bins: int = 15) -> float:
    """Return the expected calibration error over bins of equal mass."""
    order = np.argsort(probability)
    parts = np.array_split(order, bins)
    return float(sum(len(p) * abs(probability[p].mean() - truth[p].mean()) for p in parts if len(p)) / len(order))


if __name__ == "__main__":
    main()
