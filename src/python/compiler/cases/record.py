"""Writes the expected outputs into the case files beside this script.

A case is a line `--- title`, source text, a line `==>` and the output, which this script replaces by what the
interpreter running it gives. Listings (the default) need CPython 3.10; docstrings.txt, errors.txt, warnings.txt and
positions.txt need 3.13.

    python3.10 record.py expressions.txt statements.txt ...
    python3.13 record.py docstrings.txt errors.txt warnings.txt positions.txt
"""

import contextlib
import dis
import io
import re
import sys
import types
import warnings


def listing(source):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        dis.dis(compile(source, "case.py", "exec", dont_inherit=True))
    return re.sub(r"at 0x[0-9a-f]+", "at 0x0", out.getvalue())


def error(source):
    try:
        compile(source, "case.py", "exec", dont_inherit=True)
    except SyntaxError as e:
        end_offset = e.offset if e.end_offset is None else e.end_offset
        return f"{type(e).__name__}: {e.msg}\n{e.lineno}:{e.offset}-{e.end_lineno}:{end_offset}\n"
    return "accepted\n"


def warned(source):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        compile(source, "case.py", "exec", dont_inherit=True)
    return "".join(f"{w.lineno} {w.category.__name__}: {w.message}\n" for w in caught)


def docstring(source):
    return f"{compile(source, 'case.py', 'exec', dont_inherit=True).co_consts[0]!r}\n"


# What an instruction does, by its name in 3.13: only those that can raise, and whose names are not split in two there.
KINDS = {
    "CALL": "call", "CALL_KW": "call", "CALL_FUNCTION_EX": "call", "LOAD_ATTR": "attribute", "STORE_ATTR": "store attribute",
    "BINARY_OP": "binary operation", "COMPARE_OP": "comparison", "CONTAINS_OP": "comparison",
    "BINARY_SUBSCR": "subscript", "STORE_SUBSCR": "store subscript", "LOAD_NAME": "name", "LOAD_GLOBAL": "name",
    "GET_ITER": "iter", "FOR_ITER": "next", "RAISE_VARARGS": "raise", "BEFORE_WITH": "with", "BEFORE_ASYNC_WITH": "async with",
    "GET_AWAITABLE": "await", "FORMAT_SIMPLE": "format", "FORMAT_WITH_SPEC": "format", "IMPORT_NAME": "import",
    "IMPORT_FROM": "import from", "UNPACK_SEQUENCE": "unpack", "UNPACK_EX": "unpack", "UNARY_NEGATIVE": "unary operation",
}


def positions(source):
    found = set()

    def walk(code):
        for i in dis.get_instructions(code):
            kind = KINDS.get(i.opname)
            if kind:
                p = i.positions
                found.add((p.lineno, p.col_offset, p.end_lineno, p.end_col_offset, kind))
        for constant in code.co_consts:
            if isinstance(constant, types.CodeType):
                walk(constant)

    walk(compile(source, "case.py", "exec", dont_inherit=True))
    return "".join(f"{a}:{b}-{c}:{d} {kind}\n" for a, b, c, d, kind in sorted(found))


def record(path):
    name = re.sub(r".*[/\\]", "", path)
    make = {"errors.txt": error, "warnings.txt": warned, "positions.txt": positions, "docstrings.txt": docstring}.get(name, listing)
    wanted = (3, 10) if make is listing else (3, 13)
    if sys.version_info[:2] != wanted:
        sys.exit(f"{name} is recorded from CPython {wanted[0]}.{wanted[1]}")
    with open(path, encoding="utf-8") as file:
        cases = re.split(r"(?m)^--- (.*)\n", file.read())[1:]
    text = ""
    for title, body in zip(cases[::2], cases[1::2]):
        source = re.split(r"(?m)^==>\n", body)[0]
        text += f"--- {title}\n{source}==>\n{make(source)}"
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


for argument in sys.argv[1:]:
    record(argument)
