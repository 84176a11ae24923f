"""Names for type hints. Nothing is checked when a program runs."""

import collections
import collections.abc
import types
from _interleave import prelude

TypeVar = prelude('TypeVar')
ParamSpec = prelude('ParamSpec')
TypeVarTuple = prelude('TypeVarTuple')
TypeAliasType = prelude('TypeAliasType')
Generic = prelude('Generic')
TYPE_CHECKING = False


def _shown(arg):
    if arg is ...:
        return '...'
    if isinstance(arg, type) and not hasattr(arg, '__origin__'):
        return arg.__qualname__ if arg.__module__ == 'builtins' else f'{arg.__module__}.{arg.__qualname__}'
    if isinstance(arg, list):
        return '[' + ', '.join([_shown(each) for each in arg]) + ']'
    return repr(arg)


def _checked(arg):
    """None stands for its type, text for a name that is not there yet."""
    if arg is None:
        return type(None)
    return ForwardRef(arg) if isinstance(arg, str) else arg


class ForwardRef:
    """A type given as text."""

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        self.__forward_arg__ = arg

    def __eq__(self, other):
        return isinstance(other, ForwardRef) and self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __repr__(self):
        return f'ForwardRef({self.__forward_arg__!r})'

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _Form:
    """A special name: Any, Union, Literal ..."""

    def __init__(self, name, make=None):
        self._name = name
        self._make = make
        self.__module__ = 'typing'

    def __repr__(self):
        return f'typing.{self._name}'

    def __call__(self, *args, **kwargs):
        raise TypeError(f'Cannot instantiate {self!r}')

    def __getitem__(self, args):
        if self._make is None:
            raise TypeError(f'{self!r} is not subscriptable')
        return self._make(self, args)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass {self!r}')


class _Alias:
    """A special name or generic class with arguments."""

    def __init__(self, origin, args, name=None, metadata=()):
        self.__origin__ = origin
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self._name = name
        self.__metadata__ = metadata
        self.__module__ = 'typing'

    @property
    def __parameters__(self):
        found = []
        for arg in self.__args__:
            if isinstance(arg, (TypeVar, ParamSpec)):
                found.append(arg)
            else:
                found.extend(getattr(arg, '__parameters__', ()))
        return tuple(dict.fromkeys(found))

    def __getitem__(self, args):
        args = args if isinstance(args, tuple) else (args,)
        known = dict(zip(self.__parameters__, [_checked(arg) for arg in args]))
        new = tuple([known.get(arg, arg) if isinstance(arg, (TypeVar, ParamSpec)) else arg for arg in self.__args__])
        return _Alias(self.__origin__, new, self._name, self.__metadata__)

    def __repr__(self):
        name = f'typing.{self._name}' if self._name else _shown(self.__origin__)
        if self._name == 'Callable' and len(self.__args__) == 2 and isinstance(self.__args__[0], list):
            return f'{name}[{_shown(self.__args__[0])}, {_shown(self.__args__[1])}]'
        shown = ', '.join([_shown(arg) for arg in self.__args__])
        if self._name == 'Annotated':
            shown = ', '.join([_shown(self.__args__[0])] + [repr(each) for each in self.__metadata__])
        return f'{name}[{shown}]'

    def __call__(self, *args, **kwargs):
        origin = self.__origin__
        if isinstance(origin, _Form):
            raise TypeError(f'Cannot instantiate {self!r}')
        if isinstance(origin, type) and self._name not in (None, 'Annotated', origin.__name__):
            raise TypeError(f'Type {self._name} cannot be instantiated; use {origin.__name__}() instead')
        return origin(*args, **kwargs)

    def __mro_entries__(self, bases):
        origin = self.__origin__
        if isinstance(origin, _Form):
            raise TypeError(f'Cannot subclass {self!r}')
        if Generic in bases or any(isinstance(base, type) and issubclass(base, Generic) for base in bases):
            return (origin,)
        return (origin,) if self.__parameters__ == () else (origin, Generic)

    def __eq__(self, other):
        if not isinstance(other, _Alias):
            return NotImplemented
        if self.__origin__ is Union and other.__origin__ is Union:
            return set(self.__args__) == set(other.__args__)
        return (self.__origin__, self.__args__, self.__metadata__) == (
            other.__origin__, other.__args__, other.__metadata__,
        )

    def __hash__(self):
        if self.__origin__ is Union:
            return hash(frozenset(self.__args__))
        return hash(tuple([arg if not isinstance(arg, list) else tuple(arg) for arg in self.__args__]))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        if self.__origin__ is Union:
            return isinstance(obj, self.__args__)
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        if self.__origin__ is Union:
            return issubclass(cls, self.__args__)
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    def __getattr__(self, name):
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        return getattr(self.__origin__, name)


class _Builtin:
    """`typing.List` and the like: another name for a class."""

    def __init__(self, origin, name):
        self.__origin__ = origin
        self._name = name
        self.__module__ = 'typing'

    def __repr__(self):
        return f'typing.{self._name}'

    def __getitem__(self, args):
        args = args if isinstance(args, tuple) else (args,)
        if self._name == 'Callable' and len(args) == 2 and isinstance(args[0], list):
            return _Alias(self.__origin__, ([_checked(arg) for arg in args[0]], _checked(args[1])), self._name)
        return _Alias(self.__origin__, tuple([_checked(arg) for arg in args]), self._name)

    def __call__(self, *args, **kwargs):
        origin = self.__origin__
        if self._name != origin.__name__:
            raise TypeError(f'Type {self._name} cannot be instantiated; use {origin.__name__}() instead')
        return origin(*args, **kwargs)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError('typing.Any cannot be used with isinstance()')
        return super().__instancecheck__(obj)

    def __repr__(self):
        return 'typing.Any' if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Anything."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return super().__new__(cls)


def _union(form, args):
    args = args if isinstance(args, tuple) else (args,)
    if not args:
        raise TypeError('Cannot take a Union of no types.')
    flat = []
    for arg in args:
        arg = _checked(arg)
        if isinstance(arg, _Alias) and arg.__origin__ is Union or isinstance(arg, types.UnionType):
            flat.extend(arg.__args__)
        else:
            flat.append(arg)
    unique = []
    for arg in flat:
        if arg not in unique:
            unique.append(arg)
    if len(unique) == 1:
        return unique[0]
    if len(unique) == 2 and type(None) in unique:
        return _OptionalAlias(Union, tuple(unique), 'Union')
    return _Alias(Union, tuple(unique), 'Union')


class _OptionalAlias(_Alias):
    def __repr__(self):
        rest = [arg for arg in self.__args__ if arg is not type(None)]
        return f'typing.Optional[{_shown(rest[0])}]'


def _one(form, args):
    if isinstance(args, tuple):
        raise TypeError(f'{form!r} accepts only single type.')
    return _Alias(form, (_checked(args),), form._name)


def _plain(form, args):
    return _Alias(form, args if isinstance(args, tuple) else (args,), form._name)


def _literal(form, args):
    args = args if isinstance(args, tuple) else (args,)
    return _LiteralAlias(form, tuple(dict.fromkeys(args)), 'Literal')


class _LiteralAlias(_Alias):
    def __repr__(self):
        return f"typing.Literal[{', '.join(map(repr, self.__args__))}]"


def _optional(form, args):
    if isinstance(args, tuple):
        raise TypeError('typing.Optional requires a single type.')
    return Union[args, None]


def _annotated(form, args):
    if not isinstance(args, tuple) or len(args) < 2:
        raise TypeError('Annotated[...] should be used with at least two arguments (a type and an annotation).')
    return _Alias(args[0], (args[0],), 'Annotated', args[1:])


Union = _Form('Union', _union)
Optional = _Form('Optional', _optional)
Literal = _Form('Literal', _literal)
Final = _Form('Final', _one)
ClassVar = _Form('ClassVar', _one)
Annotated = _Form('Annotated', _annotated)
Concatenate = _Form('Concatenate', _plain)
TypeGuard = _Form('TypeGuard', _one)
TypeIs = _Form('TypeIs', _one)
Required = _Form('Required', _one)
NotRequired = _Form('NotRequired', _one)
ReadOnly = _Form('ReadOnly', _one)
Unpack = _Form('Unpack', _one)
NoReturn = _Form('NoReturn')
Never = _Form('Never')
Self = _Form('Self')
LiteralString = _Form('LiteralString')
TypeAlias = _Form('TypeAlias')

List = _Builtin(list, 'List')
Dict = _Builtin(dict, 'Dict')
Set = _Builtin(set, 'Set')
FrozenSet = _Builtin(frozenset, 'FrozenSet')
Tuple = _Builtin(tuple, 'Tuple')
Type = _Builtin(type, 'Type')
Deque = _Builtin(collections.deque, 'Deque')
DefaultDict = _Builtin(collections.defaultdict, 'DefaultDict')
OrderedDict = _Builtin(collections.OrderedDict, 'OrderedDict')
Counter = _Builtin(collections.Counter, 'Counter')
ChainMap = _Builtin(collections.ChainMap, 'ChainMap')
Callable = _Builtin(collections.abc.Callable, 'Callable')
Awaitable = _Builtin(collections.abc.Awaitable, 'Awaitable')
Coroutine = _Builtin(collections.abc.Coroutine, 'Coroutine')
AsyncIterable = _Builtin(collections.abc.AsyncIterable, 'AsyncIterable')
AsyncIterator = _Builtin(collections.abc.AsyncIterator, 'AsyncIterator')
AsyncGenerator = _Builtin(collections.abc.AsyncGenerator, 'AsyncGenerator')
Iterable = _Builtin(collections.abc.Iterable, 'Iterable')
Iterator = _Builtin(collections.abc.Iterator, 'Iterator')
Generator = _Builtin(collections.abc.Generator, 'Generator')
Reversible = _Builtin(collections.abc.Reversible, 'Reversible')
Container = _Builtin(collections.abc.Container, 'Container')
Collection = _Builtin(collections.abc.Collection, 'Collection')
Hashable = _Builtin(collections.abc.Hashable, 'Hashable')
Sized = _Builtin(collections.abc.Sized, 'Sized')
Mapping = _Builtin(collections.abc.Mapping, 'Mapping')
MutableMapping = _Builtin(collections.abc.MutableMapping, 'MutableMapping')
Sequence = _Builtin(collections.abc.Sequence, 'Sequence')
MutableSequence = _Builtin(collections.abc.MutableSequence, 'MutableSequence')
AbstractSet = _Builtin(collections.abc.Set, 'AbstractSet')
MutableSet = _Builtin(collections.abc.MutableSet, 'MutableSet')
KeysView = _Builtin(collections.abc.KeysView, 'KeysView')
ItemsView = _Builtin(collections.abc.ItemsView, 'ItemsView')
ValuesView = _Builtin(collections.abc.ValuesView, 'ValuesView')
MappingView = _Builtin(collections.abc.MappingView, 'MappingView')
Text = str
AnyStr = TypeVar('AnyStr', bytes, str)


def __getattr__(name):
    if name in ('ContextManager', 'AsyncContextManager'):
        import contextlib

        return _Builtin(getattr(contextlib, f'Abstract{name}'), name)
    raise AttributeError(f"module 'typing' has no attribute {name!r}")


class _ProtocolMeta(collections.abc.ABCMeta):
    """Looks at what objects have."""

    def __instancecheck__(cls, instance):
        if not cls.__dict__.get('_is_protocol'):
            return super().__instancecheck__(instance)
        if not cls.__dict__.get('_is_runtime_protocol'):
            if super().__instancecheck__(instance):
                return True
            raise TypeError(
                'Instance and class checks can only be used with @runtime_checkable protocols'
            )
        return super().__instancecheck__(instance) or all(hasattr(instance, name) for name in _members(cls))

    def __subclasscheck__(cls, other):
        if cls.__dict__.get('_is_runtime_protocol') and isinstance(other, type):
            return cls in other.__mro__ or all(hasattr(other, name) for name in _members(cls))
        return super().__subclasscheck__(other)


_HIDDEN = {
    '__module__', '__dict__', '__weakref__', '__doc__', '__annotations__', '__abstractmethods__', '__init__',
    '__qualname__', '__parameters__', '__orig_bases__', '__slots__', '__new__', '__class_getitem__', '__hash__',
    '__subclasshook__', '__firstlineno__', '__static_attributes__', '__init_subclass__', '__type_params__',
}


def _members(cls):
    names = {}
    for base in cls.__mro__[:-1]:
        if not base.__dict__.get('_is_protocol'):
            continue
        for name in list(base.__dict__) + list(base.__dict__.get('__annotations__', ())):
            if name not in _HIDDEN and not name.startswith('_abc_') and not name.startswith('_is_'):
                names[name] = None
    return names


class Protocol(Generic, metaclass=_ProtocolMeta):
    """What a class has to have, whatever it is derived from."""

    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if cls._is_protocol and cls.__init__ in (object.__init__, Protocol.__init__):
            cls.__init__ = _no_init

    def __init__(self, *args, **kwargs):
        pass


def _no_init(self, *args, **kwargs):
    if type(self)._is_protocol:
        raise TypeError('Protocols cannot be instantiated')


def runtime_checkable(cls):
    """Lets isinstance look whether an object has what a protocol asks for."""
    if not getattr(cls, '_is_protocol', False):
        raise TypeError(
            f'@runtime_checkable can be only applied to protocol classes, got {cls!r}'
        )
    cls._is_runtime_protocol = True
    return cls


@runtime_checkable
class SupportsInt(Protocol):
    def __int__(self): ...


@runtime_checkable
class SupportsFloat(Protocol):
    def __float__(self): ...


@runtime_checkable
class SupportsIndex(Protocol):
    def __index__(self): ...


@runtime_checkable
class SupportsAbs(Protocol):
    def __abs__(self): ...


@runtime_checkable
class SupportsRound(Protocol):
    def __round__(self, ndigits=0): ...


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, namespace):
        annotations = namespace.get('__annotations__', {})
        defaults = []
        for name in annotations:
            if name in namespace:
                defaults.append(namespace[name])
            elif defaults:
                raise TypeError(
                    f'Non-default namedtuple field {name} cannot follow default field'
                    f"{'s' if len(defaults) > 1 else ''} "
                    f"{', '.join([each for each in annotations if each in namespace])}"
                )
        made = collections.namedtuple(
            typename, list(annotations), defaults=defaults, module=namespace.get('__module__'),
        )
        made.__annotations__ = dict(annotations)
        for name, value in namespace.items():
            if name in ('__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_make', '_replace', '_asdict'):
                raise AttributeError('Cannot overwrite NamedTuple attribute ' + name)
            if name not in annotations and name not in ('__module__', '__name__', '__annotations__', '__qualname__'):
                setattr(made, name, value)
        return made


def NamedTuple(typename, fields=None, /, **kwargs):
    """A named tuple with types."""
    pairs = list(fields) if fields is not None else list(kwargs.items())
    made = collections.namedtuple(typename, [name for name, _ in pairs])
    made.__annotations__ = {name: _checked(value) for name, value in pairs}
    return made


NamedTuple.__mro_entries__ = lambda bases: (_named_tuple_base,)
_named_tuple_base = type.__new__(NamedTupleMeta, 'NamedTuple', (), {})


class _TypedDictMeta(type):
    def __new__(cls, name, bases, namespace, total=True):
        annotations = {}
        required = set()
        optional = set()
        for base in bases:
            annotations.update(base.__dict__.get('__annotations__', {}))
            required |= base.__dict__.get('__required_keys__', frozenset())
            optional |= base.__dict__.get('__optional_keys__', frozenset())
        own = namespace.get('__annotations__', {})
        for key, value in own.items():
            form = getattr(value, '__origin__', None)
            (required if form is Required or total and form is not NotRequired else optional).add(key)
        annotations.update(own)
        made = type.__new__(cls, name, (dict,), {**namespace, '__annotations__': annotations})
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__total__ = total
        return made

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __subclasscheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=None, /, *, total=True):
    """A dict with known keys."""
    return _TypedDictMeta(typename, (), {'__annotations__': dict(fields or {})}, total=total)


_typed_dict_base = type.__new__(_TypedDictMeta, 'TypedDict', (), {})
TypedDict.__mro_entries__ = lambda bases: (_typed_dict_base,)


class NewType:
    """A type that is another one by a different name."""

    def __init__(self, name, tp):
        self.__name__ = name
        self.__qualname__ = name
        self.__supertype__ = tp
        self.__module__ = '__main__'

    def __call__(self, value):
        return value

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


def cast(typ, val):
    """The value, called something else."""
    return val


def overload(func):
    """One of several signatures."""
    function = getattr(func, '__func__', func)
    name = getattr(function, '__module__', None), getattr(function, '__qualname__', None)
    if None not in name:
        known = _overloads.setdefault(name, {})
        known[function.__code__.co_firstlineno] = func
    return _overloaded


_overloads = {}


def _overloaded(*args, **kwds):
    raise NotImplementedError(
        'You should not call an overloaded function. A series of @overload-decorated functions outside a stub '
        'module should always be followed by an implementation that is not @overload-ed.'
    )


def get_overloads(func):
    """The signatures that `overload` has seen for a function of this name."""
    function = getattr(func, '__func__', func)
    return list(_overloads.get((function.__module__, function.__qualname__), {}).values())


def clear_overloads():
    """Forgets all signatures."""
    _overloads.clear()


def final(f):
    """Not to be overridden or derived from."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    """Overrides a method of a base class."""
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def no_type_check(arg):
    return arg


def dataclass_transform(**options):
    return lambda cls: cls


def get_origin(tp):
    """`list` of `list[int]`, None of what has no arguments."""
    if isinstance(tp, _Alias) and tp._name == 'Annotated':
        return Annotated
    if isinstance(tp, types.UnionType):
        return types.UnionType
    return getattr(tp, '__origin__', None)


def get_args(tp):
    """`(int,)` of `list[int]`."""
    if isinstance(tp, _Alias) and tp._name == 'Annotated':
        return (tp.__origin__,) + tp.__metadata__
    return tuple(getattr(tp, '__args__', ()))


def _resolved(value, globalns, localns):
    """A hint with the text in it, at any depth, replaced by what it means."""
    if isinstance(value, ForwardRef):
        value = value.__forward_arg__
    if isinstance(value, str):
        return _resolved(eval(value, globalns, localns), globalns, localns)
    if isinstance(value, list):
        return [_resolved(each, globalns, localns) for each in value]
    if isinstance(value, _LiteralAlias) or not isinstance(value, (_Alias, types.GenericAlias, types.UnionType)):
        return value
    args = tuple([_resolved(each, globalns, localns) for each in value.__args__])
    if all(new is old for new, old in zip(args, value.__args__)):
        return value
    if isinstance(value, types.UnionType):
        return Union[args]
    if isinstance(value, types.GenericAlias):
        return types.GenericAlias(value.__origin__, args)
    return type(value)(value.__origin__, args, value._name, value.__metadata__)


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """Annotations with text replaced by what it means."""
    hints = {}
    sources = reversed(obj.__mro__) if isinstance(obj, type) else [obj]
    for source in sources:
        import sys

        if isinstance(source, type):
            annotations = source.__dict__.get('__annotations__', {})
            names = getattr(sys.modules.get(source.__module__), '__dict__', {})
        else:
            annotations = getattr(source, '__annotations__', {})
            names = getattr(source, '__globals__', {})
        for name, value in annotations.items():
            if value is None:
                value = type(None)
            value = _resolved(value, names if globalns is None else globalns, localns)
            if not include_extras and isinstance(value, _Alias) and value._name == 'Annotated':
                value = value.__origin__
            hints[name] = value
    return hints


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


def assert_never(arg, /):
    """Never reached."""
    raise AssertionError(f'Expected code to be unreachable, but got: {arg!r}')


def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    import sys

    print(f'Runtime type is {type(obj).__name__!r}', file=sys.stderr)
    return obj


class IO(Generic):
    """A stream."""


class TextIO(IO):
    """A stream of text."""


class BinaryIO(IO):
    """A stream of bytes."""
