"""Records the public names of CPython 3.13's modules (run: python3.13 src/conformance/record-names.py).

names.txt: a module's name, and below it each of its public names, with the public methods of the class of that name.
What a module offers is its __all__, or else the public names that it did not import from elsewhere.
"""

import builtins
import importlib
import inspect
import keyword
import sys
import types
import warnings
from pathlib import Path

MODULES = """
__future__ abc argparse array ast asyncio atexit base64 binascii bisect builtins calendar cmath collections
collections.abc colorsys concurrent.futures configparser contextlib contextvars copy csv dataclasses datetime decimal
difflib dis doctest enum errno fnmatch fractions functools gc getpass glob graphlib gzip hashlib heapq hmac html
importlib inspect io ipaddress itertools json keyword linecache locale logging logging.handlers math mimetypes
multiprocessing numbers operator os os.path pathlib pdb pickle platform pprint profile queue random re reprlib sched
secrets select selectors shlex shutil signal socket sqlite3 ssl stat statistics string struct subprocess sys tempfile
textwrap threading time timeit token tokenize traceback tracemalloc types typing unicodedata unittest unittest.mock
urllib.error urllib.parse urllib.request uuid warnings weakref zlib zoneinfo
"""


def offered(module):
    if module is builtins:
        return sorted(name for name in dir(module) if not name.startswith('_') and not keyword.iskeyword(name))
    names = getattr(module, '__all__', None)
    if names is None:
        names = [
            name
            for name, value in vars(module).items()
            if not name.startswith('_')
            and not isinstance(value, types.ModuleType)
            and getattr(value, '__module__', module.__name__) in (module.__name__, f'_{module.__name__}', None, 'posix')
        ]
    return sorted(names)


def methods(value):
    if not inspect.isclass(value):
        return []
    return sorted(name for name in dir(value) if not name.startswith('_') and callable(getattr(value, name, None)))


def main():
    if sys.version_info[:2] != (3, 13):
        sys.exit(f'names are recorded from CPython 3.13, this is {sys.version.split()[0]}')
    warnings.simplefilter('ignore')
    recorded = {}
    for name in MODULES.split():
        module = importlib.import_module(name)
        recorded[name] = {key: methods(getattr(module, key)) for key in offered(module)}
    lines = []
    for name, names in recorded.items():
        lines.append(name)
        lines.extend(f'  {key}: {" ".join(found)}'.rstrip() for key, found in names.items())
    Path(__file__).with_name('names.txt').write_text('\n'.join(lines) + '\n')
    print(f'{len(recorded)} modules, CPython {sys.version.split()[0]}')


main()
