"""Futures."""

from _asyncio import Future, isfuture


def wrap_future(future, *, loop=None):
    """Makes an asyncio future of another one."""
    if isfuture(future):
        return future
    from asyncio.events import get_event_loop
    from asyncio.executors import wrap_future

    return wrap_future(future, get_event_loop() if loop is None else loop)
