"""
`aiohttp`, the client half: sessions, requests and answers over the simulated network.

Not the real package: what courses use of it, written against its documentation.
"""

import json as _json

import _http_client as _http
from _interleave import unsupported
from asyncio import CancelledError, TimeoutError as _TimeoutError, get_running_loop, timeout as _timeout

__version__ = '3.11.0'


class ClientError(Exception):
    """What all errors of the client have in common."""


class ClientResponseError(ClientError):
    """An answer whose status says that something went wrong."""

    def __init__(self, request_info, history, *, code=None, status=None, message='', headers=None):
        self.request_info = request_info
        self.status = status if status is not None else (code or 0)
        self.message = message
        self.headers = headers
        self.history = history
        self.args = (request_info, history)

    def __str__(self):
        return f'{self.status}, message={self.message!r}, url={str(self.request_info.real_url)!r}'

    def __repr__(self):
        args = f'{self.request_info!r}, {self.history!r}'
        if self.status != 0:
            args += f', status={self.status!r}'
        if self.message != '':
            args += f', message={self.message!r}'
        if self.headers is not None:
            args += f', headers={self.headers!r}'
        return f'{type(self).__name__}({args})'


class ContentTypeError(ClientResponseError):
    """The answer is not of the type that was asked for."""


class TooManyRedirects(ClientResponseError):
    """One redirect after another."""


class ClientConnectionError(ClientError):
    """The connection failed."""


class ClientOSError(ClientConnectionError, OSError):
    """The network failed."""


class ClientConnectorError(ClientOSError):
    """No connection could be made."""

    def __init__(self, connection_key, os_error):
        self._conn_key = connection_key
        self._os_error = os_error
        super().__init__(os_error.errno, os_error.strerror)
        self.args = (connection_key, os_error)

    @property
    def os_error(self):
        """The error beneath."""
        return self._os_error

    @property
    def host(self):
        """The host that was asked for."""
        return self._conn_key[0]

    @property
    def port(self):
        """Its port."""
        return self._conn_key[1]

    @property
    def ssl(self):
        """Whether the connection was to be encrypted."""
        return self._conn_key[2] == 'https'

    def __str__(self):
        ssl = 'default' if self.ssl else 'default'
        return f'Cannot connect to host {self.host}:{self.port} ssl:{ssl} [{self.strerror}]'


class ClientConnectorDNSError(ClientConnectorError):
    """No address belongs to the name."""


class ServerConnectionError(ClientConnectionError):
    """The server ended the connection."""


class ServerDisconnectedError(ServerConnectionError):
    """The server hung up."""

    def __init__(self, message=None):
        self.message = 'Server disconnected' if message is None else message
        self.args = (self.message,)


class ServerTimeoutError(ServerConnectionError, _TimeoutError):
    """The server took too long."""


class ConnectionTimeoutError(ServerTimeoutError):
    """The connection took too long."""


class SocketTimeoutError(ServerTimeoutError):
    """The next bytes took too long."""


class ClientPayloadError(ClientError):
    """The body ended too early."""


class InvalidURL(ClientError, ValueError):
    """What was given is no address."""

    def __init__(self, url, description=None):
        self._url = url
        self._description = description
        super().__init__(url) if description is None else super().__init__(url, description)

    @property
    def url(self):
        """What was given."""
        return self._url

    def __str__(self):
        return f'{self._url} - {self._description}' if self._description else str(self._url)


class ClientTimeout:
    """Limits in seconds; None: none."""

    def __init__(self, total=None, connect=None, sock_read=None, sock_connect=None, ceil_threshold=5):
        self.total = total
        self.connect = connect
        self.sock_read = sock_read
        self.sock_connect = sock_connect
        self.ceil_threshold = ceil_threshold

    def __repr__(self):
        return (
            f'ClientTimeout(total={self.total!r}, connect={self.connect!r}, sock_read={self.sock_read!r}, '
            f'sock_connect={self.sock_connect!r}, ceil_threshold={self.ceil_threshold!r})'
        )


_DEFAULT_TIMEOUT = ClientTimeout(total=300, sock_connect=30)
_UNSET = object()


class BasicAuth:
    """A name and a password."""

    def __init__(self, login, password='', encoding='latin1'):
        self.login = login
        self.password = password
        self.encoding = encoding

    def encode(self):
        """The value of the header."""
        return _http.basic_auth(self.login, self.password)


class FormData:
    """Fields of a form."""

    def __init__(self, fields=()):
        self._fields = []
        self._files = []
        for name, value in fields.items() if hasattr(fields, 'items') else fields:
            self.add_field(name, value)

    def add_field(self, name, value, *, content_type=None, filename=None):
        """One more field."""
        if filename is not None or hasattr(value, 'read') or isinstance(value, (bytes, bytearray)):
            self._files.append((name, (filename or name, value)))
        else:
            self._fields.append((name, value))

    def _body(self):
        if self._files:
            return _http.body_of(self._fields, files=self._files)
        return _http.body_of(self._fields)


class TCPConnector:
    """Keeps connections; at most `limit` of them are in use at a time."""

    def __init__(self, *, limit=100, limit_per_host=0, ssl=True, force_close=False, **kwds):
        self._limit = limit
        self._limit_per_host = limit_per_host
        self._force_close = force_close
        self._pool = _http.Pool(limit, limit_per_host)
        self.closed = False

    @property
    def limit(self):
        """How many connections may be in use; 0: any number."""
        return self._limit

    @property
    def limit_per_host(self):
        """How many to one host."""
        return self._limit_per_host

    async def close(self):
        """Hangs up."""
        self.closed = True
        self._pool.close()


class DummyCookieJar:
    """Keeps no cookies."""

    def store(self, host, headers):
        """Keeps nothing."""

    def header(self, host, own=None):
        """No cookies but one's own."""
        return '; '.join(f'{name}={value}' for name, value in dict(own or {}).items())

    def update(self, cookies, host=''):
        """Keeps nothing."""


class CookieJar(_http.Jar):
    """Keeps cookies."""

    def __init__(self, *, unsafe=False, **kwds):
        super().__init__()

    def update_cookies(self, cookies, response_url=None):
        """Sets cookies."""
        self.update(dict(cookies))

    def clear(self):
        """Forgets them all."""
        self._hosts = {}

    def __iter__(self):
        return iter(self.all())

    def __len__(self):
        return len(self.all())


class _URL:
    """An address, as yarl's URL shows it."""

    def __init__(self, address):
        self._address = address

    def __str__(self):
        return str(self._address)

    def __repr__(self):
        return f"URL('{self._address}')"

    def __eq__(self, other):
        return str(self) == str(other) if isinstance(other, (_URL, str)) else NotImplemented

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
        """The port."""
        return self._address.port

    @property
    def path(self):
        """The path."""
        return self._address.path

    @property
    def query_string(self):
        """The query."""
        return self._address.query

    @property
    def name(self):
        """The path's last part."""
        return self._address.path.rpartition('/')[2]


class RequestInfo:
    """What was asked for."""

    def __init__(self, url, method, headers, real_url):
        self.url = url
        self.method = method
        self.headers = headers
        self.real_url = real_url

    def __repr__(self):
        return f'RequestInfo(url={self.url!r}, method={self.method!r}, headers={self.headers!r}, real_url={self.real_url!r})'


class CIMultiDictProxy(_http.Headers):
    """Headers of an answer."""

    def __repr__(self):
        inner = ', '.join(f"'{name}': {value!r}" for name, value in self.items())
        return f'<CIMultiDictProxy({inner})>'


class StreamReader:
    """The body of an answer while it comes in."""

    def __init__(self, response):
        self._response = response

    async def read(self, n=-1):
        """`n` bytes at the most; all if it is negative."""
        if n < 0:
            return await self._response.read()
        if n == 0:
            return b''
        return await self._response._some(n)

    async def readany(self):
        """What has come."""
        return await self._response._some(None)

    async def readexactly(self, n):
        """Exactly `n` bytes."""
        from asyncio import IncompleteReadError

        data = b''
        while len(data) < n:
            more = await self._response._some(n - len(data))
            if not more:
                raise IncompleteReadError(data, n)
            data += more
        return data

    async def readline(self):
        """One line with its end."""
        line = b''
        while not line.endswith(b'\n'):
            answer = self._response._answer
            end = answer.body.find(b'\n')
            data = await self._response._some(end + 1 if end >= 0 else len(answer.body) or None)
            if not data:
                break
            if b'\n' in data[:-1]:
                at = data.index(b'\n') + 1
                answer.body = data[at:] + answer.body
                data = data[:at]
            line += data
        return line

    def at_eof(self):
        """Whether everything has been read."""
        return self._response._is_over and not self._response._answer.body

    async def iter_chunked(self, n):
        """Pieces of `n` bytes at the most."""
        while data := await self._response._some(n):
            yield data

    async def iter_any(self):
        """Pieces as they come."""
        while data := await self._response._some(None):
            yield data

    async def iter_chunks(self):
        """Pieces as they come, each with whether it ends an HTTP chunk."""
        while data := await self._response._some(None):
            yield data, True

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if not line:
            raise StopAsyncIteration
        return line


class ClientResponse:
    """An answer: status and headers are there, the body comes when it is asked for."""

    def __init__(self, exchange, history):
        self._exchange = exchange
        self._answer = exchange.answer
        self._is_over = False
        self._body = None
        self.closed = False
        request = exchange.request
        self.method = request.method
        self.status = self._answer.status
        self.reason = self._answer.reason
        self.headers = CIMultiDictProxy(self._answer.headers._items)
        self.url = self.real_url = _URL(request.address)
        self.history = history
        self.request_info = RequestInfo(self.url, self.method, request.headers, self.url)
        self.content = StreamReader(self)
        self.cookies = {}
        for text in self._answer.headers.get_all('Set-Cookie'):
            name, _, value = text.partition(';')[0].partition('=')
            self.cookies[name] = value

    @property
    def ok(self):
        """Whether the status is below 400."""
        return self.status < 400

    @property
    def host(self):
        """The host that answers."""
        return self.url.host

    @property
    def content_type(self):
        """The type of the body, without parameters."""
        return self.headers.get('Content-Type', 'application/octet-stream').partition(';')[0].strip()

    @property
    def content_length(self):
        """The announced size of the body, None if there is none."""
        size = self.headers.get('Content-Length')
        return None if size is None else int(size)

    @property
    def charset(self):
        """The charset of the body, None if none is named."""
        return _http.encoding_of(self.headers, None)

    def get_encoding(self):
        """The charset of the body."""
        return _http.encoding_of(self.headers)

    async def _some(self, most):
        if self._body is not None and not self._answer.body:
            return b''
        while not self._answer.body and not self._is_over:
            await self._more()
        return self._answer.take(most)

    async def _more(self):
        if self._answer.is_whole:
            self._end(True)
            return
        if self.closed:
            raise ClientConnectionError('Connection closed')
        try:
            await self._exchange.receive('the rest of the answer')
        except _http.BadAnswer:
            self._end(False)
            raise ClientPayloadError('Response payload is not completed') from None
        except OSError as exc:
            self._end(False)
            if isinstance(exc, _TimeoutError):
                raise
            raise ClientOSError(exc.errno, exc.strerror) from exc
        except BaseException:
            self._end(False)
            raise
        if self._answer.is_whole:
            self._end(True)

    def _end(self, keeps):
        if not self._is_over:
            self._is_over = True
            self._exchange.release(keeps)

    async def read(self):
        """The whole body."""
        if self._body is None:
            parts = []
            while data := await self._some(None):
                parts.append(data)
            self._body = b''.join(parts)
        return self._body

    async def text(self, encoding=None, errors='strict'):
        """The whole body as text."""
        return (await self.read()).decode(encoding or self.get_encoding(), errors)

    async def json(self, *, encoding=None, loads=_json.loads, content_type='application/json'):
        """The whole body, read as JSON."""
        body = await self.read()
        if content_type and 'json' not in self.content_type:
            raise ContentTypeError(
                self.request_info,
                self.history,
                status=self.status,
                message=(
                    f'Attempt to decode JSON with unexpected mimetype: {self.headers.get("Content-Type", "")}'
                ),
                headers=self.headers,
            )
        stripped = body.strip()
        return loads(stripped.decode(encoding or self.get_encoding())) if stripped else None

    def raise_for_status(self):
        """Raises ClientResponseError for a status of 400 and above."""
        if not self.ok:
            self.release()
            raise ClientResponseError(
                self.request_info, self.history, status=self.status, message=self.reason, headers=self.headers
            )

    def release(self):
        """Gives the connection back."""
        self._end(self._answer.is_whole)
        self.closed = True

    def close(self):
        """Hangs up."""
        self._end(False)
        self.closed = True

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, tb):
        self.release()

    def __repr__(self):
        return f'<ClientResponse({self.url}) [{self.status} {self.reason}]>\n{self.headers!r}\n'


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
        self._timeout = _DEFAULT_TIMEOUT if timeout is _UNSET else _as_timeout(timeout)
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
        limits = self._timeout if timeout is _UNSET else _as_timeout(timeout)
        sent = _http.Headers({'Accept': '*/*', 'Accept-Encoding': 'identity', 'User-Agent': f'Python/3.13 aiohttp/{__version__}'})
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


def _as_timeout(timeout):
    if timeout is None:
        return ClientTimeout()
    if isinstance(timeout, ClientTimeout):
        return timeout
    return ClientTimeout(total=timeout)


def request(method, url, **kwds):
    """One request with a session of its own."""
    session = ClientSession()
    return _RequestContext(session._request(method, url, **kwds), session)


def __getattr__(name):
    if name == 'web':
        unsupported("`aiohttp.web` can't be used in Interleave: asyncio.start_server is the server that works here")
    raise AttributeError(f"module 'aiohttp' has no attribute '{name}'")
