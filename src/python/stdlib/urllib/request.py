"""`urllib.request`: blocking HTTP of the standard library, over the simulated network."""

import _http_client as _http
from _interleave import unsupported
from urllib.error import HTTPError, URLError


class Request:
    """What is to be asked for."""

    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False, method=None):
        self.full_url = url
        self.data = data
        self.headers = {}
        self.method = method
        for name, value in headers.items():
            self.add_header(name, value)

    @property
    def host(self):
        """Host and port."""
        return self._address().netloc

    @property
    def type(self):
        """'http' or 'https'."""
        return self._address().scheme

    @property
    def selector(self):
        """Path and query."""
        return self._address().target

    def _address(self):
        scheme, found, _ = self.full_url.partition(':')
        if not found:
            raise ValueError(f'unknown url type: {self.full_url!r}')
        address = _http.parse(self.full_url)
        if address is None:
            raise URLError(f'unknown url type: {scheme}')
        return address

    def get_method(self):
        """GET, or POST where there is something to send."""
        return self.method or ('GET' if self.data is None else 'POST')

    def get_full_url(self):
        """The address."""
        return self.full_url

    def add_header(self, key, val):
        """One more header."""
        self.headers[key.capitalize()] = val

    def has_header(self, header_name):
        """Whether it is set."""
        return header_name in self.headers

    def get_header(self, header_name, default=None):
        """Its value."""
        return self.headers.get(header_name, default)


class _Message(_http.Headers):
    """Headers of an answer, with what an e-mail message offers."""

    def __getitem__(self, name):
        return self.get(name)

    def get(self, name, failobj=None):
        """The value of a name, or a default."""
        values = self.get_all(name) if name in self else [failobj]
        return values[0]

    def get_content_type(self):
        """The type of the body, without parameters."""
        return (self.get('Content-Type') or 'text/plain').partition(';')[0].strip()

    def get_content_charset(self, failobj=None):
        """The charset of the body."""
        return _http.encoding_of({'Content-Type': self.get('Content-Type') or ''}, failobj)

    def __str__(self):
        return ''.join(f'{name}: {value}\n' for name, value in self.items()) + '\n'


class HTTPResponse:
    """An answer."""

    def __init__(self, exchange):
        self._exchange = exchange
        answer = exchange.answer
        self.status = self.code = answer.status
        self.reason = self.msg = answer.reason
        self.version = 11
        self.headers = _Message(answer.headers._items)
        self.url = str(exchange.request.address)
        self._line = b''
        self._is_closed = False

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        while line := self.readline():
            yield line

    def info(self):
        """The headers."""
        return self.headers

    def geturl(self):
        """Where it comes from."""
        return self.url

    def getcode(self):
        """The status."""
        return self.status

    def getheader(self, name, default=None):
        """A header."""
        return self.headers.get(name, default)

    def getheaders(self):
        """All headers."""
        return self.headers.items()

    def _some(self, most=None):
        try:
            return self._exchange.some(most)
        except _http.TooLate:
            raise TimeoutError('The read operation timed out') from None

    def read(self, amt=None):
        """`amt` bytes at the most; all without it."""
        if self._is_closed:
            return b''
        data, self._line = self._line, b''
        while amt is None or len(data) < amt:
            more = self._some(None if amt is None else amt - len(data))
            if not more:
                break
            data += more
        if amt is not None and amt < len(data):
            data, self._line = data[:amt], data[amt:]
        return data

    def readline(self, limit=-1):
        """One line with its end."""
        while b'\n' not in self._line:
            more = self._some()
            if not more:
                break
            self._line += more
        end = self._line.find(b'\n') + 1 or len(self._line)
        line, self._line = self._line[:end], self._line[end:]
        return line

    def readlines(self, hint=-1):
        """All lines."""
        return list(self)

    @property
    def closed(self):
        """Whether it has been closed."""
        return self._is_closed

    def isclosed(self):
        """Whether it has been closed."""
        return self._is_closed

    def close(self):
        """Hangs up."""
        if not self._is_closed:
            self._is_closed = True
            self._exchange.release(False)


_pool = _http.Pool()


def urlopen(url, data=None, timeout=None, *, context=None):
    """Asks for an address and gives the answer. Raises URLError and HTTPError."""
    given = url if isinstance(url, Request) else Request(url)
    if data is not None:
        given.data = data
    address = given._address()
    address.fragment = ''
    body = given.data
    if body is not None and not isinstance(body, (bytes, bytearray)):
        raise TypeError(
            'POST data should be bytes, an iterable of bytes, or a file object. It cannot be of type str.'
        )
    headers = _http.Headers({'Accept-Encoding': 'identity', 'User-Agent': 'Python-urllib/3.13', 'Connection': 'close'})
    headers.update(given.headers)
    if body is not None and 'Content-Type' not in headers:
        headers['Content-Type'] = 'application/x-www-form-urlencoded'
    request = _http.Request(given.get_method(), address, headers, bytes(body or b''))
    for _ in range(10):
        response = _open(request, timeout)
        location = response.headers.get('Location')
        if response.status not in _http.REDIRECTS or not location:
            break
        response.close()
        request = _http.redirected(request, response.status, location)
    if not 200 <= response.status < 300:
        raise HTTPError(response.url, response.status, response.reason.upper(), response.headers, response)
    return response


def _open(request, timeout):
    exchange = _http.Blocking(_pool, request, timeout, timeout)
    try:
        exchange.start()
    except _http.TooLate as exc:
        if exc.args[0] == 'connect':
            raise URLError(TimeoutError('timed out')) from None
        raise TimeoutError('The read operation timed out') from None
    except _http.BadAnswer:
        raise ConnectionResetError(104, 'Connection reset by peer') from None
    except OSError as exc:
        if isinstance(exc, ConnectionRefusedError):
            exc = ConnectionRefusedError(111, 'Connection refused')
        raise URLError(exc) from exc
    return HTTPResponse(exchange)


def urlretrieve(url, filename=None, reporthook=None, data=None):
    """Downloads to a file."""
    unsupported("`urllib.request.urlretrieve` can't be used in Interleave: write what `urlopen(...).read()` gives")


def build_opener(*handlers):
    """Openers of one's own."""
    unsupported("`urllib.request.build_opener` can't be used in Interleave: `urlopen` is what works here")
