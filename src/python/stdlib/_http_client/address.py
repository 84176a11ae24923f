"""Addresses, and texts as they stand in them."""

DEFAULT_PORTS = {'http': 80, 'https': 443}
_PLAIN = frozenset('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~')


class Address:
    """An absolute address, taken apart."""

    def __init__(self, scheme, userinfo, host, port, path, query, fragment):
        self.scheme = scheme
        self.userinfo = userinfo
        self.host = host
        self.port = port
        self.path = path
        self.query = query
        self.fragment = fragment

    @property
    def is_default_port(self):
        """Whether the port goes without saying."""
        return self.port == DEFAULT_PORTS.get(self.scheme)

    @property
    def netloc(self):
        """Host and port as they are sent."""
        return self.host if self.is_default_port else f'{self.host}:{self.port}'

    @property
    def target(self):
        """Path and query as they are sent."""
        path = self.path or '/'
        return f'{path}?{self.query}' if self.query else path

    def __str__(self):
        text = f'{self.scheme}://{self.netloc}{self.target}'
        return f'{text}#{self.fragment}' if self.fragment else text

    @property
    def without_query(self):
        """The address as it is named in a log: without query and fragment."""
        return f'{self.scheme}://{self.netloc}{self.path or "/"}'


class Url:
    """An Address as the libraries show it."""

    def __init__(self, address):
        self._address = address

    def __str__(self):
        return str(self._address)

    def __repr__(self):
        return f"URL('{self}')"

    def __eq__(self, other):
        return str(self) == str(other) if isinstance(other, (Url, str)) else NotImplemented

    def __hash__(self):
        return hash(str(self))

    @property
    def scheme(self):
        """'http' or 'https'."""
        return self._address.scheme

    @property
    def host(self):
        """The host."""
        return self._address.host

    @property
    def port(self):
        """The port."""
        return self._address.port

    @property
    def path(self):
        """The path."""
        return self._address.path


def quote(text, safe=''):
    """Percent-encodes what may not stand in an address."""
    parts = []
    for char in text:
        if char in _PLAIN or char in safe:
            parts.append(char)
        else:
            parts.append(''.join(f'%{byte:02X}' for byte in char.encode('utf-8', 'surrogatepass')))
    return ''.join(parts)


def parse(url):
    """An Address; None for what is no absolute http or https address. Raises ValueError for a bad port."""
    scheme, found, rest = url.strip().partition('://')
    scheme = scheme.lower()
    if not found or scheme not in DEFAULT_PORTS:
        return None
    rest, _, fragment = rest.partition('#')
    rest, _, query = rest.partition('?')
    netloc, slash, path = rest.partition('/')
    userinfo, _, hostport = netloc.rpartition('@')
    if hostport.startswith('['):
        host, _, port = hostport[1:].partition(']')
        port = port[1:]
    else:
        host, _, port = hostport.partition(':')
    if not host:
        return None
    number = int(port) if port else DEFAULT_PORTS[scheme]
    path = quote(slash + path, "/%:@!$&'()*+,;=") if slash else '/'
    query = quote(query, "/?%:@!$&'()*+,;=[]")
    return Address(scheme, userinfo, host.lower(), number, path, query, fragment)


def join(base, reference):
    """The Address that a reference means in a document at `base`."""
    absolute = parse(reference)
    if absolute is not None:
        return absolute
    if reference.startswith('//'):
        return parse(f'{base.scheme}:{reference}')
    reference, _, fragment = reference.partition('#')
    path, _, query = reference.partition('?')
    if not path:
        path, query = base.path, query or base.query
    elif not path.startswith('/'):
        path = base.path.rpartition('/')[0] + '/' + path
    kept = []
    for part in path.split('/')[1:]:
        if part == '..':
            if kept:
                kept.pop()
        elif part != '.':
            kept.append(part)
    userinfo = base.userinfo
    return Address(base.scheme, userinfo, base.host, base.port, '/' + '/'.join(kept), query, fragment)


def pairs_of(params):
    """Parameters as a list of pairs of texts; lists give several pairs, None none."""
    items = params.items() if hasattr(params, 'items') else params
    pairs = []
    for name, value in items:
        for one in value if isinstance(value, (list, tuple, set)) else (value,):
            if one is not None:
                one = one.decode() if isinstance(one, bytes) else str(one)
                pairs.append((str(name), one))
    return pairs


def encode(params):
    """Parameters as the text of a query or form."""
    if isinstance(params, bytes):
        return params.decode()
    if isinstance(params, str):
        return params
    return '&'.join(f'{form(name)}={form(value)}' for name, value in pairs_of(params))


def form(text):
    """A text as it stands in a query or form."""
    return quote(text, ' ').replace(' ', '+')
