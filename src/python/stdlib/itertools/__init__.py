"""Building blocks for iterators."""

from _itertools import (
    combinations,
    combinations_with_replacement,
    count,
    permutations,
    product,
    repeat,
)
from _interleave import generic_alias as _generic_alias
from operator import index as _index

__all__ = [
    'accumulate', 'batched', 'chain', 'combinations', 'combinations_with_replacement', 'compress', 'count', 'cycle',
    'dropwhile', 'filterfalse', 'groupby', 'islice', 'pairwise', 'permutations', 'product', 'repeat', 'starmap',
    'takewhile', 'tee', 'zip_longest',
]


class _Iterator:
    """What these have in common: a class of their own and `__next__`."""

    def __class_getitem__(cls, item):
        return _generic_alias(cls, item)

    def __iter__(self):
        return self

    def __repr__(self):
        cls = type(self)
        return f'<{cls.__module__}.{cls.__qualname__} object at {hex(id(self))}>'


_new = object.__new__
_END = object()


class chain(_Iterator):
    """The items of several iterables, one after another."""

    def __new__(cls, *iterables):
        self = _new(cls)
        self._rest = iter(iterables)
        self._now = None
        return self

    @classmethod
    def from_iterable(cls, iterable, /):
        self = _new(cls)
        self._rest = iter(iterable)
        self._now = None
        return self

    def __next__(self):
        while True:
            if self._now is not None:
                for item in self._now:
                    return item
                self._now = None
            if self._rest is None:
                raise StopIteration
            try:
                self._now = iter(next(self._rest))
            except BaseException:
                self._rest = None
                raise


class accumulate(_Iterator):
    """Running totals."""

    def __new__(cls, iterable, func=None, *, initial=None):
        self = _new(cls)
        self._iterator = iter(iterable)
        self._func = func
        self._total = _END
        self._initial = initial
        return self

    def __next__(self):
        if self._initial is not None:
            self._total, self._initial = self._initial, None
            return self._total
        item = next(self._iterator)
        if self._total is _END:
            self._total = item
        elif self._func is None:
            self._total = self._total + item
        else:
            self._total = self._func(self._total, item)
        return self._total


class batched(_Iterator):
    """Tuples of n items."""

    def __new__(cls, iterable, n, *, strict=False):
        if n < 1:
            raise ValueError('n must be at least one')
        self = _new(cls)
        self._iterator = iter(iterable)
        self._size = n
        self._strict = strict
        return self

    def __next__(self):
        if self._iterator is None:
            raise StopIteration
        batch = []
        for item in self._iterator:
            batch.append(item)
            if len(batch) == self._size:
                return tuple(batch)
        self._iterator = None
        if not batch:
            raise StopIteration
        if self._strict:
            raise ValueError('batched(): incomplete batch')
        return tuple(batch)


class compress(_Iterator):
    """The items whose selector is true."""

    def __new__(cls, data, selectors):
        self = _new(cls)
        self._pairs = zip(iter(data), iter(selectors))
        return self

    def __next__(self):
        for item, selector in self._pairs:
            if selector:
                return item
        raise StopIteration


class cycle(_Iterator):
    """The items again and again."""

    def __new__(cls, iterable, /):
        self = _new(cls)
        self._iterator = iter(iterable)
        self._saved = []
        self._at = 0
        return self

    def __next__(self):
        if self._iterator is not None:
            for item in self._iterator:
                self._saved.append(item)
                return item
            self._iterator = None
        if not self._saved:
            raise StopIteration
        item = self._saved[self._at]
        self._at = (self._at + 1) % len(self._saved)
        return item


class _Tested(_Iterator):
    """Asks a function about each item."""

    def __new__(cls, predicate, iterable, /):
        self = _new(cls)
        self._predicate = predicate
        self._iterator = iter(iterable)
        return self


class dropwhile(_Tested):
    """The items from the first on that the predicate is false for."""

    def __next__(self):
        if self._predicate is not None:
            for item in self._iterator:
                if not self._predicate(item):
                    self._predicate = None
                    return item
        return next(self._iterator)


class takewhile(_Tested):
    """The items up to the first that the predicate is false for."""

    def __next__(self):
        if self._iterator is None:
            raise StopIteration
        item = next(self._iterator)
        if self._predicate(item):
            return item
        self._iterator = None
        raise StopIteration


class filterfalse(_Tested):
    """The items that the function is false for."""

    def __next__(self):
        test = self._predicate
        for item in self._iterator:
            if not (item if test is None else test(item)):
                return item
        raise StopIteration


class starmap(_Tested):
    """The function of each item's items."""

    def __next__(self):
        return self._predicate(*next(self._iterator))


class pairwise(_Iterator):
    """Neighbours."""

    def __new__(cls, iterable, /):
        self = _new(cls)
        self._iterator = iter(iterable)
        self._previous = _END
        return self

    def __next__(self):
        if self._iterator is None:
            raise StopIteration
        try:
            if self._previous is _END:
                self._previous = next(self._iterator)
                if self._iterator is None:
                    raise StopIteration
            item = next(self._iterator)
        except BaseException:
            self._iterator = None
            self._previous = _END
            raise
        pair = self._previous, item
        self._previous = item
        return pair


_BOUNDS = 'must be None or an integer: 0 <= x <= sys.maxsize.'


def _bound(value, name):
    """A bound of islice as a number; None stays."""
    if value is None:
        return None
    try:
        number = _index(value)
    except TypeError:
        number = -1
    if not 0 <= number <= 9223372036854775807:
        raise ValueError(f'{name} for islice() {_BOUNDS}')
    return number


class islice(_Iterator):
    """Some of the items, as a slice takes them."""

    def __new__(cls, iterable, *args):
        if not 1 <= len(args) <= 3:
            expected = 'at least 2' if not args else 'at most 4'
            raise TypeError(f'islice expected {expected} arguments, got {len(args) + 1}')
        self = _new(cls)
        start, step = None, None
        if len(args) == 1:
            stop = _bound(args[0], 'Stop argument')
        else:
            stop = _bound(args[1], 'Stop argument')
            start = _bound(args[0], 'Indices')
            step = args[2] if len(args) == 3 else None
        if step is not None:
            try:
                step = _index(step)
            except TypeError:
                step = 0
            if step < 1:
                raise ValueError('Step for islice() must be a positive integer or None.')
        self._iterator = iter(iterable)
        self._at = 0
        self._wanted = start or 0
        self._stop = stop
        self._step = step or 1
        return self

    def __next__(self):
        iterator = self._iterator
        if iterator is None:
            raise StopIteration
        stop, at = self._stop, self._at
        wanted = self._wanted
        if stop is not None and wanted >= stop:
            # What is skipped at the end is used up all the same.
            self._iterator = None
            for _ in zip(range(stop - at), iterator):
                pass
            raise StopIteration
        for item in iterator:
            if at == wanted:
                self._at = at + 1
                self._wanted = wanted + self._step
                return item
            at += 1
        self._iterator = None
        raise StopIteration


class zip_longest(_Iterator):
    """Tuples of one item each, as long as there are any."""

    def __new__(cls, *iterables, fillvalue=None):
        self = _new(cls)
        self._iterators = [iter(iterable) for iterable in iterables]
        self._active = len(iterables)
        self._fill = fillvalue
        return self

    def __next__(self):
        if not self._active:
            raise StopIteration
        row = []
        for i, iterator in enumerate(self._iterators):
            if iterator is None:
                row.append(self._fill)
                continue
            try:
                row.append(next(iterator))
            except StopIteration:
                self._active -= 1
                if not self._active:
                    raise
                self._iterators[i] = None
                row.append(self._fill)
            except BaseException:
                self._active = 0
                raise
        return tuple(row)


class groupby(_Iterator):
    """Runs of items with the same key."""

    def __new__(cls, iterable, key=None):
        self = _new(cls)
        self._iterator = iter(iterable)
        self._key = key
        self._has_item = False
        self._group = None
        return self

    def _fetch(self):
        """Makes the next item current; raises StopIteration."""
        item = next(self._iterator)
        self._item = item
        self._item_key = item if self._key is None else self._key(item)
        self._has_item = True

    def __next__(self):
        if self._group is None:
            if not self._has_item:
                self._fetch()
        else:
            # The rest of the group before is passed over.
            last = self._group_key
            self._group = None
            while True:
                if not self._has_item:
                    self._fetch()
                if not (self._item_key is last or self._item_key == last):
                    break
                self._has_item = False
        self._group_key = self._item_key
        self._group = group = _grouper(self, self._group_key)
        return self._group_key, group


class _grouper(_Iterator):
    """The items of one group, as long as it is the current one."""

    def __new__(cls, parent, key, /):
        self = _new(cls)
        self._parent, self._key = parent, key
        return self

    def __next__(self):
        parent, key = self._parent, self._key
        if parent._group is not self:
            raise StopIteration
        if not parent._has_item:
            parent._fetch()
        if not (parent._item_key is key or parent._item_key == key):
            raise StopIteration
        parent._has_item = False
        return parent._item


class _Items:
    """Items that several iterators read: each link has an item and the next link."""

    def __init__(self, iterator):
        self.iterator = iterator
        self.is_reading = False

    def after(self, link):
        """Fills a link at the end."""
        if self.is_reading:
            raise RuntimeError('tee() cannot be re-entered')
        self.is_reading = True
        try:
            item = next(self.iterator)
        finally:
            self.is_reading = False
        link[:] = item, []
        return link


class _tee(_Iterator):
    """One of several independent iterators over the same items."""

    def __new__(cls, iterable, /):
        self = _new(cls)
        if isinstance(iterable, _tee):
            self._items, self._link = iterable._items, iterable._link
        else:
            self._items, self._link = _Items(iter(iterable)), []
        return self

    def __next__(self):
        link = self._link or self._items.after(self._link)
        item, self._link = link
        return item

    def __copy__(self):
        return _tee(self)


def tee(iterable, n=2, /):
    """Several independent iterators over the same items."""
    if n < 0:
        raise ValueError('n must be >= 0')
    if not n:
        return ()
    first = _tee(iterable)
    return (first, *[_tee(first) for _ in range(n - 1)])
