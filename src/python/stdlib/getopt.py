"""Options of a command line, as C reads them."""

__all__ = ['GetoptError', 'error', 'getopt', 'gnu_getopt']


class GetoptError(Exception):
    """An option is wrong."""

    opt = ''
    msg = ''

    def __init__(self, msg, opt=''):
        self.msg = msg
        self.opt = opt
        Exception.__init__(self, msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    """Options up to the first argument, and what is left."""
    options = []
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    while args and args[0].startswith('-') and args[0] != '-':
        if args[0] == '--':
            args = args[1:]
            break
        args = _one(options, args, shortopts, longopts)
    return options, args


def gnu_getopt(args, shortopts, longopts=[]):
    """Options anywhere, and the arguments."""
    options = []
    rest = []
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    ends_at_first = shortopts.startswith('+')
    if ends_at_first:
        shortopts = shortopts[1:]
    while args:
        if args[0] == '--':
            rest += args[1:]
            break
        if args[0].startswith('-') and args[0] != '-':
            args = _one(options, args, shortopts, longopts)
        elif ends_at_first:
            rest += args
            break
        else:
            rest.append(args[0])
            args = args[1:]
    return options, rest


def _one(options, args, shortopts, longopts):
    if args[0].startswith('--'):
        return _long(options, args[0][2:], longopts, args[1:])
    return _short(options, args[0][1:], shortopts, args[1:])


def _long(options, text, longopts, args):
    name, has_value, value = text.partition('=')
    name, takes_value = _found_long(name, longopts)
    if takes_value:
        if not has_value:
            if not args:
                raise GetoptError(f'option --{name} requires argument', name)
            value, args = args[0], args[1:]
    elif has_value:
        raise GetoptError(f'option --{name} must not have an argument', name)
    options.append(('--' + name, value))
    return args


def _found_long(name, longopts):
    candidates = [option for option in longopts if option.startswith(name)]
    if not candidates:
        raise GetoptError(f'option --{name} not recognized', name)
    if name in candidates:
        return name, False
    if name + '=' in candidates:
        return name, True
    if len(candidates) > 1:
        raise GetoptError(f'option --{name} not a unique prefix', name)
    only = candidates[0]
    return (only[:-1], True) if only.endswith('=') else (only, False)


def _short(options, text, shortopts, args):
    while text:
        letter, text = text[0], text[1:]
        at = shortopts.find(letter)
        if at < 0 or letter == ':':
            raise GetoptError(f'option -{letter} not recognized', letter)
        value = ''
        if shortopts[at + 1 : at + 2] == ':':
            if not text:
                if not args:
                    raise GetoptError(f'option -{letter} requires argument', letter)
                text, args = args[0], args[1:]
            value, text = text, ''
        options.append(('-' + letter, value))
    return args
