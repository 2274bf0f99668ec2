"""The manifest of an index folder: what it holds, how it was made, and a checksum of every file.

``manifest.json`` is written in one canonical form and carries a digest of itself, so that a change of any byte of the
folder, its own included, is noticed. ``CURRENT`` repeats the first digits of that digest.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from citecheck.datatypes import Coverage, CoverageLevel, Kind
from citecheck.errors import IndexDamagedError, IndexSchemaError
from citecheck.index import durable
from citecheck.index.layout import CURRENT, RESERVED, WAY_OUT, Generation
from citecheck.index.layout import MANIFEST as MANIFEST  # noqa: PLC0414 - the name that others ask of this module
from citecheck.index.pins import pin
from citecheck.text.folding import FOLDING_VERSION

if TYPE_CHECKING:
    import os
    from collections import Counter
    from collections.abc import Callable

SCHEMA_VERSION = 2
"""Changes when the files of the folder, the hash of the keys or the cut of main titles change.

In every schema the manifest has one canonical form and a digest, so that damage is told from another version.
"""
MAX_MANIFEST_BYTES = 1 << 20
MAX_CHECKED_AT_OPEN = 32 << 20
"""Bytes of files whose checksums are compared whenever an index is opened: some hundredths of a second."""
_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file of the folder: name, size in bytes, SHA-256 in hexadecimal."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index folder holds.

    created is an ISO 8601 date; kinds counts the references by kind; n_removed are the rows that are stored and no
    longer count; parts are the numbers of the files of records, in order; embedder is the fingerprint and dimension the
    length of the vectors; vectors and topics are the types of the FAISS indexes of titles and of abstracts (empty
    without any); stated is the coverage as the builder put it, perhaps without words; folding is the version of the
    folding.
    """

    name: str
    created: str
    n_references: int
    kinds: tuple[tuple[Kind, int], ...]
    embedder: str
    dimension: int
    vectors: str
    stated: Coverage
    files: tuple[FileEntry, ...]
    parts: tuple[int, ...] = (1,)
    n_removed: int = 0
    n_topics: int = 0
    topics: str = ""
    folding: int = FOLDING_VERSION
    schema: int = SCHEMA_VERSION

    @property
    def digest(self) -> str:
        """SHA-256 of everything the manifest says, and by the checksums in it of every file."""
        return _digest(_to_dict(self))

    @property
    def n_rows(self) -> int:
        """How many records are stored, with those that were removed."""
        return self.n_references + self.n_removed

    @property
    def coverage(self) -> Coverage:
        """What absence from this index means, in words."""
        level = self.stated.level
        words = f"index {self.name} of {self.n_references:,} references ({level.value}), built {self.created}"
        return Coverage(level, self.stated.reason or words)

    def count(self, kind: Kind) -> int:
        """Return how many references are of ``kind``."""
        return dict(self.kinds).get(kind, 0)

    def render(self) -> bytes:
        """Return the manifest as it stands in its file."""
        return _canonical({**_to_dict(self), "digest": self.digest})


def describe(path: str | os.PathLike[str]) -> Manifest:
    """Return the manifest of the index at ``path``, without reading its other files.

    Raises ``IndexMissingError``, ``IndexSchemaError`` or ``IndexDamagedError``.
    """
    with pin(path) as held:
        return read_manifest(held.generation)


def read_manifest(generation: Generation, *, older_folding: bool = False) -> Manifest:
    """Return the manifest of ``generation``, and make sure that it is the one which ``CURRENT`` means.

    With ``older_folding`` also one whose keys are folded by former rules, for those who write them anew. Raises
    ``IndexSchemaError`` or ``IndexDamagedError``.
    """
    data = read_manifest_data(generation)
    try:
        _check_age(generation, data, older_folding=older_folding)
        return _from_dict(data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise IndexDamagedError(
            f"{generation.folder / MANIFEST} lacks or garbles a field ({error!r}); {WAY_OUT}"
        ) from error


def read_manifest_data(generation: Generation) -> dict[str, Any]:
    """Return the manifest of ``generation`` as data, of this schema or an earlier one, unaltered.

    Raises ``IndexSchemaError`` for a newer schema and ``IndexDamagedError``.
    """
    file = generation.folder / MANIFEST
    content = _read(file)
    try:
        data = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise IndexDamagedError(f"{file} is not valid JSON ({error}); {WAY_OUT}") from error
    _check_versions(file, data)
    digest = data.pop("digest", None)
    if digest != _digest(data) or content != _canonical({**data, "digest": digest}):
        raise IndexDamagedError(f"{file} was altered after it was written; {WAY_OUT}")
    if not str(digest).startswith(generation.check):
        raise IndexDamagedError(f"{file} is not the manifest that {CURRENT} means: one was altered; {WAY_OUT}")
    return dict(data)


def _read(file: Path) -> bytes:
    try:
        content = durable.read_file(file, MAX_MANIFEST_BYTES + 1)
    except OSError as error:
        raise IndexDamagedError(f"{file} cannot be read ({error.strerror}); {WAY_OUT}") from error
    if len(content) > MAX_MANIFEST_BYTES:
        raise IndexDamagedError(f"{file} is larger than any manifest; {WAY_OUT}")
    return content


def measure_file(path: Path) -> FileEntry:
    """Return name, size and checksum of the file at ``path``."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return FileEntry(path.name, path.stat().st_size, digest)


def size_problems(folder: Path, manifest: Manifest) -> tuple[str, ...]:
    """Return one line for each file that is missing or of another size than the manifest says."""
    return _problems(folder, manifest, _size_problem)


def file_problems(folder: Path, manifest: Manifest) -> tuple[str, ...]:
    """Return one line for each file that is missing, cut or altered; sizes are compared before contents are read."""
    return _problems(folder, manifest, _problem)


def verify_files(path: str | os.PathLike[str]) -> tuple[str, ...]:
    """Return the problems of the index at ``path``, in words; empty when every byte is as it was written.

    What is compared is the generation that readers see. Raises like ``describe`` when there is no manifest to compare
    with, or not the one that ``CURRENT`` means.
    """
    with pin(path) as held:
        return file_problems(held.folder, read_manifest(held.generation))


def check_files(folder: Path, manifest: Manifest) -> None:
    """Raise ``IndexDamagedError`` if a file is missing, cut or altered."""
    _refuse(file_problems(folder, manifest))


def check_sizes(folder: Path, manifest: Manifest) -> None:
    """Raise ``IndexDamagedError`` if a file is missing or cut, and of a small index also if one is altered.

    The files of a large one are compared when they are first used (``check_file``), or by ``verify_files``.
    """
    _refuse(file_problems(folder, manifest) if is_small(manifest) else size_problems(folder, manifest))


def is_small(manifest: Manifest) -> bool:
    """Tell whether all files of the index are compared with their checksums whenever it is opened."""
    return sum(entry.size for entry in manifest.files) <= MAX_CHECKED_AT_OPEN


def check_file(folder: Path, manifest: Manifest, name: str) -> None:
    """Raise ``IndexDamagedError`` if the file ``name`` is missing, cut, altered or none of the manifest."""
    entries = tuple(entry for entry in manifest.files if entry.name == name)
    if not entries:
        raise IndexDamagedError(f"{folder / MANIFEST} does not list {name}; {WAY_OUT}")
    _refuse(file_problems(folder, replace(manifest, files=entries)))


def is_plain_name(name: str) -> bool:
    """Tell whether ``name`` may be that of a file beside the manifest: no folder, no name that the layout uses."""
    return bool(_PLAIN_NAME.fullmatch(name)) and name not in RESERVED


def _refuse(problems: tuple[str, ...]) -> None:
    if problems:
        raise IndexDamagedError(f"{'; '.join(problems)}; {WAY_OUT}")


def _problems(folder: Path, manifest: Manifest, find: Callable[[Path, FileEntry], str]) -> tuple[str, ...]:
    found = ((entry, find(folder / entry.name, entry)) for entry in manifest.files)
    return tuple(f"{folder / entry.name} {problem}" for entry, problem in found if problem)


def _problem(file: Path, entry: FileEntry) -> str:
    problem = _size_problem(file, entry)
    if problem:
        return problem
    try:
        return "" if measure_file(file) == entry else "was altered: its checksum is not the one in the manifest"
    except OSError as error:
        return f"cannot be read ({error.strerror})"


def _size_problem(file: Path, entry: FileEntry) -> str:
    try:
        size = file.stat().st_size
    except OSError as error:
        return f"cannot be read ({error.strerror})"
    return "" if size == entry.size else f"has {size} bytes where the manifest says {entry.size}"


def _check_versions(file: Path, data: Any) -> None:  # noqa: ANN401 - anything may stand in a JSON file
    schema, folding = (data.get("schema"), data.get("folding")) if isinstance(data, dict) else (None, None)
    if not isinstance(schema, int) or schema < 1:
        raise IndexDamagedError(f"{file} is not the manifest of a citecheck index; {WAY_OUT}")
    if schema > SCHEMA_VERSION:
        raise IndexSchemaError(
            f"{file} was written by a newer citecheck: it has schema {schema} and this citecheck reads schema "
            f"{SCHEMA_VERSION}; upgrade citecheck"
        )
    if isinstance(folding, int) and folding > FOLDING_VERSION:
        raise IndexSchemaError(
            f"{file} was written by a newer citecheck: it has keys folded by rules {folding} and this citecheck folds "
            f"by rules {FOLDING_VERSION}; upgrade citecheck"
        )


def _check_age(generation: Generation, data: dict[str, Any], *, older_folding: bool) -> None:
    index = generation.folder.parent if generation.check else generation.folder
    if data["schema"] < SCHEMA_VERSION:
        reason = f"has schema {data['schema']} and this citecheck reads schema {SCHEMA_VERSION}"
    elif data["folding"] != FOLDING_VERSION and not older_folding:
        reason = f"has keys folded by rules {data['folding']} and this citecheck folds by rules {FOLDING_VERSION}"
    else:
        return
    raise IndexSchemaError(f"{index} {reason}; move it there with: citecheck index compact {index}")


def _digest(data: dict[str, Any]) -> str:
    return hashlib.sha256(_canonical(data)).hexdigest()


def _canonical(data: dict[str, Any]) -> bytes:
    return (json.dumps(data, indent=2, sort_keys=True) + "\n").encode("ascii")


def _to_dict(manifest: Manifest) -> dict[str, Any]:
    return {
        "schema": manifest.schema,
        "folding": manifest.folding,
        "name": manifest.name,
        "created": manifest.created,
        "n_references": manifest.n_references,
        "kinds": {kind.value: count for kind, count in manifest.kinds},
        "embedder": {"fingerprint": manifest.embedder, "dimension": manifest.dimension},
        "n_removed": manifest.n_removed,
        "parts": list(manifest.parts),
        "vectors": {"titles": manifest.vectors, "topics": manifest.topics, "n_topics": manifest.n_topics},
        "coverage": {"level": manifest.stated.level.value, "reason": manifest.stated.reason},
        "files": {entry.name: {"size": entry.size, "sha256": entry.sha256} for entry in manifest.files},
    }


def _from_dict(data: dict[str, Any]) -> Manifest:
    files = [FileEntry(name, int(entry["size"]), entry["sha256"]) for name, entry in data["files"].items()]
    if not all(is_plain_name(entry.name) for entry in files):
        raise ValueError("a file lies outside the folder or has a name that the layout uses")
    return Manifest(
        name=data["name"],
        created=data["created"],
        n_references=int(data["n_references"]),
        kinds=tuple((Kind(kind), int(count)) for kind, count in data["kinds"].items()),
        embedder=data["embedder"]["fingerprint"],
        dimension=int(data["embedder"]["dimension"]),
        vectors=data["vectors"]["titles"],
        stated=Coverage(CoverageLevel(data["coverage"]["level"]), data["coverage"]["reason"]),
        files=tuple(files),
        parts=tuple(map(int, data["parts"])),
        n_removed=int(data["n_removed"]),
        n_topics=int(data["vectors"]["n_topics"]),
        topics=data["vectors"]["topics"],
        folding=data["folding"],
        schema=data["schema"],
    )


def sorted_kinds(kinds: Counter[Kind]) -> tuple[tuple[Kind, int], ...]:
    """Return the kinds that occur with their counts, as they stand in a manifest."""
    return tuple((kind, kinds[kind]) for kind in sorted(kinds) if kinds[kind])
