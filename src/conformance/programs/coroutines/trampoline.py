from types import GeneratorType


def trampoline(gen):
    stack, value, error = [gen], None, None
    while stack:
        try:
            if error is not None:
                error, e = None, error
                result = stack[-1].throw(e)
            else:
                result = stack[-1].send(value)
        except StopIteration as e:
            stack.pop()
            value = e.value
        except Exception as e:
            stack.pop()
            value, error = None, e
        else:
            if isinstance(result, GeneratorType):
                stack.append(result)
                value = None
            else:
                value = result
    if error is not None:
        raise error
    return value


def even(n):
    return True if n == 0 else (yield odd(n - 1))


def odd(n):
    return False if n == 0 else (yield even(n - 1))


def fails(n):
    if n == 0:
        raise ValueError('at the bottom')
    try:
        yield fails(n - 1)
    except ValueError as e:
        raise ValueError(f'{n} > {e}') if n == 3 else e


print(trampoline(even(5000)), trampoline(odd(5000)))
try:
    trampoline(fails(5))
except ValueError as e:
    print(e)
