"""Queues between threads."""

import threading

from _collections import deque
from _interleave import generic_alias
from _thread import _feeds
from heapq import heappop, heappush
from time import monotonic as time

__all__ = ['Empty', 'Full', 'ShutDown', 'Queue', 'PriorityQueue', 'LifoQueue', 'SimpleQueue']


class Empty(Exception):
    """There is nothing to get."""


class Full(Exception):
    """There is no room to put anything."""


class ShutDown(Exception):
    """The queue has been shut down."""


Empty.__module__ = '_queue'


class Queue:
    """First in, first out."""

    __class_getitem__ = classmethod(generic_alias)

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        self.mutex = threading.Lock()
        self.not_empty = threading._part_of(self, 'queue-get', self.mutex)
        self.not_full = threading._part_of(self, 'queue-put', self.mutex)
        self.all_tasks_done = threading._part_of(self, 'queue-join', self.mutex)
        self.unfinished_tasks = 0
        self.is_shutdown = False

    def task_done(self):
        """Says that what was got has been dealt with."""
        with self.all_tasks_done:
            unfinished = self.unfinished_tasks - 1
            if unfinished <= 0:
                if unfinished < 0:
                    raise ValueError('task_done() called too many times')
                self.all_tasks_done.notify_all()
            self.unfinished_tasks = unfinished

    def join(self):
        """Waits until everything has been dealt with."""
        with self.all_tasks_done:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    def qsize(self):
        """How many items there are."""
        with self.mutex:
            return self._qsize()

    def empty(self):
        """Whether there is none."""
        with self.mutex:
            return not self._qsize()

    def full(self):
        """Whether there is no room."""
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()

    def put(self, item, block=True, timeout=None):
        """Puts an item, waiting for room."""
        with self.not_full:
            if self.is_shutdown:
                raise ShutDown
            if self.maxsize > 0:
                if not block:
                    if self._qsize() >= self.maxsize:
                        raise Full
                elif timeout is None:
                    while self._qsize() >= self.maxsize:
                        self.not_full.wait()
                        if self.is_shutdown:
                            raise ShutDown
                elif timeout < 0:
                    raise ValueError("'timeout' must be a non-negative number")
                else:
                    until = time() + timeout
                    while self._qsize() >= self.maxsize:
                        left = until - time()
                        if left <= 0.0:
                            raise Full
                        self.not_full.wait(left)
                        if self.is_shutdown:
                            raise ShutDown
            self._put(item)
            _feeds(self)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def get(self, block=True, timeout=None):
        """Gets an item, waiting for one."""
        with self.not_empty:
            if self.is_shutdown and not self._qsize():
                raise ShutDown
            if not block:
                if not self._qsize():
                    raise Empty
            elif timeout is None:
                while not self._qsize():
                    self.not_empty.wait()
                    if self.is_shutdown and not self._qsize():
                        raise ShutDown
            elif timeout < 0:
                raise ValueError("'timeout' must be a non-negative number")
            else:
                until = time() + timeout
                while not self._qsize():
                    left = until - time()
                    if left <= 0.0:
                        raise Empty
                    self.not_empty.wait(left)
                    if self.is_shutdown and not self._qsize():
                        raise ShutDown
            item = self._get()
            self.not_full.notify()
            return item

    def put_nowait(self, item):
        """Puts an item if there is room."""
        return self.put(item, block=False)

    def get_nowait(self):
        """Gets an item if there is one."""
        return self.get(block=False)

    def shutdown(self, immediate=False):
        """Lets nobody put any more; `immediate`: nor get what is left."""
        with self.mutex:
            self.is_shutdown = True
            if immediate:
                while self._qsize():
                    self._get()
                    if self.unfinished_tasks > 0:
                        self.unfinished_tasks -= 1
                self.all_tasks_done.notify_all()
            self.not_empty.notify_all()
            self.not_full.notify_all()

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()


class PriorityQueue(Queue):
    """The least first."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)


class LifoQueue(Queue):
    """Last in, first out."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.pop()


class SimpleQueue:
    """First in, first out, without a limit and without `join`."""

    __class_getitem__ = classmethod(generic_alias)

    def __init__(self, *args, **kwargs):
        if args or kwargs:
            raise TypeError(f"SimpleQueue() takes no {'positional ' if args else 'keyword '}arguments")
        self._items = deque()
        self._filled = threading._part_of(self, 'queue-get', threading.Lock())

    def put(self, item, block=True, timeout=None):
        """Puts an item; there is always room."""
        with self._filled:
            self._items.append(item)
            _feeds(self)
            self._filled.notify()

    def put_nowait(self, item):
        """The same as `put`."""
        self.put(item)

    def get(self, block=True, timeout=None):
        """Gets an item, waiting for one."""
        if timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        with self._filled:
            if not self._items and not (block and self._filled.wait_for(lambda: self._items, timeout)):
                raise Empty
            return self._items.popleft()

    def get_nowait(self):
        """Gets an item if there is one."""
        return self.get(False)

    def empty(self):
        """Whether there is no item."""
        return not self._items

    def qsize(self):
        """How many items there are."""
        return len(self._items)


SimpleQueue.__module__ = '_queue'
