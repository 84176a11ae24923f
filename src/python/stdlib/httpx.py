"""
`httpx`: HTTP over the simulated network, with `await` (AsyncClient) or blocking its thread (Client and the functions).

Not the real package: what courses use of it, written against its documentation.
"""

import json as _json
from contextlib import asynccontextmanager, contextmanager
from datetime import timedelta

import _http_client as _http
from _asyncio import _now_us
from asyncio import TimeoutError as _TimeoutError, timeout as _limit

__version__ = '0.28.1'


class HTTPError(Exception):
    """What all errors of requests and their answers have in common."""

    def __init__(self, message):
        super().__init__(message)
        self._request = None

    @property
    def request(self):
        """The request that failed."""
        if self._request is None:
            raise RuntimeError('The .request property has not been set.')
        return self._request


class RequestError(HTTPError):
    """The request failed."""

    def __init__(self, message, *, request=None):
        super().__init__(message)
        self._request = request


class TransportError(RequestError):
    """The network failed."""


class TimeoutException(TransportError):
    """It took too long."""


class ConnectTimeout(TimeoutException):
    """The connection took too long."""


class ReadTimeout(TimeoutException):
    """The answer took too long."""


class WriteTimeout(TimeoutException):
    """Sending took too long."""


class PoolTimeout(TimeoutException):
    """No connection became free in time."""


class NetworkError(TransportError):
    """The connection failed."""


class ConnectError(NetworkError):
    """No connection could be made."""


class ReadError(NetworkError):
    """The answer broke off."""


class WriteError(NetworkError):
    """The request broke off."""


class ProtocolError(TransportError):
    """The other end does not speak HTTP."""


class RemoteProtocolError(ProtocolError):
    """The other end does not speak HTTP."""


class UnsupportedProtocol(TransportError):
    """An address that is neither http nor https."""


class TooManyRedirects(RequestError):
    """One redirect after another."""


class HTTPStatusError(HTTPError):
    """A status that says that something went wrong."""

    def __init__(self, message, *, request, response):
        super().__init__(message)
        self._request = request
        self.response = response


class InvalidURL(Exception):
    """What was given is no address."""


class StreamError(RuntimeError):
    """A body was used in a way that is not possible."""


class ResponseNotRead(StreamError):
    """The body of a streaming answer has not been read."""

    def __init__(self):
        super().__init__('Attempted to access streaming response content, without having called `read()`.')


_UNSET = object()


class Timeout:
    """Limits in seconds; None: none."""

    def __init__(self, timeout=_UNSET, *, connect=_UNSET, read=_UNSET, write=_UNSET, pool=_UNSET):
        if isinstance(timeout, Timeout):
            every = (timeout.connect, timeout.read, timeout.write, timeout.pool)
        elif isinstance(timeout, tuple):
            every = (timeout + (None,) * 4)[:4]
        else:
            if timeout is _UNSET and _UNSET in (connect, read, write, pool):
                raise ValueError(
                    'httpx.Timeout must either include a default, or set all four parameters explicitly.'
                )
            every = (timeout,) * 4
        given = (connect, read, write, pool)
        self.connect, self.read, self.write, self.pool = (
            one if own is _UNSET else own for one, own in zip(every, given)
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


class URL:
    """An address."""

    def __init__(self, url):
        self._address = _http.parse(str(url))
        if self._address is None:
            raise UnsupportedProtocol("Request URL is missing an 'http://' or 'https://' protocol.")

    def __str__(self):
        return str(self._address)

    def __repr__(self):
        return f"URL('{self}')"

    def __eq__(self, other):
        return str(self) == str(other)

    def __hash__(self):
        return hash(str(self))

    @property
    def scheme(self):
        """'http' or 'https'."""
        return self._address.scheme

    @property
    def host(self):
        """The host."""
        return self._address.host

    @property
    def port(self):
        """The port, None if it goes without saying."""
        return None if self._address.is_default_port else self._address.port

    @property
    def path(self):
        """The path."""
        return self._address.path

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
        self.cookies = {}
        for text in answer.headers.get_all('Set-Cookie'):
            name, _, value = text.partition(';')[0].partition('=')
            self.cookies[name] = value

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


class _Waiting:
    """One request that is waited for with `await`."""

    def __init__(self, pool, request, timeout):
        self.request = request
        self.answer = None
        self._pool = pool
        self._timeout = timeout
        self._connection = None
        self._is_released = False

    async def start(self):
        """Connects, sends, and waits for status and headers."""
        request, timeout = self.request, self._timeout
        telling = _http.Telling(request)
        try:
            connection = await _in_time(timeout.pool, 'pool', self._pool.acquire(request.address))
        except BaseException as exc:
            telling.end(error=exc)
            raise
        try:
            if connection is None:
                connection = await _in_time(timeout.connect, 'connect', _http.connect(request.address))
            self._connection = connection
            self.answer = connection.begin(request)
            while self.answer.status is None or self.answer.status < 200:
                await self._receive(f'the answer to {request.label}')
        except BaseException as exc:
            telling.end(error=exc)
            self.release(False)
            raise
        telling.end(self.answer)

    async def _receive(self, what):
        await _in_time(self._timeout.read, 'read', _http.receive(self._connection, self.answer, what))

    async def some(self, most=None):
        """The next bytes of the body; b'' at its end."""
        answer = self.answer
        while not answer.body and not answer.is_whole and not self._is_released:
            try:
                await self._receive('the rest of the answer')
            except BaseException:
                self.release(False)
                raise
        if answer.is_whole:
            self.release(answer.keeps)
        return answer.take(most)

    def release(self, keeps):
        """Gives the connection back, or hangs up."""
        if not self._is_released:
            self._is_released = True
            self._pool.release(_http.key_of(self.request.address), self._connection, keeps)


async def _in_time(seconds, phase, awaitable):
    if seconds is None:
        return await awaitable
    limit = _limit(seconds)
    try:
        async with limit:
            return await awaitable
    except _TimeoutError:
        if not limit.expired():
            raise
        raise _http.TooLate(phase) from None


def _error_of(exc, request):
    """The error that a program sees for what went wrong beneath."""
    if isinstance(exc, _http.TooLate):
        kind = {'connect': ConnectTimeout, 'read': ReadTimeout, 'pool': PoolTimeout}[exc.args[0]]
        return kind('', request=request)
    if isinstance(exc, _http.BadAnswer):
        return RemoteProtocolError('Server disconnected without sending a response.', request=request)
    if isinstance(exc, ConnectionResetError):
        return ReadError(str(exc), request=request)
    text = f'[Errno {exc.errno}] {exc.strerror}' if type(exc).__name__ == 'gaierror' else 'All connection attempts failed'
    return ConnectError(text, request=request)


class _Base:
    """What Client and AsyncClient have in common."""

    def __init__(
        self,
        *,
        auth=None,
        params=None,
        headers=None,
        cookies=None,
        timeout=5.0,
        follow_redirects=False,
        limits=None,
        max_redirects=20,
        base_url='',
        event_hooks=None,
        verify=True,
        http1=True,
        http2=False,
        trust_env=True,
        proxy=None,
        transport=None,
    ):
        self._auth = auth
        self.params = params
        self.headers = Headers(
            {
                'Accept': '*/*',
                'Accept-Encoding': 'identity',
                'Connection': 'keep-alive',
                'User-Agent': f'python-httpx/{__version__}',
            }
        )
        self.headers.update(headers or {})
        self.cookies = dict(cookies or {})
        self.timeout = Timeout(timeout)
        self.follow_redirects = follow_redirects
        self.max_redirects = max_redirects
        self.base_url = base_url
        self.event_hooks = event_hooks or {}
        self.is_closed = False
        self._jar = _http.Jar()
        most = 100 if limits is None else limits.max_connections
        self._pool = _http.Pool(most or 0)

    def _request(self, method, url, params, content, data, json, files, headers, cookies, auth):
        if self.is_closed:
            raise RuntimeError('Cannot send a request, as the client has been closed.')
        text = str(url)
        if self.base_url and '://' not in text:
            text = str(self.base_url).rstrip('/') + '/' + text.lstrip('/')
        if '://' not in text:
            raise UnsupportedProtocol("Request URL is missing an 'http://' or 'https://' protocol.")
        address = _http.parse(text)
        if address is None:
            scheme = text.partition('://')[0]
            raise UnsupportedProtocol(f"Request URL has an unsupported protocol '{scheme}://'.")
        every = [pair for some in (self.params, params) if some for pair in _http.pairs_of(some)]
        if every:
            address.query = _http.encode(every)
        address.fragment = ''
        sent = _http.Headers(self.headers._items)
        sent.update(headers or {})
        body, kind = _http.body_of(data if content is None else content, json, files)
        if kind == 'text/plain; charset=utf-8':
            kind = None
        if kind is not None and 'Content-Type' not in sent:
            sent['Content-Type'] = kind
        auth = auth or self._auth
        if auth is not None:
            user, password = auth if isinstance(auth, tuple) else auth._pair
            sent['Authorization'] = _http.basic_auth(user, password)
        request = _http.Request(method.upper(), address, sent, body)
        self._own_cookies = self.cookies | dict(cookies or {})
        self._add_cookies(request)
        return request

    def _add_cookies(self, request):
        cookie = self._jar.header(request.address.host, self._own_cookies)
        if cookie:
            request.headers['Cookie'] = cookie

    def _limits(self, timeout):
        return self.timeout if timeout is _UNSET else Timeout(timeout)

    def _follows(self, response, follow, history):
        """The request that follows a redirect, None for none."""
        exchange = response._exchange
        self._jar.store(exchange.request.address.host, exchange.answer.headers)
        response.history = list(history)
        follow = self.follow_redirects if follow is None else follow
        if not follow or not response.has_redirect_location:
            return None
        if len(history) >= self.max_redirects:
            raise TooManyRedirects('Exceeded maximum allowed redirects.', request=response.request)
        history.append(response)
        request = _http.redirected(exchange.request, response.status_code, response.headers['location'])
        self._add_cookies(request)
        return request


class BasicAuth:
    """A name and a password."""

    def __init__(self, username, password):
        self._pair = (username, password)


class Client(_Base):
    """Blocking requests that share connections, cookies and headers."""

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def close(self):
        """Hangs up."""
        self.is_closed = True
        self._pool.close()

    def _send(self, request, timeout, follow, streams):
        history = []
        while True:
            for hook in self.event_hooks.get('request', ()):
                hook(Request(request.method, str(request.address), headers=request.headers._items))
            exchange = _http.Blocking(self._pool, request, timeout.connect, timeout.read)
            begun = _now_us()
            try:
                exchange.start()
            except (_http.TooLate, _http.BadAnswer, OSError) as exc:
                raise _error_of(exc, Request(request.method, str(request.address))) from exc
            response = Response(exchange, _now_us() - begun)
            for hook in self.event_hooks.get('response', ()):
                hook(response)
            request = self._follows(response, follow, history)
            if request is None:
                break
            response.read()
        if not streams:
            response.read()
        return response

    def request(
        self, method, url, *, content=None, data=None, files=None, json=None, params=None, headers=None,
        cookies=None, auth=None, follow_redirects=None, timeout=_UNSET,
    ):  # fmt: skip
        """Sends a request and gives its answer."""
        request = self._request(method, url, params, content, data, json, files, headers, cookies, auth)
        return self._send(request, self._limits(timeout), follow_redirects, False)

    @contextmanager
    def stream(
        self, method, url, *, content=None, data=None, files=None, json=None, params=None, headers=None,
        cookies=None, auth=None, follow_redirects=None, timeout=_UNSET,
    ):  # fmt: skip
        """Sends a request; the body of its answer is read in pieces."""
        request = self._request(method, url, params, content, data, json, files, headers, cookies, auth)
        response = self._send(request, self._limits(timeout), follow_redirects, True)
        try:
            yield response
        finally:
            response.close()

    def get(self, url, **kwargs):
        """A GET request."""
        return self.request('GET', url, **kwargs)

    def options(self, url, **kwargs):
        """An OPTIONS request."""
        return self.request('OPTIONS', url, **kwargs)

    def head(self, url, **kwargs):
        """A HEAD request."""
        return self.request('HEAD', url, **kwargs)

    def post(self, url, **kwargs):
        """A POST request."""
        return self.request('POST', url, **kwargs)

    def put(self, url, **kwargs):
        """A PUT request."""
        return self.request('PUT', url, **kwargs)

    def patch(self, url, **kwargs):
        """A PATCH request."""
        return self.request('PATCH', url, **kwargs)

    def delete(self, url, **kwargs):
        """A DELETE request."""
        return self.request('DELETE', url, **kwargs)


class AsyncClient(_Base):
    """Requests to be awaited that share connections, cookies and headers."""

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        await self.aclose()

    async def aclose(self):
        """Hangs up."""
        self.is_closed = True
        self._pool.close()

    async def _send(self, request, timeout, follow, streams):
        history = []
        while True:
            for hook in self.event_hooks.get('request', ()):
                await hook(Request(request.method, str(request.address), headers=request.headers._items))
            exchange = _Waiting(self._pool, request, timeout)
            begun = _now_us()
            try:
                await exchange.start()
            except (_http.TooLate, _http.BadAnswer, OSError) as exc:
                raise _error_of(exc, Request(request.method, str(request.address))) from exc
            response = Response(exchange, _now_us() - begun)
            for hook in self.event_hooks.get('response', ()):
                await hook(response)
            request = self._follows(response, follow, history)
            if request is None:
                break
            await response.aread()
        if not streams:
            await response.aread()
        return response

    async def request(
        self, method, url, *, content=None, data=None, files=None, json=None, params=None, headers=None,
        cookies=None, auth=None, follow_redirects=None, timeout=_UNSET,
    ):  # fmt: skip
        """Sends a request and gives its answer."""
        request = self._request(method, url, params, content, data, json, files, headers, cookies, auth)
        return await self._send(request, self._limits(timeout), follow_redirects, False)

    @asynccontextmanager
    async def stream(
        self, method, url, *, content=None, data=None, files=None, json=None, params=None, headers=None,
        cookies=None, auth=None, follow_redirects=None, timeout=_UNSET,
    ):  # fmt: skip
        """Sends a request; the body of its answer is read in pieces."""
        request = self._request(method, url, params, content, data, json, files, headers, cookies, auth)
        response = await self._send(request, self._limits(timeout), follow_redirects, True)
        try:
            yield response
        finally:
            await response.aclose()

    async def get(self, url, **kwargs):
        """A GET request."""
        return await self.request('GET', url, **kwargs)

    async def options(self, url, **kwargs):
        """An OPTIONS request."""
        return await self.request('OPTIONS', url, **kwargs)

    async def head(self, url, **kwargs):
        """A HEAD request."""
        return await self.request('HEAD', url, **kwargs)

    async def post(self, url, **kwargs):
        """A POST request."""
        return await self.request('POST', url, **kwargs)

    async def put(self, url, **kwargs):
        """A PUT request."""
        return await self.request('PUT', url, **kwargs)

    async def patch(self, url, **kwargs):
        """A PATCH request."""
        return await self.request('PATCH', url, **kwargs)

    async def delete(self, url, **kwargs):
        """A DELETE request."""
        return await self.request('DELETE', url, **kwargs)


_CLIENT_OPTIONS = ('verify', 'trust_env', 'proxy')


def request(method, url, *, timeout=5.0, follow_redirects=False, **kwargs):
    """A blocking request with a client of its own."""
    own = {name: kwargs.pop(name) for name in _CLIENT_OPTIONS if name in kwargs}
    with Client(timeout=timeout, follow_redirects=follow_redirects, **own) as client:
        return client.request(method, url, **kwargs)


@contextmanager
def stream(method, url, *, timeout=5.0, follow_redirects=False, **kwargs):
    """A blocking request whose answer's body is read in pieces."""
    with Client(timeout=timeout, follow_redirects=follow_redirects) as client:
        with client.stream(method, url, **kwargs) as response:
            yield response


def get(url, **kwargs):
    """A GET request."""
    return request('GET', url, **kwargs)


def options(url, **kwargs):
    """An OPTIONS request."""
    return request('OPTIONS', url, **kwargs)


def head(url, **kwargs):
    """A HEAD request."""
    return request('HEAD', url, **kwargs)


def post(url, **kwargs):
    """A POST request."""
    return request('POST', url, **kwargs)


def put(url, **kwargs):
    """A PUT request."""
    return request('PUT', url, **kwargs)


def patch(url, **kwargs):
    """A PATCH request."""
    return request('PATCH', url, **kwargs)


def delete(url, **kwargs):
    """A DELETE request."""
    return request('DELETE', url, **kwargs)
