"""What programs do with patterns."""
import re
import warnings


class Text(str):
    pass


print(re.findall(r'\w+', 'one two, three'), re.findall('(a)(b)?', 'aab'), re.findall('(a)|b', 'ab'), re.findall('x*', 'axb'))
print(re.split('x*', 'axbc'), re.split('(x)|b', 'axbc'), re.split(r'[,;]\s*', 'a, b;c', maxsplit=1), re.split('', 'abc'), re.split('x', ''))
print(re.split(r'\b', 'ab cd'), re.split('(,)(;)?', 'a,b'), re.split('a', 'bab', maxsplit=-1), re.sub('a', 'x', 'aaa', count=-1))
print(re.sub('x*', '-', 'abxd'), re.sub('(a)|b', r'[\1]', 'ab'), re.subn('a', 'b', 'aaa', count=2), re.sub('(?P<n>.)', r'\g<n>\g<n>', 'ab'))
print(re.sub('^', '> ', 'a\nb\n', flags=re.M), repr(re.sub('$', '!', 'a\n')), re.sub('(.)(.)', r'\2\1', 'abcde'), re.sub('a', r'\\', 'a'))
print(re.sub(r'\d+', lambda m: str(int(m[0]) * 2), 'a1b22c333'), re.sub('[aeiou]', lambda m: m.group().upper(), 'education', count=3))
print(re.sub('a', str.upper.__class__.__name__.replace('\\', ''), 'cat'), re.sub('.', lambda m: f'{m.start()}', 'héé'))
print(re.match('a|ab', 'ab'), re.fullmatch('a|ab', 'ab'), re.fullmatch('a', 'ab'), re.match('b', 'ab'), re.search('b', 'ab'))
for found in re.finditer(r'(?P<key>\w+)=(?P<value>\w*)', 'a=1 b= c=xyz'):
    print(found.span(), found.groupdict(), found.lastgroup, found.lastindex)
it = re.finditer('a', 'banana')
print(next(it).start(), [m.start() for m in it], next(it, 'end'))
p = re.compile('a')
print([m.span() for m in p.finditer('banana', 2, 5)], p.findall('banana', 2), p.match('banana', 1), p.match('banana', 10), p.search('banana', -5), p.match('a', 1, 0))
print(re.compile('^b').search('ab', 1), re.compile('(?<=a)b').search('ab', 1), re.compile('b$').search('abc', 0, 2), re.compile('$').findall('ab', 1, 1))
print(re.search('b', Text('ab')).group().__class__, re.sub('a', 'b', Text('xay')).__class__, re.match('x', Text('xay')).string.__class__)
print(re.findall('(?i)straße', 'STRASSE Straße STRAẞE'), re.findall(r'\w', 'é_٣²-', re.A), re.findall(r'[^\W\d_]+', 'héllo wörld 12_x'))
print(re.search('(?P<q>[\'"])(.*?)(?P=q)', '''say "it's" now''').group(2), re.findall(r'"([^"\\]*(?:\\.[^"\\]*)*)"', r'"a\"b" "c"'))
TOKENS = [('NUMBER', r'\d+(\.\d*)?'), ('ASSIGN', r':='), ('END', r';'), ('ID', r'[A-Za-z]+'), ('OP', r'[+\-*/]'), ('SKIP', r'[ \t]+'), ('MISMATCH', r'.')]
for found in re.finditer('|'.join(f'(?P<{name}>{pattern})' for name, pattern in TOKENS), 'price := 2.5 * x; ?'):
    if found.lastgroup != 'SKIP':
        print(found.lastgroup, repr(found.group()), found.start(), end=', ')
print()
scanner = re.Scanner([
    (r'[a-zA-Z_]\w*', lambda s, token: ('name', token)), (r'\d+\.\d*', lambda s, token: float(token)),
    (r'\d+', lambda s, token: int(token)), (r'=|\+|-|\*|/', lambda s, token: token), (r'\s+', None),
])
print(scanner.scan('sum = 3*foo + 312.50+bar ?'))
s = re.compile('a|(b)').scanner('abcab')
print(s.match(), s.match(), s.match(), s.match(), s.pattern)
s = re.compile('a|b').scanner('xaxbx')
print(s.search(), s.search(), s.search())
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    for pattern in ['[[a]', '[!--b]', '[a&&b]', '[a||b]', '[a~~b]', '[a-z--b]', 'x[[]']:
        re.compile(pattern)
    re.sub('a', 'b', 'aa', 1)
    re.split('a', 'bab', 1)
    re.subn('a', 'b', 'aa', 1, re.I)
for warning in caught:
    print(warning.category.__name__, warning.message)


def visit(found):
    inner = re.sub('b', lambda m: m[0] * 2, found[0])
    return f'<{inner}>'


print(re.sub('[ab]+', visit, 'ab ba xab'))


def fails(found):
    if found.start() > 1:
        raise ValueError(found.start())
    return 'x'


try:
    re.sub('a', fails, 'aaaa')
except ValueError as error:
    print('stopped at', error)


def pieces():
    for found in re.finditer(r'\w+', 'the quick brown fox'):
        yield found.group()


print(list(pieces()), max(re.findall(r'\d+', '3 14 15 92'), key=int), sorted(set(re.findall('.', 'hello'))))
long = 'ab' * 30000
print(len(re.findall('ab', long)), len(re.sub('a', '', long)), re.match('(?:ab)*$', long).end(), re.match('(a|b)*$', long).span(1), re.search('(a*)*c', 'a' * 9))
print(re.match(r'(?:x+x+)+$', 'x' * 12 + 'y'), len(re.split('a', long)), sum(m.end() for m in re.finditer('b(?=a)', long)))
