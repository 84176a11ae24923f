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


class auto:
    """Stands for a value that the enumeration chooses."""

    value = None

    def __init__(self, value=None):
        pass

    def __or__(self, other):
        return _Later('|', self, other)

    def __and__(self, other):
        return _Later('&', self, other)

    def __xor__(self, other):
        return _Later('^', self, other)

    def __add__(self, other):
        return _Later('+', self, other)

    __ror__ = __or__

    def __repr__(self):
        return f'auto({self.value!r})'


_property = property


class _Later(auto):
    """Something made of values that are chosen only when the class body has been read."""

    def __init__(self, op, left, right):
        self.op = op
        self.left = left
        self.right = right

    def resolve(self, chosen):
        left, right = [
            part.resolve(chosen) if isinstance(part, _Later) else chosen.get(id(part), part)
            for part in (self.left, self.right)
        ]
        if self.op == '|':
            return left | right
        if self.op == '&':
            return left & right
        return left ^ right if self.op == '^' else left + right


class property(property):
    """A property of members, not of the class."""


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == '__' and name[2] != '_' and name[-3] != '_'


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == '_' and name[1] != '_' and name[-2] != '_'


def _is_descriptor(value):
    cls = type(value)
    return hasattr(cls, '__get__') or hasattr(cls, '__set__') or hasattr(cls, '__delete__')


def _is_member(name, value, class_name):
    if isinstance(value, member):
        return True
    if _is_dunder(name) or _is_sunder(name) or isinstance(value, nonmember) or _is_descriptor(value):
        return False
    return not (name.startswith(f'_{class_name}__'))


def _bit_count(value):
    return bin(value).count('1')


class _Body(dict):
    """The namespace of an enumeration's body: no name becomes a member twice."""

    def __setitem__(self, key, value):
        if key in self and not _is_dunder(key) and not _is_sunder(key):
            known = self[key]
            if not _is_descriptor(value) or not (_is_descriptor(known) or isinstance(known, nonmember)):
                raise TypeError(f'{key!r} already defined as {known!r}')
        dict.__setitem__(self, key, value)


class EnumType(type):
    """The metaclass of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        return _Body()

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if not bases:
            return super().__new__(metacls, cls, bases, classdict, **kwds)
        ignore = classdict.pop('_ignore_', [])
        if isinstance(ignore, str):
            ignore = ignore.replace(',', ' ').split()
        for name in ignore:
            classdict.pop(name, None)
        first = bases[-1]
        for base in bases:
            if isinstance(base, EnumType) and base.__dict__.get('_member_names_'):
                raise TypeError(f'<enum {cls!r}> cannot extend {base!r}')
        values = {}
        namespace = {}
        for name, value in classdict.items():
            if _is_member(name, value, cls):
                if name == 'mro':
                    raise ValueError("Invalid enum member name(s): 'mro'")
                values[name] = value.value if isinstance(value, member) else value
            else:
                namespace[name] = value.value if isinstance(value, nonmember) else value
        namespace['_member_names_'] = []
        namespace['_member_map_'] = {}
        namespace['_value2member_map_'] = {}
        namespace['_unhashable_values_'] = []
        order = namespace.pop('_order_', None)
        made = super().__new__(metacls, cls, bases, namespace, **kwds)
        member_type = _data_type(bases)
        made._member_type_ = member_type
        is_flag = Flag is not None and issubclass(made, Flag)
        if is_flag:
            made._boundary_ = boundary or getattr(first, '_boundary_', None) or STRICT
            made._flag_mask_ = 0
            made._singles_mask_ = 0
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
        last_values = []
        start = 1
        chosen = {}
        for name, given in values.items():
            if isinstance(given, _Later):
                value = given.resolve(chosen)
            else:
                value = _resolve_auto(made, name, given, start, last_values)
            if isinstance(given, auto):
                chosen[id(given)] = value
            last_values.append(value)
            made._add(name, value, member_type, custom_new, is_flag)
        if order is not None:
            if isinstance(order, str):
                order = order.replace(',', ' ').split()
            if list(order) != made._member_names_:
                raise TypeError('member order does not match _order_:\n  ' + f'{made._member_names_}\n  {list(order)}')
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
                new._value_ = member_type(*args)
        value = new._value_
        new._name_ = name
        new.__objclass__ = cls
        new._sort_order_ = len(cls._member_names_)
        if '__init__' in dir(cls) and cls.__init__ is not object.__init__:
            new.__init__(*args)
        known = cls._find(value)
        if known is None:
            known = new
            is_single = not is_flag or isinstance(value, int) and value > 0 and _bit_count(value) == 1
            if is_single:
                cls._member_names_.append(name)
            if is_flag and isinstance(value, int):
                if value >= 0:
                    cls._flag_mask_ |= value
                if is_single:
                    cls._singles_mask_ |= value
            try:
                cls._value2member_map_[value] = known
            except TypeError:
                cls._unhashable_values_.append((value, known))
        type.__setattr__(cls, name, known)
        cls._member_map_[name] = known

    def _find(cls, value):
        try:
            return cls._value2member_map_.get(value)
        except TypeError:
            for known, each in cls._unhashable_values_:
                if known == value:
                    return each
            return None

    def __call__(cls, value=None, names=None, *more, module=None, qualname=None, type=None, start=1, boundary=None):
        if cls.__dict__.get('_member_names_') or names is None and not more:
            if more or names is not None:
                value = (value, names) + more
            return cls.__new__(cls, value)
        return cls._create(value, names, module=module, qualname=qualname, type=type, start=start, boundary=boundary)

    def _create(cls, class_name, names, *, module, qualname, type, start, boundary):
        bases = (cls,) if type is None else (type, cls)
        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        namespace = {}
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
        return cls.__class__(class_name, bases, namespace)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        return cls._find(value) is not None

    def __iter__(cls):
        members = cls._member_map_
        return iter([members[name] for name in cls._member_names_])

    def __reversed__(cls):
        members = cls._member_map_
        return iter([members[name] for name in reversed(cls._member_names_)])

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


def _data_type(bases):
    for chain in bases:
        for base in chain.__mro__:
            if base is object or isinstance(base, EnumType) and base.__dict__.get('_member_type_') in (None, object):
                continue
            if isinstance(base, EnumType):
                return base._member_type_
            if '__new__' in base.__dict__ or base in (int, str, float, bytes, tuple, complex):
                return base
    return object


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


def _resolve_auto(cls, name, value, start, last_values):
    if isinstance(value, auto):
        return cls._generate_next_value_(name, start, len(cls._member_names_), last_values[:])
    if isinstance(value, tuple) and any(isinstance(item, auto) for item in value):
        return tuple(
            cls._generate_next_value_(name, start, len(cls._member_names_), last_values[:])
            if isinstance(item, auto)
            else item
            for item in value
        )
    return value


class Enum(metaclass=EnumType):
    """An enumeration: a fixed set of named values."""

    def __new__(cls, value):
        if type(value) is cls:
            return value
        known = cls._find(value)
        if known is not None:
            return known
        if not cls.__dict__.get('_member_names_') and not cls.__dict__.get('_member_map_'):
            raise TypeError(f'{cls!r} has no members')
        problem = None
        try:
            result = cls._missing_(value)
        except Exception as exc:
            problem = exc
            result = None
        if isinstance(result, cls):
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
            return sorted(last_values)[-1] + 1
        except TypeError:
            raise TypeError('unable to sort non-numeric values') from None

    @classmethod
    def _missing_(cls, value):
        return None

    name = _attribute('name', '_name_')
    value = _attribute('value', '_value_')

    def __repr__(self):
        return f'<{self.__class__.__name__}.{self._name_}: {self._value_!r}>'

    def __str__(self):
        return f'{self.__class__.__name__}.{self._name_}'

    def __dir__(self):
        return ['__class__', '__doc__', '__module__', 'name', 'value']

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

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
        return 2 ** highest.bit_length()

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        mask = cls._flag_mask_
        all_bits = 2 ** mask.bit_length() - 1
        if value < 0 and not ~all_bits <= value or value > 0 and value & ~mask:
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(
                    f'{cls!r} invalid value {value!r}\n    given {_bits(value, width)}\n  allowed {_bits(mask, width)}'
                )
            if cls._boundary_ is CONFORM:
                value = value & mask
            elif cls._boundary_ is EJECT:
                return value
        if value < 0:
            if cls._boundary_ is KEEP:
                value += max(all_bits + 1, 2 ** value.bit_length())
            else:
                value &= mask
        known = cls._value2member_map_.get(value)
        if known is not None:
            return known
        member_type = cls._member_type_
        made = object.__new__(cls) if member_type is object else member_type.__new__(cls, value)
        made._value_ = value
        parts = [each for each in cls._iter_parts(value)]
        unknown = value
        for each in parts:
            unknown &= ~each._value_
        if parts:
            name = '|'.join([each._name_ for each in parts])
            if unknown:
                name += f'|{cls._numeric_repr_(unknown)}'
            made._name_ = name
        else:
            made._name_ = None
        known = cls._value2member_map_.setdefault(value, made)
        return known

    @staticmethod
    def _numeric_repr_(value):
        return repr(value)

    @classmethod
    def _iter_parts(cls, value):
        for name in cls._member_names_:
            each = cls._member_map_[name]
            if each._value_ & value:
                yield each

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(
                f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and "
                f'{self.__class__.__qualname__!r}'
            )
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_parts(self._value_)

    def __len__(self):
        return _bit_count(self._value_)

    def __repr__(self):
        cls = self.__class__.__name__
        if self._name_ is None:
            return f'<{cls}: {self._value_!r}>'
        return f'<{cls}.{self._name_}: {self._value_!r}>'

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

    def __or__(self, other):
        value = self._value_of(other)
        return value if value is NotImplemented else self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._value_of(other)
        return value if value is NotImplemented else self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._value_of(other)
        return value if value is NotImplemented else self.__class__(self._value_ ^ value)

    def __invert__(self):
        cls = self.__class__
        if cls._boundary_ in (EJECT, KEEP):
            return cls(~self._value_)
        return cls(cls._singles_mask_ & ~self._value_)

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


def show_flag_values(value):
    """The single bits of a number."""
    bits = []
    while value:
        bit = value & -value
        bits.append(bit)
        value ^= bit
    return bits
