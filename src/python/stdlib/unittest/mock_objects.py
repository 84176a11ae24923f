"""Mocks: objects that take any call and attribute, and remember."""

import asyncio.coroutines
import inspect
from functools import partial

from .mock_asserts import _AwaitAssertions, _CallAssertions
from .mock_calls import DEFAULT, _Call
from .mock_state import (
    _ALL_MAGICS, _ASYNC_MAGICS, _AsyncIterator, _callable, _DELETED, _FIXED, _FUNCTION_TYPES, _is_exception,
    _is_magic, _MAGICS, _MISSPELT, _SETTABLE, _signature_of, _State, _static_attribute, _steps, _UNSUPPORTED,
    InvalidSpecError,
)

def _is_mock(obj):
    # Not isinstance: mocks may say that they are of another class.
    return issubclass(type(obj), NonCallableMock)


def _mock_of(obj):
    """The mock behind a function made from a spec."""
    return obj.mock if isinstance(obj, _FUNCTION_TYPES) and hasattr(obj, 'mock') else obj


def _is_async(obj):
    if _is_mock(obj) and not issubclass(type(obj), AsyncMock):
        return False
    obj = getattr(obj, '__func__', obj)
    return asyncio.coroutines.iscoroutinefunction(obj) or inspect.isawaitable(obj)


def _full_name(mock):
    """Where a mock hangs: mock.method().attribute."""
    names = []
    while mock._mock.new_parent is not None:
        names.append(mock._mock.new_name)
        mock = mock._mock.new_parent
    text = mock._mock.name or 'mock'
    for name in reversed(names):
        text += name if name.startswith('()') else f'.{name}'
    return text


def _adopt(parent, value, name, new_name):
    """Makes a mock that hangs nowhere yet a child; true if that has been done."""
    value = _mock_of(value)
    if not _is_mock(value):
        return False
    state = value._mock
    if state.name or state.new_name or state.parent is not None or state.new_parent is not None:
        return False
    above = parent
    while above is not None:
        if above is value:
            return False
        above = above._mock.new_parent
    if new_name:
        state.new_parent, state.new_name = parent, new_name
    if name:
        state.parent, state.name = parent, name
    return True


_COMPUTED = {
    '__hash__': object.__hash__, '__str__': object.__str__, '__sizeof__': lambda mock: 48,
    '__fspath__': lambda mock: f'{type(mock).__name__}/{_full_name(mock)}/{id(mock)}',
}


class _Magic:
    """Gives a mock's own child for a special method."""

    def __init__(self, name):
        self.name = name

    def __get__(self, mock, owner=None):
        if mock is None:
            return self
        child = mock._mock.children.get(self.name)
        if child is None:
            child = mock._get_child_mock(name=self.name, _new_name=self.name, _new_parent=mock)
            mock._mock.children[self.name] = child
            _set_default(mock, child, self.name)
        elif child is _DELETED:
            raise AttributeError(self.name)
        return child


_DESCRIPTORS = {name: _Magic(name) for name in _MAGICS | _ASYNC_MAGICS}


def _set_default(mock, method, name):
    """What a special method gives unless told otherwise."""
    if name in _FIXED:
        method.return_value = _FIXED[name]
    elif name in _COMPUTED:
        method.return_value = _COMPUTED[name](mock)
    elif name in ('__eq__', '__ne__'):
        method.side_effect = partial(_same, mock, method, name == '__eq__')
    elif name in ('__iter__', '__aiter__'):
        method.side_effect = partial(_iterated, method, name == '__aiter__')


def _same(mock, method, answer, other):
    if method._mock.return_value is not DEFAULT:
        return DEFAULT
    return answer if mock is other else NotImplemented


def _iterated(method, is_async):
    value = method._mock.return_value
    items = iter([] if value is DEFAULT else value)
    return _AsyncIterator(items) if is_async else items


def _counted(name):
    """An attribute that is kept in the state."""

    def get(self):
        return getattr(self._mock, name)

    def put(self, value):
        setattr(self._mock, name, value)
        self._mock.publish()

    return property(get, put)


class NonCallableMock(_CallAssertions):
    """A mock that cannot be called."""

    __module__ = 'unittest.mock'

    def __new__(cls, spec=None, *args, spec_set=None, **kwargs):
        # Each mock has a class of its own, for its special methods.
        bases = (cls,)
        model = spec_set or spec
        if model is not None and not issubclass(cls, AsyncMockMixin) and _is_async(model):
            bases = (AsyncMockMixin, cls)
        namespace = {'__doc__': cls.__doc__, '__module__': cls.__module__}
        if issubclass(cls, MagicMixin) and spec is None and spec_set is None:
            namespace.update(_DESCRIPTORS)
            for name in _DESCRIPTORS:
                if any(name in base.__dict__ for base in cls.__mro__[:-1]):
                    del namespace[name]
        return object.__new__(type(cls)(cls.__name__, bases, namespace))

    def __init__(
        self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name='',
        _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs,
    ):
        new_parent = parent if _new_parent is None else _new_parent
        self.__dict__['_mock'] = _State(parent, name, _new_name, new_parent, wraps, unsafe)
        strict = spec_set is not None
        skips_self = parent is not None if _eat_self is None else _eat_self
        self._set_spec(spec_set if strict else spec, strict, _spec_as_instance, skips_self)
        if kwargs:
            self.configure_mock(**kwargs)

    def _set_spec(self, spec, strict, as_instance=False, skips_self=False):
        if _is_mock(spec):
            raise InvalidSpecError(f'Cannot spec a Mock object. [object={spec!r}]')
        state = self._mock
        state.spec_class = state.signature = None
        state.asyncs = ()
        methods = spec
        if spec is not None and type(spec) not in (list, tuple):
            state.spec_class = spec if isinstance(spec, type) else type(spec)
            found = _signature_of(spec, as_instance, skips_self)
            state.signature = found and found[1]
            methods = dir(spec)
            state.asyncs = tuple(
                name
                for name in methods
                if asyncio.coroutines.iscoroutinefunction(_static_attribute(spec, name))
            )
        state.spec_set = strict
        state.methods = methods

    def mock_add_spec(self, spec, spec_set=False):
        """Only attributes of the spec can be read from now on, and set if `spec_set`."""
        self._set_spec(spec, spec_set)

    called = _counted('called')
    call_count = _counted('call_count')
    call_args = _counted('call_args')
    call_args_list = _counted('call_args_list')
    mock_calls = _counted('mock_calls')
    method_calls = _counted('method_calls')

    @property
    def return_value(self):
        """What a call gives."""
        state = self._mock
        value = state.return_value if state.function is None else state.function.return_value
        if value is DEFAULT and state.wraps is None:
            value = self._get_child_mock(_new_parent=self, _new_name='()')
            self.return_value = value
        return value

    @return_value.setter
    def return_value(self, value):
        state = self._mock
        if state.function is not None:
            state.function.return_value = value
        else:
            state.return_value = value
            _adopt(self, value, None, '()')

    @property
    def side_effect(self):
        """What a call does: raises it, calls it, or takes the next of its items."""
        state = self._mock
        if state.function is None:
            return state.side_effect
        effect = state.function.side_effect = _steps(state.function.side_effect)
        return effect

    @side_effect.setter
    def side_effect(self, value):
        state = self._mock
        if state.function is not None:
            state.function.side_effect = _steps(value)
        else:
            state.side_effect = _steps(value)

    @property
    def __class__(self):
        return self._mock.spec_class or type(self)

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        """Forgets all calls."""
        visited = [] if visited is None else visited
        if any(each is self for each in visited):
            return
        visited.append(self)
        state = self._mock
        state.forget()
        if return_value:
            state.return_value = DEFAULT
        if side_effect:
            state.side_effect = None
        for child in list(state.children.values()):
            if child is not _DELETED and not isinstance(child, _SpecState):
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        if _is_mock(state.return_value) and state.return_value is not self:
            state.return_value.reset_mock(visited)

    def configure_mock(self, /, **kwargs):
        """Sets attributes, also those of attributes by dotted names."""
        for path, value in sorted(kwargs.items(), key=lambda item: item[0].count('.')):
            *names, last = path.split('.')
            target = self
            for name in names:
                target = getattr(target, name)
            setattr(target, last, value)

    def attach_mock(self, mock, attribute):
        """Makes a mock an attribute, with its calls recorded here."""
        state = _mock_of(mock)._mock
        state.parent = state.new_parent = state.new_name = None
        state.name = ''
        setattr(self, attribute, mock)

    def __getattr__(self, name):
        state = self.__dict__.get('_mock')
        if state is None or name == '_mock':
            raise AttributeError(name)
        methods = state.methods
        if methods is not None:
            if name not in methods or name in _ALL_MAGICS:
                raise AttributeError(f'Mock object has no attribute {name!r}')
        elif _is_magic(name):
            raise AttributeError(name)
        if not state.unsafe and (not methods or name not in methods):
            if name.startswith(_MISSPELT) or name in _BARE_ASSERTIONS:
                raise AttributeError(
                    f'{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant to be an '
                    'attribute.'
                )
        child = state.children.get(name)
        if child is _DELETED:
            raise AttributeError(name)
        if child is None:
            wraps = None if state.wraps is None else getattr(state.wraps, name)
            child = self._get_child_mock(parent=self, name=name, wraps=wraps, _new_name=name, _new_parent=self)
        elif isinstance(child, _SpecState):
            child = child.make(self)
        state.children[name] = child
        return child

    def __setattr__(self, name, value):
        state = self._mock
        if isinstance(getattr(NonCallableMock, name, None), property) and name != '__class__':
            return object.__setattr__(self, name, value)
        methods = state.methods
        if state.spec_set and methods is not None and name not in methods and name not in self.__dict__:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if name in _UNSUPPORTED:
            raise AttributeError(f'Attempting to set unsupported magic method {name!r}.')
        if name in _ALL_MAGICS:
            if methods is not None and name not in methods:
                raise AttributeError(f"Mock object has no attribute '{name}'")
            self._set_magic(name, value)
            return None
        if name == '__class__':
            state.spec_class = value
            return None
        if _adopt(self, value, name, name):
            state.children[name] = value
        if state.sealed and not hasattr(self, name):
            raise AttributeError(f'Cannot set {_full_name(self)}.{name}')
        if isinstance(value, PropertyMock):
            self.__dict__[name] = value
            return None
        return object.__setattr__(self, name, value)

    def _set_magic(self, name, value):
        """A special method: mocks are called without self, functions with it."""
        if _is_mock(value):
            _adopt(self, value, None, name)
            self._mock.children[name] = value
            setattr(type(self), name, _DESCRIPTORS.get(name) or _Magic(name))
            return

        def method(self, /, *args, **kwargs):
            return value(self, *args, **kwargs)

        method.__name__ = name
        setattr(type(self), name, method)

    def __delattr__(self, name):
        if name in _ALL_MAGICS and name in type(self).__dict__:
            delattr(type(self), name)
            if name not in self.__dict__:
                return
        children = self._mock.children
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif children.get(name) is _DELETED:
            raise AttributeError(name)
        children[name] = _DELETED

    def __repr__(self):
        state = self._mock
        name = _full_name(self)
        text = f'<{type(self).__name__}'
        if name not in ('mock', 'mock.'):
            text += f' name={name!r}'
        if state.spec_class is not None:
            text += f" {'spec_set' if state.spec_set else 'spec'}={state.spec_class.__name__!r}"
        return f"{text} id='{id(self)}'>"

    def __dir__(self):
        from . import mock

        if not mock.FILTER_DIR:
            return object.__dir__(self)
        state = self._mock
        found = {name for name in dir(type(self)) if not name.startswith('_')}
        found.update(name for name in self.__dict__ if not name.startswith('_') or _is_magic(name))
        found.update(name for name, child in state.children.items() if child is not _DELETED)
        return sorted(found.union(state.methods or ()))

    def _get_child_mock(self, /, **kw):
        """Makes the mock for an attribute or for what a call gives; subclasses may have other plans."""
        state = self._mock
        if state.sealed:
            raise AttributeError(_full_name(self) + (f".{kw['name']}" if 'name' in kw else '()'))
        cls, new_name = type(self), kw.get('_new_name')
        if new_name in state.asyncs:
            return AsyncMock(**kw)
        if issubclass(cls, MagicMock) and new_name in _ASYNC_MAGICS:
            return AsyncMock(**kw)
        if issubclass(cls, AsyncMockMixin):
            is_sync = new_name in _MAGICS or new_name in _SETTABLE or state.methods and new_name in state.methods
            return MagicMock(**kw) if is_sync else AsyncMock(**kw)
        if not issubclass(cls, CallableMixin):
            return MagicMock(**kw) if issubclass(cls, NonCallableMagicMock) else Mock(**kw)
        return cls.__mro__[1](**kw)


_BARE_ASSERTIONS = frozenset(
    name.removeprefix('assert_') for name in dir(NonCallableMock) if name.startswith('assert_')
)


class CallableMixin:
    """What can be called."""

    def __init__(
        self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None, parent=None,
        _spec_state=None, _new_name='', _new_parent=None, **kwargs,
    ):
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state, _new_name, _new_parent, **kwargs)
        if self._mock.return_value is DEFAULT:
            self._mock.return_value = return_value
        if side_effect is not None or 'side_effect' not in kwargs:
            self.side_effect = side_effect

    def _mock_check_sig(self, /, *args, **kwargs):
        """Raises TypeError for arguments that the spec would not take."""

    def __call__(self, /, *args, **kwargs):
        self._mock_check_sig(*args, **kwargs)
        self._record(args, kwargs)
        return self._mock_call(*args, **kwargs)

    def _record(self, args, kwargs):
        """Writes the call down here and in the mocks above."""
        state = self._mock
        state.called = True
        state.call_count += 1
        state.call_args = made = _Call((args, kwargs), two=True)
        state.call_args_list.append(made)
        state.mock_calls.append(_Call(('', args, kwargs)))
        state.publish()
        method = None if state.parent is None else state.name
        name = state.new_name
        above = state.new_parent
        while above is not None:
            up = above._mock
            if method is not None:
                up.method_calls.append(_Call((method, args, kwargs)))
                method = None if up.parent is None else f'{up.name}.{method}'
            up.mock_calls.append(_Call((name, args, kwargs)))
            if up.new_name:
                name = f'{up.new_name}{name}' if name.startswith('()') else f'{up.new_name}.{name}'
            above = up.new_parent

    def _mock_call(self, /, *args, **kwargs):
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if _callable(effect):
                result = effect(*args, **kwargs)
            else:
                result = next(effect)
                if _is_exception(result):
                    raise result
            if result is not DEFAULT:
                return result
        state = self._mock
        if state.wraps is not None and state.return_value is DEFAULT:
            if state.function is None or state.function.return_value is DEFAULT:
                return state.wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    """A mock without special methods, unless they are set."""

    __module__ = 'unittest.mock'


class MagicMixin:
    """Special methods for a mock: all, or those of its spec."""

    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)

    def _set_spec(self, spec, strict, as_instance=False, skips_self=False):
        super()._set_spec(spec, strict, as_instance, skips_self)
        methods = self._mock.methods
        if methods is None:
            return
        cls = type(self)
        for name, descriptor in _DESCRIPTORS.items():
            if name in methods:
                if not any(name in base.__dict__ for base in cls.__mro__[:-1]):
                    setattr(cls, name, descriptor)
            elif cls.__dict__.get(name) is descriptor:
                delattr(cls, name)


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    """A mock with special methods that cannot be called."""

    __module__ = 'unittest.mock'


class MagicMock(MagicMixin, Mock):
    """A mock with special methods."""

    __module__ = 'unittest.mock'

    def reset_mock(self, /, *args, return_value=False, **kwargs):
        name = self._mock.name
        if name and _is_magic(name):
            return_value = False
        super().reset_mock(*args, return_value=return_value, **kwargs)


class AsyncMockMixin(_AwaitAssertions):
    """A mock whose calls are awaited."""

    await_count = _counted('await_count')
    await_args = _counted('await_args')
    await_args_list = _counted('await_args_list')

    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__['_is_coroutine'] = asyncio.coroutines._MARK
        self.__dict__['_is_coroutine_mark'] = inspect._MARK
        self.__dict__['__name__'] = 'AsyncMock'
        self.__dict__['__defaults__'] = ()
        self.__dict__['__kwdefaults__'] = {}
        self.__dict__['__annotations__'] = None

    async def _mock_call(self, /, *args, **kwargs):
        state = self._mock
        state.await_count += 1
        state.await_args = made = _Call((args, kwargs), two=True)
        state.await_args_list.append(made)
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if asyncio.coroutines.iscoroutinefunction(effect):
                result = await effect(*args, **kwargs)
            elif _callable(effect):
                result = effect(*args, **kwargs)
            else:
                try:
                    result = next(effect)
                except StopIteration:
                    # It could not leave a coroutine.
                    raise StopAsyncIteration
                if _is_exception(result):
                    raise result
            if result is not DEFAULT:
                return result
        if state.return_value is DEFAULT and state.wraps is not None:
            if asyncio.coroutines.iscoroutinefunction(state.wraps):
                return await state.wraps(*args, **kwargs)
            return state.wraps(*args, **kwargs)
        return self.return_value


class AsyncMock(AsyncMockMixin, MagicMixin, Mock):
    """A coroutine function that remembers its calls and awaits."""

    __module__ = 'unittest.mock'


class PropertyMock(Mock):
    """A mock in place of a property: read and write are calls."""

    __module__ = 'unittest.mock'

    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


class _SpecState:
    """An attribute of a spec for which no mock has been needed yet."""

    def __init__(self, spec, spec_set, parent, name, instance):
        self.spec, self.spec_set, self.parent, self.name, self.instance = spec, spec_set, parent, name, instance

    def make(self, target):
        from .mock_spec import create_autospec

        try:
            return create_autospec(self.spec, self.spec_set, self.instance, self.parent, self.name)
        except InvalidSpecError:
            raise InvalidSpecError(
                f'Cannot autospec attr {self.name!r} from target {target._mock.name or target!r} as it has already '
                f'been mocked out. [target={target!r}, attr={self.spec!r}]'
            )
