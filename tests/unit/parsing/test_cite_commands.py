"""Citing commands of LaTeX: every family, starred forms, options and several groups, with the place of each key."""

from __future__ import annotations

import pytest

from citecheck.parsing.cite_commands import find_cite_commands

COMMANDS = [
    (r"\cite{a}", ["a"]),
    (r"\cite{a, b,c}", ["a", "b", "c"]),
    ("\\cite{a,\n  b}", ["a", "b"]),
    (r"\citep*[see][p.~3]{a}", ["a"]),
    (r"\Citealt[e.g.,][]{a}", ["a"]),
    (r"\citep[see also [3] and \textit{x}][]{a}", ["a"]),
    (r"\citeauthor*{a}", ["a"]),
    (r"\citeyearpar{a}", ["a"]),
    (r"\citetitle{a}", ["a"]),
    (r"\parencite*[12]{a}", ["a"]),
    (r"\Textcite {a}", ["a"]),
    (r"\autocite[cf.][12]{a}", ["a"]),
    (r"\Autocites{a}{b}", ["a", "b"]),
    (r"\parencites(see)(etc.)[p. 3]{a}[5][6]{b, c}", ["a", "b", "c"]),
    (r"\textcites[5]{a}[7]{b}", ["a", "b"]),
    (r"\footcites{a}[7]{b}", ["a", "b"]),
    (r"\smartcite{a}", ["a"]),
    (r"\supercite{a}", ["a"]),
    (r"\footfullcite[12]{a}", ["a"]),
    (r"\volcite{2}[25]{a}", ["a"]),
    (r"\pvolcite[see]{2}[25]{a}", ["a"]),
    (r"\onlinecite{a}", ["a"]),
    (r"\shortcite<see>[p. 3]{a}", ["a"]),
    (r"\citeA{a}", ["a"]),
    (r"\citefield{a}{title}", ["a"]),
    (r"\citetalias{a}", ["a"]),
    (r"\citeonline{a}", ["a"]),
    (r"\cite{smith:2020/x+y}", ["smith:2020/x+y"]),
]


@pytest.mark.parametrize(("command", "keys"), COMMANDS)
def test_a_command_gives_its_keys_and_ends_behind_them(command, keys):
    text = f"As shown {command}, and more {{x}}."
    (found,) = find_cite_commands(text)
    assert [key.of(text) for key in found.keys] == keys
    whole = command.removesuffix("{title}") if "field" in command else command
    assert found.span.of(text) == whole


@pytest.mark.parametrize(
    "text",
    [
        r"\nocite{*}",
        r"\citestyle{nature}",
        r"\citereset",
        r"\citetext{see the appendix}",
        r"\defcitealias{a}{Paper I}",
        r"\DeclareCiteCommand{\cite}{a}",
        r"\newcite{x}",
        r"\newcommand{\mycite}[1]{\cite{#1}}",
        r"\cite{}",
        r"\cite[unclosed{a}",
        r"\exciteme and \recite",
        "a cite{a}",
    ],
)
def test_what_prints_no_citation_is_none(text):
    assert list(find_cite_commands(text)) == []
