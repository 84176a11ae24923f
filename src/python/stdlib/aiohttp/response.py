"""Answers."""

import json as _json

import _http_client as _http
from aiohttp.client_exceptions import (
    ClientConnectionError,
    ClientOSError,
    ClientPayloadError,
    ClientResponseError,
    ContentTypeError,
)
from asyncio import TimeoutError as _TimeoutError


class _URL(_http.Url):
    """An address, as yarl's URL shows it."""

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
        self.cookies = _http.cookies_of(self._answer.headers)

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
