"""Runs one program after another in CPython 3.13 and says what each did.

A line of standard input is a JSON object with `source`; the answer is a line with `stdout`, `stderr` and `exitCode`.
All programs share the process: each has a fresh `__main__`, and what it leaves behind is collected before the next.
"""

import gc
import io
import json
import linecache
import os
import signal
import sys
import tempfile
import types
import warnings

FILENAME = 'program.py'
LIMIT_S = 10


class OutOfTime(BaseException):
    pass


def stop(signum, frame):
    raise OutOfTime


def show(error):
    traceback = error.__traceback__
    # The first frame is the one below.
    error.__traceback__ = traceback and traceback.tb_next
    sys.excepthook(type(error), error, error.__traceback__)


def run(source):
    lines = source.splitlines(True)
    # Errors of the symbol table show their line from the file.
    with open(FILENAME, 'w', encoding='utf-8', errors='surrogatepass') as file:
        file.write(source)
    linecache.cache[FILENAME] = (len(source), None, lines, FILENAME)
    sys.modules['__main__'] = module = types.ModuleType('__main__')
    module.__dict__['__builtins__'] = __builtins__
    exit_code = 0
    signal.alarm(LIMIT_S)
    try:
        with warnings.catch_warnings():
            # What compiling deprecates is told of this file's line, not of the program's.
            warnings.simplefilter('ignore', DeprecationWarning)
            code = compile(source, FILENAME, 'exec', dont_inherit=True)
        exec(code, module.__dict__)
    except OutOfTime:
        exit_code = 'out of time'
    except SystemExit as leaving:
        exit_code = 0 if leaving.code is None else leaving.code if isinstance(leaving.code, int) else 1
    except BaseException as error:
        exit_code = 1
        show(error)
        error.__traceback__ = None
        del error
    finally:
        signal.alarm(0)
    module.__dict__.clear()
    gc.collect()
    return exit_code


def main():
    signal.signal(signal.SIGALRM, stop)
    sys.set_int_max_str_digits(4300)
    answers = sys.stdout
    module = sys.modules['__main__']
    os.chdir(tempfile.mkdtemp())
    for line in sys.stdin.buffer:
        sys.stdout, sys.stderr = io.StringIO(), io.StringIO()
        exit_code = run(json.loads(line)['source'])
        sys.modules['__main__'] = module
        answer = {'stdout': sys.stdout.getvalue(), 'stderr': sys.stderr.getvalue(), 'exitCode': exit_code}
        answers.write(json.dumps(answer) + '\n')
        answers.flush()


if sys.version_info[:2] != (3, 13):
    sys.exit(f'random programs are compared with CPython 3.13, this is {sys.version.split()[0]}')
main()
