"""Locks, events, conditions, semaphores and barriers for tasks."""

from _asyncio import CancelledError, _gave, _label, _took, get_running_loop
from _collections import deque
from asyncio.exceptions import BrokenBarrierError


class _Bound:
    """Belongs to the loop in which somebody first waits for it."""

    _loop = None

    def _get_loop(self):
        loop = get_running_loop()
        if self._loop is None:
            self._loop = loop
        if loop is not self._loop:
            raise RuntimeError(f'{self!r} is bound to a different event loop')
        return loop

    def _new_waiter(self, reason, owner=None):
        return _label(self._get_loop().create_future(), reason, '', None, owner or self)

    def _shown(self, state):
        waiters = self._waiters
        if waiters:
            state = f'{state}, waiters:{len(waiters)}'
        return f'<{object.__repr__(self)[1:-1]} [{state}]>'


class _Acquired:
    """`async with`: acquires on the way in, releases on the way out."""

    async def __aenter__(self):
        await self.acquire()
        return None

    async def __aexit__(self, exc_type, exc, tb):
        self.release()


class Lock(_Acquired, _Bound):
    """One holder at a time; handed on in the order of waiting."""

    # The task that has it: told of by the log, used by nothing here.
    _holder = None

    def __init__(self):
        self._waiters = deque()
        self._locked = False

    def __repr__(self):
        return self._shown('locked' if self._locked else 'unlocked')

    def locked(self):
        """Whether somebody holds it."""
        return self._locked

    async def acquire(self):
        """Takes the lock, waiting until it is free and it is one's turn."""
        waiters = self._waiters
        if not self._locked:
            for other in waiters:
                if not other.cancelled():
                    break
            else:
                self._locked = True
                _took(self, 'lock')
                return True
        waiter = self._new_waiter('lock')
        waiters.append(waiter)
        try:
            try:
                await waiter
            finally:
                waiters.remove(waiter)
        except CancelledError:
            # The turn may have been this one's: the next in line gets it.
            if not self._locked:
                self._wake_first()
            raise
        self._locked = True
        _took(self, 'lock')
        return True

    def release(self):
        """Gives the lock back; the first in line gets its turn."""
        if not self._locked:
            raise RuntimeError('Lock is not acquired.')
        self._locked = False
        _gave(self)
        self._wake_first()

    def _wake_first(self):
        if self._waiters:
            first = self._waiters[0]
            if not first.done():
                first.set_result(True)


class Event(_Bound):
    """A flag that tasks can wait for."""

    def __init__(self):
        self._waiters = deque()
        self._value = False

    def __repr__(self):
        return self._shown('set' if self._value else 'unset')

    def is_set(self):
        """Whether the flag is set."""
        return self._value

    def set(self):
        """Sets the flag; all who wait go on."""
        if self._value:
            return
        self._value = True
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(True)

    def clear(self):
        """Takes the flag back."""
        self._value = False

    async def wait(self):
        """Waits until the flag is set."""
        return await self._wait('event', self)

    async def _wait(self, reason, owner):
        if self._value:
            return True
        waiter = self._new_waiter(reason, owner)
        self._waiters.append(waiter)
        try:
            await waiter
            return True
        finally:
            self._waiters.remove(waiter)


class Condition(_Acquired, _Bound):
    """Tasks wait, without the lock, until another one notifies them."""

    # What waiting for it means, and the object of the library it is a part of.
    _reason = 'condition'
    _owner = None

    def __init__(self, lock=None):
        if lock is None:
            lock = Lock()
        self._lock = lock
        self._waiters = deque()
        self.locked = lock.locked
        self.acquire = lock.acquire
        self.release = lock.release

    def __repr__(self):
        return self._shown('locked' if self.locked() else 'unlocked')

    async def wait(self):
        """Gives the lock back, waits to be notified, and takes the lock again."""
        if not self.locked():
            raise RuntimeError('cannot wait on un-acquired lock')
        waiter = self._new_waiter(self._reason, self._owner)
        self.release()
        try:
            try:
                self._waiters.append(waiter)
                try:
                    await waiter
                    return True
                finally:
                    self._waiters.remove(waiter)
            finally:
                # Whatever happens, the lock is held when the wait is over.
                cancellation = None
                while True:
                    try:
                        await self.acquire()
                    except CancelledError as exc:
                        cancellation = exc
                    else:
                        break
                if cancellation is not None:
                    try:
                        raise cancellation
                    finally:
                        cancellation = None
        except BaseException:
            # A notification that this one may have got goes to somebody else.
            self._notify(1)
            raise

    async def wait_for(self, predicate):
        """Waits until `predicate()` is true, and gives its value."""
        while not (result := predicate()):
            await self.wait()
        return result

    def notify(self, n=1):
        """Lets `n` of those who wait go on."""
        if not self.locked():
            raise RuntimeError('cannot notify on un-acquired lock')
        self._notify(n)

    def notify_all(self):
        """Lets all who wait go on."""
        self.notify(len(self._waiters))

    def _notify(self, n):
        for waiter in self._waiters:
            if n <= 0:
                break
            if not waiter.done():
                n -= 1
                waiter.set_result(False)


class Semaphore(_Acquired, _Bound):
    """At most `value` holders at a time."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError('Semaphore initial value must be >= 0')
        self._waiters = deque()
        self._value = value

    def __repr__(self):
        return self._shown('locked' if self.locked() else f'unlocked, value:{self._value}')

    def locked(self):
        """Whether one would have to wait."""
        if self._value == 0:
            return True
        for waiter in self._waiters:
            if not waiter.cancelled():
                return True
        return False

    async def acquire(self):
        """Takes a place, waiting for one if there is none."""
        if not self.locked():
            self._value -= 1
            _took(self, 'semaphore')
            return True
        waiter = self._new_waiter('semaphore')
        self._waiters.append(waiter)
        try:
            try:
                await waiter
            finally:
                self._waiters.remove(waiter)
        except CancelledError:
            if waiter.done() and not waiter.cancelled():
                # The place that it had got is free again.
                self._value += 1
            raise
        finally:
            while self._value > 0 and self._wake_next():
                pass
        _took(self, 'semaphore')
        return True

    def release(self):
        """Gives a place back."""
        self._value += 1
        _gave(self)
        self._wake_next()

    def _wake_next(self):
        """Gives a place to the first who waits; False if there is nobody."""
        for waiter in self._waiters:
            if not waiter.done():
                self._value -= 1
                waiter.set_result(True)
                return True
        return False


class BoundedSemaphore(Semaphore):
    """A semaphore that notices when more places are given back than were taken."""

    def __init__(self, value=1):
        super().__init__(value)
        self._bound_value = value

    def release(self):
        if self._value >= self._bound_value:
            raise ValueError('BoundedSemaphore released too many times')
        super().release()


_FILLING = 'filling'
_DRAINING = 'draining'
_RESETTING = 'resetting'
_BROKEN = 'broken'


class Barrier(_Bound):
    """Tasks wait here until a given number of them has come."""

    def __init__(self, parties):
        if parties < 1:
            raise ValueError('parties must be > 0')
        self._cond = Condition()
        self._cond._reason = 'barrier'
        self._cond._owner = self
        self._parties = parties
        self._state = _FILLING
        self._count = 0

    def __repr__(self):
        shown = self._state
        if not self.broken:
            shown += f', waiters:{self.n_waiting}/{self.parties}'
        return f'<{object.__repr__(self)[1:-1]} [{shown}]>'

    @property
    def parties(self):
        """How many have to come."""
        return self._parties

    @property
    def n_waiting(self):
        """How many are waiting now."""
        return self._count if self._state is _FILLING else 0

    @property
    def broken(self):
        """Whether it was aborted."""
        return self._state is _BROKEN

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *args):
        pass

    async def wait(self):
        """Waits for the others; gives the number of those who came before."""
        async with self._cond:
            await self._cond.wait_for(self._is_open)
            if self._state is _BROKEN:
                raise BrokenBarrierError('Barrier aborted')
            try:
                index = self._count
                self._count += 1
                if self._count == self._parties:
                    self._state = _DRAINING
                    self._cond.notify_all()
                else:
                    await self._cond.wait_for(self._is_full)
                    if self._state in (_BROKEN, _RESETTING):
                        raise BrokenBarrierError('Abort or reset of barrier')
                return index
            finally:
                self._count -= 1
                if self._count == 0:
                    if self._state in (_RESETTING, _DRAINING):
                        self._state = _FILLING
                    self._cond.notify_all()

    def _is_open(self):
        return self._state not in (_DRAINING, _RESETTING)

    def _is_full(self):
        return self._state is not _FILLING

    async def reset(self):
        """Sends those who wait away with an error; the barrier can be used again."""
        async with self._cond:
            self._state = _RESETTING if self._count > 0 else _FILLING
            self._cond.notify_all()

    async def abort(self):
        """Breaks the barrier for good."""
        async with self._cond:
            self._state = _BROKEN
            self._cond.notify_all()
