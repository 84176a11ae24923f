print(0.1 + 0.2, 1 / 3, 1e16, 1e15, 123456789.123, 1e-5, 0.0001, -0.0, 1e300 * 1e10, 5e-324)
print(2.0, 100.0, 1e22, 1.5e-10, 3.0e8, float('inf') - float('inf'))
print(7 // 2.0, -7 // 2.0, -7 % 3.0, 7.5 % -2, divmod(7.5, 2), 2**0.5, 2**-1)
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.5, -2), round(5), round(15, -1))
print(int(3.99), int(-3.99), float('1e3'), float(' -2.5 '), float('nan'), float('-inf'))
print((0.1).as_integer_ratio(), (2.5).is_integer(), (3.0).hex(), 1.0.__repr__())
print(0.1 == 0.1000000000000000055, 1e308 * 10, 10**400 > 1e308, 2**53 == float(2**53 + 1))
print(sum([0.1] * 10), max(1, 2.5), 3 == 3.0, hash(3) == hash(3.0))
for bad in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 10.0**400, lambda: float('x'), lambda: float(10**400)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
