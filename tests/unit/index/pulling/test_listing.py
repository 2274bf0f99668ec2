"""The files of a collection are found in pages and manifests, and nothing that lies elsewhere."""

from __future__ import annotations

import json
import re

import pytest

from citecheck.errors import DownloadError
from citecheck.index.pulling.listing import files_of_manifest, files_of_page, list_files, with_checksum
from citecheck.index.pulling.recipes import find_recipe, recipe_from_data
from citecheck.index.pulling.remote import Checksum, RemoteFile, parse_checksum

FOLDER = "https://ftp.example.org/baseline/"
LINKS = re.compile(r"/pubmed\d{2}n\d{4}\.xml\.gz$")
LISTING = b"""<html><head><title>Index of /baseline</title></head><body><pre><a href="../">Parent</a>
<a href="README.txt">README.txt</a>  2026-01-01
<A class="f" HREF='pubmed26n0002.xml.gz'>pubmed26n0002.xml.gz</A>
<a href="pubmed26n0001.xml.gz">pubmed26n0001.xml.gz</a> <a href="pubmed26n0001.xml.gz.md5">md5</a>
<a href="https://evil.example.com/baseline/pubmed26n0003.xml.gz">x</a> <a href="/other/pubmed26n0004.xml.gz">x</a>
<a href="pubmed26n0001.xml.gz">again</a></pre></body></html>"""
BUCKET = ("s3://openalex/", "https://openalex.example.org/")


def manifest(*entries):
    listed = [{"url": url, "meta": {"content_length": size, "record_count": 1}} for url, size in entries]
    return json.dumps({"entries": listed, "meta": {}}).encode()


def test_a_folder_page_gives_its_own_files_in_order():
    found = files_of_page(LISTING, FOLDER, LINKS)
    assert [(file.name, file.url) for file in found] == [
        ("pubmed26n0001.xml.gz", f"{FOLDER}pubmed26n0001.xml.gz"),
        ("pubmed26n0002.xml.gz", f"{FOLDER}pubmed26n0002.xml.gz"),
    ]


@pytest.mark.parametrize("content", [b"", b"<html><a href='x'>x</a></html>", bytes(1000)])
def test_a_page_without_files_is_an_error(content):
    with pytest.raises(DownloadError, match="lists no file of the collection"):
        files_of_page(content, FOLDER, LINKS)


def test_a_manifest_gives_files_with_their_sizes_under_names_of_their_own():
    found = files_of_manifest(
        manifest(
            ("s3://openalex/data/works/updated_date=2026-01-01/part_000.gz", 5),
            ("s3://openalex/data/works/updated_date=2026-01-02/part_000.gz", 7),
        ),
        "https://openalex.example.org/manifest",
        *BUCKET,
    )
    assert [(file.name, file.size) for file in found] == [
        ("updated_date=2026-01-01-part_000.gz", 5),
        ("updated_date=2026-01-02-part_000.gz", 7),
    ]
    assert found[0].url == "https://openalex.example.org/data/works/updated_date=2026-01-01/part_000.gz"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"{", "no manifest"),
        (b"[]", "no manifest"),
        (b'{"entries": [{"url": "s3://openalex/a.gz"}]}', "no manifest"),
        (b"[" * 100_000, "no manifest"),
        (manifest(), "lists no file"),
        (manifest(("s3://other/a.gz", 1)), "lies elsewhere"),
        (manifest(("https://example.com/a.gz", 1)), "lies elsewhere"),
        (manifest(("s3://openalex/a/x.gz", 1), ("s3://openalex/a/x.gz", 2)), "two files of one name"),
        (manifest(("s3://openalex/a/..%2F..%2Fx", 1)), "no plain name|lies elsewhere"),
        (b"<!doctype html><title>Down</title>", "web page \\(“Down”\\)"),
    ],
)
def test_a_manifest_that_cannot_be_trusted_is_refused(content, reason):
    with pytest.raises(DownloadError, match=reason):
        files_of_manifest(content, "https://openalex.example.org/manifest", *BUCKET)


@pytest.mark.parametrize("name", ["..", ".hidden", "a/b", "a b", "", "x.part", "x.json", "a\n", "-x"])
def test_a_name_that_is_not_plain_is_refused(name):
    with pytest.raises(DownloadError, match="no plain name"):
        RemoteFile("https://example.org/a", name)


MD5 = "0123456789abcdef0123456789abcdef"


@pytest.mark.parametrize(
    "text",
    [
        f"{MD5}  dblp.xml.gz\n",
        f"MD5(pubmed26n0001.xml.gz)= {MD5}\n",
        f"{MD5}",
        f"{MD5.upper()} *a",
        f"{MD5} a\n{MD5} a",
    ],
)
def test_a_checksum_is_read_as_programs_write_it(text):
    assert parse_checksum(text, "u") == Checksum("md5", MD5)


def test_the_algorithm_follows_from_the_length():
    assert parse_checksum("a" * 64, "u").algorithm == "sha256"
    assert parse_checksum("a" * 40, "u").algorithm == "sha1"


@pytest.mark.parametrize("text", ["", "nothing", "a" * 31, "a" * 33, "a" * 65, f"{MD5}\n{'f' * 32}"])
def test_what_holds_not_one_checksum_is_refused(text):
    with pytest.raises(DownloadError, match="checksum"):
        parse_checksum(text, "u")


def test_a_collection_without_an_address_says_what_to_do(client):
    with pytest.raises(DownloadError, match=r"crossref cannot be downloaded from here.*--from FOLDER"):
        list_files(find_recipe("crossref"), client)


def test_pages_and_checksums_come_from_the_server(server, act, client):
    server.files["/b/"] = act.Served(b'<html><a href="x1.gz">x1</a></html>', content_type="text/html")
    server.files["/b/x1.gz.md5"] = act.Served(f"{MD5}  x1.gz".encode())
    recipe = _recipe(listing=server.url("/b/"), links=r"x\d\.gz$", checksums=".md5", size=10)
    (file,) = list_files(recipe, client)
    assert (file.name, file.limit) == ("x1.gz", 80)
    assert with_checksum(recipe, file, client).checksum == Checksum("md5", MD5)


def test_a_page_in_place_of_a_checksum_is_one_error(server, act, client):
    server.acts["/x.md5"] = [act.page("Sign in")]
    recipe = _recipe(urls=[server.url("/x")], checksums=".md5")
    with pytest.raises(DownloadError, match=r"/x\.md5 answers with a web page \(“Sign in”\)"):
        with_checksum(recipe, *list_files(recipe, client), client)


def _recipe(**origin):
    texts = dict.fromkeys(("title", "description", "homepage", "licence", "format", "coverage"), "x")
    return recipe_from_data("test", {**texts, "origin": origin})
