"""Groups of tasks that live and end together."""

from _asyncio import CancelledError, _label, _parts, current_task, get_running_loop


class TaskGroup:
    """Waits at the end of its block for all tasks made in it; the failure of one cancels the others."""

    def __init__(self):
        self._loop = None
        self._parent = None
        self._tasks = {}
        self._failures = []
        self._entered = False
        self._leaving = False
        self._aborting = False
        # The first SystemExit or KeyboardInterrupt: goes out as it is.
        self._leaves_as = None
        self._has_cancelled_parent = False
        self._all_done = None

    def __repr__(self):
        parts = ['<TaskGroup']
        if self._tasks:
            parts.append(f'tasks={len(self._tasks)}')
        if self._failures:
            parts.append(f'errors={len(self._failures)}')
        if self._aborting:
            parts.append('cancelling')
        elif self._entered:
            parts.append('entered')
        return ' '.join(parts) + '>'

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f'TaskGroup {self!r} has already been entered')
        if self._loop is None:
            self._loop = get_running_loop()
        self._parent = current_task(self._loop)
        if self._parent is None:
            raise RuntimeError(f'TaskGroup {self!r} cannot determine the parent task')
        self._entered = True
        return self

    def create_task(self, coro, *, name=None, context=None):
        """Makes a task that belongs to the group."""
        problem = None
        if not self._entered:
            problem = 'has not been entered'
        elif self._leaving and not self._tasks:
            problem = 'is finished'
        elif self._aborting:
            problem = 'is shutting down'
        if problem is not None:
            coro.close()
            raise RuntimeError(f'TaskGroup {self!r} {problem}')
        if context is None:
            task = self._loop.create_task(coro, name=name)
        else:
            task = self._loop.create_task(coro, name=name, context=context)
        if task.done():
            self._on_task_done(task)
        else:
            self._tasks[task] = None
            task.add_done_callback(self._on_task_done)
        return task

    async def __aexit__(self, et, exc, tb):
        self._leaving = True
        if exc is not None and self._leaves_as is None and _leaves(exc):
            self._leaves_as = exc
        cancellation = exc if et is not None and issubclass(et, CancelledError) else None
        if et is not None and not self._aborting:
            self._abort()
        while self._tasks:
            if self._all_done is None:
                self._all_done = _label(self._loop.create_future(), 'group')
                _parts(self._all_done, list(self._tasks))
            try:
                await self._all_done
            except CancelledError as ex:
                if not self._aborting:
                    # Cancelled from outside: the tasks are cancelled, and waited for all the same.
                    cancellation = ex
                    self._abort()
            self._all_done = None
        if self._leaves_as is not None:
            raise self._leaves_as
        if self._has_cancelled_parent and self._parent.uncancel() == 0:
            # The parent was cancelled by the group alone, to get it here.
            cancellation = None
        if cancellation is not None and not self._failures:
            raise cancellation
        if et is not None and not issubclass(et, CancelledError):
            self._failures.append(exc)
        if self._failures:
            if self._parent.cancelling():
                # Somebody else wants the parent cancelled: that comes at its next suspension.
                self._parent.uncancel()
                self._parent.cancel()
            try:
                raise BaseExceptionGroup('unhandled errors in a TaskGroup', self._failures) from None
            finally:
                self._failures = None

    def _abort(self):
        self._aborting = True
        for task in list(self._tasks):
            if not task.done():
                task.cancel()

    def _on_task_done(self, task):
        self._tasks.pop(task, None)
        waiting = self._all_done
        if waiting is not None and not self._tasks and not waiting.done():
            waiting.set_result(True)
        if task.cancelled():
            return
        exc = task.exception()
        if exc is None:
            return
        self._failures.append(exc)
        if self._leaves_as is None and _leaves(exc):
            self._leaves_as = exc
        if self._parent.done():
            self._loop.call_exception_handler(
                {
                    'message': f'Task {task!r} has errored out but its parent task {self._parent} '
                    'is already completed',
                    'exception': exc,
                    'task': task,
                }
            )
        elif not self._aborting and not self._has_cancelled_parent:
            self._abort()
            self._has_cancelled_parent = True
            self._parent.cancel()

    _on_task_done._label = 'of the task group'


def _leaves(exc):
    return isinstance(exc, (SystemExit, KeyboardInterrupt))
