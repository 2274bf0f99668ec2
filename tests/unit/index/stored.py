"""Index folders of a few bytes, for tests of how folders are written: any files will do beside a valid manifest."""

from __future__ import annotations

import hashlib
import json

from citecheck.datatypes import Coverage, CoverageLevel, Kind
from citecheck.index import durable
from citecheck.index.generations import new_generation
from citecheck.index.layout import MANIFEST
from citecheck.index.manifest import Manifest, check_files, measure_file, read_manifest
from citecheck.index.pins import pin
from citecheck.index.serialising import reference_to_dict

FILES = ("keys.npy", "records.jsonl")


def write(folder, text, former=None):
    """Write the files of a generation that says ``text``; its keys are those of ``former``, if there is one."""
    (folder / "records.jsonl").write_text(text * 50, encoding="utf-8")
    if former:
        durable.link_or_copy(former / "keys.npy", folder / "keys.npy")
    else:
        (folder / "keys.npy").write_bytes(b"keys")
    write_manifest(folder, text)


def write_manifest(folder, name, **changes):
    files = tuple(measure_file(folder / file) for file in FILES)
    coverage = Coverage(CoverageLevel.PARTIAL, "a few bytes")
    manifest = Manifest(name, "2026-01-31", 1, ((Kind.BOOK, 1),), "none", 2, "Flat", coverage, files, **changes)
    (folder / MANIFEST).write_bytes(manifest.render())


def write_flat(path, text):
    """Write a folder without generations, as citecheck did before it knew them."""
    path.mkdir(parents=True)
    write(path, text)


def publish(path, text, expect="any"):
    with new_generation(path, expect=expect) as draft:
        write(draft.folder, text, draft.former)


def read(path):
    """Return what the index at ``path`` says, all of it compared with its checksums."""
    with pin(path) as held:
        return read_pinned(held)


def read_pinned(held):
    manifest = read_manifest(held.generation)
    check_files(held.folder, manifest)
    text = (held.folder / "records.jsonl").read_text(encoding="utf-8")
    assert text == manifest.name * 50
    return manifest.name


def write_schema_1(path, references, *, name="old", reason=None):
    """Write an index of ``references`` as citecheck did before generations, as far as anything of it is still read."""
    path.mkdir(parents=True)
    lines = [json.dumps(reference_to_dict(work), ensure_ascii=False, separators=(",", ":")) for work in references]
    (path / "records.jsonl").write_bytes("".join(f"{line}\n" for line in lines).encode("utf-8", "surrogatepass"))
    for other in ("key_rows.npy", "keys.npy", "offsets.npy", "vectors.faiss"):
        (path / other).write_bytes(other.encode())
    made = f"index {name} of {len(lines)} references (partial), built 2020-02-03"
    data = {
        "schema": 1,
        "folding": 1,
        "name": name,
        "created": "2020-02-03",
        "n_references": len(lines),
        "kinds": {},
        "embedder": {"fingerprint": "another", "dimension": 7},
        "vectors": "Flat",
        "coverage": {"level": "partial", "reason": made if reason is None else reason},
        "files": {
            entry.name: {"size": entry.size, "sha256": entry.sha256} for entry in map(measure_file, path.iterdir())
        },
    }
    digest = hashlib.sha256(canonical(data)).hexdigest()
    (path / MANIFEST).write_bytes(canonical({**data, "digest": digest}))


def canonical(data):
    return (json.dumps(data, indent=2, sort_keys=True) + "\n").encode("ascii")
