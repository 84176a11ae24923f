data = '3 apples, 5 pears, bad, 7 figs'
import re

print([(int(m[1]), m[2]) for part in data.split(',') if (m := re.match(r' ?(\d+) (\w+)', part))])
first, *middle, last = range(6)
(a, b), c = (1, 2), 3
*start, end = 'xyz'
print(first, middle, last, a + b + c, start, end)
x, y = 1, 2
x, y = y, x
d = {**{'a': 1}, 'b': 2, **{'a': 3}}
print(x, y, d, [*range(2), *'ab'], {*'aab'} == {'a', 'b'})
while (n := sum(middle)) > 3:
    middle.pop()
print(n, middle)
for bad in ('a, b = 1, 2, 3', 'a, *b, c = [1]', 'a, b = 5'):
    try:
        exec(bad)
    except (ValueError, TypeError) as e:
        print(e)
