def _passing(n):
    i = 0
    while i < n:
        yield i
        i += 1
    return i

def _yielding(n):
    return (yield from _passing(n))

def _summing():
    total = 0
    def add(k):
        nonlocal total
        total = total + k
        return total
    return add

class _Entered:
    def __init__(self, n):
        self.n = n
    def __enter__(self):
        self.n += 1
        return self
    def __exit__(self, *args):
        return True
    def with_itself(self, n, k=1):
        return self.n + k

def _everything(n, *rest):
    global _kept
    a, b, c = (n, 2, 'x')
    d = a * b - 7 // b + 9 % b + (1 << b | 4 & 7)
    f = 1.5 * 2.0 + 3.0 - 0.5 + d
    f += 1.0
    f -= 0.5
    f *= 2
    a -= 1
    c = n and c or b
    c += 'y'
    if c == 'xy' or c != 'y' or a is not None and not a == f:
        c = -a
    if a < 1 or a <= 0 or a > 9 or a >= 9 or a != a or a == 8 or f < 1.0 or [] or not {} and 0:
        c = None
    squares = [i * i for i in range(4) if i % 2]
    squares[0] = squares[-1] + squares[1]
    squares[0] += 1
    words = {}
    for i, word in [(1, 'a'), [2, 'b']]:
        words[word] = words.get(word, 0) + i
    for word in words:
        if word not in words:
            break
        elif word == 'b':
            continue
    for key, value in words.items():
        _kept = f'{a}: {c!r:>3}' + key
    _kept = {k: v for k, v in words.items()}
    try:
        try:
            words['q']
        finally:
            del words['a']
    except (KeyError, ValueError) as error:
        _kept = error
    try:
        raise ValueError(n)
    except TypeError:
        pass
    except ValueError:
        _kept = [*squares, *rest][1:], {**words, 'n': n}, {1, n}
    with _Entered(n) as entered:
        entered.with_itself(2)
        entered.with_itself(n=3, k=4)
        raise KeyError(n)
    add = _summing()
    _kept = [i for i in _yielding(3)], add(1) + len(squares), max(3, add(2))
    while a:
        a = not a

for _kept in [1, 2, 3]:
    _everything(3, 1)
