"""What an index claims to hold all of."""

from __future__ import annotations

import pytest

from citecheck.datatypes import Kind
from citecheck.errors import ConfigurationError
from citecheck.index.scopes import Scope, parse_scope


@pytest.mark.parametrize(
    ("text", "scope", "written"),
    [
        ("ACL 2019", Scope("ACL", first=2019, last=2019), "ACL 2019"),
        ("ACL 2017-2023", Scope("ACL", first=2017, last=2023), "ACL 2017-2023"),
        ("  ACL  2017 – 2023 ", Scope("ACL", first=2017, last=2023), "ACL 2017-2023"),
        ("ACL (2017 to 2023)", Scope("ACL", first=2017, last=2023), "ACL 2017-2023"),
        ("ACL 2017-", Scope("ACL", first=2017), "ACL 2017-"),
        ("ACL 2017+", Scope("ACL", first=2017), "ACL 2017-"),
        ("Physical Review B", Scope("Physical Review B"), "Physical Review B"),
        ("kind:thesis 1990-2000", Scope(kind=Kind.THESIS, first=1990, last=2000), "kind:thesis 1990-2000"),
        ("kind:article-journal", Scope(kind=Kind.ARTICLE), "kind:article-journal"),
    ],
)
def test_a_scope_is_read_and_written(text, scope, written):
    assert parse_scope(text) == scope == Scope.from_dict(scope.to_dict())
    assert str(scope) == written
    assert parse_scope(written) == scope


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "names no venue"), ("2019", "names no venue"), ("ACL 2023-2017", "ends before"), ("kind:poem", "kinds are")],
)
def test_what_is_no_scope_is_refused_with_the_way_out(text, words):
    with pytest.raises(ConfigurationError, match=words):
        parse_scope(text)


def test_years_are_counted_in():
    scope = Scope("ACL", first=2017, last=2019)
    assert [year for year in (2016, 2017, 2019, 2020, None) if scope.includes(year)] == [2017, 2019]
    assert Scope("ACL").includes(None)
