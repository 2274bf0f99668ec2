"""Every rule has a page, and none of them accuses."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from citecheck.datatypes import Reason
from citecheck.errors import ConfigurationError
from citecheck.findings import FIELD_CODES, REASON_CODES
from citecheck.rules import RULES, Rule, explain

CODES = (
    "CC101 CC102 CC103 CC201 CC202 CC203 CC204 CC205 CC301 CC302 CC303 CC401 CC402 CC403 CC501 "
    "CC901 CC902 CC903 CC904 CC905"
).split()
ACCUSATIONS = re.compile(r"fake|fabricat|hallucinat|bogus|invent|fraud", re.IGNORECASE)


def test_the_codes_are_those_promised():
    assert list(RULES) == CODES


@pytest.mark.parametrize("rule", RULES.values(), ids=str)
def test_every_page_is_complete_and_no_page_accuses(rule):
    texts = [getattr(rule, field.name) for field in fields(Rule)]
    assert all(texts)
    assert not ACCUSATIONS.search(" ".join(map(str, texts)))


def test_no_reason_accuses():
    assert not ACCUSATIONS.search(" ".join(Reason))


def test_no_wording_of_findings_and_marks_accuses(repository):
    """The messages are built from the strings in these files; their comments may not either."""
    for path in ("findings.py", "rewriting/flagging.py", "rewriting/replacing.py", "writers/text.py", "cli/command.py"):
        assert not ACCUSATIONS.search((repository / "citecheck" / path).read_text(encoding="utf-8")), path


def test_names_are_unique_and_summaries_are_one_sentence():
    assert len({rule.name for rule in RULES.values()}) == len(RULES)
    assert all(rule.summary.count(". ") == 0 and rule.summary.endswith(".") for rule in RULES.values())


def test_every_code_that_findings_use_has_a_page():
    assert {*FIELD_CODES.values(), *REASON_CODES.values()} <= set(RULES)


@pytest.mark.parametrize("wanted", ["CC202", "cc202", " CC202 ", "authors-differ"])
def test_a_page_is_found_by_code_or_name(wanted):
    page = explain(wanted)
    assert page.startswith("CC202 authors-differ (error)\n")
    for heading in ("What it means", "What it does not mean", "Example", "What to do"):
        assert heading in page


@pytest.mark.parametrize(("wanted", "near"), [("CC209", "CC20"), ("nonsense", "CC101")])
def test_an_unknown_code_is_refused_with_those_near_it(wanted, near):
    with pytest.raises(ConfigurationError, match=f"{wanted}.*{near}"):
        explain(wanted)
