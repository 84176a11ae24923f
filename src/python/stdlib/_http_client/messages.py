"""Requests as they are sent and answers as they come in."""

import json as _json

from _hosts import REASONS, mix, to_base64
from _http_client.address import encode, join, pairs_of
from _http_client.headers import Headers


class Request:
    """What is sent: a method, an Address, Headers and a body of bytes."""

    def __init__(self, method, address, headers, body):
        self.method = method
        self.address = address
        self.headers = headers
        self.body = body

    @property
    def label(self):
        """What the page calls it."""
        return f'{self.method} {self.address.without_query}'

    def wire(self):
        """The bytes that are sent."""
        lines = [f'{self.method} {self.address.target} HTTP/1.1', f'Host: {self.address.netloc}']
        lines += [f'{name}: {value}' for name, value in self.headers.items() if name.lower() != 'host']
        if self.body or self.method in ('POST', 'PUT', 'PATCH'):
            if 'Content-Length' not in self.headers:
                lines.append(f'Content-Length: {len(self.body)}')
        return '\r\n'.join(lines).encode('utf-8') + b'\r\n\r\n' + self.body


def body_of(data=None, json=None, files=None):
    """A body and its content type, from what the libraries take for `data`, `json` and `files`."""
    if files:
        return _multipart(data, files)
    if json is not None:
        return _json.dumps(json).encode(), 'application/json'
    if data is None:
        return b'', None
    if isinstance(data, (bytes, bytearray)):
        return bytes(data), None
    if isinstance(data, str):
        return data.encode(), 'text/plain; charset=utf-8'
    if hasattr(data, 'read'):
        return body_of(data.read())
    return encode(data).encode(), 'application/x-www-form-urlencoded'


def _multipart(data, files):
    boundary = f'{mix("boundary", str(files)):032x}'
    parts = []
    for name, value in pairs_of(data or {}):
        parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode())
    for name, given in files.items() if hasattr(files, 'items') else files:
        filename, content = given[:2] if isinstance(given, tuple) else (name, given)
        content = content.read() if hasattr(content, 'read') else content
        content = content.encode() if isinstance(content, str) else content
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{filename}"\r\n\r\n'
        parts.append(head.encode() + content + b'\r\n')
    parts.append(f'--{boundary}--\r\n'.encode())
    return b''.join(parts), f'multipart/form-data; boundary={boundary}'


def basic_auth(user, password):
    """The value of an Authorization header."""
    return 'Basic ' + to_base64(f'{user}:{password}'.encode('latin-1'))


def redirected(request, status, location):
    """The request that follows a redirect."""
    address = join(request.address, location)
    method, body, headers = request.method, request.body, request.headers.copy()
    if status == 303 and method != 'HEAD' or status in (301, 302) and method == 'POST':
        method, body = 'GET', b''
        headers.pop('Content-Type')
        headers.pop('Content-Length')
    if address.host != request.address.host:
        headers.pop('Authorization')
    return Request(method, address, headers, body)


REDIRECTS = (301, 302, 303, 307, 308)


class BadAnswer(Exception):
    """What came is no HTTP answer, or ended too early."""


class Answer:
    """An answer while it comes in: bytes are fed to it, status and headers come first, then the body."""

    def __init__(self, method):
        self._method = method
        self._raw = b''
        self._left = None
        self._is_chunked = False
        self.status = None
        self.reason = ''
        self.headers = Headers()
        self.is_whole = False
        #: What of the body has come and was not taken yet.
        self.body = b''
        #: Whether the connection can be used again.
        self.keeps = True

    def feed(self, data):
        """Takes bytes; b'' for the end of the connection. Raises BadAnswer."""
        if not data:
            self.keeps = False
            if self.status is not None and self._left is None and not self._is_chunked:
                self.is_whole = True
            if not self.is_whole:
                raise BadAnswer('the connection was closed before the answer had ended')
            return
        self._raw += data
        if self.status is None:
            self._take_head()
        if self.status is not None:
            self._take_body()

    def _take_head(self):
        end = self._raw.find(b'\r\n\r\n')
        if end < 0:
            return
        first, *lines = self._raw[:end].decode('latin-1').split('\r\n')
        self._raw = self._raw[end + 4 :]
        version, _, rest = first.partition(' ')
        status, _, reason = rest.partition(' ')
        if not version.startswith('HTTP/') or not status.isdigit():
            raise BadAnswer(f'not an HTTP answer: {first[:40]!r}')
        self.reason = reason or REASONS.get(int(status), '')
        for line in lines:
            name, _, value = line.partition(':')
            self.headers.add(name.strip(), value.strip())
        self.keeps = self.headers.get('Connection', '').lower() != 'close' and version != 'HTTP/1.0'
        if self._method == 'HEAD' or int(status) in (204, 304) or int(status) < 200:
            self._left = 0
        elif self.headers.get('Transfer-Encoding', '').lower() == 'chunked':
            self._is_chunked = True
        elif 'Content-Length' in self.headers:
            self._left = int(self.headers['Content-Length'])
        self.status = int(status)

    def _take_body(self):
        if self._is_chunked:
            self._take_chunks()
        elif self._left is None:
            self.body += self._raw
            self._raw = b''
        else:
            taken = self._raw[: self._left]
            self._raw = self._raw[len(taken) :]
            self._left -= len(taken)
            self.body += taken
            self.is_whole = self._left == 0

    def _take_chunks(self):
        while not self.is_whole:
            end = self._raw.find(b'\r\n')
            if end < 0:
                return
            size = int(self._raw[:end].split(b';')[0], 16)
            if len(self._raw) < end + 2 + size + 2:
                return
            self.body += self._raw[end + 2 : end + 2 + size]
            self._raw = self._raw[end + 4 + size :]
            self.is_whole = size == 0

    def take(self, most=None):
        """What of the body has come, `most` bytes at the most."""
        if most is None or most < 0:
            most = len(self.body)
        taken = self.body[:most]
        self.body = self.body[most:]
        return taken
