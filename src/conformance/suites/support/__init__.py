"""What CPython's test files want of `test.support`, as far as it makes sense without an operating system."""

import contextlib
import functools
import gc
import io
import sys
import unittest

SHORT_TIMEOUT = 30.0
LOOPBACK_TIMEOUT = 5.0
LONG_TIMEOUT = 300.0
HAVE_DOCSTRINGS = True
MISSING_C_DOCSTRINGS = False
Py_DEBUG = False
is_wasi = is_emscripten = is_jython = is_android = is_apple = False
verbose = False
MAX_Py_ssize_t = sys.maxsize
REPO_ROOT = STDLIB_DIR = TEST_HOME_DIR = '/lib/python3.13'


class _Ordered:
    """Compares alike with everything."""

    def __init__(self, equal, less, greater):
        self._answers = equal, less, greater

    def __eq__(self, other):
        return self._answers[0] if self._answers[0] is not None else isinstance(other, _Ordered)

    def __ne__(self, other):
        return not self == other

    def __lt__(self, other):
        return self._answers[1] and not self == other

    def __le__(self, other):
        return self._answers[1] or self == other

    def __gt__(self, other):
        return self._answers[2] and not self == other

    def __ge__(self, other):
        return self._answers[2] or self == other

    __hash__ = object.__hash__


ALWAYS_EQ = _Ordered(True, False, False)
NEVER_EQ = _Ordered(False, False, False)
LARGEST = _Ordered(None, False, True)
SMALLEST = _Ordered(None, True, False)


# Tests that are about one implementation, or about what there is none of here


cpython_only = unittest.skip('about the insides of CPython')


def check_impl_detail(**guards):
    """Whether details of the implementation named are to be tested."""
    return guards.get('interleave', not all(guards.values()) if guards else False)


def impl_detail(msg=None, **guards):
    if check_impl_detail(**guards):
        return lambda test: test
    return unittest.skip(msg or 'about the insides of CPython')


def requires_subprocess():
    return unittest.skip('needs another process')


def requires_fork():
    return unittest.skip('needs another process')


def requires_working_socket(*, module=False):
    if not module:
        return lambda test: test


def requires_resource(resource):
    return unittest.skip(f'needs the resource {resource!r}')


def requires_mac_ver(*version):
    return lambda test: test


def bigaddrspacetest(test):
    return unittest.skip('needs a large memory')(test)


def bigmemtest(size, memuse, dry_run=True):
    return bigaddrspacetest


def no_tracing(test):
    return test


refcount_test = no_tracing
requires_docstrings = no_tracing
skip_if_pgo_task = no_tracing
anticipate_failure = lambda condition: unittest.expectedFailure if condition else no_tracing


@contextlib.contextmanager
def suppress_immortalization(suppress=True):
    yield


def skip_on_s390x(test):
    return test


def calcobjsize(fmt):
    raise unittest.SkipTest('about the insides of CPython')


def check_sizeof(test, o, size):
    raise unittest.SkipTest('about the insides of CPython')


def get_c_recursion_limit():
    return 5000


def gc_collect():
    gc.collect()
    gc.collect()


@contextlib.contextmanager
def disable_gc():
    yield


def get_attribute(obj, name):
    try:
        return getattr(obj, name)
    except AttributeError:
        raise unittest.SkipTest(f'object {obj!r} has no attribute {name!r}')


# Syntax errors


def check_syntax_error(testcase, statement, errtext='', *, lineno=None, offset=None):
    with testcase.assertRaisesRegex(SyntaxError, errtext) as caught:
        compile(statement, '<test string>', 'exec')
    error = caught.exception
    testcase.assertIsNotNone(error.lineno)
    testcase.assertIsNotNone(error.offset)
    if lineno is not None:
        testcase.assertEqual(error.lineno, lineno)
    if offset is not None:
        testcase.assertEqual(error.offset, offset)


# Streams, attributes, limits


@contextlib.contextmanager
def captured_output(name):
    before = getattr(sys, name)
    setattr(sys, name, io.StringIO())
    try:
        yield getattr(sys, name)
    finally:
        setattr(sys, name, before)


def captured_stdout():
    return captured_output('stdout')


def captured_stderr():
    return captured_output('stderr')


@contextlib.contextmanager
def swap_attr(obj, attr, new_val):
    had = hasattr(obj, attr)
    before = getattr(obj, attr, None)
    setattr(obj, attr, new_val)
    try:
        yield before
    finally:
        if had:
            setattr(obj, attr, before)
        elif hasattr(obj, attr):
            delattr(obj, attr)


@contextlib.contextmanager
def swap_item(obj, item, new_val):
    had = item in obj
    before = obj.get(item)
    obj[item] = new_val
    try:
        yield before
    finally:
        if had:
            obj[item] = before
        elif item in obj:
            del obj[item]


@contextlib.contextmanager
def infinite_recursion(max_depth=None):
    before = sys.getrecursionlimit()
    try:
        sys.setrecursionlimit(max_depth or 100)
        yield
    finally:
        sys.setrecursionlimit(before)


@contextlib.contextmanager
def adjust_int_max_str_digits(max_digits):
    yield


def setswitchinterval(interval):
    sys.setswitchinterval(interval)


class catch_unraisable_exception:
    """Keeps what goes to sys.unraisablehook."""

    def __enter__(self):
        self.unraisable = None
        self._before = sys.unraisablehook
        sys.unraisablehook = self._keep
        return self

    def _keep(self, unraisable):
        self.unraisable = unraisable

    def __exit__(self, *exc_info):
        sys.unraisablehook = self._before
        del self.unraisable


def check__all__(test_case, module, name_of_module=None, extra=(), not_exported=()):
    names = {name_of_module or module.__name__} if not isinstance(name_of_module, tuple) else set(name_of_module)
    expected = set(extra)
    for name in dir(module):
        if name.startswith('_') or name in not_exported:
            continue
        obj = getattr(module, name)
        if getattr(obj, '__module__', None) in names or (
            not hasattr(obj, '__module__') and not isinstance(obj, type(sys))
        ):
            expected.add(name)
    test_case.assertCountEqual(module.__all__, expected)


def check_disallow_instantiation(testcase, tp, *args, **kwds):
    with testcase.assertRaisesRegex(TypeError, 'cannot create'):
        tp(*args, **kwds)


def busy_retry(timeout, err_msg=None, /, *, error=True):
    import time

    begin = time.monotonic()
    while time.monotonic() - begin < timeout:
        yield
    if error:
        raise AssertionError(err_msg or f'timeout ({timeout} seconds)')


def sleeping_retry(timeout, err_msg=None, /, *, init_delay=0.01, max_delay=1.0, error=True):
    import time

    for _ in busy_retry(timeout, err_msg, error=error):
        yield
        time.sleep(init_delay)


def maybe_get_event_loop_policy():
    from asyncio import events

    return getattr(events, '_event_loop_policy', None)


def skip_if_broken_multiprocessing_synchronize():
    raise unittest.SkipTest('needs another process')


def findfile(filename, subdir=None):
    raise unittest.SkipTest('needs a file')


def reap_children():
    pass


def run_with_locale(*args):
    return unittest.skip('needs locales')


def cached(function):
    return functools.cache(function)


def load_package_tests(pkg_dir, loader, standard_tests, pattern):
    return standard_tests
