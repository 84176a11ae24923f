s = '  Hello, World! hello  '
print(repr(s.strip()), s.split(), s.split(','), s.lower().count('hello'), s.find('World'), s.replace('l', 'L', 2))
print('a-b_c'.translate(str.maketrans('-_', '  ', 'c')), 'x'.join('abc'), 'abc'.center(9, '*'), '7'.zfill(3), 'ab\tc'.expandtabs(4))
print('one two'.title(), 'ONE'.swapcase(), 'ß'.upper(), 'straße'.casefold(), 'aXb'.partition('X'), 'a.b.c'.rsplit('.', 1))
print('abc'[::-1], 'abc' * 2, 'b' in 'abc', 'abc' < 'abd', 'é' == 'e\u0301', len('😀'), '😀'.encode(), ascii('é😀'))
print('prefix-name'.removeprefix('prefix-'), 'x.py'.endswith(('.py', '.ts')), 'line1\nline2\r\n'.splitlines(True))
print('123'.isdigit(), '½'.isnumeric(), 'a1'.isalnum(), ' '.isspace(), 'Ab'.istitle(), 'id'.isidentifier())
for bad in (lambda: 'abc'.index('z'), lambda: ''.join([1]), lambda: 'a' + 1, lambda: 'abc'[5], lambda: b'\xff'.decode()):
    try:
        bad()
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__, e)
