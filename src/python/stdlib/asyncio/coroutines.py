"""What is a coroutine."""

from _asyncio import iscoroutine


def _is_debug_mode():
    """Whether new loops are in debug mode from the start."""
    return False


def iscoroutinefunction(func):
    """True for functions made by `async def`, and those marked as such."""
    import inspect

    return inspect.iscoroutinefunction(func) or getattr(func, '_is_coroutine', None) is _MARK


_MARK = object()


def _describe(coro):
    """`main() running at file.py:3`, for reprs of tasks."""
    name = getattr(coro, '__qualname__', None) or getattr(coro, '__name__', None)
    if name is None:
        name = f'<{type(coro).__name__} without __name__>'
    name = f'{name}()'
    code = getattr(coro, 'cr_code', None) or getattr(coro, 'gi_code', None)
    if code is None:
        return name
    frame = getattr(coro, 'cr_frame', None) or getattr(coro, 'gi_frame', None)
    if frame is None:
        return f'{name} done, defined at {code.co_filename}:{code.co_firstlineno}'
    return f'{name} running at {code.co_filename}:{frame.f_lineno}'
