"""Enumerations."""

from _interleave import attribute as _attribute

__all__ = [
    'CONFORM', 'CONTINUOUS', 'EJECT', 'Enum', 'EnumCheck', 'EnumMeta', 'EnumType', 'Flag', 'FlagBoundary', 'IntEnum',
    'IntFlag', 'KEEP', 'NAMED_FLAGS', 'ReprEnum', 'STRICT', 'StrEnum', 'UNIQUE', 'auto', 'global_enum', 'member',
    'nonmember', 'property', 'unique', 'verify',
]


class nonmember:
    """Keeps a value from becoming a member."""

    def __init__(self, value):
        self.value = value


class member:
    """Makes a member of a value that would not become one."""

    def __init__(self, value):
        self.value = value


_MISSING = object()


class _Null:
    def __repr__(self):
        return '_auto_null'


_NULL = _Null()


class auto:
    """Stands for a value that the enumeration chooses."""

    def __init__(self, value=_NULL):
        self.value = value

    def __repr__(self):
        return f'auto({self.value!r})'


_property = property


class property:
    """A property of members. A member of the same name is found on the class, the property on members."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = doc or getattr(fget, '__doc__', None)
        self.__isabstractmethod__ = bool(getattr(fget, '__isabstractmethod__', False))
        self.member = self.name = self.clsname = None
        # Where what the member hides is found: on a class, or on the member's value.
        self._hidden_on = None
        self._is_of_value = False

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__

    def getter(self, fget):
        return self._changed(type(self)(fget, self.fset, self.fdel, self.__doc__ or fget.__doc__))

    def setter(self, fset):
        return self._changed(type(self)(self.fget, fset, self.fdel, self.__doc__))

    def deleter(self, fdel):
        return self._changed(type(self)(self.fget, self.fset, fdel, self.__doc__))

    def _changed(self, made):
        made.name, made.clsname = self.name, self.clsname
        return made

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.member is None:
                raise AttributeError(f'{ownerclass!r} has no attribute {self.name!r}')
            return self.member
        if self.fget is not None:
            return self.fget(instance)
        if self._is_of_value:
            return getattr(instance._value_, self.name)
        if self._hidden_on is not None:
            return getattr(self._hidden_on, self.name)
        if self.name in ownerclass._member_map_:
            return ownerclass._member_map_[self.name]
        raise AttributeError(f'{ownerclass!r} has no attribute {self.name!r}')

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f'<enum {self.clsname!r}> cannot set attribute {self.name!r}')
        return self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError(f'<enum {self.clsname!r}> cannot delete attribute {self.name!r}')
        return self.fdel(instance)


def _bind(cls, name, member):
    """Puts a member on its class, and a property there if members have something else of that name."""
    found = hidden_on = None
    is_of_value = False
    for base in cls.__mro__[1:]:
        attribute = base.__dict__.get(name)
        if attribute is None:
            continue
        if isinstance(attribute, property) or attribute in (Enum.__dict__.get('name'), Enum.__dict__.get('value')):
            found, is_of_value = attribute, False
            break
        if _is_descriptor(attribute):
            found = found or attribute
            is_of_value = hidden_on is None
        else:
            hidden_on, is_of_value = base, False
    if found is not None:
        shared = property(_NATIVE.get(name) if not isinstance(found, property) else found.fget)
        if not isinstance(found, property) and is_of_value:
            shared.fget = getattr(found, 'fget', None)
        shared.fset = getattr(found, 'fset', None)
        shared.fdel = getattr(found, 'fdel', None)
        shared.member, shared._hidden_on, shared._is_of_value = member, hidden_on, is_of_value
        shared.__set_name__(cls, name)
        member = shared
    type.__setattr__(cls, name, member)


_NATIVE = {'name': lambda self: self._name_, 'value': lambda self: self._value_}


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == '__' and name[2] != '_' and name[-3] != '_'


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == '_' and name[1] != '_' and name[-2] != '_'


def _is_descriptor(value):
    cls = type(value)
    return hasattr(cls, '__get__') or hasattr(cls, '__set__') or hasattr(cls, '__delete__') or cls is _GetSet


_GetSet = type(int.numerator)


def _is_private(cls_name, name):
    prefix = f'_{cls_name}__'
    return len(name) > len(prefix) and name.startswith(prefix) and not name.endswith('__')


def _is_internal_class(cls_name, value):
    """Whether it is a class defined in the enumeration's body."""
    if not isinstance(value, type):
        return False
    qualname = getattr(value, '__qualname__', '')
    path = f'{cls_name}.{getattr(value, "__name__", "")}'
    return qualname == path or qualname.endswith('.' + path)


def _is_single_bit(value):
    return value != 0 and value & (value - 1) == 0


_SUNDERS = frozenset((
    '_order_', '_generate_next_value_', '_numeric_repr_', '_missing_', '_ignore_', '_iter_member_',
    '_iter_member_by_value_', '_iter_member_by_def_', '_add_alias_', '_add_value_alias_', '_boundary_',
))


def _bit_count(value):
    return bin(value).count('1')


class EnumDict(dict):
    """The namespace of an enumeration's body: keeps members in order and chooses the values of `auto()`."""

    def __init__(self, cls_name='', generate=None):
        super().__init__()
        self._cls_name = cls_name
        self._generate_next_value = generate
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False

    def __setitem__(self, key, value):
        if _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            value = self._set_reserved(key, value)
        elif _is_dunder(key):
            key = '_order_' if key == '__order__' else key
        elif key in self._member_names:
            raise TypeError(f'{key!r} already defined as {self[key]!r}')
        elif isinstance(value, nonmember):
            value = value.value
        elif key not in self._ignore and not _is_descriptor(value) and not _is_internal_class(self._cls_name, value):
            if key in self:
                raise TypeError(f'{key!r} already defined as {self[key]!r}')
            value = self._member_value(key, value.value if isinstance(value, member) else value)
        super().__setitem__(key, value)

    def _set_reserved(self, key, value):
        if key not in _SUNDERS and not key.startswith('_repr_'):
            raise ValueError(f'_sunder_ names, such as {key!r}, are reserved for future Enum use')
        if key == '_generate_next_value_':
            if self._auto_called:
                raise TypeError('_generate_next_value_ must be defined before members')
            self._generate_next_value = getattr(value, '__func__', value)
        elif key == '_ignore_':
            value = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
            self._ignore = value
            already = set(value) & set(self._member_names)
            if already:
                raise ValueError(f'_ignore_ cannot specify already set names: {already!r}')
        return value

    def _member_value(self, key, value):
        is_single = isinstance(value, auto)
        parts = (value,) if is_single else value
        if isinstance(parts, tuple) and any(isinstance(part, auto) for part in parts):
            resolved = [self._resolve(key, part) for part in parts]
            if is_single:
                value = resolved[0]
            else:
                cls = type(value)
                value = cls._make(resolved) if hasattr(cls, '_make') else cls(resolved)
        else:
            self._last_values.append(value)
        self._member_names[key] = None
        return value

    def _resolve(self, key, part):
        if not isinstance(part, auto):
            return part
        if part.value is _NULL:
            self._auto_called = True
            part.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
        self._last_values.append(part.value)
        return part.value

    @_property
    def member_names(self):
        return list(self._member_names)

    def update(self, members, **more_members):
        pairs = [(name, members[name]) for name in members.keys()] if hasattr(members, 'keys') else members
        for name, value in [*pairs, *more_members.items()]:
            self[name] = value


_EnumDict = EnumDict


class EnumType(type):
    """The metaclass of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        first = bases[-1] if bases else None
        if first is not None and not isinstance(first, EnumType):
            raise TypeError('new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`')
        return EnumDict(cls, getattr(first, '_generate_next_value_', None))

    @classmethod
    def _check_for_existing_members_(metacls, cls, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base._member_names_:
                    raise TypeError(f'<enum {cls!r}> cannot extend {base!r}')

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if not bases:
            empty = {
                '_member_names_': [], '_member_map_': {}, '_value2member_map_': {}, '_unhashable_values_': [],
                '_member_type_': object, '_value_repr_': None, '_new_member_': object.__new__, '_use_args_': False,
            }
            return super().__new__(metacls, cls, bases, {**classdict, **empty}, **kwds)
        if not isinstance(classdict, EnumDict):
            given, classdict = classdict, metacls.__prepare__(cls, bases)
            classdict.update(given)
        for name in [*classdict.get('_ignore_', ()), '_ignore_']:
            classdict.pop(name, None)
        first = bases[-1]
        invalid = [name for name in classdict._member_names if name in ('mro', '')]
        if invalid:
            raise ValueError('invalid enum member name(s) %s' % ','.join(map(repr, invalid)))
        values = {name: classdict[name] for name in classdict._member_names if name in classdict}
        namespace = {name: value for name, value in classdict.items() if name not in values}
        generate = classdict._generate_next_value
        if generate is not None:
            namespace['_generate_next_value_'] = staticmethod(generate)
        namespace['_member_names_'] = []
        namespace['_member_map_'] = {}
        namespace['_value2member_map_'] = {}
        namespace['_unhashable_values_'] = []
        order = namespace.pop('_order_', None)
        made = super().__new__(metacls, cls, bases, namespace, **kwds)
        member_type = _data_type(cls, bases)
        if ReprEnum is not None and ReprEnum in bases and member_type is object:
            raise TypeError('ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)')
        made._member_type_ = member_type
        made._value_repr_ = _data_repr(bases)
        is_flag = Flag is not None and issubclass(made, Flag)
        if is_flag:
            made._boundary_ = boundary or getattr(first, '_boundary_', None) or STRICT
            made._flag_mask_ = 0
            made._singles_mask_ = made._all_bits_ = 0
            made._inverted_ = None
        custom_new = namespace.get('__new__')
        if custom_new is None:
            for base in made.__mro__[1:]:
                if '_custom_new_' in base.__dict__:
                    custom_new = base.__dict__['_custom_new_']
                    break
        else:
            type.__setattr__(made, '_custom_new_', custom_new)
        if Enum is not None:
            # A call of the class looks a member up, whatever it is mixed with.
            type.__setattr__(made, '__new__', Enum.__new__)
        _fix_methods(made, first, namespace, member_type)
        made._use_args_ = custom_new is not None or member_type is not object
        made._new_member_ = getattr(custom_new, '__func__', custom_new) or member_type.__new__
        type.__setattr__(made, '_in_progress_', True)
        try:
            for name, value in values.items():
                made._add(name, value, member_type, custom_new, is_flag)
        finally:
            type.__delattr__(made, '_in_progress_')
        if is_flag:
            ordered = [each._value_ for each in made]
            if ordered != sorted(ordered):
                made._iter_member_ = made._iter_member_by_def_
        if order is not None:
            if isinstance(order, str):
                order = order.replace(',', ' ').split()
            if is_flag:
                known = made._member_map_
                order = [each for each in order if each not in known or _is_single_bit(known[each]._value_)]
            order = [each for each in order if each not in made._member_map_ or each in made._member_names_]
            if order != made._member_names_:
                raise TypeError(f'member order does not match _order_:\n  {made._member_names_!r}\n  {order!r}')
        return made

    def __init__(cls, *args, **kwds):
        pass

    def _add(cls, name, value, member_type, custom_new, is_flag):
        args = value if isinstance(value, tuple) else (value,)
        if member_type is tuple:
            args = (value,)
        if custom_new is not None:
            function = getattr(custom_new, '__func__', custom_new)
            new = function(cls, *args)
            if not hasattr(new, '_value_'):
                new._value_ = value if member_type is object else member_type(*args)
        elif member_type is object:
            new = object.__new__(cls)
            new._value_ = value
        else:
            new = member_type.__new__(cls, *args)
            if not hasattr(new, '_value_'):
                try:
                    new._value_ = member_type(*args)
                except Exception as exc:
                    raise TypeError('_value_ not set in __new__, unable to create it') from exc
        value = new._value_
        new._name_ = name
        new.__objclass__ = cls
        new._sort_order_ = len(cls._member_names_)
        if cls.__init__ is not object.__init__:
            new.__init__(*args)
        known = cls._find(value)
        if known is None:
            known = new
            is_single = not is_flag or isinstance(value, int) and value > 0 and _bit_count(value) == 1
            if is_single:
                cls._member_names_.append(name)
            if is_flag and isinstance(value, int):
                cls._flag_mask_ |= value
                if is_single:
                    cls._singles_mask_ |= value
                cls._all_bits_ = 2 ** cls._flag_mask_.bit_length() - 1
            try:
                cls._value2member_map_[value] = known
            except TypeError:
                cls._unhashable_values_.append((value, known))
        _bind(cls, name, known)
        cls._member_map_[name] = known

    def _find(cls, value):
        try:
            return cls._value2member_map_.get(value)
        except TypeError:
            for known, each in cls._unhashable_values_:
                if known == value:
                    return each
            return None

    def __call__(cls, value=_MISSING, names=None, *more, module=None, qualname=None, type=None, start=1, boundary=None):
        if cls.__dict__.get('_member_map_') or names is None and not more and type is None:
            if value is _MISSING:
                raise TypeError("EnumType.__call__() missing 1 required positional argument: 'value'")
            if more or names is not None:
                value = (value, names) + more
            elif not cls.__dict__.get('_member_map_') and '_missing_' not in cls.__dict__:
                raise TypeError(
                    f'{cls} has no members; specify `names=()` if you meant to create a new, empty, enum'
                )
            return cls.__new__(cls, value)
        return cls._create(value, names, module=module, qualname=qualname, type=type, start=start, boundary=boundary)

    def _create(cls, class_name, names, *, module, qualname, type, start, boundary):
        bases = (cls,) if type is None else (type, cls)
        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        names = () if names is None else names
        metacls = cls.__class__
        namespace = metacls.__prepare__(class_name, bases)
        last_values = []
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            pairs = []
            for count, name in enumerate(names):
                value = cls._generate_next_value_(name, start, count, last_values[:])
                last_values.append(value)
                pairs.append((name, value))
        elif hasattr(names, 'items'):
            pairs = list(names.items())
        else:
            pairs = list(names)
        for name, value in pairs:
            namespace[name] = value
        if module is None:
            import sys

            module = sys._getframe(0).f_globals.get('__name__', '__main__')
        namespace['__module__'] = module
        if qualname is not None:
            namespace['__qualname__'] = qualname
        return metacls.__new__(metacls, class_name, bases, namespace, boundary=boundary)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        return cls._find(value) is not None

    def __dir__(cls):
        shown = {
            '__class__', '__contains__', '__doc__', '__getitem__', '__iter__', '__len__', '__members__', '__module__',
            '__name__', '__qualname__', *cls._member_names_,
        }
        if cls._new_member_ is not object.__new__:
            shown.add('__new__')
        if cls.__init_subclass__ is not object.__init_subclass__:
            shown.add('__init_subclass__')
        if cls._member_type_ is not object:
            shown.update(dir(cls._member_type_))
        return sorted(shown)

    def __iter__(cls):
        members = cls._member_map_
        return (members[name] for name in cls._member_names_)

    def __reversed__(cls):
        members = cls._member_map_
        return (members[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __getitem__(cls, name):
        return cls._member_map_[name]

    @_property
    def __members__(cls):
        from types import MappingProxyType

        return MappingProxyType(cls._member_map_)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'cannot reassign member {name!r}')
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'{cls.__name__!r} cannot delete member {name!r}.')
        super().__delattr__(name)

    def __repr__(cls):
        if Flag is not None and issubclass(cls, Flag):
            return f'<flag {cls.__name__!r}>'
        return f'<enum {cls.__name__!r}>'


EnumMeta = EnumType
Enum = Flag = ReprEnum = None


def _data_type(class_name, bases):
    """The type that members are besides being members."""
    found = set()
    for chain in bases:
        candidate = None
        for base in chain.__mro__:
            if base is object:
                continue
            if isinstance(base, EnumType):
                if base._member_type_ is not object:
                    found.add(base._member_type_)
                    break
            elif '__new__' in base.__dict__ or '__dataclass_fields__' in base.__dict__ or base in _DATA_TYPES:
                found.add(candidate or base)
                break
            else:
                candidate = candidate or base
    if len(found) > 1:
        raise TypeError(f'too many data types for {class_name!r}: {found!r}')
    return found.pop() if found else object


_DATA_TYPES = (int, str, float, bytes, tuple, complex)


def _data_repr(bases):
    """How the repr shows a value, None: as its own repr does."""
    for chain in bases:
        for base in chain.__mro__:
            if base is object:
                continue
            if isinstance(base, EnumType):
                return base._value_repr_
            if '__repr__' in base.__dict__:
                params = base.__dict__.get('__dataclass_params__')
                if '__dataclass_fields__' in base.__dict__ and params is not None and params.repr:
                    return _dataclass_repr
                return base.__dict__['__repr__']
    return None


def _dataclass_repr(self):
    shown = [(name, field) for name, field in self.__dataclass_fields__.items() if field.repr]
    return ', '.join(f'{name}={getattr(self, name)!r}' for name, _ in shown)


def _fix_methods(cls, first, namespace, member_type):
    """Lets members show themselves as members, not as what they are mixed with (but for ReprEnum)."""
    if ReprEnum is not None and ReprEnum in cls.__mro__ and member_type is not object:
        if '__format__' not in namespace:
            type.__setattr__(cls, '__format__', member_type.__format__)
        if '__str__' not in namespace:
            method = member_type.__str__
            type.__setattr__(cls, '__str__', member_type.__repr__ if method is object.__str__ else method)
    for name in ('__repr__', '__str__', '__format__', '__reduce_ex__'):
        if name in namespace or name in cls.__dict__:
            continue
        if getattr(cls, name) in (getattr(member_type, name), getattr(object, name)):
            type.__setattr__(cls, name, getattr(first, name))


class Enum(metaclass=EnumType):
    """An enumeration: a fixed set of named values."""

    def __new__(cls, value):
        if type(value) is cls:
            return value
        known = cls._find(value)
        if known is not None:
            return known
        if not cls.__dict__.get('_member_names_') and not cls.__dict__.get('_member_map_'):
            if getattr(cls, '_in_progress_', False):
                raise TypeError('do not use `super().__new__; call the appropriate __new__ directly')
            raise TypeError(f'{cls!r} has no members defined')
        problem = None
        try:
            result = cls._missing_(value)
        except Exception as exc:
            problem = exc
            result = None
        if isinstance(result, cls):
            return result
        if isinstance(result, int) and Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT:
            return result
        failure = ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        if result is None and problem is None:
            raise failure
        if problem is None:
            problem = TypeError(
                f'error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member'
            )
        if not isinstance(problem, ValueError):
            problem.__context__ = failure
        raise problem

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            last = sorted(last_values)[-1]
        except TypeError:
            raise TypeError('unable to sort non-numeric values') from None
        try:
            return last + 1
        except TypeError:
            raise TypeError(f'unable to increment {last!r}') from None

    @classmethod
    def _missing_(cls, value):
        return None

    name = _attribute('name', '_name_', "<enum 'Enum'> cannot set attribute 'name'")
    value = _attribute('value', '_value_', "<enum 'Enum'> cannot set attribute 'value'")

    def __repr__(self):
        show = self.__class__._value_repr_ or repr
        return f'<{self.__class__.__name__}.{self._name_}: {show(self._value_)}>'

    def __str__(self):
        return f'{self.__class__.__name__}.{self._name_}'

    def __dir__(self):
        shown = {'__class__', '__doc__', '__eq__', '__hash__', '__module__'}
        members = self._member_map_
        if self._member_type_ is not object:
            shown.update(object.__dir__(self))
        shown.update(name for name in self.__dict__ if name[0] != '_' and name not in members)
        for cls in type(self).__mro__:
            shown.update(name for name in cls.__dict__ if name[0] != '_' and name not in members)
        return sorted(shown)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def _add_alias_(self, name):
        """Gives the member another name."""
        members = self._member_map_
        if members.setdefault(name, self) is not self:
            raise NameError(f'{name!r} is already bound: {members[name]!r}')
        _bind(self.__class__, name, self)

    def _add_value_alias_(self, value):
        """Gives the member another value that it is found by."""
        cls = self.__class__
        known = cls._find(value)
        if known is not None and known is not self:
            raise ValueError(f'{value!r} is already bound: {known!r}')
        if known is None:
            try:
                cls._value2member_map_[value] = self
            except TypeError:
                cls._unhashable_values_.append((value, self))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class ReprEnum(Enum):
    """Only the repr is that of an enumeration; str and format are those of the value."""


class IntEnum(int, ReprEnum):
    """Members are ints too."""

    def __hash__(self):
        return hash(self._value_)


class StrEnum(str, ReprEnum):
    """Members are strs too."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f'too many arguments for str(): {values!r}')
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f'{values[0]!r} is not a string')
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    def __hash__(self):
        return hash(self._value_)


class FlagBoundary(StrEnum):
    """What to do with bits that no flag has."""

    STRICT = 'strict'
    CONFORM = 'conform'
    EJECT = 'eject'
    KEEP = 'keep'


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum):
    """An enumeration whose members can be combined."""

    _boundary_ = STRICT

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        highest = max(last_values)
        try:
            return 2 ** highest.bit_length()
        except AttributeError:
            raise TypeError(f'invalid flag value {highest!r}') from None

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        mask, all_bits = cls._flag_mask_, cls._all_bits_
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ mask):
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(
                    f'{cls!r} invalid value {value!r}\n    given {_bits(value, width)}\n  allowed {_bits(mask, width)}'
                )
            if cls._boundary_ is CONFORM:
                value = value & mask
            elif cls._boundary_ is EJECT:
                return value
            elif value < 0:
                value += max(all_bits + 1, 2 ** value.bit_length())
        given = value
        if value < 0:
            value += all_bits + 1
        known = cls._value2member_map_.get(value)
        if known is None:
            known = cls._value2member_map_.setdefault(value, cls._combined(value))
        if given < 0:
            cls._value2member_map_[given] = known
        return known

    @classmethod
    def _combined(cls, value):
        """A member for several bits, named by the members it is made of."""
        unknown = value & ~cls._flag_mask_
        if unknown and cls._boundary_ is not KEEP:
            raise ValueError(
                f'{cls.__name__}({value!r}) -->  unknown values {unknown!r} [{_bits(unknown, unknown.bit_length())}]'
            )
        data = cls._member_type_
        made = object.__new__(cls) if data is object else data.__new__(cls, value)
        if not hasattr(made, '_value_'):
            made._value_ = value
        parts = list(cls._iter_member_(value & cls._singles_mask_))
        covered = 0
        for each in parts:
            covered |= each._value_
        if value & ~cls._singles_mask_:
            for each in cls._member_map_.values():
                if each not in parts and each._value_ and each._value_ & value == each._value_:
                    parts.append(each)
                    covered |= each._value_
        unknown = value ^ covered
        if not covered:
            made._name_ = None
        elif unknown and cls._boundary_ is STRICT:
            raise ValueError(f'{cls!r}: no members with value {unknown!r}')
        else:
            made._name_ = '|'.join([each._name_ for each in parts])
            if unknown:
                made._name_ += f'|{cls._numeric_repr_(unknown)}'
        return made

    @staticmethod
    def _numeric_repr_(value):
        return repr(value)

    @classmethod
    def _iter_member_by_value_(cls, value):
        """The members of single bits in a value, the lowest first."""
        for bit in _iter_bits_lsb(value & cls._flag_mask_):
            yield cls._value2member_map_.get(bit)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        """The same in the order of their definition."""
        yield from sorted(cls._iter_member_by_value_(value), key=lambda each: each._sort_order_)

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(
                f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and "
                f'{self.__class__.__qualname__!r}'
            )
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return _bit_count(self._value_)

    def __repr__(self):
        cls = self.__class__.__name__
        shown = (self.__class__._value_repr_ or repr)(self._value_)
        return f'<{cls}: {shown}>' if self._name_ is None else f'<{cls}.{self._name_}: {shown}>'

    def __str__(self):
        cls = self.__class__.__name__
        if self._name_ is None:
            return f'{cls}({self._value_!r})'
        return f'{cls}.{self._name_}'

    def __bool__(self):
        return bool(self._value_)

    def _value_of(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return NotImplemented

    def _combine(self, other, mine, value, op):
        for each, bits in ((self, mine), (other, value)):
            if bits is None:
                raise TypeError(f"'{each}' cannot be combined with other flags with {op}")
        return self.__class__(mine | value if op == '|' else mine & value if op == '&' else mine ^ value)

    def __or__(self, other):
        value = self._value_of(other)
        return value if value is NotImplemented else self._combine(other, self._value_, value, '|')

    def __and__(self, other):
        value = self._value_of(other)
        return value if value is NotImplemented else self._combine(other, self._value_, value, '&')

    def __xor__(self, other):
        value = self._value_of(other)
        return value if value is NotImplemented else self._combine(other, self._value_, value, '^')

    def __invert__(self):
        cls = self.__class__
        if self._value_of(self) is None:
            raise TypeError(f"'{self}' cannot be inverted")
        if self._inverted_ is None:
            keeps = cls._boundary_ in (EJECT, KEEP)
            self._inverted_ = cls(~self._value_ if keeps else cls._singles_mask_ & ~self._value_)
        return self._inverted_

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __hash__(self):
        return hash(self._value_)


def _bits(value, width):
    if value >= 0:
        return '0b0 ' + bin(value)[2:].rjust(width, '0')
    return '0b1 ' + bin(2**width + value)[2:].rjust(width, '0')


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flags that are ints too."""

    __repr__ = Flag.__repr__
    __or__ = Flag.__or__
    __and__ = Flag.__and__
    __xor__ = Flag.__xor__
    __ror__ = Flag.__or__
    __rand__ = Flag.__and__
    __rxor__ = Flag.__xor__
    __invert__ = Flag.__invert__
    __hash__ = Flag.__hash__
    __bool__ = Flag.__bool__


def unique(enumeration):
    """Refuses two names for one value."""
    duplicates = [
        f'{name} -> {each.name}' for name, each in enumeration._member_map_.items() if name != each.name
    ]
    if duplicates:
        raise ValueError(f"duplicate values found in {enumeration!r}: {', '.join(duplicates)}")
    return enumeration


class EnumCheck(StrEnum):
    """What `verify` can look at."""

    CONTINUOUS = 'no skipped integer values'
    NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
    UNIQUE = 'one name per value'


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """Checks an enumeration."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                duplicates = [
                    f'{name} -> {each.name}' for name, each in enumeration._member_map_.items() if name != each.name
                ]
                if duplicates:
                    raise ValueError(f"aliases found in {enumeration!r}: {', '.join(duplicates)}")
            elif check is CONTINUOUS:
                values = {each.value for each in enumeration}
                if len(values) >= 2:
                    missing = [str(i) for i in range(min(values), max(values)) if i not in values]
                    if missing:
                        raise ValueError(
                            f"invalid enum {enumeration.__name__!r}: missing values {', '.join(missing)}"
                        )
        return enumeration


def _module_of(self):
    return self.__class__.__module__.rpartition('.')[2]


def global_enum_repr(self):
    """The repr of a member that stands in its module."""
    return f'{_module_of(self)}.{self._name_}'


def global_flag_repr(self):
    """The repr of flags that stand in their module."""
    module = _module_of(self)
    if self._name_ is None:
        return f'{module}.{self.__class__.__name__}({self._value_!r})'
    return '|'.join([name if name[0].isdigit() else f'{module}.{name}' for name in self._name_.split('|')])


def global_str(self):
    """A member that stands in its module as text."""
    if self._name_ is None:
        return f'{self.__class__.__name__}({self._value_!r})'
    return self._name_


def global_enum(cls, update_str=False):
    """Puts the members into the module, and says so in their reprs."""
    import sys

    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if update_str or not issubclass(cls, ReprEnum):
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


def _iter_bits_lsb(num):
    """The bits of a number, the lowest first."""
    num = num.value if isinstance(num, Enum) else num
    if num < 0:
        raise ValueError(f'{num!r} is not a positive integer')
    while num:
        bit = num & -num
        yield bit
        num ^= bit


def show_flag_values(value):
    """The single bits of a number."""
    return list(_iter_bits_lsb(value))


def _simple_enum(etype=Enum, *, boundary=None, use_args=None):
    """Makes an enumeration of a plain class."""

    def convert_class(cls):
        body = type(etype).__prepare__(cls.__name__, (etype,))
        for name, value in cls.__dict__.items():
            if name not in ('__dict__', '__weakref__', '__static_attributes__', '__firstlineno__'):
                body[name] = value
        return type(etype)(cls.__name__, (etype,), body, boundary=boundary)

    return convert_class


def _test_simple_enum(checked_enum, simple_enum):
    """Raises TypeError unless both have the same members."""
    failed = []
    for name, member in checked_enum.__members__.items():
        other = simple_enum.__members__.get(name)
        if other is None:
            failed.append(f'missing member from simple enum: {name!r}')
        elif (member.name, member.value) != (other.name, other.value):
            failed.append(f'{name!r}: {member!r} is not {other!r}')
    known = checked_enum.__members__
    failed += [f'extra member in simple enum: {name!r}' for name in simple_enum.__members__ if name not in known]
    if failed:
        raise TypeError('enum mismatch:\n   %s' % '\n   '.join(failed))
