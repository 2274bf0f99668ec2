"""95 % intervals of shares that were counted."""

from __future__ import annotations

from math import sqrt

Z = 1.96


def wilson(right: float, n: int, z: float = Z) -> tuple[float, float]:
    """Return the bounds of the Wilson score interval of ``right`` out of ``n``, as shares."""
    if not n:
        return 0.0, 1.0
    share = right / n
    centre = share + z * z / (2 * n)
    spread = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return max(0.0, (centre - spread) / (1 + z * z / n)), min(1.0, (centre + spread) / (1 + z * z / n))
