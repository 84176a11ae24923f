"""Mocks after a model: create_autospec, mock_open, seal."""

import asyncio.coroutines
import inspect
from functools import partial

from .mock_calls import DEFAULT, _CallList
from .mock_objects import AsyncMock, MagicMock, NonCallableMagicMock, NonCallableMock, _is_mock, _SpecState
from .mock_state import _callable, _FUNCTION_TYPES, _is_magic, _signature_of, InvalidSpecError

_MISTAKES = ('autospect', 'auto_spec', 'set_spec')


def _refuse_typos(names):
    for name in _MISTAKES:
        if name in names:
            raise RuntimeError(f'{name!r} might be a typo; use unsafe=True if this is intended')


def _instance_callable(spec):
    """Whether it, or for a class its instances, can be called."""
    if not isinstance(spec, type):
        return getattr(spec, '__call__', None) is not None
    return any(base.__dict__.get('__call__') is not None for base in spec.__mro__)


def _copy_names(function, to):
    for name in ('__name__', '__doc__', '__module__', '__defaults__', '__kwdefaults__'):
        try:
            setattr(to, name, getattr(function, name))
        except AttributeError:
            pass


def _check_arguments(mock, spec, skips_self, as_instance=False):
    """Has calls of the mock checked against the spec's signature."""
    found = _signature_of(spec, as_instance, skips_self)
    if found is None:
        return
    function, signature = found

    def check(self, /, *args, **kwargs):
        signature.bind(*args, **kwargs)

    _copy_names(function, check)
    type(mock)._mock_check_sig = check
    type(mock).__signature__ = signature


_CALL_ASSERTIONS = (
    'assert_called_with', 'assert_called', 'assert_not_called', 'assert_called_once', 'assert_called_once_with',
    'assert_has_calls', 'assert_any_call',
)
_AWAIT_ASSERTIONS = (
    'assert_awaited', 'assert_awaited_once', 'assert_awaited_with', 'assert_awaited_once_with', 'assert_any_await',
    'assert_has_awaits', 'assert_not_awaited',
)


def _function_for(mock, spec, is_async):
    """A function with the spec's name and signature that passes calls on to the mock."""
    found = _signature_of(spec, False, False)
    if found is None:
        return mock
    signature = found[1]
    if is_async:

        async def function(*args, **kwargs):
            signature.bind(*args, **kwargs)
            return await mock(*args, **kwargs)

    else:

        def function(*args, **kwargs):
            signature.bind(*args, **kwargs)
            return mock(*args, **kwargs)

    _copy_names(spec, function)
    function.__defaults__ = function.__kwdefaults__ = None
    function.__signature__ = signature
    function.mock = mock
    function.return_value = mock.return_value
    function.side_effect = mock.side_effect
    function._mock_children = mock._mock.children

    def reset_mock():
        mock.reset_mock()
        result = function.return_value
        if _is_mock(result) and result is not mock:
            result.reset_mock()

    function.reset_mock = reset_mock
    for name in _CALL_ASSERTIONS:
        setattr(function, name, getattr(mock, name))
    if is_async:
        function.await_count, function.await_args, function.await_args_list = 0, None, _CallList()
        for name in _AWAIT_ASSERTIONS:
            setattr(function, name, getattr(mock, name))
    mock._mock.function = function
    mock._mock.publish()
    return function


def _skips_self(spec, name, is_class):
    """Whether calls of that attribute leave out its first parameter."""
    if not isinstance(spec, type):
        if name in getattr(spec, '__dict__', {}):
            return False
        spec = type(spec)
    for cls in spec.__mro__:
        if name in cls.__dict__:
            return isinstance(cls.__dict__[name], _FUNCTION_TYPES) and is_class
    return is_class


def create_autospec(
    spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs
):
    """A mock of an object, with mocks of the same kind for its attributes; calls are checked."""
    if type(spec) in (list, tuple):
        spec = type(spec)
    if _is_mock(spec):
        raise InvalidSpecError(f'Cannot autospec a Mock object. [object={spec!r}]')
    if not unsafe:
        _refuse_typos(kwargs)
    is_class = isinstance(spec, type)
    is_async = isinstance(spec, _FUNCTION_TYPES) and asyncio.coroutines.iscoroutinefunction(spec)
    name = kwargs.pop('name', _name)
    if is_async and instance:
        raise RuntimeError('Instance can not be True when create_autospec is mocking an async function')
    options = _spec_options(spec, spec_set, instance)
    if not inspect.isdatadescriptor(spec):
        options.update(kwargs)
    mock = _class_for(spec, is_async, instance)(
        parent=_parent, _new_parent=_parent, _new_name='' if _parent is None else name, name=name, **options
    )
    made = mock
    if isinstance(spec, _FUNCTION_TYPES):
        made = _function_for(mock, spec, is_async)
    else:
        _check_arguments(mock, spec, is_class, instance)
    if _parent is not None and not instance:
        _parent._mock.children[name] = made
    wrapped = kwargs.pop('wraps', None)
    if is_class and not instance and 'return_value' not in kwargs:
        mock.return_value = create_autospec(
            spec, spec_set, instance=True, _name='()', _parent=mock, wraps=wrapped
        )
    for each in dir(spec):
        if not _is_magic(each):
            _add_attribute(mock, spec, each, spec_set, instance, is_class, wrapped)
    if made is mock and kwargs:
        mock.configure_mock(**kwargs)
    return made


def _spec_options(spec, spec_set, instance):
    if inspect.isdatadescriptor(spec) or spec is None:
        return {}
    options = {'spec_set' if spec_set else 'spec': spec}
    if instance:
        options['_spec_as_instance'] = True
    return options


def _class_for(spec, is_async, instance):
    if inspect.isdatadescriptor(spec):
        return MagicMock
    if is_async:
        return AsyncMock
    if not _callable(spec) or isinstance(spec, type) and instance and not _instance_callable(spec):
        return NonCallableMagicMock
    return MagicMock


def _add_attribute(mock, spec, name, spec_set, instance, is_class, wrapped):
    try:
        original = getattr(spec, name)
    except AttributeError:
        return
    if not isinstance(original, _FUNCTION_TYPES):
        mock._mock.children[name] = _SpecState(original, spec_set, mock, name, instance)
        return
    skips_self = _skips_self(spec, name, is_class)
    cls = AsyncMock if asyncio.coroutines.iscoroutinefunction(original) else MagicMock
    options = {'spec_set' if spec_set else 'spec': original}
    if wrapped and hasattr(wrapped, name) and not spec_set:
        options['wraps'] = original
    child = cls(parent=mock, name=name, _new_name=name, _new_parent=mock, _eat_self=skips_self, **options)
    mock._mock.children[name] = child
    child.return_value = cls()
    _check_arguments(child, original, skips_self)


def _stream_of(data):
    from io import BytesIO, StringIO

    return BytesIO(data) if isinstance(data, bytes) else StringIO(data)


class _Opened:
    """What the handle of mock_open reads from."""

    def __init__(self, handle, data):
        self.handle, self.data = handle, data
        self.restart()

    def restart(self):
        self.stream = _stream_of(self.data)
        self.lines = self._readlines_one_by_one()
        self.handle.readline.side_effect = self.lines

    def _fixed_or(self, name, *args, **kwargs):
        value = getattr(self.handle, name).return_value
        return getattr(self.stream, name)(*args, **kwargs) if value is None else value

    def _each(self):
        fixed = self.handle.readline.return_value
        if fixed is None:
            yield from self.stream
        while fixed is not None:
            yield fixed

    def _readlines_one_by_one(self):
        yield from self._each()
        while True:
            yield self.stream.readline()

    def _next(self):
        fixed = self.handle.readline.return_value
        return next(self.stream) if fixed is None else fixed

    def reopen(self, *args, **kwargs):
        is_own = self.handle.readline.side_effect is self.lines
        self.stream = _stream_of(self.data)
        if is_own:
            self.restart()
        return DEFAULT


_FILE = (
    'close closed detach encoding errors fileno flush isatty line_buffering mode name newlines read read1 readable '
    'readinto readinto1 readline readlines reconfigure seek seekable tell truncate writable write write_through '
    'writelines buffer getbuffer getvalue __class__ __del__ __enter__ __exit__ __iter__ __next__'
).split()


def mock_open(mock=None, read_data=''):
    """A mock for `open`: its files read `read_data`."""
    if mock is None:
        mock = MagicMock(name='open', spec=open)
    handle = MagicMock(spec=_FILE)
    handle.__enter__.return_value = handle
    for name in ('write', 'read', 'readline', 'readlines'):
        getattr(handle, name).return_value = None
    opened = _Opened(handle, read_data)
    handle.read.side_effect = partial(opened._fixed_or, 'read')
    handle.readlines.side_effect = partial(opened._fixed_or, 'readlines')
    handle.__iter__.side_effect = opened._each
    handle.__next__.side_effect = opened._next
    handle.__exit__.side_effect = lambda *exc_info: handle.close()
    mock.side_effect = opened.reopen
    mock.return_value = handle
    return mock


def seal(mock):
    """From now on attributes must exist to be read or called."""
    mock._mock.sealed = True
    for name in dir(mock):
        try:
            child = getattr(mock, name)
        except AttributeError:
            continue
        if not isinstance(child, NonCallableMock) or isinstance(child._mock.children.get(name), _SpecState):
            continue
        if child._mock.new_parent is mock:
            seal(child)
