"""Functions in threads."""

from _interleave import unsupported


async def to_thread(func, /, *args, **kwargs):
    """Runs a function in a thread."""
    unsupported("`asyncio.to_thread` can't be used in Interleave yet: threads are not part of it")
