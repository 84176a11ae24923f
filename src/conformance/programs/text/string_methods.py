s = 'Hello, World'
print(s.upper(), s.lower(), s.swapcase(), s.title(), 'abc'.capitalize(), s.find('o'), s.rfind('o'), s.find('zz'))
print(s.replace('o', '0', 1), s.split(', '), ' a  b '.split(), 'a,b,,c'.split(','), 'a b c'.split(None, 1), 'a.b.c'.rsplit('.', 1))
print('-'.join('abc'), s.startswith(('He', 'x')), s.endswith('d'), s.count('l'), 'x'.center(5, '*'), 'x'.ljust(3) + '|', '7'.zfill(3), '-7'.zfill(4))
print('  x '.strip() + '|', 'xxaxx'.strip('x'), 'abc'.lstrip('a'), 'prefix-x'.removeprefix('prefix-'), 'x.py'.removesuffix('.py'))
print('a=b=c'.partition('='), 'a=b=c'.rpartition('='), 'none'.partition('='), 'a\nb\r\nc'.splitlines(), 'a\nb'.splitlines(True))
print('abc'.isalpha(), '12'.isdigit(), 'a1'.isalnum(), ' '.isspace(), 'Ab'.isupper(), 'x_1'.isidentifier(), 'Title Case'.istitle())
print('abc'.translate(str.maketrans('ab', 'xy', 'c')), 'a\tb'.expandtabs(4), 'ß'.casefold(), 'ß'.upper(), 'ǅ'.lower())
for bad in (lambda: 'a'.index('b'), lambda: ','.join([1]), lambda: 'a'.split(''), lambda: 'abc'[5], lambda: 'a' * 'b', lambda: 'a'.foo):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
