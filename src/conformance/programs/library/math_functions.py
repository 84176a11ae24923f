import math

print(math.sqrt(2), math.pi, math.e, math.floor(-1.5), math.ceil(-1.5), math.trunc(-1.5), math.factorial(20))
print(math.gcd(12, 18), math.lcm(4, 6), math.comb(5, 2), math.perm(5, 2), math.isqrt(10**20 + 1), math.prod([1, 2, 3, 4]))
print(math.log(100, 10), math.log2(8), math.log10(1000), math.exp(1), math.hypot(3, 4), math.fsum([0.1] * 10))
print(math.isclose(0.1 + 0.2, 0.3), math.isnan(math.nan), math.inf, math.copysign(1, -0.0), math.fmod(-7, 3), math.modf(2.5))
print(math.degrees(math.pi), math.sin(0), math.cos(0), round(math.atan2(1, 1), 6), math.dist([0, 0], [3, 4]))
for bad in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.exp(1000), lambda: math.sqrt('a')):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
