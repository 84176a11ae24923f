"""Tasks, and ways to wait for several things."""

from _asyncio import (
    CancelledError,
    Task,
    _bare_yield,
    _begin_sleep,
    _hook,
    _is_task,
    _label,
    _parts,
    all_tasks,
    create_task,
    current_task,
    get_running_loop,
    iscoroutine,
    isfuture,
)
from asyncio.events import get_event_loop
from asyncio.futures import Future
from asyncio.timeouts import timeout as _timeout

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'


async def sleep(delay, result=None):
    """Waits for `delay` seconds; gives `result`."""
    if delay <= 0:
        await _bare_yield()
        return result
    future, timer = _begin_sleep(delay, result)
    try:
        return await future
    finally:
        timer.cancel()


def _create_task(coro, *, name=None, context=None):
    """`create_task` where no loop runs: a frame of its own, in which the coroutine stays alive."""
    return get_running_loop().create_task(coro, name=name, context=context)


def ensure_future(coro_or_future, *, loop=None):
    """A future as it is, a coroutine as a task, any other awaitable as a task that awaits it."""
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future.get_loop():
            raise ValueError('The future belongs to a different loop than the one specified as the loop argument')
        return coro_or_future
    own = None
    if not iscoroutine(coro_or_future):
        if not hasattr(type(coro_or_future), '__await__'):
            raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')
        coro_or_future = own = _await_it(coro_or_future)
    try:
        if loop is None:
            loop = get_event_loop()
        return loop.create_task(coro_or_future)
    except RuntimeError:
        if own is not None or iscoroutine(coro_or_future):
            coro_or_future.close()
        raise


async def _await_it(awaitable):
    return await awaitable


def _of(count, what):
    return f'{what} of {count} task' + ('' if count == 1 else 's')


class _GatheringFuture(Future):
    """What `gather` gives: cancelling it cancels all that it gathers."""

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        any_cancelled = False
        for child in self._children:
            if child.cancel(msg=msg):
                any_cancelled = True
        if any_cancelled:
            # It becomes cancelled only when its children have ended.
            self._cancel_requested = True
        return any_cancelled


def gather(*coros_or_futures, return_exceptions=False):
    """Runs all of them together; their results in the order of the arguments."""
    if not coros_or_futures:
        empty = get_event_loop().create_future()
        empty.set_result([])
        return empty
    outer = None
    pending = 0

    def child_done(child):
        nonlocal pending
        pending -= 1
        if outer is None or outer.done():
            if not child.cancelled():
                # It is nobody's business any more; it counts as seen.
                child.exception()
            return
        if not return_exceptions:
            if child.cancelled():
                outer.set_exception(child._make_cancelled_error())
                return
            failure = child.exception()
            if failure is not None:
                outer.set_exception(failure)
                return
        if pending:
            return
        if outer._cancel_requested:
            # CPython asks the last of the arguments, whoever ended last.
            outer.set_exception(children[-1]._make_cancelled_error())
        else:
            outer.set_result([_outcome(each) for each in children])

    child_done.__qualname__ = 'gather.<locals>._done_callback'
    child_done._label = 'of gather'
    futures = {}
    children = []
    done_already = []
    loop = None
    for argument in coros_or_futures:
        future = futures.get(argument)
        if future is None:
            future = futures[argument] = ensure_future(argument, loop=loop)
            if loop is None:
                loop = future.get_loop()
            pending += 1
            if future.done():
                done_already.append(future)
            else:
                future.add_done_callback(child_done)
        children.append(future)
    outer = _label(_GatheringFuture(children, loop=loop), 'gather', _of(len(children), 'gather'))
    _parts(outer, children)
    for future in done_already:
        child_done(future)
    return outer


def _outcome(future):
    """A future's result, or its exception as a value."""
    if future.cancelled():
        message = future._cancel_message
        return CancelledError('' if message is None else message)
    exception = future.exception()
    return future.result() if exception is None else exception


def shield(arg):
    """Awaiting it can be cancelled; what it awaits goes on."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()
    _label(outer, 'task', '', inner if _is_task(inner) else None)

    def inner_done(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()
        elif inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def outer_done(outer):
        if not inner.done():
            inner.remove_done_callback(inner_done)

    inner_done._label = outer_done._label = 'of shield'
    inner.add_done_callback(inner_done)
    outer.add_done_callback(outer_done)
    return outer


def _release(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


_release._label = 'of a wait'


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Waits until some or all of the futures are done, or time is up; gives (done, pending)."""
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f'expect a list of futures, not {type(fs).__name__}')
    if not fs:
        raise ValueError('Set of Tasks/Futures is empty.')
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f'Invalid return_when value: {return_when}')
    fs = list(dict.fromkeys(fs))
    for each in fs:
        if iscoroutine(each):
            raise TypeError('Passing coroutines is forbidden, use tasks explicitly.')
    loop = get_running_loop()
    waiter = _label(loop.create_future(), 'wait', f'asyncio.wait for {len(fs)}')
    _parts(waiter, fs)
    timer = None
    if timeout is not None:
        timer = loop.call_later(timeout, _release, waiter)
    left = len(fs)

    def one_done(future):
        nonlocal left
        left -= 1
        if (
            left <= 0
            or return_when == FIRST_COMPLETED
            or return_when == FIRST_EXCEPTION
            and not future.cancelled()
            and future.exception() is not None
        ):
            if timer is not None:
                timer.cancel()
            _release(waiter)

    one_done._label = 'of wait'
    for each in fs:
        each.add_done_callback(one_done)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for each in fs:
            each.remove_done_callback(one_done)
    done = set()
    pending = set()
    for each in fs:
        (done if each.done() else pending).add(each)
    return done, pending


async def wait_for(fut, timeout):
    """Awaits, but not longer than `timeout` seconds; then it is cancelled and TimeoutError raised."""
    if timeout is not None and timeout <= 0:
        fut = ensure_future(fut)
        if fut.done():
            return fut.result()
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except CancelledError as exc:
            raise TimeoutError from exc
    async with _timeout(timeout):
        return await fut


async def _cancel_and_wait(future):
    waiter = get_running_loop().create_future()
    _label(waiter, 'timeout', '', future if _is_task(future) else None)

    def release(future):
        _release(waiter)

    release._label = 'of a wait'
    future.add_done_callback(release)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(release)


class _Completed:
    """What `as_completed` gives: an iterator of awaitables, an asynchronous one of the futures themselves."""

    def __init__(self, aws, timeout):
        from asyncio.queues import Queue

        self._finished = Queue()
        self._timer = None
        loop = get_event_loop()
        self._open = {ensure_future(each, loop=loop): None for each in dict.fromkeys(aws)}
        for future in self._open:
            future.add_done_callback(self._one_done)
        if self._open and timeout is not None:
            self._timer = loop.call_later(timeout, self._time_is_up)
        self._left = len(self._open)

    def __aiter__(self):
        return self

    def __iter__(self):
        return self

    async def __anext__(self):
        if not self._left:
            raise StopAsyncIteration
        self._left -= 1
        return await self._next()

    def __next__(self):
        if not self._left:
            raise StopIteration
        self._left -= 1
        return self._next_result()

    def _time_is_up(self):
        for future in self._open:
            future.remove_done_callback(self._one_done)
            self._finished.put_nowait(None)
        self._open.clear()

    _time_is_up._label = 'of as_completed'

    def _one_done(self, future):
        if future not in self._open:
            return
        del self._open[future]
        self._finished.put_nowait(future)
        if not self._open and self._timer is not None:
            self._timer.cancel()

    _one_done._label = 'of as_completed'

    async def _next(self):
        future = await self._finished.get()
        if future is None:
            raise TimeoutError
        return future

    async def _next_result(self):
        return (await self._next()).result()


def as_completed(fs, *, timeout=None):
    """Goes through them in the order in which they end."""
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f'expect an iterable of futures, not {type(fs).__name__}')
    return _Completed(fs, timeout)


def run_coroutine_threadsafe(coro, loop):
    """Hands a coroutine to the loop of another thread."""
    from asyncio.executors import run_coroutine_threadsafe

    return run_coroutine_threadsafe(coro, loop)


def create_eager_task_factory(custom_task_constructor):
    """A task factory whose tasks run up to their first suspension at once."""

    def factory(loop, coro, *, name=None, context=None):
        return custom_task_constructor(coro, loop=loop, name=name, context=context, eager_start=True)

    return factory


eager_task_factory = create_eager_task_factory(Task)


def _refuse(kind, task, value):
    """Why a task cannot wait for what it has yielded."""
    if kind == 'itself':
        return f'Task cannot await on itself: {task!r}'
    if kind == 'loop':
        return f'Task {task!r} got Future {value!r} attached to a different loop'
    if kind == 'bare':
        return f'yield was used instead of yield from in task {task!r} with {value!r}'
    if kind == 'generator':
        return f'yield was used instead of yield from for generator in task {task!r} with {value!r}'
    return f'Task got bad yield: {value!r}'


def _wait_foreign(task, future, wakeup, context):
    """Waits for an object that behaves like a future; None, or why that is not possible."""
    if not future._asyncio_future_blocking:
        return _refuse('bare', task, future)
    if future is task:
        return _refuse('itself', task, future)
    future._asyncio_future_blocking = False
    future.add_done_callback(wakeup, context=context)
    return None


def _stack(task, limit):
    """
    Frames of a task, the newest last: only the outermost suspended one, as CPython gives it, below it those of whoever
    runs the loop while it runs; those of its exception's traceback where it has failed.
    """
    frame = getattr(task.get_coro(), 'cr_frame', None)
    frames = []
    if frame is not None:
        while frame is not None and (limit is None or len(frames) < limit):
            frames.insert(0, frame)
            frame = frame.f_back
        return frames
    tb = None if task._exception is None else task._exception.__traceback__
    while tb is not None and (limit is None or len(frames) < limit):
        frames.append(tb.tb_frame)
        tb = tb.tb_next
    return frames


def _print_stack(task, limit, file):
    import sys

    from _interleave import source_line

    out = sys.stderr if file is None else file
    frames = _stack(task, limit)
    exception = task._exception
    if not frames:
        print(f'No stack for {task!r}', file=out)
    elif exception is not None:
        print(f'Traceback for {task!r} (most recent call last):', file=out)
    else:
        print(f'Stack for {task!r} (most recent call last):', file=out)
    for frame in frames:
        code = frame.f_code
        print(f'  File "{code.co_filename}", line {frame.f_lineno}, in {code.co_name}', file=out)
        line = source_line(code.co_filename, frame.f_lineno)
        if line:
            print(f'    {line.strip()}', file=out)
    if exception is not None:
        import traceback

        for line in traceback.format_exception_only(type(exception), exception):
            print(line, file=out, end='')


_create_task.__name__ = _create_task.__qualname__ = 'create_task'
_hook('create_task', _create_task)
_hook('refuse', _refuse)
_hook('wait_foreign', _wait_foreign)
_hook('task_stack', _stack)
_hook('print_stack', _print_stack)
