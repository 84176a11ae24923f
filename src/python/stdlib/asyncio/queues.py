"""Queues between tasks."""

from _asyncio import _feeds
from _collections import deque
from asyncio.locks import Event, _Bound


class QueueEmpty(Exception):
    """`get_nowait` found nothing."""


class QueueFull(Exception):
    """`put_nowait` found no room."""


class QueueShutDown(Exception):
    """The queue was shut down."""


class Queue(_Bound):
    """First in, first out; with `maxsize` above 0, putting waits for room."""

    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._getters = deque()
        self._putters = deque()
        self._unfinished_tasks = 0
        self._finished = Event()
        self._finished.set()
        self._is_shutdown = False
        self._init(maxsize)

    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)

    # A subclass may keep its items in another way.

    def _init(self, maxsize):
        self._queue = deque()

    def _get(self):
        return self._queue.popleft()

    def _put(self, item):
        self._queue.append(item)

    def __repr__(self):
        return f'<{type(self).__name__} at {id(self):#x} {self._format()}>'

    def __str__(self):
        return f'<{type(self).__name__} {self._format()}>'

    def _format(self):
        parts = [f'maxsize={self._maxsize!r}']
        if getattr(self, '_queue', None):
            parts.append(f'_queue={list(self._queue)!r}')
        if self._getters:
            parts.append(f'_getters[{len(self._getters)}]')
        if self._putters:
            parts.append(f'_putters[{len(self._putters)}]')
        if self._unfinished_tasks:
            parts.append(f'tasks={self._unfinished_tasks}')
        if self._is_shutdown:
            parts.append('shutdown')
        return ' '.join(parts)

    @property
    def maxsize(self):
        """How many items fit in; 0: any number."""
        return self._maxsize

    def qsize(self):
        """How many items are in it."""
        return len(self._queue)

    def empty(self):
        """Whether there is nothing in it."""
        return not self._queue

    def full(self):
        """Whether there is no room."""
        return self._maxsize > 0 and self.qsize() >= self._maxsize

    async def put(self, item):
        """Puts an item in, waiting for room."""
        while self.full():
            if self._is_shutdown:
                raise QueueShutDown
            await self._wait_in(self._putters, 'queue-put', self.full)
        return self.put_nowait(item)

    async def get(self):
        """Takes an item out, waiting for one."""
        while self.empty():
            if self._is_shutdown:
                raise QueueShutDown
            await self._wait_in(self._getters, 'queue-get', self.empty)
        return self.get_nowait()

    async def _wait_in(self, line, reason, is_blocked):
        waiter = self._new_waiter(reason)
        line.append(waiter)
        try:
            await waiter
        except:
            waiter.cancel()
            try:
                line.remove(waiter)
            except ValueError:
                pass
            if not is_blocked() and not waiter.cancelled():
                # It had been woken: the next in line goes instead.
                self._wake_next(line)
            raise

    def _wake_next(self, line):
        while line:
            waiter = line.popleft()
            if not waiter.done():
                waiter.set_result(None)
                break

    def put_nowait(self, item):
        """Puts an item in, or raises QueueFull."""
        if self._is_shutdown:
            raise QueueShutDown
        if self.full():
            raise QueueFull
        self._put(item)
        _feeds(self)
        self._unfinished_tasks += 1
        self._finished.clear()
        self._wake_next(self._getters)

    def get_nowait(self):
        """Takes an item out, or raises QueueEmpty."""
        if self.empty():
            if self._is_shutdown:
                raise QueueShutDown
            raise QueueEmpty
        item = self._get()
        self._wake_next(self._putters)
        return item

    def task_done(self):
        """Says that the work on an item that was taken out is done."""
        if self._unfinished_tasks <= 0:
            raise ValueError('task_done() called too many times')
        self._unfinished_tasks -= 1
        if self._unfinished_tasks == 0:
            self._finished.set()

    async def join(self):
        """Waits until the work on all items is done."""
        if self._unfinished_tasks > 0:
            await self._finished._wait('queue-join', self)

    def shutdown(self, immediate=False):
        """Nothing can be put in any more; nothing taken out either once it is empty (at once: `immediate`)."""
        self._is_shutdown = True
        if immediate:
            while not self.empty():
                self._get()
                if self._unfinished_tasks > 0:
                    self._unfinished_tasks -= 1
            if self._unfinished_tasks == 0:
                self._finished.set()
        for line in (self._getters, self._putters):
            while line:
                self._wake_next(line)


class PriorityQueue(Queue):
    """The smallest item comes out first."""

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        from heapq import heappush

        heappush(self._queue, item)

    def _get(self):
        from heapq import heappop

        return heappop(self._queue)


class LifoQueue(Queue):
    """The item that went in last comes out first."""

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        self._queue.append(item)

    def _get(self):
        return self._queue.pop()
