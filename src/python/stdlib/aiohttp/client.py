"""Sessions, and requests on their way."""

import json as _json

import _http_client as _http
from _interleave import unsupported
from aiohttp.client_exceptions import (
    ClientConnectorDNSError,
    ClientConnectorError,
    ClientError,
    ClientOSError,
    ConnectionTimeoutError,
    InvalidURL,
    ServerDisconnectedError,
    SocketTimeoutError,
    TooManyRedirects,
)
from aiohttp.options import CookieJar, DEFAULT_TIMEOUT, FormData, TCPConnector, VERSION, as_timeout
from aiohttp.response import ClientResponse
from asyncio import TimeoutError as _TimeoutError, get_running_loop, timeout as _timeout

_UNSET = object()


class _Exchange:
    """One request on its connection."""

    def __init__(self, session, request, timeout):
        self._session = session
        self._timeout = timeout
        self._connection = None
        self._telling = _http.Telling(request)
        self._is_released = False
        self.request = request
        self.answer = None
        total = timeout.total
        self._deadline = get_running_loop().time() + total if total else None

    def _limit(self, *others):
        """The nearest of the limits as a context manager, and the error it raises."""
        now = get_running_loop().time()
        nearest = self._deadline
        error = None
        for seconds, kind in others:
            if seconds and (nearest is None or now + seconds < nearest):
                nearest, error = now + seconds, kind
        return _timeout(None if nearest is None else max(0, nearest - now)), error

    async def start(self):
        """Connects, sends the request, and waits for status and headers."""
        address = self.request.address
        pool = self._session._connector._pool
        try:
            limit, error = self._limit((self._timeout.connect, ConnectionTimeoutError))
            async with limit:
                connection = await pool.acquire(address)
        except BaseException as exc:
            self._telling.end(error=exc)
            if isinstance(exc, _TimeoutError) and error is not None:
                raise error(f'Connection timeout to host {address}') from exc
            raise
        try:
            is_used = connection is not None
            if not is_used:
                connection = await self._connect(address)
            self._connection = connection
            self.answer = connection.begin(self.request)
            while self.answer.status is None or self.answer.status < 200:
                await self.receive(f'the answer to {self.request.label}')
        except BaseException as exc:
            self._telling.end(error=exc)
            self.release(False)
            if isinstance(exc, _http.BadAnswer):
                raise ServerDisconnectedError() from None
            if isinstance(exc, OSError) and not isinstance(exc, (_TimeoutError, ClientError)):
                raise ClientOSError(exc.errno, exc.strerror) from exc
            raise
        self._telling.end(self.answer)
        return self.answer

    async def _connect(self, address):
        timeout = self._timeout
        limit, error = self._limit(
            (timeout.connect, ConnectionTimeoutError), (timeout.sock_connect, ConnectionTimeoutError)
        )
        try:
            async with limit:
                return await _http.connect(address)
        except _TimeoutError as exc:
            if error is None:
                raise
            raise error(f'Connection timeout to host {address}') from exc
        except OSError as exc:
            key = (address.host, address.port, address.scheme)
            if type(exc).__name__ == 'gaierror':
                raise ClientConnectorDNSError(key, exc) from exc
            raise ClientConnectorError(key, exc) from exc

    async def receive(self, what):
        """The next bytes of the answer."""
        limit, error = self._limit((self._timeout.sock_read, SocketTimeoutError))
        try:
            async with limit:
                await _http.receive(self._connection, self.answer, what)
        except _TimeoutError as exc:
            if error is None:
                raise
            raise error('Timeout on reading data from socket') from exc

    def release(self, keeps):
        """Gives the connection back, or hangs up."""
        if not self._is_released:
            self._is_released = True
            connector = self._session._connector
            keeps = keeps and self.answer is not None and self.answer.keeps and not connector._force_close
            connector._pool.release(_http.key_of(self.request.address), self._connection, keeps)


class _RequestContext:
    """What `session.get(...)` gives: to be awaited, or entered with `async with`."""

    def __init__(self, coro, session=None):
        self._coro = coro
        self._response = None
        self._session = session

    def __await__(self):
        return self._coro.__await__()

    def __iter__(self):
        return self.__await__()

    def send(self, arg):
        """Goes on with it."""
        return self._coro.send(arg)

    def throw(self, *args):
        """Throws into it."""
        return self._coro.throw(*args)

    def close(self):
        """Gives it up."""
        return self._coro.close()

    async def __aenter__(self):
        try:
            self._response = await self._coro
        except BaseException:
            if self._session is not None:
                await self._session.close()
            raise
        return self._response

    async def __aexit__(self, exc_type, exc, tb):
        self._response.release()
        if self._session is not None:
            await self._session.close()


class ClientSession:
    """Sends requests, and keeps connections, cookies and headers for them."""

    def __init__(
        self,
        base_url=None,
        *,
        connector=None,
        cookies=None,
        headers=None,
        auth=None,
        json_serialize=_json.dumps,
        cookie_jar=None,
        raise_for_status=False,
        timeout=_UNSET,
        connector_owner=True,
        **kwds,
    ):
        self._base = None if base_url is None else _http.parse(str(base_url))
        self._connector = TCPConnector() if connector is None else connector
        self._owns = connector_owner
        self._jar = CookieJar() if cookie_jar is None else cookie_jar
        self._headers = _http.Headers(headers)
        self._auth = auth
        self._dumps = json_serialize
        self._raises = raise_for_status
        self._timeout = DEFAULT_TIMEOUT if timeout is _UNSET else as_timeout(timeout)
        self._is_closed = False
        if cookies:
            self._jar.update(dict(cookies))

    @property
    def closed(self):
        """Whether it has been closed."""
        return self._is_closed

    @property
    def connector(self):
        """What keeps its connections."""
        return self._connector

    @property
    def cookie_jar(self):
        """What keeps its cookies."""
        return self._jar

    @property
    def headers(self):
        """What is sent with each request."""
        return self._headers

    @property
    def timeout(self):
        """Its limits."""
        return self._timeout

    def __enter__(self):
        raise TypeError('Use async with instead')

    def __exit__(self, *args):
        pass

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, tb):
        await self.close()

    async def close(self):
        """Hangs up."""
        if not self._is_closed:
            self._is_closed = True
            if self._owns:
                await self._connector.close()

    def request(self, method, url, **kwds):
        """A request of any method."""
        return _RequestContext(self._request(method, url, **kwds))

    def get(self, url, *, allow_redirects=True, **kwds):
        """A GET request."""
        return _RequestContext(self._request('GET', url, allow_redirects=allow_redirects, **kwds))

    def options(self, url, *, allow_redirects=True, **kwds):
        """An OPTIONS request."""
        return _RequestContext(self._request('OPTIONS', url, allow_redirects=allow_redirects, **kwds))

    def head(self, url, *, allow_redirects=False, **kwds):
        """A HEAD request."""
        return _RequestContext(self._request('HEAD', url, allow_redirects=allow_redirects, **kwds))

    def post(self, url, *, data=None, **kwds):
        """A POST request."""
        return _RequestContext(self._request('POST', url, data=data, **kwds))

    def put(self, url, *, data=None, **kwds):
        """A PUT request."""
        return _RequestContext(self._request('PUT', url, data=data, **kwds))

    def patch(self, url, *, data=None, **kwds):
        """A PATCH request."""
        return _RequestContext(self._request('PATCH', url, data=data, **kwds))

    def delete(self, url, **kwds):
        """A DELETE request."""
        return _RequestContext(self._request('DELETE', url, **kwds))

    def ws_connect(self, url, **kwds):
        """WebSockets are not simulated."""
        unsupported("`ClientSession.ws_connect` can't be used in Interleave: WebSockets are not simulated")

    def _address(self, url, params):
        text = str(url)
        address = _http.join(self._base, text) if self._base is not None else _http.parse(text)
        if address is None:
            raise InvalidURL(text)
        if params:
            more = _http.encode(params)
            address.query = f'{address.query}&{more}' if address.query else more
        address.fragment = ''
        return address

    async def _request(
        self,
        method,
        url,
        *,
        params=None,
        data=None,
        json=None,
        cookies=None,
        headers=None,
        auth=None,
        allow_redirects=True,
        max_redirects=10,
        raise_for_status=None,
        timeout=_UNSET,
        ssl=True,
        **kwds,
    ):
        if self._is_closed:
            raise RuntimeError('Session is closed')
        if data is not None and json is not None:
            raise ValueError('data and json parameters can not be used at the same time')
        address = self._address(url, params)
        limits = self._timeout if timeout is _UNSET else as_timeout(timeout)
        sent = _http.Headers({'Accept': '*/*', 'Accept-Encoding': 'identity', 'User-Agent': f'Python/3.13 aiohttp/{VERSION}'})
        sent.update(self._headers)
        sent.update(headers or {})
        auth = auth or self._auth
        if auth is not None:
            sent['Authorization'] = auth.encode()
        if isinstance(data, FormData):
            body, kind = data._body()
        elif json is not None:
            body, kind = self._dumps(json).encode(), 'application/json'
        else:
            body, kind = _http.body_of(data)
        if kind is not None and 'Content-Type' not in sent:
            sent['Content-Type'] = kind
        request = _http.Request(method.upper(), address, sent, body)
        history = []
        while True:
            cookie = self._jar.header(request.address.host, cookies)
            if cookie:
                request.headers['Cookie'] = cookie
            exchange = _Exchange(self, request, limits)
            await exchange.start()
            response = ClientResponse(exchange, tuple(history))
            self._jar.store(request.address.host, response._answer.headers)
            location = response.headers.get('Location')
            if not (allow_redirects and response.status in _http.REDIRECTS and location):
                break
            history.append(response)
            if len(history) >= max_redirects:
                response.close()
                raise TooManyRedirects(history[0].request_info, tuple(history), status=response.status)
            await response.read()
            response.release()
            request = _http.redirected(request, response.status, location)
        raises = self._raises if raise_for_status is None else raise_for_status
        if raises is True:
            response.raise_for_status()
        elif callable(raises):
            await raises(response)
        return response


def request(method, url, **kwds):
    """One request with a session of its own."""
    session = ClientSession()
    return _RequestContext(session._request(method, url, **kwds), session)
