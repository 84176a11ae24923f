"""Limits, addresses, headers, requests and answers."""

import json as _json
from datetime import timedelta

import _http_client as _http
from _asyncio import _now_us
from httpx._exceptions import HTTPStatusError, ReadTimeout, RemoteProtocolError, ResponseNotRead, UnsupportedProtocol

UNSET = object()


class Timeout:
    """Limits in seconds; None: none."""

    def __init__(self, timeout=UNSET, *, connect=UNSET, read=UNSET, write=UNSET, pool=UNSET):
        if isinstance(timeout, Timeout):
            every = (timeout.connect, timeout.read, timeout.write, timeout.pool)
        elif isinstance(timeout, tuple):
            every = (timeout + (None,) * 4)[:4]
        else:
            if timeout is UNSET and UNSET in (connect, read, write, pool):
                raise ValueError(
                    'httpx.Timeout must either include a default, or set all four parameters explicitly.'
                )
            every = (timeout,) * 4
        given = (connect, read, write, pool)
        self.connect, self.read, self.write, self.pool = (
            one if own is UNSET else own for one, own in zip(every, given)
        )

    def __repr__(self):
        if len({self.connect, self.read, self.write, self.pool}) == 1:
            return f'Timeout(timeout={self.connect})'
        return f'Timeout(connect={self.connect}, read={self.read}, write={self.write}, pool={self.pool})'


class Limits:
    """How many connections may be in use and kept."""

    def __init__(self, *, max_connections=None, max_keepalive_connections=None, keepalive_expiry=5.0):
        self.max_connections = max_connections
        self.max_keepalive_connections = max_keepalive_connections
        self.keepalive_expiry = keepalive_expiry


class URL(_http.Url):
    """An address."""

    def __init__(self, url):
        address = _http.parse(str(url))
        if address is None:
            raise UnsupportedProtocol("Request URL is missing an 'http://' or 'https://' protocol.")
        super().__init__(address)

    @property
    def port(self):
        """The port, None if it goes without saying."""
        return None if self._address.is_default_port else self._address.port

    @property
    def query(self):
        """The query."""
        return self._address.query.encode()


class Headers(_http.Headers):
    """Headers."""

    def __setitem__(self, name, value):
        super().__setitem__(name.lower(), value)

    def __repr__(self):
        return f'Headers({dict(self.items())!r})'


class Request:
    """What was sent."""

    def __init__(self, method, url, *, headers=None, content=None):
        self.method = method
        self.url = url if isinstance(url, URL) else URL(url)
        self.headers = Headers(headers)
        self.content = content or b''

    def __repr__(self):
        return f'<Request({self.method!r}, {str(self.url)!r})>'


class _Codes:
    OK = 200
    CREATED = 201
    NO_CONTENT = 204
    BAD_REQUEST = 400
    UNAUTHORIZED = 401
    FORBIDDEN = 403
    NOT_FOUND = 404
    TOO_MANY_REQUESTS = 429
    INTERNAL_SERVER_ERROR = 500
    SERVICE_UNAVAILABLE = 503


codes = _Codes()


class Response:
    """An answer."""

    def __init__(self, exchange, elapsed_us):
        answer = exchange.answer
        self._exchange = exchange
        self._content = None
        self._begun = _now_us() - elapsed_us
        self._elapsed = elapsed_us
        self.status_code = answer.status
        self.reason_phrase = answer.reason
        self.http_version = 'HTTP/1.1'
        self.headers = Headers(answer.headers._items)
        self.request = Request(
            exchange.request.method,
            str(exchange.request.address),
            headers=exchange.request.headers._items,
            content=exchange.request.body,
        )
        self.encoding = _http.encoding_of(answer.headers)
        self.history = []
        self.cookies = _http.cookies_of(answer.headers)

    def __repr__(self):
        return f'<Response [{self.status_code} {self.reason_phrase}]>'

    @property
    def url(self):
        """Where it comes from."""
        return self.request.url

    @property
    def elapsed(self):
        """How long it took."""
        return timedelta(microseconds=self._elapsed)

    @property
    def is_informational(self):
        """1xx."""
        return self.status_code // 100 == 1

    @property
    def is_success(self):
        """2xx."""
        return self.status_code // 100 == 2

    @property
    def is_redirect(self):
        """3xx."""
        return self.status_code // 100 == 3

    @property
    def is_client_error(self):
        """4xx."""
        return self.status_code // 100 == 4

    @property
    def is_server_error(self):
        """5xx."""
        return self.status_code // 100 == 5

    @property
    def is_error(self):
        """4xx or 5xx."""
        return self.status_code >= 400

    @property
    def has_redirect_location(self):
        """Whether it sends one elsewhere."""
        return self.status_code in _http.REDIRECTS and 'location' in self.headers

    @property
    def content(self):
        """The body as bytes."""
        if self._content is None:
            raise ResponseNotRead()
        return self._content

    @property
    def text(self):
        """The body as text."""
        return self.content.decode(self.encoding or 'utf-8', 'replace')

    def json(self, **kwargs):
        """The body, read as JSON."""
        return _json.loads(self.content, **kwargs)

    def raise_for_status(self):
        """Raises HTTPStatusError unless the status is 2xx; gives the answer itself."""
        if self.is_success:
            return self
        kind = {1: 'Informational response', 3: 'Redirect response', 4: 'Client error', 5: 'Server error'}
        text = f"{kind[self.status_code // 100]} '{self.status_code} {self.reason_phrase}' for url '{self.url}'"
        if self.has_redirect_location:
            text += f"\nRedirect location: '{self.headers['location']}'"
        text += (
            f'\nFor more information check: https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/{self.status_code}'
        )
        raise HTTPStatusError(text, request=self.request, response=self)

    def _failed(self, exc):
        if isinstance(exc, _http.TooLate):
            return ReadTimeout('The read operation timed out', request=self.request)
        return RemoteProtocolError(
            'peer closed connection without sending complete message body', request=self.request
        )

    def _is_read(self):
        self._elapsed = _now_us() - self._begun

    def _pieces(self, chunk_size):
        try:
            while data := self._exchange.some(chunk_size):
                yield data
        except (_http.BadAnswer, _http.TooLate) as exc:
            raise self._failed(exc) from exc
        self._is_read()

    async def _apieces(self, chunk_size):
        try:
            while data := await self._exchange.some(chunk_size):
                yield data
        except (_http.BadAnswer, _http.TooLate) as exc:
            raise self._failed(exc) from exc
        self._is_read()

    def read(self):
        """Reads the whole body."""
        if self._content is None:
            self._content = b''.join(self._pieces(None))
        return self._content

    async def aread(self):
        """Reads the whole body."""
        if self._content is None:
            self._content = b''.join([data async for data in self._apieces(None)])
        return self._content

    def iter_raw(self, chunk_size=None):
        """The body in pieces."""
        return self.iter_bytes(chunk_size)

    def iter_bytes(self, chunk_size=None):
        """The body in pieces."""
        if self._content is not None:
            yield self._content
            return
        yield from self._pieces(chunk_size)

    def iter_text(self, chunk_size=None):
        """The body as text, in pieces."""
        for data in self.iter_bytes(chunk_size):
            yield data.decode(self.encoding or 'utf-8', 'replace')

    def iter_lines(self):
        """The body by lines."""
        rest = ''
        for text in self.iter_text():
            *lines, rest = (rest + text).split('\n')
            yield from lines
        if rest:
            yield rest

    async def aiter_raw(self, chunk_size=None):
        """The body in pieces."""
        async for data in self.aiter_bytes(chunk_size):
            yield data

    async def aiter_bytes(self, chunk_size=None):
        """The body in pieces."""
        if self._content is not None:
            yield self._content
            return
        async for data in self._apieces(chunk_size):
            yield data

    async def aiter_text(self, chunk_size=None):
        """The body as text, in pieces."""
        async for data in self.aiter_bytes(chunk_size):
            yield data.decode(self.encoding or 'utf-8', 'replace')

    async def aiter_lines(self):
        """The body by lines."""
        rest = ''
        async for text in self.aiter_text():
            *lines, rest = (rest + text).split('\n')
            for line in lines:
                yield line
        if rest:
            yield rest

    def close(self):
        """Gives the connection back."""
        answer = self._exchange.answer
        self._exchange.release(answer.is_whole and answer.keeps)

    async def aclose(self):
        """Gives the connection back."""
        self.close()
