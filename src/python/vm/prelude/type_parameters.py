# Type parameters and type aliases (PEP 695, 696): what their instructions make. Bounds, constraints, defaults and the
# values of aliases are evaluated when somebody asks for them.


class _Parameter:
    _lazy_default = None

    @property
    def __default__(self):
        return self._lazy_default() if self._lazy_default is not None else NoDefault

    def has_default(self):
        return self._lazy_default is not None


class TypeVar(_Parameter):
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False):
        self.__name__ = name
        self._constraints = constraints
        self._bound = bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant
        self.__infer_variance__ = infer_variance
        self._lazy_bound = None
        self._lazy_constraints = None

    @property
    def __bound__(self):
        if self._lazy_bound is not None:
            self._bound = self._lazy_bound()
            self._lazy_bound = None
        return self._bound

    @property
    def __constraints__(self):
        if self._lazy_constraints is not None:
            self._constraints = self._lazy_constraints()
            self._lazy_constraints = None
        return self._constraints

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        return ('+' if self.__covariant__ else '-' if self.__contravariant__ else '~') + self.__name__

    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass an instance of {type(self).__name__}')


class _NoDefaultType:
    def __repr__(self):
        return 'typing.NoDefault'


NoDefault = _NoDefaultType()


class ParamSpec(_Parameter):
    def __init__(self, name, *, bound=None):
        self.__name__ = name
        self.__bound__ = bound

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)

    def __repr__(self):
        return self.__name__


class ParamSpecArgs:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f'{self.__origin__.__name__}.args'


class ParamSpecKwargs:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f'{self.__origin__.__name__}.kwargs'


class TypeVarTuple(_Parameter):
    def __init__(self, name):
        self.__name__ = name

    def __iter__(self):
        yield Unpacked(self)

    def __repr__(self):
        return self.__name__


class Unpacked:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f'typing.Unpack[{self.__origin__!r}]'


class TypeAliasType:
    def __init__(self, name, value, *, type_params=()):
        self.__name__ = name
        self.__type_params__ = type_params
        self._value = value
        self._lazy = None
        self.__module__ = '__main__'

    @property
    def __value__(self):
        if self._lazy is not None:
            self._value = self._lazy()
            self._lazy = None
        return self._value

    def __repr__(self):
        return self.__name__

    def __getitem__(self, args):
        return _generic_alias(self, args)

    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)


class Generic:
    __slots__ = ()

    def __class_getitem__(cls, args):
        return _generic_alias(cls, args)


def _typevar(name):
    return TypeVar(name, infer_variance=True)


def _paramspec(name):
    return ParamSpec(name)


def _typevartuple(name):
    return TypeVarTuple(name)


def _typevar_with_bound(name, bound):
    made = TypeVar(name, infer_variance=True)
    made._lazy_bound = bound
    return made


def _typevar_with_constraints(name, constraints):
    made = TypeVar(name, infer_variance=True)
    made._lazy_constraints = constraints
    return made


def _set_typeparam_default(parameter, default):
    parameter._lazy_default = default
    return parameter


def _set_function_type_params(function, parameters):
    function.__type_params__ = parameters
    return function


def _subscript_generic(parameters):
    return _generic_alias(Generic, parameters)


def _typealias(parts):
    name, parameters, value = parts
    made = TypeAliasType(name, None, type_params=parameters or ())
    made._lazy = value
    return made
