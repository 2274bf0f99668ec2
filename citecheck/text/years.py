"""Years as records give them: which are believed, and how one is found in a date."""

from __future__ import annotations

import re

YEARS = range(1000, 2101)
"""Years that are believed; databases and exports hold 1, 2554 and 9999 too."""

FOUR_DIGITS = re.compile(r"(?<!\d)\d{4}(?!\d)")
"""What may be a year in a date of any form."""
