"""The manifest of an index folder: what it holds, how it was made, and a checksum of every file.

``manifest.json`` is written in one canonical form and carries a digest of itself, so that a change of any byte of the
folder, its own included, is noticed before anything else is read.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from citecheck.datatypes import Coverage, CoverageLevel, Kind
from citecheck.errors import IndexDamagedError, IndexMissingError, IndexSchemaError
from citecheck.text.folding import FOLDING_VERSION

if TYPE_CHECKING:
    import os

SCHEMA_VERSION = 1
"""Changes when the files of the folder, the hash of the keys or the cut of main titles change."""
MANIFEST = "manifest.json"
MAX_MANIFEST_BYTES = 1 << 20
_WAY_OUT = "build it again from its references (citecheck index build), or fetch it again"


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file of the folder: name, size in bytes, SHA-256 in hexadecimal."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index folder holds.

    created is an ISO 8601 date; kinds counts the references by kind; folding is the version of the title folding;
    embedder the fingerprint and dimension the length of the vectors; vectors the type of the FAISS index.
    """

    name: str
    created: str
    n_references: int
    kinds: tuple[tuple[Kind, int], ...]
    embedder: str
    dimension: int
    vectors: str
    coverage: Coverage
    files: tuple[FileEntry, ...]
    folding: int = FOLDING_VERSION
    schema: int = SCHEMA_VERSION

    @property
    def digest(self) -> str:
        """SHA-256 of everything the manifest says, and by the checksums in it of every file."""
        return hashlib.sha256(_canonical(_to_dict(self))).hexdigest()

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
    folder = Path(path)
    file = folder / MANIFEST
    if not file.is_file():
        found = "is an index folder without manifest.json" if (folder / "records.jsonl").exists() else "holds no index"
        raise IndexMissingError(f"{folder} {found}; build one with: citecheck index build {folder} FILE")
    if file.stat().st_size > MAX_MANIFEST_BYTES:
        raise IndexDamagedError(f"{file} is larger than any manifest; {_WAY_OUT}")
    content = file.read_bytes()
    try:
        data = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise IndexDamagedError(f"{file} is not valid JSON ({error}); {_WAY_OUT}") from error
    _check_versions(file, data)
    try:
        manifest = _from_dict(data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise IndexDamagedError(f"{file} lacks or garbles a field ({error!r}); {_WAY_OUT}") from error
    if manifest.render() != content:
        raise IndexDamagedError(f"{file} was altered after it was written; {_WAY_OUT}")
    return manifest


def measure_file(path: Path) -> FileEntry:
    """Return name, size and checksum of the file at ``path``."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return FileEntry(path.name, path.stat().st_size, digest)


def file_problems(folder: Path, manifest: Manifest) -> tuple[str, ...]:
    """Return one line for each file that is missing, cut or altered; sizes are compared before contents are read."""
    return tuple(f"{folder / entry.name} {problem}" for entry in manifest.files if (problem := _problem(folder, entry)))


def verify_files(path: str | os.PathLike[str]) -> tuple[str, ...]:
    """Return the problems of the index folder at ``path``, in words; empty when every byte is as it was written.

    Raises like ``describe`` when there is no manifest to compare with.
    """
    return file_problems(Path(path), describe(path))


def check_files(folder: Path, manifest: Manifest) -> None:
    """Raise ``IndexDamagedError`` if a file is missing, cut or altered."""
    problems = file_problems(folder, manifest)
    if problems:
        raise IndexDamagedError(f"{'; '.join(problems)}; {_WAY_OUT}")


def _problem(folder: Path, entry: FileEntry) -> str:
    file = folder / entry.name
    try:
        if file.stat().st_size != entry.size:
            return f"has {file.stat().st_size} bytes where the manifest says {entry.size}"
        return "" if measure_file(file) == entry else "was altered: its checksum is not the one in the manifest"
    except OSError as error:
        return f"cannot be read ({error.strerror})"


def _check_versions(file: Path, data: Any) -> None:  # noqa: ANN401 - anything may stand in a JSON file
    schema = data.get("schema") if isinstance(data, dict) else None
    if not isinstance(schema, int):
        raise IndexDamagedError(f"{file} is not the manifest of a citecheck index; {_WAY_OUT}")
    if schema != SCHEMA_VERSION:
        raise IndexSchemaError(
            f"{file} has schema {schema} and this citecheck reads schema {SCHEMA_VERSION}; "
            "build the index again, or use the version of citecheck that wrote it"
        )
    if data.get("folding") != FOLDING_VERSION:
        raise IndexSchemaError(
            f"{file} has keys folded by rules {data.get('folding')} and this citecheck folds by rules "
            f"{FOLDING_VERSION}; build the index again"
        )


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
        "vectors": manifest.vectors,
        "coverage": {"level": manifest.coverage.level.value, "reason": manifest.coverage.reason},
        "files": {entry.name: {"size": entry.size, "sha256": entry.sha256} for entry in manifest.files},
    }


def _from_dict(data: dict[str, Any]) -> Manifest:
    files = [FileEntry(name, entry["size"], entry["sha256"]) for name, entry in data["files"].items()]
    if any(Path(entry.name).name != entry.name for entry in files):
        raise ValueError("a file lies outside the folder")
    return Manifest(
        name=data["name"],
        created=data["created"],
        n_references=data["n_references"],
        kinds=tuple((Kind(kind), count) for kind, count in data["kinds"].items()),
        embedder=data["embedder"]["fingerprint"],
        dimension=data["embedder"]["dimension"],
        vectors=data["vectors"],
        coverage=Coverage(CoverageLevel(data["coverage"]["level"]), data["coverage"]["reason"]),
        files=tuple(files),
        folding=data["folding"],
        schema=data["schema"],
    )
