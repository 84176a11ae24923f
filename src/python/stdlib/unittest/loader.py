"""Finds tests in classes and modules."""

import functools
import traceback
import types

from _interleave import unsupported

from . import case, suite
from .util import three_way_cmp


class _FailedTest(case.TestCase):
    """A test in place of one that could not be found; running it raises why."""

    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattr__(name)

        def testFailure():
            raise self._exception

        return testFailure


def _matches(name, pattern):
    """Whether a name fits a pattern with * and ?."""
    first, *middle = pattern.split('*')
    if not middle:
        return _fits_at(name, first, 0) and len(name) == len(first)
    *middle, last = middle
    if len(name) < len(first) + len(last) or not _fits_at(name, first, 0):
        return False
    end = len(name) - len(last)
    if not _fits_at(name, last, end):
        return False
    at = len(first)
    for part in middle:
        while at + len(part) <= end and not _fits_at(name, part, at):
            at += 1
        at += len(part)
    return at <= end


def _fits_at(name, part, at):
    there = name[at:at + len(part)]
    return len(there) == len(part) and all(p in ('?', c) for p, c in zip(part, there))


def _is_case_class(obj):
    return isinstance(obj, type) and issubclass(obj, case.TestCase) and obj not in (
        case.TestCase, case.FunctionTestCase
    )


class TestLoader:
    """Makes suites."""

    testMethodPrefix = 'test'
    sortTestMethodsUsing = staticmethod(three_way_cmp)
    testNamePatterns = None
    suiteClass = suite.TestSuite
    _top_level_dir = None

    def __init__(self):
        self.errors = []

    def _failed(self, name, exception, message):
        self.errors.append(message)
        return self.suiteClass((_FailedTest(name, exception),))

    def loadTestsFromTestCase(self, testCaseClass):
        """A suite of the test methods of a class."""
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError(
                'Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?'
            )
        names = []
        if testCaseClass not in (case.TestCase, case.FunctionTestCase):
            names = self.getTestCaseNames(testCaseClass)
            if not names and hasattr(testCaseClass, 'runTest'):
                names = ['runTest']
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        """A suite of the test classes of a module; its `load_tests` may change it."""
        found = (getattr(module, name) for name in dir(module))
        tests = self.suiteClass([self.loadTestsFromTestCase(obj) for obj in found if _is_case_class(obj)])
        load_tests = getattr(module, 'load_tests', None)
        if load_tests is None:
            return tests
        try:
            return load_tests(self, tests, pattern)
        except Exception as exc:
            return self._failed(module.__name__, exc, f'Failed to call load_tests:\n{traceback.format_exc()}')

    def loadTestsFromName(self, name, module=None):
        """A suite of what a dotted name stands for: module, class, method, or a function that makes tests."""
        parts = name.split('.')
        failed_import = None
        if module is None:
            module, failed_import = self._import_longest(parts)
            if module is None:
                return self._failed(*failed_import)
            parts = parts[1:]
        obj, parent = module, None
        for part in parts:
            try:
                parent, obj = obj, getattr(obj, part)
            except AttributeError as exc:
                if getattr(obj, '__path__', None) is not None and failed_import is not None:
                    return self._failed(*failed_import)
                return self._failed(part, exc, f'Failed to access attribute:\n{traceback.format_exc()}')
        return self._suite_of(obj, parent, parts)

    def _import_longest(self, parts):
        """The top module of the longest part of a dotted name that can be imported, and why no longer one can."""
        failed = None
        for count in range(len(parts), 0, -1):
            try:
                return __import__('.'.join(parts[:count])), failed
            except ImportError:
                last = parts[count - 1]
                message = f'Failed to import test module: {last}\n{traceback.format_exc()}'
                failed = last, ImportError(message), message
        return None, failed

    def _suite_of(self, obj, parent, parts):
        if isinstance(obj, types.ModuleType):
            return self.loadTestsFromModule(obj)
        if _is_case_class(obj):
            return self.loadTestsFromTestCase(obj)
        if isinstance(obj, types.FunctionType) and isinstance(parent, type) and issubclass(parent, case.TestCase):
            test = parent(parts[-1])
            if not isinstance(getattr(test, parts[-1]), types.FunctionType):
                return self.suiteClass([test])
        elif isinstance(obj, suite.TestSuite):
            return obj
        if not callable(obj):
            raise TypeError(f"don't know how to make test from: {obj}")
        test = obj()
        if isinstance(test, suite.TestSuite):
            return test
        if isinstance(test, case.TestCase):
            return self.suiteClass([test])
        raise TypeError(f'calling {obj} returned {test}, not a test')

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def getTestCaseNames(self, testCaseClass):
        """The names of the test methods of a class, in order."""
        where = f'{testCaseClass.__module__}.{testCaseClass.__qualname__}'

        def is_wanted(name):
            if not name.startswith(self.testMethodPrefix) or not callable(getattr(testCaseClass, name)):
                return False
            patterns = self.testNamePatterns
            return patterns is None or any(_matches(f'{where}.{name}', pattern) for pattern in patterns)

        names = [name for name in dir(testCaseClass) if is_wanted(name)]
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def discover(self, start_dir, pattern='test*.py', top_level_dir=None):
        unsupported("test discovery can't be used in Interleave: there are no folders to search")


defaultTestLoader = TestLoader()
