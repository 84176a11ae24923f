"""
`requests`: blocking HTTP over the simulated network. While it waits, its thread stands still, and with it a loop that
runs in this thread.

Not the real package: what courses use of it, written against its documentation.
"""

import json as _json
from datetime import timedelta

import _http_client as _http
from _asyncio import _now_us
from requests import exceptions
from requests.exceptions import (
    ChunkedEncodingError,
    ConnectionError,
    ConnectTimeout,
    HTTPError,
    InvalidJSONError,
    InvalidSchema,
    InvalidURL,
    JSONDecodeError,
    MissingSchema,
    ReadTimeout,
    RequestException,
    Timeout,
    TooManyRedirects,
    URLRequired,
)

__version__ = '2.32.3'


class CaseInsensitiveDict(_http.Headers):
    """Headers."""


class PreparedRequest:
    """What was sent."""

    def __init__(self, request):
        self.method = request.method
        self.url = str(request.address)
        self.headers = CaseInsensitiveDict(request.headers._items)
        self.body = request.body or None

    def __repr__(self):
        return f'<PreparedRequest [{self.method}]>'


class _Codes:
    ok = 200
    created = 201
    accepted = 202
    no_content = 204
    bad_request = 400
    unauthorized = 401
    forbidden = 403
    not_found = 404
    too_many_requests = 429
    internal_server_error = 500
    service_unavailable = 503


codes = _Codes()


class Response:
    """An answer."""

    def __init__(self, exchange, elapsed):
        self._exchange = exchange
        self._content = None
        answer = exchange.answer
        self.status_code = answer.status
        self.reason = answer.reason
        self.headers = CaseInsensitiveDict(answer.headers._items)
        self.url = str(exchange.request.address)
        self.request = PreparedRequest(exchange.request)
        self.encoding = _http.encoding_of(answer.headers, self._default_encoding())
        self.elapsed = elapsed
        self.history = []
        self.cookies = _http.cookies_of(answer.headers)

    def _default_encoding(self):
        kind = self._exchange.answer.headers.get('Content-Type', '')
        if kind.startswith('application/json'):
            return 'utf-8'
        return 'ISO-8859-1' if kind.startswith('text') else None

    def __repr__(self):
        return f'<Response [{self.status_code}]>'

    def __bool__(self):
        return self.ok

    def __iter__(self):
        return self.iter_content(128)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    @property
    def ok(self):
        """Whether the status is below 400."""
        return self.status_code < 400

    @property
    def is_redirect(self):
        """Whether it sends one elsewhere."""
        return 'Location' in self.headers and self.status_code in _http.REDIRECTS

    @property
    def apparent_encoding(self):
        """What the body's encoding seems to be."""
        return 'utf-8'

    @property
    def content(self):
        """The body as bytes."""
        if self._content is None:
            self._content = b''.join(self.iter_content(None))
        return self._content

    @property
    def text(self):
        """The body as text."""
        return self.content.decode(self.encoding or 'utf-8', 'replace')

    def json(self, **kwargs):
        """The body, read as JSON."""
        try:
            return _json.loads(self.content.decode('utf-8'), **kwargs)
        except _json.JSONDecodeError as exc:
            raise JSONDecodeError(exc.msg, exc.doc, exc.pos) from None

    def iter_content(self, chunk_size=1, decode_unicode=False):
        """The body in pieces."""
        if self._content is not None:
            size = chunk_size or len(self._content) or 1
            for at in range(0, len(self._content), size):
                yield self._content[at : at + size]
            return
        try:
            while data := self._exchange.some(chunk_size):
                yield data.decode(self.encoding or 'utf-8', 'replace') if decode_unicode else data
        except _http.BadAnswer as exc:
            raise ChunkedEncodingError(str(exc)) from None
        except _http.TooLate:
            raise ConnectionError('Read timed out.') from None

    def iter_lines(self, chunk_size=512, decode_unicode=False, delimiter=None):
        """The body by lines."""
        rest = None
        for data in self.iter_content(chunk_size, decode_unicode):
            if rest is not None:
                data = rest + data
            lines = data.split(delimiter) if delimiter else data.splitlines()
            rest = lines.pop() if lines and lines[-1] and data and lines[-1][-1] == data[-1] else None
            yield from lines
        if rest is not None:
            yield rest

    def raise_for_status(self):
        """Raises HTTPError for a status of 400 and above."""
        if self.status_code >= 400:
            kind = 'Client' if self.status_code < 500 else 'Server'
            text = f'{self.status_code} {kind} Error: {self.reason} for url: {self.url}'
            raise HTTPError(text, response=self, request=self.request)

    def close(self):
        """Gives the connection back."""
        self._exchange.release(self._exchange.answer.is_whole and self._exchange.answer.keeps)


class Session:
    """Keeps connections, cookies and headers for its requests."""

    def __init__(self):
        self.headers = CaseInsensitiveDict(
            {
                'User-Agent': f'python-requests/{__version__}',
                'Accept-Encoding': 'identity',
                'Accept': '*/*',
                'Connection': 'keep-alive',
            }
        )
        self.auth = None
        self.params = {}
        self.cookies = {}
        self.max_redirects = 30
        self.verify = True
        self.proxies = {}
        self._jar = _http.Jar()
        self._pool = _http.Pool()

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def close(self):
        """Hangs up."""
        self._pool.close()

    def mount(self, prefix, adapter):
        """Adapters change nothing here."""

    def request(
        self,
        method,
        url,
        params=None,
        data=None,
        headers=None,
        cookies=None,
        files=None,
        auth=None,
        timeout=None,
        allow_redirects=True,
        proxies=None,
        hooks=None,
        stream=False,
        verify=None,
        cert=None,
        json=None,
    ):
        """Sends a request and gives its answer."""
        request = self._prepare(method.upper(), str(url), params, data, headers, files, auth, json)
        connect, read = timeout if isinstance(timeout, tuple) else (timeout, timeout)
        own = dict(self.cookies) | dict(cookies or {})
        history = []
        while True:
            cookie = self._jar.header(request.address.host, own)
            if cookie:
                request.headers['Cookie'] = cookie
            response = self._send(request, connect, read)
            self._jar.store(request.address.host, response._exchange.answer.headers)
            response.history = list(history)
            if not (allow_redirects and response.is_redirect):
                break
            if len(history) >= self.max_redirects:
                raise TooManyRedirects(f'Exceeded {self.max_redirects} redirects.', response=response)
            response.content
            history.append(response)
            request = _http.redirected(request, response.status_code, response.headers['Location'])
        if not stream:
            response.content
        return response

    def _prepare(self, method, url, params, data, headers, files, auth, json):
        if '://' not in url:
            raise MissingSchema(
                f"Invalid URL {url!r}: No scheme supplied. Perhaps you meant https://{url}?"
            )
        if url.partition('://')[0].lower() not in ('http', 'https'):
            raise InvalidSchema(f'No connection adapters were found for {url!r}')
        address = _http.parse(url)
        if address is None:
            raise InvalidURL(f'Invalid URL {url!r}: No host supplied')
        address.fragment = ''
        more = _http.encode(_merged(self.params, params)) if self.params or params else ''
        if more:
            address.query = f'{address.query}&{more}' if address.query else more
        sent = _http.Headers(self.headers)
        for name, value in (headers or {}).items():
            if value is None:
                sent.pop(name)
            else:
                sent[name] = value
        body, kind = _http.body_of(data, json if not data and not files else None, files)
        if kind == 'text/plain; charset=utf-8':
            kind = None
        if kind is not None and 'Content-Type' not in sent:
            sent['Content-Type'] = kind
        auth = auth or self.auth
        if auth is not None:
            user, password = auth if isinstance(auth, tuple) else (auth.username, auth.password)
            sent['Authorization'] = _http.basic_auth(user, password)
        return _http.Request(method, address, sent, body)

    def _send(self, request, connect, read):
        exchange = _http.Blocking(self._pool, request, connect, read)
        address = request.address
        begun = _now_us()
        where = f"HTTP{'S' if address.scheme == 'https' else ''}ConnectionPool(host={address.host!r}, port={address.port})"
        prepared = PreparedRequest(request)
        try:
            exchange.start()
        except _http.TooLate as exc:
            if exc.args[0] == 'connect':
                text = f'{where}: Max retries exceeded with url: {address.target} (Caused by ConnectTimeoutError())'
                raise ConnectTimeout(text, request=prepared) from None
            raise ReadTimeout(f'{where}: Read timed out. (read timeout={read})', request=prepared) from None
        except _http.BadAnswer:
            raise ConnectionError('Connection aborted.', request=prepared) from None
        except OSError as exc:
            text = f'{where}: Max retries exceeded with url: {address.target} (Caused by {type(exc).__name__}: {exc})'
            raise ConnectionError(text, request=prepared) from exc
        return Response(exchange, timedelta(microseconds=_now_us() - begun))

    def get(self, url, **kwargs):
        """A GET request."""
        return self.request('GET', url, **kwargs)

    def options(self, url, **kwargs):
        """An OPTIONS request."""
        return self.request('OPTIONS', url, **kwargs)

    def head(self, url, **kwargs):
        """A HEAD request."""
        kwargs.setdefault('allow_redirects', False)
        return self.request('HEAD', url, **kwargs)

    def post(self, url, data=None, json=None, **kwargs):
        """A POST request."""
        return self.request('POST', url, data=data, json=json, **kwargs)

    def put(self, url, data=None, **kwargs):
        """A PUT request."""
        return self.request('PUT', url, data=data, **kwargs)

    def patch(self, url, data=None, **kwargs):
        """A PATCH request."""
        return self.request('PATCH', url, data=data, **kwargs)

    def delete(self, url, **kwargs):
        """A DELETE request."""
        return self.request('DELETE', url, **kwargs)


def _merged(first, second):
    return _http.pairs_of(first or {}) + (
        _http.pairs_of(second) if not isinstance(second, (str, bytes, type(None))) else []
    )


def session():
    """A new session."""
    return Session()


def request(method, url, **kwargs):
    """A request with a session of its own."""
    with Session() as one:
        return one.request(method, url, **kwargs)


def get(url, params=None, **kwargs):
    """A GET request."""
    return request('GET', url, params=params, **kwargs)


def options(url, **kwargs):
    """An OPTIONS request."""
    return request('OPTIONS', url, **kwargs)


def head(url, **kwargs):
    """A HEAD request."""
    kwargs.setdefault('allow_redirects', False)
    return request('HEAD', url, **kwargs)


def post(url, data=None, json=None, **kwargs):
    """A POST request."""
    return request('POST', url, data=data, json=json, **kwargs)


def put(url, data=None, **kwargs):
    """A PUT request."""
    return request('PUT', url, data=data, **kwargs)


def patch(url, data=None, **kwargs):
    """A PATCH request."""
    return request('PATCH', url, data=data, **kwargs)


def delete(url, **kwargs):
    """A DELETE request."""
    return request('DELETE', url, **kwargs)
