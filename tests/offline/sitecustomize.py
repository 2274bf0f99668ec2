"""Keeps a Python process off the network; loaded by the tests themselves and, through PYTHONPATH, by their children.

An audit hook sees every attempt of the standard library, whichever module makes it. The error is not an ``OSError``:
code that treats a failing network as a value must not be able to hide that a test tried to use it.
"""

from __future__ import annotations

import sys
from typing import Any

NAME_LOOKUPS = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"})
CONNECTIONS = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})

allowed: set[tuple[str, int]] = set()
"""Hosts and ports that are not refused: servers that a test runs itself, for as long as it does. Empty in children."""


class NetworkBlockedError(Exception):
    """A test tried to use the network."""


def refuse_network(event: str, arguments: tuple[Any, ...]) -> None:
    """Raise ``NetworkBlockedError`` for name look-ups and for connections other than to a Unix socket."""
    if event in NAME_LOOKUPS:
        address = arguments[:2]
    elif event in CONNECTIONS and isinstance(arguments[1], tuple):
        address = arguments[1][:2]
    else:
        return
    if address not in allowed:
        raise NetworkBlockedError(f"tests run without network, and this one tried {event} {arguments[-1]!r}")


sys.addaudithook(refuse_network)
