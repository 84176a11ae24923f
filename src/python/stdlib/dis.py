"""Listings of bytecode, in the format of CPython 3.10."""

import sys
import types
from collections import namedtuple as _namedtuple

__all__ = [
    'Bytecode', 'Instruction', 'code_info', 'dis', 'disassemble', 'distb', 'findlinestarts', 'get_instructions',
    'opmap', 'opname', 'show_code',
]

Instruction = _namedtuple(
    'Instruction',
    ['opname', 'opcode', 'arg', 'argval', 'argrepr', 'offset', 'starts_line', 'is_jump_target'],
)


def dis(x=None, *, file=None, depth=None):
    """Prints the instructions of a function, method, class, module, generator, code object or source text."""
    if x is None:
        distb(file=file)
        return
    code = _code_of(x)
    if code is not None:
        print(_listing(code), file=file)
    elif isinstance(x, (type, types.ModuleType)):
        for name, value in sorted(x.__dict__.items()):
            value = getattr(value, '__func__', value)
            if isinstance(value, type) or _code_of(value) is not None:
                print(f'Disassembly of {name}:', file=file)
                try:
                    dis(value, file=file, depth=depth)
                except TypeError as msg:
                    print('Sorry:', msg, file=file)
                print(file=file)
    elif isinstance(x, str):
        print(_listing(compile(x, '<dis>', 'exec')), file=file)
    else:
        raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")


def distb(tb=None, *, file=None):
    """Prints the instructions of where an exception was raised."""
    if tb is None:
        exception = getattr(sys, 'last_exc', None)
        if exception is None:
            raise RuntimeError('no last traceback to disassemble')
        tb = exception.__traceback__
    while tb.tb_next:
        tb = tb.tb_next
    print(_listing(_code_of(tb)), file=file)


def disassemble(co, lasti=-1, *, file=None):
    """Prints the instructions of a code object, not those of code objects inside it."""
    print(_listing(co).split('\n\nDisassembly of ')[0], file=file)


def get_instructions(x, *, first_line=None):
    """The instructions of a function and so on, one by one."""
    if isinstance(x, str):
        x = compile(x, '<disassembly>', 'exec')
    code = _code_of(x)
    if code is None:
        raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")
    last = None
    for name, opcode, arg, argval, argrepr, offset, line, is_target in _instructions(code):
        starts = None if line is None or line == last else line
        if starts is not None:
            last = line
        yield Instruction(name, opcode, arg, argval, argrepr, offset, starts, is_target)


def findlinestarts(code):
    """Pairs of offset and line."""
    for instruction in get_instructions(code):
        if instruction.starts_line is not None:
            yield instruction.offset, instruction.starts_line


def code_info(x):
    """Facts about a code object, as text."""
    co = _code_of(x)
    lines = [
        f'Name:              {co.co_name}',
        f'Filename:          {co.co_filename}',
        f'Argument count:    {co.co_argcount}',
        f'Positional-only arguments: {co.co_posonlyargcount}',
        f'Kw-only arguments: {co.co_kwonlyargcount}',
        f'Number of locals:  {co.co_nlocals}',
        f'Stack size:        {co.co_stacksize}',
        f'Flags:             {_flag_names(co.co_flags)}',
    ]
    for title, entries in (
        ('Constants', [repr(value) for value in co.co_consts]),
        ('Names', co.co_names),
        ('Variable names', co.co_varnames),
        ('Free variables', co.co_freevars),
        ('Cell variables', co.co_cellvars),
    ):
        if entries:
            lines.append(f'{title}:')
            lines += [f'{i:4d}: {entry}' for i, entry in enumerate(entries)]
    return '\n'.join(lines)


_FLAGS = {
    1: 'OPTIMIZED',
    2: 'NEWLOCALS',
    4: 'VARARGS',
    8: 'VARKEYWORDS',
    16: 'NESTED',
    32: 'GENERATOR',
    64: 'NOFREE',
    128: 'COROUTINE',
    256: 'ITERABLE_COROUTINE',
    512: 'ASYNC_GENERATOR',
}
COMPILER_FLAG_NAMES = _FLAGS


def _flag_names(flags):
    names = []
    for bit, name in _FLAGS.items():
        if flags & bit:
            names.append(name)
            flags ^= bit
    if flags or not names:
        names.append(hex(flags))
    return ', '.join(names)


def show_code(co, *, file=None):
    """Prints `code_info`."""
    print(code_info(co), file=file)


class Bytecode:
    """The instructions of a piece of code, to iterate over or to show."""

    def __init__(self, x, *, first_line=None, current_offset=None):
        if isinstance(x, str):
            x = compile(x, '<disassembly>', 'exec')
        self.codeobj = _code_of(x)
        if self.codeobj is None:
            raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")
        self.first_line = self.codeobj.co_firstlineno if first_line is None else first_line
        self._original_object = x
        self.current_offset = current_offset

    def __iter__(self):
        return get_instructions(self.codeobj)

    def __repr__(self):
        return f'{type(self).__name__}({self._original_object!r})'

    def info(self):
        """Facts about the code object, as text."""
        return code_info(self.codeobj)

    def dis(self):
        """The listing as text."""
        return _listing(self.codeobj).split('\n\nDisassembly of ')[0] + '\n'
