"""Futures."""

from _asyncio import Future, isfuture
from _interleave import unsupported


def wrap_future(future, *, loop=None):
    """Makes an asyncio future of another one."""
    if isfuture(future):
        return future
    unsupported("`wrap_future` can't be used in Interleave yet: threads are not part of it")
