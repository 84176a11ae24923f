"""CPython's asyncio in virtual time, and the order in which it runs its tasks.

`install()` replaces the selector by one that advances a clock instead of waiting, the clocks and `time.sleep` by ones that
read and advance it, and notes each step of a task. It counts integer microseconds; reading a clock costs the program one,
as it does in Interleave. As a script (virtual_time.py PROGRAM ANSWER SIGN) it runs a program and writes to ANSWER the steps of
its tasks, or null where other threads or connections take part in the order. SIGN (1 or -1) is what tasks in a set are sorted
by, in place of their addresses: an order that changes with it is one that nobody can tell.
"""

import asyncio
import json
import math
import os
import runpy
import selectors
import sys
import threading
import time
from asyncio import base_events, events, selector_events, tasks

US = 1_000_000
START_S = 1_767_258_000
RESOLUTION_S = 1e-9
#: Steps of tasks of the loop itself, which Interleave does not show.
HOUSEKEEPING = {'BaseEventLoop.shutdown_asyncgens', 'BaseEventLoop.shutdown_default_executor'}


class Stuck(BaseException):
    """Nothing can ever happen any more."""


class Virtual:
    def __init__(self):
        self.reset()

    def reset(self):
        self.now_us = 0
        self.steps = []
        self.has_others = False
        #: How many steps there are up to the last one of a coroutine that has a name.
        self.named = 0
        self.on_stuck = None
        self.timers = 0

    def read_us(self, frame):
        """The time; the program then pays for having read it, the library does not."""
        now_us = self.now_us
        if not frame.f_code.co_filename.startswith(LIBRARY):
            self.now_us += 1
        return now_us

    def advance(self, seconds):
        self.now_us += max(0, math.ceil((seconds - RESOLUTION_S) * US))


virtual = Virtual()
C_TASK = tasks.Task
#: Of timers, by id: their number, and whether the program has named the moment.
made = {}
LIBRARY = asyncio.__file__.removesuffix('asyncio/__init__.py')


class VirtualSelector(selectors.DefaultSelector):
    """Finds what is there; instead of waiting it lets the clock jump."""

    def select(self, timeout=None):
        found = super().select(0)
        if found:
            return found
        if timeout is None:
            if virtual.has_others:
                return super().select(None)
            if virtual.on_stuck is not None:
                virtual.on_stuck()
            raise Stuck
        virtual.advance(timeout)
        return found


# Its name is told where logging is on.
VirtualSelector.__name__ = 'EpollSelector'


def _loop_init(self, selector=None, *, init=selector_events.BaseSelectorEventLoop.__init__):
    init(self, VirtualSelector() if selector is None else selector)


def _loop_time(self):
    return virtual.read_us(sys._getframe(1)) / US


def _timer_init(self, when, callback, args, loop, context=None, *, init=events.TimerHandle.__init__):
    init(self, when, callback, args, loop, context)
    # It is made by call_at: who has called that?
    is_absolute = not sys._getframe(2).f_code.co_filename.startswith(LIBRARY)
    virtual.timers += 1
    made[id(self)] = virtual.timers, is_absolute


def _is_before(self, other):
    if not isinstance(other, events.TimerHandle):
        return NotImplemented
    if self._when != other._when:
        return self._when < other._when
    # A real clock would have moved between the two, unless the program has named the moment itself.
    (mine, is_absolute), (others, is_other_absolute) = made[id(self)], made[id(other)]
    return not (is_absolute and is_other_absolute) and mine < others


def _handle_run(self, run=events.Handle._run):
    callback = self._callback
    task = getattr(callback, '__self__', None)
    # A step is a method object of the C task; `task.cancel` as a callback is none.
    is_step = type(callback).__name__ == 'TaskStepMethWrapper' or getattr(callback, '__name__', '') == 'task_wakeup'
    if is_step and isinstance(task, C_TASK):
        # What closes the asynchronous generators that are left over at the end has no name.
        name = getattr(task.get_coro(), '__qualname__', None)
        if name not in HOUSEKEEPING:
            virtual.steps.append(task.get_name())
            if name is not None:
                virtual.named = len(virtual.steps)
    # What is kept here would live until the step is over.
    del callback, task
    return run(self)


class Task(tasks.Task):
    """A task whose place in a set hangs on its number, not on its address."""

    made = 0
    sign = 1

    def __new__(cls, *args, **kwargs):
        self = super().__new__(cls)
        Task.made += 1
        self.hash = Task.sign * Task.made
        return self

    def __hash__(self):
        return self.hash


def _noting(method):
    def noting(*args, **kwargs):
        virtual.has_others = True
        return method(*args, **kwargs)

    return noting


def install(sign):
    Task.sign = sign
    asyncio.Task = tasks.Task = Task
    asyncio.eager_task_factory = tasks.eager_task_factory = tasks.create_eager_task_factory(Task)
    selector_events.BaseSelectorEventLoop.__init__ = _loop_init
    base_events.BaseEventLoop.time = _loop_time
    events.TimerHandle.__init__ = _timer_init
    events.TimerHandle.__lt__ = _is_before
    events.Handle._run = _handle_run
    for owner, name in (
        (threading.Thread, 'start'),
        (base_events.BaseEventLoop, 'create_server'),
        (base_events.BaseEventLoop, 'create_connection'),
    ):
        setattr(owner, name, _noting(getattr(owner, name)))
    time.monotonic = time.perf_counter = lambda: virtual.read_us(sys._getframe(1)) / US
    time.monotonic_ns = time.perf_counter_ns = lambda: virtual.read_us(sys._getframe(1)) * 1000
    time.time = lambda: START_S + virtual.read_us(sys._getframe(1)) / US
    time.sleep = virtual.advance


def steps_text(steps):
    """Names in order, a name that stands several times in a row once with their number."""
    parts = []
    for name in steps:
        if parts and parts[-1][0] == name:
            parts[-1][1] += 1
        else:
            parts.append([name, 1])
    return ' '.join(name if count == 1 else f'{name}*{count}' for name, count in parts)


def main():
    program, answer, sign = sys.argv[1:]
    install(int(sign))
    sys.argv = [program]
    program = os.path.abspath(program)
    try:
        runpy.run_path(program, run_name='__main__')
    finally:
        with open(answer, 'w') as file:
            json.dump(None if virtual.has_others or not virtual.steps else steps_text(virtual.steps[: virtual.named]), file)


if __name__ == '__main__':
    main()
