"""Prints, module by module, the public names that the running Python has: beside CPython 3.13's, what Interleave lacks."""
import importlib

MODULES = '''
abc asyncio base64 binascii bisect builtins collections collections.abc contextlib contextvars copy csv
dataclasses datetime decimal difflib dis enum errno fnmatch fractions functools getopt glob graphlib hashlib heapq
hmac html importlib inspect io itertools json keyword locale logging math numbers operator os os.path pathlib platform
pprint queue random re reprlib sched secrets shutil signal stat statistics string struct sys tempfile textwrap
threading time timeit traceback types typing unittest urllib.parse uuid warnings zlib
'''.split()

for name in MODULES:
    module = importlib.import_module(name)
    print(name, *sorted(n for n in dir(module) if not n.startswith('_')))
