"""The errors that citecheck raises, one tree.

CitecheckError
├── ConfigurationError          an option, setting or argument that cannot be used
│   ├── MissingExtraError       an optional dependency is not installed
│   └── UnsupportedFormatError  no reader or parser for this format
├── DocumentError               a document that cannot be read
├── ReferenceFileError          a file of references that cannot be imported
│   └── OversizedFileError      one with a line, a record or an expansion beyond all measure
├── DownloadError               a file that cannot be downloaded, or is not what it should be
│   └── DownloadInterruptedError    the server or the connection failed; later it may not
└── ReferenceIndexError                 an index folder that cannot be used
    ├── IndexMissingError       there is none at this path
    ├── IndexExistsError        there is one already where a new one was to be built
    ├── IndexBusyError          another process writes to it
    ├── IndexDamagedError       a file is missing, cut, altered, or not what the manifest says
    ├── IndexSchemaError        written by another schema version
    └── EmbedderMismatchError   built with another embedder than it is searched with

Every message names the thing, the reason and the way out. A source that does not answer is not an error but a value
(``citecheck.datatypes.Unavailable``).
"""

from __future__ import annotations


class CitecheckError(Exception):
    """Any error that citecheck raises on purpose."""


class ConfigurationError(CitecheckError):
    """An option, setting or argument that cannot be used."""


class MissingExtraError(ConfigurationError):
    """An optional dependency is needed and not installed."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f"{package} is not installed; install it with: pip install 'citecheck-verifier[{extra}]'")
        self.package = package
        self.extra = extra


class UnsupportedFormatError(ConfigurationError):
    """There is no reader or parser for a format."""


class DocumentError(CitecheckError):
    """A document that cannot be read."""


class ReferenceFileError(CitecheckError):
    """A file of references that cannot be imported."""


class OversizedFileError(ReferenceFileError):
    """A file that holds a line, a record or a run of blanks, or expands to a size, that no real references have."""


class DownloadError(CitecheckError):
    """A file that cannot be downloaded, or is not what it should be."""


class DownloadInterruptedError(DownloadError):
    """The server or the connection failed, which may be otherwise in a while; what was received is kept.

    retry_after: seconds that the server asked to wait, ``None`` if it did not say.
    """

    def __init__(self, message: str, *, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class ReferenceIndexError(CitecheckError):
    """An index folder that cannot be used."""


class IndexMissingError(ReferenceIndexError):
    """There is no index at the path."""


class IndexExistsError(ReferenceIndexError):
    """There is an index already where a new one was to be built."""


class IndexBusyError(ReferenceIndexError):
    """Another process writes to the index."""


class IndexDamagedError(ReferenceIndexError):
    """A file of the index is missing, cut, altered, or not what the manifest says."""


class IndexSchemaError(ReferenceIndexError):
    """The index was written by another schema version."""


class EmbedderMismatchError(ReferenceIndexError):
    """The index was built with another embedder than it is searched with."""
