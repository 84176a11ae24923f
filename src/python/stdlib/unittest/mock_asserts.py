"""What mocks can be asked about their calls and awaits."""

from .mock_calls import _Call, _CallList, _signature_text, call
from .util import safe_repr


def _cause(expected):
    return expected if isinstance(expected, Exception) else None


def _is_among(expected, calls):
    """Whether it equals one of the calls; ANY in it is asked first."""
    return any(all(mine == other for mine, other in zip(expected, each)) for each in calls)


class _CallAssertions:
    """The assert_... methods of all mocks."""

    def _shown_name(self):
        return self._mock.name or 'mock'

    def _text_of(self, args, kwargs):
        return _signature_text(self._shown_name(), args, kwargs)

    def _calls_repr(self):
        return f'\nCalls: {safe_repr(self.mock_calls)}.' if self.mock_calls else ''

    def _call_matcher(self, made):
        """The call with its arguments bound as the spec's signature says, or the error of binding them."""
        named = len(made) > 2
        signature = self._signature_at(made[0]) if named else self._mock.signature
        if signature is None:
            return made
        name = made[0] if named else ''
        args, kwargs = made[-2:]
        try:
            bound = signature.bind(*args, **kwargs)
        except TypeError as exc:
            return exc.with_traceback(None)
        return call(name, bound.args, bound.kwargs)

    def _signature_at(self, name):
        """The signature of the child of that dotted name."""
        if not name:
            return self._mock.signature
        signature = None
        children = self._mock.children
        for part in name.replace('()', '').split('.'):
            child = children.get(part)
            # A function made from a spec has its mock as an attribute.
            child = child.__dict__.get('mock', child) if hasattr(child, '__dict__') else child
            if not hasattr(type(child), '_call_matcher'):
                break
            children = child._mock.children
            signature = child._mock.signature
        return signature

    def _count_text(self, what):
        return f"Expected '{self._shown_name()}' to {what}. Called {self.call_count} times.{self._calls_repr()}"

    def assert_not_called(self):
        if self.call_count:
            raise AssertionError(self._count_text('not have been called'))

    def assert_called(self):
        if not self.call_count:
            raise AssertionError(f"Expected '{self._shown_name()}' to have been called.")

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError(self._count_text('have been called once'))

    def assert_called_with(self, /, *args, **kwargs):
        if self.call_args is None:
            raise AssertionError(
                f'expected call not found.\nExpected: {self._text_of(args, kwargs)}\n  Actual: not called.'
            )
        self._compare_last('call', self.call_args, args, kwargs)

    def _compare_last(self, what, last, args, kwargs):
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        if self._call_matcher(last) != expected:
            text = f'Expected: {self._text_of(args, kwargs)}\n  Actual: {self._text_of(*self.call_args)}'
            raise AssertionError(f'expected {what} not found.\n{text}') from _cause(expected)

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError(self._count_text('be called once'))
        return self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        self._find_any('call', self.call_args_list, args, kwargs)

    def _find_any(self, what, made, args, kwargs):
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        cause = _cause(expected)
        if cause or not _is_among(expected, [self._call_matcher(each) for each in made]):
            raise AssertionError(f'{self._text_of(args, kwargs)} {what} not found') from cause

    def assert_has_calls(self, calls, any_order=False):
        missing, made, cause = self._match_all('Calls', 'calls', calls, self.mock_calls, any_order, '  Actual: ')
        if missing:
            raise AssertionError(
                f'{self._shown_name()!r} does not contain all of {tuple(missing)!r} in its call list, '
                f'found {made!r} instead'
            ) from cause

    def _match_all(self, title, what, calls, actual, any_order, label):
        """What is missing of the expected calls, if their order is free; else raises."""
        expected = [self._call_matcher(each) for each in calls]
        errors = [_cause(each) for each in expected]
        cause = next(filter(None, errors), None)
        made = _CallList(self._call_matcher(each) for each in actual)
        if any_order:
            made = list(made)
            missing = []
            for each in expected:
                try:
                    made.remove(each)
                except ValueError:
                    missing.append(each)
            return missing, made, cause
        if expected not in made:
            problem = f'{title} not found.'
            if cause is not None:
                problem = f'Error processing expected {what}.\nErrors: {errors}'
            raise AssertionError(
                f'{problem}\nExpected: {_CallList(calls)}\n{label}{safe_repr(actual)}'
            ) from cause
        return None, made, cause


class _AwaitAssertions:
    """Those of asynchronous mocks."""

    def _await_count_text(self, what):
        return f'Expected {self._shown_name()} to {what}. Awaited {self.await_count} times.'

    def assert_awaited(self):
        if not self.await_count:
            raise AssertionError(f'Expected {self._shown_name()} to have been awaited.')

    def assert_not_awaited(self):
        if self.await_count:
            raise AssertionError(self._await_count_text('not have been awaited'))

    def assert_awaited_once(self):
        if self.await_count != 1:
            raise AssertionError(self._await_count_text('have been awaited once'))

    def assert_awaited_with(self, /, *args, **kwargs):
        if self.await_args is None:
            raise AssertionError(f'Expected await: {self._text_of(args, kwargs)}\nNot awaited')
        self._compare_last('await', self.await_args, args, kwargs)

    def assert_awaited_once_with(self, /, *args, **kwargs):
        self.assert_awaited_once()
        return self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        self._find_any('await', self.await_args_list, args, kwargs)

    def assert_has_awaits(self, calls, any_order=False):
        missing, _, cause = self._match_all('Awaits', 'awaits', calls, self.await_args_list, any_order, 'Actual: ')
        if missing:
            raise AssertionError(f'{tuple(missing)!r} not all found in await list') from cause
