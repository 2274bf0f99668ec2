"""A web server of our own, on this machine, that misbehaves as it is told."""

from __future__ import annotations

import socketserver
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler

import pytest

from citecheck.http import Client, HttpSettings


@dataclass
class Served:
    """What lies at one path."""

    content: bytes
    etag: str = '"1"'
    content_type: str = "application/octet-stream"
    last_modified: str = "Fri, 20 Nov 2026 10:00:00 GMT"


class WebServer(socketserver.ThreadingTCPServer):
    """Serves ``files``, after what ``acts`` holds for a path: one act for each request, then as servers should."""

    daemon_threads = True
    block_on_close = False

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.files: dict[str, Served] = {}
        self.acts: dict[str, list] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.closing = threading.Event()

    def url(self, path):
        return f"http://127.0.0.1:{self.server_address[1]}{path}"

    def ranges(self, path):
        """The ``Range`` of each request for ``path``, ``None`` where it had none."""
        return [headers.get("Range") for asked, headers in self.asked if asked == path]

    def handle_error(self, request, client_address):
        """Say nothing: clients that hang up are what is tested."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.close_connection = True
        path = self.path.partition("?")[0]
        self.server.asked.append((path, dict(self.headers)))
        waiting = self.server.acts.get(path)
        act = waiting.pop(0) if waiting else serve()
        act(self, self.server.files.get(path))

    def log_message(self, *_):
        """Say nothing."""

    def head(self, status, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Connection", "close")
        self.end_headers()


def serve(*, announce=None, drop_after=None, stall_after=None, ranges=True, validators=True):
    """Serve a file, with ranges and conditions; or announce another length, drop, fall silent, know no ranges."""

    def act(handler, file):
        if file is None:
            handler.head(404, Content_Length="0")
            return
        about = {"ETag": file.etag, "Last-Modified": file.last_modified} if validators else {}
        if file.etag in handler.headers.get("If-None-Match", ""):
            handler.head(304, **about)
            return
        start, total = _start(handler, file) if ranges else 0, len(file.content)
        if start and start >= total:
            handler.head(416, Content_Range=f"bytes */{total}", Content_Length="0")
            return
        body = file.content[start:]
        about |= {"Content-Type": file.content_type, "Content-Length": str(announce or len(body))}
        if start:
            about["Content-Range"] = f"bytes {start}-{total - 1}/{total}"
        handler.head(206 if start else 200, **about)
        cut = next((count for count in (drop_after, stall_after) if count is not None), len(body))
        handler.wfile.write(body[: min(cut, announce or cut)])
        if stall_after is not None:
            handler.server.closing.wait(20)

    return act


def _start(handler, file):
    asked, condition = handler.headers.get("Range", ""), handler.headers.get("If-Range")
    fits = condition in {None, file.etag, file.last_modified}
    return int(asked.removeprefix("bytes=").rstrip("-")) if asked and fits else 0


def answer(status, body=b"", **headers):
    """Answer with this status."""

    def act(handler, _):
        handler.head(status, **({"Content-Length": str(len(body))} | headers))
        handler.wfile.write(body)

    return act


def page(title):
    """Serve a web page, as a portal or a server under maintenance does."""
    body = f"<!DOCTYPE html>\n<html><head><title>{title}</title></head><body>...</body></html>".encode()
    return answer(200, body, Content_Type="text/html; charset=utf-8")


@pytest.fixture
def act():
    """What the server can be told to do: ``serve``, ``answer``, ``page``."""
    import types

    return types.SimpleNamespace(serve=serve, answer=answer, page=page, Served=Served)


@pytest.fixture
def server(reachable):
    """A web server for the length of a test."""
    with WebServer() as running:
        reachable(running.server_address)
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        running.closing.set()
        running.shutdown()
        thread.join()


@pytest.fixture
def waits():
    """The seconds that the client was told to wait."""
    return []


@pytest.fixture
def client(waits):
    """A client of little patience that does not really wait."""
    settings = HttpSettings(connect_timeout=5.0, read_timeout=0.3, attempts=4, longest_wait=120.0)
    with Client(settings, sleep=waits.append) as opened:
        yield opened
