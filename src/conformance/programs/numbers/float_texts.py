import math

print(0.1 + 0.2, 1e16, 1e15, 1e-5, 0.0001, 1.0, -0.0, 1 / 3, 100.0, 1e100, 5e-324, 1.7976931348623157e308 * 10)
print(float('nan') == float('nan'), float('inf') - float('inf'), 0.1 + 0.1 + 0.1 == 0.3, math.isclose(0.1 * 3, 0.3))
print(math.floor(-1.5), math.ceil(-1.5), math.trunc(-1.5), math.fsum([0.1] * 10), sum([0.1] * 10), math.hypot(3, 4))
print((0.5).as_integer_ratio(), (3.0).is_integer(), float.fromhex('0x1.8p1'), (0.1).hex(), 7.5 // 2, -7.5 % 2, divmod(7.5, 2))
print(complex(1, -2) * 2j, abs(3 + 4j), (1 + 2j).conjugate(), complex('1+2j'), (-1) ** 0.5)
for bad in ('math.sqrt(-1)', 'float("x")', '1.0 / 0', 'int(float("inf"))', '2.0 ** 10000', 'math.factorial(-1)'):
    try:
        eval(bad)
    except (ValueError, ZeroDivisionError, OverflowError) as e:
        print(type(e).__name__, e)
