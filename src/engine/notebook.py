import builtins

from asyncio import _notebook_loop


async def _run():
    for number, code in _cells:
        _begin_cell(number)
        value = _run_cell(code, _globals)
        if code.co_flags & 0x80:
            value = await value
        if value is not None:
            _show(repr(value))
            builtins._ = value


_notebook_loop(_run())
