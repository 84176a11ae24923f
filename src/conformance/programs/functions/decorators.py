import functools


def twice(fn):
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        fn(*args, **kwargs)
        return fn(*args, **kwargs)

    return wrapper


@twice
def greet(name):
    """Says hello."""
    print('hello', name)
    return name.upper()


print(greet('ada'), greet.__name__, greet.__doc__)
