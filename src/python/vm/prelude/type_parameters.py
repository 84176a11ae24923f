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
        return _with_variance(self)

    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass an instance of {type(self).__name__}')


def _with_variance(parameter):
    if parameter.__infer_variance__:
        return parameter.__name__
    sign = '+' if parameter.__covariant__ else '-' if parameter.__contravariant__ else '~'
    return sign + parameter.__name__


class _NoDefaultType:
    def __repr__(self):
        return 'typing.NoDefault'


NoDefault = _NoDefaultType()


class ParamSpec(_Parameter):
    def __init__(self, name, *, bound=None, covariant=False, contravariant=False, infer_variance=False):
        self.__name__ = name
        self.__bound__ = bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant
        self.__infer_variance__ = infer_variance

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)

    def __repr__(self):
        return _with_variance(self)


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
    __module__ = 'typing'

    def __class_getitem__(cls, args):
        given = args if isinstance(args, tuple) else (args,)
        if cls is Generic:
            if not all(isinstance(each, _PARAMETERS) or hasattr(each, '__unpacked_tuple__') for each in given):
                raise TypeError(
                    'Parameters to Generic[...] must all be type variables or parameter specification variables.'
                )
            if len(set(given)) != len(given):
                raise TypeError('Parameters to Generic[...] must all be unique')
        elif cls.__name__ != 'Protocol':
            _check_count(cls, cls.__dict__.get('__parameters__', ()), given)
        return _generic_alias(cls, args)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get('__orig_bases__', ())
        generic = [base for base in bases if getattr(base, '__origin__', None) is Generic]
        cls.__parameters__ = _parameters_of([arg for base in generic or bases for arg in getattr(base, '__args__', ())])


_PARAMETERS = (TypeVar, ParamSpec, TypeVarTuple)


def _parameters_of(args):
    found = []
    for arg in args:
        if isinstance(arg, _PARAMETERS):
            found.append(arg)
        elif isinstance(arg, (list, tuple)):
            found.extend(_parameters_of(arg))
        elif not isinstance(arg, type):
            found.extend(getattr(arg, '__parameters__', ()))
    return tuple(dict.fromkeys(found))


def _check_count(generic, parameters, given):
    if not parameters:
        raise TypeError(f'{generic!r} is not a generic class')
    if any(not isinstance(each, TypeVar) for each in parameters):
        return
    wanted = len(parameters)
    optional = len([each for each in parameters if each.has_default()])
    if wanted - optional <= len(given) <= wanted:
        return
    many = 'many' if len(given) > wanted else 'few'
    least = 'at least ' if optional and many == 'few' else 'at most ' if optional else ''
    expected = wanted - optional if many == 'few' else wanted
    raise TypeError(f'Too {many} arguments for {generic!r}; actual {len(given)}, expected {least}{expected}')


def _alias_parameters(alias):
    return _parameters_of(alias.__args__)


def _alias_substituted(alias, args):
    given = args if isinstance(args, tuple) else (args,)
    parameters = _parameters_of(alias.__args__)
    _check_count(alias, parameters, given)
    known = dict(zip(parameters, given))

    def replaced(arg):
        if isinstance(arg, _PARAMETERS):
            return known.get(arg, arg)
        if isinstance(arg, list):
            return [replaced(each) for each in arg]
        own = () if isinstance(arg, type) else getattr(arg, '__parameters__', ())
        return arg[tuple([known.get(each, each) for each in own])] if own else arg

    return _generic_alias(alias.__origin__, tuple([replaced(arg) for arg in alias.__args__]))


def _typevar(name):
    return TypeVar(name, infer_variance=True)


def _paramspec(name):
    return ParamSpec(name, infer_variance=True)


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
