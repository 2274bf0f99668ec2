"""A venue behind a title whose authors and year stand before it."""

from __future__ import annotations

import pytest

from citecheck.parsing import find_citations


@pytest.mark.parametrize(
    ("text", "venue", "raw_end"),
    [
        ('Read Svensson and Thomas (2009), "A model that fits", arXiv, and compare.', "arXiv", "arXiv"),
        ('Read B. Svensson (2009), "A model that fits", Biometrika.', "Biometrika", "Biometrika"),
        ('Read B. Svensson (2009), "A model that fits", Phys. Rev. Lett. If so, say it.', "Phys. Rev. Lett.", "Lett."),
        ('Read B. Svensson (2009), "A model that fits", J. Alloys Compd., too.', "J. Alloys Compd.", "Compd."),
        ('📖 Bo Svensson (2009). "A model that fits." Nuytsia.\n*Discuss:* Why?', "Nuytsia", "Nuytsia."),
        ("- Bo Svensson (2009), *A model that fits*, Ibis\n- Next", "Ibis", "Ibis"),
        (
            'Read Svensson et al. (2009), "A model that fits", European journal of frogs.',
            "European journal of frogs",
            "frogs",
        ),
        ('Read Svensson et al. (2009), "small models", Ibis.', "Ibis", "Ibis"),
        (
            'Bo Svensson\'s 2009 paper "A model that fits" in Biophysical Journal is good.',
            "Biophysical Journal",
            "Journal",
        ),
        ('Read Svensson et al. (2009), "A model that fits", Smith and others say so.', None, 'fits"'),
        ('Bo Svensson (2009). "A model that fits." It was good.', None, 'fits."'),
    ],
)
def test_the_venue_is_read_and_the_citation_reaches_so_far(text, venue, raw_end):
    (found,) = find_citations(text)
    assert found.venue == venue
    assert found.raw.endswith(raw_end)


def test_words_that_somebody_said_are_no_title_without_a_venue():
    (found,) = find_citations('Svensson et al. (2009), "we found nothing at all", say.')
    assert found.title is None
