"""Ends of connections, as protocols see them."""


class BaseTransport:
    """What all transports have in common."""

    __slots__ = ('_extra',)

    def __init__(self, extra=None):
        self._extra = {} if extra is None else extra

    def get_extra_info(self, name, default=None):
        """Something that only this kind of transport knows."""
        return self._extra.get(name, default)

    def is_closing(self):
        """Whether it is closed or about to be."""
        raise NotImplementedError

    def close(self):
        """Closes it once what is buffered has been sent."""
        raise NotImplementedError

    def set_protocol(self, protocol):
        """Puts another protocol in charge."""
        raise NotImplementedError

    def get_protocol(self):
        """The protocol in charge."""
        raise NotImplementedError


class ReadTransport(BaseTransport):
    """A transport that can be read from."""

    __slots__ = ()

    def is_reading(self):
        """Whether it takes in data."""
        raise NotImplementedError

    def pause_reading(self):
        """Takes in nothing until `resume_reading`."""
        raise NotImplementedError

    def resume_reading(self):
        """Takes in data again."""
        raise NotImplementedError


class WriteTransport(BaseTransport):
    """A transport that can be written to."""

    __slots__ = ()

    def set_write_buffer_limits(self, high=None, low=None):
        """The marks above and below which the protocol is told to pause and to go on."""
        raise NotImplementedError

    def get_write_buffer_size(self):
        """How many bytes wait to be sent."""
        raise NotImplementedError

    def get_write_buffer_limits(self):
        """The low and the high mark."""
        raise NotImplementedError

    def write(self, data):
        """Sends, or buffers what cannot be sent now; does not wait."""
        raise NotImplementedError

    def writelines(self, list_of_data):
        """Writes all of these."""
        self.write(b''.join(list_of_data))

    def write_eof(self):
        """Nothing more will be written."""
        raise NotImplementedError

    def can_write_eof(self):
        """Whether `write_eof` is possible."""
        raise NotImplementedError

    def abort(self):
        """Closes it at once; what is buffered is lost."""
        raise NotImplementedError


class Transport(ReadTransport, WriteTransport):
    """A transport for both directions."""

    __slots__ = ()


class DatagramTransport(BaseTransport):
    """A transport for datagrams."""

    __slots__ = ()

    def sendto(self, data, addr=None):
        """Sends a datagram."""
        raise NotImplementedError

    def abort(self):
        """Closes it at once."""
        raise NotImplementedError


class SubprocessTransport(BaseTransport):
    """A transport to a subprocess."""

    __slots__ = ()

    def get_pid(self):
        """The subprocess's number."""
        raise NotImplementedError

    def get_returncode(self):
        """Its exit code, None while it runs."""
        raise NotImplementedError

    def get_pipe_transport(self, fd):
        """The transport of one of its pipes."""
        raise NotImplementedError

    def send_signal(self, signal):
        """Sends it a signal."""
        raise NotImplementedError

    def terminate(self):
        """Asks it to end."""
        raise NotImplementedError

    def kill(self):
        """Ends it."""
        raise NotImplementedError
