"""Building blocks for iterators."""

from _itertools import (
    combinations,
    combinations_with_replacement,
    count,
    permutations,
    product,
    repeat,
)
from operator import index as _index

__all__ = [
    'accumulate', 'batched', 'chain', 'combinations', 'combinations_with_replacement', 'compress', 'count', 'cycle',
    'dropwhile', 'filterfalse', 'groupby', 'islice', 'pairwise', 'permutations', 'product', 'repeat', 'starmap',
    'takewhile', 'tee', 'zip_longest',
]




class chain:
    """The items of several iterables, one after another."""

    def __new__(cls, *iterables):
        return _chained(iterables)

    @staticmethod
    def from_iterable(iterable, /):
        return _chained(iterable)


def _chained(iterables):
    for iterable in iterables:
        yield from iterable


def accumulate(iterable, func=None, *, initial=None):
    """Running totals."""
    iterator = iter(iterable)
    total = initial
    if initial is None:
        for total in iterator:
            break
        else:
            return
    yield total
    if func is None:
        for item in iterator:
            total = total + item
            yield total
    else:
        for item in iterator:
            total = func(total, item)
            yield total


def batched(iterable, n, *, strict=False):
    """Tuples of n items."""
    if n < 1:
        raise ValueError('n must be at least one')
    return _batches(iter(iterable), n, strict)


def _batches(iterator, n, strict):
    while True:
        batch = []
        for item in iterator:
            batch.append(item)
            if len(batch) == n:
                break
        if not batch:
            return
        if strict and len(batch) != n:
            raise ValueError('batched(): incomplete batch')
        yield tuple(batch)


def compress(data, selectors):
    """The items whose selector is true."""
    for item, selector in zip(data, selectors):
        if selector:
            yield item


def cycle(iterable, /):
    """The items again and again."""
    saved = []
    for item in iterable:
        yield item
        saved.append(item)
    while saved:
        yield from saved


def dropwhile(predicate, iterable, /):
    """The items from the first on that the predicate is false for."""
    iterator = iter(iterable)
    for item in iterator:
        if not predicate(item):
            yield item
            break
    yield from iterator


def takewhile(predicate, iterable, /):
    """The items up to the first that the predicate is false for."""
    for item in iterable:
        if not predicate(item):
            break
        yield item


def filterfalse(function, iterable, /):
    """The items that the function is false for."""
    if function is None:
        function = bool
    for item in iterable:
        if not function(item):
            yield item


def starmap(function, iterable, /):
    """The function of each item's items."""
    for args in iterable:
        yield function(*args)


def pairwise(iterable, /):
    """Neighbours."""
    iterator = iter(iterable)
    for previous in iterator:
        break
    else:
        return
    for item in iterator:
        yield previous, item
        previous = item


def islice(iterable, *args):
    """Some of the items, as a slice takes them."""
    if not 1 <= len(args) <= 3:
        expected = 'at least 2' if not args else 'at most 4'
        raise TypeError(f'islice expected {expected} arguments, got {len(args) + 1}')
    start, stop, step = 0, None, 1
    if len(args) == 1:
        stop = args[0]
    else:
        start = 0 if args[0] is None else args[0]
        stop = args[1]
        if len(args) == 3 and args[2] is not None:
            step = args[2]
    if stop is not None and (not hasattr(stop, '__index__') or _index(stop) < 0):
        if len(args) == 1:
            raise ValueError('Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
        raise ValueError('Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
    if not hasattr(start, '__index__') or _index(start) < 0:
        raise ValueError('Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
    if not hasattr(step, '__index__') or _index(step) < 1:
        raise ValueError('Step for islice() must be a positive integer or None.')
    return _slice(iter(iterable), _index(start), stop if stop is None else _index(stop), _index(step))


def _slice(iterator, start, stop, step):
    if stop is not None and stop <= start:
        # What is skipped is used up all the same.
        for _ in zip(range(stop), iterator):
            pass
        return
    at = 0
    wanted = start
    for item in iterator:
        if at == wanted:
            yield item
            wanted += step
        at += 1
        if stop is not None and (at >= stop or wanted >= stop):
            for _ in zip(range(stop - at), iterator):
                pass
            return


def zip_longest(*iterables, fillvalue=None):
    """Tuples of one item each, as long as there are any."""
    iterators = [iter(iterable) for iterable in iterables]
    active = len(iterators)
    if not active:
        return
    while True:
        row = []
        for i, iterator in enumerate(iterators):
            if iterator is None:
                row.append(fillvalue)
                continue
            for item in iterator:
                row.append(item)
                break
            else:
                active -= 1
                if not active:
                    return
                iterators[i] = None
                row.append(fillvalue)
        yield tuple(row)


class groupby:
    """Runs of items with the same key."""

    def __init__(self, iterable, key=None):
        self._iterator = iter(iterable)
        self._key = key
        self._has_item = False
        self._group = None

    def __iter__(self):
        return self

    def _fetch(self):
        """Makes the next item current; raises StopIteration."""
        item = next(self._iterator)
        self._item = item
        self._item_key = item if self._key is None else self._key(item)
        self._has_item = True

    def __next__(self):
        if self._group is None:
            self._fetch()
        else:
            # The rest of the group before is passed over.
            last = self._group_key
            while True:
                if not self._has_item:
                    self._fetch()
                if not (self._item_key is last or self._item_key == last):
                    break
                self._has_item = False
        self._group_key = self._item_key
        self._group = object()
        return self._group_key, self._members(self._group, self._group_key)

    def _members(self, group, key):
        while self._group is group:
            if not self._has_item:
                try:
                    self._fetch()
                except StopIteration:
                    return
            if not (self._item_key is key or self._item_key == key):
                return
            self._has_item = False
            yield self._item


def tee(iterable, n=2, /):
    """Several independent iterators over the same items."""
    if n < 0:
        raise ValueError('n must be >= 0')
    iterator = iter(iterable)
    link = [None, None]
    return tuple([_tee(iterator, link) for _ in range(n)])


def _tee(iterator, link):
    while True:
        if link[1] is None:
            for item in iterator:
                link[0] = item
                link[1] = [None, None]
                break
            else:
                return
        value, link = link
        yield value
