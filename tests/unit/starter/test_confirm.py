"""The recipe of the starter index: a work is kept only when a real record agrees with it."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from citecheck.datatypes import Identifier, PersonName, Provenance, Reference, Scheme
from citecheck.index import ReferenceIndex

RECIPE = Path(__file__).parents[3] / "index" / "starter" / "confirm.py"
HEADER = "title\tauthors\tyear\tvenue\tkind\tdoi\tarxiv\n"
ADAM_ID = Identifier(Scheme.ARXIV, "1412.6980")
ADAM = Reference(
    "r1",
    "Adam: A method for stochastic optimization",
    (PersonName("Kingma", "D. P."), PersonName("Ba", "J.")),
    2014,
    identifiers=(ADAM_ID,),
    provenance=(Provenance("arxiv_1991_2019", "arxiv:1412.6980"),),
)


@pytest.fixture(scope="module")
def recipe() -> ModuleType:
    """The script as a module; it is no part of the package."""
    spec = importlib.util.spec_from_file_location("starter_recipe", RECIPE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def confirmed(recipe: ModuleType, tmp_path: Path, row: str, record: Reference = ADAM) -> Reference | str:
    """What becomes of one row beside one record."""
    path = tmp_path / "list.tsv"
    path.write_text(HEADER + row, encoding="utf-8")
    (work,) = recipe.read_works(path, Counter())
    result: Reference | str = recipe.confirm(work, (record,))
    return result


def test_an_agreeing_work_is_kept_with_the_source_that_confirmed_it(recipe: ModuleType, tmp_path: Path) -> None:
    """Title, first author and year (one apart) agree: kept, with the record's id and a readable source."""
    row = (
        "Adam: A Method for Stochastic Optimization\tKingma, Diederik P.; Ba, Jimmy\t2015\tICLR\tpaper-conference\t\t\n"
    )
    found = confirmed(recipe, tmp_path, row)
    assert isinstance(found, Reference)
    assert (found.year, found.venue, found.identifiers) == (2015, "ICLR", (ADAM_ID,))
    assert found.provenance == (Provenance("arXiv", "1412.6980", "CC0-1.0"),)


def test_authors_behind_et_al_come_from_the_record(recipe: ModuleType, tmp_path: Path) -> None:
    """Ours first, then what the record adds."""
    row = "Adam: A Method for Stochastic Optimization\tKingma, Diederik P.; et al.\t2015\tICLR\tpaper-conference\t\t\n"
    found = confirmed(recipe, tmp_path, row)
    assert isinstance(found, Reference)
    assert [str(name) for name in found.authors] == ["Diederik P. Kingma", "J. Ba"]


def test_a_study_group_among_the_authors_is_an_organisation(recipe: ModuleType, tmp_path: Path) -> None:
    """Records name it like a person, with the family name Group."""
    row = "Adam: A Method for Stochastic Optimization\tKingma, Diederik P.; et al.\t2015\tICLR\tpaper-conference\t\t\n"
    record = replace(ADAM, authors=(PersonName("Kingma", "D. P."), PersonName("Group", "ADAM-2 Study")))
    found = confirmed(recipe, tmp_path, row, record)
    assert isinstance(found, Reference)
    assert found.authors[1] == PersonName(literal="ADAM-2 Study Group")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (
            "Adam: A Method for Stochastic Optimization\tBa, Jimmy\t2015\tICLR\tpaper-conference\t\t\n",
            "other first author",
        ),
        ("Adam: A Method for Stochastic Optimization\tKingma, D.\t2018\tICLR\tpaper-conference\t\t\n", "other year"),
    ],
)
def test_a_contradicted_work_is_dropped_with_the_reason(
    recipe: ModuleType, tmp_path: Path, row: str, reason: str
) -> None:
    """Another first author, or a year more than one apart, drops the row."""
    assert confirmed(recipe, tmp_path, row) == reason


def test_an_identifier_that_no_record_carries_is_dropped(recipe: ModuleType, tmp_path: Path) -> None:
    """A DOI from memory does not pass."""
    row = (
        "Adam: A Method for Stochastic Optimization\tKingma, D.; Ba, J.\t2015\tICLR\tpaper-conference\t10.1000/182\t\n"
    )
    found = confirmed(recipe, tmp_path, row)
    assert isinstance(found, Reference)
    assert found.identifiers == (ADAM_ID,)


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Carvedilol in heart failure", True),
        ("Carvedilol in heart failure.", True),
        ("Carvedilol in heart failure. U.S. Carvedilol Heart Failure Study Group.", True),
        ("Carvedilol in heart failure. MOCHA Investigators.", True),
        ("Carvedilol in heart failure. TRACE Investigators. TRAndolapril Cardiac Evaluation.", True),
        ("Carvedilol in heart failure. A cost analysis.", False),
        ("Carvedilol in heart failure and the MOCHA Investigators", False),
    ],
)
def test_a_study_group_behind_the_title_of_a_record_does_not_count(
    recipe: ModuleType, tmp_path: Path, title: str, found: bool
) -> None:
    """PubMed appends the group that made a trial to its title; any other sentence is part of the title."""
    path = tmp_path / "records.jsonl"
    path.write_text(json.dumps({"id": "r1", "title": title}) + "\n", encoding="utf-8")
    key = recipe.title_key("Carvedilol in heart failure")
    assert list(recipe.read_records(path, frozenset({key}))) == ([key] if found else [])


def test_a_title_that_ends_in_a_group_is_found_as_it_is_listed(recipe: ModuleType, tmp_path: Path) -> None:
    """A work whose own title ends like the name of a study group agrees as a whole."""
    path = tmp_path / "records.json"
    path.write_text(json.dumps([{"id": "r1", "title": "What is a team? The Group"}]), encoding="utf-8")
    key = recipe.title_key("What is a team? The Group")
    assert list(recipe.read_records(path, frozenset({key}))) == [key]


def test_the_shipped_index_is_what_the_recipe_confirms(recipe: ModuleType, data_folder: Path) -> None:
    """Every work of the starter index is confirmed again, from the lists and the records."""
    counts: dict[str, Counter[str]] = {}
    works = []
    for path in sorted((RECIPE.parent / "works").glob("*.tsv")):
        works += recipe.read_works(path, counts.setdefault(path.stem, Counter()))
    wanted = frozenset(recipe.title_key(work.reference.title) for work in works)
    records = recipe.read_records(data_folder / "references" / "all.jsonl.zst", wanted)
    assert recipe.confirm_all(works, records, counts) == list(ReferenceIndex.starter())
