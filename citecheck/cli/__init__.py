"""The command ``citecheck``; each subcommand is a module that is loaded when it runs."""

from __future__ import annotations

from citecheck.cli.command import main

__all__ = ["main"]
