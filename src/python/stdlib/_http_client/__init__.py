"""HTTP/1.1 as the client libraries speak it, over the simulated network."""

from _http_client.address import Address, Url, encode, join, pairs_of, parse
from _http_client.connections import (
    Blocking,
    Connection,
    Pool,
    Telling,
    TooLate,
    connect,
    key_of,
    receive,
)
from _http_client.headers import Headers, Jar, cookies_of, encoding_of
from _http_client.messages import REDIRECTS, Answer, BadAnswer, Request, basic_auth, body_of, redirected
