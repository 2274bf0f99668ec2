"""Web pages: told from data, their titles for messages, and the links of folder listings."""

from __future__ import annotations

import html
import re
from urllib.parse import urljoin

_PAGE = re.compile(
    rb"(?i)[\xef\xbb\xbf\s]*(?:<!--.{0,2000}?-->\s*)?(?:<\?xml[^>]{0,200}\?>\s*)?<(?:!doctype\s+)?html\b", re.DOTALL
)
_TITLE = re.compile(r"(?is)<title\b[^>]{0,200}>(.{0,1000}?)</title")
_LINK = re.compile(r"""(?i)<a\s[^>]{0,500}?href\s{0,9}=\s{0,9}["']([^"'<>]{1,1000})["']""")


def is_web_page(content_type: str, head: bytes) -> bool:
    """Tell whether an answer is a page for people, by its ``Content-Type`` or the first bytes of its body."""
    return content_type.partition(";")[0].strip().lower() in {"text/html", "application/xhtml+xml"} or bool(
        _PAGE.match(head)
    )


def title_of_page(head: bytes) -> str:
    """Return the title of a page that begins with ``head``, on one line, ``""`` for none."""
    found = _TITLE.search(head.decode("utf-8", "replace"))
    text = " ".join(html.unescape(found[1]).split()) if found else ""
    return "".join(char for char in text if char.isprintable())[:100]


def links_of_page(text: str, url: str) -> tuple[str, ...]:
    """Return the addresses below ``url`` that the page there links to, each once, in order."""
    found = (urljoin(url, html.unescape(target)) for target in _LINK.findall(text))
    return tuple(dict.fromkeys(link for link in found if link.startswith(url)))
