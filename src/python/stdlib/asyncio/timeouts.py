"""Time limits for blocks of code."""

from _asyncio import CancelledError, _limit, _now, _timer, _unlimit, current_task, get_running_loop


_CREATED = 'created'
_ENTERED = 'active'
_EXPIRING = 'expiring'
_EXPIRED = 'expired'
_EXITED = 'finished'


class Timeout:
    """Cancels the task in its block at a given time, and makes a TimeoutError of that."""

    def __init__(self, when):
        self._state = _CREATED
        self._when = when
        self._task = None
        self._handle = None

    def when(self):
        """The deadline on the loop's clock; None if there is none."""
        return self._when

    def expired(self):
        """Whether the deadline has passed in the block."""
        return self._state is _EXPIRING or self._state is _EXPIRED

    def reschedule(self, when):
        """Sets another deadline."""
        if self._state is not _ENTERED:
            if self._state is _CREATED:
                raise RuntimeError('Timeout has not been entered')
            raise RuntimeError(f'Cannot change state of {self._state} Timeout')
        self._when = when
        self._drop()
        if when is None:
            return
        loop = get_running_loop()
        if when <= _now():
            self._handle = loop.call_soon(self._time_is_up)
        else:
            self._handle = _timer(loop, 'timeout', self._task, '', when, self._time_is_up)
            _limit(self._task, self._handle)

    def _drop(self):
        handle = self._handle
        if handle is not None:
            self._handle = None
            handle.cancel()
            _unlimit(self._task, handle)

    def __repr__(self):
        shown = ''
        if self._state is _ENTERED:
            shown = f' when={None if self._when is None else round(self._when, 3)}'
        return f'<Timeout [{self._state}]{shown}>'

    async def __aenter__(self):
        if self._state is not _CREATED:
            raise RuntimeError('Timeout has already been entered')
        task = current_task()
        if task is None:
            raise RuntimeError('Timeout should be used inside a task')
        self._task = task
        self._state = _ENTERED
        self._requests_before = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        self._drop()
        if self._state is _ENTERED:
            self._state = _EXITED
            return None
        self._state = _EXPIRED
        if self._task.uncancel() <= self._requests_before and exc_type is not None:
            # The cancellation was ours and nobody else's.
            if issubclass(exc_type, CancelledError):
                raise TimeoutError from exc_val
            _blame_timeout(exc_val)
            if isinstance(exc_val, ExceptionGroup):
                for each in exc_val.exceptions:
                    _blame_timeout(each)
        return None

    def _time_is_up(self):
        _unlimit(self._task, self._handle)
        self._handle = None
        self._task.cancel()
        self._state = _EXPIRING

    _time_is_up._label = 'timeout'
    _time_is_up._does = 'timeout'


def _blame_timeout(exception):
    """Shows a TimeoutError between an exception and the cancellation during which it was raised."""
    while exception.__context__ is not None:
        if isinstance(exception.__context__, CancelledError):
            between = TimeoutError()
            between.__context__ = between.__cause__ = exception.__context__
            exception.__context__ = between
            break
        exception = exception.__context__


def timeout(delay):
    """A time limit of `delay` seconds from now; None: no limit."""
    get_running_loop()
    return Timeout(None if delay is None else _now() + delay)


def timeout_at(when):
    """A time limit at `when` on the loop's clock."""
    return Timeout(when)
