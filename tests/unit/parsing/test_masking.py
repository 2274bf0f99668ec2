"""Masking: code and comments vanish, nothing else does, and no character moves."""

from __future__ import annotations

import pytest

from citecheck.parsing.masking import blank, mask_markdown, mask_plain


@pytest.mark.parametrize(
    ("text", "gone", "stays"),
    [
        ("a\n```\n[1] x\n```\nb [2]", ["[1] x"], ["a", "b [2]"]),
        ("a\n~~~ py\n[1]\n~~~~\nb", ["[1]"], ["a", "b"]),
        ("a\n```\nnever closed [1]", ["[1]"], ["a"]),
        ("a `[1]` b [2]", ["[1]"], ["a", "b [2]"]),
        ("a ``x ` [1]`` b", ["[1]"], ["a", "b"]),
        ("a ` lonely [1] b", [], ["` lonely [1] b"]),
        ("a `one\n\nb` [1]", [], ["one", "b"]),
        ("a\n\n    code [1]\n\nb", ["code"], ["a", "b"]),
        ("a\n\n    steps:\n      - code # [1]\n\nb", ["steps", "code"], ["a", "b"]),
        ("- item\n\n    still the item [1]", [], ["still the item [1]"]),
        ("Text\n    wrapped [1]", [], ["wrapped [1]"]),
        ("References\n\n    [1] Li, A. (2020).", [], ["[1] Li, A. (2020)."]),
        ("a <!-- [1] --> b", ["[1]"], ["a", "b"]),
        ("a <!-- [1] b", [], ["[1] b"]),
    ],
)
def test_markdown_loses_its_code_and_comments(text, gone, stays):
    masked = mask_markdown(text)
    assert len(masked) == len(text)
    assert [part for part in gone if part in masked] == []
    assert [part for part in stays if masked.find(part) != text.find(part)] == []


def test_plain_text_keeps_backticks_and_indents():
    """In plain text backticks quote (``Title'') and indents wrap; only fences and comments are markup there."""
    text = "``A title'' `x`\n\n    [1] Li\n```\ncode\n```\n"
    masked = mask_plain(text)
    assert masked.startswith("``A title'' `x`\n\n    [1] Li\n")
    assert "code" not in masked


def test_blanking_keeps_line_ends():
    assert blank("ab\ncd", [(1, 4)]) == "a \n d"


def test_a_block_of_markdown_is_prose():
    text = "Here:\n```markdown\nIt holds.\n```\nBye `x`\n"
    assert mask_markdown(text).split() == ["Here:", "It", "holds.", "Bye"]


def test_the_key_of_an_entry_stays_though_it_is_code():
    assert mask_markdown("- `li2020frogs`: Li, A. `x = 1`").split() == ["-", "`li2020frogs`:", "Li,", "A."]


LIST = "1. Li, A. (2020). Frogs of the north. Ibis, 3(2), 1-5.\n2. Wu, B. (2019). Toads. Ibis, 3, 6-9.\n"


@pytest.mark.parametrize("language", ["", "text", "html"])
def test_a_block_that_holds_references_is_prose(language):
    assert mask_plain(f"Here:\n```{language}\n{LIST}```\n").split() == ["Here:", *LIST.split()]


@pytest.mark.parametrize(
    ("language", "content"),
    [
        ("python", LIST),
        ("", "x = [1]\nfor year in (2019, 2020):\n    print(year)\n"),
        ("", "\\bibitem{li}\nLi, A. (2020). Frogs of the north. Ibis, 3(2), 1-5.\n"),
        ("text", "Author, A. A. (Year). Title of the work. Journal.\n"),
    ],
)
def test_a_block_of_a_program_is_none(language, content):
    assert mask_plain(f"Here:\n```{language}\n{content}```\n").split() == ["Here:"]


def test_what_html_hides_is_no_prose():
    assert mask_plain("a <script>x = [1]</script> b <style>i {}</style> c").split() == ["a", "b", "c"]
