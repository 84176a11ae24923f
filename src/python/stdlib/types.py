"""Names of the built-in types that have no name elsewhere."""

import sys as _sys

__all__ = [
    'AsyncGeneratorType', 'BuiltinFunctionType', 'BuiltinMethodType', 'CellType', 'CodeType', 'CoroutineType',
    'DynamicClassAttribute', 'EllipsisType', 'FrameType', 'FunctionType', 'GeneratorType', 'GenericAlias',
    'GetSetDescriptorType', 'LambdaType', 'MappingProxyType', 'MemberDescriptorType', 'MethodDescriptorType',
    'MethodType', 'ModuleType', 'NoneType', 'NotImplementedType', 'SimpleNamespace', 'TracebackType', 'UnionType',
    'coroutine', 'new_class', 'prepare_class', 'resolve_bases',
]


def _function():
    pass


FunctionType = type(_function)
LambdaType = FunctionType
CodeType = type(_function.__code__)
MappingProxyType = type(type.__dict__)


def _generator():
    yield 1


GeneratorType = type(_generator())


async def _coroutine():
    pass


_made = _coroutine()
CoroutineType = type(_made)
_made.close()


async def _async_generator():
    yield


AsyncGeneratorType = type(_async_generator())


class _Class:
    __slots__ = ('slot',)

    def _method(self):
        pass


MethodType = type(_Class()._method)
BuiltinFunctionType = type(len)
BuiltinMethodType = type([].append)
MethodDescriptorType = type(str.join)
MemberDescriptorType = type(_Class.slot)
GetSetDescriptorType = type(FunctionType.__code__)
ModuleType = type(_sys)
GenericAlias = type(list[int])
UnionType = type(int | str)
EllipsisType = type(Ellipsis)
NoneType = type(None)
NotImplementedType = type(NotImplemented)


def _cell_type():
    value = None

    def inner():
        return value

    return type(inner.__closure__[0])


CellType = _cell_type()
try:
    raise TypeError
except TypeError as _exc:
    TracebackType = type(_exc.__traceback__)
FrameType = type(_sys._getframe())


class SimpleNamespace:
    """An object with the attributes given."""

    def __init__(self, mapping_or_iterable=(), /, **kwargs):
        self.__dict__.update(mapping_or_iterable)
        self.__dict__.update(kwargs)

    def __repr__(self):
        name = 'namespace' if type(self) is SimpleNamespace else type(self).__name__
        return f"{name}({', '.join([f'{key}={value!r}' for key, value in self.__dict__.items()])})"

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __replace__(self, /, **changes):
        return type(self)(**{**self.__dict__, **changes})


class DynamicClassAttribute(property):
    """A property that is looked for on the metaclass when asked of the class."""

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            raise AttributeError()
        return self.fget(instance)


def new_class(name, bases=(), kwds=None, exec_body=None):
    """Makes a class as a class statement would."""
    kwds = dict(kwds) if kwds else {}
    resolved = resolve_bases(bases)
    meta, namespace, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace['__orig_bases__'] = bases
    return meta(name, resolved, namespace, **kwds)


def get_original_bases(cls, /):
    """The bases as the class statement names them."""
    try:
        return cls.__dict__.get('__orig_bases__', cls.__bases__)
    except AttributeError:
        raise TypeError(f'Expected an instance of type, not {type(cls).__name__!r}') from None


def resolve_bases(bases):
    """Bases with `__mro_entries__` replaced."""
    new = []
    for base in bases:
        entries = None if isinstance(base, type) else getattr(base, '__mro_entries__', None)
        if entries is None:
            new.append(base)
        else:
            found = entries(bases)
            if not isinstance(found, tuple):
                raise TypeError('__mro_entries__ must return a tuple')
            new.extend(found)
    return bases if all(a is b for a, b in zip(new, bases)) and len(new) == len(bases) else tuple(new)


def prepare_class(name, bases=(), kwds=None):
    """Metaclass and namespace for a new class."""
    kwds = dict(kwds) if kwds else {}
    meta = kwds.pop('metaclass', type(bases[0]) if bases else type)
    if isinstance(meta, type):
        for base in bases:
            if issubclass(type(base), meta):
                meta = type(base)
            elif not issubclass(meta, type(base)):
                raise TypeError(
                    'metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the '
                    'metaclasses of all its bases'
                )
    namespace = meta.__prepare__(name, bases, **kwds) if hasattr(meta, '__prepare__') else {}
    return meta, namespace, kwds


def coroutine(func):
    """Lets a generator function be awaited."""
    if not callable(func):
        raise TypeError('types.coroutine() expects a callable')
    flags = getattr(getattr(func, '__code__', None), 'co_flags', 0)
    if flags & 0x180:
        return func
    def wrapped(*args, **kwargs):
        made = func(*args, **kwargs)
        if type(made) is GeneratorType or hasattr(made, '__await__'):
            return _awaiting(made)
        return made

    wrapped.__wrapped__ = func
    return wrapped


async def _awaiting(generator):
    return await _Delegate(generator)


class _Delegate:
    def __init__(self, generator):
        self.generator = generator

    def __await__(self):
        if hasattr(self.generator, '__await__'):
            return self.generator.__await__()
        return self.generator


del _function, _generator, _coroutine, _made, _async_generator, _cell_type
