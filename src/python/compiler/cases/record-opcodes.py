"""Prints opcodes.txt: number, name, kind of argument and stack effects of every opcode of CPython 3.10.

    python3.10 record-opcodes.py > opcodes.txt
"""

import dis
import opcode

KINDS = {"jrel": opcode.hasjrel, "jabs": opcode.hasjabs, "name": opcode.hasname, "local": opcode.haslocal, "free": opcode.hasfree}


def effects(op, jump):
    arguments = range(5) if op >= opcode.HAVE_ARGUMENT else [None]
    return ",".join(str(dis.stack_effect(op, a, jump=jump)) for a in arguments)


for name, op in sorted(opcode.opmap.items(), key=lambda item: item[1]):
    kind = next((kind for kind, ops in KINDS.items() if op in ops), "-")
    print(op, name, kind, effects(op, False), effects(op, True))
