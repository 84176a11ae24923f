"""Signals that an event loop takes care of."""

import signal

from asyncio.coroutines import iscoroutine, iscoroutinefunction


class _Relay:
    """Hands a signal on to a loop."""

    def __init__(self, loop, callback, args):
        self.loop = loop
        self.callback = callback
        self.args = args

    def __call__(self, signalnum, frame):
        self.loop.call_soon_threadsafe(self.callback, *self.args)


def _check(sig):
    if not isinstance(sig, int):
        raise TypeError(f'sig must be an int, not {sig!r}')
    if sig not in signal.valid_signals():
        raise ValueError(f'invalid signal number {sig}')


def add_signal_handler(loop, sig, callback, args):
    """Makes a loop call back when a signal comes."""
    if iscoroutine(callback) or iscoroutinefunction(callback):
        raise TypeError('coroutines cannot be used with add_signal_handler()')
    _check(sig)
    if sig in (signal.SIGKILL, signal.SIGSTOP):
        raise RuntimeError(f'sig {sig} cannot be caught')
    signal.signal(sig, _Relay(loop, callback, args))


def remove_signal_handler(loop, sig):
    """Forgets what a loop calls back; True if there was anything."""
    _check(sig)
    relay = signal.getsignal(sig)
    if not isinstance(relay, _Relay) or relay.loop is not loop:
        return False
    signal.signal(sig, signal.default_int_handler if sig == signal.SIGINT else signal.SIG_DFL)
    return True
