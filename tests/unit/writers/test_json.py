"""The JSON of a report is complete, and is what its schema says."""

from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
import pytest

from citecheck.datatypes import Report, RewriteMode
from citecheck.writers.json import JsonLinesWriter, JsonWriter, report_to_dict


@pytest.fixture(scope="module")
def schema(repository):
    """The published schema, itself checked."""
    data = json.loads((repository / "citecheck" / "writers" / "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(data)
    return jsonschema.Draft202012Validator(data)


@pytest.mark.parametrize("empty", [True, False])
def test_a_report_is_what_the_schema_says(report, schema, empty):
    written = Report("empty", "", (), (), (), "test@0") if empty else report
    schema.validate(json.loads(JsonWriter().write([written])))


def test_the_schema_refuses_another_shape(report, schema):
    """The check above can fail: a field too many, one too few and a wrong value are each refused."""
    data = report_to_dict(report)
    for wrong in (data | {"more": 1}, {k: v for k, v in data.items() if k != "text"}, data | {"schema": 2}):
        assert list(schema.iter_errors(wrong))


def test_everything_that_was_concluded_is_there(report):
    data = report_to_dict(report)
    assert data["schema"] == 1
    assert data["counts"] == {"verified": 1, "mismatch": 1, "not_found": 1, "unchecked": 1}
    assert data["text"] == report.text
    assert len(data["findings"]) == len(report.findings) > 0
    assert {mode: len(edits) for mode, edits in data["edits"].items()} == {
        mode.value: len(report.edits_for(mode)) for mode in RewriteMode
    }
    first, second = data["verifications"][:2]
    assert first["citation"]["markers"][0] == {
        "span": {"start": 4, "end": 5}, "raw": "1", "group": {"start": 3, "end": 6}, "keys": ["1"],
        "claim": {"start": 0, "end": 7},
    }  # fmt: skip
    assert [item["rule"] for item in first["match"]["comparisons"]] == ["same title", "year differs"]
    assert first["answers"][0]["candidates"] == [{"id": "li2017", "found_by": "vector", "score": 0.5}]
    assert [item["answer"] for item in second["answers"]] == ["absent", "unavailable"]
    assert second["suggestion"]["reference"]["retraction"]["notice"] == {"scheme": "doi", "value": "10.1000/notice"}


def test_spans_in_the_json_cut_the_citations_out_of_its_text(report):
    data = report_to_dict(report)
    for item in data["verifications"]:
        span = item["citation"]["span"]
        assert data["text"][span["start"] : span["end"]] == item["citation"]["raw"]


def test_one_report_is_an_object_and_several_are_an_array(report):
    assert json.loads(JsonWriter().write([report])) == report.to_dict()
    assert json.loads(JsonWriter().write([report, report])) == [report.to_dict()] * 2
    assert json.loads(JsonWriter().write([])) == []


def test_json_lines_hold_one_report_each(report):
    lines = JsonLinesWriter().write([report, report]).splitlines()
    assert [json.loads(line) for line in lines] == [report.to_dict()] * 2


def test_line_separators_in_a_text_do_not_break_a_line_of_json(report):
    broken = replace(report, text="a\u2028b\x85c\nd")
    assert JsonLinesWriter().write([broken]).count("\n") == 1


def test_a_lone_surrogate_is_escaped_instead_of_failing(report):
    written = JsonWriter().write([replace(report, text="\ud800")])
    assert json.loads(written.encode("utf-8"))["text"] == "\ud800"
