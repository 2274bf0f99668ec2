"""The wheel holds the package, its data and nothing else, and finds that data where it is unpacked."""

from __future__ import annotations

import email
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

import citecheck
from citecheck.shipped import shipped_path

SHIPPED = ("starter/built", "embedder", "parser", "venues")
RECIPE_ONLY = {".py", ".md", ".tsv", ".toml", ".txt"}
"""Files of ``index/`` that make or describe the data and need not travel with it."""

DIST_INFO = f"citecheck_verifier-{citecheck.__version__}.dist-info"


@pytest.fixture(scope="module")
def wheel(repository, tmp_path_factory) -> ZipFile:
    """The wheel of this checkout, built offline: hatchling is called directly, without an environment of its own."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    built = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    (path,) = folder.glob("*.whl")
    with ZipFile(path) as opened:
        yield opened


def test_the_top_level_is_the_package_and_its_metadata(wheel):
    assert {name.partition("/")[0] for name in wheel.namelist()} == {"citecheck", DIST_INFO}


def test_every_file_of_the_package_is_inside(wheel, repository):
    """Modules, the typing marker and the published schema; outside ``citecheck/data`` nothing else."""
    files = [path for path in (repository / "citecheck").rglob("*.*") if path.suffix != ".pyc" and path.is_file()]
    packed = {name for name in wheel.namelist() if name.startswith("citecheck/") and "/data/" not in name}
    assert packed == {str(path.relative_to(repository)) for path in files}
    assert "citecheck/py.typed" in packed


@pytest.mark.parametrize("part", SHIPPED)
def test_shipped_data_is_inside(wheel, repository, part):
    """Byte for byte, as it lies in ``index/``."""
    folder = repository / "index" / part
    files = {path.name: path for path in folder.iterdir() if path.suffix not in RECIPE_ONLY and path.is_file()}
    assert files
    assert {name: wheel.read(f"citecheck/data/{part}/{name}") for name in files} == {
        name: path.read_bytes() for name, path in files.items()
    }


@pytest.mark.parametrize("part", SHIPPED)
def test_a_checkout_finds_the_data_in_its_index_folder(repository, part):
    assert shipped_path(part) == repository / "index" / part


def test_the_unpacked_wheel_works_on_its_own_data(wheel, tmp_path):
    """Away from the checkout, the starter index opens and answers."""
    wheel.extractall(tmp_path)
    code = (
        "import citecheck\n"
        "from citecheck.shipped import shipped_path\n"
        "index = citecheck.ReferenceIndex.starter()\n"
        "print(citecheck.__file__, shipped_path('embedder'), len(index), sep='\\n')\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), os.environ["PYTHONPATH"]])}
    command = [sys.executable, "-c", code]
    child = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert child.returncode == 0, child.stderr
    package, embedder, size = child.stdout.splitlines()
    assert Path(package) == tmp_path / "citecheck" / "__init__.py"
    assert Path(embedder) == tmp_path / "citecheck" / "data" / "embedder"
    assert int(size) == len(citecheck.ReferenceIndex.starter())


def test_the_metadata_are_those_of_the_project(wheel):
    metadata = email.message_from_bytes(wheel.read(f"{DIST_INFO}/METADATA"))
    assert (metadata["Name"], metadata["Version"]) == ("citecheck-verifier", citecheck.__version__)
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "MIT"
    assert "citecheck = citecheck.cli:main" in wheel.read(f"{DIST_INFO}/entry_points.txt").decode()
