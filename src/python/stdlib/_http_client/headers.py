"""Headers and cookies."""


class Headers:
    """Names and values; names in any case are equal, and one may come several times."""

    def __init__(self, items=None):
        self._items = []
        if items is not None:
            self.update(items)

    def update(self, items):
        """Sets all of these."""
        pairs = items.items() if hasattr(items, 'items') else items
        for name, value in list(pairs):
            self[name] = value

    def add(self, name, value):
        """One more of that name."""
        self._items.append((str(name), value))

    def __setitem__(self, name, value):
        key = name.lower()
        for at, (known, _) in enumerate(self._items):
            if known.lower() == key:
                self._items[at] = (name, value)
                self._items[at + 1 :] = [item for item in self._items[at + 1 :] if item[0].lower() != key]
                return
        self._items.append((name, value))

    def __getitem__(self, name):
        values = self.get_all(name)
        if not values:
            raise KeyError(name)
        return values[0]

    def __delitem__(self, name):
        if name not in self:
            raise KeyError(name)
        key = name.lower()
        self._items = [item for item in self._items if item[0].lower() != key]

    def __contains__(self, name):
        return isinstance(name, str) and any(known.lower() == name.lower() for known, _ in self._items)

    def __iter__(self):
        return iter(dict.fromkeys(name for name, _ in self._items))

    def __len__(self):
        return len(list(iter(self)))

    def __eq__(self, other):
        if not hasattr(other, 'items'):
            return NotImplemented
        return sorted((name.lower(), value) for name, value in self.items()) == sorted(
            (name.lower(), value) for name, value in other.items()
        )

    __hash__ = None

    def __repr__(self):
        return str(dict(self.items()))

    def keys(self):
        """The names."""
        return list(self)

    def values(self):
        """The values."""
        return [value for _, value in self.items()]

    def items(self):
        """Pairs of names and values."""
        return list(self._items)

    def get(self, name, default=None):
        """The value of a name, or a default."""
        return self[name] if name in self else default

    def get_all(self, name):
        """All values of a name."""
        return [value for known, value in self._items if known.lower() == name.lower()]

    getall = get_all

    def pop(self, name, default=None):
        """Removes a name and gives its value."""
        value = self.get(name, default)
        if name in self:
            del self[name]
        return value

    def setdefault(self, name, default=None):
        """The value of a name, which is set if it was not there."""
        if name not in self:
            self[name] = default
        return self[name]

    def copy(self):
        """Another one with the same contents."""
        return type(self)(self._items)


def encoding_of(headers, default='utf-8'):
    """The charset that a Content-Type names."""
    for part in headers.get('Content-Type', '').split(';')[1:]:
        name, _, value = part.strip().partition('=')
        if name.lower() == 'charset':
            return value.strip('"\'').lower()
    return default


def cookies_of(headers):
    """Names and values of the cookies that an answer sets."""
    pairs = [text.partition(';')[0].partition('=') for text in headers.get_all('Set-Cookie')]
    return {name.strip(): value.strip() for name, _, value in pairs}


class Jar:
    """Cookies by host."""

    def __init__(self):
        self._hosts = {}

    def store(self, host, headers):
        """Keeps what an answer sets."""
        self.update(cookies_of(headers), host)

    def header(self, host, own=None):
        """The value of the Cookie header for a host, '' for none."""
        cookies = self._hosts.get('', {}) | self._hosts.get(host, {}) | dict(own or {})
        return '; '.join(f'{name}={value}' for name, value in cookies.items())

    def update(self, cookies, host=''):
        """Sets cookies for a host, or for all."""
        self._hosts.setdefault(host, {}).update(cookies)

    def all(self):
        """Names and values, whatever the host."""
        found = {}
        for cookies in self._hosts.values():
            found |= cookies
        return found
