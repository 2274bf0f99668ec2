"""``citecheck explain CODE``: the page on a finding code."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from citecheck.rules import explain

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Print the page and return the exit code."""
    sys.stdout.write(explain(arguments.code))
    return 0
