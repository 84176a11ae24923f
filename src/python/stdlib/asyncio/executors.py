"""Where tasks and threads meet: executors, and futures of the one kind for those of the other."""

import concurrent.futures
import threading

from _asyncio import _label, isfuture
from asyncio.coroutines import iscoroutine
from asyncio.exceptions import CancelledError, InvalidStateError
from asyncio.tasks import ensure_future
from asyncio.timeouts import timeout as _timeout
from concurrent.futures import Future, ThreadPoolExecutor


def run_in_executor(loop, executor, func, args):
    """`loop.run_in_executor`."""
    loop._check_closed()
    if executor is None:
        if loop._is_executor_shut:
            raise RuntimeError('Executor shutdown has been called')
        executor = loop._default_executor
        if executor is None:
            executor = ThreadPoolExecutor(thread_name_prefix='asyncio')
            loop._default_executor = executor
    call = executor.submit(func, *args)
    text = f"{getattr(func, '__name__', type(func).__name__)}() in a thread"
    return _label(wrap_future(call, loop), 'executor', text, None, call)


def set_default_executor(loop, executor):
    """`loop.set_default_executor`."""
    if not isinstance(executor, ThreadPoolExecutor):
        raise TypeError('executor must be ThreadPoolExecutor instance')
    loop._default_executor = executor


async def shut_down(loop, timeout):
    """`loop.shutdown_default_executor`, where there is one: a thread of its own waits for the workers."""
    future = loop.create_future()
    thread = threading.Thread(target=_do_shutdown, args=(loop, future))
    thread.start()
    try:
        async with _timeout(timeout):
            await _label(future, 'executor', 'the end of the threads of the executor')
    except TimeoutError:
        import warnings

        warnings.warn(
            f'The executor did not finishing joining its threads within {timeout} seconds.',
            RuntimeWarning,
            stacklevel=2,
        )
        loop._default_executor.shutdown(wait=False)
    else:
        thread.join()


def _do_shutdown(loop, future):
    try:
        loop._default_executor.shutdown(wait=True)
        if not loop.is_closed():
            loop.call_soon_threadsafe(_set_result_unless_cancelled, future, None)
    except Exception as exc:
        if not loop.is_closed() and not future.cancelled():
            loop.call_soon_threadsafe(future.set_exception, exc)


def _set_result_unless_cancelled(future, result):
    if not future.cancelled():
        future.set_result(result)


def wrap_future(future, loop):
    """An asyncio future for one of `concurrent.futures`."""
    if isfuture(future):
        return future
    assert isinstance(future, Future), f'concurrent.futures.Future is expected, got {future!r}'
    wrapped = loop.create_future()
    chain(future, wrapped)
    return wrapped


def run_coroutine_threadsafe(coro, loop):
    """A future, for other threads, of a coroutine that the loop runs."""
    if not iscoroutine(coro):
        raise TypeError('A coroutine object is required')
    future = Future()

    def start():
        try:
            chain(ensure_future(coro, loop=loop), future)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            if future.set_running_or_notify_cancel():
                future.set_exception(exc)
            raise

    start._label = 'start a coroutine for another thread'
    loop.call_soon_threadsafe(start)
    return future


def chain(source, destination):
    """What becomes of `source` becomes of `destination`; the cancellation of this is handed on to that."""
    source_loop = source.get_loop() if isfuture(source) else None
    destination_loop = destination.get_loop() if isfuture(destination) else None

    def hand_over(source):
        if destination.cancelled() and destination_loop is not None and destination_loop.is_closed():
            return
        if destination_loop is None or destination_loop is source_loop:
            _copy_state(destination, source)
        elif not destination_loop.is_closed():
            destination_loop.call_soon_threadsafe(_copy_state, destination, source)

    def hand_on(destination):
        if destination.cancelled():
            if source_loop is None or source_loop is destination_loop:
                source.cancel()
            else:
                source_loop.call_soon_threadsafe(source.cancel)

    hand_over._label = 'hand the result over'
    hand_on._label = 'hand a cancellation on'
    destination.add_done_callback(hand_on)
    source.add_done_callback(hand_over)


def _copy_state(destination, source):
    if isfuture(destination):
        if destination.cancelled():
            return
    elif source.cancelled() and destination.cancel():
        destination.set_running_or_notify_cancel()
        return
    elif not destination.set_running_or_notify_cancel():
        return
    if source.cancelled():
        destination.cancel()
        return
    exception = source.exception()
    if exception is None:
        destination.set_result(source.result())
    else:
        destination.set_exception(_translated(exception))


_copy_state._label = 'take the result over from a thread'
_OF_ASYNCIO = {
    concurrent.futures.CancelledError: CancelledError,
    concurrent.futures.InvalidStateError: InvalidStateError,
}


def _translated(exception):
    other = _OF_ASYNCIO.get(type(exception))
    return exception if other is None else other(*exception.args).with_traceback(exception.__traceback__)
