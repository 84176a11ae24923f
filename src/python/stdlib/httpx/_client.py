"""Clients that keep connections, cookies and headers, and requests on their way."""

from contextlib import asynccontextmanager, contextmanager

import _http_client as _http
from _asyncio import _now_us
from asyncio import TimeoutError as _TimeoutError, timeout as _limit
from httpx._exceptions import (
    ConnectError,
    ConnectTimeout,
    PoolTimeout,
    ReadError,
    ReadTimeout,
    RemoteProtocolError,
    TooManyRedirects,
    UnsupportedProtocol,
)
from httpx._models import UNSET, Headers, Request, Response, Timeout

#: Of the package whose interface this is.
VERSION = '0.28.1'


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
                'User-Agent': f'python-httpx/{VERSION}',
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
        return self.timeout if timeout is UNSET else Timeout(timeout)

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
        cookies=None, auth=None, follow_redirects=None, timeout=UNSET,
    ):  # fmt: skip
        """Sends a request and gives its answer."""
        request = self._request(method, url, params, content, data, json, files, headers, cookies, auth)
        return self._send(request, self._limits(timeout), follow_redirects, False)

    @contextmanager
    def stream(
        self, method, url, *, content=None, data=None, files=None, json=None, params=None, headers=None,
        cookies=None, auth=None, follow_redirects=None, timeout=UNSET,
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
        cookies=None, auth=None, follow_redirects=None, timeout=UNSET,
    ):  # fmt: skip
        """Sends a request and gives its answer."""
        request = self._request(method, url, params, content, data, json, files, headers, cookies, auth)
        return await self._send(request, self._limits(timeout), follow_redirects, False)

    @asynccontextmanager
    async def stream(
        self, method, url, *, content=None, data=None, files=None, json=None, params=None, headers=None,
        cookies=None, auth=None, follow_redirects=None, timeout=UNSET,
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
