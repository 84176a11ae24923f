"""Executors: functions run by threads, and the futures of their results."""

from concurrent.futures._base import (
    ALL_COMPLETED,
    FIRST_COMPLETED,
    FIRST_EXCEPTION,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    InvalidStateError,
    TimeoutError,
    as_completed,
    wait,
)
from concurrent.futures.thread import ThreadPoolExecutor

__all__ = (
    'FIRST_COMPLETED',
    'FIRST_EXCEPTION',
    'ALL_COMPLETED',
    'CancelledError',
    'TimeoutError',
    'InvalidStateError',
    'BrokenExecutor',
    'Future',
    'Executor',
    'wait',
    'as_completed',
    'ProcessPoolExecutor',
    'ThreadPoolExecutor',
)


class ProcessPoolExecutor(Executor):
    """Runs functions in processes of their own: refused, for there are none here."""

    def __init__(self, *args, **kwargs):
        from _interleave import unsupported

        unsupported(
            "`ProcessPoolExecutor` can't be used in Interleave: a page has no processes. "
            'A `ThreadPoolExecutor` takes the same calls.'
        )
