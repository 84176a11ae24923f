# Builtin functions where a program's own code has to run: __str__ for print, __lt__ for max, any iterator for sum.
# Names with a leading underscore that are not defined here are natives (builtins-prelude.ts).


def _bool(value):
    return True if value else False


# --- Output -----------------------------------------------------------------------------------------------------------


def _print_slowly(values, sep, end):
    # What is ready is written before a program's own __str__ runs, which may print too.
    text = ''
    between = ''
    for value in values:
        shown = _try_str(value)
        if shown is None:
            _write_out(text + between)
            text = ''
            shown = str(value)
        else:
            text += between
        text += shown
        between = sep
    _write_out(text + end)


def _print_to(file, values, sep, end, flush):
    write = file.write
    between = False
    for value in values:
        if between:
            write(sep)
        write(str(value))
        between = True
    write(end)
    if flush:
        file.flush()


def _input():
    _await_line()
    line = _read_line()
    if line is None:
        raise EOFError('EOF when reading a line')
    return line


# `sys.stdin`


def _stdin_readline():
    _await_line()
    line = _read_line()
    return '' if line is None else line + '\n'


def _stdin_readlines():
    return [*iter(_stdin_readline, '')]


def _stdin_read():
    return ''.join(_stdin_readlines())


def _stdin_next():
    line = _stdin_readline()
    if not line:
        raise StopIteration
    return line


# --- Items one after the other ----------------------------------------------------------------------------------------


def _sum(total, items, rest):
    for item in items:
        if not _sum_add(total, item):
            _sum_put(total, _sum_settle(total) + item)
    if rest is not None:
        for item in rest:
            if not _sum_add(total, item):
                _sum_put(total, _sum_settle(total) + item)
    return _sum_settle(total)


def _extreme(is_max, items, rest, key, default, has_default):
    found = False
    best = best_key = None
    for source in (items, rest):
        if source is None:
            continue
        for item in source:
            item_key = item if key is None else key(item)
            if not found:
                found = True
                best = item
                best_key = item_key
            elif (item_key > best_key) if is_max else (item_key < best_key):
                best = item
                best_key = item_key
    if found:
        return best
    if has_default:
        return default
    raise ValueError(('max' if is_max else 'min') + '() iterable argument is empty')


def _any(iterable):
    for item in iterable:
        if item:
            return True
    return False


def _all(iterable):
    for item in iterable:
        if not item:
            return False
    return True


def _call_until(function, sentinel):
    value = function()
    if sentinel is value or sentinel == value:
        raise StopIteration
    return value


# --- Classes ----------------------------------------------------------------------------------------------------------


def _warn_of_syntax(found):
    import warnings

    for category, message, filename, lineno in found:
        kind = SyntaxWarning if category == 'SyntaxWarning' else DeprecationWarning
        try:
            warnings.warn_explicit(message, kind, filename, lineno)
        except kind:
            raise SyntaxError(message, (filename, lineno, 1, None)) from None


def _instance_of_any(value, classes):
    for cls in classes:
        if isinstance(value, cls):
            return True
    return False


def _subclass_of_any(sub, classes):
    for cls in classes:
        if issubclass(sub, cls):
            return True
    return False


def _names_of(value):
    names = {}
    own = getattr(value, '__dict__', None)
    if isinstance(own, dict):
        for name in own:
            names[name] = None
    for cls in type(value).__mro__:
        for name in _type_namespace(cls):
            names[name] = None
    return sorted(names)


async def _anext_or(step, default):
    try:
        return await step
    except StopAsyncIteration:
        return default


# --- Exception groups -------------------------------------------------------------------------------------------------


def _group_condition(condition):
    if isinstance(condition, tuple):
        if condition and all(isinstance(kind, type) and issubclass(kind, BaseException) for kind in condition):
            return lambda error: isinstance(error, condition)
    elif isinstance(condition, type):
        if issubclass(condition, BaseException):
            return lambda error: isinstance(error, condition)
    elif callable(condition):
        return condition
    raise TypeError('expected an exception type, a tuple of exception types, or a callable (other than a class)')


def _group_part(original, members):
    if not members:
        return None
    part = original.derive(members)
    if not isinstance(part, BaseExceptionGroup):
        raise TypeError('derive must return an instance of BaseExceptionGroup')
    return _group_like(part, original)


def _group_divide(group, matches):
    if matches(group):
        return (group, None)
    if not isinstance(group, BaseExceptionGroup):
        return (None, group)
    inside = []
    outside = []
    for member in group.exceptions:
        match, rest = _group_divide(member, matches)
        if match is not None:
            inside.append(match)
        if rest is not None:
            outside.append(rest)
    return (_group_part(group, inside), _group_part(group, outside))


def _group_split(group, condition):
    return _group_divide(group, _group_condition(condition))


def _group_subgroup(group, condition):
    return _group_keep(group, _group_condition(condition))


def _group_keep(group, matches):
    if matches(group):
        return group
    if not isinstance(group, BaseExceptionGroup):
        return None
    inside = []
    for member in group.exceptions:
        match = _group_keep(member, matches)
        if match is not None:
            inside.append(match)
    return _group_part(group, inside)
