"""Test cases: one test method with its fixtures, and how it is run."""

import contextlib
import functools
import sys
import time
import types
import warnings

from . import result as _result
from .assertions import _Assertions
from .util import strclass

_NO_MESSAGE = object()


class SkipTest(Exception):
    """Raised in a test to skip what is left of it."""


class _ShouldStop(Exception):
    """A subtest has failed and no other shall begin."""


# Skipping and expected failures


def _same(obj):
    return obj


def skip(reason):
    """Marks a test or a class of tests as skipped."""

    def decorator(item):
        if not isinstance(item, type):
            @functools.wraps(item)
            def skipped(*args, **kwargs):
                raise SkipTest(reason)

            item = skipped
        item.__unittest_skip__ = True
        item.__unittest_skip_why__ = reason
        return item

    if isinstance(reason, types.FunctionType):
        function, reason = reason, ''
        return decorator(function)
    return decorator


def skipIf(condition, reason):
    return skip(reason) if condition else _same


def skipUnless(condition, reason):
    return _same if condition else skip(reason)


def expectedFailure(test_item):
    test_item.__unittest_expecting_failure__ = True
    return test_item


def _skip_reason(test, method):
    """Why a test is skipped, None if it isn't."""
    marked = [item for item in (type(test), method) if getattr(item, '__unittest_skip__', False)]
    if not marked:
        return None
    reasons = (getattr(item, '__unittest_skip_why__', '') for item in (type(test), method))
    return next(filter(None, reasons), '')


# Cleanups of modules, and contexts entered by any fixture


def _enter_context(cm, add_cleanup):
    cls = type(cm)
    try:
        enter, leave = cls.__enter__, cls.__exit__
    except AttributeError:
        raise TypeError(
            f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager protocol"
        ) from None
    entered = enter(cm)
    add_cleanup(leave, cm, None, None, None)
    return entered


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    """Has a function called after tearDownModule, or after a setUpModule that failed."""
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(cm):
    return _enter_context(cm, addModuleCleanup)


def doModuleCleanups():
    """Calls them, the last first; raises the first exception when all have been called."""
    raised = []
    while _module_cleanups:
        function, args, kwargs = _module_cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception as exc:
            raised.append(exc)
    if raised:
        raise raised[0]


# Running


def _add_skip(result, test, reason):
    add = getattr(result, 'addSkip', None)
    if add is None:
        warnings.warn('TestResult has no addSkip method, skips not reported', RuntimeWarning, 2)
        result.addSuccess(test)
    else:
        add(test, reason)


def _add_error(result, test, exc_info):
    if result is None or exc_info is None:
        return
    if issubclass(exc_info[0], test.failureException):
        result.addFailure(test, exc_info)
    else:
        result.addError(test, exc_info)


class _Outcome:
    """How a test that is running stands."""

    def __init__(self, result=None):
        self.result = result
        self.result_supports_subtests = hasattr(result, 'addSubTest')
        self.expecting_failure = False
        self.expectedFailure = None
        self.success = True

    def attempt(self, test, function, *args, **kwargs):
        """Calls a part of the test and tells the result how it failed, if it did."""
        try:
            function(*args, **kwargs)
        except KeyboardInterrupt:
            raise
        except _ShouldStop:
            pass
        except BaseException as exc:
            self.failed(test, exc)

    def failed(self, test, exc):
        """A part of the test, or a subtest, has raised."""
        if isinstance(exc, SkipTest):
            self.success = False
            _add_skip(self.result, test, str(exc))
            return
        exc_info = (type(exc), exc, exc.__traceback__)
        if self.expecting_failure:
            self.expectedFailure = exc_info
            return
        self.success = False
        if isinstance(test, _SubTest):
            self.result.addSubTest(test.test_case, test, exc_info)
        else:
            _add_error(self.result, test, exc_info)


def _others(params, names):
    """The parameters of an outer subtest that an inner one doesn't give anew."""
    return {name: value for name, value in params.items() if name not in names}


class TestCase(_Assertions):
    """A test method with its fixtures; subclasses have the methods."""

    _classSetupFailed = False
    _class_cleanups = []

    def __init_subclass__(cls, *args, **kwargs):
        cls._classSetupFailed = False
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName='runTest'):
        self._testMethodName = methodName
        self._testMethodDoc = 'No test'
        self._outcome = None
        self._cleanups = []
        self._subtest = None
        self._type_equality_funcs = dict(self._equalities)
        try:
            method = getattr(self, methodName)
        except AttributeError:
            if methodName != 'runTest':
                raise ValueError(f'no such test method in {self.__class__}: {methodName}')
        else:
            self._testMethodDoc = method.__doc__

    # Fixtures

    def setUp(self):
        """Called before the test method."""

    def tearDown(self):
        """Called after it."""

    @classmethod
    def setUpClass(cls):
        """Called before the first test of the class."""

    @classmethod
    def tearDownClass(cls):
        """Called after the last."""

    def addCleanup(self, function, /, *args, **kwargs):
        """Has a function called after tearDown, or after a setUp that failed."""
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        return _enter_context(cm, self.addCleanup)

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        """Has a function called after tearDownClass, or after a setUpClass that failed."""
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        return _enter_context(cm, cls.addClassCleanup)

    def doCleanups(self):
        outcome = self._outcome or _Outcome()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            outcome.attempt(self, self._callCleanup, function, *args, **kwargs)
        return outcome.success

    @classmethod
    def doClassCleanups(cls):
        cls.tearDown_exceptions = []
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            try:
                function(*args, **kwargs)
            except Exception:
                cls.tearDown_exceptions.append(sys.exc_info())

    def skipTest(self, reason):
        raise SkipTest(reason)

    # What it is

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        return _result.TestResult()

    def shortDescription(self):
        """The first line of the method's docstring."""
        doc = self._testMethodDoc
        return doc.strip().split('\n')[0].strip() if doc else None

    def id(self):
        return f'{strclass(self.__class__)}.{self._testMethodName}'

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        return f'{self._testMethodName} ({strclass(self.__class__)}.{self._testMethodName})'

    def __repr__(self):
        return f'<{strclass(self.__class__)} testMethod={self._testMethodName}>'

    # Running

    @contextlib.contextmanager
    def subTest(self, msg=_NO_MESSAGE, **params):
        """A part that may fail without ending the test."""
        outcome = self._outcome
        if outcome is None or not outcome.result_supports_subtests:
            yield
            return
        around = self._subtest
        self._subtest = part = _SubTest(self, msg, params if around is None else {**params, **_others(around.params, params)})
        before, outcome.success = outcome.success, True
        try:
            try:
                yield
            except (KeyboardInterrupt, _ShouldStop):
                raise
            except BaseException as exc:
                outcome.failed(part, exc)
            else:
                if outcome.success:
                    outcome.result.addSubTest(self, part, None)
            passed = outcome.success
            outcome.success = passed and before
            if (not outcome.success and outcome.result.failfast) or (outcome.success and outcome.expectedFailure):
                raise _ShouldStop
        finally:
            outcome.success = outcome.success and before
            self._subtest = around

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        if method() is not None:
            self._warn_value(method)

    def _warn_value(self, method):
        text = f'It is deprecated to return a value that is not None from a test case ({method})'
        warnings.warn(text, DeprecationWarning, stacklevel=3)

    def _callTearDown(self):
        self.tearDown()

    def _callCleanup(self, function, /, *args, **kwargs):
        function(*args, **kwargs)

    def run(self, result=None):
        """Runs the test and tells `result`."""
        if result is not None:
            return self._run(result)
        result = self.defaultTestResult()
        start, stop = getattr(result, 'startTestRun', None), getattr(result, 'stopTestRun', None)
        if start is not None:
            start()
        try:
            return self._run(result)
        finally:
            if stop is not None:
                stop()

    def _run(self, result):
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            reason = _skip_reason(self, method)
            if reason is None:
                self._run_parts(result, method)
            else:
                _add_skip(result, self, reason)
            return result
        finally:
            self._outcome = None
            result.stopTest(self)

    def _run_parts(self, result, method):
        expecting = any(getattr(item, '__unittest_expecting_failure__', False) for item in (self, method))
        self._outcome = outcome = _Outcome(result)
        begin = time.perf_counter()
        outcome.attempt(self, self._callSetUp)
        if outcome.success:
            outcome.expecting_failure = expecting
            outcome.attempt(self, self._callTestMethod, method)
            outcome.expecting_failure = False
            outcome.attempt(self, self._callTearDown)
        self.doCleanups()
        self._tell(result, 'addDuration', time.perf_counter() - begin)
        if not outcome.success:
            return
        if not expecting:
            result.addSuccess(self)
        elif outcome.expectedFailure:
            self._tell(result, 'addExpectedFailure', outcome.expectedFailure)
        else:
            self._tell(result, 'addUnexpectedSuccess')

    def _tell(self, result, method, *args):
        """Calls a method of the result that old classes of results may lack."""
        add = getattr(result, method, None)
        if add is not None:
            add(self, *args)
            return
        text = f'TestResult has no {method} method'
        if method == 'addExpectedFailure':
            text += ', reporting as passes'
            result.addSuccess(self)
        elif method == 'addUnexpectedSuccess':
            text += ', reporting as failure'
            result.addFailure(self, (AssertionError, AssertionError(), None))
        warnings.warn(text, RuntimeWarning)

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        """Runs the test and lets its exceptions out."""
        method = getattr(self, self._testMethodName)
        reason = _skip_reason(self, method)
        if reason is not None:
            raise SkipTest(reason)
        self._callSetUp()
        self._callTestMethod(method)
        self._callTearDown()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._callCleanup(function, *args, **kwargs)


class FunctionTestCase(TestCase):
    """A function as a test."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._parts = (setUp, tearDown, testFunc, description)
        self._setUpFunc, self._tearDownFunc, self._testFunc, self._description = self._parts

    def setUp(self):
        if self._setUpFunc is not None:
            self._setUpFunc()

    def tearDown(self):
        if self._tearDownFunc is not None:
            self._tearDownFunc()

    def runTest(self):
        self._testFunc()

    def id(self):
        return self._testFunc.__name__

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self._parts == other._parts

    def __hash__(self):
        return hash((type(self), *self._parts))

    def __str__(self):
        return f'{strclass(self.__class__)} ({self._testFunc.__name__})'

    def __repr__(self):
        return f'<{strclass(self.__class__)} tec={self._testFunc}>'

    def shortDescription(self):
        if self._description is not None:
            return self._description
        doc = self._testFunc.__doc__
        return doc and doc.split('\n')[0].strip() or None


class _SubTest(TestCase):
    """A part of a test that has its own place in the result."""

    def __init__(self, test_case, message, params):
        super().__init__()
        self._message = message
        self.test_case = test_case
        self.params = params
        self.failureException = test_case.failureException

    def runTest(self):
        raise NotImplementedError('subtests cannot be run directly')

    def _subDescription(self):
        parts = [] if self._message is _NO_MESSAGE else [f'[{self._message}]']
        if self.params:
            parts.append('(%s)' % ', '.join(f'{name}={value!r}' for name, value in self.params.items()))
        return ' '.join(parts) or '(<subtest>)'

    def id(self):
        return f'{self.test_case.id()} {self._subDescription()}'

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f'{self.test_case} {self._subDescription()}'
