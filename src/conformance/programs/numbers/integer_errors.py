for bad in ('1 / 0', '1 // 0', '1 % 0', '0 ** -1', 'int("x")', 'int("")', 'int("1.5")', '1 << -1', 'int(None)',
            'int(float("inf"))', 'int(float("nan"))', 'pow(2, -1, 4)', '"3" + 4', '3 + "4"', 'int("12", 1)', '-"a"', '2 ** "a"'):
    try:
        print(bad, eval(bad))
    except Exception as error:
        print(bad, type(error).__name__, error)
