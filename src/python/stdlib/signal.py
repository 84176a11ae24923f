"""Signals by name. None ever comes from outside but the page's interrupt; a program can raise them itself."""

import enum

from _interleave import unsupported


class Signals(enum.IntEnum):
    """The signals of Linux."""

    SIGHUP = 1
    SIGINT = 2
    SIGQUIT = 3
    SIGILL = 4
    SIGTRAP = 5
    SIGABRT = SIGIOT = 6
    SIGBUS = 7
    SIGFPE = 8
    SIGKILL = 9
    SIGUSR1 = 10
    SIGSEGV = 11
    SIGUSR2 = 12
    SIGPIPE = 13
    SIGALRM = 14
    SIGTERM = 15
    SIGSTKFLT = 16
    SIGCHLD = SIGCLD = 17
    SIGCONT = 18
    SIGSTOP = 19
    SIGTSTP = 20
    SIGTTIN = 21
    SIGTTOU = 22
    SIGURG = 23
    SIGXCPU = 24
    SIGXFSZ = 25
    SIGVTALRM = 26
    SIGPROF = 27
    SIGWINCH = 28
    SIGIO = SIGPOLL = 29
    SIGPWR = 30
    SIGSYS = 31
    SIGRTMIN = 34
    SIGRTMAX = 64


class Handlers(enum.IntEnum):
    """What to do with a signal besides calling a function."""

    SIG_DFL = 0
    SIG_IGN = 1


class Sigmasks(enum.IntEnum):
    """How `pthread_sigmask` changes the mask."""

    SIG_BLOCK = 0
    SIG_UNBLOCK = 1
    SIG_SETMASK = 2


SIGHUP, SIGINT, SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGKILL, SIGUSR1, SIGSEGV, SIGUSR2, SIGPIPE = list(
    Signals
)[:13]
SIGALRM, SIGTERM, SIGSTKFLT, SIGCHLD, SIGCONT, SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU, SIGURG, SIGXCPU, SIGXFSZ = list(
    Signals
)[13:25]
SIGVTALRM, SIGPROF, SIGWINCH, SIGIO, SIGPWR, SIGSYS, SIGRTMIN, SIGRTMAX = list(Signals)[25:]
SIGIOT, SIGCLD, SIGPOLL = SIGABRT, SIGCHLD, SIGIO
SIG_DFL, SIG_IGN = Handlers
SIG_BLOCK, SIG_UNBLOCK, SIG_SETMASK = Sigmasks
NSIG = 65
ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF = range(3)
ItimerError = OSError


def default_int_handler(signalnum, frame, /):
    """What SIGINT does unless told otherwise."""
    raise KeyboardInterrupt


_handlers = {SIGINT: default_int_handler, SIGPIPE: SIG_IGN, SIGXFSZ: SIG_IGN}


def _number(signalnum):
    if not isinstance(signalnum, int):
        raise TypeError(f"'{type(signalnum).__name__}' object cannot be interpreted as an integer")
    if not 1 <= signalnum < NSIG:
        raise ValueError('signal number out of range')
    try:
        return Signals(signalnum)
    except ValueError:
        return int(signalnum)


def signal(signalnum, handler, /):
    """Says what a signal does; gives what it did before."""
    number = _number(signalnum)
    if not callable(handler) and handler not in (SIG_DFL, SIG_IGN):
        raise TypeError('signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object')
    _check_main()
    if number in (SIGKILL, SIGSTOP):
        raise OSError(22, 'Invalid argument')
    before = getsignal(number)
    if handler in (SIG_DFL, SIG_IGN):
        handler = Handlers(handler)
    _handlers[number] = handler
    return before


def _check_main():
    import sys

    threading = sys.modules.get('threading')
    if threading is not None and threading.current_thread() is not threading.main_thread():
        raise ValueError('signal only works in main thread of the main interpreter')


def getsignal(signalnum, /):
    """What a signal does."""
    return _handlers.get(_number(signalnum), SIG_DFL)


def raise_signal(signalnum, /):
    """Sends a signal to the program itself."""
    number = _number(signalnum)
    handler = getsignal(number)
    if handler is SIG_IGN:
        return
    if handler is not SIG_DFL:
        import sys

        handler(number, sys._getframe())
        return
    if number not in (SIGCHLD, SIGCONT, SIGURG, SIGWINCH):
        unsupported(f'{number.name} would end the program: nothing is done by the system in Interleave')


_TEXTS = {
    1: 'Hangup', 2: 'Interrupt', 3: 'Quit', 4: 'Illegal instruction', 5: 'Trace/breakpoint trap', 6: 'Aborted',
    7: 'Bus error', 8: 'Floating point exception', 9: 'Killed', 10: 'User defined signal 1', 11: 'Segmentation fault',
    12: 'User defined signal 2', 13: 'Broken pipe', 14: 'Alarm clock', 15: 'Terminated', 16: 'Stack fault',
    17: 'Child exited', 18: 'Continued', 19: 'Stopped (signal)', 20: 'Stopped', 21: 'Stopped (tty input)',
    22: 'Stopped (tty output)', 23: 'Urgent I/O condition', 24: 'CPU time limit exceeded',
    25: 'File size limit exceeded', 26: 'Virtual timer expired', 27: 'Profiling timer expired', 28: 'Window changed',
    29: 'I/O possible', 30: 'Power failure', 31: 'Bad system call',
}


def strsignal(signalnum, /):
    """What a signal is called."""
    return _TEXTS.get(_number(signalnum))


def valid_signals():
    """All signals."""
    return {_number(number) for number in range(1, NSIG) if number not in (32, 33)}


def siginterrupt(signalnum, flag, /):
    _number(signalnum)


def set_wakeup_fd(fd, /, *, warn_on_full_buffer=True):
    return -1


_mask = set()


def pthread_sigmask(how, mask, /):
    """Changes which signals have to wait; none come, so it is only remembered."""
    before = set(_mask)
    if how == SIG_SETMASK:
        _mask.clear()
    if how == SIG_UNBLOCK:
        _mask.difference_update(mask)
    else:
        _mask.update(mask)
    return before


def sigpending():
    return set()


def _refused(name):
    def refuse(*args, **kwargs):
        unsupported(f"`signal.{name}` can't be used in Interleave: no signals come from outside")

    refuse.__name__ = refuse.__qualname__ = name
    return refuse


alarm, setitimer, getitimer, pause, pthread_kill, sigwait, sigwaitinfo, sigtimedwait = (
    _refused(name)
    for name in (
        'alarm', 'setitimer', 'getitimer', 'pause', 'pthread_kill', 'sigwait', 'sigwaitinfo', 'sigtimedwait',
    )
)
