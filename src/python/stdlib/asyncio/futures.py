"""Futures."""

from _asyncio import Future, _set_result_unless_cancelled, isfuture


def _get_loop(future):
    try:
        get_loop = future.get_loop
    except AttributeError:
        return future._loop
    return get_loop()


def _copy_future_state(source, dest):
    """What became of `source` becomes of a future of asyncio, unless that has been cancelled."""
    from asyncio.executors import _copy_state

    assert source.done()
    if not dest.cancelled():
        assert not dest.done()
        _copy_state(dest, source)


def _chain_future(source, destination):
    """What becomes of `source` becomes of `destination`; the cancellation of this is handed on to that."""
    from asyncio.executors import chain

    chain(source, destination)


def wrap_future(future, *, loop=None):
    """Makes an asyncio future of another one."""
    if isfuture(future):
        return future
    from asyncio.events import get_event_loop
    from asyncio.executors import wrap_future

    return wrap_future(future, get_event_loop() if loop is None else loop)
