"""Running a program's main coroutine from its beginning to its end."""

import contextvars

from _asyncio import _get_running_loop, _housekeeping, _lazy, all_tasks, iscoroutine
from asyncio.events import new_event_loop, set_event_loop
from asyncio.tasks import gather


class Runner:
    """Makes a loop, runs coroutines on it, and closes it properly."""

    def __init__(self, *, debug=None, loop_factory=None):
        self._debug = debug
        self._loop_factory = loop_factory
        self._loop = None
        self._context = None
        self._is_closed = False
        self._has_set_loop = False

    def __enter__(self):
        self._open()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def _open(self):
        if self._is_closed:
            raise RuntimeError('Runner is closed')
        if self._loop is not None:
            return
        if self._loop_factory is None:
            self._loop = new_event_loop()
            set_event_loop(self._loop)
            self._has_set_loop = True
        else:
            self._loop = self._loop_factory()
        if self._debug is not None:
            self._loop.set_debug(self._debug)
        self._context = contextvars.copy_context()

    def get_loop(self):
        """The loop, made if need be."""
        self._open()
        return self._loop

    def run(self, coro, *, context=None):
        """Runs a coroutine to its end and gives its result."""
        if not iscoroutine(coro):
            raise ValueError(f'a coroutine was expected, got {coro!r}')
        if _get_running_loop() is not None:
            raise RuntimeError('Runner.run() cannot be called from a running event loop')
        self._open()
        task = self._loop.create_task(coro, context=self._context if context is None else context)
        return self._loop.run_until_complete(task)

    def close(self):
        """Cancels what still runs, and closes the loop."""
        loop = self._loop
        if loop is None:
            return
        try:
            _cancel_all(loop)
            _housekeeping(loop, True)
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor(300))
        finally:
            _housekeeping(loop, False)
            if self._has_set_loop:
                set_event_loop(None)
            loop.close()
            self._loop = None
            self._is_closed = True


def _cancel_all(loop):
    """Cancels the tasks that are left over and lets them end."""
    leftover = all_tasks(loop)
    if not leftover:
        return
    for task in leftover:
        task.cancel()
    loop.run_until_complete(gather(*leftover, return_exceptions=True))
    for task in leftover:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler(
                {
                    'message': 'unhandled exception during asyncio.run() shutdown',
                    'exception': task.exception(),
                    'task': task,
                }
            )


def run(main, *, debug=None, loop_factory=None):
    """Runs a coroutine on a loop of its own."""
    if _get_running_loop() is not None:
        raise RuntimeError('asyncio.run() cannot be called from a running event loop')
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)


def _notebook_loop(cells):
    """Runs a notebook: tasks go on between its cells, and after the last one until all are done."""
    loop = new_event_loop()
    set_event_loop(loop)
    _lazy(loop)
    _housekeeping(loop, True)
    main = loop.create_task(cells)
    _housekeeping(loop, False)
    loop.run_until_complete(main)
    left = all_tasks(loop)
    while left:
        loop.run_until_complete(gather(*left, return_exceptions=True))
        left = all_tasks(loop)
    _housekeeping(loop, True)
    loop.run_until_complete(loop.shutdown_asyncgens())
    _housekeeping(loop, False)
    loop.close()
