"""Streams: reading from and writing to connections with `await`."""

from _asyncio import _label, get_running_loop, iscoroutine
from _collections import deque
from asyncio.exceptions import IncompleteReadError, LimitOverrunError
from asyncio.protocols import Protocol
from asyncio.tasks import sleep

_DEFAULT_LIMIT = 2**16


async def open_connection(host=None, port=None, *, limit=_DEFAULT_LIMIT, **kwds):
    """Connects to a host; gives a reader and a writer."""
    loop = get_running_loop()
    reader = StreamReader(limit=limit, loop=loop)
    protocol = StreamReaderProtocol(reader, loop=loop)
    transport, _ = await loop.create_connection(lambda: protocol, host, port, **kwds)
    return reader, StreamWriter(transport, protocol, reader, loop)


async def start_server(client_connected_cb, host=None, port=None, *, limit=_DEFAULT_LIMIT, **kwds):
    """Takes connections; calls back with a reader and a writer for each, in a task if that is a coroutine."""
    loop = get_running_loop()

    def factory():
        reader = StreamReader(limit=limit, loop=loop)
        return StreamReaderProtocol(reader, client_connected_cb, loop=loop)

    return await loop.create_server(factory, host, port, **kwds)


class FlowControlMixin(Protocol):
    """Lets `drain` wait while the transport's buffer is full."""

    def __init__(self, loop=None):
        self._loop = get_running_loop() if loop is None else loop
        self._paused = False
        self._drain_waiters = deque()
        self._connection_lost = False

    def pause_writing(self):
        self._paused = True

    def resume_writing(self):
        self._paused = False
        for waiter in self._drain_waiters:
            if not waiter.done():
                waiter.set_result(None)

    def connection_lost(self, exc):
        self._connection_lost = True
        if not self._paused:
            return
        for waiter in self._drain_waiters:
            if not waiter.done():
                if exc is None:
                    waiter.set_result(None)
                else:
                    waiter.set_exception(exc)

    async def _drain_helper(self):
        if self._connection_lost:
            raise ConnectionResetError('Connection lost')
        if not self._paused:
            return
        waiter = _label(self._loop.create_future(), 'io', 'room in the send buffer')
        self._drain_waiters.append(waiter)
        try:
            await waiter
        finally:
            self._drain_waiters.remove(waiter)

    def _get_close_waiter(self, stream):
        raise NotImplementedError


class StreamReaderProtocol(FlowControlMixin, Protocol):
    """Feeds a reader with what a transport receives."""

    def __init__(self, stream_reader, client_connected_cb=None, loop=None):
        super().__init__(loop=loop)
        self._stream_reader = stream_reader
        self._client_connected_cb = client_connected_cb
        self._task = None
        self._transport = None
        self._closed = _label(self._loop.create_future(), 'io', 'the end of the connection')

    def connection_made(self, transport):
        self._transport = transport
        reader = self._stream_reader
        if reader is not None:
            reader.set_transport(transport)
        if self._client_connected_cb is None:
            return
        writer = StreamWriter(transport, self, reader, self._loop)
        handler = self._client_connected_cb(reader, writer)
        if not iscoroutine(handler):
            return

        def callback(task):
            if task.cancelled():
                transport.close()
                return
            exc = task.exception()
            if exc is not None:
                self._loop.call_exception_handler(
                    {
                        'message': 'Unhandled exception in client_connected_cb',
                        'exception': exc,
                        'transport': transport,
                    }
                )
                transport.close()

        callback.__qualname__ = 'StreamReaderProtocol.connection_made.<locals>.callback'
        callback._label = 'close the connection after an error'
        self._task = self._loop.create_task(handler)
        self._task.add_done_callback(callback)

    def connection_lost(self, exc):
        reader = self._stream_reader
        if reader is not None:
            if exc is None:
                reader.feed_eof()
            else:
                reader.set_exception(exc)
        if not self._closed.done():
            if exc is None:
                self._closed.set_result(None)
            else:
                self._closed.set_exception(exc)
                # Nobody needs to ask for it.
                self._closed.exception()
        super().connection_lost(exc)
        self._stream_reader = None
        self._task = None
        self._transport = None

    def data_received(self, data):
        reader = self._stream_reader
        if reader is not None:
            reader.feed_data(data)

    def eof_received(self):
        reader = self._stream_reader
        if reader is not None:
            reader.feed_eof()
        return True

    def _get_close_waiter(self, stream):
        return self._closed


class StreamWriter:
    """Writes to a transport; `drain` waits while too much is buffered."""

    def __init__(self, transport, protocol, reader, loop):
        self._transport = transport
        self._protocol = protocol
        self._reader = reader
        self._loop = loop
        self._complete_fut = self._loop.create_future()
        self._complete_fut.set_result(None)

    def __repr__(self):
        info = [type(self).__name__, f'transport={self._transport!r}']
        if self._reader is not None:
            info.append(f'reader={self._reader!r}')
        return f'<{" ".join(info)}>'

    @property
    def transport(self):
        """The transport beneath."""
        return self._transport

    def write(self, data):
        """Sends, or buffers what cannot be sent now; does not wait."""
        self._transport.write(data)

    def writelines(self, data):
        """Writes all of these."""
        self._transport.writelines(data)

    def write_eof(self):
        """Nothing more will be written."""
        return self._transport.write_eof()

    def can_write_eof(self):
        """Whether `write_eof` is possible."""
        return self._transport.can_write_eof()

    def close(self):
        """Closes the connection once what is buffered has been sent."""
        return self._transport.close()

    def is_closing(self):
        """Whether it is closed or about to be."""
        return self._transport.is_closing()

    async def wait_closed(self):
        """Waits until the connection is closed."""
        await self._protocol._get_close_waiter(self)

    def get_extra_info(self, name, default=None):
        """Something the transport knows, such as 'peername'."""
        return self._transport.get_extra_info(name, default)

    async def drain(self):
        """Waits while too much is buffered."""
        if self._reader is not None:
            exc = self._reader.exception()
            if exc is not None:
                raise exc
        if self._transport.is_closing():
            # Lets `connection_lost` be called, so that a loop of writes sees the error.
            await sleep(0)
        await self._protocol._drain_helper()

    async def start_tls(self, sslcontext, **kwds):
        """Encryption is not simulated."""
        from _interleave import unsupported

        unsupported("`StreamWriter.start_tls` can't be used in Interleave: encryption is not simulated")


class StreamReader:
    """Reads what a transport receives."""

    def __init__(self, limit=_DEFAULT_LIMIT, loop=None):
        if limit <= 0:
            raise ValueError('Limit cannot be <= 0')
        self._limit = limit
        if loop is None:
            from asyncio.events import get_event_loop

            loop = get_event_loop()
        self._loop = loop
        self._buffer = bytearray()
        self._eof = False
        self._waiter = None
        self._exception = None
        self._transport = None
        self._paused = False

    def __repr__(self):
        info = ['StreamReader']
        if self._buffer:
            info.append(f'{len(self._buffer)} bytes')
        if self._eof:
            info.append('eof')
        if self._limit != _DEFAULT_LIMIT:
            info.append(f'limit={self._limit}')
        if self._waiter:
            info.append(f'waiter={self._waiter!r}')
        if self._exception:
            info.append(f'exception={self._exception!r}')
        if self._transport:
            info.append(f'transport={self._transport!r}')
        if self._paused:
            info.append('paused')
        return f'<{" ".join(info)}>'

    def exception(self):
        """What went wrong, None if nothing did."""
        return self._exception

    def set_exception(self, exc):
        """Lets all reads fail."""
        self._exception = exc
        waiter = self._waiter
        if waiter is not None:
            self._waiter = None
            if not waiter.cancelled():
                waiter.set_exception(exc)

    def _wakeup_waiter(self):
        waiter = self._waiter
        if waiter is not None:
            self._waiter = None
            if not waiter.cancelled():
                waiter.set_result(None)

    def set_transport(self, transport):
        """The transport that feeds it."""
        assert self._transport is None, 'Transport already set'
        self._transport = transport

    def _maybe_resume_transport(self):
        if self._paused and len(self._buffer) <= self._limit:
            self._paused = False
            self._transport.resume_reading()

    def feed_eof(self):
        """The other end will send no more."""
        self._eof = True
        self._wakeup_waiter()

    def at_eof(self):
        """Whether everything has been read and no more will come."""
        return self._eof and not self._buffer

    def feed_data(self, data):
        """Bytes have come."""
        assert not self._eof, 'feed_data after feed_eof'
        if not data:
            return
        self._buffer.extend(data)
        self._wakeup_waiter()
        if self._transport is not None and not self._paused and len(self._buffer) > 2 * self._limit:
            try:
                self._transport.pause_reading()
            except NotImplementedError:
                self._transport = None
            else:
                self._paused = True

    async def _wait_for_data(self, func_name):
        if self._waiter is not None:
            raise RuntimeError(
                f'{func_name}() called while another coroutine is already waiting for incoming data'
            )
        assert not self._eof, '_wait_for_data after EOF'
        if self._paused:
            self._paused = False
            self._transport.resume_reading()
        peer = None if self._transport is None else self._transport.get_extra_info('peername')
        source = 'data' if peer is None else f'data from {peer[0]}:{peer[1]}'
        self._waiter = _label(self._loop.create_future(), 'io', source)
        try:
            await self._waiter
        finally:
            self._waiter = None

    async def readline(self):
        """One line with its end; what there is at the end of the stream."""
        try:
            return await self.readuntil(b'\n')
        except IncompleteReadError as exc:
            return exc.partial
        except LimitOverrunError as exc:
            if self._buffer.startswith(b'\n', exc.consumed):
                del self._buffer[: exc.consumed + 1]
            else:
                self._buffer.clear()
            self._maybe_resume_transport()
            raise ValueError(exc.args[0])

    async def readuntil(self, separator=b'\n'):
        """All up to a separator, and that; of several the one that ends first."""
        separators = sorted(separator, key=len) if isinstance(separator, tuple) else [separator]
        if not separators:
            raise ValueError('Separator should contain at least one element')
        shortest, longest = len(separators[0]), len(separators[-1])
        if shortest == 0:
            raise ValueError('Separator should be at least one-byte string')
        if self._exception is not None:
            raise self._exception
        searched = 0
        while True:
            size = len(self._buffer)
            if size - searched >= shortest:
                start = end = None
                for one in separators:
                    at = self._buffer.find(one, searched)
                    if at != -1 and (end is None or at + len(one) < end):
                        start, end = at, at + len(one)
                if end is not None:
                    break
                searched = max(0, size + 1 - longest)
                if searched > self._limit:
                    raise LimitOverrunError(
                        'Separator is not found, and chunk exceed the limit', searched
                    )
            if self._eof:
                chunk = bytes(self._buffer)
                self._buffer.clear()
                raise IncompleteReadError(chunk, None)
            await self._wait_for_data('readuntil')
        if start > self._limit:
            raise LimitOverrunError('Separator is found, but chunk is longer than limit', start)
        return self._take(end)

    def _take(self, count):
        data = bytes(self._buffer[:count])
        del self._buffer[:count]
        self._maybe_resume_transport()
        return data

    async def read(self, n=-1):
        """`n` bytes at the most, as soon as there are any; all up to the end if `n` is negative."""
        if self._exception is not None:
            raise self._exception
        if n == 0:
            return b''
        if n < 0:
            blocks = []
            while block := await self.read(self._limit):
                blocks.append(block)
            return b''.join(blocks)
        if not self._buffer and not self._eof:
            await self._wait_for_data('read')
        return self._take(n)

    async def readexactly(self, n):
        """Exactly `n` bytes. Raises IncompleteReadError."""
        if n < 0:
            raise ValueError('readexactly size can not be less than zero')
        if self._exception is not None:
            raise self._exception
        if n == 0:
            return b''
        while len(self._buffer) < n:
            if self._eof:
                incomplete = bytes(self._buffer)
                self._buffer.clear()
                raise IncompleteReadError(incomplete, n)
            await self._wait_for_data('readexactly')
        return self._take(n)

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if line == b'':
            raise StopAsyncIteration
        return line
