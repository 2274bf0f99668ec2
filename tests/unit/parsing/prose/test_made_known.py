"""Titles with what was done with them in other languages, in quotes within bold; venues behind narrative names."""

import pytest

from citecheck.parsing import find_citations


@pytest.mark.parametrize(
    "cited",
    [
        "« La voix des petites grenouilles », publiée par Cho et Petit dans *Physica* en 2016",
        "«La voz de las ranas pequeñas», publicado por Cho y Petit en *Physica* en 2016",
        "„Die Stimmen kleiner Frösche“ von Cho und Petit, erschienen 2016 in *Physica*",
        '"La voce delle piccole rane", pubblicato da Cho e Petit su *Physica* nel 2016',
        "'De stem van kleine kikkers' van Cho en Petit, verschenen in *Physica* in 2016",
        '"A voz das pequenas rãs", publicado por Cho e Petit na *Physica* em 2016',
    ],
)
def test_what_was_done_with_a_work_is_read_in_its_language(cited: str) -> None:
    (found,) = find_citations(f"X: {cited}, 1 von 3.")
    assert (found.raw, found.year, found.venue, len(found.authors)) == (cited, 2016, "Physica", 2)


def test_the_word_that_gives_a_work_to_its_authors_is_no_part_of_their_names() -> None:
    (found,) = find_citations("Voir l'article de Petit, « La voix des grenouilles » (2016).")
    assert found.raw == "Petit, « La voix des grenouilles » (2016)"


def test_quotes_within_bold_make_a_short_title() -> None:
    (found,) = find_citations('- **"Foamed concrete"** – V. Bindi and M. Hoseini (2008). Good on terminology.\n')
    assert (found.raw, found.title) == ('**"Foamed concrete"** – V. Bindi and M. Hoseini (2008)', "Foamed concrete")


@pytest.mark.parametrize(
    "cited", ["Li et al. (arXiv, 2017)", "Li et al. (World Ponds, 2016)", "Li and Wu (JURIX, 2022)"]
)
def test_the_venue_in_the_bracket_of_a_narrative_pointer_belongs_to_it(cited: str) -> None:
    assert [item.raw for item in find_citations(f"A similar one has been published by {cited}.")] == [cited]


@pytest.mark.parametrize("text", ["Of Systems (Meadows, 2008) we speak.", "Of Black and White (Smith, 2020) we speak."])
def test_a_pointer_in_a_bracket_takes_no_words_before_it(text: str) -> None:
    assert [item.raw for item in find_citations(text)] == [text.partition("(")[2].partition(")")[0]]


@pytest.mark.parametrize(
    "text", ["Le disque « Homework », publié par Virgin en 1997.", "Der Film „Das Boot“, erschienen 1981."]
)
def test_other_art_is_no_work(text: str) -> None:
    assert not find_citations(text)
