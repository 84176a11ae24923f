"""What can go wrong with a request."""


class HTTPError(Exception):
    """What all errors of requests and their answers have in common."""

    def __init__(self, message):
        super().__init__(message)
        self._request = None

    @property
    def request(self):
        """The request that failed."""
        if self._request is None:
            raise RuntimeError('The .request property has not been set.')
        return self._request


class RequestError(HTTPError):
    """The request failed."""

    def __init__(self, message, *, request=None):
        super().__init__(message)
        self._request = request


class TransportError(RequestError):
    """The network failed."""


class TimeoutException(TransportError):
    """It took too long."""


class ConnectTimeout(TimeoutException):
    """The connection took too long."""


class ReadTimeout(TimeoutException):
    """The answer took too long."""


class WriteTimeout(TimeoutException):
    """Sending took too long."""


class PoolTimeout(TimeoutException):
    """No connection became free in time."""


class NetworkError(TransportError):
    """The connection failed."""


class ConnectError(NetworkError):
    """No connection could be made."""


class ReadError(NetworkError):
    """The answer broke off."""


class WriteError(NetworkError):
    """The request broke off."""


class ProtocolError(TransportError):
    """The other end does not speak HTTP."""


class RemoteProtocolError(ProtocolError):
    """The other end does not speak HTTP."""


class UnsupportedProtocol(TransportError):
    """An address that is neither http nor https."""


class TooManyRedirects(RequestError):
    """One redirect after another."""


class HTTPStatusError(HTTPError):
    """A status that says that something went wrong."""

    def __init__(self, message, *, request, response):
        super().__init__(message)
        self._request = request
        self.response = response


class InvalidURL(Exception):
    """What was given is no address."""


class StreamError(RuntimeError):
    """A body was used in a way that is not possible."""


class ResponseNotRead(StreamError):
    """The body of a streaming answer has not been read."""

    def __init__(self):
        super().__init__('Attempted to access streaming response content, without having called `read()`.')


for _error in list(globals().values()):
    if isinstance(_error, type):
        _error.__module__ = 'httpx'
