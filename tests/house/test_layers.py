"""Who may import whom. The tables below are the rule; the tests read every import, also those inside functions."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter

import pytest

LAYERS = (
    {"__main__"},
    {"cli", "testing"},
    {"scanning"},
    {"verifier", "writers", "readers"},
    {"findings"},
    {"rewriting"},
    {"matching", "parsing", "sources"},
    {"index"},
    {"embedders"},
    {"text"},
    {"http", "lexicon", "tagger", "venue_table"},
    {"rules", "settings", "shipped", "plugins"},
    {"datatypes", "errors"},
)
"""From top to bottom: a room imports from lower layers and from itself, never upwards and never sideways."""

UPWARDS = {("citecheck.datatypes.reports", "citecheck.writers.json")}
"""The exceptions: ``Report.to_dict`` is a convenience of the value for what the JSON writer does."""

PURE = {"parsing", "matching", "text", "findings", "rewriting", "writers", "rules", "settings", "datatypes", "errors"}
"""Rooms of values and functions: what they return depends on their arguments alone.

The readers of references ask ``lexicon`` and ``tagger``, and the folding of venues ``venue_table``, which read the
tables and the model that ship with the package: constants like the tables of ``rules``, only too large to be written as
Python.
"""
IMPURE = {
    "asyncio", "citecheck.http", "faiss", "http", "io", "mmap", "multiprocessing", "numpy", "os", "pathlib", "random",
    "requests", "shutil", "socket", "sqlite3", "subprocess", "tempfile", "threading", "time", "urllib.request",
}  # fmt: skip
"""Modules that reach files, the network, other processes or chance, or that are too heavy for a function on strings."""

ONLY_IN = {
    "eyecite": "citecheck.parsing.legal.with_eyecite",
    "faiss": "citecheck.index.vectors",
    "pycrfsuite": "citecheck.tagger",
    "requests": "citecheck.http",
    "sentence_transformers": "citecheck.embedders.sentence_transformer",
    "urllib3": "citecheck.http",
    "zstandard": "citecheck.index.importers.opening",
}
"""Heavy packages and the one module that knows each of them; it imports them where they are needed, not at its top."""

FRAMEWORKS = {"langchain", "langchain_core", "langchain_community", "langgraph", "llama_index", "haystack"}
"""Integrations know these; the core never does."""


def _layer_of(room: str) -> int:
    return next(number for number, rooms in enumerate(LAYERS) if room in rooms)


def _room_of(module: str) -> str:
    return module.split(".")[1]


def _inside(module: str, name: str) -> bool:
    return module == name or module.startswith(f"{name}.")


def _targets(module, names):
    """Yield (import, full name of the module it names) for imports of the package itself."""
    for item in module.imports():
        if _inside(item.module, "citecheck"):
            whole = f"{item.module}.{item.name}" if item.name else item.module
            yield item, whole if whole in names else item.module


@pytest.fixture(scope="module")
def names(modules):
    return {module.name for module in modules}


def test_every_room_has_its_place_in_the_table(names):
    rooms = {_room_of(name) for name in names if "." in name}
    assert rooms - set().union(*LAYERS) == set(), "a new room: write it into LAYERS, at its height"


def test_imports_point_downwards(modules, names):
    wrong = [
        f"{module.path.name}:{item.line}: {module.name} imports {target}"
        for module in modules
        if module.name != "citecheck"
        for item, target in _targets(module, names)
        if (module.name, target) not in UPWARDS and not _allowed(module.name, target, item.name)
    ]
    assert wrong == []


def _allowed(importing: str, target: str, name: str) -> bool:
    if target == "citecheck":
        return name == "__version__"  # the root names everything, so importing from it would be importing upwards
    above, below = _room_of(importing), _room_of(target)
    return above == below or _layer_of(above) < _layer_of(below)


def test_no_module_needs_itself_to_be_imported(modules, names):
    graph = {
        module.name: {
            target for item, target in _targets(module, names) if not (item.in_function or item.for_types)
        } - {module.name}
        for module in modules
    }  # fmt: skip
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"a cycle of imports: {' -> '.join(error.args[1])}")


def test_pure_rooms_reach_nothing_outside(modules):
    pure = [module for module in modules if "." in module.name and _room_of(module.name) in PURE]
    imported = [
        f"{module.name}:{item.line} imports {item.module}"
        for module in pure
        for item in module.imports()
        if not item.for_types and any(_inside(item.module, name) for name in IMPURE)
    ]
    opened = [
        f"{module.name}:{node.lineno} opens a file"
        for module in pure
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"open", "input", "__import__"}
    ]
    assert imported + opened == []


@pytest.mark.parametrize(("package", "home"), ONLY_IN.items())
def test_a_heavy_package_is_known_to_one_module_and_imported_late(modules, package, home):
    found = [(module, item) for module in modules for item in module.imports() if _inside(item.module, package)]
    assert [f"{module.name}:{item.line}" for module, item in found if module.name != home] == []
    assert [item.line for _, item in found if not (item.in_function or item.for_types)] == []


def test_the_core_knows_no_framework(modules):
    found = [
        f"{module.name}:{item.line} imports {item.module}"
        for module in modules
        for item in module.imports()
        if item.module.partition(".")[0] in FRAMEWORKS
    ]
    assert found == []


def test_nothing_but_citecheck_is_a_package_at_the_top(repository):
    """No top-level folder but citecheck holds an ``__init__.py``: it would be installed beside it, or shadow it."""
    folders = [path.parent.name for path in repository.glob("*/__init__.py")]
    assert folders == ["citecheck"]
