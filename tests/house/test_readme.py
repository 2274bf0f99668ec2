"""README.md says only what is so: every block of it is run here, and what it prints is compared.

A block is fenced and names its language:

- ``sh`` runs in a shell, with the commands of this environment first on the path; a ``text`` block right after it is
  what the commands print.
- ``python`` runs in a fresh interpreter; a ``text`` block right after it is what it prints.
- ``toml`` and ``json`` are data and must parse.

In an output a line ``…`` stands for as many lines as are left out there.

All blocks run in order, in one folder with a copy of ``examples/``. Steps of a command that set up an environment
(``python3 -m venv``, ``pip install``, ``git clone``, ``cd``) or run this suite (``pytest``) are left out: .ci/run does
those, from the text of the README itself.

``pytest tests/house/test_readme.py --refresh-readme`` writes the real output into the README.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

README = Path(__file__).resolve().parents[2] / "README.md"
FENCE = re.compile(r"^```(?P<language>[a-z]*)\n(?P<content>.*?)^```$", re.MULTILINE | re.DOTALL)
SET_UP = re.compile(r"^(python3 -m venv|git clone|cd|\S*pip install|\S*python -m pytest|source)\b")
COMMANDS = Path(sys.executable).parent
RUN = {"sh", "python"}
DATA = {"toml": tomllib.loads, "json": json.loads}


@dataclass(frozen=True)
class Block:
    """A fenced block, and the ``text`` block after it, if it has one: its output, and where that stands."""

    language: str
    content: str
    line: int
    output: str | None = None
    output_span: tuple[int, int] = (0, 0)


def find_blocks(text: str) -> list[Block]:
    """Return the blocks of ``text`` in order, outputs joined to what prints them."""
    blocks: list[Block] = []
    end_of_last = 0
    for found in FENCE.finditer(text):
        language, content = found["language"], found["content"]
        if language == "text" and blocks and not text[end_of_last : found.start()].strip():
            last = blocks.pop()
            blocks.append(Block(last.language, last.content, last.line, content, found.span("content")))
        else:
            blocks.append(Block(language, content, text.count("\n", 0, found.start()) + 1))
        end_of_last = found.end()
    return blocks


def runnable(command: str) -> str:
    """Return the steps of a command line that are not set-up, without the folder of the environment."""
    steps = [step for step in command.split(" && ") if not SET_UP.match(step)]
    return " && ".join(steps).replace(".venv/bin/", "")


TEXT = README.read_text(encoding="utf-8")
BLOCKS = find_blocks(TEXT)
IDS = [f"line {block.line}" for block in BLOCKS]


@pytest.fixture(scope="module")
def printed(repository, tmp_path_factory) -> list[str]:
    """What each block prints, all of them run in order in one folder; empty for data."""
    if not shutil.which("citecheck", path=COMMANDS):
        pytest.skip("citecheck is not installed in this environment: pip install -e '.[test]'")
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(repository / "examples", folder / "examples")
    return [run_block(block, folder) if block.language in RUN else "" for block in BLOCKS]


def run_block(block: Block, folder: Path) -> str:
    """Return what the block prints, on both channels; a last command that fails is a failure of the README."""
    environment = {**os.environ, "PATH": os.pathsep.join([str(COMMANDS), os.environ["PATH"]])}
    if block.language == "python":
        command = [sys.executable, "-c", block.content]
    else:
        command = ["bash", "-c", "\n".join(runnable(line) for line in block.content.splitlines())]
    done = subprocess.run(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    assert done.returncode == 0, f"README.md:{block.line} ends with {done.returncode} and prints:\n{done.stdout}"
    return "\n".join(line.rstrip() for line in done.stdout.rstrip().splitlines()) + "\n"


@pytest.mark.parametrize("number", range(len(BLOCKS)), ids=IDS)
def test_a_block_prints_what_the_readme_shows(number, printed, request):
    block = BLOCKS[number]
    if request.config.getoption("--refresh-readme"):
        write_output(number, printed[number])
    elif block.output is not None:
        hint = "if the new output is right: python -m pytest tests/house/test_readme.py --refresh-readme"
        assert shortened(printed[number], block.output) == block.output, hint


def shortened(output: str, shown: str) -> str:
    """Return ``output`` with as many lines before and after an ellipsis as ``shown`` has there."""
    lines, shape = output.splitlines(), shown.splitlines()
    if "…" not in shape or len(lines) < len(shape):
        return output
    before = shape.index("…")
    after = len(shape) - before - 1
    return "\n".join([*lines[:before], "…", *lines[len(lines) - after :]]) + "\n"


def write_output(number: int, output: str) -> None:
    """Put ``output`` in place of the output block of block ``number``."""
    text = README.read_text(encoding="utf-8")
    block = find_blocks(text)[number]
    if block.output is not None:
        start, end = block.output_span
        README.write_text(text[:start] + shortened(output, block.output) + text[end:], encoding="utf-8")


def test_every_block_names_a_language_that_is_checked():
    assert [block.line for block in BLOCKS if block.language not in RUN | DATA.keys()] == []


def test_data_parses():
    assert all(DATA[block.language](block.content) for block in BLOCKS if block.language in DATA)


def test_the_first_two_commands_are_those_that_set_everything_up():
    """One line each, from a fresh clone, without an activated environment; .ci/run runs them as they stand."""
    first, second = [block.content.splitlines() for block in BLOCKS if block.language == "sh"][:2]
    assert first == [
        "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/citecheck verify examples/answer.md --exit-zero"
    ]
    assert second == [".venv/bin/pip install -e '.[test]' && .venv/bin/python -m pytest"]


def test_the_python_example_is_the_one_in_examples(repository):
    example = (repository / "examples" / "python_example.py").read_text(encoding="utf-8")
    assert next(block.content for block in BLOCKS if block.language == "python") == example
    assert len(example.splitlines()) == 12


def test_the_readme_installs_from_the_clone():
    """The name ``citecheck`` on PyPI is somebody else's project."""
    assert re.search(r"pip install '?citecheck(?!-verifier)", TEXT) is None


def test_links_into_the_repository_lead_somewhere(repository):
    targets = re.findall(r"\]\((?!https?://|#)([^)#\s]+)", TEXT)
    assert targets
    assert [target for target in targets if not (repository / target).exists()] == []
