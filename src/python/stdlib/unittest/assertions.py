"""The assertions of TestCase."""

from .contexts import _AssertLogsContext, _AssertNotWarnsContext, _AssertRaisesContext, _AssertWarnsContext
from .util import _common_shorten_repr, _count_diff_all_purpose, _count_diff_hashable, safe_repr

_ORDER = {
    'assertLess': 'less than', 'assertLessEqual': 'less than or equal to', 'assertGreater': 'greater than',
    'assertGreaterEqual': 'greater than or equal to',
}


def _diff_of(first, second):
    """Both values over as many lines as they need, with marks where they differ."""
    from difflib import ndiff
    from pprint import pformat

    return '\n'.join(ndiff(pformat(first).splitlines(), pformat(second).splitlines()))


def _lines_of(text, other):
    """Lines with their ends; the last gets one unless both texts end with one."""
    ends = text.endswith('\n') and (not other or other.endswith('\n'))
    return (text + '\n' if text and not ends else text).splitlines(True)


class _Assertions:
    failureException = AssertionError
    longMessage = True
    maxDiff = 640
    _diffThreshold = 65536
    _equalities = {
        dict: 'assertDictEqual', list: 'assertListEqual', tuple: 'assertTupleEqual', set: 'assertSetEqual',
        frozenset: 'assertSetEqual', str: 'assertMultiLineEqual',
    }

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        return standardMsg if msg is None else f'{standardMsg} : {msg}'

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return f'{message}\nDiff is {len(diff)} characters long. Set self.maxDiff to None to see it.'

    def fail(self, msg=None):
        """Fails at once."""
        raise self.failureException(msg)

    def _fail(self, msg, standardMsg):
        raise self.failureException(self._formatMessage(msg, standardMsg))

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._fail(msg, f'{safe_repr(expr)} is not true')

    def assertFalse(self, expr, msg=None):
        if expr:
            self._fail(msg, f'{safe_repr(expr)} is not false')

    # Equality

    def addTypeEqualityFunc(self, typeobj, function):
        """assertEqual calls `function(first, second, msg=...)` for two values of that type."""
        self._type_equality_funcs[typeobj] = function

    def _getAssertEqualityFunc(self, first, second):
        if type(first) is type(second):
            function = self._type_equality_funcs.get(type(first))
            if function is not None:
                return getattr(self, function) if isinstance(function, str) else function
        return self._baseAssertEqual

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            self._fail(msg, '%s != %s' % _common_shorten_repr(first, second))

    def assertEqual(self, first, second, msg=None):
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._fail(msg, f'{safe_repr(first)} == {safe_repr(second)}')

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        difference, within = self._closeness(first, second, places, delta)
        if within is not None:
            self._fail(msg, f'{safe_repr(first)} != {safe_repr(second)} within {within} ({difference} difference)')

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        difference, within = self._closeness(first, second, places, delta)
        if first == second or within is None:
            bounds = f'{safe_repr(delta)} delta' if delta is not None else f'{7 if places is None else places!r} places'
            if delta is not None:
                bounds += f' ({difference} difference)'
            self._fail(msg, f'{safe_repr(first)} == {safe_repr(second)} within {bounds}')

    def _closeness(self, first, second, places, delta):
        """The difference, and the bounds it is outside of, if it is."""
        if delta is not None and places is not None:
            raise TypeError('specify delta or places not both')
        difference = abs(first - second)
        if delta is not None:
            within = None if difference <= delta else f'{safe_repr(delta)} delta'
        else:
            places = 7 if places is None else places
            within = None if round(difference, places) == 0 else f'{places!r} places'
        return safe_repr(difference), within

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        name = 'sequence' if seq_type is None else seq_type.__name__
        if seq_type is not None:
            for place, value in (('First', seq1), ('Second', seq2)):
                if not isinstance(value, seq_type):
                    raise self.failureException(f'{place} sequence is not a {name}: {safe_repr(value)}')
        lengths = []
        for place, value in (('First', seq1), ('Second', seq2)):
            try:
                lengths.append(len(value))
            except (TypeError, NotImplementedError):
                break
        if len(lengths) < 2:
            place = 'Second' if lengths else 'First'
            self._fail_sequences(msg, f'{place} {name} has no length.    Non-sequence?', seq1, seq2)
        if seq1 == seq2:
            return
        text = '%ss differ: %s != %s\n' % (name.capitalize(), *_common_shorten_repr(seq1, seq2))
        for i in range(min(lengths)):
            items = []
            for place, value in (('First', seq1), ('Second', seq2)):
                try:
                    items.append(value[i])
                except (TypeError, IndexError, NotImplementedError):
                    text += f'\nUnable to index element {i} of {place.lower()} {name}\n'
                    break
            if len(items) < 2:
                break
            if items[0] != items[1]:
                text += '\nFirst differing element %d:\n%s\n%s\n' % (i, *_common_shorten_repr(*items))
                break
        else:
            if lengths[0] == lengths[1] and seq_type is None and type(seq1) != type(seq2):
                return
        self._fail_sequences(msg, text + self._extra(name, lengths, seq1, seq2), seq1, seq2)

    def _extra(self, name, lengths, seq1, seq2):
        n, m = lengths
        if n == m:
            return ''
        place, longer, at = ('First', seq1, m) if n > m else ('Second', seq2, n)
        text = f'\n{place} {name} contains {abs(n - m)} additional elements.\n'
        try:
            return f'{text}First extra element {at}:\n{safe_repr(longer[at])}\n'
        except (TypeError, IndexError, NotImplementedError):
            return f'{text}Unable to index element {at} of {place.lower()} {name}\n'

    def _fail_sequences(self, msg, text, seq1, seq2):
        self._fail(msg, self._truncateMessage(text, '\n' + _diff_of(seq1, seq2)))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def _set_difference(self, one, other, place):
        try:
            return one.difference(other)
        except TypeError as e:
            self.fail(f'invalid type when attempting set difference: {e}')
        except AttributeError as e:
            self.fail(f'{place} argument does not support set difference: {e}')

    def assertSetEqual(self, set1, set2, msg=None):
        only1 = self._set_difference(set1, set2, 'first')
        only2 = self._set_difference(set2, set1, 'second')
        lines = []
        for items, one, other in ((only1, 'first', 'second'), (only2, 'second', 'first')):
            if items:
                lines.append(f'Items in the {one} set but not the {other}:')
                lines.extend(map(repr, items))
        if lines:
            self._fail(msg, '\n'.join(lines))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, 'First argument is not a dictionary')
        self.assertIsInstance(d2, dict, 'Second argument is not a dictionary')
        if d1 != d2:
            text = '%s != %s' % _common_shorten_repr(d1, d2)
            self._fail(msg, self._truncateMessage(text, '\n' + _diff_of(d1, d2)))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, 'First argument is not a string')
        self.assertIsInstance(second, str, 'Second argument is not a string')
        if first == second:
            return
        if max(len(first), len(second)) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        from difflib import ndiff

        text = '%s != %s' % _common_shorten_repr(first, second)
        diff = ''.join(ndiff(_lines_of(first, second), _lines_of(second, first)))
        self._fail(msg, self._truncateMessage(text, '\n' + diff))

    def assertCountEqual(self, first, second, msg=None):
        first, second = list(first), list(second)
        try:
            found = _count_diff_hashable(first, second)
        except TypeError:
            found = _count_diff_all_purpose(first, second)
        if found:
            lines = ['First has %d, Second has %d:  %r' % each for each in found]
            self._fail(msg, self._truncateMessage('Element counts were not equal:\n', '\n'.join(lines)))

    # Membership, identity, order, classes

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._fail(msg, f'{safe_repr(member)} not found in {safe_repr(container)}')

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._fail(msg, f'{safe_repr(member)} unexpectedly found in {safe_repr(container)}')

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._fail(msg, f'{safe_repr(expr1)} is not {safe_repr(expr2)}')

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._fail(msg, f'unexpectedly identical: {safe_repr(expr1)}')

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._fail(msg, f'{safe_repr(obj)} is not None')

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._fail(msg, 'unexpectedly None')

    def _fail_order(self, msg, a, b, name):
        self._fail(msg, f'{safe_repr(a)} not {_ORDER[name]} {safe_repr(b)}')

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._fail_order(msg, a, b, 'assertLess')

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._fail_order(msg, a, b, 'assertLessEqual')

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._fail_order(msg, a, b, 'assertGreater')

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._fail_order(msg, a, b, 'assertGreaterEqual')

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._fail(msg, f'{safe_repr(obj)} is not an instance of {cls!r}')

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._fail(msg, f'{safe_repr(obj)} is an instance of {cls!r}')

    def assertRegex(self, text, expected_regex, msg=None):
        if isinstance(expected_regex, (str, bytes)):
            import re

            assert expected_regex, 'expected_regex must not be empty.'
            expected_regex = re.compile(expected_regex)
        if not expected_regex.search(text):
            self._fail(msg, f"Regex didn't match: {expected_regex.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        if isinstance(unexpected_regex, (str, bytes)):
            import re

            unexpected_regex = re.compile(unexpected_regex)
        match = unexpected_regex.search(text)
        if match:
            found = text[match.start():match.end()]
            self._fail(msg, f'Regex matched: {found!r} matches {unexpected_regex.pattern!r} in {text!r}')

    # Exceptions, warnings, logs

    def assertRaises(self, expected_exception, *args, **kwargs):
        return _AssertRaisesContext(expected_exception, self).handle('assertRaises', args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        context = _AssertRaisesContext(expected_exception, self, expected_regex)
        return context.handle('assertRaisesRegex', args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _AssertWarnsContext(expected_warning, self).handle('assertWarns', args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        context = _AssertWarnsContext(expected_warning, self, expected_regex)
        return context.handle('assertWarnsRegex', args, kwargs)

    def _assertNotWarns(self, expected_warning, *args, **kwargs):
        return _AssertNotWarnsContext(expected_warning, self).handle('_assertNotWarns', args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return _AssertLogsContext(self, logger, level, no_logs=False)

    def assertNoLogs(self, logger=None, level=None):
        return _AssertLogsContext(self, logger, level, no_logs=True)
