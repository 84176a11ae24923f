"""`requests.exceptions`: what can go wrong."""

import json as _json


class RequestException(OSError):
    """What all errors have in common."""

    def __init__(self, *args, **kwargs):
        self.response = kwargs.pop('response', None)
        self.request = kwargs.pop('request', None)
        super().__init__(*args, **kwargs)


class HTTPError(RequestException):
    """A status that says that something went wrong."""


class ConnectionError(RequestException):
    """The connection failed."""


class Timeout(RequestException):
    """It took too long."""


class ConnectTimeout(ConnectionError, Timeout):
    """The connection took too long."""


class ReadTimeout(Timeout):
    """The answer took too long."""


class URLRequired(RequestException):
    """No address was given."""


class TooManyRedirects(RequestException):
    """One redirect after another."""


class MissingSchema(RequestException, ValueError):
    """An address without http:// or https://."""


class InvalidSchema(RequestException, ValueError):
    """An address that is neither http nor https."""


class InvalidURL(RequestException, ValueError):
    """What was given is no address."""


class InvalidJSONError(RequestException):
    """What came is no JSON."""


class JSONDecodeError(InvalidJSONError, _json.JSONDecodeError):
    """What came is no JSON."""

    def __init__(self, *args, **kwargs):
        _json.JSONDecodeError.__init__(self, *args)
        self.response = self.request = None


class ChunkedEncodingError(RequestException):
    """The body ended too early."""
