def check(n):
    if n % 2:
        raise ValueError(f'odd {n}')


errors = []
for n in range(40):
    try:
        check(n)
    except ValueError as error:
        errors.append(error.with_traceback(None))
raise ExceptionGroup('checks', errors)
