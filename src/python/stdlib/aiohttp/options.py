"""What a session is made of: limits, credentials, forms, connections, cookies."""

import _http_client as _http

#: Of the package whose interface this is.
VERSION = '3.11.0'


class ClientTimeout:
    """Limits in seconds; None: none."""

    def __init__(self, total=None, connect=None, sock_read=None, sock_connect=None, ceil_threshold=5):
        self.total = total
        self.connect = connect
        self.sock_read = sock_read
        self.sock_connect = sock_connect
        self.ceil_threshold = ceil_threshold

    def __repr__(self):
        return (
            f'ClientTimeout(total={self.total!r}, connect={self.connect!r}, sock_read={self.sock_read!r}, '
            f'sock_connect={self.sock_connect!r}, ceil_threshold={self.ceil_threshold!r})'
        )


DEFAULT_TIMEOUT = ClientTimeout(total=300, sock_connect=30)


def as_timeout(timeout):
    """Seconds or limits as limits."""
    if timeout is None:
        return ClientTimeout()
    if isinstance(timeout, ClientTimeout):
        return timeout
    return ClientTimeout(total=timeout)


class BasicAuth:
    """A name and a password."""

    def __init__(self, login, password='', encoding='latin1'):
        self.login = login
        self.password = password
        self.encoding = encoding

    def encode(self):
        """The value of the header."""
        return _http.basic_auth(self.login, self.password)


class FormData:
    """Fields of a form."""

    def __init__(self, fields=()):
        self._fields = []
        self._files = []
        for name, value in fields.items() if hasattr(fields, 'items') else fields:
            self.add_field(name, value)

    def add_field(self, name, value, *, content_type=None, filename=None):
        """One more field."""
        if filename is not None or hasattr(value, 'read') or isinstance(value, (bytes, bytearray)):
            self._files.append((name, (filename or name, value)))
        else:
            self._fields.append((name, value))

    def _body(self):
        if self._files:
            return _http.body_of(self._fields, files=self._files)
        return _http.body_of(self._fields)


class TCPConnector:
    """Keeps connections; at most `limit` of them are in use at a time."""

    def __init__(self, *, limit=100, limit_per_host=0, ssl=True, force_close=False, **kwds):
        self._limit = limit
        self._limit_per_host = limit_per_host
        self._force_close = force_close
        self._pool = _http.Pool(limit, limit_per_host)
        self.closed = False

    @property
    def limit(self):
        """How many connections may be in use; 0: any number."""
        return self._limit

    @property
    def limit_per_host(self):
        """How many to one host."""
        return self._limit_per_host

    async def close(self):
        """Hangs up."""
        self.closed = True
        self._pool.close()


class DummyCookieJar:
    """Keeps no cookies."""

    def store(self, host, headers):
        """Keeps nothing."""

    def header(self, host, own=None):
        """No cookies but one's own."""
        return '; '.join(f'{name}={value}' for name, value in dict(own or {}).items())

    def update(self, cookies, host=''):
        """Keeps nothing."""


class CookieJar(_http.Jar):
    """Keeps cookies."""

    def __init__(self, *, unsafe=False, **kwds):
        super().__init__()

    def update_cookies(self, cookies, response_url=None):
        """Sets cookies."""
        self.update(dict(cookies))

    def clear(self):
        """Forgets them all."""
        self._hosts = {}

    def __iter__(self):
        return iter(self.all())

    def __len__(self):
        return len(self.all())
