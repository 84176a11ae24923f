"""Every assertion, failing: the text."""

import logging
import unittest
import warnings


class Thing:
    def __repr__(self):
        return 'Thing()'


class Broken:
    __hash__ = None

    def __eq__(self, other):
        return False

    def __repr__(self):
        raise ValueError


t = unittest.TestCase()


def show(name, *args, **kwargs):
    try:
        getattr(t, name)(*args, **kwargs)
    except AssertionError as e:
        print(name, '|', e)
    except TypeError as e:
        print(name, '! ', e)
    else:
        print(name, 'passes')


show('assertEqual', 1, 2)
show('assertEqual', 1, 2, 'why')
show('assertEqual', 1, 1.0)
show('assertEqual', Thing(), Thing())
show('assertEqual', 'x' * 100, 'x' * 99 + 'y', msg='long')
show('assertEqual', range(200), 'a' * 200)
show('assertEqual', tuple(range(100)), 3)
show('assertNotEqual', 1, 1)
show('assertTrue', [])
show('assertFalse', 'a', 'm')
show('assertIs', 1, 2)
show('assertIsNot', None, None)
show('assertIsNone', 0)
show('assertIsNotNone', None)
show('assertIn', 1, [2, 3])
show('assertNotIn', 'a', 'abc')
show('assertIsInstance', 1, str)
show('assertIsInstance', 1, (str, bytes))
show('assertNotIsInstance', True, int)
show('assertLess', 2, 1)
show('assertLessEqual', 2, 1)
show('assertGreater', 1, 1)
show('assertGreaterEqual', 0, 1, 'order')
show('assertAlmostEqual', 1.0, 1.1)
show('assertAlmostEqual', 1.0, 1.00000001)
show('assertAlmostEqual', 1.0, 1.5, delta=0.25)
show('assertAlmostEqual', 1.0, 1.5, places=0)
show('assertAlmostEqual', 1.0, 1.25, places=2)
show('assertAlmostEqual', 1.0, 1.5, places=2, delta=1)
show('assertNotAlmostEqual', 1.0, 1.0)
show('assertNotAlmostEqual', 1.0, 1.1, delta=0.5)
show('assertNotAlmostEqual', 1.0, 1.1, places=0)
show('assertSetEqual', {1, 2}, {2, 3})
show('assertEqual', frozenset('a'), frozenset('b'))
show('assertSetEqual', {1}, [1])
show('assertSetEqual', 1, {1})
show('assertCountEqual', [1, 2, 2], [2, 1, 3])
show('assertCountEqual', [[1], [2], [2]], [[2], [3]])
show('assertMultiLineEqual', 'a\nb\nc\n', 'a\nB\nc\n')
show('assertMultiLineEqual', 'one', 'two three')
show('assertMultiLineEqual', '', 'x')
show('assertMultiLineEqual', 1, 'x')
show('assertRaises', ValueError, int, '1')
show('assertRaises', (ValueError, KeyError), print)
show('assertRaises', 3)
show('assertRaises', ValueError, foo=1)
show('assertWarns', UserWarning, print)
show('assertWarns', 3, print)
show('fail')
show('fail', 'no')

with t.assertRaises(ZeroDivisionError) as caught:
    1 / 0
print(repr(caught.exception), caught.exception.__traceback__)
try:
    with t.assertRaises(ValueError, msg='here'):
        pass
except AssertionError as e:
    print(e)
try:
    with t.assertRaises(ValueError):
        {}['x']
except KeyError as e:
    print('through:', repr(e))
with t.assertWarns(DeprecationWarning) as warned:
    warnings.warn('old', DeprecationWarning)
print(repr(warned.warning))
with t.assertLogs('app', 'INFO') as logs:
    logging.getLogger('app.part').warning('careful %s', 1)
    logging.getLogger('app').debug('not this')
    logging.getLogger('app').info('this')
print(logs.output, [record.levelname for record in logs.records])
for context in (t.assertLogs(), t.assertLogs('app', level='ERROR'), t.assertNoLogs('app')):
    try:
        with context:
            logging.getLogger('app').warning('w')
    except AssertionError as e:
        print('logs |', e)


class Short(unittest.TestCase):
    longMessage = False
    maxDiff = 10


t = Short()
show('assertEqual', 1, 2)
show('assertEqual', 1, 2, 'only this')
show('assertMultiLineEqual', 'a\nb\nc\nd\n', 'a\nB\nc\n')
t.addTypeEqualityFunc(Thing, lambda a, b, msg=None: t.fail('things differ'))
show('assertEqual', Thing(), Thing())
