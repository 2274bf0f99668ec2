"""Which files a collection consists of: named in its recipe, linked from a page, or listed in a manifest."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from citecheck.errors import DownloadError
from citecheck.http import shown
from citecheck.index.pulling.remote import RemoteFile, parse_checksum
from citecheck.index.pulling.web_pages import is_web_page, links_of_page, title_of_page

if TYPE_CHECKING:
    import re

    from citecheck.http import Client
    from citecheck.index.pulling.recipes import Recipe

MAX_LISTING = 16 << 20
MAX_CHECKSUM_FILE = 1 << 16
MAX_GROWTH = 8
"""How many times larger than the recipe says a collection may have become, before it is taken for something else."""


def list_files(recipe: Recipe, client: Client) -> tuple[RemoteFile, ...]:
    """Return the files of the collection, in order; raises ``DownloadError`` when a listing names none."""
    origin = recipe.origin
    if origin.urls:
        files = tuple(_named(url) for url in origin.urls)
    elif not origin.listing:
        raise DownloadError(f"{recipe.name} cannot be downloaded from here. {recipe.by_hand}")
    else:
        content = client.fetch(origin.listing, MAX_LISTING)
        if origin.links:
            files = files_of_page(content, origin.listing, origin.links)
        else:
            files = files_of_manifest(content, origin.listing, *origin.bucket)
    return tuple(replace(file, limit=origin.size * MAX_GROWTH or None) for file in files)


def with_checksum(recipe: Recipe, file: RemoteFile, client: Client) -> RemoteFile:
    """Return ``file`` with the checksum that is published beside it, if the recipe says so."""
    if not recipe.origin.checksums:
        return file
    url = f"{file.url}{recipe.origin.checksums}"
    content = client.fetch(url, MAX_CHECKSUM_FILE)
    _refuse_page(content, url)
    return replace(file, checksum=parse_checksum(content.decode("utf-8", "replace"), shown(url)))


def files_of_page(content: bytes, url: str, links: re.Pattern[str]) -> tuple[RemoteFile, ...]:
    """Return the files below ``url`` that its page links to and that match ``links``."""
    found = (_named(link) for link in links_of_page(content.decode("utf-8", "replace"), url) if links.search(link))
    return _some(tuple(sorted(found, key=lambda file: file.name)), url)


def files_of_manifest(content: bytes, url: str, bucket: str, address: str) -> tuple[RemoteFile, ...]:
    """Return the files of a manifest as Redshift writes it: ``entries``, each with ``url`` and its length.

    ``bucket`` begins each address and is replaced by ``address``; what lies elsewhere is refused.
    """
    _refuse_page(content, url)
    try:
        listed = [(str(entry["url"]), int(entry["meta"]["content_length"])) for entry in json.loads(content)["entries"]]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DownloadError(f"{shown(url)} is no manifest of files; nothing was downloaded") from error
    foreign = next((place for place, _ in listed if not place.startswith(bucket)), None)
    if foreign is not None:
        raise DownloadError(f"{shown(url)} lists {shown(foreign)}, which lies elsewhere; nothing was downloaded")
    files = tuple(_named(address + place.removeprefix(bucket), size, depth=2) for place, size in listed)
    return _some(files, url)


def _named(url: str, size: int | None = None, depth: int = 1) -> RemoteFile:
    """Return the file at ``url``, called as the last ``depth`` parts of the address."""
    parts = unquote(urlsplit(url).path).strip("/").split("/")
    return RemoteFile(url, "-".join(parts[-depth:]), size)


def _some(files: tuple[RemoteFile, ...], url: str) -> tuple[RemoteFile, ...]:
    if not files:
        raise DownloadError(f"{shown(url)} lists no file of the collection; its layout may have changed")
    if len({file.name for file in files}) != len(files):
        raise DownloadError(f"{shown(url)} lists two files of one name; nothing was downloaded")
    return files


def _refuse_page(content: bytes, url: str) -> None:
    if is_web_page("", content[:4096]):
        title = title_of_page(content[:65_536])
        raise DownloadError(f"{shown(url)} answers with a web page{f' (“{title}”)' if title else ''} instead of data")
