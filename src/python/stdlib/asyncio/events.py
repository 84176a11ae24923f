"""Event loops: which one runs, which one is set."""

from _asyncio import (
    Handle,
    TimerHandle,
    _get_running_loop,
    _get_set_loop,
    _in_main_thread,
    _set_running_loop,
    _set_set_loop,
    _thread_name,
    get_running_loop,
)
from asyncio.base_events import AbstractEventLoop, AbstractServer, BaseEventLoop
from asyncio.log import logger


class _UnixSelectorEventLoop(BaseEventLoop):
    """The event loop of a thread."""

    def __init__(self, selector=None):
        logger.debug('Using selector: %s', 'EpollSelector' if selector is None else type(selector).__name__)


SelectorEventLoop = _UnixSelectorEventLoop
EventLoop = SelectorEventLoop


class AbstractEventLoopPolicy:
    """Says which loop a thread gets."""


class _UnixDefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """One loop a thread, made when first asked for in the main thread."""

    _set_called = False

    def get_event_loop(self):
        loop = _get_set_loop()
        if loop is None and not self._set_called and _in_main_thread():
            import warnings

            warnings.warn('There is no current event loop', DeprecationWarning, stacklevel=3)
            loop = self.new_event_loop()
            self.set_event_loop(loop)
        if loop is None:
            raise RuntimeError(f'There is no current event loop in thread {_thread_name()!r}.')
        return loop

    def set_event_loop(self, loop):
        # Other threads are never given a loop, set or not.
        if _in_main_thread():
            self._set_called = True
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError(
                f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'"
            )
        _set_set_loop(loop)

    def new_event_loop(self):
        return _UnixSelectorEventLoop()


DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
_policy = _UnixDefaultEventLoopPolicy()


def get_event_loop_policy():
    """The policy in force."""
    return _policy


def set_event_loop_policy(policy):
    """Puts another policy in force; None: the default one."""
    global _policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError(
            f"policy must be an instance of AbstractEventLoopPolicy or None, not '{type(policy).__name__}'"
        )
    _policy = _UnixDefaultEventLoopPolicy() if policy is None else policy


def get_event_loop():
    """The running loop, else the one that was set."""
    loop = _get_running_loop()
    return _policy.get_event_loop() if loop is None else loop


def new_event_loop():
    """Makes a loop."""
    return _policy.new_event_loop()


def set_event_loop(loop):
    """Sets the loop that `get_event_loop` gives while none runs."""
    _policy.set_event_loop(loop)
