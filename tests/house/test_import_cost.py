"""Nothing heavy is loaded before it is needed."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = {
    "faiss", "langchain_core", "numpy", "pycrfsuite", "rapidfuzz", "requests", "sentence_transformers",
    "tokenizers", "torch",
}  # fmt: skip

LIGHT = {
    "import citecheck": "import citecheck",
    "naming values, errors and settings": "import citecheck; citecheck.datatypes, citecheck.errors, citecheck.Settings",
    "the parser": "import citecheck.parsing.entries",
    **{
        f"citecheck {' '.join(arguments)}": f"from citecheck.cli import main; main({arguments})"
        for arguments in (["--version"], ["--help"], ["verify", "--help"], ["explain", "CC101"])
    },
}

_REPORT = """
import atexit, json, sys
atexit.register(lambda: print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})), file=sys.stderr))
"""


@pytest.mark.parametrize("code", LIGHT.values(), ids=LIGHT.keys())
def test_nothing_heavy_is_loaded_by(code):
    assert _loaded(code) & HEAVY == set()


def test_the_probe_sees_what_is_loaded():
    """The check above can fail: numpy is seen where it is imported."""
    assert "numpy" in _loaded("import citecheck, numpy")


def _loaded(code: str) -> set[str]:
    """Return the top-level names of the modules that a fresh process has loaded after ``code``."""
    child = subprocess.run([sys.executable, "-c", _REPORT + code], capture_output=True, text=True, check=False)
    *errors, loaded = child.stderr.splitlines()
    assert child.returncode == 0, "\n".join(errors)
    return set(json.loads(loaded))
