"""What `inspect` says of arguments, closures and attributes in the older ways."""

import types
from collections import namedtuple

FullArgSpec = namedtuple('FullArgSpec', 'args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations')
ArgInfo = namedtuple('ArgInfo', 'args varargs keywords locals')
Arguments = namedtuple('Arguments', 'args, varargs, varkw')
ClosureVars = namedtuple('ClosureVars', 'nonlocals globals builtins unbound')


def getfullargspec(func):
    """The parameters of a function, one kind after the other."""
    import inspect

    try:
        signature = inspect.signature(func)
        kept = func.__func__ if isinstance(func, types.MethodType) else func
        own = inspect.signature(kept) if kept is not func else signature
    except Exception as problem:
        raise TypeError('unsupported callable') from problem
    args, varargs, varkw, defaults, kwonly, kwdefaults, annotations = [], None, None, (), [], {}, {}
    for name, parameter in own.parameters.items():
        kind = parameter.kind
        if kind in (parameter.POSITIONAL_ONLY, parameter.POSITIONAL_OR_KEYWORD):
            args.append(name)
            if parameter.default is not parameter.empty:
                defaults += (parameter.default,)
        elif kind is parameter.VAR_POSITIONAL:
            varargs = name
        elif kind is parameter.KEYWORD_ONLY:
            kwonly.append(name)
            if parameter.default is not parameter.empty:
                kwdefaults[name] = parameter.default
        else:
            varkw = name
        if parameter.annotation is not parameter.empty:
            annotations[name] = parameter.annotation
    if own.return_annotation is not own.empty:
        annotations['return'] = own.return_annotation
    return FullArgSpec(args, varargs, varkw, defaults or None, kwonly, kwdefaults or None, annotations)


def getargs(co):
    """The names of a code object's parameters."""
    names = co.co_varnames
    count = co.co_argcount
    only = co.co_kwonlyargcount
    args = list(names[: count + only])
    at = count + only
    varargs = varkw = None
    if co.co_flags & 4:
        varargs = names[at]
        at += 1
    if co.co_flags & 8:
        varkw = names[at]
    return Arguments(args, varargs, varkw)


def getargvalues(frame):
    """The parameters of a frame and its variables."""
    return ArgInfo(*getargs(frame.f_code), frame.f_locals)


def getcallargs(func, /, *positional, **named):
    """What each parameter of a function would get."""
    import inspect

    if isinstance(func, types.MethodType):
        positional = (func.__self__, *positional)
        func = func.__func__
    bound = inspect.signature(func).bind(*positional, **named)
    given = list(bound.arguments)
    bound.apply_defaults()
    kinds = {name: parameter.kind for name, parameter in bound.signature.parameters.items()}

    def place(name):
        # What was given by position, the collecting parameters, what was given by name, the defaults.
        parameter = inspect.Parameter
        if kinds[name] in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
            return 1
        if name not in given:
            return 3
        return 2 if name in named else 0

    return {name: bound.arguments[name] for name in sorted(bound.arguments, key=place)}


def getclosurevars(func):
    """The variables that a function has from outside."""
    import builtins

    if isinstance(func, types.MethodType):
        func = func.__func__
    if not isinstance(func, types.FunctionType):
        raise TypeError(f'{func!r} is not a Python function')
    code = func.__code__
    nonlocals = {}
    for name, cell in zip(code.co_freevars, func.__closure__ or ()):
        try:
            nonlocals[name] = cell.cell_contents
        except ValueError:
            pass
    found, builtin, unbound = {}, {}, set()
    for name in code.co_names:
        if name in ('None', 'True', 'False'):
            continue
        if name in func.__globals__:
            found[name] = func.__globals__[name]
        elif hasattr(builtins, name):
            builtin[name] = getattr(builtins, name)
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, found, builtin, unbound)


_missing = object()


def getattr_static(obj, attr, default=_missing):
    """An attribute as it lies there, without descriptors and `__getattr__`."""
    klass = obj if isinstance(obj, type) else type(obj)
    found = _missing
    if not isinstance(obj, type):
        names = getattr(obj, '__dict__', {})
        found = names.get(attr, _missing) if isinstance(names, dict) else _missing
    in_class = _missing
    for base in klass.__mro__:
        if attr in base.__dict__:
            in_class = base.__dict__[attr]
            break
    if found is not _missing and in_class is not _missing:
        kind = type(in_class)
        if hasattr(kind, '__get__') and (hasattr(kind, '__set__') or hasattr(kind, '__delete__')):
            return in_class
    if found is not _missing:
        return found
    if in_class is not _missing:
        return in_class
    if isinstance(obj, type):
        for base in type(obj).__mro__:
            if attr in base.__dict__:
                return base.__dict__[attr]
    if default is not _missing:
        return default
    raise AttributeError(attr)


def getmembers_static(object, predicate=None):
    """All attributes as they lie there."""
    members = [(name, getattr_static(object, name)) for name in sorted(dir(object))]
    return [pair for pair in members if predicate is None or predicate(pair[1])]


class Traceback(namedtuple('_Traceback', 'filename lineno function code_context index')):
    """Where a frame stands."""

    def __new__(cls, filename, lineno, function, code_context, index, *, positions=None):
        made = super().__new__(cls, filename, lineno, function, code_context, index)
        made.positions = positions
        return made

    def __repr__(self):
        return (
            f'Traceback(filename={self.filename!r}, lineno={self.lineno!r}, function={self.function!r}, '
            f'code_context={self.code_context!r}, index={self.index!r}, positions={self.positions!r})'
        )


def getframeinfo(frame, context=1):
    """Where a frame or traceback stands."""
    from _interleave import source_line

    lineno = frame.tb_lineno if isinstance(frame, types.TracebackType) else frame.f_lineno
    if isinstance(frame, types.TracebackType):
        frame = frame.tb_frame
    name = frame.f_code.co_filename
    lines = index = None
    if context > 0:
        line = source_line(name, lineno)
        if line is not None:
            first = max(1, lineno - context // 2)
            lines = [
                text + '\n'
                for text in (source_line(name, n) for n in range(first, first + context))
                if text is not None
            ]
            index = lineno - first
    return Traceback(name, lineno, frame.f_code.co_name, lines, index)


def getlineno(frame):
    return frame.f_lineno


def isgetsetdescriptor(object):
    return isinstance(object, types.GetSetDescriptorType)


def ismemberdescriptor(object):
    return isinstance(object, types.MemberDescriptorType)


def ismethodwrapper(object):
    return False


def getmodulename(path):
    """The name of the module in a file."""
    name = path.rpartition('/')[2]
    return name[:-3] if name.endswith('.py') else None


Attribute = namedtuple('Attribute', 'name kind defining_class object')


def classify_class_attrs(cls):
    """The attributes of a class, with their kinds and who defines them."""
    result = []
    for name in sorted(dir(cls)):
        home = next((base for base in cls.__mro__ if name in base.__dict__), None)
        if home is None:
            continue
        raw = home.__dict__[name]
        if isinstance(raw, staticmethod):
            kind = 'static method'
        elif isinstance(raw, classmethod):
            kind = 'class method'
        elif isinstance(raw, property):
            kind = 'property'
        elif callable(raw) and hasattr(type(raw), '__get__'):
            kind = 'method'
        else:
            kind = 'data'
        result.append(Attribute(name, kind, home, raw))
    return result
