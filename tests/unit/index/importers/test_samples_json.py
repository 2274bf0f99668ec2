"""Real files of each format: how many records they hold, and fields that were compared with the files by hand."""

from __future__ import annotations
