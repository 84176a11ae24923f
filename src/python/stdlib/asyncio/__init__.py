"""Asynchronous input/output: tasks, futures, locks and queues on one event loop."""

from asyncio.base_events import BaseEventLoop
from asyncio.coroutines import iscoroutine, iscoroutinefunction
from asyncio.events import (
    AbstractEventLoop,
    AbstractEventLoopPolicy,
    AbstractServer,
    DefaultEventLoopPolicy,
    Handle,
    SelectorEventLoop,
    EventLoop,
    TimerHandle,
    _get_running_loop,
    _set_running_loop,
    get_event_loop,
    get_event_loop_policy,
    get_running_loop,
    new_event_loop,
    set_event_loop,
    set_event_loop_policy,
)
from asyncio.exceptions import (
    BrokenBarrierError,
    CancelledError,
    IncompleteReadError,
    InvalidStateError,
    LimitOverrunError,
    SendfileNotAvailableError,
    TimeoutError,
)
from asyncio.futures import Future, isfuture, wrap_future
from asyncio.locks import Barrier, BoundedSemaphore, Condition, Event, Lock, Semaphore
from asyncio.queues import (
    LifoQueue,
    PriorityQueue,
    Queue,
    QueueEmpty,
    QueueFull,
    QueueShutDown,
)
from asyncio.runners import Runner, run, _notebook_loop
from asyncio.taskgroups import TaskGroup
from asyncio.tasks import (
    ALL_COMPLETED,
    FIRST_COMPLETED,
    FIRST_EXCEPTION,
    Task,
    all_tasks,
    as_completed,
    create_eager_task_factory,
    create_task,
    current_task,
    eager_task_factory,
    ensure_future,
    gather,
    run_coroutine_threadsafe,
    shield,
    sleep,
    wait,
    wait_for,
)
from asyncio.threads import to_thread
from asyncio.timeouts import Timeout, timeout, timeout_at

# Modules that are imported when one of their names is asked for.
_LATER = {
    'asyncio.selector_events': ('Server',),
    'asyncio.protocols': (
        'BaseProtocol', 'BufferedProtocol', 'DatagramProtocol', 'Protocol', 'SubprocessProtocol',
    ),
    'asyncio.streams': (
        'StreamReader', 'StreamReaderProtocol', 'StreamWriter', 'open_connection', 'start_server',
    ),
    'asyncio.transports': (
        'BaseTransport', 'DatagramTransport', 'ReadTransport', 'SubprocessTransport', 'Transport', 'WriteTransport',
    ),
}  # fmt: skip

def __getattr__(name):
    for module, names in _LATER.items():
        if name in names:
            value = getattr(__import__(module, fromlist=names), name)
            globals()[name] = value
            return value
    from _interleave import refuse_name

    refuse_name('asyncio', name)
    raise AttributeError(f"module 'asyncio' has no attribute '{name}'")


__all__ = [
    'AbstractEventLoop', 'AbstractEventLoopPolicy', 'BaseEventLoop', 'DefaultEventLoopPolicy', 'EventLoop',
    'Handle', 'SelectorEventLoop', 'Server', 'TimerHandle', 'get_event_loop', 'get_event_loop_policy',
    'get_running_loop', 'new_event_loop', 'set_event_loop', 'set_event_loop_policy', '_get_running_loop',
    '_set_running_loop', 'BrokenBarrierError', 'CancelledError', 'IncompleteReadError', 'InvalidStateError',
    'LimitOverrunError', 'SendfileNotAvailableError', 'TimeoutError', 'Future', 'isfuture', 'wrap_future',
    'Barrier', 'BoundedSemaphore', 'Condition', 'Event', 'Lock', 'Semaphore', 'LifoQueue', 'PriorityQueue',
    'Queue', 'QueueEmpty', 'QueueFull', 'QueueShutDown', 'Runner', 'run', 'TaskGroup', 'ALL_COMPLETED',
    'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'Task', 'all_tasks', 'as_completed', 'create_eager_task_factory',
    'create_task', 'current_task', 'eager_task_factory', 'ensure_future', 'gather', 'run_coroutine_threadsafe',
    'shield', 'sleep', 'wait', 'wait_for', 'to_thread', 'Timeout', 'timeout', 'timeout_at', 'iscoroutine',
    'iscoroutinefunction', 'AbstractServer', 'BaseProtocol', 'BufferedProtocol', 'DatagramProtocol', 'Protocol',
    'SubprocessProtocol', 'StreamReader', 'StreamReaderProtocol', 'StreamWriter', 'open_connection', 'start_server',
    'BaseTransport', 'DatagramTransport', 'ReadTransport', 'SubprocessTransport', 'Transport', 'WriteTransport',
]
