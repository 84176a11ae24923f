"""
The hosts outside a program: how far away they are and what they answer.

Nothing leaves the program. Every host answers by the same rules: httpbin's paths do what they do on httpbin.org, the
paths of jsonplaceholder.typicode.com give records of that shape, all others a small page, or a small JSON object where
the address says API. Distances come from the host's name, thinking times from the request, both from the run's seed.
"""

import json

import _network
from _interleave import seed, world

_WORLD = json.loads(world())

#: One-way latency of a host, in microseconds, from and below.
LATENCY_US = (10_000, 50_000)
#: How long a host thinks about a request, in microseconds, from and below.
THINK_US = (5_000, 100_000)
#: Bytes a second from a host.
BANDWIDTH = 4_000_000
#: Bytes that travel together.
PIECE = 16 * 1024
#: Ports that hosts outside listen on; 443 and 8443 encrypted.
PORTS = (80, 443, 3000, 5000, 8000, 8080, 8443)
#: Addresses from which no answer ever comes.
NOWHERE = ('10.255.255.1', '192.0.2.', '198.51.100.', '203.0.113.', '240.')
#: Ends of names that no address belongs to.
NAMELESS = ('.invalid', '.test', '.local')

REASONS = {
    200: 'OK', 201: 'Created', 202: 'Accepted', 204: 'No Content', 206: 'Partial Content', 301: 'Moved Permanently',
    302: 'Found', 303: 'See Other', 304: 'Not Modified', 307: 'Temporary Redirect', 308: 'Permanent Redirect',
    400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 405: 'Method Not Allowed',
    408: 'Request Timeout', 409: 'Conflict', 410: 'Gone', 418: "I'm a teapot", 422: 'Unprocessable Entity',
    429: 'Too Many Requests', 500: 'Internal Server Error', 501: 'Not Implemented', 502: 'Bad Gateway',
    503: 'Service Unavailable', 504: 'Gateway Timeout',
}  # fmt: skip


def mix(*parts):
    """A number below 2**32 that hangs on all of the parts and on the run's seed (FNV-1a)."""
    number = 2166136261
    for part in (seed(), *parts):
        for byte in str(part).encode() + b'/':
            number = (number ^ byte) * 16777619 & 0xFFFFFFFF
    return (number ^ number >> 15) * 2246822519 & 0xFFFFFFFF


def _between(bounds, *parts):
    low, high = bounds
    return low + mix(*parts) % (high - low)


class NoSuchName(OSError):
    """A host name that no address belongs to."""


NoSuchName.__name__ = NoSuchName.__qualname__ = 'gaierror'
NoSuchName.__module__ = 'socket'


def latency_of(host):
    """One way, in microseconds."""
    own = _settings(host).get('latencyMs')
    return _between(LATENCY_US, host) if own is None else int(own * 1000)


def _settings(host):
    return _WORLD.get('hosts', {}).get(host, {})


def find(host, port):
    """What a connection to a host outside finds: see `_network.connect`."""
    is_known = host in _WORLD.get('hosts', {})
    if not is_known and (host.endswith(NAMELESS) or not ('.' in host or ':' in host)):
        return NoSuchName(-2, 'Name or service not known'), 0
    if host.startswith(NOWHERE):
        return None, None
    latency_us = latency_of(host)
    if not is_known and port not in PORTS:
        return None, 2 * latency_us
    if _settings(host).get('down'):
        return None, 2 * latency_us
    near = _network.Socket(('192.168.0.2', _network.new_port()), (host, port), latency_us)
    near._far = Host(host, port, near, latency_us)
    return near, 2 * latency_us


class Host:
    """The far end of a connection to a host outside: takes requests and answers them."""

    _is_closed = False

    def __init__(self, host, port, near, latency_us):
        self._host = host
        self._port = port
        self._near = near
        self._latency_us = latency_us
        self._text = b''
        self._free_at = 0
        self._is_last = False

    def room(self):
        """It takes all that comes."""
        return _network.CAPACITY

    def _tell_room(self):
        pass

    def put(self, item, at):
        """Bytes that arrive at the host at a time."""
        if not isinstance(item, bytes):
            self._is_closed = True
            return
        if not item:
            self._near.put(b'', max(at, self._free_at) + self._latency_us)
            self._is_closed = True
            return
        self._text += item
        while not self._is_last:
            request = parse_request(self._text)
            if request is None:
                return
            self._text = self._text[request['size'] :]
            self._answer(request, max(at, self._free_at))

    def _answer(self, request, at):
        answer = answer_to(request, self._host, self._port)
        at += answer['think_us'] + self._latency_us
        if answer.get('drop'):
            self._is_last = True
            self._near.put(ConnectionResetError(104, 'Connection reset by peer'), at)
            return
        body = answer['body']
        headers = [
            ('Date', 'Thu, 01 Jan 2026 09:00:00 GMT'),
            ('Server', 'interleave'),
            *answer['headers'].items(),
        ]
        if 'Content-Length' not in answer['headers']:
            headers.append(('Content-Length', str(len(body))))
        is_last = request['version'] == 'HTTP/1.0' or request['headers'].get('connection', '').lower() == 'close'
        headers.append(('Connection', 'close' if is_last else 'keep-alive'))
        status = answer['status']
        head = f'HTTP/1.1 {status} {REASONS.get(status, "Unknown")}\r\n'
        head += ''.join(f'{name}: {value}\r\n' for name, value in headers) + '\r\n'
        self._near.put(head.encode('latin-1'), at)
        if request['method'] != 'HEAD' and status not in (204, 304):
            bandwidth = _settings(self._host).get('bytesPerSecond', BANDWIDTH)
            pieces = answer.get('pieces') or [body[i : i + PIECE] for i in range(0, len(body), PIECE)]
            for piece in pieces:
                at += answer.get('pause_us', 0) + len(piece) * 1_000_000 // bandwidth
                if piece:
                    self._near.put(piece, at)
        self._free_at = at - self._latency_us
        if is_last:
            self._is_last = True
            self._near.put(b'', at)


def parse_request(text):
    """The first HTTP request in some bytes as a dict, None while it is not all there."""
    end = text.find(b'\r\n\r\n')
    if end < 0:
        return None
    first, *lines = text[:end].decode('latin-1').split('\r\n')
    method, target, version = (first.split(' ') + ['', 'HTTP/1.0'])[:3]
    headers = {}
    for line in lines:
        name, _, value = line.partition(':')
        headers[name.strip().lower()] = value.strip()
    start = end + 4
    if headers.get('transfer-encoding', '').lower() == 'chunked':
        taken = take_chunks(text, start)
        if taken is None:
            return None
        body, size = taken
    else:
        size = start + int(headers.get('content-length', 0))
        if len(text) < size:
            return None
        body = text[start:size]
    return {
        'method': method, 'target': target, 'version': version, 'headers': headers, 'body': body, 'size': size,
        'names': [line.partition(':')[0].strip() for line in lines],
    }  # fmt: skip


def take_chunks(text, at):
    """A chunked body that starts at an index, and where it ends; None while it is not all there."""
    parts = []
    while True:
        end = text.find(b'\r\n', at)
        if end < 0:
            return None
        size = int(text[at:end].split(b';')[0], 16)
        at = end + 2
        if len(text) < at + size + 2:
            return None
        if size == 0:
            return b''.join(parts), at + 2
        parts.append(text[at : at + size])
        at += size + 2


# --- Answers

_counts = {}


def answer_to(request, host, port):
    """What a host answers: a dict of status, headers, body and think_us."""
    path, _, query = request['target'].partition('?')
    key = (host, request['method'], request['target'])
    _counts[key] = count = _counts.get(key, 0) + 1
    settings = _settings(host)
    answer = {'status': 200, 'headers': {}, 'body': b'', 'think_us': _between(THINK_US, *key, count)}
    own = settings.get('paths', {}).get(path)
    if 'thinkMs' in settings:
        answer['think_us'] = int(settings['thinkMs'] * 1000)
    if settings.get('failureRate') and mix('fails', *key, count) % 1000 < settings['failureRate'] * 1000:
        answer['status'] = 503
        return _text(answer, 'Service Unavailable')
    if own is not None:
        return _from_settings(answer, own)
    parts = [part for part in path.split('/') if part]
    made = _httpbin(answer, request, host, port, parts, query)
    if made is None and host == 'jsonplaceholder.typicode.com':
        made = _placeholder(answer, request, parts, query)
    if made is None:
        made = _page(answer, request, host, path)
    return made


def _from_settings(answer, own):
    if 'delayMs' in own:
        answer['think_us'] = int(own['delayMs'] * 1000)
    answer['status'] = own.get('status', 200)
    answer['drop'] = own.get('drop', False)
    if 'json' in own:
        _json(answer, own['json'])
    else:
        _text(answer, own.get('body', ''), own.get('contentType', 'text/plain; charset=utf-8'))
    answer['headers'].update(own.get('headers', {}))
    return answer


def _text(answer, text, content_type='text/html; charset=utf-8'):
    answer['body'] = text.encode() if isinstance(text, str) else text
    answer['headers']['Content-Type'] = content_type
    return answer


def _json(answer, value):
    return _text(answer, json.dumps(value, indent=2) + '\n', 'application/json')


def unquote(text):
    """A percent-encoded text, decoded."""
    data = bytearray()
    raw = text.replace('+', ' ').encode()
    at = 0
    while at < len(raw):
        if raw[at] == 37 and at + 2 < len(raw):
            try:
                data.append(int(raw[at + 1 : at + 3], 16))
                at += 3
                continue
            except ValueError:
                pass
        data.append(raw[at])
        at += 1
    return data.decode('utf-8', 'replace')


def query_dict(query):
    """The parameters of a query; a list where a name comes several times."""
    found = {}
    for pair in query.split('&'):
        if pair:
            name, _, value = pair.partition('=')
            name, value = unquote(name), unquote(value)
            if name in found:
                before = found[name]
                found[name] = (before if isinstance(before, list) else [before]) + [value]
            else:
                found[name] = value
    return found


def _number(text, most=10**7):
    try:
        return max(0, min(most, int(text)))
    except ValueError:
        return None


def _echo(request, host, port, query, with_body):
    scheme = 'https' if port in (443, 8443) else 'http'
    headers = {name.title(): request['headers'][name.lower()] for name in request['names']}
    headers.pop('Connection', None)
    told = {'args': query_dict(query)}
    if with_body:
        body = request['body'].decode('utf-8', 'replace')
        kind = request['headers'].get('content-type', '')
        is_form = kind.startswith('application/x-www-form-urlencoded')
        told['data'] = '' if is_form else body
        told['files'] = {}
        told['form'] = query_dict(body) if is_form else {}
    told['headers'] = headers
    if with_body:
        try:
            told['json'] = json.loads(body) if body and not is_form else None
        except ValueError:
            told['json'] = None
    told['origin'] = '192.0.2.1'
    told['url'] = f'{scheme}://{host}{request["target"]}'
    return told


def _httpbin(answer, request, host, port, parts, query):
    method = request['method']
    match parts:
        case ['get' | 'post' | 'put' | 'patch' | 'delete' as verb]:
            if method != verb.upper() and not (method == 'HEAD' and verb == 'get'):
                answer['status'] = 405
                answer['headers']['Allow'] = verb.upper()
                return _text(answer, '<h1>Method Not Allowed</h1>\n')
            return _json(answer, _echo(request, host, port, query, verb != 'get'))
        case ['anything', *_]:
            return _json(answer, _echo(request, host, port, query, True) | {'method': method})
        case ['status', codes]:
            known = [int(code) for code in codes.split(',') if code.isdigit()] or [400]
            answer['status'] = status = known[mix('status', codes, answer['think_us']) % len(known)]
            if status in (301, 302, 303, 307, 308):
                answer['headers']['Location'] = '/redirect/1'
            if status == 418:
                return _text(answer, '\n    -=[ teapot ]=-\n', 'text/plain')
            return _text(answer, '')
        case ['delay', seconds]:
            try:
                answer['think_us'] = int(min(10.0, max(0.0, float(seconds))) * 1_000_000)
            except ValueError:
                return None
            return _json(answer, _echo(request, host, port, query, True))
        case ['bytes' | 'stream-bytes', size] if _number(size) is not None:
            count = _number(size, 1_000_000)
            body = bytes(mix('bytes', size, i) & 255 for i in range(min(count, 4096)))
            body = (body * (count // max(1, len(body)) + 1))[:count]
            return _text(answer, body, 'application/octet-stream')
        case ['drip']:
            wanted = query_dict(query)
            count = _number(str(wanted.get('numbytes', 10)), 10_000) or 1
            seconds = float(wanted.get('duration', 2))
            answer['pieces'] = [b'*'] * count
            answer['pause_us'] = int(seconds * 1_000_000) // count
            answer['think_us'] = int(float(wanted.get('delay', 0)) * 1_000_000)
            return _text(answer, b'*' * count, 'application/octet-stream')
        case ['stream', number] if _number(number) is not None:
            told = _echo(request, host, port, query, False)
            lines = [json.dumps(told | {'id': i}).encode() + b'\n' for i in range(_number(number, 100))]
            answer['pieces'] = lines
            answer['pause_us'] = 10_000
            return _text(answer, b''.join(lines), 'application/json')
        case ['redirect' | 'relative-redirect' | 'absolute-redirect', number] if _number(number) is not None:
            left = _number(number, 100)
            answer['status'] = 302
            answer['headers']['Location'] = '/get' if left <= 1 else f'/redirect/{left - 1}'
            return _text(answer, 'Redirecting...\n')
        case ['redirect-to']:
            answer['status'] = 302
            answer['headers']['Location'] = query_dict(query).get('url', '/get')
            return _text(answer, '')
        case ['headers']:
            return _json(answer, {'headers': _echo(request, host, port, query, False)['headers']})
        case ['ip']:
            return _json(answer, {'origin': '192.0.2.1'})
        case ['user-agent']:
            return _json(answer, {'user-agent': request['headers'].get('user-agent')})
        case ['uuid']:
            hexed = ''.join(f'{mix("uuid", answer["think_us"], i):08x}' for i in range(4))
            text = f'{hexed[:8]}-{hexed[8:12]}-4{hexed[13:16]}-a{hexed[17:20]}-{hexed[20:]}'
            return _json(answer, {'uuid': text})
        case ['json']:
            return _json(answer, _SLIDES)
        case ['html']:
            return _text(answer, _HTML)
        case ['xml']:
            return _text(answer, _XML, 'application/xml')
        case ['robots.txt']:
            return _text(answer, 'User-agent: *\nDisallow: /deny\n', 'text/plain')
        case ['base64', text]:
            return _text(answer, _from_base64(text))
        case ['cookies']:
            pairs = [pair.partition('=') for pair in request['headers'].get('cookie', '').split('; ') if pair]
            return _json(answer, {'cookies': {name: value for name, _, value in pairs}})
        case ['cookies', 'set', name, value]:
            answer['status'] = 302
            answer['headers']['Location'] = '/cookies'
            answer['headers']['Set-Cookie'] = f'{name}={value}; Path=/'
            return _text(answer, '')
        case ['basic-auth', user, password]:
            given = request['headers'].get('authorization', '')
            name = _from_base64(given[6:]) if given.startswith('Basic ') else ''
            if name == f'{user}:{password}':
                return _json(answer, {'authenticated': True, 'user': user})
            answer['status'] = 401
            answer['headers']['WWW-Authenticate'] = 'Basic realm="Fake Realm"'
            return _text(answer, '')
        case ['bearer']:
            given = request['headers'].get('authorization', '')
            if given.startswith('Bearer '):
                return _json(answer, {'authenticated': True, 'token': given[7:]})
            answer['status'] = 401
            answer['headers']['WWW-Authenticate'] = 'Bearer'
            return _text(answer, '')
    return None


_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'


def _from_base64(text):
    number = bits = 0
    data = bytearray()
    for char in text.replace('-', '+').replace('_', '/').rstrip('='):
        if char not in _ALPHABET:
            return ''
        number = (number << 6 | _ALPHABET.index(char)) & 0xFFFFFF
        bits += 6
        if bits >= 8:
            bits -= 8
            data.append(number >> bits & 255)
    return data.decode('utf-8', 'replace')


def to_base64(data):
    """Bytes as base64 text."""
    text = ''
    for at in range(0, len(data), 3):
        three = data[at : at + 3]
        number = int.from_bytes(three + bytes(3 - len(three)), 'big')
        four = ''.join(_ALPHABET[number >> shift & 63] for shift in (18, 12, 6, 0))
        text += four[: len(three) + 1] + '=' * (3 - len(three))
    return text


_SLIDES = {
    'slideshow': {
        'author': 'Yours Truly',
        'date': 'date of publication',
        'slides': [
            {'title': 'Wake up to WonderWidgets!', 'type': 'all'},
            {
                'items': ['Why <em>WonderWidgets</em> are great', 'Who <em>buys</em> WonderWidgets'],
                'title': 'Overview',
                'type': 'all',
            },
        ],
        'title': 'Sample Slide Show',
    }
}
_HTML = (
    '<!DOCTYPE html>\n<html>\n  <head>\n  </head>\n  <body>\n      <h1>A simulated page</h1>\n'
    '      <p>It never left the program that asked for it.</p>\n  </body>\n</html>'
)
_XML = '<?xml version="1.0" encoding="utf-8"?>\n<note>\n  <to>you</to>\n  <text>simulated</text>\n</note>\n'

_WORDS = (
    'amber birch cedar delta ember fjord grove harbor island jasper kettle lumen meadow north opal prairie quartz '
    'river spruce timber umber valley willow yonder zephyr'
).split()
_NAMES = ('Ada Brook', 'Ben Carter', 'Cyd Dale', 'Dora Evans', 'Eli Frost', 'Fay Grant', 'Gus Hale', 'Ivy Jones',
          'Kit Lane', 'Lea Moore')  # fmt: skip
#: How many of them there are, and how many belong to one of what they belong to.
_TABLES = {
    'posts': (100, 'userId', 10), 'comments': (500, 'postId', 5), 'albums': (100, 'userId', 10),
    'photos': (5000, 'albumId', 50), 'todos': (200, 'userId', 20), 'users': (10, '', 1),
}  # fmt: skip


def _words(count, *parts):
    return ' '.join(_WORDS[mix(*parts, i) % len(_WORDS)] for i in range(count))


def _record(table, number):
    _, owner, each = _TABLES[table]
    record = {owner: (number - 1) // each + 1} if owner else {}
    record['id'] = number
    if table == 'users':
        name = _NAMES[(number - 1) % len(_NAMES)]
        first = name.split()[0]
        return record | {
            'name': name, 'username': first, 'email': f'{first.lower()}@example.com',
            'address': {'street': _words(2, 'street', number).title(), 'city': _words(1, 'city', number).title()},
            'phone': f'555-01{number:02}', 'website': f'{first.lower()}.example.com',
            'company': {'name': f'{name.split()[1]} and Co'},
        }  # fmt: skip
    if table == 'comments':
        return record | {
            'name': _words(3, 'comment', number), 'email': f'{_words(1, "mail", number)}@example.com',
            'body': _words(12, 'said', number),
        }  # fmt: skip
    record['title'] = _words(4, table, number)
    if table == 'posts':
        record['body'] = _words(24, 'body', number)
    elif table == 'todos':
        record['completed'] = mix('done', number) % 2 == 0
    elif table == 'photos':
        record['url'] = f'https://via.placeholder.com/600/{mix(number) & 0xFFFFFF:06x}'
        record['thumbnailUrl'] = record['url'].replace('600', '150')
    return record


def _placeholder(answer, request, parts, query):
    if not parts or parts[0] not in _TABLES:
        return None
    table, *rest = parts
    total = _TABLES[table][0]
    if request['method'] == 'POST':
        answer['status'] = 201
        try:
            given = json.loads(request['body'] or b'{}')
        except ValueError:
            given = query_dict(request['body'].decode())
        return _json(answer, given | {'id': total + 1})
    if rest:
        number = _number(rest[0])
        if not number or number > total:
            answer['status'] = 404
            return _json(answer, {})
        if len(rest) == 2 and rest[1] in _TABLES and _TABLES[rest[1]][1] == table[:-1] + 'Id':
            return _json(answer, _all(rest[1], {table[:-1] + 'Id': str(number)}))
        if request['method'] == 'DELETE':
            return _json(answer, {})
        record = _record(table, number)
        if request['method'] in ('PUT', 'PATCH'):
            record |= json.loads(request['body'] or b'{}')
        return _json(answer, record)
    return _json(answer, _all(table, query_dict(query)))


def _all(table, wanted):
    total, owner, each = _TABLES[table]
    numbers = range(1, total + 1)
    if owner in wanted:
        of = _number(str(wanted[owner])) or 0
        numbers = range((of - 1) * each + 1, of * each + 1) if 0 < of <= total // each else ()
    if 'id' in wanted:
        numbers = [number for number in numbers if str(number) == wanted['id']]
    most = _number(str(wanted.get('_limit', 100))) or 0
    return [_record(table, number) for number in list(numbers)[:most]]


def _page(answer, request, host, path):
    is_api = host.startswith('api.') or path.startswith('/api') or path.endswith('.json')
    if is_api or 'application/json' in request['headers'].get('accept', '') and '/html' not in path:
        number = mix(host, path) % 1000
        return _json(answer, {'host': host, 'path': path, 'id': number, 'name': _words(2, host, path)})
    title = f'{host}{path}'
    words = _words(20 + mix('length', title) % 60, title)
    return _text(
        answer,
        f'<!doctype html>\n<html>\n<head><title>{title}</title></head>\n'
        f'<body>\n<h1>{title}</h1>\n<p>{words}</p>\n</body>\n</html>\n',
    )

