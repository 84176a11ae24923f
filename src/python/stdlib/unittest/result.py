"""What became of tests."""

import sys
import traceback
from functools import wraps

from .util import strclass


def failfast(method):
    """Ends the run after the call if it is to end at the first failure."""

    @wraps(method)
    def inner(self, *args, **kw):
        if getattr(self, 'failfast', False):
            self.stop()
        return method(self, *args, **kw)

    return inner


class TestResult:
    """Keeps what tests tell."""

    _previousTestClass = None
    _testRunEntered = False
    _moduleSetUpFailed = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = False
        self.failures = []
        self.errors = []
        self.testsRun = 0
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        self.collectedDurations = []
        self.shouldStop = False
        self.buffer = False
        self.tb_locals = False
        self._buffers = None
        self._streams = (sys.stdout, sys.stderr)
        self._mirrorOutput = False

    def printErrors(self):
        """For results that print."""

    def startTest(self, test):
        self.testsRun += 1
        self._mirrorOutput = False
        self._setupStdout()

    def stopTest(self, test):
        self._restoreStdout()
        self._mirrorOutput = False

    def startTestRun(self):
        """Called before the first test."""

    def stopTestRun(self):
        """Called after the last."""

    def _setupStdout(self):
        if self.buffer:
            if self._buffers is None:
                from io import StringIO

                self._buffers = (StringIO(), StringIO())
            sys.stdout, sys.stderr = self._buffers

    def _restoreStdout(self):
        if not self.buffer:
            return
        if self._mirrorOutput:
            for original, (label, text) in zip(self._streams, self._buffered()):
                if text:
                    original.write(f'\n{label}:\n{text}')
        sys.stdout, sys.stderr = self._streams
        for buffer in self._buffers or ():
            buffer.seek(0)
            buffer.truncate()

    def _buffered(self):
        """What has been printed on each stream, as whole lines."""
        texts = [stream.getvalue() for stream in (sys.stdout, sys.stderr)]
        return [
            (label, text if text.endswith('\n') or not text else text + '\n')
            for label, text in zip(('Stdout', 'Stderr'), texts)
        ]

    @failfast
    def addError(self, test, err):
        self.errors.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    @failfast
    def addFailure(self, test, err):
        self.failures.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    def addSubTest(self, test, subtest, err):
        """A subtest has ended, with an exception if `err` isn't None."""
        if err is None:
            return
        if getattr(self, 'failfast', False):
            self.stop()
        found = self.failures if issubclass(err[0], test.failureException) else self.errors
        found.append((subtest, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    def addSuccess(self, test):
        """For results that keep successes."""

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    @failfast
    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    def addDuration(self, test, elapsed):
        if hasattr(self, 'collectedDurations'):
            self.collectedDurations.append((str(test), elapsed))

    def wasSuccessful(self):
        return not (self.failures or self.errors or getattr(self, 'unexpectedSuccesses', None))

    def stop(self):
        """No further test shall begin."""
        self.shouldStop = True

    def _exc_info_to_string(self, err, test):
        text = ''.join(traceback.format_exception(err[1]))
        if self.buffer:
            for label, printed in self._buffered():
                if printed:
                    text += f'\n{label}:\n{printed}'
        return text

    def __repr__(self):
        return (
            f'<{strclass(self.__class__)} run={self.testsRun} errors={len(self.errors)} '
            f'failures={len(self.failures)}>'
        )
