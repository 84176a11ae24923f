"""Addresses taken apart and put together (RFC 3986)."""

import re
from collections import namedtuple

__all__ = [
    'urlparse', 'urlunparse', 'urljoin', 'urldefrag', 'urlsplit', 'urlunsplit', 'urlencode', 'parse_qs', 'parse_qsl',
    'quote', 'quote_plus', 'quote_from_bytes', 'unquote', 'unquote_plus', 'unquote_to_bytes', 'DefragResult',
    'ParseResult', 'SplitResult', 'DefragResultBytes', 'ParseResultBytes', 'SplitResultBytes',
]

uses_relative = [
    '', 'ftp', 'http', 'gopher', 'nntp', 'imap', 'wais', 'file', 'https', 'shttp', 'mms', 'prospero', 'rtsp', 'rtsps',
    'rtspu', 'sftp', 'svn', 'svn+ssh', 'ws', 'wss',
]
uses_netloc = [
    '', 'ftp', 'http', 'gopher', 'nntp', 'telnet', 'imap', 'wais', 'file', 'mms', 'https', 'shttp', 'snews', 'prospero',
    'rtsp', 'rtsps', 'rtspu', 'rsync', 'svn', 'svn+ssh', 'sftp', 'nfs', 'git', 'git+ssh', 'ws', 'wss', 'itms-services',
]
uses_params = ['', 'ftp', 'hdl', 'prospero', 'http', 'imap', 'https', 'shttp', 'rtsp', 'rtsps', 'rtspu', 'sip', 'sips', 'mms', 'sftp', 'tel']
_scheme_characters = frozenset('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.')


class _Location:
    # What stands between // and the path, in its parts.
    __slots__ = ()

    @property
    def username(self):
        return self._user()[0]

    @property
    def password(self):
        return self._user()[1]

    def _user(self):
        at, colon = ('@', ':') if isinstance(self.netloc, str) else (b'@', b':')
        info, sign, _ = self.netloc.rpartition(at)
        if not sign:
            return None, None
        name, sign, password = info.partition(colon)
        return name, password if sign else None

    @property
    def hostname(self):
        host = self._host()[0]
        if not host:
            return None
        percent = '%' if isinstance(host, str) else b'%'
        host, sign, zone = host.partition(percent)
        return host.lower() + sign + zone

    @property
    def port(self):
        port = self._host()[1]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f'Port could not be cast to integer value as {port!r}')
        port = int(port)
        if not 0 <= port <= 65535:
            raise ValueError('Port out of range 0-65535')
        return port

    def _host(self):
        at, colon, begin, end = ('@', ':', '[', ']') if isinstance(self.netloc, str) else (b'@', b':', b'[', b']')
        host = self.netloc.rpartition(at)[2]
        _, sign, bracketed = host.partition(begin)
        if sign:
            name, _, rest = bracketed.partition(end)
            port = rest.partition(colon)[2]
        else:
            name, _, port = host.partition(colon)
        return name, port or None


class DefragResult(namedtuple('DefragResult', 'url fragment')):
    """An address and its fragment."""

    __slots__ = ()

    def geturl(self):
        return self.url + '#' + self.fragment if self.fragment else self.url

    def encode(self, encoding='ascii', errors='strict'):
        return DefragResultBytes(*[part.encode(encoding, errors) for part in self])


class SplitResult(_Location, namedtuple('SplitResult', 'scheme netloc path query fragment')):
    """The five parts of an address."""

    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)

    def encode(self, encoding='ascii', errors='strict'):
        return SplitResultBytes(*[part.encode(encoding, errors) for part in self])


class ParseResult(_Location, namedtuple('ParseResult', 'scheme netloc path params query fragment')):
    """The six parts of an address."""

    __slots__ = ()

    def geturl(self):
        return urlunparse(self)

    def encode(self, encoding='ascii', errors='strict'):
        return ParseResultBytes(*[part.encode(encoding, errors) for part in self])


class DefragResultBytes(namedtuple('DefragResultBytes', 'url fragment')):
    __slots__ = ()

    def geturl(self):
        return self.url + b'#' + self.fragment if self.fragment else self.url

    def decode(self, encoding='ascii', errors='strict'):
        return DefragResult(*[part.decode(encoding, errors) for part in self])


class SplitResultBytes(_Location, namedtuple('SplitResultBytes', 'scheme netloc path query fragment')):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)

    def decode(self, encoding='ascii', errors='strict'):
        return SplitResult(*[part.decode(encoding, errors) for part in self])


class ParseResultBytes(_Location, namedtuple('ParseResultBytes', 'scheme netloc path params query fragment')):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)

    def decode(self, encoding='ascii', errors='strict'):
        return ParseResult(*[part.decode(encoding, errors) for part in self])


def _as_text(*args):
    # All arguments as str, and what makes results of the kind they had.
    is_text = isinstance(args[0], str)
    for arg in args[1:]:
        if arg and isinstance(arg, str) != is_text:
            raise TypeError('Cannot mix str and non-str arguments')
    if is_text:
        return (*args, lambda result: result)
    return (
        *[arg.decode('ascii') if arg else '' for arg in args],
        lambda result: result.encode('ascii') if result is not None else result,
    )


def urlparse(url, scheme='', allow_fragments=True):
    """An address in six parts."""
    url, scheme, back = _as_text(url, scheme)
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ''
    if scheme in uses_params and ';' in path:
        at = path.find(';', path.rfind('/') + 1) if '/' in path else path.find(';')
        if at >= 0:
            path, params = path[:at], path[at + 1 :]
    return back(ParseResult(scheme, netloc, path, params, query, fragment))


def urlsplit(url, scheme='', allow_fragments=True):
    """An address in five parts."""
    url, scheme, back = _as_text(url, scheme)
    url = url.lstrip(''.join(map(chr, range(33))))
    scheme = scheme.strip(''.join(map(chr, range(33))))
    for unsafe in '\t\r\n':
        url = url.replace(unsafe, '')
        scheme = scheme.replace(unsafe, '')
    netloc = query = fragment = ''
    at = url.find(':')
    if at > 0 and url[0].isascii() and url[0].isalpha() and all(c in _scheme_characters for c in url[:at]):
        scheme, url = url[:at].lower(), url[at + 1 :]
    if url[:2] == '//':
        end = min([place for place in (url.find(c, 2) for c in '/?#') if place >= 0], default=len(url))
        netloc, url = url[2:end], url[end:]
        if ('[' in netloc) != (']' in netloc):
            raise ValueError('Invalid IPv6 URL')
    if allow_fragments and '#' in url:
        url, fragment = url.split('#', 1)
    if '?' in url:
        url, query = url.split('?', 1)
    return back(SplitResult(scheme, netloc, url, query, fragment))


def urlunparse(components):
    """An address from six parts."""
    scheme, netloc, url, params, query, fragment, back = _as_text(*components)
    if params:
        url = f'{url};{params}'
    return back(urlunsplit((scheme, netloc, url, query, fragment)))


def urlunsplit(components):
    """An address from five parts."""
    scheme, netloc, url, query, fragment, back = _as_text(*components)
    if netloc:
        if url and url[:1] != '/':
            url = '/' + url
        url = '//' + netloc + url
    elif url[:2] == '//':
        url = '//' + url
    elif scheme and scheme in uses_netloc and (not url or url[:1] == '/'):
        url = '//' + url
    if scheme:
        url = scheme + ':' + url
    if query:
        url += '?' + query
    if fragment:
        url += '#' + fragment
    return back(url)


def urljoin(base, url, allow_fragments=True):
    """The address that another means, seen from a base."""
    if not base:
        return url
    if not url:
        return base
    base, url, back = _as_text(base, url)
    b = urlparse(base, '', allow_fragments)
    u = urlparse(url, b.scheme, allow_fragments)
    if u.scheme != b.scheme or u.scheme not in uses_relative:
        return back(url)
    netloc = u.netloc
    if u.scheme in uses_netloc:
        if netloc:
            return back(urlunparse(u))
        netloc = b.netloc
    if not u.path and not u.params:
        return back(urlunparse((u.scheme, netloc, b.path, b.params, u.query or b.query, u.fragment)))
    names = b.path.split('/')
    if names[-1] != '':
        del names[-1]
    if u.path[:1] == '/':
        names = u.path.split('/')
    else:
        names += u.path.split('/')
        names[1:-1] = [name for name in names[1:-1] if name]
    resolved = []
    for name in names:
        if name == '..':
            if resolved:
                resolved.pop()
        elif name != '.':
            resolved.append(name)
    if names[-1] in ('.', '..'):
        resolved.append('')
    return back(urlunparse((u.scheme, netloc, '/'.join(resolved) or '/', u.params, u.query, u.fragment)))


def urldefrag(url):
    """An address without its fragment, and that."""
    url, back = _as_text(url)
    if '#' in url:
        scheme, netloc, path, params, query, fragment = urlparse(url)
        return back(DefragResult(urlunparse((scheme, netloc, path, params, query, '')), fragment))
    return back(DefragResult(url, ''))


# --- Percent signs ---------------------------------------------------------------------------------------------------

_always_safe = frozenset(b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~')


def quote(string, safe='/', encoding=None, errors=None):
    """Text with what is special in addresses written with percent signs."""
    if isinstance(string, str):
        if not string:
            return string
        string = string.encode(encoding or 'utf-8', errors or 'strict')
    else:
        if encoding is not None:
            raise TypeError("quote() doesn't support 'encoding' for bytes")
        if errors is not None:
            raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe='', encoding=None, errors=None):
    """The same, with plus signs for spaces."""
    space = ' ' if isinstance(string, str) else b' '
    if space not in string:
        return quote(string, safe, encoding, errors)
    safe = safe + ' ' if isinstance(safe, str) else safe + b' '
    return quote(string, safe, encoding, errors).replace(' ', '+')


def quote_from_bytes(bs, safe='/'):
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError('quote_from_bytes() expected bytes')
    if isinstance(safe, str):
        safe = safe.encode('ascii', 'ignore')
    return ''.join([chr(b) if b in _always_safe or b in safe and b < 128 else f'%{b:02X}' for b in bs])


_escape = re.compile(rb'%([0-9A-Fa-f]{2})')


def unquote_to_bytes(string):
    """The bytes that text with percent signs stands for."""
    if isinstance(string, str):
        string = string.encode('utf-8')
    return _escape.sub(lambda found: bytes.fromhex(found[1].decode()), string)


_runs = re.compile('(?:%[0-9A-Fa-f]{2})+')


def unquote(string, encoding='utf-8', errors='replace'):
    """The text that text with percent signs stands for."""
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding or 'utf-8', errors or 'replace')
    return _runs.sub(lambda found: unquote_to_bytes(found[0]).decode(encoding or 'utf-8', errors or 'replace'), string)


def unquote_plus(string, encoding='utf-8', errors='replace'):
    return unquote(string.replace('+', ' '), encoding, errors)


# --- Queries ---------------------------------------------------------------------------------------------------------


def parse_qs(
    qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace', max_num_fields=None, separator='&',
):
    """The names of a query, each with a list of its values."""
    result = {}
    for name, value in parse_qsl(
        qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator,
    ):
        result.setdefault(name, []).append(value)
    return result


def parse_qsl(
    qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace', max_num_fields=None, separator='&',
):
    """The names and values of a query in order."""
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError('Separator must be of type string or bytes.')
    if not qs:
        return []
    is_bytes = isinstance(qs, bytes)
    text = qs.decode('ascii') if is_bytes else qs
    separator = separator if isinstance(separator, str) else separator.decode()
    fields = text.split(separator)
    if max_num_fields is not None and len(fields) > max_num_fields:
        raise ValueError('Max number of fields exceeded')
    result = []
    for field in fields:
        if not field and not strict_parsing:
            continue
        name, sign, value = field.partition('=')
        if not sign and strict_parsing:
            raise ValueError(f'bad query field: {field!r}')
        if value or keep_blank_values and (sign or True):
            pair = unquote_plus(name, encoding, errors), unquote_plus(value, encoding, errors)
            result.append(tuple([part.encode() for part in pair]) if is_bytes else pair)
    return result


def urlencode(query, doseq=False, safe='', encoding=None, errors=None, quote_via=quote_plus):
    """A query from names and values."""
    if hasattr(query, 'items'):
        query = query.items()
    else:
        try:
            if len(query) and not isinstance(query[0], tuple):
                raise TypeError
        except TypeError as problem:
            raise TypeError('not a valid non-string sequence or mapping object') from problem

    def quoted(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(value if isinstance(value, str) else str(value), safe, encoding, errors)

    pairs = []
    for name, value in query:
        if doseq and not isinstance(value, (str, bytes)):
            try:
                len(value)
            except TypeError:
                pairs.append(f'{quoted(name)}={quoted(value)}')
            else:
                pairs += [f'{quoted(name)}={quoted(each)}' for each in value]
        else:
            pairs.append(f'{quoted(name)}={quoted(value)}')
    return '&'.join(pairs)
