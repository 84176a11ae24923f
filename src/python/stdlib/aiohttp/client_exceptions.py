"""What can go wrong with a request."""

from asyncio import TimeoutError as _TimeoutError


class ClientError(Exception):
    """What all errors of the client have in common."""


class ClientResponseError(ClientError):
    """An answer whose status says that something went wrong."""

    def __init__(self, request_info, history, *, code=None, status=None, message='', headers=None):
        self.request_info = request_info
        self.status = status if status is not None else (code or 0)
        self.message = message
        self.headers = headers
        self.history = history
        self.args = (request_info, history)

    def __str__(self):
        return f'{self.status}, message={self.message!r}, url={str(self.request_info.real_url)!r}'

    def __repr__(self):
        args = f'{self.request_info!r}, {self.history!r}'
        if self.status != 0:
            args += f', status={self.status!r}'
        if self.message != '':
            args += f', message={self.message!r}'
        if self.headers is not None:
            args += f', headers={self.headers!r}'
        return f'{type(self).__name__}({args})'


class ContentTypeError(ClientResponseError):
    """The answer is not of the type that was asked for."""


class TooManyRedirects(ClientResponseError):
    """One redirect after another."""


class ClientConnectionError(ClientError):
    """The connection failed."""


class ClientOSError(ClientConnectionError, OSError):
    """The network failed."""


class ClientConnectorError(ClientOSError):
    """No connection could be made."""

    def __init__(self, connection_key, os_error):
        self._conn_key = connection_key
        self._os_error = os_error
        super().__init__(os_error.errno, os_error.strerror)
        self.args = (connection_key, os_error)

    @property
    def os_error(self):
        """The error beneath."""
        return self._os_error

    @property
    def host(self):
        """The host that was asked for."""
        return self._conn_key[0]

    @property
    def port(self):
        """Its port."""
        return self._conn_key[1]

    @property
    def ssl(self):
        """Whether the connection was to be encrypted."""
        return self._conn_key[2] == 'https'

    def __str__(self):
        ssl = 'default' if self.ssl else 'default'
        return f'Cannot connect to host {self.host}:{self.port} ssl:{ssl} [{self.strerror}]'


class ClientConnectorDNSError(ClientConnectorError):
    """No address belongs to the name."""


class ServerConnectionError(ClientConnectionError):
    """The server ended the connection."""


class ServerDisconnectedError(ServerConnectionError):
    """The server hung up."""

    def __init__(self, message=None):
        self.message = 'Server disconnected' if message is None else message
        self.args = (self.message,)


class ServerTimeoutError(ServerConnectionError, _TimeoutError):
    """The server took too long."""


class ConnectionTimeoutError(ServerTimeoutError):
    """The connection took too long."""


class SocketTimeoutError(ServerTimeoutError):
    """The next bytes took too long."""


class ClientPayloadError(ClientError):
    """The body ended too early."""


class InvalidURL(ClientError, ValueError):
    """What was given is no address."""

    def __init__(self, url, description=None):
        self._url = url
        self._description = description
        super().__init__(url) if description is None else super().__init__(url, description)

    @property
    def url(self):
        """What was given."""
        return self._url

    def __str__(self):
        return f'{self._url} - {self._description}' if self._description else str(self._url)
