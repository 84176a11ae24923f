"""
The simulated network: sockets whose bytes take their time and never leave the program.

A socket is one end of a connection. What is sent lies in the other end's inbox with the time at which it arrives; a
loop that watches the other end is told then. On the way between two ends in one program nothing takes time, as on a
computer's own loopback, unless the program's settings say otherwise.
"""

from _asyncio import _arrive, _now_us
from _collections import deque

#: Bytes that one end takes before the other one must wait: a socket's buffers.
CAPACITY = 256 * 1024
#: What `recv` gives at most.
RECV_MAX = 256 * 1024
_FIRST_PORT = 49152
_FIRST_FD = 6

AF_INET = 2
SOCK_STREAM = 1
IPPROTO_TCP = 6

_LOOPBACK = ('127.0.0.1', 'localhost', '::1', '0.0.0.0', '::', '')

_listeners = {}
_fds = set()
_next_port = _FIRST_PORT


def is_loopback(host):
    """Whether a name means the computer that the program runs on."""
    return host in _LOOPBACK or host.startswith('127.')


def address_of(host):
    """The address that a name stands for."""
    return host if host.startswith('127.') else '127.0.0.1'


def _new_fd():
    fd = _FIRST_FD
    while fd in _fds:
        fd += 1
    _fds.add(fd)
    return fd


def new_port():
    """A port that nobody uses yet."""
    global _next_port
    while _next_port in _listeners:
        _next_port += 1
    _next_port += 1
    return _next_port - 1


class Watched:
    """Something that a loop can watch for being readable."""

    _loop = None
    _callback = None
    _handle = None
    _label = ''

    def watch(self, loop, callback):
        """Calls back in each pass of the loop that finds it readable."""
        self._loop = loop
        self._callback = callback
        self._arm()

    def unwatch(self):
        """Calls back no more; says whether somebody was called back before."""
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
        was_watched = self._callback is not None
        self._callback = None
        return was_watched

    def _readable_at(self):
        """When it becomes readable, in microseconds; None: nothing is under way."""
        raise NotImplementedError

    def _arm(self):
        """Something has changed: the loop is to look when it is readable."""
        if self._callback is None:
            return
        at = self._readable_at()
        if self._handle is not None:
            if at == self._handle_at:
                return
            self._handle.cancel()
            self._handle = None
        if at is not None:
            self._handle_at = at
            delay = max(0, at - _now_us())
            self._handle = _arrive(self._loop, delay, None, self._describe(), self._ready)

    def _ready(self):
        self._handle = None
        try:
            if self._callback is not None:
                self._callback()
        finally:
            self._arm()


class Socket(Watched):
    """One end of a connection."""

    family = AF_INET
    type = SOCK_STREAM
    proto = IPPROTO_TCP

    def __init__(self, name, peer_name, latency_us=0):
        self._fd = _new_fd()
        self._name = name
        self._peer_name = peer_name
        self._latency_us = latency_us
        self._far = None
        self._inbox = deque()
        self._inbox_size = 0
        self._is_ended = False
        self._is_shut = False
        self._is_closed = False
        self._is_reset = False
        self._when_room = None

    def fileno(self):
        """Its number; -1 once closed."""
        return -1 if self._is_closed else self._fd

    def getsockname(self):
        """The address of this end."""
        return self._name

    def getpeername(self):
        """The address of the other end."""
        return self._peer_name

    def _readable_at(self):
        if self._inbox:
            return self._inbox[0][0]
        return _now_us() if self._is_ended else None

    def _describe(self):
        what = self._inbox[0][1] if self._inbox else b''
        source = 'the other end' if self._peer_name is None else f'{self._peer_name[0]}:{self._peer_name[1]}'
        if not isinstance(what, bytes):
            return f'a reset from {source}'
        return f'{len(what)} bytes from {source}' if what else f'the end of the data from {source}'

    def put(self, item, at):
        """Something is on its way to this end: bytes, b'' for the end of the stream, or an exception."""
        if self._is_closed:
            return
        self._inbox.append((at, item))
        if isinstance(item, bytes):
            self._inbox_size += len(item)
        self._arm()

    def room(self):
        """How many bytes this end still takes."""
        return max(0, CAPACITY - self._inbox_size)

    def send(self, data):
        """Sends as many bytes as there is room for, and says how many. Raises OSError."""
        if self._is_reset:
            raise BrokenPipeError(32, 'Broken pipe')
        far = self._far
        if far is None or far._is_closed:
            # The far end answers with a reset.
            self._is_reset = True
            self.put(ConnectionResetError(104, 'Connection reset by peer'), _now_us() + 2 * self._latency_us)
            return len(data)
        count = min(len(data), far.room())
        if count:
            far.put(bytes(data[:count]), _now_us() + self._latency_us)
        return count

    def send_all(self, data):
        """Sends everything, whether there is room for it or not: what a kernel does in the background."""
        far = self._far
        if self._is_reset or far is None or far._is_closed:
            self.send(data)
        else:
            far.put(bytes(data), _now_us() + self._latency_us)

    def wait_for_room(self, callback):
        """Calls back in a pass of the loop once the other end takes bytes again."""
        self._when_room = callback
        if self._far is None or self._far._is_closed or self._far.room() > 0:
            self._tell_room()

    def _tell_room(self):
        callback = self._when_room
        if callback is not None:
            self._when_room = None
            _arrive(self._loop, self._latency_us, None, 'room for more data', callback)

    def recv(self, most):
        """The bytes that have come, `most` at the most; b'' at the end of the stream. Raises OSError."""
        parts = []
        now = _now_us()
        while self._inbox and most > 0 and self._inbox[0][0] <= now:
            at, item = self._inbox[0]
            if not isinstance(item, bytes):
                if parts:
                    break
                self._inbox.popleft()
                self._is_ended = True
                raise item
            if not item:
                if not parts:
                    self._inbox.popleft()
                    self._is_ended = True
                break
            self._inbox.popleft()
            if len(item) > most:
                self._inbox.appendleft((at, item[most:]))
                item = item[:most]
            most -= len(item)
            parts.append(item)
        data = b''.join(parts)
        self._inbox_size -= len(data)
        if data and self._far is not None:
            self._far._tell_room()
        return data

    def shutdown(self):
        """No more will be sent."""
        if not self._is_shut:
            self._is_shut = True
            if self._far is not None:
                self._far.put(b'', _now_us() + self._latency_us)

    def close(self):
        """Gives this end up."""
        if self._is_closed:
            return
        self.unwatch()
        far = self._far
        if far is not None and any(item for _, item in self._inbox):
            # Unread data: the other end is told that it was lost.
            far._is_reset = True
            far.put(ConnectionResetError(104, 'Connection reset by peer'), _now_us() + self._latency_us)
        else:
            self.shutdown()
        self._is_closed = True
        _fds.discard(self._fd)
        if far is not None:
            far._tell_room()

    def __repr__(self):
        return (
            f'<asyncio.TransportSocket fd={self.fileno()}, family={self.family}, type={self.type}, '
            f'proto={self.proto}, laddr={self._name}'
            + (f', raddr={self._peer_name}>' if self._peer_name is not None else '>')
        )


class Listener(Watched):
    """A port on which connections are taken."""

    family = AF_INET
    type = SOCK_STREAM
    proto = IPPROTO_TCP

    def __init__(self, host, port):
        if port == 0:
            port = new_port()
        self._name = (host, port)
        if port in _listeners:
            raise OSError(
                98,
                f'error while attempting to bind on address {self._name!r}: '
                '[errno 98] address already in use',
            )
        self._fd = _new_fd()
        self._waiting = deque()
        _listeners[port] = self

    def fileno(self):
        """Its number."""
        return self._fd

    def getsockname(self):
        """Its address."""
        return self._name

    def _readable_at(self):
        return self._waiting[0][0] if self._waiting else None

    def _describe(self):
        return f'a connection to port {self._name[1]}'

    def knock(self, socket, at):
        """A connection is on its way."""
        self._waiting.append((at, socket))
        self._arm()

    def accept(self):
        """The next connection that has come, None if there is none."""
        if self._waiting and self._waiting[0][0] <= _now_us():
            return self._waiting.popleft()[1]
        return None

    def close(self):
        """Takes no more connections; those that nobody accepted are refused."""
        self.unwatch()
        _fds.discard(self._fd)
        if _listeners.get(self._name[1]) is self:
            del _listeners[self._name[1]]
        while self._waiting:
            self._waiting.popleft()[1].close()

    def __repr__(self):
        return (
            f'<asyncio.TransportSocket fd={self._fd}, family={self.family}, type={self.type}, '
            f'proto={self.proto}, laddr={self._name}>'
        )


def connect(host, port):
    """
    Begins a connection: a pair of the near end, None where it is refused or an exception, and the microseconds until
    that is known, None where nobody will ever answer.
    """
    if is_loopback(host):
        return _connect_here(address_of(host), port)
    from _hosts import find

    return find(host, port)


def _connect_here(address, port):
    listener = _listeners.get(port)
    if listener is None:
        return None, 0
    near_name = ('127.0.0.1', new_port())
    near = Socket(near_name, (address, port))
    far = Socket((address, port), near_name)
    near._far = far
    far._far = near
    listener.knock(far, _now_us())
    return near, 0
