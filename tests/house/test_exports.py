"""The public names are exactly those that are promised, and they come one by one."""

from __future__ import annotations

import inspect
from importlib import import_module

import pytest

import citecheck

SIGNATURES = {
    "verify": "text, *, index, sources, format, settings",
    "rewrite": "report, *, mode",
    "scan": "paths, *, index, sources, workers, settings",
    "find_citations": "text, *, format, settings",
    "Verifier": "index, *, sources, settings",
    "Verifier.verify": "self, text, *, format, name",
    "Verifier.verify_citations": "self, citations",
    "ReferenceIndex.open": "path, *, embedder",
    "ReferenceIndex.search": "self, citations, k",
    "ReferenceIndex.nearest": "self, texts, k",
    "ReferenceIndex.starter": "",
}
"""What callers rely on; a name added at the end of a signature belongs here too."""


def test_public_names_are_those_promised():
    assert citecheck.__all__ == [
        "ReferenceIndex", "Settings", "Verifier", "__version__", "datatypes", "errors", "find_citations", "rewrite",
        "scan", "testing", "verify",
    ]  # fmt: skip


@pytest.mark.parametrize("name", citecheck.__all__)
def test_every_public_name_is_there(name):
    assert getattr(citecheck, name) is not None


def test_dir_shows_the_public_names_in_order():
    assert dir(citecheck) == sorted(citecheck.__all__)


def test_a_name_that_does_not_exist_is_an_attribute_error():
    with pytest.raises(AttributeError, match="'citecheck' has no attribute 'verifies'"):
        _ = citecheck.verifies


def test_star_import_gives_the_public_names():
    given: dict[str, object] = {}
    exec("from citecheck import *", given)
    assert set(citecheck.__all__) <= set(given)


@pytest.mark.parametrize("name", ["verify", "rewrite", "scan", "find_citations"])
def test_no_module_takes_the_name_of_a_public_function(name):
    """Importing every module leaves the functions in place: a module ``verify.py`` would replace ``verify``."""
    for home in ("verifier", "rewriting", "scanning", "parsing"):
        import_module(f"citecheck.{home}")
    assert callable(getattr(citecheck, name))


@pytest.mark.parametrize(("path", "parameters"), SIGNATURES.items(), ids=SIGNATURES.keys())
def test_public_signatures_are_those_promised(path, parameters):
    target = citecheck
    for name in path.split("."):
        target = getattr(target, name)
    assert _written(inspect.signature(target)) == parameters


def _written(signature: inspect.Signature) -> str:
    names: list[str] = []
    for parameter in signature.parameters.values():
        if parameter.kind is parameter.KEYWORD_ONLY and "*" not in names:
            names.append("*")
        names.append(parameter.name)
    return ", ".join(names)


def test_every_list_of_names_is_sorted_and_true(modules):
    """Each ``__all__`` of the package is in order and names only what its module has."""
    for found in modules:
        if found.name.endswith("__main__"):
            continue
        module = import_module(found.name)
        listed = getattr(module, "__all__", [])
        assert listed == sorted(listed, key=lambda name: (not name.isupper(), name)), found.name
        assert [name for name in listed if not hasattr(module, name)] == [], found.name


def test_the_version_is_that_of_the_project(repository):
    assert f'\nversion = "{citecheck.__version__}"\n' in (repository / "pyproject.toml").read_text(encoding="utf-8")
