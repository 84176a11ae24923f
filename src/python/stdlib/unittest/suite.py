"""Suites: tests in order, with the fixtures of classes and modules around them."""

import sys

from . import case
from .util import strclass


class BaseTestSuite:
    """Tests in order."""

    _cleanup = True

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        return f'<{strclass(self.__class__)} tests={list(self)}>'

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return list(self) == list(other)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return self._removed_tests + sum(test.countTestCases() for test in self if test)

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f'{test!r} is not callable')
        if isinstance(test, type) and issubclass(test, (case.TestCase, TestSuite)):
            raise TypeError('TestCases and TestSuites must be instantiated before passing them to addTest()')
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError('tests must be an iterable of tests, not a string')
        for test in tests:
            self.addTest(test)

    def run(self, result):
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            test(result)
            if self._cleanup:
                self._removeTestAtIndex(index)
        return result

    def _removeTestAtIndex(self, index):
        """Forgets a test that has been run."""
        try:
            test = self._tests[index]
        except TypeError:
            return
        if hasattr(test, 'countTestCases'):
            self._removed_tests += test.countTestCases()
        self._tests[index] = None

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        for test in self:
            test.debug()


class TestSuite(BaseTestSuite):
    """The same with setUpClass, setUpModule and their counterparts."""

    def run(self, result, debug=False):
        is_outermost = getattr(result, '_testRunEntered', False) is False
        if is_outermost:
            result._testRunEntered = True
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            if not _is_suite(test) and not _Fixtures(result).before(test):
                continue
            if debug:
                test.debug()
            else:
                test(result)
            if self._cleanup:
                self._removeTestAtIndex(index)
        if is_outermost:
            _Fixtures(result).after_all()
            result._testRunEntered = False
        return result

    def debug(self):
        self.run(_DebugResult(), True)


def _is_suite(test):
    try:
        iter(test)
    except TypeError:
        return False
    return True


class _Fixtures:
    """Fixtures of classes and modules; the result remembers whose were run last."""

    def __init__(self, result):
        self.result = result

    def before(self, test):
        """What has to be torn down and set up before `test`; false if it can't be run."""
        result, cls = self.result, test.__class__
        self._leave_class(cls)
        self._enter_module(cls.__module__)
        self._enter_class(cls)
        result._previousTestClass = cls
        return not (getattr(cls, '_classSetupFailed', False) or getattr(result, '_moduleSetUpFailed', False))

    def after_all(self):
        self._leave_class(None)
        self._leave_module()

    def _captured(self, function):
        """Calls it while the result keeps what is printed, if it does."""
        set_up, restore = (getattr(self.result, name, None) for name in ('_setupStdout', '_restoreStdout'))
        if set_up is not None:
            set_up()
        try:
            function()
        finally:
            if restore is not None:
                restore()

    def _attempt(self, function, fixture, owner):
        """Calls a fixture; true if it went well."""
        try:
            function()
        except Exception as exc:
            if isinstance(self.result, _DebugResult):
                raise
            self._report(exc, fixture, owner)
            return False
        return True

    def _report(self, exc, fixture, owner):
        error = _ErrorHolder(f'{fixture} ({owner})')
        if isinstance(exc, case.SkipTest) and hasattr(self.result, 'addSkip'):
            self.result.addSkip(error, str(exc))
        else:
            self.result.addError(error, (type(exc), exc, exc.__traceback__))

    def _class_cleanups(self, cls, fixture):
        cleanups = getattr(cls, 'doClassCleanups', None)
        if cleanups is None:
            return
        cleanups()
        for exc_info in cls.tearDown_exceptions:
            if isinstance(self.result, _DebugResult):
                raise exc_info[1]
            self._report(exc_info[1], fixture, strclass(cls))

    def _enter_class(self, cls):
        result = self.result
        if cls == result._previousTestClass or result._moduleSetUpFailed:
            return
        if getattr(cls, '__unittest_skip__', False):
            return
        try:
            cls._classSetupFailed = False
        except TypeError:
            pass
        set_up = getattr(cls, 'setUpClass', None)
        if set_up is None:
            return

        def enter():
            if not self._attempt(set_up, 'setUpClass', strclass(cls)):
                cls._classSetupFailed = True
                self._class_cleanups(cls, 'setUpClass')

        self._captured(enter)

    def _leave_class(self, following):
        result = self.result
        cls = getattr(result, '_previousTestClass', None)
        if cls is None or cls == following:
            return
        if getattr(cls, '_classSetupFailed', False) or getattr(result, '_moduleSetUpFailed', False):
            return
        if getattr(cls, '__unittest_skip__', False):
            return
        tear_down = getattr(cls, 'tearDownClass', None)

        def leave():
            if tear_down is not None:
                self._attempt(tear_down, 'tearDownClass', strclass(cls))
            self._class_cleanups(cls, 'tearDownClass')

        self._captured(leave)

    def _previous_module(self):
        cls = getattr(self.result, '_previousTestClass', None)
        return None if cls is None else cls.__module__

    def _enter_module(self, name):
        if name == self._previous_module():
            return
        self._leave_module()
        self.result._moduleSetUpFailed = False
        set_up = getattr(sys.modules.get(name), 'setUpModule', None)
        if set_up is None:
            return

        def enter():
            if not self._attempt(set_up, 'setUpModule', name):
                self.result._moduleSetUpFailed = True
                self._attempt(case.doModuleCleanups, 'setUpModule', name)

        self._captured(enter)

    def _leave_module(self):
        name = self._previous_module()
        if name is None or self.result._moduleSetUpFailed or name not in sys.modules:
            return
        tear_down = getattr(sys.modules[name], 'tearDownModule', None)

        def leave():
            if tear_down is not None:
                self._attempt(tear_down, 'tearDownModule', name)
            self._attempt(case.doModuleCleanups, 'tearDownModule', name)

        self._captured(leave)


class _ErrorHolder:
    """Stands for a fixture among the tests of a result."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __repr__(self):
        return f'<ErrorHolder description={self.description!r}>'

    def __str__(self):
        return self.id()

    def run(self, result):
        pass

    def __call__(self, result):
        return self.run(result)

    def countTestCases(self):
        return 0


class _DebugResult:
    _previousTestClass = None
    _moduleSetUpFailed = False
    shouldStop = False
