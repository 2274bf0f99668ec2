"""Words for works: what says that a title follows or stands before, as in ``the paper X`` and ``X, a paper by Li``."""

from __future__ import annotations

CUE = (
    r"paper|article|study|book|work|report|thesis|dissertation|survey|chapter|monograph|review|preprint|essay"
    r"|treatise|textbook|biography|novel|Buch|Aufsatz|Studie|Werk|ouvrage|livre|essai|étude|libro|ensayo|artículo|estudio"
    r"|livro|artigo|saggio|articolo"
)
"""Alternatives of a pattern, in the languages that are read."""
