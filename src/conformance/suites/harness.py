"""Lists or runs the tests of one of CPython's test modules; says on each line what begins and what became of it."""

import io
import json
import sys
import traceback
import unittest

from absent import module as absent_module


def _say(kind, *parts):
    sys.__stdout__.write(f'\n\u241e{kind} {json.dumps(parts)}\n')


def _flat(suite):
    for test in suite:
        if isinstance(test, unittest.BaseTestSuite):
            yield from _flat(test)
        else:
            yield test


class _Result(unittest.TestResult):
    def summary(self):
        """How the test went, and what it says about that."""
        if self.errors or self.failures:
            found = [text for _, text in self.errors + self.failures]
            last = [text.strip().splitlines()[-1] for text in found]
            return 'failed', f'{len(found)} parts: {last[0]}' if len(found) > 1 else last[0], '\n'.join(found)
        if self.unexpectedSuccesses:
            return 'failed', 'passes where CPython expects a failure', ''
        if self.skipped:
            return 'excluded', self.skipped[0][1], ''
        return 'passed', '', ''


def _no_halves(*args):
    raise unittest.SkipTest("about the two halves of CPython's asyncio")


def _name_halves():
    """CPython has Future and Task twice, in Python and in C, and tests both; we have them once."""
    from asyncio import futures, tasks

    for module, name in ((futures, 'Future'), (tasks, 'Task')):
        for prefix in ('_Py', '_C'):
            setattr(module, prefix + name, getattr(module, name))
    for name in ('current_task', 'register_task', 'unregister_task', 'enter_task', 'leave_task', 'swap_current_task'):
        found = getattr(tasks, name, None) or getattr(tasks, f'_{name}', None) or _no_halves
        for prefix in ('_py_', '_c_'):
            setattr(tasks, prefix + name, found)


def _load(name):
    if name.startswith('test.test_asyncio'):
        _name_halves()
    __import__(name)
    module = sys.modules[name]
    if hasattr(getattr(module, 'doctest', None), '__getattr__'):
        # The module's own way of adding doctests needs what there isn't.
        module.__dict__.pop('load_tests', None)
    return unittest.TestLoader().loadTestsFromModule(module)


def main(name, absent, wanted):
    for missing in absent:
        sys.modules[missing] = absent_module(missing)
    tests = list(_flat(_load(name)))
    if wanted is None:
        _say('tests', *[test.id() for test in tests])
        return
    places = {}
    for test in tests:
        places.setdefault(test.id(), test)
    for wanted_id in wanted:
        _say('begin', wanted_id)
        result = _Result()
        stdout, stderr = sys.stdout, sys.stderr
        sys.stdout = sys.stderr = io.StringIO()
        try:
            unittest.TestSuite([places[wanted_id]]).run(result)
        finally:
            sys.stdout, sys.stderr = stdout, stderr
        _say('end', wanted_id, *result.summary())
