"""References in fenced blocks: shown lists, docstrings and comments are read, programs and their output are not."""

import pytest

from citecheck.parsing import find_citations

_LI = "Li, A. (2003). Frogs and their ponds. Minerva, 12, 3-5."
_WU = "Wu, B. (2004). Ponds and their frogs. Minerva, 13, 3-5."


@pytest.mark.parametrize("language", ["", "text", "plaintext"])
def test_a_list_shown_in_a_block_is_read(language: str) -> None:
    found = find_citations(f"Here is your list:\n\n```{language}\n{_LI}\n{_WU}\n```\n\nDone.\n")
    assert [item.raw for item in found] == [_LI, _WU]


@pytest.mark.parametrize("end", ['    """\n    return x[1]\n```\n', '    """\n'])
def test_the_references_of_a_docstring_are_read_with_their_pointers(end: str) -> None:
    text = (
        '```python\ndef score(x):\n    """Compute a score, see [1]_.\n\n'
        "    Returns\n    -------\n    Scores in [0, 1].\n\n"
        f"    References\n    ----------\n    .. [1] {_LI}\n    .. [2] {_WU}\n{end}"
    )
    found = find_citations(text)
    assert [item.raw for item in found] == [_LI, _WU]
    assert [[marker.raw for marker in item.markers] for item in found] == [["1"], []]


@pytest.mark.parametrize("mark", ["#", "#'", "//", " *"])
def test_references_in_comments_are_read(mark: str) -> None:
    text = f"```r\n{mark} Robust score, see the references:\n{mark} {_LI}\n{mark} {_WU}\nf <- g[1]\n```\n"
    assert [item.raw for item in find_citations(text)] == [_LI, _WU]


@pytest.mark.parametrize(
    "block",
    [
        "```\n[1] 0.91\n[2] 0.84\n```\n",
        '```python\n"""Scores of the pilot (2019), by Ada Li."""\nx = y[1]  # from Li (2019)\n```\n',
        "```python\n# Created by Ada Li in 2019\n# Changed by Bo Wu (2021)\nx = 1\n```\n",
        f'```python\nanswer = """As it says.\n\n{_LI}\n{_WU}\n"""\nprint(answer)\n```\n',
        f"```yaml\nnote: {_LI}\n```\n",
        "```sh\n-- 2019-03-04 12:00 start\n# see step 1\n```\n",
    ],
)
def test_programs_and_their_output_hold_no_references(block: str) -> None:
    assert not find_citations(f"Run this:\n\n{block}\nDone.\n")
