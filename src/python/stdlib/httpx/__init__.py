"""
`httpx`: HTTP over the simulated network, with `await` (AsyncClient) or blocking its thread (Client and the functions).

Not the real package: what courses use of it, written against its documentation.
"""

from httpx._api import delete, get, head, options, patch, post, put, request, stream
from httpx._client import VERSION as __version__, AsyncClient, BasicAuth, Client
from httpx._exceptions import (
    ConnectError,
    ConnectTimeout,
    HTTPError,
    HTTPStatusError,
    InvalidURL,
    NetworkError,
    PoolTimeout,
    ProtocolError,
    ReadError,
    ReadTimeout,
    RemoteProtocolError,
    RequestError,
    ResponseNotRead,
    StreamError,
    TimeoutException,
    TooManyRedirects,
    TransportError,
    UnsupportedProtocol,
    WriteError,
    WriteTimeout,
)
from httpx._models import URL, Headers, Limits, Request, Response, Timeout, codes
