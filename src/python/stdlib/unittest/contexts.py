"""What assertRaises, assertWarns and assertLogs give to a `with` statement."""

import collections
import sys
import traceback
import warnings

from _interleave import generic_alias


def _is_subtype(expected, base):
    if isinstance(expected, tuple):
        return all(_is_subtype(item, base) for item in expected)
    return isinstance(expected, type) and issubclass(expected, base)


def _name_of(expected):
    try:
        return expected.__name__
    except AttributeError:
        return str(expected)


class _BaseTestCaseContext:
    msg = None

    def __init__(self, test_case):
        self.test_case = test_case

    def _raiseFailure(self, standardMsg):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, standardMsg))


class _Expecting(_BaseTestCaseContext):
    """Something of a class is expected, perhaps with a text that matches."""

    def __init__(self, expected, test_case, expected_regex=None):
        super().__init__(test_case)
        self.expected = expected
        if expected_regex is not None:
            import re

            expected_regex = re.compile(expected_regex)
        self.expected_regex = expected_regex
        self.obj_name = None

    def handle(self, name, args, kwargs):
        """Calls what is given in a `with` of its own; gives itself if nothing is."""
        if not _is_subtype(self.expected, self._base_type):
            raise TypeError(f'{name}() arg 1 must be {self._base_type_str}')
        if not args:
            self.msg = kwargs.pop('msg', None)
            if kwargs:
                raise TypeError(f'{next(iter(kwargs))!r} is an invalid keyword argument for this function')
            return self
        function, *rest = args
        self.obj_name = getattr(function, '__name__', None) or str(function)
        with self:
            function(*rest, **kwargs)

    def _missing(self, what):
        text = f'{_name_of(self.expected)} {what}'
        self._raiseFailure(f'{text} by {self.obj_name}' if self.obj_name else text)

    def _mismatch(self, value):
        self._raiseFailure(f'"{self.expected_regex.pattern}" does not match "{value}"')


class _AssertRaisesContext(_Expecting):
    """`with self.assertRaises(...)`."""

    _base_type = BaseException
    _base_type_str = 'an exception type or tuple of exception types'

    def __class_getitem__(cls, item):
        return generic_alias(cls, item)

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            self._missing('not raised')
        traceback.clear_frames(tb)
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc_value.with_traceback(None)
        if self.expected_regex is not None and not self.expected_regex.search(str(exc_value)):
            self._mismatch(exc_value)
        return True


class _AssertWarnsContext(_Expecting):
    """`with self.assertWarns(...)`."""

    _base_type = Warning
    _base_type_str = 'a warning type or tuple of warning types'

    def __enter__(self):
        for module in list(sys.modules.values()):
            if getattr(module, '__warningregistry__', None):
                module.__warningregistry__ = {}
        self.warnings_manager = warnings.catch_warnings(record=True)
        self.warnings = self.warnings_manager.__enter__()
        warnings.simplefilter('always', self.expected)
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self.warnings_manager.__exit__(exc_type, exc_value, tb)
        if exc_type is None:
            self._examine([shown for shown in self.warnings if isinstance(shown.message, self.expected)])

    def _examine(self, found):
        for shown in found:
            if self.expected_regex is None or self.expected_regex.search(str(shown.message)):
                self.warning = shown.message
                self.filename = shown.filename
                self.lineno = shown.lineno
                return
        if found:
            self._mismatch(found[0].message)
        self._missing('not triggered')


class _AssertNotWarnsContext(_AssertWarnsContext):
    """`with self._assertNotWarns(...)`."""

    def _examine(self, found):
        if found:
            self._raiseFailure(f'{_name_of(self.expected)} triggered')


_LoggingWatcher = collections.namedtuple('_LoggingWatcher', ['records', 'output'])


def _capturing_handler(logging, level):
    class _CapturingHandler(logging.Handler):
        """Keeps records and their texts."""

        def __init__(self):
            super().__init__()
            self.watcher = _LoggingWatcher([], [])

        def flush(self):
            pass

        def emit(self, record):
            self.watcher.records.append(record)
            self.watcher.output.append(self.format(record))

    handler = _CapturingHandler()
    handler.setLevel(level)
    handler.setFormatter(logging.Formatter('%(levelname)s:%(name)s:%(message)s'))
    return handler


class _AssertLogsContext(_BaseTestCaseContext):
    """`with self.assertLogs(...)` and `assertNoLogs`."""

    def __init__(self, test_case, logger_name, level, no_logs):
        import logging

        super().__init__(test_case)
        self._logging = logging
        self.logger_name = logger_name
        self.level = logging.getLevelNamesMapping().get(level, level) if level else logging.INFO
        self.no_logs = no_logs

    def __enter__(self):
        named = self.logger_name
        logger = named if isinstance(named, self._logging.Logger) else self._logging.getLogger(named)
        self.logger = logger
        self._before = logger.handlers[:], logger.level, logger.propagate
        handler = _capturing_handler(self._logging, self.level)
        self.watcher = handler.watcher
        logger.handlers = [handler]
        logger.setLevel(self.level)
        logger.propagate = False
        return None if self.no_logs else self.watcher

    def __exit__(self, exc_type, exc_value, tb):
        logger = self.logger
        logger.handlers, level, logger.propagate = self._before
        logger.setLevel(level)
        if exc_type is not None:
            return False
        if self.no_logs:
            if self.watcher.records:
                self._raiseFailure(f'Unexpected logs found: {self.watcher.output!r}')
        elif not self.watcher.records:
            self._raiseFailure(
                f'no logs of level {self._logging.getLevelName(self.level)} or higher triggered on {logger.name}'
            )
