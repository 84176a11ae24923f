/** Names by which an import that is refused is told from a misspelt one. */

/** Top-level modules of CPython 3.13's standard library. */
export const CPYTHON_MODULES: ReadonlySet<string> = new Set(
  `
abc argparse array ast asyncio atexit base64 bdb binascii bisect builtins bz2 cProfile calendar cmath cmd
code codecs codeop collections colorsys compileall concurrent configparser contextlib contextvars copy
copyreg csv ctypes curses dataclasses datetime dbm decimal difflib dis doctest email encodings ensurepip
enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath getopt
getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib importlib inspect io
ipaddress itertools json keyword linecache locale logging lzma mailbox marshal math mimetypes mmap
modulefinder msvcrt multiprocessing netrc nt ntpath nturl2path numbers opcode operator optparse os pathlib
pdb pickle pickletools pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd
py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter
runpy sched secrets select selectors shelve shlex shutil signal site smtplib socket socketserver sqlite3
sre_compile sre_constants sre_parse ssl stat statistics string stringprep struct subprocess symtable sys
sysconfig syslog tabnanny tarfile tempfile termios textwrap threading time timeit tkinter token tokenize
tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib uuid venv
warnings wave weakref webbrowser winreg winsound wsgiref xml xmlrpc zipapp zipfile zipimport zlib zoneinfo
`
    .trim()
    .split(/\s+/),
);

/** Well-known packages that are not part of it. */
export const KNOWN_PACKAGES: ReadonlySet<string> = new Set(
  `
aiofiles anyio attr attrs bokeh boto3 bs4 celery click cryptography curio cython dask django docker
fastapi flask gevent greenlet grpc ipywidgets IPython janus jax joblib jupyter keras litestar loguru
matplotlib mypy nest_asyncio networkx nltk numba numpy pandas PIL polars psutil psycopg psycopg2 pyarrow
pydantic pygame pymongo pytest quart ray redis rich sanic scipy seaborn selenium simpy sklearn
skimage sniffio spacy sqlalchemy starlette statsmodels sympy tensorflow torch tornado tqdm trio twisted
typer ujson uvicorn uvloop websockets xarray yaml zmq zope
`
    .trim()
    .split(/\s+/),
);

/** What is said besides of some modules of CPython that are refused: why, or what to use. */
export const REASONS: Readonly<Record<string, string>> = {
  argparse: 'a program here gets no arguments: give the values in the program',
  cProfile: 'the timeline shows where the time goes',
  ctypes: 'there is no native code to call',
  curses: 'there is no terminal',
  faulthandler: 'the machine cannot crash in native code',
  fcntl: 'its files are a small tree in memory',
  getpass: 'there is no terminal',
  multiprocessing: 'there are no other processes; threads and tasks are here',
  pdb: 'step through the program with the page itself',
  profile: 'the timeline shows where the time goes',
  readline: 'there is no terminal',
  resource: 'the machine has limits of its own, which the page names',
  select: 'asyncio waits here by itself, in virtual time',
  selectors: 'asyncio waits here by itself, in virtual time',
  socket: 'programs talk to the simulated network by asyncio streams or HTTP clients',
  sqlite3: 'there is no database',
  ssl: 'the simulated network needs no keys',
  subprocess: 'a page cannot start processes',
  tkinter: 'there are no windows',
  tracemalloc: 'its objects have no size in bytes that would be like CPython',
  turtle: 'there are no windows',
  zoneinfo: 'its clock is in UTC; use `datetime.timezone` with an offset',
};
