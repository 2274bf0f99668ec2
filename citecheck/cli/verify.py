"""``citecheck verify``: one text, its report or its rewritten form."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from citecheck.cli.options import chosen_index
from citecheck.cli.output import exit_code, write_text
from citecheck.datatypes import Document, Format
from citecheck.errors import ConfigurationError, DocumentError
from citecheck.readers import read_document
from citecheck.readers.plain import MAX_BYTES, decode
from citecheck.rewriting import rewrite
from citecheck.verifier import Verifier
from citecheck.writers import get_writer
from citecheck.writers.text import printable

if TYPE_CHECKING:
    import argparse

    from citecheck.datatypes import Report

STANDARD_INPUT = "standard input"


def run(arguments: argparse.Namespace) -> int:
    """Check one text and return the exit code."""
    writer = get_writer(arguments.format)
    document = _document(arguments.file)
    if arguments.input_format:
        document = replace(document, format=Format(arguments.input_format))
    report = Verifier(chosen_index(arguments.index)).verify_document(document)
    if arguments.rewrite:
        write_text(rewrite(report, mode=arguments.rewrite), arguments.output)
        _tell_edits(report, arguments.rewrite)
    else:
        write_text(writer.write([report]), arguments.output)
    return 0 if arguments.exit_zero else exit_code([report])


def _document(name: str) -> Document:
    if name != "-":
        return read_document(Path(name))
    if sys.stdin.isatty():
        raise ConfigurationError("no text given; name a file, or pipe the text in")
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise DocumentError(f"{STANDARD_INPUT} is longer than {MAX_BYTES} bytes; split it into smaller documents")
    return Document(STANDARD_INPUT, decode(data, STANDARD_INPUT), Format.AUTO)


def _tell_edits(report: Report, mode: str) -> None:
    edits = report.edits_for(mode)
    print(f"{len(edits)} edit{'' if len(edits) == 1 else 's'} ({mode})", file=sys.stderr)
    for edit in edits:
        line = report.text.count("\n", 0, edit.span.start) + 1
        old, new = printable(edit.span.of(report.text)), printable(edit.replacement)
        change = f"“{old}” -> “{new}”: " if old else ""
        print(f"  line {line}: {change}{printable(edit.reason)}", file=sys.stderr)
