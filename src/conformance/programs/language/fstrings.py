name, n, pi = 'ada', 42, 3.14159
print(f'{name!r} {name!s:>6} {name:*^9}|')
print(f'{n:05d} {n:x} {n:#b} {n:,} {n:e} {n:+}')
print(f'{pi:.2f} {pi:8.3f}| {pi:<8.1f}| {pi:%} {pi!r:.4}')
print(f'{n=} {pi = :.1f} {name = !s}')
width = 8
print(f'{name:>{width}}|{pi:{width}.{2}f}|')
print(f'{{literal}} {"nested " + f"{n + 1}"}')
print(f'{[i for i in range(3)]} {(lambda x: x * 2)(4)} { {1: 2}[1] }')
print(f'''{
    n
    + 1
}''')
print(f'{1234567.891:,.1f} {0.000012:g} {1e20:g} {1_000_000:_}')
print(f'{True:d} {None} {"é":>3} {"x" * 3!r}')
try:
    f'{name:d}'
except ValueError as error:
    print(error)
print(rf'\n{n}\t', f'{name!a}', f'{"é"!a}')
