"""Futures of functions that run elsewhere, and how to wait for several."""

import threading
from time import monotonic

from _interleave import generic_alias

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'

PENDING = 'PENDING'
RUNNING = 'RUNNING'
CANCELLED = 'CANCELLED'
CANCELLED_AND_NOTIFIED = 'CANCELLED_AND_NOTIFIED'
FINISHED = 'FINISHED'

_NAMES = {
    PENDING: 'pending',
    RUNNING: 'running',
    CANCELLED: 'cancelled',
    CANCELLED_AND_NOTIFIED: 'cancelled',
    FINISHED: 'finished',
}
_OVER = (CANCELLED_AND_NOTIFIED, FINISHED)


class Error(Exception):
    """What goes wrong with futures."""


class CancelledError(Error):
    """The future was cancelled."""


TimeoutError = TimeoutError


class InvalidStateError(Error):
    """The future is in no state for that."""


class BrokenExecutor(RuntimeError):
    """The executor can run nothing any more."""


class Future:
    """The result of a function that runs elsewhere."""

    def __init__(self):
        self._condition = threading._part_of(self, 'future', threading.RLock())
        self._state = PENDING
        self._result = None
        self._exception = None
        self._waiters = []
        self._done_callbacks = []

    def __repr__(self):
        text = f'<{type(self).__name__} at {id(self):#x} state={_NAMES[self._state]}'
        if self._state == FINISHED:
            if self._exception:
                return f'{text} raised {type(self._exception).__name__}>'
            return f'{text} returned {type(self._result).__name__}>'
        return f'{text}>'

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            self._call(callback)

    def _call(self, callback):
        try:
            callback(self)
        except Exception:
            import logging

            logging.getLogger('concurrent.futures').exception('exception calling callback for %r', self)

    def cancel(self):
        """Cancels the call unless it runs or has run; whether it is cancelled."""
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        """Whether it was cancelled."""
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        """Whether the function runs now."""
        return self._state == RUNNING

    def done(self):
        """Whether it was cancelled or has ended."""
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)

    def add_done_callback(self, fn):
        """Has a function called with the future once that is done."""
        with self._condition:
            if not self.done():
                self._done_callbacks.append(fn)
                return
        self._call(fn)

    def _wait(self, timeout):
        if not self.done():
            self._condition.wait(timeout)
        if self.cancelled():
            raise CancelledError()
        if self._state != FINISHED:
            raise TimeoutError()

    def result(self, timeout=None):
        """What the function returns, waiting for it; raises what it raises."""
        try:
            with self._condition:
                self._wait(timeout)
                if self._exception is None:
                    return self._result
                try:
                    raise self._exception
                finally:
                    # The traceback would hold the future by this frame.
                    self = None
        finally:
            self = None

    def exception(self, timeout=None):
        """What the function raises, None if it returns."""
        with self._condition:
            self._wait(timeout)
            return self._exception

    def set_running_or_notify_cancel(self):
        """The executor is about to run the function; False: it was cancelled."""
        with self._condition:
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                for waiter in self._waiters:
                    waiter.add_cancelled(self)
                return False
            if self._state == PENDING:
                self._state = RUNNING
                return True
            import logging

            logging.getLogger('concurrent.futures').critical(
                'Future %s in unexpected state: %s', id(self), self._state
            )
            raise RuntimeError('Future in unexpected state')

    def set_result(self, result):
        """The function has returned."""
        with self._condition:
            self._check_open()
            self._result = result
            self._state = FINISHED
            for waiter in self._waiters:
                waiter.add_result(self)
            self._condition.notify_all()
        self._invoke_callbacks()

    def set_exception(self, exception):
        """The function has raised."""
        with self._condition:
            self._check_open()
            self._exception = exception
            self._state = FINISHED
            for waiter in self._waiters:
                waiter.add_exception(self)
            self._condition.notify_all()
        self._invoke_callbacks()

    def _check_open(self):
        if self.done():
            raise InvalidStateError(f'{self._state}: {self!r}')

    __class_getitem__ = classmethod(generic_alias)


# Waiting for several


class _Waiter:
    """Collects futures as they are done, and sets an event when it is time to look."""

    def __init__(self, wanted, stops_at_exception):
        self.event = threading.Event()
        self.event._cond._reason = 'future'
        self.finished = []
        # How many must be done; 1 for "any".
        self.wanted = wanted
        self.stops_at_exception = stops_at_exception

    def _add(self, future, is_enough):
        self.finished.append(future)
        self.wanted -= 1
        if is_enough or self.wanted <= 0:
            self.event.set()

    def add_result(self, future):
        """It has returned."""
        self._add(future, False)

    def add_exception(self, future):
        """It has raised."""
        self._add(future, self.stops_at_exception)

    def add_cancelled(self, future):
        """It was cancelled."""
        self._add(future, False)


class DoneAndNotDoneFutures(tuple):
    """The futures that are done, and the others."""

    __slots__ = ()

    def __new__(cls, done, not_done):
        return tuple.__new__(cls, (done, not_done))

    @property
    def done(self):
        """Those that are done."""
        return self[0]

    @property
    def not_done(self):
        """The others."""
        return self[1]

    def __repr__(self):
        return f'DoneAndNotDoneFutures(done={self[0]!r}, not_done={self[1]!r})'


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Waits for futures: all of them, the first, or the first that raises."""
    fs = set(fs)
    done = {future for future in fs if future._state in _OVER}
    not_done = fs - done
    if return_when == FIRST_COMPLETED and done:
        return DoneAndNotDoneFutures(done, not_done)
    if return_when == FIRST_EXCEPTION and any(
        not future.cancelled() and future.exception() is not None for future in done
    ):
        return DoneAndNotDoneFutures(done, not_done)
    if not not_done:
        return DoneAndNotDoneFutures(done, not_done)
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f'Invalid return condition: {return_when!r}')
    waiter = _Waiter(1 if return_when == FIRST_COMPLETED else len(not_done), return_when == FIRST_EXCEPTION)
    for future in not_done:
        future._waiters.append(waiter)
    waiter.event.wait(timeout)
    for future in not_done:
        with future._condition:
            future._waiters.remove(waiter)
    done.update(waiter.finished)
    return DoneAndNotDoneFutures(done, fs - done)


def as_completed(fs, timeout=None):
    """Gives the futures one after another as they are done."""
    until = None if timeout is None else timeout + monotonic()
    pending = list(dict.fromkeys(fs))
    total = len(pending)
    finished = [future for future in pending if future._state in _OVER]
    pending = [future for future in pending if future not in finished]
    waiter = _Waiter(1, False)
    for future in pending:
        future._waiters.append(waiter)
    try:
        yield from finished
        while pending:
            left = None
            if until is not None:
                left = until - monotonic()
                if left < 0:
                    raise TimeoutError(f'{len(pending)} (of {total}) futures unfinished')
            waiter.event.wait(left)
            finished, waiter.finished = waiter.finished, []
            waiter.event.clear()
            for future in finished:
                pending.remove(future)
                future._waiters.remove(waiter)
                yield future
    finally:
        for future in pending:
            if waiter in future._waiters:
                future._waiters.remove(waiter)


class Executor:
    """Runs functions elsewhere."""

    def submit(self, fn, /, *args, **kwargs):
        """Has a function called; gives its future."""
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """Calls a function with the items of iterables; gives the results in order."""
        until = None if timeout is None else timeout + monotonic()
        fs = [self.submit(fn, *args) for args in zip(*iterables)]
        return _results(fs, until)

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Takes nothing more, and ends."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


def _results(fs, until):
    fs.reverse()
    try:
        while fs:
            future = fs.pop()
            try:
                result = future.result(None if until is None else until - monotonic())
            finally:
                future.cancel()
            yield result
    finally:
        for future in fs:
            future.cancel()
