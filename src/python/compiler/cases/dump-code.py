"""Writes what CPython 3.10 compiles files to: names on stdin, a line of JSON for each file on stdout."""

import dis
import json
import sys
import types


def argument(instruction):
    value = instruction.argval
    if instruction.opname != "LOAD_CONST":
        return instruction.argrepr
    # What is in these differs from run to run: an address, the order of a set.
    if isinstance(value, types.CodeType):
        return f"<code {value.co_name}>"
    if isinstance(value, frozenset):
        return f"<frozenset of {len(value)}>"
    return instruction.argrepr


def dump(code, path, codes):
    lines = {}
    for start, end, line in code.co_lines():
        for offset in range(start, end, 2):
            lines[offset] = -1 if line is None else line
    codes.append({
        "path": path,
        "instructions": [[i.opname, i.arg, argument(i), lines[i.offset]] for i in dis.get_instructions(code)],
        "stacksize": code.co_stacksize,
        "flags": code.co_flags,
        "firstlineno": code.co_firstlineno,
        "arguments": [code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount],
        "names": [code.co_names, code.co_varnames, code.co_cellvars, code.co_freevars],
        "constants": len(code.co_consts),
    })
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            dump(constant, f"{path}/{constant.co_name}", codes)


for name in sys.stdin.read().split("\n"):
    if not name:
        continue
    try:
        with open(name, "rb") as file:
            source = file.read()
        text = source.decode("utf-8")
        code = compile(source, name, "exec", dont_inherit=True)
    except (SyntaxError, UnicodeDecodeError, ValueError):
        continue
    found = []
    dump(code, "<module>", found)
    print(json.dumps({"source": text, "codes": found}), flush=True)
