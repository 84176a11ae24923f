"""
HTTP/1.1 as the client libraries speak it, over the simulated network: addresses, headers, requests, answers, and
connections that wait either with `await` or by blocking their thread.
"""

import json as _json

import _network
from _asyncio import _arrive, _label, _now_us, get_running_loop
from _collections import deque
from _hosts import REASONS, mix, to_base64
from _interleave import block, request as _request, request_end as _request_end

DEFAULT_PORTS = {'http': 80, 'https': 443}
_PLAIN = frozenset('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~')


# --- Addresses


class Address:
    """An absolute address, taken apart."""

    def __init__(self, scheme, userinfo, host, port, path, query, fragment):
        self.scheme = scheme
        self.userinfo = userinfo
        self.host = host
        self.port = port
        self.path = path
        self.query = query
        self.fragment = fragment

    @property
    def is_default_port(self):
        """Whether the port goes without saying."""
        return self.port == DEFAULT_PORTS.get(self.scheme)

    @property
    def netloc(self):
        """Host and port as they are sent."""
        return self.host if self.is_default_port else f'{self.host}:{self.port}'

    @property
    def target(self):
        """Path and query as they are sent."""
        path = self.path or '/'
        return f'{path}?{self.query}' if self.query else path

    def __str__(self):
        text = f'{self.scheme}://{self.netloc}{self.target}'
        return f'{text}#{self.fragment}' if self.fragment else text

    @property
    def without_query(self):
        """The address as it is named in a log: without query and fragment."""
        return f'{self.scheme}://{self.netloc}{self.path or "/"}'


def quote(text, safe=''):
    """Percent-encodes what may not stand in an address."""
    parts = []
    for char in text:
        if char in _PLAIN or char in safe:
            parts.append(char)
        else:
            parts.append(''.join(f'%{byte:02X}' for byte in char.encode('utf-8', 'surrogatepass')))
    return ''.join(parts)


def parse(url):
    """An Address; None for what is no absolute http or https address. Raises ValueError for a bad port."""
    scheme, found, rest = url.strip().partition('://')
    scheme = scheme.lower()
    if not found or scheme not in DEFAULT_PORTS:
        return None
    rest, _, fragment = rest.partition('#')
    rest, _, query = rest.partition('?')
    netloc, slash, path = rest.partition('/')
    userinfo, _, hostport = netloc.rpartition('@')
    if hostport.startswith('['):
        host, _, port = hostport[1:].partition(']')
        port = port[1:]
    else:
        host, _, port = hostport.partition(':')
    if not host:
        return None
    number = int(port) if port else DEFAULT_PORTS[scheme]
    path = quote(slash + path, "/%:@!$&'()*+,;=") if slash else '/'
    query = quote(query, "/?%:@!$&'()*+,;=[]")
    return Address(scheme, userinfo, host.lower(), number, path, query, fragment)


def join(base, reference):
    """The Address that a reference means in a document at `base`."""
    absolute = parse(reference)
    if absolute is not None:
        return absolute
    if reference.startswith('//'):
        return parse(f'{base.scheme}:{reference}')
    reference, _, fragment = reference.partition('#')
    path, _, query = reference.partition('?')
    if not path:
        path, query = base.path, query or base.query
    elif not path.startswith('/'):
        path = base.path.rpartition('/')[0] + '/' + path
    kept = []
    for part in path.split('/')[1:]:
        if part == '..':
            if kept:
                kept.pop()
        elif part != '.':
            kept.append(part)
    userinfo = base.userinfo
    return Address(base.scheme, userinfo, base.host, base.port, '/' + '/'.join(kept), query, fragment)


def pairs_of(params):
    """Parameters as a list of pairs of texts; lists give several pairs, None none."""
    items = params.items() if hasattr(params, 'items') else params
    pairs = []
    for name, value in items:
        for one in value if isinstance(value, (list, tuple, set)) else (value,):
            if one is not None:
                one = one.decode() if isinstance(one, bytes) else str(one)
                pairs.append((str(name), one))
    return pairs


def encode(params):
    """Parameters as the text of a query or form."""
    if isinstance(params, bytes):
        return params.decode()
    if isinstance(params, str):
        return params
    return '&'.join(f'{form(name)}={form(value)}' for name, value in pairs_of(params))


def form(text):
    """A text as it stands in a query or form."""
    return quote(text, ' ').replace(' ', '+')


# --- Headers


class Headers:
    """Names and values; names in any case are equal, and one may come several times."""

    def __init__(self, items=None):
        self._items = []
        if items is not None:
            self.update(items)

    def update(self, items):
        """Sets all of these."""
        pairs = items.items() if hasattr(items, 'items') else items
        for name, value in list(pairs):
            self[name] = value

    def add(self, name, value):
        """One more of that name."""
        self._items.append((str(name), value))

    def __setitem__(self, name, value):
        key = name.lower()
        for at, (known, _) in enumerate(self._items):
            if known.lower() == key:
                self._items[at] = (name, value)
                self._items[at + 1 :] = [item for item in self._items[at + 1 :] if item[0].lower() != key]
                return
        self._items.append((name, value))

    def __getitem__(self, name):
        values = self.get_all(name)
        if not values:
            raise KeyError(name)
        return values[0]

    def __delitem__(self, name):
        if name not in self:
            raise KeyError(name)
        key = name.lower()
        self._items = [item for item in self._items if item[0].lower() != key]

    def __contains__(self, name):
        return isinstance(name, str) and any(known.lower() == name.lower() for known, _ in self._items)

    def __iter__(self):
        return iter(dict.fromkeys(name for name, _ in self._items))

    def __len__(self):
        return len(list(iter(self)))

    def __eq__(self, other):
        if not hasattr(other, 'items'):
            return NotImplemented
        return sorted((name.lower(), value) for name, value in self.items()) == sorted(
            (name.lower(), value) for name, value in other.items()
        )

    __hash__ = None

    def __repr__(self):
        return str(dict(self.items()))

    def keys(self):
        """The names."""
        return list(self)

    def values(self):
        """The values."""
        return [value for _, value in self.items()]

    def items(self):
        """Pairs of names and values."""
        return list(self._items)

    def get(self, name, default=None):
        """The value of a name, or a default."""
        return self[name] if name in self else default

    def get_all(self, name):
        """All values of a name."""
        return [value for known, value in self._items if known.lower() == name.lower()]

    getall = get_all

    def pop(self, name, default=None):
        """Removes a name and gives its value."""
        value = self.get(name, default)
        if name in self:
            del self[name]
        return value

    def setdefault(self, name, default=None):
        """The value of a name, which is set if it was not there."""
        if name not in self:
            self[name] = default
        return self[name]

    def copy(self):
        """Another one with the same contents."""
        return type(self)(self._items)


# --- Requests


class Request:
    """What is sent: a method, an Address, Headers and a body of bytes."""

    def __init__(self, method, address, headers, body):
        self.method = method
        self.address = address
        self.headers = headers
        self.body = body

    @property
    def label(self):
        """What the page calls it."""
        return f'{self.method} {self.address.without_query}'

    def wire(self):
        """The bytes that are sent."""
        lines = [f'{self.method} {self.address.target} HTTP/1.1', f'Host: {self.address.netloc}']
        lines += [f'{name}: {value}' for name, value in self.headers.items() if name.lower() != 'host']
        if self.body or self.method in ('POST', 'PUT', 'PATCH'):
            if 'Content-Length' not in self.headers:
                lines.append(f'Content-Length: {len(self.body)}')
        return '\r\n'.join(lines).encode('utf-8') + b'\r\n\r\n' + self.body


def body_of(data=None, json=None, files=None):
    """A body and its content type, from what the libraries take for `data`, `json` and `files`."""
    if files:
        return _multipart(data, files)
    if json is not None:
        return _json.dumps(json).encode(), 'application/json'
    if data is None:
        return b'', None
    if isinstance(data, (bytes, bytearray)):
        return bytes(data), None
    if isinstance(data, str):
        return data.encode(), 'text/plain; charset=utf-8'
    if hasattr(data, 'read'):
        return body_of(data.read())
    return encode(data).encode(), 'application/x-www-form-urlencoded'


def _multipart(data, files):
    boundary = f'{mix("boundary", str(files)):032x}'
    parts = []
    for name, value in pairs_of(data or {}):
        parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode())
    for name, given in files.items() if hasattr(files, 'items') else files:
        filename, content = given[:2] if isinstance(given, tuple) else (name, given)
        content = content.read() if hasattr(content, 'read') else content
        content = content.encode() if isinstance(content, str) else content
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{filename}"\r\n\r\n'
        parts.append(head.encode() + content + b'\r\n')
    parts.append(f'--{boundary}--\r\n'.encode())
    return b''.join(parts), f'multipart/form-data; boundary={boundary}'


def basic_auth(user, password):
    """The value of an Authorization header."""
    return 'Basic ' + to_base64(f'{user}:{password}'.encode('latin-1'))


def redirected(request, status, location):
    """The request that follows a redirect."""
    address = join(request.address, location)
    method, body, headers = request.method, request.body, request.headers.copy()
    if status == 303 and method != 'HEAD' or status in (301, 302) and method == 'POST':
        method, body = 'GET', b''
        headers.pop('Content-Type')
        headers.pop('Content-Length')
    if address.host != request.address.host:
        headers.pop('Authorization')
    return Request(method, address, headers, body)


REDIRECTS = (301, 302, 303, 307, 308)


# --- Answers


class BadAnswer(Exception):
    """What came is no HTTP answer, or ended too early."""


class Answer:
    """An answer while it comes in: bytes are fed to it, status and headers come first, then the body."""

    def __init__(self, method):
        self._method = method
        self._raw = b''
        self._left = None
        self._is_chunked = False
        self.status = None
        self.reason = ''
        self.headers = Headers()
        self.is_whole = False
        #: What of the body has come and was not taken yet.
        self.body = b''
        #: Whether the connection can be used again.
        self.keeps = True

    def feed(self, data):
        """Takes bytes; b'' for the end of the connection. Raises BadAnswer."""
        if not data:
            self.keeps = False
            if self.status is not None and self._left is None and not self._is_chunked:
                self.is_whole = True
            if not self.is_whole:
                raise BadAnswer('the connection was closed before the answer had ended')
            return
        self._raw += data
        if self.status is None:
            self._take_head()
        if self.status is not None:
            self._take_body()

    def _take_head(self):
        end = self._raw.find(b'\r\n\r\n')
        if end < 0:
            return
        first, *lines = self._raw[:end].decode('latin-1').split('\r\n')
        self._raw = self._raw[end + 4 :]
        version, _, rest = first.partition(' ')
        status, _, reason = rest.partition(' ')
        if not version.startswith('HTTP/') or not status.isdigit():
            raise BadAnswer(f'not an HTTP answer: {first[:40]!r}')
        self.reason = reason or REASONS.get(int(status), '')
        for line in lines:
            name, _, value = line.partition(':')
            self.headers.add(name.strip(), value.strip())
        self.keeps = self.headers.get('Connection', '').lower() != 'close' and version != 'HTTP/1.0'
        if self._method == 'HEAD' or int(status) in (204, 304) or int(status) < 200:
            self._left = 0
        elif self.headers.get('Transfer-Encoding', '').lower() == 'chunked':
            self._is_chunked = True
        elif 'Content-Length' in self.headers:
            self._left = int(self.headers['Content-Length'])
        self.status = int(status)

    def _take_body(self):
        if self._is_chunked:
            self._take_chunks()
        elif self._left is None:
            self.body += self._raw
            self._raw = b''
        else:
            taken = self._raw[: self._left]
            self._raw = self._raw[len(taken) :]
            self._left -= len(taken)
            self.body += taken
            self.is_whole = self._left == 0

    def _take_chunks(self):
        while not self.is_whole:
            end = self._raw.find(b'\r\n')
            if end < 0:
                return
            size = int(self._raw[:end].split(b';')[0], 16)
            if len(self._raw) < end + 2 + size + 2:
                return
            self.body += self._raw[end + 2 : end + 2 + size]
            self._raw = self._raw[end + 4 + size :]
            self.is_whole = size == 0

    def take(self, most=None):
        """What of the body has come, `most` bytes at the most."""
        if most is None or most < 0:
            most = len(self.body)
        taken = self.body[:most]
        self.body = self.body[most:]
        return taken


def encoding_of(headers, default='utf-8'):
    """The charset that a Content-Type names."""
    for part in headers.get('Content-Type', '').split(';')[1:]:
        name, _, value = part.strip().partition('=')
        if name.lower() == 'charset':
            return value.strip('"\'').lower()
    return default


# --- Cookies


class Jar:
    """Cookies by host."""

    def __init__(self):
        self._hosts = {}

    def store(self, host, headers):
        """Keeps what an answer sets."""
        for text in headers.get_all('Set-Cookie'):
            name, _, value = text.partition(';')[0].partition('=')
            self._hosts.setdefault(host, {})[name.strip()] = value.strip()

    def header(self, host, own=None):
        """The value of the Cookie header for a host, '' for none."""
        cookies = self._hosts.get('', {}) | self._hosts.get(host, {}) | dict(own or {})
        return '; '.join(f'{name}={value}' for name, value in cookies.items())

    def update(self, cookies, host=''):
        """Sets cookies for a host, or for all."""
        self._hosts.setdefault(host, {}).update(cookies)

    def all(self):
        """Names and values, whatever the host."""
        found = {}
        for cookies in self._hosts.values():
            found |= cookies
        return found


# --- Connections


class Connection:
    """A connection to a host: sends requests and gives their answers, one after another."""

    def __init__(self, key, sock):
        self.key = key
        self.sock = sock
        self.is_closed = False

    def close(self):
        """Hangs up."""
        if not self.is_closed:
            self.is_closed = True
            self.sock.close()

    @property
    def is_fresh(self):
        """Whether the other end has not hung up and sent nothing that nobody asked for."""
        return not self.is_closed and self.sock._readable_at() is None

    def begin(self, request):
        """Sends a request. Raises OSError."""
        self.sock.send_all(request.wire())
        return Answer(request.method)


def key_of(address):
    """What connections are kept under."""
    return (address.host, address.port, address.scheme)


def _target_of(address):
    host = address.host
    is_here = _network.is_loopback(host)
    return _network.address_of(host) if is_here else host


def _failed(sock, address):
    if sock is None:
        return ConnectionRefusedError(111, f'Connect call failed {(_target_of(address), address.port)!r}')
    return sock if isinstance(sock, OSError) else None


def _delay_of(sock, delay_us, address):
    # The handshake of an encrypted connection takes another round trip.
    if address.scheme == 'https' and isinstance(sock, _network.Socket):
        return 2 * delay_us
    return delay_us


async def connect(address):
    """A Connection, waited for with `await`. Raises OSError."""
    loop = get_running_loop()
    what = f'the connection to {address.netloc}'
    sock, delay_us = _network.connect(_target_of(address), address.port)
    future = _label(loop.create_future(), 'io', what)
    handle = None
    if delay_us is not None:
        handle = _arrive(loop, _delay_of(sock, delay_us, address), None, what, _complete, future)
    try:
        await future
    except BaseException:
        if handle is not None:
            handle.cancel()
        if isinstance(sock, _network.Socket):
            sock.close()
        raise
    failure = _failed(sock, address)
    if failure is not None:
        raise failure
    return Connection(key_of(address), sock)


def _complete(future):
    """Something has come over the network."""
    if not future.done():
        future.set_result(None)


_complete._does = 'io'


async def receive(connection, answer, what):
    """Feeds an answer with the next bytes, waited for with `await`. Raises OSError and BadAnswer."""
    loop = get_running_loop()
    future = _label(loop.create_future(), 'io', what)
    connection.sock.watch(loop, lambda: _complete(future))
    try:
        await future
    finally:
        connection.sock.unwatch()
    answer.feed(connection.sock.recv(_network.RECV_MAX))


class TooLate(Exception):
    """A blocking wait has reached its deadline."""


def connect_blocking(address, deadline_us=None):
    """A Connection; its thread blocks meanwhile. Raises OSError and TooLate."""
    what = f'the connection to {address.netloc}'
    sock, delay_us = _network.connect(_target_of(address), address.port)
    until = None if delay_us is None else _now_us() + _delay_of(sock, delay_us, address)
    _block_until(until, deadline_us, what)
    failure = _failed(sock, address)
    if failure is not None:
        raise failure
    return Connection(key_of(address), sock)


def _block_until(until_us, deadline_us, what):
    if until_us is None:
        if deadline_us is None:
            # Nobody will ever answer: CPython's own kernel gives up after about two minutes.
            block(130_000_000, what)
            raise TimeoutError(110, 'Connection timed out')
        until_us = deadline_us + 1
    is_late = deadline_us is not None and until_us > deadline_us
    wait_us = (deadline_us if is_late else until_us) - _now_us()
    if wait_us > 0:
        block(wait_us, what)
    if is_late:
        raise TooLate


#: How often a blocking read looks whether a server of the same program has answered, in microseconds.
_LOOK_US = 1000


def receive_blocking(connection, answer, what, deadline_us=None):
    """Feeds an answer with the next bytes; its thread blocks meanwhile. Raises OSError, BadAnswer and TooLate."""
    sock = connection.sock
    while (at := sock._readable_at()) is None:
        _block_until(_now_us() + _LOOK_US, deadline_us, what)
    _block_until(at, deadline_us, what)
    answer.feed(sock.recv(_network.RECV_MAX))


class Pool:
    """Connections that are kept for the next request; at most so many are in use at a time."""

    def __init__(self, limit=0, limit_per_host=0):
        self._limit = limit
        self._per_host = limit_per_host
        self._idle = {}
        self._used = 0
        self._used_by = {}
        self._waiters = deque()

    def _has_room(self, key):
        if self._limit and self._used >= self._limit:
            return False
        return not self._per_host or self._used_by.get(key, 0) < self._per_host

    async def acquire(self, address):
        """An idle connection, or None if a new one is to be made; waits while too many are in use."""
        key = key_of(address)
        while not self._has_room(key):
            future = _label(get_running_loop().create_future(), 'io', 'a free connection of the pool')
            self._waiters.append((key, future))
            try:
                await future
            except BaseException:
                if (key, future) in self._waiters:
                    self._waiters.remove((key, future))
                elif not future.cancelled():
                    self._wake()
                raise
        return self.take(address)

    def take(self, address):
        """Like `acquire`, without waiting."""
        key = key_of(address)
        self._used += 1
        self._used_by[key] = self._used_by.get(key, 0) + 1
        idle = self._idle.get(key, [])
        while idle:
            connection = idle.pop()
            if connection.is_fresh:
                return connection
            connection.close()
        return None

    def release(self, key, connection, keeps):
        """Gives a connection back; None if none was made."""
        self._used -= 1
        self._used_by[key] -= 1
        if connection is not None:
            if keeps and not connection.is_closed:
                self._idle.setdefault(key, []).append(connection)
            else:
                connection.close()
        self._wake()

    def _wake(self):
        for at, (key, future) in enumerate(self._waiters):
            if self._has_room(key):
                del self._waiters[at]
                if not future.done():
                    future.set_result(None)
                return

    def close(self):
        """Hangs up on all idle connections."""
        for idle in self._idle.values():
            for connection in idle:
                connection.close()
        self._idle = {}


class Telling:
    """Says in the log that a request is under way, and how it ended."""

    def __init__(self, request):
        self._number = _request(request.label)

    def end(self, answer=None, error=None):
        """The request is over; only the first call counts."""
        if self._number is None:
            return
        number, self._number = self._number, None
        if answer is not None and answer.status is not None:
            _request_end(number, 'answered', f'{answer.status} {answer.reason}')
        else:
            name = type(error).__name__
            _request_end(number, 'cancelled' if name == 'CancelledError' else 'failed', name)


class Blocking:
    """One request whose thread waits for it: `answer` has its status and headers once it has been started."""

    def __init__(self, pool, request, connect_timeout=None, read_timeout=None):
        self.request = request
        self.answer = None
        self._pool = pool
        self._connect_timeout = connect_timeout
        self._read_timeout = read_timeout
        self._connection = None
        self._is_released = False

    def start(self):
        """Connects, sends, and waits for status and headers. Raises OSError, BadAnswer, and TooLate with its phase."""
        request = self.request
        telling = Telling(request)
        self._connection = self._pool.take(request.address)
        try:
            if self._connection is None:
                try:
                    self._connection = connect_blocking(request.address, _after(self._connect_timeout))
                except TooLate:
                    raise TooLate('connect') from None
            self.answer = self._connection.begin(request)
            while self.answer.status is None or self.answer.status < 200:
                self._receive(f'the answer to {request.label}')
        except BaseException as exc:
            telling.end(error=exc)
            self.release(False)
            raise
        telling.end(self.answer)

    def _receive(self, what):
        try:
            receive_blocking(self._connection, self.answer, what, _after(self._read_timeout))
        except TooLate:
            raise TooLate('read') from None

    def some(self, most=None):
        """The next bytes of the body; b'' at its end."""
        answer = self.answer
        while not answer.body and not answer.is_whole and not self._is_released:
            try:
                self._receive('the rest of the answer')
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
            self._pool.release(key_of(self.request.address), self._connection, keeps)


def _after(seconds):
    return None if seconds is None else _now_us() + int(seconds * 1_000_000)
