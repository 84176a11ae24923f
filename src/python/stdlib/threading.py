"""Threads and what they wait for."""

import sys as _sys

from _interleave import unsupported
from _thread import (
    RLock,
    TIMEOUT_MAX,
    _ExceptHookArgs as ExceptHookArgs,
    _failed,
    _format_exception,
    _local_dict,
    _rename,
    _start,
    _ThreadHandle,
    allocate_lock as _allocate_lock,
    get_ident,
    get_native_id,
    lock as Lock,
)
from _collections import deque

ThreadError = RuntimeError
__all__ = [
    'get_ident', 'active_count', 'Condition', 'current_thread', 'enumerate', 'main_thread', 'TIMEOUT_MAX', 'Event',
    'Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Thread', 'Barrier', 'BrokenBarrierError', 'Timer', 'ThreadError',
    'setprofile', 'settrace', 'local', 'stack_size', 'excepthook', 'ExceptHookArgs', 'gettrace', 'getprofile',
    'setprofile_all_threads', 'settrace_all_threads', 'get_native_id',
]  # fmt: skip


class Condition:
    """Threads wait, without the lock, until another one notifies them."""

    # What waiting for it means, and the object of the library it is a part of.
    _reason = 'condition'
    _owner = None

    def __init__(self, lock=None):
        if lock is None:
            lock = RLock()
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        for name in ('_release_save', '_acquire_restore', '_is_owned'):
            if hasattr(lock, name):
                setattr(self, name, getattr(lock, name))
        self._waiters = deque()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return f'<Condition({self._lock}, {len(self._waiters)})>'

    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, saved):
        self._lock.acquire()

    def _is_owned(self):
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):
        """Waits until notified, or until the time is over: then the result is False."""
        if not self._is_owned():
            raise RuntimeError('cannot wait on un-acquired lock')
        waiter = _allocate_lock()._stands_for(self._reason, self._owner or self, '')
        waiter.acquire()
        self._waiters.append(waiter)
        saved = self._release_save()
        notified = False
        try:
            if timeout is None:
                waiter.acquire()
                notified = True
            elif timeout > 0:
                notified = waiter.acquire(True, timeout)
            else:
                notified = waiter.acquire(False)
            return notified
        finally:
            self._acquire_restore(saved)
            if not notified:
                try:
                    self._waiters.remove(waiter)
                except ValueError:
                    pass

    def wait_for(self, predicate, timeout=None):
        """Waits until the predicate holds, and gives its value."""
        result = predicate()
        if result or timeout is None:
            while not result:
                self.wait()
                result = predicate()
            return result
        until = _now() + timeout
        while not result:
            left = until - _now()
            if left <= 0:
                break
            self.wait(left)
            result = predicate()
        return result

    def notify(self, n=1):
        """Wakes one waiting thread, or `n` of them."""
        if not self._is_owned():
            raise RuntimeError('cannot notify on un-acquired lock')
        waiters = self._waiters
        while waiters and n > 0:
            waiter = waiters[0]
            try:
                waiter.release()
            except RuntimeError:
                # It has given up waiting, and not yet left the queue.
                pass
            else:
                n -= 1
            try:
                waiters.remove(waiter)
            except ValueError:
                pass

    def notify_all(self):
        """Wakes all waiting threads."""
        self.notify(len(self._waiters))

    def notifyAll(self):
        """The old name of `notify_all`."""
        _deprecated('notifyAll() is deprecated, use notify_all() instead')
        self.notify_all()


class Semaphore:
    """A counter that waits at zero."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError('semaphore initial value must be >= 0')
        self._cond = _part_of(self, 'semaphore', Lock())
        self._value = value

    def __repr__(self):
        return f'<{_class_name(self)} at {id(self):#x}: value={self._value}>'

    def acquire(self, blocking=True, timeout=None):
        """Counts down, waiting while the counter is at zero."""
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        until = None
        with self._cond:
            while self._value == 0:
                if not blocking:
                    return False
                if timeout is not None:
                    if until is None:
                        until = _now() + timeout
                    else:
                        timeout = until - _now()
                        if timeout <= 0:
                            return False
                self._cond.wait(timeout)
            self._value -= 1
            return True

    __enter__ = acquire

    def release(self, n=1):
        """Counts up, and wakes as many as can go on."""
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, t, v, tb):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that cannot be released more often than acquired."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        return f'<{_class_name(self)} at {id(self):#x}: value={self._value}/{self._initial_value}>'

    def release(self, n=1):
        """Counts up, at most to where it began."""
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError('Semaphore released too many times')
            self._value += n
            self._cond.notify(n)


class Event:
    """A flag that threads can wait for."""

    def __init__(self):
        self._cond = _part_of(self, 'event', Lock())
        self._flag = False

    def __repr__(self):
        return f"<{_class_name(self)} at {id(self):#x}: {'set' if self._flag else 'unset'}>"

    def is_set(self):
        """Whether the flag is set."""
        return self._flag

    def isSet(self):
        """The old name of `is_set`."""
        _deprecated('isSet() is deprecated, use is_set() instead')
        return self.is_set()

    def set(self):
        """Sets the flag; all who wait go on."""
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        """Takes the flag back."""
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        """Waits until the flag is set; whether it is."""
        with self._cond:
            is_set = self._flag
            if not is_set:
                is_set = self._cond.wait(timeout)
            return is_set


class BrokenBarrierError(RuntimeError):
    """The barrier was broken or reset."""


class Barrier:
    """Threads wait for one another until all are there."""

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError('parties must be > 0')
        self._cond = _part_of(self, 'barrier', Lock())
        self._action = action
        self._timeout = timeout
        # 0 filling, 1 draining, -1 resetting, -2 broken
        self._state = 0
        self._parties = parties
        self._count = 0

    def __repr__(self):
        if self.broken:
            return f'<{_class_name(self)} at {id(self):#x}: broken>'
        return f'<{_class_name(self)} at {id(self):#x}: waiters={self.n_waiting}/{self.parties}>'

    def wait(self, timeout=None):
        """Waits for the others; gives each thread another number."""
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            while self._state in (-1, 1):
                self._cond.wait()
            if self._state < 0:
                raise BrokenBarrierError
            place = self._count
            self._count += 1
            try:
                if self._count == self._parties:
                    self._open()
                else:
                    self._stay(timeout)
                return place
            finally:
                self._count -= 1
                if self._count == 0 and self._state in (-1, 1):
                    self._state = 0
                    self._cond.notify_all()

    def _open(self):
        try:
            if self._action:
                self._action()
            self._state = 1
            self._cond.notify_all()
        except:
            self._break()
            raise

    def _stay(self, timeout):
        if not self._cond.wait_for(lambda: self._state != 0, timeout):
            self._break()
            raise BrokenBarrierError
        if self._state < 0:
            raise BrokenBarrierError

    def reset(self):
        """Begins anew; those who wait get BrokenBarrierError."""
        with self._cond:
            if self._count > 0:
                if self._state in (0, -2):
                    self._state = -1
            else:
                self._state = 0
            self._cond.notify_all()

    def abort(self):
        """Breaks the barrier: who waits or comes gets BrokenBarrierError."""
        with self._cond:
            self._break()

    def _break(self):
        self._state = -2
        self._cond.notify_all()

    @property
    def parties(self):
        """How many threads must come."""
        return self._parties

    @property
    def n_waiting(self):
        """How many wait."""
        return self._count if self._state == 0 else 0

    @property
    def broken(self):
        """Whether it is broken."""
        return self._state == -2


def _part_of(owner, reason, lock):
    condition = Condition(lock)
    condition._reason = reason
    condition._owner = owner
    return condition


def _class_name(instance):
    cls = type(instance)
    return f'{cls.__module__}.{cls.__qualname__}'


def _now():
    from time import monotonic

    return monotonic()


def _deprecated(text):
    import warnings

    warnings.warn(text, DeprecationWarning, stacklevel=3)


# Threads

_counter = 0
_active = {}
_limbo = []


def _new_name(template):
    global _counter
    _counter += 1
    return template % _counter


class Thread:
    """A function that runs beside the others."""

    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, 'group argument must be None for now'
        if name:
            name = str(name)
        else:
            name = _new_name('Thread-%d')
            if target is not None:
                try:
                    name += f' ({target.__name__})'
                except AttributeError:
                    pass
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = None
        self._native_id = None
        self._started = Event()
        self._handle = _ThreadHandle()
        self._initialized = True

    def __repr__(self):
        assert self._initialized, 'Thread.__init__() was not called'
        status = 'initial'
        if self._started.is_set():
            status = 'started'
        if self._handle.is_done():
            status = 'stopped'
        if self._daemonic:
            status += ' daemon'
        if self._ident is not None:
            status += f' {self._ident}'
        return f'<{type(self).__name__}({self._name}, {status})>'

    def start(self):
        """Starts the thread; it has begun when this returns."""
        if not self._initialized:
            raise RuntimeError('thread.__init__() not called')
        if self._started.is_set():
            raise RuntimeError('threads can only be started once')
        _limbo.append(self)
        code = type(self).__name__ if type(self).run is not Thread.run else getattr(self._target, '__name__', 'run')
        _start(self._bootstrap, self._handle, self._name, code, bool(self._daemonic))

    def run(self):
        """What the thread does: calls its target."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        self._ident = get_ident()
        self._native_id = get_native_id()
        self._started.set()
        _active[self._ident] = self
        _limbo.remove(self)
        try:
            self.run()
        except:
            exception = _sys.exception()
            if not isinstance(exception, SystemExit):
                _failed()
            excepthook(ExceptHookArgs((type(exception), exception, exception.__traceback__, self)))
        finally:
            _active.pop(self._ident, None)

    def join(self, timeout=None):
        """Waits until the thread has ended, or the time is over."""
        if not self._initialized:
            raise RuntimeError('Thread.__init__() not called')
        if not self._started.is_set():
            raise RuntimeError('cannot join thread before it is started')
        if self is current_thread():
            raise RuntimeError('cannot join current thread')
        if timeout is not None:
            timeout = max(timeout, 0)
        self._handle.join(timeout)

    @property
    def name(self):
        """What the thread is called."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, 'Thread.__init__() not called'
        self._name = str(name)
        _rename(self._handle, self._name)

    @property
    def ident(self):
        """Its number, None before it is started."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._ident

    @property
    def native_id(self):
        """The system's number for it."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._native_id

    def is_alive(self):
        """Whether it has begun and not ended."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._started.is_set() and not self._handle.is_done()

    @property
    def daemon(self):
        """True for a thread that nobody waits for at the end of the program."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError('Thread.__init__() not called')
        if self._started.is_set():
            raise RuntimeError('cannot set daemon status of active thread')
        self._daemonic = daemonic

    def isDaemon(self):
        """The old form of `daemon`."""
        _deprecated('isDaemon() is deprecated, get the daemon attribute instead')
        return self.daemon

    def setDaemon(self, daemonic):
        """The old form of setting `daemon`."""
        _deprecated('setDaemon() is deprecated, set the daemon attribute instead')
        self.daemon = daemonic

    def getName(self):
        """The old form of `name`."""
        _deprecated('getName() is deprecated, get the name attribute instead')
        return self.name

    def setName(self, name):
        """The old form of setting `name`."""
        _deprecated('setName() is deprecated, set the name attribute instead')
        self.name = name


class Timer(Thread):
    """Calls a function after a time, unless cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        """Lets it end without calling the function."""
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    """The thread the program begins in."""

    def __init__(self):
        # Its daemon status is asked of nobody: it is the first.
        Thread.__init__(self, name='MainThread', daemon=False)
        self._started.set()
        self._ident = get_ident()
        self._native_id = get_native_id()
        self._handle = None
        _active[self._ident] = self

    def __repr__(self):
        return f'<{type(self).__name__}({self._name}, started {self._ident})>'

    def is_alive(self):
        return True

    def join(self, timeout=None):
        if self is current_thread():
            raise RuntimeError('cannot join current thread')
        unsupported("joining the main thread can't be done in Interleave: it ends when the program does")


class _DummyThread(Thread):
    """Stands for a thread that was not made by this module."""

    def __init__(self):
        Thread.__init__(self, name=_new_name('Dummy-%d'), daemon=True)
        self._started.set()
        self._ident = get_ident()
        self._native_id = get_native_id()
        _active[self._ident] = self

    def is_alive(self):
        return not self._handle.is_done()

    def join(self, timeout=None):
        raise RuntimeError('cannot join a dummy thread')


def current_thread():
    """The thread this is called in."""
    try:
        return _active[get_ident()]
    except KeyError:
        return _DummyThread()


def currentThread():
    """The old name of `current_thread`."""
    _deprecated('currentThread() is deprecated, use current_thread() instead')
    return current_thread()


def main_thread():
    """The thread the program began in."""
    return _main_thread


def active_count():
    """How many threads live."""
    return len(_active) + len(_limbo)


def activeCount():
    """The old name of `active_count`."""
    _deprecated('activeCount() is deprecated, use active_count() instead')
    return active_count()


def enumerate():
    """The threads that live."""
    return list(_active.values()) + list(_limbo)


def excepthook(args, /):
    """Writes what a thread raised to the standard error stream."""
    if args.exc_type is SystemExit:
        return
    stderr = _sys.stderr
    if stderr is None:
        return
    name = get_ident() if args.thread is None else args.thread.name
    stderr.write(f'Exception in thread {name}:\n{_format_exception(args.exc_value)}')
    stderr.flush()


__excepthook__ = excepthook


class local:
    """An object with other attributes in every thread."""

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError('Initialization arguments are not supported')
        self = object.__new__(cls)
        _local_dict(self, (args, kwargs))
        return self

    def __getattribute__(self, name):
        _enter(self)
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        if name == '__dict__':
            raise AttributeError(f"'{type(self).__name__}' object attribute '__dict__' is read-only")
        _enter(self)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        if name == '__dict__':
            raise AttributeError(f"'{type(self).__name__}' object attribute '__dict__' is read-only")
        _enter(self)
        object.__delattr__(self, name)


local.__module__ = '_thread'
local.__qualname__ = '_local'
# What messages about its attributes call it.
local.__name__ = '_thread._local'


def _enter(instance):
    """Gives the instance its attributes of this thread; `__init__` runs once in each."""
    arguments = _local_dict(instance, None)
    if arguments is not None:
        cls = type(instance)
        if cls.__init__ is not object.__init__:
            args, kwargs = arguments
            cls.__init__(instance, *args, **kwargs)


# The end of the program

_at_exit = []
_is_shutting_down = False


def _register_atexit(func, *arg, **kwargs):
    """Has a function called before the threads are waited for at the end of the program."""
    if _is_shutting_down:
        raise RuntimeError("can't register atexit after shutdown")
    _at_exit.append((func, arg, kwargs))


def _shutdown():
    """Waits, at the end of the program, for the threads that are no daemons."""
    global _is_shutting_down
    _is_shutting_down = True
    for func, args, kwargs in reversed(_at_exit):
        func(*args, **kwargs)
    while True:
        left = [thread for thread in enumerate() if not thread.daemon and thread is not _main_thread]
        if not left:
            return
        left[0]._handle.join()


def stack_size(size=0):
    """The size of a thread's stack in bytes; 0 is the system's own choice, the only one here."""
    if size != 0:
        unsupported("`threading.stack_size` can't be changed in Interleave: frames are not on a stack of the system")
    return 0


def _refuse_trace(name):
    def refused(func):
        unsupported(f"`threading.{name}` can't be used in Interleave: the page itself traces the program")

    refused.__name__ = refused.__qualname__ = name
    return refused


settrace = _refuse_trace('settrace')
setprofile = _refuse_trace('setprofile')
settrace_all_threads = _refuse_trace('settrace_all_threads')
setprofile_all_threads = _refuse_trace('setprofile_all_threads')


def gettrace():
    """The trace function: none."""


def getprofile():
    """The profile function: none."""


_main_thread = _MainThread()
