"""Texts and counts for failure messages."""

from collections import Counter, namedtuple

_LENGTH_MAX = 80
_BEGIN = 5
_END = 5
_COMMON = 5
_OMITTED = 12
# What is left for the part that differs when everything else is cut as short as it gets.
_DIFFERING = _LENGTH_MAX - (_BEGIN + _OMITTED + _COMMON + _OMITTED + _END)

_Mismatch = namedtuple('Mismatch', 'actual expected value')


def safe_repr(obj, short=False):
    """The repr, or object's where the class has a broken one."""
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    if short and len(text) >= _LENGTH_MAX:
        return text[:_LENGTH_MAX] + ' [truncated]...'
    return text


def strclass(cls):
    """A class with its module."""
    return f'{cls.__module__}.{cls.__qualname__}'


def three_way_cmp(x, y):
    """-1, 0 or 1, as an old comparison function."""
    return (x > y) - (x < y)


def _cut(text, begin, end):
    """`text` without its middle, where that makes it shorter."""
    left_out = len(text) - begin - end
    if left_out <= _OMITTED:
        return text
    return f'{text[:begin]}[{left_out} chars]{text[len(text) - end:]}'


def _common_prefix(texts):
    first, last = min(texts), max(texts)
    length = 0
    for a, b in zip(first, last):
        if a != b:
            break
        length += 1
    return first[:length]


def _common_shorten_repr(*values):
    """The reprs of values that are compared, cut alike so that each fits a line and the difference stays visible."""
    texts = tuple(map(safe_repr, values))
    longest = max(map(len, texts))
    if longest <= _LENGTH_MAX:
        return texts
    prefix = _common_prefix(texts)
    at = len(prefix)
    room = _LENGTH_MAX - (longest - at + _BEGIN + _OMITTED)
    if room > _COMMON:
        prefix = _cut(prefix, _BEGIN, room)
        return tuple(prefix + text[at:] for text in texts)
    prefix = _cut(prefix, _BEGIN, _COMMON)
    return tuple(prefix + _cut(text[at:], _DIFFERING, _END) for text in texts)


def _count_diff_hashable(first, second):
    """Elements that do not occur equally often, with both counts."""
    ours, theirs = Counter(first), Counter(second)
    found = [_Mismatch(n, theirs[item], item) for item, n in ours.items() if n != theirs.get(item, 0)]
    return found + [_Mismatch(0, n, item) for item, n in theirs.items() if item not in ours]


def _take_equal(items, element):
    """Takes what equals `element` out of `items`; gives how many there were."""
    kept = [item for item in items if not item == element]
    count = len(items) - len(kept)
    items[:] = kept
    return count


def _count_diff_all_purpose(first, second):
    """The same for elements that cannot be hashed."""
    ours, theirs = list(first), list(second)
    found = []
    while ours:
        element = ours[0]
        n, m = _take_equal(ours, element), _take_equal(theirs, element)
        if n != m:
            found.append(_Mismatch(n, m, element))
    while theirs:
        element = theirs[0]
        found.append(_Mismatch(0, _take_equal(theirs, element), element))
    return found
