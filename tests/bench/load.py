"""What large and hostile texts cost: citations found, CPU seconds and peak memory, verified against the starter index.

python tests/bench/load.py
"""

from __future__ import annotations

import resource
import time

import citecheck

ENTRY = "[{n}] Smith, J., & Lee, K. ({year}). Quantum attention number {n} for results. Results Today 3, 45-67.\n"
PROSE = "Lorem ipsum dolor sit amet, as shown by Li et al. (2020) and others (Wu, 2019; Chen & Li, 2021). "
TEXTS = {
    "empty": "",
    "only NUL": "\0" * 1000,
    "10,000 entries": "## References\n\n" + "".join(ENTRY.format(n=n, year=1990 + n % 30) for n in range(1, 10_001)),
    "5 MB of prose with pointers": PROSE * (5_000_000 // len(PROSE)),
    "5 MB of words": "word " * 1_000_000,
    "5 MB of brackets": "[" * 5_000_000,
    "5 MB of digits": "1234567890" * 500_000,
    "5 MB of open quotes": '"A ' * 1_666_666,
}


def main() -> None:
    """Print one line for each text."""
    verifier = citecheck.Verifier()
    verifier.verify("warm up: Smith (2020). A title of nothing. Nature.")
    print(f"{'text':30} {'characters':>10} {'citations':>10} {'CPU s':>7} {'peak MB':>8}")
    for name, text in TEXTS.items():
        start = time.process_time()
        report = verifier.verify(text)
        spent = time.process_time() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{name:30} {len(text):10,} {len(report.verifications):10,} {spent:7.2f} {peak:8}")


if __name__ == "__main__":
    main()
