"""How futures, tasks and handles show themselves."""

from _asyncio import _hook, _is_timer
from asyncio.coroutines import _describe


def _callback_text(callback, args=None):
    """`report() at file.py:3`; with arguments where `args` is given (debug mode)."""
    shown = '()' if args is None else _arguments(args, {})
    func = callback
    suffix = ''
    while type(func).__name__ == 'partial':
        suffix = shown + suffix
        shown = _arguments(func.args, func.keywords)
        func = func.func
    name = getattr(func, '__qualname__', None) or getattr(func, '__name__', None) or repr(func)
    text = f'{name}{shown}{suffix}'
    place = _place(callback)
    return text if place is None else f'{text} at {place}'


def _arguments(args, keywords):
    import reprlib

    parts = [reprlib.repr(arg) for arg in args]
    parts += [f'{name}={reprlib.repr(value)}' for name, value in keywords.items()]
    return '(' + ', '.join(parts) + ')'


def _place(func):
    while True:
        wrapped = getattr(func, '__wrapped__', None)
        if wrapped is not None:
            func = wrapped
        elif type(func).__name__ == 'partial':
            func = func.func
        else:
            break
    if isinstance(func, type(_place)):
        return f'{func.__code__.co_filename}:{func.__code__.co_firstlineno}'
    return None


def _handle_repr(handle):
    parts = [type(handle).__name__]
    if handle._cancelled:
        parts.append('cancelled')
    if _is_timer(handle):
        parts.append(f'when={handle._when}')
    if handle._callback is not None:
        parts.append(_callback_text(handle._callback))
    return f"<{' '.join(parts)}>"


def _future_parts(future):
    state = future._state
    parts = [state.lower()]
    if state == 'FINISHED':
        if future._exception is not None:
            parts.append(f'exception={future._exception!r}')
        else:
            import reprlib

            parts.append(f'result={reprlib.repr(future._result)}')
    callbacks = future._callbacks
    if callbacks:
        first = _callback_text(callbacks[0][0])
        last = _callback_text(callbacks[-1][0])
        if len(callbacks) == 1:
            shown = first
        elif len(callbacks) == 2:
            shown = f'{first}, {last}'
        else:
            shown = f'{first}, <{len(callbacks) - 2} more>, {last}'
        parts.append(f'cb=[{shown}]')
    return parts


def _future_repr(future):
    return f"<{type(future).__name__} {' '.join(_future_parts(future))}>"


def _task_repr(task):
    parts = _future_parts(task)
    if task.cancelling() and not task.done():
        parts[0] = 'cancelling'
    about = [f'name={task.get_name()!r}']
    if task._coro is not None:
        about.append(f'coro=<{_describe(task._coro)}>')
    if task._fut_waiter is not None:
        about.append(f'wait_for={task._fut_waiter!r}')
    parts[1:1] = about
    return f"<{type(task).__name__} {' '.join(parts)}>"


_hook('handle_repr', _handle_repr)
_hook('future_repr', _future_repr)
_hook('task_repr', _task_repr)
