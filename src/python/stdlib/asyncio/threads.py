"""Functions in threads."""

from _asyncio import get_running_loop
from contextvars import copy_context


async def to_thread(func, /, *args, **kwargs):
    """Runs a function in a thread, with the context variables of here; gives what it returns."""
    loop = get_running_loop()
    context = copy_context()

    def call():
        return context.run(func, *args, **kwargs)

    call._label = call.__name__ = getattr(func, '__name__', type(func).__name__)
    return await loop.run_in_executor(None, call)
