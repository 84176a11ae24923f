# Class statements, descriptors' names, exception groups: what the machine's own instructions need Python code for.


def __build_class__(func, name, /, *bases, **kwds):
    given = bases
    if any(not isinstance(base, type) and hasattr(base, '__mro_entries__') for base in bases):
        resolved = []
        for base in bases:
            if isinstance(base, type) or not hasattr(base, '__mro_entries__'):
                resolved.append(base)
                continue
            entries = base.__mro_entries__(bases)
            if not isinstance(entries, tuple):
                raise TypeError('__mro_entries__ must return a tuple')
            resolved.extend(entries)
        bases = tuple(resolved)
    if 'metaclass' in kwds:
        meta = kwds.pop('metaclass')
    elif bases:
        meta = type(bases[0])
    else:
        meta = type
    if isinstance(meta, type):
        for base in bases:
            kind = type(base)
            if issubclass(meta, kind):
                continue
            if not issubclass(kind, meta):
                raise TypeError(
                    'metaclass conflict: the metaclass of a derived class must be a (non-strict) '
                    'subclass of the metaclasses of all its bases'
                )
            meta = kind
    prepare = getattr(meta, '__prepare__', None)
    namespace = {} if prepare is None else prepare(name, bases, **kwds)
    if _is_plain_namespace(namespace):
        cell = _run_class_body(func, namespace)
    else:
        if not hasattr(type(namespace), '__getitem__'):
            maker = meta.__name__ if isinstance(meta, type) else '<metaclass>'
            raise TypeError(f'{maker}.__prepare__() must return a mapping, not {type(namespace).__name__}')
        cell = _run_class_body(func, namespace)
        attributes = _static_attributes(func)
        if attributes is not None:
            namespace['__static_attributes__'] = attributes
    if bases is not given and '__orig_bases__' not in namespace:
        namespace['__orig_bases__'] = given
    made = meta(name, bases, namespace, **kwds)
    if cell is not None and isinstance(made, type) and _cell_is_empty(cell):
        raise RuntimeError(
            f'__class__ not set defining {name!r} as {made!r}. Was __classcell__ propagated to type.__new__?'
        )
    return made


def _finish_class(cls, kwds):
    for name, value in list(_type_namespace(cls).items()):
        setter = getattr(type(value), '__set_name__', None)
        if setter is not None:
            try:
                setter(value, cls, name)
            except BaseException as error:
                error.add_note(
                    f"Error calling __set_name__ on '{type(value).__name__}' instance {name!r} in {cls.__name__!r}"
                )
                raise
    super(cls, cls).__init_subclass__(**kwds)
    return cls


def _check_star_types(types):
    for kind in types if isinstance(types, tuple) else (types,):
        if not isinstance(kind, type) or not issubclass(kind, BaseException):
            raise TypeError('catching classes that do not inherit from BaseException is not allowed')
        if issubclass(kind, BaseExceptionGroup):
            raise TypeError('catching ExceptionGroup with except* is not allowed. Use except instead.')


def _group_match(rest, types):
    _check_star_types(types)
    if rest is None:
        return (None, None)
    if isinstance(rest, types):
        if isinstance(rest, BaseExceptionGroup):
            return (None, rest)
        wrapped = BaseExceptionGroup('', (rest,))
        wrapped.__traceback__ = rest.__traceback__
        return (None, wrapped)
    if isinstance(rest, BaseExceptionGroup):
        match, other = rest.split(types)
        return (other, match)
    return (rest, None)


def _leaves(group, into):
    for item in group.exceptions:
        if isinstance(item, BaseExceptionGroup):
            _leaves(item, into)
        else:
            into.append(item)


def _is_part_of(error, original):
    return (
        isinstance(error, BaseExceptionGroup)
        and getattr(error, '__notes__', None) is getattr(original, '__notes__', None)
        and error.__traceback__ is original.__traceback__
        and error.__cause__ is original.__cause__
        and error.__context__ is original.__context__
    )


def _group_reraise(original, raised):
    errors = [error for error in raised if error is not None]
    if not errors:
        return None
    if not isinstance(original, BaseExceptionGroup):
        return errors[0]
    fresh = [error for error in errors if not _is_part_of(error, original)]
    again = []
    for error in errors:
        if _is_part_of(error, original):
            _leaves(error, again)
    projected = None
    if again:
        wanted = {id(leaf) for leaf in again}
        projected = original.split(lambda leaf: id(leaf) in wanted)[0]
    if not fresh:
        return projected
    if projected is not None:
        fresh.append(projected)
    return fresh[0] if len(fresh) == 1 else BaseExceptionGroup('', fresh)


def _match_keys(subject, keys):
    missing = object()
    get = subject.get
    values = []
    for key in keys:
        value = get(key, missing)
        if value is missing:
            return None
        values.append(value)
    return tuple(values)


def _copy_without(subject, keys):
    rest = dict(subject)
    for key in keys:
        del rest[key]
    return rest


def _unpack(iterable, count):
    items = []
    iterator = iter(iterable)
    for item in iterator:
        if len(items) == count:
            raise ValueError(f'too many values to unpack (expected {count})')
        items.append(item)
    if len(items) < count:
        raise ValueError(f'not enough values to unpack (expected {count}, got {len(items)})')
    return tuple(items)


def _display(value):
    if value is not None:
        import builtins

        _show(repr(value))
        builtins._ = value


def _convert(value, conversion, spec):
    if conversion == 1:
        text = str(value)
    elif conversion == 2:
        text = repr(value)
    else:
        text = ascii(value)
    return format(text, spec)


def _contains(container, item):
    try:
        iterator = iter(container)
    except TypeError:
        iterator = None
    if iterator is None:
        raise TypeError(f"argument of type '{type(container).__name__}' is not iterable")
    for candidate in iterator:
        if candidate is item or candidate == item:
            return True
    return False
