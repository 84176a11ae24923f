"""graphlib, getopt, sched, timeit, signal, secrets and other small modules."""
from graphlib import *
def attempt(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, e)
ts = TopologicalSorter({'D': {'B', 'C'} and ['B', 'C'], 'C': ['A'], 'B': ['A']})
print(list(ts.static_order()))
ts = TopologicalSorter()
ts.add(1, 2, 3)
ts.add(2, 4)
attempt(ts.get_ready)
attempt(ts.is_active)
ts.prepare()
attempt(ts.prepare)
r = ts.get_ready()
print(r, ts.is_active())
attempt(ts.done, 1)
attempt(ts.done, 9)
ts.done(3)
attempt(ts.done, 3)
print(ts.get_ready())
ts.done(4)
print(ts.get_ready())
attempt(ts.add, 5)
attempt(lambda: list(TopologicalSorter({1: [2], 2: [3], 3: [1]}).static_order()))
print(bool(ts))
import getopt
attempt(getopt.getopt, ['-a', '-b', 'x', '--long=5', '--flag', 'rest', '-c'], 'ab:c', ['long=', 'flag'])
attempt(getopt.gnu_getopt, ['a', '-b', 'x', 'c', '--fl'], 'b:', ['flag'])
attempt(getopt.getopt, ['-z'], 'a')
attempt(getopt.getopt, ['--nope'], 'a', ['x'])
attempt(getopt.getopt, ['-b'], 'b:')
attempt(getopt.getopt, ['--l'], '', ['l='])
attempt(getopt.getopt, ['--f=1'], '', ['f'])
import sched, time
s = sched.scheduler(time.time, time.sleep)
t0 = time.time()
s.enter(2, 1, lambda x: print('two', x), ('arg',))
s.enter(1, 2, print, ('one', 'low'))
e = s.enter(1, 1, print, ('one', 'high'))
c = s.enter(5, 1, print, ('never',))
s.cancel(c)
print(len(s.queue), s.empty())
s.run()
print(round(time.time() - t0))
attempt(s.cancel, c)
import timeit
t1 = timeit.timeit('x=1+1', number=100)
print(t1 >= 0, type(t1))
print(timeit.timeit(lambda: None, number=10) >= 0, len(timeit.repeat('pass', repeat=3, number=10)), timeit.Timer('y=x', 'x=5').timeit(10) >= 0)
attempt(timeit.timeit, 5)
import platform, locale
print(platform.system(), platform.python_implementation(), platform.machine(), locale.getpreferredencoding())
import copyreg
attempt(copyreg.pickle, 1, 2)
import stat
print(stat.filemode(33188), stat.filemode(17389), stat.S_ISDIR(16384), oct(stat.S_IMODE(33188)))
import errno, os
print(errno.ENOENT, errno.errorcode[13], os.strerror(errno.EACCES))
import signal
print(signal.SIGINT, repr(signal.SIGTERM), signal.Signals(15), signal.Signals.SIGKILL.name, signal.getsignal(signal.SIGTERM), signal.strsignal(2), len(signal.valid_signals()), signal.SIG_IGN, signal.SIGCLD is signal.SIGCHLD)
def h(n, f):
    print('got', n, signal.Signals(n).name, f is not None)
print(signal.signal(signal.SIGUSR1, h))
signal.raise_signal(signal.SIGUSR1)
print(signal.getsignal(signal.SIGUSR1) is h, signal.signal(signal.SIGUSR1, signal.SIG_IGN) is h)
signal.raise_signal(signal.SIGUSR1)
attempt(signal.signal, 99, h)
attempt(signal.signal, signal.SIGINT, 5)
attempt(signal.signal, signal.SIGKILL, h)
print(list(signal.Signals)[:4], signal.SIGINT == 2, isinstance(signal.SIGINT, int))
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print('interrupted')
import secrets
print(len(secrets.token_hex(8)), len(secrets.token_bytes()), secrets.choice([5]), secrets.randbelow(1), secrets.compare_digest('a', 'b'), len(secrets.token_urlsafe(16)))
attempt(secrets.randbelow, 0)
