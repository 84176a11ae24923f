"""The part of the event loop that calls back into Python; its heart is native."""

from _asyncio import (
    _BaseLoop,
    _hook,
    _open_asyncgens,
    isfuture,
)
from asyncio import reprs
from asyncio.log import logger


def _stop_when_done(future):
    """Ends `run_until_complete`, unless an exception does so already."""
    if not future.cancelled():
        exception = future.exception()
        if isinstance(exception, (SystemExit, KeyboardInterrupt)):
            return
    future.get_loop().stop()


_stop_when_done.__qualname__ = _stop_when_done.__name__ = '_run_until_complete_cb'
_stop_when_done._does = 'loop'
_stop_when_done._label = 'stop the loop'


class AbstractEventLoop:
    """What all event loops have in common."""


class AbstractServer:
    """What all servers have in common."""


class BaseEventLoop(_BaseLoop, AbstractEventLoop):
    """An event loop in virtual time."""

    #: In debug mode: seconds above which it is told that a handle held the loop.
    slow_callback_duration = 0.1

    _default_executor = None
    _is_executor_shut = False

    def __repr__(self):
        return (
            f'<{type(self).__name__} running={self.is_running()} closed={self.is_closed()} '
            f'debug={self.get_debug()}>'
        )

    def run_until_complete(self, future):
        """Runs until the future is done, and gives its result."""
        self._check_closed()
        self._check_running()
        is_new = not isfuture(future)
        future = ensure_future(future, loop=self)
        future.add_done_callback(_stop_when_done)
        try:
            self.run_forever()
        except:
            if is_new and future.done() and not future.cancelled():
                future.exception()
            raise
        finally:
            future.remove_done_callback(_stop_when_done)
        if not future.done():
            raise RuntimeError('Event loop stopped before Future completed.')
        return future.result()

    def close(self):
        """Closes the loop; nothing more can be run on it."""
        if self.is_running():
            raise RuntimeError('Cannot close a running event loop')
        if self.is_closed():
            return
        self._close()
        executor = self._default_executor
        if executor is not None:
            self._default_executor = None
            executor.shutdown(wait=False)

    async def shutdown_asyncgens(self):
        """Closes the asynchronous generators that are still open."""
        generators = _open_asyncgens(self)
        if not generators:
            return
        results = await gather(*[generator.aclose() for generator in generators], return_exceptions=True)
        for result, generator in zip(results, generators):
            if isinstance(result, Exception):
                self.call_exception_handler(
                    {
                        'message': f'an error occurred during closing of asynchronous generator {generator!r}',
                        'exception': result,
                        'asyncgen': generator,
                    }
                )

    async def shutdown_default_executor(self, timeout=None):
        """Ends the threads of the default executor."""
        self._is_executor_shut = True
        if self._default_executor is not None:
            from asyncio.executors import shut_down

            await shut_down(self, timeout)

    def run_in_executor(self, executor, func, *args):
        """Runs a function in a thread."""
        from asyncio.executors import run_in_executor

        return run_in_executor(self, executor, func, args)

    def set_default_executor(self, executor):
        """Sets the executor of `run_in_executor`."""
        from asyncio.executors import set_default_executor

        set_default_executor(self, executor)

    async def create_connection(self, protocol_factory, host=None, port=None, **kwds):
        """Connects to a host; gives the transport and its protocol."""
        from asyncio.selector_events import create_connection

        return await create_connection(self, protocol_factory, host, port, **kwds)

    async def create_server(self, protocol_factory, host=None, port=None, **kwds):
        """Takes connections, each with a protocol of its own."""
        from asyncio.selector_events import create_server

        return await create_server(self, protocol_factory, host, port, **kwds)

    def add_signal_handler(self, sig, callback, *args):
        """Calls back when a signal comes; the program can raise signals itself."""
        from asyncio.signals import add_signal_handler

        add_signal_handler(self, sig, callback, args)

    def remove_signal_handler(self, sig):
        """Forgets what is called back; True if there was anything."""
        from asyncio.signals import remove_signal_handler

        return remove_signal_handler(self, sig)

    def default_exception_handler(self, context):
        """Writes what went wrong to the standard error stream."""
        lines = [context.get('message') or 'Unhandled exception in event loop']
        for key in sorted(context):
            if key not in ('message', 'exception'):
                lines.append(f'{key}: {context[key]!r}')
        exception = context.get('exception')
        exc_info = False if exception is None else (type(exception), exception, exception.__traceback__)
        logger.error('\n'.join(lines), exc_info=exc_info)

    def call_exception_handler(self, context):
        """Tells the handler that was set, or the default one, what went wrong."""
        handler = self.get_exception_handler()
        if handler is None:
            self.default_exception_handler(context)
            return
        try:
            handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self.default_exception_handler(
                {
                    'message': 'Unhandled error in exception handler',
                    'exception': exc,
                    'context': context,
                }
            )


def _callback_failed(loop, handle, exception):
    """A callback has raised."""
    name = reprs._callback_text(handle._callback)
    try:
        raise exception
    except BaseException as exc:
        # This frame is none that the traceback should begin with.
        exc.__traceback__ = exc.__traceback__.tb_next
        # The handler runs while the exception is being handled.
        loop.call_exception_handler(
            {'message': f'Exception in callback {name}', 'exception': exc, 'handle': handle}
        )


def _finish_asyncgen(loop, generator):
    """An asynchronous generator that was begun on the loop is dropped half-way."""
    if not loop.is_closed():
        loop.call_soon_threadsafe(loop.create_task, generator.aclose())


def _factory_task(loop, factory, coro, name, context):
    """`create_task` of a loop that has a task factory: as in CPython, one without a name is called 'None'."""
    task = factory(loop, coro) if context is None else factory(loop, coro, context=context)
    task.set_name(name)
    return task


def _slow_callback(what, seconds):
    """A handle has held the loop for too long; `what`: its task, or itself."""
    logger.warning('Executing %r took %.3f seconds', what, seconds)


_hook('slow_callback', _slow_callback)
_hook('callback_failed', _callback_failed)
_hook('factory_task', _factory_task)
_hook('finish_asyncgen', _finish_asyncgen)

from asyncio.tasks import ensure_future, gather
