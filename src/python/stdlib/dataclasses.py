"""Classes whose methods are written from their fields."""

import abc
import copy
import sys
import types
from _interleave import exec_library
from keyword import iskeyword

__all__ = [
    'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING', 'Field', 'asdict', 'astuple', 'dataclass', 'field',
    'fields', 'is_dataclass', 'make_dataclass', 'replace',
]


class FrozenInstanceError(AttributeError):
    """A field of a frozen instance was to be changed."""


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return '<factory>'


MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_HAS_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
_FIELD = '_FIELD'
_CLASSVAR = '_FIELD_CLASSVAR'
_INITVAR = '_FIELD_INITVAR'
_FIELDS = '__dataclass_fields__'
_PARAMS = '__dataclass_params__'


class InitVar:
    """An argument of __init__ that is passed on to __post_init__."""

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f'dataclasses.InitVar[{name}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


_NO_METADATA = types.MappingProxyType({})
# Fields whose repr is being made: an annotation may lead back to one.
_shown = set()


class Field:
    """One field."""

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _NO_METADATA if metadata is None else types.MappingProxyType(metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        if id(self) in _shown:
            return '...'
        _shown.add(id(self))
        try:
            return (
                f'Field(name={self.name!r},type={self.type!r},default={self.default!r},'
                f'default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},hash={self.hash!r},'
                f'compare={self.compare!r},metadata={self.metadata!r},kw_only={self.kw_only!r},'
                f'_field_type={self._field_type})'
            )
        finally:
            _shown.discard(id(self))

    def __set_name__(self, owner, name):
        method = getattr(type(self.default), '__set_name__', None)
        if method:
            method(self.default, owner, name)


def field(
    *, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
    kw_only=MISSING,
):
    """Says more about a field than its default."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


class _Params:
    def __init__(self, **params):
        self.__dict__.update(params)

    def __repr__(self):
        return f"_DataclassParams({','.join([f'{name}={value!r}' for name, value in self.__dict__.items()])})"


def _leading_names(text):
    """The first name of a text, and the one after a dot behind it, None where there is none."""
    names = []
    for part in text.split('.')[:2]:
        part = part.lstrip() if not names else part.strip() and part.lstrip()
        length = 0
        while length < len(part) and (part[length].isalnum() or part[length] == '_'):
            length += 1
        if length == 0:
            break
        names.append(part[:length])
        if part[length:].strip():
            break
    return names + [None] * (2 - len(names))


def _named_in_text(text, cls):
    """What an annotation given as text begins with, if it is ClassVar, InitVar or KW_ONLY by the names of the module."""
    first, second = _leading_names(text)
    names = getattr(sys.modules.get(cls.__module__), '__dict__', {})
    if second is None:
        return names.get(first)
    module = names.get(first)
    if module is sys.modules.get('typing') or module is sys.modules['dataclasses']:
        return getattr(module, second, None)
    return None


def _is_named(annotation, name, cls):
    """Whether an annotation is the typing name given, bare or with arguments, as an object or as text."""
    if isinstance(annotation, str):
        annotation = _named_in_text(annotation, cls)
        if annotation is None:
            return False
        if name == 'InitVar' or name == 'KW_ONLY':
            return annotation is (InitVar if name == 'InitVar' else KW_ONLY)
    origin = getattr(annotation, '__origin__', annotation)
    return getattr(origin, '_name', None) == name or getattr(annotation, '_name', None) == name


def _make_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        if type(default).__name__ == 'member_descriptor':
            default = MISSING
        made = field(default=default)
    made.name = name
    made.type = annotation
    made._field_type = _FIELD
    if _is_named(annotation, 'ClassVar', cls):
        made._field_type = _CLASSVAR
    elif isinstance(annotation, InitVar) or annotation is InitVar or _is_named(annotation, 'InitVar', cls):
        made._field_type = _INITVAR
    if made._field_type in (_CLASSVAR, _INITVAR) and made.default_factory is not MISSING:
        raise TypeError(f'field {made.name} cannot have a default factory')
    if made._field_type in (_FIELD, _INITVAR):
        if made.kw_only is MISSING:
            made.kw_only = kw_only
    elif made.kw_only is not MISSING:
        raise TypeError(f'field {made.name} is a ClassVar but specifies kw_only')
    if made._field_type is _FIELD and made.default.__class__.__hash__ is None:
        raise ValueError(
            f'mutable default {type(made.default)} for field {made.name} is not allowed: use default_factory'
        )
    return made


def _functions(cls, texts, names):
    """Defines functions by their text; `names` are what the text refers to."""
    namespace = dict(names)
    namespace['__name__'] = cls.__module__
    exec_library('\n'.join(texts), f'<{cls.__name__}>', namespace)
    return namespace


def _set(cls, name, function):
    """Gives the class a method, unless it has one of its own; True if it has."""
    if name in cls.__dict__:
        return True
    function.__qualname__ = f'{cls.__qualname__}.{function.__name__}'
    function.__module__ = cls.__module__
    setattr(cls, name, function)
    return False


def _tuple_of(prefix, fields):
    if not fields:
        return '()'
    return '(' + ','.join([f'{prefix}.{each.name}' for each in fields]) + ',)'


def _init_text(cls, fields, frozen, has_post_init, self_name, slots, names):
    positional = [each for each in fields if each.init and not each.kw_only]
    keyword_only = [each for each in fields if each.init and each.kw_only]
    seen_default = None
    for each in positional:
        if each.default is not MISSING or each.default_factory is not MISSING:
            seen_default = each
        elif seen_default:
            raise TypeError(f'non-default argument {each.name!r} follows default argument {seen_default.name!r}')
    params = [self_name]
    for each in positional:
        params.append(_parameter(each, names))
    if keyword_only:
        params.append('*')
        for each in keyword_only:
            params.append(_parameter(each, names))
    body = []
    for each in fields:
        value = None
        if each.default_factory is not MISSING:
            names[f'_factory_{each.name}'] = each.default_factory
            call = f'_factory_{each.name}()'
            value = f'{call} if {each.name} is _HAS_FACTORY else {each.name}' if each.init else call
        elif each.init:
            value = each.name
        elif slots and each.default is not MISSING:
            value = f'_default_{each.name}'
            names[value] = each.default
        if value is None or each._field_type is _INITVAR:
            continue
        if frozen:
            body.append(f'    _set_attribute({self_name}, {each.name!r}, {value})')
        else:
            body.append(f'    {self_name}.{each.name} = {value}')
    if has_post_init:
        args = ', '.join([each.name for each in fields if each._field_type is _INITVAR])
        body.append(f'    {self_name}.__post_init__({args})')
    if not body:
        body.append('    pass')
    return f"def __init__({', '.join(params)}):\n" + '\n'.join(body)


def _parameter(each, names):
    if each.default is MISSING and each.default_factory is MISSING:
        return each.name
    if each.default is not MISSING:
        names[f'_default_{each.name}'] = each.default
        return f'{each.name}=_default_{each.name}'
    return f'{each.name}=_HAS_FACTORY'


def _frozen_setattr(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f'cannot assign to field {name!r}')
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f'cannot delete field {name!r}')
        super(cls, self).__delattr__(name)

    return __setattr__, __delattr__


def dataclass(
    cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
    kw_only=False, slots=False, weakref_slot=False,
):
    """Writes the methods of a class from its annotations."""

    def decorate(cls):
        return _process(
            cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot,
        )

    return decorate if cls is None else decorate(cls)


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    fields = {}
    any_frozen = False
    has_bases = False
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is not None and _FIELDS in base.__dict__:
            has_bases = True
            fields.update(base_fields)
            if getattr(base, _PARAMS).frozen:
                any_frozen = True
            elif frozen:
                raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    if any_frozen and not frozen:
        raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
    setattr(
        cls,
        _PARAMS,
        _Params(
            init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args,
            kw_only=kw_only, slots=slots, weakref_slot=weakref_slot,
        ),
    )
    annotations = cls.__dict__.get('__annotations__', {})
    own = []
    seen_kw_only = False
    for name, annotation in annotations.items():
        if annotation is KW_ONLY or isinstance(annotation, str) and _is_named(annotation, 'KW_ONLY', cls):
            if seen_kw_only:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
            seen_kw_only = True
            kw_only = True
        else:
            own.append(_make_field(cls, name, annotation, kw_only))
    for each in own:
        fields[each.name] = each
        if isinstance(getattr(cls, each.name, None), Field):
            if each.default is MISSING:
                delattr(cls, each.name)
            else:
                setattr(cls, each.name, each.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')
    setattr(cls, _FIELDS, fields)
    class_hash = cls.__dict__.get('__hash__', MISSING)
    has_explicit_hash = not (class_hash is MISSING or class_hash is None and '__eq__' in cls.__dict__)
    if order and not eq:
        raise ValueError('eq must be true if order is true')
    real = [each for each in fields.values() if each._field_type is _FIELD]
    with_init_vars = [each for each in fields.values() if each._field_type in (_FIELD, _INITVAR)]
    texts = []
    names = {'_HAS_FACTORY': _HAS_FACTORY, '_set_attribute': object.__setattr__, '_repr_running': set()}
    if init:
        self_name = 'self' if 'self' not in fields else '__dataclass_self__'
        texts.append(
            _init_text(cls, with_init_vars, frozen, hasattr(cls, '__post_init__'), self_name, slots, names)
        )
    if repr:
        shown = ', '.join([f'{each.name}={{self.{each.name}!r}}' for each in real if each.repr])
        texts.append(
            'def __repr__(self):\n'
            '    key = id(self)\n'
            '    if key in _repr_running:\n'
            "        return '...'\n"
            '    _repr_running.add(key)\n'
            '    try:\n'
            f"        return f'{{self.__class__.__qualname__}}({shown})'\n"
            '    finally:\n'
            '        _repr_running.discard(key)'
        )
    compared = [each for each in real if each.compare]
    if eq:
        terms = ' and '.join([f'self.{each.name}==other.{each.name}' for each in compared]) or 'True'
        texts.append(
            'def __eq__(self, other):\n'
            '    if self is other:\n'
            '        return True\n'
            '    if other.__class__ is self.__class__:\n'
            f'        return {terms}\n'
            '    return NotImplemented'
        )
    if order:
        for name, operator in (('__lt__', '<'), ('__le__', '<='), ('__gt__', '>'), ('__ge__', '>=')):
            if name in cls.__dict__:
                raise TypeError(
                    f'Cannot overwrite attribute {name} in class {cls.__name__}. Consider using '
                    'functools.total_ordering'
                )
            texts.append(
                f'def {name}(self, other):\n'
                '    if other.__class__ is self.__class__:\n'
                f"        return {_tuple_of('self', compared)}{operator}{_tuple_of('other', compared)}\n"
                '    return NotImplemented'
            )
    hashed = [each for each in real if (each.compare if each.hash is None else each.hash)]
    texts.append(f"def __hash__(self):\n    return hash({_tuple_of('self', hashed)})")
    made = _functions(cls, texts, names)
    made['__hash__'].__qualname__ = f'{cls.__qualname__}.__hash__'
    if init:
        function = made['__init__']
        annotations_of_init = {each.name: each.type for each in with_init_vars if each.init}
        annotations_of_init['return'] = None
        function.__annotations__ = annotations_of_init
        _set(cls, '__init__', function)
    if repr:
        # pprint lays out instances with this repr field by field.
        made['__repr__']._shows_fields = True
        _set(cls, '__repr__', made['__repr__'])
    if eq:
        _set(cls, '__eq__', made['__eq__'])
    if order:
        for name in ('__lt__', '__le__', '__gt__', '__ge__'):
            _set(cls, name, made[name])
    if frozen:
        set_attribute, delete_attribute = _frozen_setattr(cls, {each.name for each in real})
        for function in (set_attribute, delete_attribute):
            if _set(cls, function.__name__, function):
                raise TypeError(f'Cannot overwrite attribute {function.__name__} in class {cls.__name__}')
    if unsafe_hash:
        if has_explicit_hash:
            raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
        cls.__hash__ = made['__hash__']
    elif eq and frozen:
        if not has_explicit_hash:
            cls.__hash__ = made['__hash__']
    elif eq and not has_explicit_hash:
        cls.__hash__ = None
    if match_args and '__match_args__' not in cls.__dict__:
        cls.__match_args__ = tuple(
            [each.name for each in with_init_vars if each.init and not each.kw_only]
        )
    if cls.__doc__ is None:
        cls.__doc__ = _signature_text(cls, with_init_vars)
    if '__replace__' not in cls.__dict__:
        cls.__replace__ = _replace
    if weakref_slot and not slots:
        raise TypeError('weakref_slot is True but slots is False')
    if slots:
        cls = _with_slots(cls, [each.name for each in real], frozen, weakref_slot)
    abc.update_abstractmethods(cls)
    return cls


def _signature_text(cls, fields):
    """What is said of a dataclass that has no docstring of its own."""
    parts = []
    in_keywords = False
    for each in [each for each in fields if not each.kw_only] + [each for each in fields if each.kw_only]:
        if not each.init:
            continue
        if each.kw_only and not in_keywords:
            in_keywords = True
            parts.append('*')
        kind = each.type
        if isinstance(kind, type) and not hasattr(kind, '__args__'):
            kind = kind.__qualname__ if kind.__module__ in ('builtins', cls.__module__) else (
                f'{kind.__module__}.{kind.__qualname__}'
            )
        else:
            kind = repr(kind).replace('typing.', '')
        text = f'{each.name}: {kind}'
        if each.default_factory is not MISSING:
            text += ' = <factory>'
        elif each.default is not MISSING:
            text += f' = {each.default!r}'
        parts.append(text)
    return f"{cls.__name__}({', '.join(parts)})"


def _dataclass_getstate(self):
    return [getattr(self, each.name) for each in fields(self)]


def _dataclass_setstate(self, state):
    for each, value in zip(fields(self), state):
        object.__setattr__(self, each.name, value)


def _with_slots(cls, names, frozen, weakref_slot):
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    namespace = dict(cls.__dict__)
    inherited = set()
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get('__slots__', ())
        inherited.update((slots,) if isinstance(slots, str) else slots)
        if '__slots__' not in base.__dict__:
            inherited.update(name for name in ('__dict__', '__weakref__') if name in base.__dict__)
    wanted = [*names, '__weakref__'] if weakref_slot else names
    namespace['__slots__'] = tuple([name for name in wanted if name not in inherited])
    for name in names:
        namespace.pop(name, None)
    namespace.pop('__dict__', None)
    namespace.pop('__weakref__', None)
    qualname = cls.__qualname__
    if frozen:
        namespace.setdefault('__getstate__', _dataclass_getstate)
        namespace.setdefault('__setstate__', _dataclass_setstate)
    new = type(cls)(cls.__name__, cls.__bases__, namespace)
    new.__qualname__ = qualname
    for value in namespace.values():
        closure = getattr(getattr(value, '__func__', value), '__closure__', None)
        for cell in closure or ():
            try:
                if cell.cell_contents is cls:
                    cell.cell_contents = new
            except ValueError:
                pass
    return new


def fields(class_or_instance):
    """The fields of a dataclass or of an instance of one."""
    try:
        all_fields = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple([each for each in all_fields.values() if each._field_type is _FIELD])


def is_dataclass(obj):
    """Whether it is a dataclass or an instance of one."""
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """A dict of the fields, those of dataclasses inside too."""
    if not _is_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')
    return _as_dict(obj, dict_factory)


def _as_dict(obj, factory):
    cls = type(obj)
    if _is_instance(obj):
        return factory([(each.name, _as_dict(getattr(obj, each.name), factory)) for each in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return cls(*[_as_dict(value, factory) for value in obj])
    if isinstance(obj, (list, tuple)):
        return cls([_as_dict(value, factory) for value in obj])
    if isinstance(obj, dict):
        if hasattr(cls, 'default_factory'):
            result = cls(obj.default_factory)
            for key, value in obj.items():
                result[_as_dict(key, factory)] = _as_dict(value, factory)
            return result
        return cls([(_as_dict(key, factory), _as_dict(value, factory)) for key, value in obj.items()])
    return copy.deepcopy(obj)


def astuple(obj, *, tuple_factory=tuple):
    """A tuple of the fields, those of dataclasses inside too."""
    if not _is_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')
    return _as_tuple(obj, tuple_factory)


def _as_tuple(obj, factory):
    cls = type(obj)
    if _is_instance(obj):
        return factory([_as_tuple(getattr(obj, each.name), factory) for each in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return cls(*[_as_tuple(value, factory) for value in obj])
    if isinstance(obj, (list, tuple)):
        return cls([_as_tuple(value, factory) for value in obj])
    if isinstance(obj, dict):
        items = [(_as_tuple(key, factory), _as_tuple(value, factory)) for key, value in obj.items()]
        return cls(obj.default_factory, items) if hasattr(cls, 'default_factory') else cls(items)
    return copy.deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, module=None, **options):
    """Makes a dataclass from names and types."""
    annotations = {}
    defaults = dict(namespace or {})
    for item in fields:
        if isinstance(item, str):
            name, kind = item, 'typing.Any'
        elif len(item) == 2:
            name, kind = item
        elif len(item) == 3:
            name, kind, defaults[item[0]] = item
        else:
            raise TypeError(f'Invalid field: {item!r}')
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if iskeyword(name):
            raise TypeError(f'Field names must not be keywords: {name!r}')
        if name in annotations:
            raise TypeError(f'Field name duplicated: {name!r}')
        annotations[name] = kind
    defaults['__annotations__'] = annotations
    if module is None:
        module = sys._getframe(0).f_globals.get('__name__', '__main__')
    defaults['__module__'] = module
    return dataclass(types.new_class(cls_name, bases, {}, lambda namespace: namespace.update(defaults)), **options)


def replace(obj, /, **changes):
    """A new instance with some fields changed."""
    if not _is_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for each in getattr(self, _FIELDS).values():
        if each._field_type is _CLASSVAR:
            continue
        if not each.init:
            if each.name in changes:
                raise TypeError(f'field {each.name} is declared with init=False, it cannot be specified with replace()')
            continue
        if each.name not in changes:
            if each._field_type is _INITVAR and each.default is MISSING:
                raise TypeError(f"InitVar {each.name!r} must be specified with replace()")
            changes[each.name] = getattr(self, each.name)
    return self.__class__(**changes)
