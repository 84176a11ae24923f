"""What a transport calls: the shapes of protocols."""


class BaseProtocol:
    """What all protocols have in common."""

    __slots__ = ()

    def connection_made(self, transport):
        """The connection stands; `transport` is its near end."""

    def connection_lost(self, exc):
        """The connection is gone; `exc` says why, None after a proper end."""

    def pause_writing(self):
        """The transport's buffer is above its high-water mark."""

    def resume_writing(self):
        """The transport's buffer has drained to its low-water mark."""


class Protocol(BaseProtocol):
    """Takes a stream of bytes."""

    __slots__ = ()

    def data_received(self, data):
        """Some bytes have come."""

    def eof_received(self):
        """The other end will send no more; a true result keeps the transport open."""


class BufferedProtocol(BaseProtocol):
    """Takes a stream of bytes in buffers of its own."""

    __slots__ = ()

    def get_buffer(self, sizehint):
        """A buffer to receive into."""

    def buffer_updated(self, nbytes):
        """So many bytes of the buffer have been filled."""

    def eof_received(self):
        """The other end will send no more; a true result keeps the transport open."""


class DatagramProtocol(BaseProtocol):
    """Takes datagrams."""

    __slots__ = ()

    def datagram_received(self, data, addr):
        """A datagram has come."""

    def error_received(self, exc):
        """A send or receive has failed."""


class SubprocessProtocol(BaseProtocol):
    """Takes what a subprocess writes."""

    __slots__ = ()

    def pipe_data_received(self, fd, data):
        """The subprocess has written bytes to a pipe."""

    def pipe_connection_lost(self, fd, exc):
        """A pipe of the subprocess is closed."""

    def process_exited(self):
        """The subprocess has ended."""
