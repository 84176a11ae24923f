"""
Connections of a loop: transports on the simulated network's sockets, servers, and how both come about.

The loop takes the same passes over it as CPython's selector loop does: the socket is ready in one, the transport tells
its protocol and begins to read in the next.
"""

import _network
from _asyncio import CancelledError, _label, _quiet_task
from _collections import deque
from _interleave import unsupported
from asyncio.events import AbstractServer
from asyncio.protocols import BufferedProtocol
from asyncio.tasks import gather, sleep
from asyncio.transports import Transport

_HIGH_WATER = 64 * 1024


class _SelectorSocketTransport(Transport):
    """The near end of a connection, for a protocol."""

    def __init__(self, loop, sock, protocol, waiter=None, server=None):
        super().__init__(
            {'socket': sock, 'sockname': sock.getsockname(), 'peername': sock.getpeername()}
        )
        self._loop = loop
        self._sock = sock
        self._sock_fd = sock.fileno()
        self._server = server
        self._buffer = deque()
        self._size = 0
        self._conn_lost = 0
        self._closing = False
        self._paused = False
        self._eof = False
        self._is_writing_paused = False
        self._is_watched = False
        self._waits_for_room = False
        self.set_write_buffer_limits()
        self._protocol = protocol
        if server is not None:
            server._attach(self)
        loop.call_soon(protocol.connection_made, self)
        loop.call_soon(self._add_reader)
        if waiter is not None:
            loop.call_soon(_set_result_unless_cancelled, waiter, None)

    def __repr__(self):
        info = [type(self).__name__]
        if self._sock is None:
            info.append('closed')
        elif self._closing:
            info.append('closing')
        info.append(f'fd={self._sock_fd}')
        if self._loop is not None and not self._loop.is_closed():
            info.append('read=polling' if self._is_watched else 'read=idle')
            state = 'polling' if self._waits_for_room else 'idle'
            info.append(f'write=<{state}, bufsize={self._size}>')
        return f'<{" ".join(info)}>'

    def set_protocol(self, protocol):
        self._protocol = protocol

    def get_protocol(self):
        return self._protocol

    def is_closing(self):
        return self._closing

    # --- Reading

    def is_reading(self):
        return not self._closing and not self._paused

    def pause_reading(self):
        if self.is_reading():
            self._paused = True
            self._remove_reader()

    def resume_reading(self):
        if not self._closing and self._paused:
            self._paused = False
            self._add_reader()

    def _add_reader(self):
        if self.is_reading():
            self._is_watched = True
            self._sock.watch(self._loop, self._read_ready)

    def _remove_reader(self):
        self._is_watched = False
        self._sock.unwatch()

    def _read_ready(self):
        if self._conn_lost:
            return
        protocol = self._protocol
        try:
            data = self._sock.recv(_network.RECV_MAX)
        except OSError as exc:
            self._fatal_error(exc, 'Fatal read error on socket transport')
            return
        if not data:
            self._on_eof()
            return
        try:
            if isinstance(protocol, BufferedProtocol):
                _fill(protocol, data)
            else:
                protocol.data_received(data)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            what = 'buffer_updated' if isinstance(protocol, BufferedProtocol) else 'data_received'
            self._fatal_error(exc, f'Fatal error: protocol.{what}() call failed.')

    def _on_eof(self):
        try:
            keep_open = self._protocol.eof_received()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._fatal_error(exc, 'Fatal error: protocol.eof_received() call failed.')
            return
        if keep_open:
            self._remove_reader()
        else:
            self.close()

    # --- Writing

    def set_write_buffer_limits(self, high=None, low=None):
        if high is None:
            high = _HIGH_WATER if low is None else 4 * low
        if low is None:
            low = high // 4
        if not high >= low >= 0:
            raise ValueError(f'high ({high!r}) must be >= low ({low!r}) must be >= 0')
        self._high_water = high
        self._low_water = low
        self._maybe_pause_protocol()

    def get_write_buffer_limits(self):
        return (self._low_water, self._high_water)

    def get_write_buffer_size(self):
        return self._size

    def write(self, data):
        if not isinstance(data, (bytes, bytearray)):
            raise TypeError(
                f'data argument must be a bytes-like object, not {type(data).__name__!r}'
            )
        if self._eof:
            raise RuntimeError('Cannot call write() after write_eof()')
        if not data:
            return
        if self._conn_lost:
            if self._conn_lost >= 5:
                _warn_of_lost_writes()
            self._conn_lost += 1
            return
        if not self._buffer:
            try:
                sent = self._sock.send(data)
            except OSError as exc:
                self._fatal_error(exc, 'Fatal write error on socket transport')
                return
            data = data[sent:]
            if not data:
                return
            self._wait_for_room()
        self._buffer.append(bytes(data))
        self._size += len(data)
        self._maybe_pause_protocol()

    def writelines(self, list_of_data):
        if self._eof:
            raise RuntimeError('Cannot call writelines() after write_eof()')
        for data in list_of_data:
            self.write(data)

    def write_eof(self):
        if self._closing or self._eof:
            return
        self._eof = True
        if not self._buffer:
            self._sock.shutdown()

    def can_write_eof(self):
        return True

    def _wait_for_room(self):
        self._waits_for_room = True
        self._sock._loop = self._loop
        self._sock.wait_for_room(self._write_ready)

    def _write_ready(self):
        self._waits_for_room = False
        if self._conn_lost or self._sock is None:
            return
        try:
            while self._buffer:
                data = self._buffer.popleft()
                sent = self._sock.send(data)
                self._size -= sent
                if sent < len(data):
                    self._buffer.appendleft(data[sent:])
                    break
        except OSError as exc:
            self._buffer.clear()
            self._size = 0
            self._fatal_error(exc, 'Fatal write error on socket transport')
            return
        self._maybe_resume_protocol()
        if self._buffer:
            self._wait_for_room()
        elif self._closing:
            self._call_connection_lost(None)
        elif self._eof:
            self._sock.shutdown()

    def _maybe_pause_protocol(self):
        if self._size > self._high_water and not self._is_writing_paused:
            self._is_writing_paused = True
            self._tell_protocol('pause_writing')

    def _maybe_resume_protocol(self):
        if self._is_writing_paused and self._size <= self._low_water:
            self._is_writing_paused = False
            self._tell_protocol('resume_writing')

    def _tell_protocol(self, what):
        try:
            getattr(self._protocol, what)()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._loop.call_exception_handler(
                {
                    'message': f'protocol.{what}() failed',
                    'exception': exc,
                    'transport': self,
                    'protocol': self._protocol,
                }
            )

    # --- Ends

    def close(self):
        if self._closing:
            return
        self._closing = True
        self._remove_reader()
        if not self._buffer:
            self._conn_lost += 1
            self._loop.call_soon(self._call_connection_lost, None)

    def abort(self):
        self._force_close(None)

    def _fatal_error(self, exc, message='Fatal error on transport'):
        if not isinstance(exc, OSError):
            self._loop.call_exception_handler(
                {'message': message, 'exception': exc, 'transport': self, 'protocol': self._protocol}
            )
        self._force_close(exc)

    def _force_close(self, exc):
        if self._conn_lost:
            return
        self._buffer.clear()
        self._size = 0
        if not self._closing:
            self._closing = True
            self._remove_reader()
        self._conn_lost += 1
        self._loop.call_soon(self._call_connection_lost, exc)

    def _call_connection_lost(self, exc):
        try:
            self._protocol.connection_lost(exc)
        finally:
            self._sock.close()
            self._sock = None
            self._protocol = None
            self._loop = None
            server = self._server
            if server is not None:
                self._server = None
                server._detach(self)


_SelectorSocketTransport._add_reader._does = 'loop'
_SelectorSocketTransport._add_reader._label = 'begin to read'
_SelectorSocketTransport._call_connection_lost._does = 'loop'
_SelectorSocketTransport._call_connection_lost._label = 'close the connection'


def _fill(protocol, data):
    """Hands data to a protocol with buffers of its own."""
    while data:
        buffer = protocol.get_buffer(-1)
        if not len(buffer):
            raise RuntimeError('get_buffer() returned an empty buffer')
        count = min(len(buffer), len(data))
        buffer[:count] = data[:count]
        protocol.buffer_updated(count)
        data = data[count:]


def _warn_of_lost_writes():
    import logging

    logging.getLogger('asyncio').warning('socket.send() raised exception.')


def _set_result_unless_cancelled(fut, result):
    """Tells who waits for a transport that it is there."""
    if not fut.cancelled():
        fut.set_result(result)


_set_result_unless_cancelled._does = 'loop'
_set_result_unless_cancelled._label = 'the connection is ready'


class Server(AbstractServer):
    """Takes connections on its listening sockets."""

    def __init__(self, loop, sockets, protocol_factory, backlog):
        self._loop = loop
        self._sockets = sockets
        self._clients = {}
        self._waiters = []
        self._protocol_factory = protocol_factory
        self._backlog = backlog
        self._serving = False
        self._serving_forever_fut = None

    def __repr__(self):
        return f'<{type(self).__name__} sockets={self.sockets!r}>'

    def _attach(self, transport):
        self._clients[id(transport)] = transport

    def _detach(self, transport):
        self._clients.pop(id(transport), None)
        if not self._clients and self._sockets is None:
            self._wakeup()

    def _wakeup(self):
        waiters = self._waiters
        self._waiters = None
        for waiter in waiters or ():
            if not waiter.done():
                waiter.set_result(None)

    def _start_serving(self):
        if self._serving:
            return
        self._serving = True
        for sock in self._sockets:
            sock.watch(self._loop, lambda sock=sock: self._accept(sock))

    def _accept(self, sock):
        for _ in range(self._backlog):
            conn = sock.accept()
            if conn is None:
                return
            _quiet_task(self._loop, self._begin(conn))

    async def _begin(self, conn):
        """The first steps of a connection that was accepted."""
        try:
            protocol = self._protocol_factory()
            waiter = self._loop.create_future()
            transport = _SelectorSocketTransport(self._loop, conn, protocol, waiter, self)
            try:
                await waiter
            except BaseException:
                transport.close()
                raise
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            if self._loop.get_debug():
                self._loop.call_exception_handler(
                    {
                        'message': 'Error on transport creation for incoming connection',
                        'exception': exc,
                    }
                )

    def get_loop(self):
        """The loop that it runs on."""
        return self._loop

    def is_serving(self):
        """Whether it takes connections."""
        return self._serving

    @property
    def sockets(self):
        """The listening sockets."""
        return () if self._sockets is None else tuple(self._sockets)

    def close(self):
        """Takes no more connections; those that stand are left alone."""
        sockets = self._sockets
        if sockets is None:
            return
        self._sockets = None
        for sock in sockets:
            sock.close()
        self._serving = False
        forever = self._serving_forever_fut
        if forever is not None and not forever.done():
            forever.cancel()
            self._serving_forever_fut = None
        if not self._clients:
            self._wakeup()

    def close_clients(self):
        """Closes all connections that stand."""
        for transport in list(self._clients.values()):
            transport.close()

    def abort_clients(self):
        """Closes all connections at once."""
        for transport in list(self._clients.values()):
            transport.abort()

    async def start_serving(self):
        """Begins to take connections."""
        self._start_serving()
        await sleep(0)

    async def serve_forever(self):
        """Takes connections until it is cancelled."""
        if self._serving_forever_fut is not None:
            raise RuntimeError(f'server {self!r} is already being awaited on serve_forever()')
        if self._sockets is None:
            raise RuntimeError(f'server {self!r} is closed')
        self._start_serving()
        self._serving_forever_fut = _label(self._loop.create_future(), 'io', 'connections to serve')
        try:
            await self._serving_forever_fut
        except CancelledError:
            try:
                self.close()
                await self.wait_closed()
            finally:
                raise
        finally:
            self._serving_forever_fut = None

    async def wait_closed(self):
        """Waits until it is closed and all connections have ended."""
        if self._waiters is None:
            return
        waiter = _label(self._loop.create_future(), 'io', 'the server to close')
        self._waiters.append(waiter)
        await waiter

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, tb):
        self.close()
        await self.wait_closed()


def _refuse_options(where, kwds, known):
    for name, value in kwds.items():
        if name not in known:
            raise TypeError(f"{where}() got an unexpected keyword argument '{name}'")
        if name == 'sock' and value is not None:
            unsupported(f"`{where}(sock=...)` can't be used in Interleave: there are no sockets here")


async def _resolve(loop, host):
    """A host's address. A name is looked up, which takes a pass of the loop."""
    if host and not _is_address(host):
        await _arrival(loop, 0, f'the address of {host}')
    return _network.address_of(host or '') if _network.is_loopback(host or '') else host


def _is_address(host):
    return ':' in host or host.replace('.', '').isdigit()


def _arrival(loop, delay_us, what):
    """A future that is done when something has come over the network."""
    future = _label(loop.create_future(), 'io', what)
    _network._arrive(loop, delay_us, None, what, _set_result_unless_cancelled, future, None)
    return future


async def connect(loop, address, port, shown):
    """The near end of a connection. Raises OSError."""
    sock, delay_us = _network.connect(address, port)
    what = f'the connection to {shown}'
    if delay_us is None:
        await _label(loop.create_future(), 'io', what)
    await _arrival(loop, delay_us, what)
    if sock is None:
        raise ConnectionRefusedError(111, f'Connect call failed {(address, port)!r}')
    if isinstance(sock, OSError):
        raise sock
    return sock


async def create_connection(
    loop, protocol_factory, host=None, port=None, *, ssl=None, server_hostname=None, all_errors=False, **kwds
):
    """`loop.create_connection`."""
    _refuse_options(
        'create_connection',
        kwds,
        (
            'family', 'proto', 'flags', 'sock', 'local_addr', 'ssl_handshake_timeout',
            'ssl_shutdown_timeout', 'happy_eyeballs_delay', 'interleave',
        ),
    )  # fmt: skip
    if server_hostname is not None and not ssl:
        raise ValueError('server_hostname is only meaningful with ssl')
    if host is None and port is None:
        raise ValueError('host and port was not specified and no sock specified')
    port = 0 if port is None else int(port)
    host = 'localhost' if host is None else host
    address = await _resolve(loop, host)
    try:
        sock = await connect(loop, address, port, f'{host}:{port}')
    except OSError as exc:
        if all_errors:
            raise ExceptionGroup('create_connection failed', [exc])
        raise
    protocol = protocol_factory()
    waiter = _label(loop.create_future(), 'io', f'the connection to {host}:{port}')
    transport = _SelectorSocketTransport(loop, sock, protocol, waiter)
    try:
        await waiter
    except:
        transport.close()
        raise
    return transport, protocol


async def create_server(
    loop, protocol_factory, host=None, port=None, *, backlog=100, ssl=None, start_serving=True, **kwds
):
    """`loop.create_server`."""
    _refuse_options(
        'create_server',
        kwds,
        (
            'family', 'flags', 'sock', 'reuse_address', 'reuse_port', 'keep_alive', 'ssl_handshake_timeout',
            'ssl_shutdown_timeout',
        ),
    )  # fmt: skip
    if isinstance(ssl, bool):
        raise TypeError('ssl argument must be an SSLContext or None')
    if ssl is not None:
        unsupported("`create_server(ssl=...)` can't be used in Interleave: encryption is not simulated")
    if host is None and port is None:
        raise ValueError('Neither host/port nor sock were specified')
    hosts = [host] if host is None or isinstance(host, str) else list(host)
    addresses = await gather(*[_quiet_task(loop, _resolve(loop, one)) for one in hosts])
    sockets = []
    for one, address in zip(hosts, dict.fromkeys(addresses)):
        shown = '0.0.0.0' if one in (None, '', '0.0.0.0') else address
        sockets.append(_network.Listener(shown, 0 if port is None else int(port)))
    server = Server(loop, sockets, protocol_factory, backlog)
    if start_serving:
        server._start_serving()
        await sleep(0)
    return server
