"""The formats of reference files, and by what in its first bytes a file of each is recognised."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from citecheck.index.importers import xml_roots
from citecheck.index.importers.xml_bytes import WIDE

if TYPE_CHECKING:
    from citecheck.index.importers.base import Importer


@dataclass(frozen=True, slots=True)
class ReferenceFormat:
    """One format: what people call it, the class that reads it, what a file of it matches from its beginning.

    mark stands once for each record, nearly always; ``b""`` where nothing does.
    """

    name: str
    importer: str
    begins: re.Pattern[bytes]
    mark: bytes = b""

    def load(self) -> Importer:
        """Return the importer; its module is loaded when the first file of the format is met."""
        module, _, name = self.importer.partition(":")
        importer: Importer = getattr(import_module(f"citecheck.index.importers.{module}"), name)()
        return importer


_BIBTEX = re.compile(rb"(?s).*?(?:^|[\n\r}])[ \t]{0,80}@[ \t]{0,8}[A-Za-z]{3,30}[ \t]{0,8}[{(]")

_TAGGED = rb"(?s)(?:.{0,8192}?[\r\n]|)(?:\xef\xbb\xbf)?[ \t]{0,8}"
"""Some programs write who exported what before the first record."""


def _json(keys: str) -> re.Pattern[bytes]:
    """Return the pattern of JSON that has one of ``keys`` near its beginning."""
    return re.compile(rb"(?s)\s*[\[{].*?(?:" + keys.encode() + rb")")


_CSL_YAML = re.compile(rb"(?:(?s:.*?)[\r\n])?references:[ \t]*(?:#[^\r\n]{0,200})?[\r\n]\s*-\s")

FORMATS = (
    ReferenceFormat(
        "OpenAlex",
        "openalex:OpenAlexImporter",
        _json(r'"(?:authorships|abstract_inverted_index)"\s*:|"https://openalex\.org/W\d'),
        b'"authorships"',
    ),
    ReferenceFormat("DOAJ", "doaj:DoajImporter", _json(r'"bibjson"\s*:'), b'"bibjson"'),
    ReferenceFormat("fatcat", "fatcat:FatcatImporter", _json(r'"(?:ext_ids|release_type|contribs)"\s*:'), b'"ext_ids"'),
    ReferenceFormat(
        "arXiv metadata",
        "arxiv_kaggle:ArxivKaggleImporter",
        _json(r'"(?:authors_parsed|journal-ref)"\s*:'),
        b'"authors_parsed"',
    ),
    ReferenceFormat(
        "Zotero JSON", "better_bibtex_json:BetterBibtexJsonImporter", _json(r'"itemType"\s*:'), b'"itemType"'
    ),
    ReferenceFormat(
        "Semantic Scholar",
        "semantic_scholar:SemanticScholarImporter",
        _json(
            r'"(?:corpusid|corpusId|externalids|externalIds|s2_url|paperId|alternate_issns|citingcorpusid|has_pdf_parse)"\s*:'
        ),
        b"\n",
    ),
    ReferenceFormat(
        "DataCite",
        "datacite:DataciteImporter",
        _json(r'"(?:creators|publicationYear|resourceTypeGeneral|relatedIdentifiers)"\s*:'),
        b'"publicationYear"',
    ),
    ReferenceFormat(
        "Crossref",
        "crossref:CrossrefImporter",
        _json(
            r'"(?:is-referenced-by-count|references?-count|content-domain|short-container-title|message-type|published-print|doi-asserted-by)"\s*:|"(?:title|container-title)"\s*:\s*\[|"message"\s*:\s*\{'
        ),
        b'"is-referenced-by-count"',
    ),
    ReferenceFormat("CSL-YAML", "csl_yaml:CslYamlImporter", _CSL_YAML),
    ReferenceFormat("dblp XML", "dblp:DblpImporter", xml_roots.DBLP, b' key="'),
    ReferenceFormat("PubMed XML", "pubmed_xml:PubmedXmlImporter", xml_roots.PUBMED, b"</MedlineCitation>"),
    ReferenceFormat("MODS", "mods:ModsImporter", xml_roots.MODS, b"</mods"),
    ReferenceFormat("EndNote XML", "endnote_xml:EndnoteXmlImporter", xml_roots.ENDNOTE, b"</record>"),
    ReferenceFormat("JATS", "jats:JatsImporter", xml_roots.JATS, b"<article-meta"),
    ReferenceFormat("OAI-PMH", "arxiv_oai:ArxivOaiImporter", xml_roots.OAI, b"</metadata>"),
    ReferenceFormat("ACL Anthology XML", "acl_anthology:AclAnthologyImporter", xml_roots.ACL_ANTHOLOGY, b"</paper>"),
    ReferenceFormat("JaLC RDF", "jalc:JalcImporter", xml_roots.JALC, b"<prism:doi>"),
    ReferenceFormat("JSON Lines", "json_lines:JsonLinesImporter", re.compile(rb"\s*\{"), b"\n"),
    ReferenceFormat("CSL-JSON", "csl_json:CslJsonImporter", re.compile(rb"\s*\[")),
    ReferenceFormat("RIS", "ris:RisImporter", re.compile(_TAGGED + rb"TY[ \t]{1,4}-[ \t]"), b"TY  -"),
    ReferenceFormat("MEDLINE", "medline:MedlineImporter", re.compile(_TAGGED + rb"PMID ?- ?\d"), b"PMID-"),
    ReferenceFormat(
        "ISI", "isi:IsiImporter", re.compile(rb"\s*(?:(?:FN|VR) [^\r\n]{0,200}[\r\n]+){0,3}PT [A-Z][\r\n]"), b"\nER"
    ),
    ReferenceFormat("BibTeX", "bibtex:BibtexImporter", _BIBTEX, b"\n@"),
)
"""All formats; a file is of the first that it matches, so what says more stands before what says less."""


def recognise(head: bytes) -> ReferenceFormat | None:
    """Return the format of a file that begins with ``head``, ``None`` for none of them."""
    wide = next((encoding for mark, encoding in WIDE if head.startswith(mark)), None)
    if wide is not None:
        head = head.decode(wide, "ignore").encode()
    return next((item for item in FORMATS if item.begins.match(head)), None)
