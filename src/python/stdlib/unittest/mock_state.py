"""What mocks know about themselves and about what they stand for."""

import inspect
import types
from functools import partial

from .mock_calls import DEFAULT, _CallList

_NUMERIC = 'add sub mul matmul truediv floordiv mod lshift rshift and xor or pow'.split()
_OTHER = (
    'lt gt le ge eq ne getitem setitem delitem len contains str sizeof enter exit divmod rdivmod neg pos abs invert '
    'complex int float index round trunc floor ceil bool next fspath aiter hash iter'
).split()
# What MagicMock has; the rest can be set.
_MAGICS = frozenset(f'__{p}{n}__' for p in ('', 'i', 'r') for n in _NUMERIC) | {f'__{n}__' for n in _OTHER}
_ASYNC_MAGICS = frozenset(('__aenter__', '__aexit__', '__anext__'))
_SETTABLE = frozenset(
    f'__{n}__'
    for n in (
        'get set delete reversed missing reduce reduce_ex getinitargs getnewargs getstate setstate getformat repr dir '
        'subclasses format getnewargs_ex'
    ).split()
)
_ALL_MAGICS = _MAGICS | _ASYNC_MAGICS | _SETTABLE
_UNSUPPORTED = frozenset(
    f'__{n}__' for n in 'getattr setattr init new prepare instancecheck subclasscheck del'.split()
)
_FIXED = {
    '__lt__': NotImplemented, '__gt__': NotImplemented, '__le__': NotImplemented, '__ge__': NotImplemented,
    '__int__': 1, '__contains__': False, '__len__': 0, '__exit__': False, '__complex__': 1j, '__float__': 1.0,
    '__bool__': True, '__index__': 1, '__aexit__': False,
}
_DELETED = object()
_MISSPELT = ('assert', 'assret', 'asert', 'aseert', 'assrt')

_FUNCTION_TYPES = (types.FunctionType, types.MethodType)


class InvalidSpecError(Exception):
    """A mock was given as a spec."""


class _State:
    """What a mock knows about itself."""

    def __init__(self, parent, name, new_name, new_parent, wraps, unsafe):
        self.parent, self.name = parent, name
        self.new_name, self.new_parent = new_name, new_parent
        self.wraps, self.unsafe = wraps, unsafe
        self.sealed = False
        self.children = {}
        self.function = None
        self.return_value = DEFAULT
        self.side_effect = None
        self.spec_class = self.methods = self.signature = None
        self.spec_set = False
        self.asyncs = ()
        self.forget()

    def forget(self):
        self.called = False
        self.call_count = 0
        self.call_args = None
        self.call_args_list = _CallList()
        self.mock_calls = _CallList()
        self.method_calls = _CallList()
        self.await_count = 0
        self.await_args = None
        self.await_args_list = _CallList()
        self.publish()

    def publish(self):
        """Tells the function that stands for this mock, if one does."""
        if self.function is not None:
            for name in _COUNTS:
                setattr(self.function, name, getattr(self, name))


_COUNTS = ('called', 'call_count', 'call_args', 'call_args_list', 'mock_calls', 'method_calls')


def _is_exception(obj):
    return isinstance(obj, BaseException) or isinstance(obj, type) and issubclass(obj, BaseException)


def _is_magic(name):
    return len(name) > 4 and name.startswith('__') and name.endswith('__')


def _callable(obj):
    if isinstance(obj, (staticmethod, classmethod, types.MethodType)):
        return _callable(obj.__func__)
    return isinstance(obj, type) or getattr(obj, '__call__', None) is not None


def _signature_of(spec, as_instance, skips_self):
    """The function a call of the spec would reach, and its signature; None if that can't be told."""
    if isinstance(spec, type) and not as_instance:
        spec, skips_self = spec.__init__, True
    elif isinstance(spec, (classmethod, staticmethod)):
        skips_self = skips_self or isinstance(spec, classmethod)
        spec = spec.__func__
    elif not isinstance(spec, _FUNCTION_TYPES):
        try:
            spec = spec.__call__
        except AttributeError:
            return None
    try:
        return spec, inspect.signature(partial(spec, None) if skips_self else spec)
    except (ValueError, TypeError):
        return None


class _AsyncIterator:
    """`async for` over plain values."""

    def __init__(self, iterator):
        self.iterator = iterator

    def __aiter__(self):
        return self

    async def __anext__(self):
        for item in self.iterator:
            return item
        raise StopAsyncIteration


def _static_attribute(obj, name):
    """An attribute as it is stored, without running a property."""
    for place in (obj, *(obj if isinstance(obj, type) else type(obj)).__mro__):
        try:
            found = object.__getattribute__(place, '__dict__') if not isinstance(place, type) else place.__dict__
        except AttributeError:
            continue
        if name in found:
            found = found[name]
            return getattr(found, '__func__', found)
    return None


def _steps(effect):
    """A side effect; items become an iterator."""
    if effect is None or _is_exception(effect) or _callable(effect):
        return effect
    try:
        return iter(effect)
    except TypeError:
        return effect
