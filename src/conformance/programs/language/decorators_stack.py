import functools


def logged(prefix):
    def decorate(func):
        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            shown = ', '.join([*map(repr, args), *(f'{k}={v!r}' for k, v in kwargs.items())])
            print(f'{prefix}{func.__name__}({shown})')
            result = func(*args, **kwargs)
            print(f'{prefix}-> {result!r}')
            return result
        return wrapper
    return decorate


@logged('outer ')
@functools.lru_cache(maxsize=2)
def fib(n):
    """Fibonacci."""
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(4), fib.__name__, fib.__doc__)
print(fib.__wrapped__.cache_info())


class once:
    def __init__(self, func):
        self.func, self.results = func, {}

    def __call__(self, *args):
        return self.results.setdefault(args, self.func(*args)) if args not in self.results else self.results[args]


@once
def load(x):
    print('loading', x)
    return x * 2


print(load(1), load(1), load(2))
