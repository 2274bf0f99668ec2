"""The command line: what can be asked, who answers, and how an error looks.

Exit codes: 0 clean; 1 findings (errors or warnings); 2 usage, configuration, unreadable input or index; 3 no findings,
but something could not be checked because a source did not answer or a document of a scan failed; 130 interrupted.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

from citecheck import __version__
from citecheck.datatypes import Format, RewriteMode
from citecheck.errors import CitecheckError
from citecheck.index.exporters.formats import EXPORT_FORMATS

if TYPE_CHECKING:
    from collections.abc import Sequence

USAGE_ERROR = 2
INTERRUPTED = 130
BROKEN_PIPE = 141

_CODES = (
    "exit codes: 0 clean; 1 findings; 2 usage, configuration, unreadable input or index; 3 no findings, but something "
    "could not be checked because a source did not answer or a document failed"
)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(USAGE_ERROR, f"citecheck: error: {message}; see {self.prog} --help\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with ``argv`` (by default that of the process) and return its exit code."""
    _speak_utf8()
    try:
        arguments = _parser().parse_args(argv)
        code: int = import_module(f"citecheck.cli.{arguments.module}").run(arguments)
        sys.stdout.flush()
    except SystemExit as stop:  # argparse, after --help, --version or a usage error
        return stop.code if isinstance(stop.code, int) else USAGE_ERROR
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the interpreter complains when it ends
        return BROKEN_PIPE
    except KeyboardInterrupt:
        print("citecheck: interrupted", file=sys.stderr)
        return INTERRUPTED
    except (CitecheckError, OSError) as error:
        print(f"citecheck: error: {' '.join(str(error).split())}", file=sys.stderr)
        return USAGE_ERROR
    return code


def _speak_utf8() -> None:
    """Let output be UTF-8 whatever the locale, with line ends as they are and what UTF-8 cannot hold escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="citecheck", description="Checks the citations of a text against verified references.", epilog=_CODES
    )
    parser.add_argument("--version", action="version", version=f"citecheck {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_verify(commands.add_parser("verify", help="check the citations of one text", epilog=_CODES))
    _add_scan(commands.add_parser("scan", help="check the citations of many files", epilog=_CODES))
    _add_index(commands.add_parser("index", help="build, change, search or check an index of references"))
    explain = commands.add_parser("explain", help="print the page on a finding code")
    explain.set_defaults(module="explain")
    explain.add_argument("code", metavar="CODE", help="for example CC101")
    return parser


def _add_verify(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(module="verify")
    parser.add_argument(
        "file", nargs="?", default="-", metavar="FILE", help="the text; - or nothing reads standard input"
    )
    _add_common(parser)
    parser.add_argument(
        "--input-format",
        choices=[item.value for item in Format],
        default=None,
        help="markup of the text (default: auto)",
    )
    parser.add_argument(
        "--rewrite",
        choices=[item.value for item in RewriteMode],
        help="print the rewritten text instead of the report, and the edits on standard error",
    )


def _add_scan(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(module="scan")
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files, and folders that are walked")
    _add_common(parser)
    parser.add_argument("--workers", type=int, default=1, metavar="N", help="processes (default: 1)")


def _add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--index", metavar="DIR", help="index of references (default: CITECHECK_INDEX, configuration, starter index)"
    )
    parser.add_argument("--format", default="text", metavar="FORMAT", help="text, json or jsonl (default: text)")
    parser.add_argument("--output", metavar="FILE", help="write there instead of to standard output")
    parser.add_argument("--exit-zero", action="store_true", help="exit with 0 whatever is found")


def _add_index(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(module="index")
    actions = parser.add_subparsers(required=True, dest="action", metavar="ACTION")
    build = actions.add_parser("build", help="build an index from files of references")
    build.add_argument("folder", metavar="DIR", help="folder to be made")
    _add_files(build)
    build.add_argument("--name", default="", help="name of the index in reports (default: that of the folder)")
    build.add_argument(
        "--complete", action="store_true", help="the index holds every work that may be cited: absence is an error"
    )
    build.add_argument(
        "--complete-for",
        action="append",
        default=[],
        metavar="VENUE [YEARS]",
        help="the index holds all of a venue: 'ACL 2017-2023', or of a kind: 'kind:thesis 1990-2000'; may be repeated",
    )
    build.add_argument("--snapshot", type=_day, metavar="DATE", help="of which day the data are: 2026-01-31")
    build.add_argument("--replace", action="store_true", help="replace an index that stands there")
    build.add_argument(
        "--vectors", default="", metavar="TYPE", help="Flat, SQ8, PQ64x4fs or another FAISS type (default: by size)"
    )
    add = actions.add_parser("add", help="add files of references to an index")
    add.add_argument("folder", metavar="DIR", help="the index")
    _add_files(add)
    remove = actions.add_parser("remove", help="remove references from an index")
    remove.add_argument("folder", metavar="DIR", help="the index")
    remove.add_argument("ids", nargs="+", metavar="ID", help="ids of references, as index search shows them")
    compact = actions.add_parser("compact", help="write an index anew, without what was removed")
    compact.add_argument("folder", metavar="DIR", help="the index")
    for name, purpose in (("info", "say what an index holds"), ("verify", "compare every file with its checksum")):
        action = actions.add_parser(name, help=purpose)
        action.add_argument("folder", nargs="?", metavar="DIR", help="the index (default: the one that verify uses)")
    coverage = actions.add_parser("coverage", help="say what an index holds of a venue, and what a miss there means")
    coverage.add_argument("question", nargs="+", metavar="VENUE [YEARS]", help="ACL 2019, Mind 1950-1960, Nature")
    coverage.add_argument("--index", metavar="DIR", help="the index (default: the one that verify uses)")
    search = actions.add_parser("search", help="show the candidates for a citation, and how they were found")
    search.add_argument("folder", metavar="DIR", help="the index")
    search.add_argument("text", nargs="+", metavar="TEXT", help="a title, a whole reference, an identifier")
    search.add_argument("--topic", action="store_true", help="find works on what the text is about instead")
    search.add_argument("-k", dest="number", type=_positive, default=10, metavar="N", help="how many (default: 10)")
    _add_export(actions.add_parser("export", help="write the references of an index for other programs"))
    _add_pull(actions.add_parser("pull", help="download a large open collection and make an index of it"))


def _add_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", metavar="DIR", help="the index (default: the one that verify uses)")
    parser.add_argument(
        "--format",
        choices=[item.name for item in EXPORT_FORMATS],
        default="jsonl",
        help="what to write (default: jsonl); importing it gives the same references in every format",
    )
    parser.add_argument("--output", metavar="FILE", help="write there instead of to standard output")


def _add_pull(pull: argparse.ArgumentParser) -> None:
    pull.add_argument("name", nargs="?", metavar="NAME", help="the collection")
    pull.add_argument("--list", action="store_true", help="show the collections: size, licence, what they cover")
    pull.add_argument("--into", metavar="INDEX", help="build that index, or add to it (default: download only)")
    pull.add_argument(
        "--filter", action="append", default=[], metavar="EXPR", help="year>=2015, venue=ACL or field=cs.CL; repeatable"
    )
    pull.add_argument("--from", dest="source", metavar="PATH", help="read this file or folder instead of downloading")
    pull.add_argument("--to", metavar="DIR", help="folder of downloads (default: CITECHECK_CACHE, the user's cache)")
    pull.add_argument("--keep", action="store_true", help="leave the downloaded files where they are")


def _add_files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="files, archives or folders of references; a list of retractions (Retraction Watch)",
    )
    parser.add_argument(
        "--no-merge", action="store_true", help="keep every record, also several of one work (default: merge them)"
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day such as 2026-01-31") from error


def _positive(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1")
    return int(text)
