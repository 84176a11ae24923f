rows = [('apples', 3, 0.5), ('pears', 12, 1.25), ('figs', 100, 10)]
for name, n, price in rows:
    print(f'|{name:<8}|{n:>5d}|{price:^9.2f}|{n * price:>+10,.1f}|')
width = 12
print(f'{"mid":*^{width}}', f'{3.14159:{width}.{3}}', f'{255:#x} {255:#010b} {255:o}', f'{0.256:.1%}')
print(f'{rows[0]!r:>25}', f'{1234567.891:,.2f} {1234567:_}', f'{-5:=6d}', f'{True:d} {"x":5}|')
value = 'text'
print(f'{value=} {value!s:>6} {len(value)=} {value.upper()!r}')
print('{0} {1} {0} {name}'.format('a', 'b', name='n'), '%05.1f|%-5s|%x' % (3.14159, 'ab', 255))
