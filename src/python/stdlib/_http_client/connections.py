"""Connections that carry one request after another, waited for with `await` or by blocking their thread."""

import _network
from _asyncio import _arrive, _label, _now_us, get_running_loop
from _collections import deque
from _http_client.messages import Answer
from _interleave import block, request as _request, request_end as _request_end


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
