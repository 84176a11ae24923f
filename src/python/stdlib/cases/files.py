"""Files, directories and paths."""
import io
import os
import sys


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


os.chdir('/tmp')
if os.path.exists('interleave-case'):
    for folder, folders, files in os.walk('interleave-case', topdown=False):
        for name in files:
            os.remove(os.path.join(folder, name))
        os.rmdir(folder)
os.mkdir('interleave-case')
os.chdir('interleave-case')
for args in [
    ('nope.txt',), ('nope/x', 'w'), ('.',), ('x', 'q'), ('x', 'rw'), ('x', 'rr'), ('x', 'w+b', 'x'), (5.5,), ('a\0b',), (None,),
    ('x', 't'), ('x', 'bt'), ('x', 'r+'), ('x', 'x'), ('x', 'x'), ('x', 'w', 0), ('x/', 'w'), ('x/y',), ('', 'r'),
]:
    attempt(open, *args)
attempt(open, 'x', 'wb', encoding='utf8')
attempt(open, 'x', 'rb', newline='')
attempt(open, 'x', newline='x')
f = open('a.txt', 'w')
print(f, f.name, f.mode, f.encoding, f.errors, f.newlines, f.closed, f.line_buffering, f.buffer, f.buffer.raw, f.isatty())
print(f.fileno() > 2, f.readable(), f.writable(), f.seekable())
attempt(f.write, 'héllo\nline2\r\nx')
attempt(f.read)
attempt(f.readline)
attempt(f.write, b'x')
attempt(f.writelines, ['a', 'b'])
attempt(f.writelines, [1])
attempt(f.close)
for method in (f.write, f.read, f.tell, f.fileno, f.flush, f.readline, f.close, f.__enter__):
    attempt(method, *(['x'] if method == f.write else []))
print(f, f.closed)
attempt(lambda: list(f))
f = open('a.txt')
attempt(f.read, 3)
attempt(f.tell)
attempt(f.read)
attempt(f.seek, 0)
attempt(f.readline)
attempt(f.readlines)
attempt(f.read)
attempt(f.write, 'x')
attempt(f.seek, -1)
attempt(f.seek, 1, 1)
attempt(f.seek, 0, 2)
attempt(f.seek, -1, 2)
attempt(f.seek, 0, 5)
attempt(f.truncate)
f.seek(0)
print(repr(next(f)))
attempt(f.tell)
print(list(f), f.tell(), f.newlines)
f.seek(0)
attempt(f.readlines, 5)
f.close()
f = open('a.txt', 'rb')
print(f, f.raw, f.mode, f.name)
attempt(f.read, 3)
attempt(f.readline)
attempt(f.readinto, bytearray(4))
attempt(f.seek, -3, 2)
attempt(f.read)
attempt(f.write, b'x')
attempt(f.seek, -1)
f.close()
attempt(f.read)
with open('a.txt', 'r+b') as f:
    print(f)
    attempt(f.write, 'x')
    attempt(f.write, b'HE')
    attempt(f.seek, 0)
    attempt(f.read)
    attempt(f.truncate, 5)
print(os.path.getsize('a.txt'), sorted(os.listdir()))
with open('a.txt', 'ab') as f:
    print(f, f.tell(), f.write(b'zz'), f.tell())
with open('a.txt', 'w+') as f:
    f.write('one\ntwo\n')
    f.seek(0)
    print(f.read(), end='')
for newline in (None, '', '\n', '\r', '\r\n'):
    with open('n.txt', 'w', newline=newline) as f:
        f.write('a\nb\r\nc\rd')
    with open('n.txt', 'rb') as f:
        print(repr(newline), f.read())
with open('n.txt', 'wb') as f:
    f.write(b'a\nb\r\nc\rd')
for newline in (None, '', '\n', '\r', '\r\n'):
    with open('n.txt', newline=newline) as f:
        print(repr(newline), list(f), f.newlines)
with open('n.txt', 'wb') as f:
    f.write(b'ab\xffcd')
for kwargs in ({}, {'errors': 'replace'}, {'errors': 'ignore'}, {'encoding': 'latin-1'}, {'encoding': 'nope'}):
    attempt(lambda: open('n.txt', **kwargs).read())
attempt(open('n.txt', 'w', encoding='ascii').write, 'é')
attempt(os.remove, 'nope')
attempt(os.mkdir, 'n.txt')
attempt(os.rmdir, 'nope')
attempt(os.rmdir, 'n.txt')
attempt(os.rename, 'nope', 'q')
attempt(os.listdir, 'nope')
attempt(os.listdir, 'n.txt')
attempt(os.listdir, 5.5)
attempt(os.stat, 'nope')
attempt(os.chdir, 'nope')
attempt(os.makedirs, 'd/e/f')
attempt(os.makedirs, 'd/e/f')
attempt(os.makedirs, 'd/e/f', exist_ok=True)
attempt(os.rmdir, 'd')
attempt(os.removedirs, 'd/e/f')
attempt(os.path.getsize, 'nope')
attempt(os.scandir, 'n.txt')
attempt(os.getenv, 'NOPE')
attempt(os.getenv, 'NOPE', 'none')
attempt(lambda: os.environ['NOPE'])
attempt(os.environ.__setitem__, 'a', 5)
os.environ['GREETING'] = 'hello'
print(os.environ['GREETING'], os.getenv('GREETING'), 'GREETING' in os.environ, os.environ.pop('GREETING'), os.environ.get('GREETING'))
attempt(os.fspath, 5)
attempt(os.urandom, -1)
print(len(os.urandom(8)), os.strerror(2), os.access('n.txt', os.R_OK), os.cpu_count() > 0, os.getpid() == os.getpid())
os.makedirs('t/u')
for name in ('t/one.txt', 't/u/two.txt'):
    with open(name, 'w') as f:
        print(name, file=f)
print([(folder, sorted(folders), sorted(files)) for folder, folders, files in os.walk('t')])
print(sorted((e.name, e.path, e.is_dir(), e.is_file()) for e in os.scandir('t')), os.stat('t/one.txt').st_size)
os.rename('t/one.txt', 't/three.txt')
print(sorted(os.listdir('t')), os.path.isfile('t/three.txt'), os.path.isdir('t/u'), os.path.exists('t/one.txt'))
try:
    os.rename('nope', 'q')
except OSError as error:
    print(error.errno, error.strerror, error.filename, error.filename2, error.args, repr(error), error)
path = os.path
print(path.join('a', 'b', '/c', 'd'), path.join('a/', ''), path.join(''), path.join(b'a', b'b'), path.split('/a/b/'), path.split('/a'), path.split('a'))
print([path.splitext(p) for p in ('a.txt', '.bashrc', 'a.tar.gz', 'a.', '...x', 'a/b.c/d', '..a.b')], path.basename('/a/b'), path.dirname('/a/b'))
print([path.normpath(p) for p in ('a//b', 'a/../b', '../a', '/../a', '//a', '///a', './.', '', 'a/b/../../..')], path.isabs('/a'), path.isabs('a'))
print(path.abspath('x'), path.relpath('/a/b', '/a/c/d'), path.relpath('a'), path.commonprefix(['abc', 'abd']), path.commonpath(['/a/b', '/a/c']))
print(path.expanduser('x~'), path.expandvars('$NOPE ${NOPE} $'), path.splitdrive('/a'), path.splitroot('//a'), path.normcase('A'))
attempt(path.join, 'a', 5)
attempt(path.join, 'a', b'b')
attempt(path.basename, 5)
attempt(path.splitext, None)
attempt(path.exists, None)
attempt(path.commonpath, ['/a', 'b'])
print(os.name, os.sep, repr(os.linesep), os.curdir, os.pardir, os.extsep, os.altsep, os.pathsep, os.devnull, os.error, os.path.__name__)


class Place:
    def __fspath__(self):
        return 'a.txt'


with open(Place()) as f:
    print(f.readline(), os.fspath(Place()), isinstance(Place(), os.PathLike), os.path.join('x', Place()))
text = io.StringIO('one\ntwo\nthree')
print(text.readline(), text.readlines(), text.read(), text.tell(), text.seek(2), text.read(3), text.truncate(5), text.getvalue())
attempt(text.write, 5)
attempt(text.seek, -1)
print(io.StringIO('a\r\nb', newline=None).getvalue(), text.readable(), text.seekable(), text.isatty(), text.closed)
text.close()
attempt(text.read)
attempt(text.getvalue)
data = io.BytesIO(b'abc')
print(data.read(2), data.write(b'XY'), data.getvalue(), data.seek(-2, 2), data.read(), data.tell())
attempt(data.write, 'x')
wrapped = io.TextIOWrapper(io.BytesIO(), encoding='utf-8', newline='\r\n')
wrapped.write('a\nb')
wrapped.flush()
print(wrapped.buffer.getvalue(), wrapped.encoding, io.SEEK_END, io.DEFAULT_BUFFER_SIZE, io.UnsupportedOperation.__mro__[1:3])
print('to a file', 1, 2, sep='-', file=open('p.txt', 'w'), flush=True)
print(open('p.txt').read(), end='')
with open('p.txt') as a, open('p2.txt', 'w') as b:
    b.writelines(line.upper() for line in a)
print(open('p2.txt').read(), isinstance(a, io.TextIOBase), isinstance(a.buffer, io.BufferedIOBase), isinstance(a, io.IOBase))
