"""Which texts are structured documents, and which are prose that quotes one."""

from __future__ import annotations

import pytest

from citecheck.datatypes import Format
from citecheck.parsing.structured.recognising import recognise

BIBTEX = "@article{li2020,\n  title = {On Things},\n  author = {Li, Wei},\n  year = 2020,\n}\n"
RIS = "TY  - JOUR\nTI  - On Things\nER  - \n"

JSON = '{"answer": "Yes.", "citations": [{"title": "On Things", "authors": ["Wei Li"], "year": 2020}]}'

XML = "<xml><records><record><titles><title>T</title></titles></record></records></xml>"

LATEX = "\\begin{thebibliography}{9}\n\\bibitem{a} Li, W. (2020). Title.\n\\end{thebibliography}\n"

TEXTS = [
    (LATEX, Format.LATEX),
    (f"\\documentclass{{article}}\n\\begin{{document}}\nText.\\cite{{a}}\n{LATEX}\\end{{document}}", Format.LATEX),
    ("  \\bibitem{a} Li, W. (2020). Title.", Format.LATEX),
    (f"Write:\n\n```latex\n{LATEX}```\n", None),
    ("Use \\cite{a} and \\bibitem{a} in the text.", None),
    (XML, Format.ENDNOTE_XML),
    (f'<?xml version="1.0" encoding="UTF-8"?>\n{XML}', Format.ENDNOTE_XML),
    (f"An export: {XML}", None),
    ("<xml><entries/></xml>", None),
    (JSON, Format.JSON),
    (f"\n [{JSON}]\n", Format.JSON),
    (f"{JSON}\n{JSON}\n", Format.JSON),
    (f"See {JSON}", None),
    (f"```json\n{JSON}\n```", None),
    ('{"title": "A setting", "type": "object"}', None),
    (JSON[:-1], None),
    ("[1] Li, W. (2020). The title. Journal.", None),
    (RIS, Format.RIS),
    (f"\ufeff\n{RIS}", Format.RIS),
    (f"An answer about RIS:\n\n{RIS}", None),
    ("TY  - and nothing else", None),
    (BIBTEX, Format.BIBTEX),
    (f"% Encoding: UTF-8\n\n@string{{a = {{b}}}}\n{BIBTEX}", Format.BIBTEX),
    (f"Here are the entries:\n\n{BIBTEX}{BIBTEX}", Format.BIBTEX),
    (f"# Answer\n\nUse this:\n\n```bibtex\n{BIBTEX}```\n", None),
    (f"{'Prose about things (Li, 2020). ' * 20}\n\n{BIBTEX}", None),
    ("Mail me@example.org {or not}.", None),
    ("", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_a_format_is_told_by_content(text, expected):
    assert recognise(text) is expected
