"""Compare a citation with candidates, field by field, and decide."""

from citecheck.matching.compare import compare
from citecheck.matching.decide import decide

__all__ = ["compare", "decide"]
