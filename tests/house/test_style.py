"""Sizes, words and calls that the house allows itself."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from importlib import import_module

import pytest

MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 60
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "handler"}
"""Names that say nothing of what a module holds, so that everything ends up in it."""

FORBIDDEN_WORDS = re.compile(r"fake|fabricat|hallucinat", re.IGNORECASE)
"""What is not on record is ``not_found``; no name and no message accuses anybody."""

FORBIDDEN_IMPORTS = {"pickle", "cPickle", "dill", "joblib", "marshal", "shelve", "yaml"}
FORBIDDEN_CALLS = {"eval", "exec", "compile", "os.system", "os.popen", "__import__"}
"""Data never becomes code here: index folders and documents come from strangers."""

FOREIGN_PATHS = re.compile(r"(?<![\w.*{}/])/(?:home|work|Users|root|tmp)/\w|\.\./shared")
"""Paths that exist on somebody's machine only; .ci/run alone looks beside the repository for real data."""
TEXT_SUFFIXES = {".py", ".md", ".toml", ".json", ".tsv", ".bib", ".txt", ".cff"}


def _functions(module):
    return [node for node in ast.walk(module.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def _calls(module):
    """Return (call, dotted name of what is called) for every call of the module."""
    return [(node, ast.unparse(node.func)) for node in ast.walk(module.tree) if isinstance(node, ast.Call)]


def test_files_are_short(modules):
    sizes = {module.name: module.text.count("\n") for module in modules}
    assert {name: size for name, size in sizes.items() if size > MAX_FILE_LINES} == {}


def test_functions_are_short(modules):
    sizes = {
        f"{module.name}.{node.name}": node.end_lineno - node.lineno + 1
        for module in modules
        for node in _functions(module)
    }
    assert {name: size for name, size in sizes.items() if size > MAX_FUNCTION_LINES} == {}


def test_module_names_say_what_they_hold(modules):
    assert [module.name for module in modules if set(module.name.split(".")) & VAGUE_NAMES] == []


def test_no_name_and_no_message_accuses(modules):
    """Identifiers and literals, docstrings included; comments may name what they argue against."""
    found = [
        f"{module.name}:{token.start[0]}: {token.string[:80]}"
        for module in modules
        for token in tokenize.generate_tokens(io.StringIO(module.text).readline)
        if token.type != tokenize.COMMENT and FORBIDDEN_WORDS.search(token.string)
    ]
    assert found == []


def test_only_the_command_line_prints(modules):
    found = [
        f"{module.name}:{node.lineno}"
        for module in modules
        if not module.name.startswith("citecheck.cli")
        for node, name in _calls(module)
        if name in {"print", "sys.stdout.write", "sys.stderr.write"}
    ]
    assert found == []


def test_data_never_becomes_code(modules):
    imported = [
        f"{module.name}:{item.line} imports {item.module}"
        for module in modules
        for item in module.imports()
        if item.module.partition(".")[0] in FORBIDDEN_IMPORTS
    ]
    called = [
        f"{module.name}:{node.lineno} calls {name}"
        for module in modules
        for node, name in _calls(module)
        if name in FORBIDDEN_CALLS
    ]
    pickled = [
        f"{module.name}:{node.lineno} allows pickles"
        for module in modules
        for node, name in _calls(module)
        if (name.endswith((".load", ".memmap")) and name.startswith(("np.", "numpy.")) and not _refuses_pickles(node))
        or any(word.arg == "allow_pickle" and ast.unparse(word.value) != "False" for word in node.keywords)
    ]
    assert imported + called + pickled == []


def _refuses_pickles(call: ast.Call) -> bool:
    return ast.unparse(call.func).endswith(".memmap") or any(word.arg == "allow_pickle" for word in call.keywords)


def test_no_file_names_a_path_of_somebodys_machine(repository):
    files = [
        path
        for folder in ("citecheck", "index", "tests", "examples", "integrations")
        for path in (repository / folder).rglob("*")
        if path.suffix in TEXT_SUFFIXES and "__pycache__" not in path.parts
    ]
    files += [path for path in repository.iterdir() if path.suffix in TEXT_SUFFIXES]
    found = [
        f"{path.relative_to(repository)}:{number}: {line.strip()[:80]}"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if FOREIGN_PATHS.search(line)
    ]
    assert found == []


# Patterns: documents come from strangers, so no pattern may take exponential time.


def test_no_pattern_nests_unbounded_repetition(modules):
    slow = {
        f"{place}: {pattern.pattern[:100]}"
        for place, pattern in (*_named_patterns(modules), *_inline_patterns(modules))
        if _nests(re._parser.parse(pattern.pattern, pattern.flags))
    }
    assert slow == set()


@pytest.mark.parametrize("pattern", [r"(a+)+", r"(?:a|b*)*c", r"(?:(?:x\s*)?y)+", r"((a{2,})b)*", r"(?:(?=a*b)a)+"])
def test_nested_repetition_is_seen(pattern):
    assert _nests(re._parser.parse(pattern))


@pytest.mark.parametrize("pattern", [r"(a{1,9})+", r"a+b+", r"(?:a+){1,3}", r"(?:a++b)*", r"(?:(?>a+)b)*", r"[ab]*c"])
def test_other_repetition_is_let_be(pattern):
    assert not _nests(re._parser.parse(pattern))


def _named_patterns(modules):
    """Yield the compiled patterns that the modules hold, also inside tables and those compiled when first used."""
    for found in modules:
        if not found.name.endswith("__main__"):
            for name, value in vars(import_module(found.name)).items():
                held = value() if _is_compiled_when_used(value) else value
                yield from ((f"{found.name}.{name}", pattern) for pattern in _patterns_in(held))


def _is_compiled_when_used(value) -> bool:
    """Tell whether ``value`` is a cached function that returns patterns, large ones that imports would pay for."""
    return hasattr(value, "cache_info") and "re.Pattern" in str(value.__annotations__.get("return"))


def _patterns_in(value):
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from (pattern for part in (*value.keys(), *value.values()) for pattern in _patterns_in(part))
    elif isinstance(value, tuple | list | set | frozenset):
        yield from (pattern for part in value for pattern in _patterns_in(part))
    elif hasattr(type(value), "__dataclass_fields__"):
        yield from (pattern for name in value.__dataclass_fields__ for pattern in _patterns_in(getattr(value, name)))


def _inline_patterns(modules):
    """Yield the patterns that stand as literals in calls such as ``re.sub(r"...", ...)``."""
    for module in modules:
        for node, name in _calls(module):
            if name.startswith("re.") and node.args and isinstance(node.args[0], ast.Constant):
                yield f"{module.name}:{node.lineno}", re.compile(node.args[0].value)


_BACKTRACKING = {re._constants.MAX_REPEAT, re._constants.MIN_REPEAT}
_COMMITTED = {re._constants.POSSESSIVE_REPEAT, re._constants.ATOMIC_GROUP}


def _nests(tree, *, repeated: bool = False) -> bool:
    """Tell whether an unbounded repetition that can give back stands inside another one."""
    return any(_nests_in(operation, argument, repeated=repeated) for operation, argument in tree)


def _nests_in(operation, argument, *, repeated: bool) -> bool:
    if operation in _COMMITTED:
        return False
    unbounded = operation in _BACKTRACKING and argument[1] is re._constants.MAXREPEAT
    if unbounded and repeated:
        return True
    return any(_nests(part, repeated=repeated or unbounded) for part in _subpatterns(argument))


def _subpatterns(argument):
    if isinstance(argument, re._parser.SubPattern):
        yield argument
    elif isinstance(argument, tuple | list):
        for part in argument:
            yield from _subpatterns(part)
