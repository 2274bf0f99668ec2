"""The block of the network holds, in this process and in those that tests start."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest

# Documentation addresses (RFC 5737, RFC 3849) and a reserved name (RFC 2606): nobody is called if the block fails.
ATTEMPTS = {
    "connect": "socket.socket().connect(('192.0.2.1', 80))",
    "connect_ex": "socket.socket().connect_ex(('192.0.2.1', 80))",
    "connect, IPv6": "socket.socket(socket.AF_INET6).connect(('2001:db8::1', 80))",
    "create_connection": "socket.create_connection(('192.0.2.1', 80), 1)",
    "datagram": "socket.socket(type=socket.SOCK_DGRAM).sendto(b'', ('192.0.2.1', 9))",
    "look-up": "socket.getaddrinfo('example.invalid', 80)",
    "old look-up": "socket.gethostbyname('example.invalid')",
    "urllib": "__import__('urllib.request').request.urlopen('http://192.0.2.1/', timeout=1)",
}


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=ATTEMPTS.keys())
def test_this_process_cannot_reach_the_network(attempt):
    with pytest.raises(Exception, match="tests run without network"):
        eval(attempt, {"socket": socket})


def test_a_child_process_cannot_reach_the_network():
    code = "import socket; socket.create_connection(('192.0.2.1', 80), 1)"
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert child.returncode == 1
    assert "NetworkBlockedError: tests run without network" in child.stderr


def test_unix_sockets_stay_usable(tmp_path):
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(str(tmp_path / "s"))
        server.listen()
        client.connect(str(tmp_path / "s"))


def test_a_server_of_the_test_itself_can_be_reached_and_nothing_beside_it(reachable):
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_server(("127.0.0.1", 0)) as other:
        reachable(server.getsockname())
        socket.create_connection(server.getsockname(), 1).close()
        with pytest.raises(Exception, match="tests run without network"):
            socket.create_connection(other.getsockname(), 1)


def test_no_machine_but_this_one_can_be_made_reachable(reachable):
    with pytest.raises(AssertionError, match="nothing but this machine"):
        reachable(("192.0.2.1", 80))
