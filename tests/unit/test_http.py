"""Servers are asked politely and patiently, redirects are followed within bounds, and messages hold no secrets."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from citecheck import __version__
from citecheck.errors import ConfigurationError, DownloadError, DownloadInterruptedError
from citecheck.http import Client, HttpSettings, seconds_to_wait, shown

NOW = datetime(2026, 11, 20, 12, 0, 0, tzinfo=UTC)


def test_what_is_served_is_fetched(server, act, client):
    server.files["/a"] = act.Served(b"x" * 200_000)
    assert client.fetch(server.url("/a"), 1_000_000) == b"x" * 200_000


@pytest.mark.parametrize(("mailto", "agent"), [("", ""), ("a@example.org", " (mailto:a@example.org)")])
def test_servers_hear_who_asks_and_no_credentials(server, act, mailto, agent, tmp_path, monkeypatch):
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    server.files["/a"] = act.Served(b"x")
    with Client(HttpSettings(mailto=mailto)) as client:
        client.fetch(server.url("/a"), 10)
    ((_, headers),) = server.asked
    assert headers["User-Agent"] == f"citecheck/{__version__}{agent}"
    assert headers["Accept-Encoding"] == "identity"
    assert "Authorization" not in headers


@pytest.mark.parametrize("mailto", ["nobody", "a@b\r\nX: y", "ä@example.org"])
def test_what_is_no_mail_address_is_refused(mailto):
    with pytest.raises(ConfigurationError, match="must be a mail address"):
        HttpSettings(mailto=mailto)


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
def test_what_may_pass_is_tried_again(server, act, client, waits, status):
    server.files["/a"] = act.Served(b"x")
    server.acts["/a"] = [act.answer(status)]
    assert client.fetch(server.url("/a"), 10) == b"x"
    assert len(waits) == 1
    assert 0 <= waits[0] <= 1


@pytest.mark.parametrize(
    ("asked", "waited"), [("7", 7), ("99999", 120), ("0", 0), ("Thu, 01 Jan 1970 00:00:00 GMT", 0)]
)
def test_what_a_server_asks_to_wait_is_waited_within_bounds(server, act, client, waits, asked, waited):
    server.files["/a"] = act.Served(b"x")
    server.acts["/a"] = [act.answer(429, Retry_After=asked)]
    client.fetch(server.url("/a"), 10)
    assert waits == [waited]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("30", 30),
        ("Fri, 20 Nov 2026 12:01:00 GMT", 60),
        ("Fri, 20 Nov 2026 11:00:00 GMT", 0),
        ("Fri, 20 Nov 2026 12:01:00 -0000", 60),
        ("soon", None),
        ("", None),
        ("-5", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(text, seconds):
    assert seconds_to_wait(text, NOW) == seconds


def test_pauses_double_up_to_a_bound_and_differ(server, act):
    waits = []
    server.acts["/a"] = [act.answer(503)] * 12
    settings = HttpSettings(attempts=12, longest_wait=20.0)
    with Client(settings, sleep=waits.append) as client, pytest.raises(DownloadInterruptedError):
        client.fetch(server.url("/a"), 10)
    assert all(0 <= wait <= min(2**number, 20) for number, wait in enumerate(waits))
    assert len(set(waits)) == len(waits) == 11


def test_who_waits_is_told_why_and_how_long(server, act):
    lines = []
    server.files["/a"] = act.Served(b"x")
    server.acts["/a"] = [act.answer(429, Retry_After="7")]
    with Client(told=lines.append, sleep=lambda _: None) as client:
        client.fetch(server.url("/a"), 10)
    assert [line.partition("/a: ")[2] for line in lines] == ["the server answers with 429; trying again in 7 s"]


def test_who_never_answers_well_is_given_up_with_one_message(server, act, client, waits):
    server.acts["/a"] = [act.answer(503)] * 9
    with pytest.raises(DownloadInterruptedError, match=r"/a: the server answers with 503; given up after 4 attempts"):
        client.fetch(server.url("/a"), 10)
    assert len(waits) == 3


@pytest.mark.parametrize(
    ("status", "reason"), [(401, "a login"), (403, "refuses"), (404, "nothing at"), (410, "gone"), (418, "no answer")]
)
def test_what_will_not_pass_is_an_error_at_once(server, act, client, waits, status, reason):
    server.acts["/a"] = [act.answer(status)]
    with pytest.raises(DownloadError, match=f"answers with {status}, .*{reason}"):
        client.fetch(server.url("/a"), 10)
    assert waits == []


def test_a_server_that_falls_silent_is_tried_again(server, act, client, waits):
    server.files["/a"] = act.Served(b"x" * 10)
    server.acts["/a"] = [act.serve(stall_after=5)]
    assert client.fetch(server.url("/a"), 10) == b"x" * 10
    assert len(waits) == 1


def test_a_server_that_does_not_exist_is_an_error_in_our_words(client, reachable, server):
    port = server.server_address[1]
    server.shutdown()
    server.server_close()
    with pytest.raises(DownloadInterruptedError, match=r"127\.0\.0\.1:\d+/a: no connection to the server; given up"):
        client.fetch(f"http://127.0.0.1:{port}/a", 10)


def test_five_redirects_are_followed_and_six_are_not(server, act, client):
    server.files["/end"] = act.Served(b"x")
    for number in range(6):
        target = f"/{number + 1}" if number < 5 else "/end"
        server.acts[f"/{number}"] = [act.answer(302, Location=target)] * 2
    assert client.fetch(server.url("/1"), 10) == b"x"
    with pytest.raises(DownloadError, match="redirected more than 5 times"):
        client.fetch(server.url("/0"), 10)


def test_a_loop_of_redirects_ends(server, act, client, waits):
    server.acts["/a"] = [act.answer(301, Location="/a")] * 50
    with pytest.raises(DownloadError, match=r"/a is redirected more than 5 times"):
        client.fetch(server.url("/a"), 10)
    assert (len(server.asked), waits) == (6, [])


@pytest.mark.parametrize("location", ["ftp://example.org/a", "file:///etc/passwd", "", "javascript:0", "http://["])
def test_a_redirect_to_another_scheme_is_not_followed(server, act, client, location):
    server.acts["/a"] = [act.answer(302, Location=location)]
    with pytest.raises(DownloadError, match="which is not followed"):
        client.fetch(server.url("/a"), 10)


def test_a_redirect_from_https_to_http_is_not_followed():
    from citecheck.http import _redirected

    with pytest.raises(DownloadError, match="it is not https"):
        _redirected("https://example.org/a", "http://example.org/a")
    assert _redirected("http://example.org/a", "https://example.org/b") == "https://example.org/b"


@pytest.mark.parametrize("status", [206, 304, 416])
def test_an_answer_that_nobody_asked_for_is_no_content(server, act, client, status):
    server.acts["/a"] = [act.answer(status, b"part")] * 9
    with pytest.raises(DownloadInterruptedError, match=f"answers with {status}, unasked"):
        client.fetch(server.url("/a"), 10)


def test_an_answer_larger_than_expected_is_refused(server, act, client):
    server.files["/a"] = act.Served(b"x" * 100_000)
    with pytest.raises(DownloadError, match="larger than 10 bytes"):
        client.fetch(server.url("/a"), 10)


@pytest.mark.parametrize("url", ["nowhere", "http://", "http://[", "gopher://example.org/"])
def test_what_is_no_address_is_refused(client, url):
    with pytest.raises(DownloadError, match="no address"):
        client.fetch(url, 10)


def test_messages_hold_no_secrets(server, act, client):
    url = server.url("/a?token=secret#secret").replace("http://", "http://me:secret@")
    server.acts["/a"] = [act.answer(403)]
    with pytest.raises(DownloadError) as caught:
        client.fetch(url, 10)
    assert "secret" not in str(caught.value)
    assert shown("https://u:p@example.org/a\r\n?x=1") == "https://example.org/a"


def test_who_gets_further_each_time_is_not_given_up(client):
    done = []

    def attempt():
        done.append(1)
        if len(done) < 50:
            raise DownloadInterruptedError("not yet")
        return "done"

    assert client.persist(attempt, lambda: len(done)) == "done"
