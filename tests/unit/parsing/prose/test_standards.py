"""Standards are recognised by their number, so that no paper is sought for them."""

from __future__ import annotations

import pytest

from citecheck.datatypes import Kind
from citecheck.parsing import find_citations

NUMBERS = [
    "ISO/IEC 27001:2013", "ISO 26262-6:2018", "ISO 639-1", "ISO 9:1995", "ISO 8601", "ISO/TS 16949",
    "ISO/IEC TR 29119-11:2020",
    "DIN EN ISO 9001:2015", "DIN 5008", "EN 1090-2", "BS 7799", "IEC 60601-1", "GB/T 7714-2015", "IEEE Std 754-2019",
    "IEEE 802.11ax-2021", "IEEE Standard 1003.1", "ANSI X3.4-1986", "ANSI/NISO Z39.18-2005",
    "ANSI/ASHRAE Standard 90.1-2019",
    "ASTM E1820-20", "ECMA-262", "3GPP TS 38.211", "ETSI EN 303 645", "ITU-T X.509", "ITU-R BT.709", "NIST SP 800-53",
    "NIST SP 800-53 Rev. 5", "NIST SP 800-63B", "NIST Special Publication 800-207", "NISTIR 8259", "NIST AI 100-1",
    "FIPS 140-3", "FIPS PUB 197", "WCAG 2.1", "W3C REC-xml-20081126",
]  # fmt: skip


@pytest.mark.parametrize("raw", NUMBERS)
def test_a_standard_is_one_citation_of_its_kind(raw):
    (found,) = find_citations(f"It follows {raw}, as required.")
    assert (found.raw, found.kind, found.title) == (raw, Kind.STANDARD, None)


def test_a_request_for_comments_is_a_standard_with_its_number():
    (found,) = find_citations("TLS 1.3 is RFC 8446.")
    assert (found.raw, found.kind, [str(item) for item in found.identifiers]) == (
        "RFC 8446",
        Kind.STANDARD,
        ["rfc:8446"],
    )


NONE = [
    "Shoot at ISO 100 or ISO 1600.",
    "IEEE 802.11 is Wi-Fi.",
    "The ISO certificate and the DIN norm.",
    "It was EN route to BS 12.",
    "NIST was founded in 1901.",
    "UTF-8 and SHA-256 and MP3 and H.264.",
]


@pytest.mark.parametrize("text", NONE)
def test_other_numbers_are_none(text):
    assert find_citations(text) == ()
