"""Answers of web servers: the one module that knows requests, and loads it when the first address is asked.

Addresses in messages carry neither user names nor queries, which may hold secrets, and what the library below says is
told in our own words for the same reason. Credentials that the machine keeps (``.netrc``) are never sent.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Self, TypeVar
from urllib.parse import urljoin, urlsplit

from citecheck import __version__
from citecheck.errors import ConfigurationError, DownloadError, DownloadInterruptedError

if TYPE_CHECKING:
    from requests import Response, Session

CHUNK_BYTES = 1 << 16
MAX_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_WHOLE = 200
_ANSWERS = frozenset({200, 206, 304, 416})
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
"""What a server says that may say something else in a while (RFC 9110; 425 and 429: RFC 8470, RFC 6585)."""
_REASONS = {
    401: "it wants a login", 403: "it refuses access", 404: "there is nothing at this address",
    410: "what was at this address is gone", 451: "it may not be given out where you are",
}  # fmt: skip
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class HttpSettings:
    """How polite and how patient a client is.

    mailto: an address at which servers may reach whoever runs this; it goes into the user agent. connect_timeout,
    read_timeout: seconds until a connection stands, and between two pieces of an answer. attempts: failures in a row,
    without any progress between them, before it gives up. first_wait, longest_wait: seconds of the first pause, which
    doubles with each failure, and of the longest, also where a server asks for more.
    """

    mailto: str = ""
    connect_timeout: float = 10.0
    read_timeout: float = 60.0
    attempts: int = 6
    first_wait: float = 1.0
    longest_wait: float = 300.0

    def __post_init__(self) -> None:
        if self.mailto and not (self.mailto.isprintable() and self.mailto.isascii() and "@" in self.mailto):
            raise ConfigurationError(f"mailto is {self.mailto!r}; it must be a mail address")

    @property
    def user_agent(self) -> str:
        """What servers are told about who asks."""
        return f"citecheck/{__version__}" + (f" (mailto:{self.mailto})" if self.mailto else "")


class Answer:
    """What a server answered: ``status`` (200, 206, 304 or 416), ``headers`` by any case, and the body in pieces."""

    def __init__(self, response: Response, url: str) -> None:
        self.status = response.status_code
        self.headers: Mapping[str, str] = response.headers
        self._response = response
        self._url = url

    @property
    def length(self) -> int | None:
        """How many bytes of body the server announced."""
        announced = self.headers.get("Content-Length", "")
        return int(announced) if announced.isdecimal() else None

    def chunks(self) -> Iterator[bytes]:
        """Yield the body as it was sent; raises ``DownloadInterruptedError`` where it breaks off or stalls."""
        from urllib3.exceptions import HTTPError, ReadTimeoutError

        try:
            yield from self._response.raw.stream(CHUNK_BYTES, decode_content=False)
        except ReadTimeoutError as error:
            raise DownloadInterruptedError(f"{self._url}: the server fell silent") from error
        except HTTPError as error:
            raise DownloadInterruptedError(f"{self._url}: the connection broke off") from error


class Client:
    """Asks web servers; used as a context manager.

    told: hears why it waits and how long. sleep: how it waits, seconds.
    """

    def __init__(
        self,
        settings: HttpSettings | None = None,
        told: Callable[[str], None] = lambda _: None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._settings = settings or HttpSettings()
        self._told, self._sleep = told, sleep
        self._session = _session(self._settings.user_agent)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()

    @contextmanager
    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Iterator[Answer]:
        """Give the answer to one attempt at ``url``; at most five redirects are followed, none to a weaker scheme.

        Raises ``DownloadInterruptedError`` for what may be otherwise in a while, ``DownloadError`` for what will not.
        """
        for _ in range(MAX_REDIRECTS + 1):
            with self._ask(url, headers or {}) as response:
                if response.status_code not in _REDIRECTS:
                    _check_status(response, shown(url))
                    yield Answer(response, shown(url))
                    return
                url = _redirected(url, response.headers.get("Location", ""))
        raise DownloadError(f"{shown(url)} is redirected more than {MAX_REDIRECTS} times; the address may have moved")

    def fetch(self, url: str, limit: int) -> bytes:
        """Return the body at ``url``, patiently; raises ``DownloadError`` where it is larger than ``limit`` bytes."""

        def attempt() -> bytes:
            content = bytearray()
            with self.get(url) as answer:
                if answer.status != _WHOLE:
                    raise DownloadInterruptedError(f"{shown(url)}: the server answers with {answer.status}, unasked")
                for chunk in answer.chunks():
                    content += chunk
                    if len(content) > limit:
                        raise DownloadError(f"{shown(url)} is larger than {limit:,} bytes and not what was expected")
            return bytes(content)

        return self.persist(attempt)

    def persist(self, attempt: Callable[[], _T], reached: Callable[[], int] = lambda: 0) -> _T:
        """Return what ``attempt`` does, tried again after each ``DownloadInterruptedError``, with pauses between.

        ``reached`` tells how far it came: who gets further each time is not given up.
        """
        failures, furthest = 0, reached()
        while True:
            try:
                return attempt()
            except DownloadInterruptedError as error:
                failures = 1 if reached() > furthest else failures + 1
                furthest = max(furthest, reached())
                if failures >= self._settings.attempts:
                    raise DownloadInterruptedError(
                        f"{error}; given up after {failures} attempts; run it again later, it goes on where it stopped"
                    ) from error
                pause = self._pause(failures, error.retry_after)
                self._told(f"{error}; trying again in {pause:.0f} s")
                self._sleep(pause)

    def _pause(self, failures: int, retry_after: float | None) -> float:
        """Return the seconds to wait: what the server asked for, else anything up to a bound that doubles.

        Full jitter, so that clients that failed together do not come back together: M. Brooker, "Exponential Backoff
        and Jitter", AWS Architecture Blog, 2015.
        """
        if retry_after is not None:
            return min(retry_after, self._settings.longest_wait)
        bound = min(self._settings.first_wait * 2 ** (failures - 1), self._settings.longest_wait)
        return random.SystemRandom().uniform(0, bound)

    @contextmanager
    def _ask(self, url: str, headers: Mapping[str, str]) -> Iterator[Response]:
        timeouts = (self._settings.connect_timeout, self._settings.read_timeout)
        with _told(shown(url)):
            response = self._session.get(
                url, headers=dict(headers), stream=True, allow_redirects=False, timeout=timeouts
            )
        with response:
            yield response


def _session(user_agent: str) -> Session:
    from requests import Session as Base

    class Session(Base):
        """Follows no redirect of its own accord, which would read the whole body of the answer."""

        def get_redirect_target(self, _: Response) -> None:
            return None

    session = Session()
    session.auth = lambda request: request  # or requests would look into .netrc
    session.headers.update({"User-Agent": user_agent, "Accept-Encoding": "identity"})
    return session


def shown(url: str) -> str:
    """Return ``url`` as messages give it: without user name, password, query and fragment, on one line."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "an address that cannot be read"
    text = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
    return "".join(char for char in text if char.isprintable())[:300]


def seconds_to_wait(retry_after: str, now: datetime) -> float | None:
    """Return what a ``Retry-After`` asks for, in seconds or as a date; ``None`` if it says nothing readable."""
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        moment = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds())


def _check_status(response: Response, url: str) -> None:
    status = response.status_code
    if status in _ANSWERS:
        return
    if status in _PASSING:
        wait = seconds_to_wait(response.headers.get("Retry-After", ""), datetime.now(UTC))
        raise DownloadInterruptedError(f"{url}: the server answers with {status}", retry_after=wait)
    reason = _REASONS.get(status, "which is no answer to a download")
    raise DownloadError(f"{url}: the server answers with {status}, {reason}; open the address in a browser to see why")


def _redirected(url: str, location: str) -> str:
    """Return where ``location`` leads from ``url``; raises ``DownloadError`` for another scheme but https."""
    try:
        target = urljoin(url, location) if location else ""
        scheme = urlsplit(target).scheme
    except ValueError:
        target = scheme = ""
    if not (scheme == "https" or scheme == urlsplit(url).scheme == "http"):
        place = shown(target) if target else "nowhere"
        raise DownloadError(f"{shown(url)} is redirected to {place}, which is not followed: it is not https")
    return target


@contextmanager
def _told(url: str) -> Iterator[None]:
    """Raise what requests raises as an error of ours, in our words."""
    from requests import exceptions

    try:
        yield
    except exceptions.SSLError as error:
        raise DownloadError(f"{url}: the server cannot prove who it is (TLS); nothing was downloaded") from error
    except exceptions.ProxyError as error:
        raise DownloadInterruptedError(f"{url}: the proxy gives no connection") from error
    except exceptions.Timeout as error:
        raise DownloadInterruptedError(f"{url}: the server does not answer in time") from error
    except (exceptions.ConnectionError, exceptions.ChunkedEncodingError) as error:
        raise DownloadInterruptedError(f"{url}: no connection to the server") from error
    except (exceptions.RequestException, ValueError) as error:
        raise DownloadError(f"{url} is no address that can be asked") from error
