"""
`aiohttp`, the client half: sessions, requests and answers over the simulated network.

Not the real package: what courses use of it, written against its documentation.
"""

from _interleave import refuse_name
from aiohttp.client import ClientSession, request
from aiohttp.client_exceptions import (
    ClientConnectionError,
    ClientConnectorDNSError,
    ClientConnectorError,
    ClientError,
    ClientOSError,
    ClientPayloadError,
    ClientResponseError,
    ConnectionTimeoutError,
    ContentTypeError,
    InvalidURL,
    ServerConnectionError,
    ServerDisconnectedError,
    ServerTimeoutError,
    SocketTimeoutError,
    TooManyRedirects,
)
from aiohttp.options import (
    VERSION as __version__,
    BasicAuth,
    ClientTimeout,
    CookieJar,
    DummyCookieJar,
    FormData,
    TCPConnector,
)
from aiohttp.response import ClientResponse, RequestInfo, StreamReader


def __getattr__(name):
    refuse_name('aiohttp', name)
    raise AttributeError(f"module 'aiohttp' has no attribute '{name}'")
