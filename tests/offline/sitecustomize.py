"""Keeps a Python process off the network; loaded by the tests themselves and, through PYTHONPATH, by their children.

An audit hook sees every attempt of the standard library, whichever module makes it. The error is not an ``OSError``:
code that treats a failing network as a value must not be able to hide that a test tried to use it.
"""

from __future__ import annotations

import sys
from typing import Any

NAME_LOOKUPS = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"})
CONNECTIONS = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})


class NetworkBlockedError(Exception):
    """A test tried to use the network."""


def refuse_network(event: str, arguments: tuple[Any, ...]) -> None:
    """Raise ``NetworkBlockedError`` for name look-ups and for connections other than to a Unix socket."""
    if event in NAME_LOOKUPS or (event in CONNECTIONS and isinstance(arguments[1], tuple)):
        raise NetworkBlockedError(f"tests run without network, and this one tried {event} {arguments[-1]!r}")


sys.addaudithook(refuse_network)
