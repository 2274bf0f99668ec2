"""The source of the package, as the house rules see it."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Import:
    """One imported module, or ``name`` of it: where it stands, and whether only type checkers see it."""

    module: str
    name: str
    line: int
    in_function: bool
    for_types: bool


@dataclass(frozen=True)
class Module:
    """One source file of the package; ``name`` is dotted, without ``__init__``."""

    name: str
    path: Path
    text: str
    tree: ast.Module = field(repr=False)

    def imports(self) -> Iterator[Import]:
        """Yield every import of the file, those inside functions and for type checkers included."""
        yield from _imports(self.tree, self._package(), in_function=False, for_types=False)

    def _package(self) -> str:
        return self.name if self.path.name == "__init__.py" else self.name.rpartition(".")[0]


def _imports(node: ast.AST, package: str, *, in_function: bool, for_types: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            for alias in child.names:
                yield Import(alias.name, "", child.lineno, in_function, for_types)
        elif isinstance(child, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - child.level + 1] if child.level else []
            module = ".".join([*above, *filter(None, [child.module])])
            for alias in child.names:
                yield Import(module, alias.name, child.lineno, in_function, for_types)
        else:
            inside = in_function or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
            typing = for_types or (isinstance(child, ast.If) and ast.unparse(child.test).endswith("TYPE_CHECKING"))
            yield from _imports(child, package, in_function=inside, for_types=typing)


def _module(root: Path, path: Path) -> Module:
    parts = path.relative_to(root).with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    text = path.read_text(encoding="utf-8")
    return Module(name, path, text, ast.parse(text, str(path)))


@pytest.fixture(scope="session")
def modules(repository) -> tuple[Module, ...]:
    """Every module of the package, in order of name."""
    return tuple(_module(repository, path) for path in sorted((repository / "citecheck").rglob("*.py")))
