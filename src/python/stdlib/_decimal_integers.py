"""Roundings, powers and logarithms in scaled integers."""

import math

from _decimal_context import (
    ROUND_05UP, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP,
)


def cut(sign, digits, count, rounding):
    # Takes digits off the end: what is left, rounded, and whether anything was lost.
    if count > len(str(digits)) + 1:
        # Nothing is left but that there was something.
        if not digits:
            return 0, False
        kept, half = 0, -1
    else:
        power = 10**count
        kept, rest = divmod(digits, power)
        if not rest:
            return kept, False
        half = (2 * rest > power) - (2 * rest < power)
    if rounding == ROUND_HALF_EVEN:
        up = half > 0 or half == 0 and kept & 1
    elif rounding == ROUND_HALF_UP:
        up = half >= 0
    elif rounding == ROUND_HALF_DOWN:
        up = half > 0
    elif rounding == ROUND_UP:
        up = True
    elif rounding == ROUND_CEILING:
        up = not sign
    elif rounding == ROUND_FLOOR:
        up = sign
    elif rounding == ROUND_05UP:
        up = kept % 10 in (0, 5)
    else:
        up = False
    return kept + bool(up), True


def exp_scaled(n, places):
    # exp(n / 10**places) * 10**places: halved until small, then the series, then squared again.
    unit = 10**places
    extra = 0
    size = abs(n)
    while size > unit >> 8:
        size >>= 1
        extra += 1
    guard = 10 ** (extra // 3 + 6)
    unit *= guard
    x = n * guard >> extra
    term = total = unit
    i = 1
    while term:
        term = term * x // (unit * i)
        if term == -1:
            break
        total += term
        i += 1
    for _ in range(extra):
        total = total * total // unit
    return total // guard


def ln_scaled(x, unit):
    # ln(x / unit) * unit by 2 artanh((x - 1) / (x + 1)), after square roots that bring x close to 1.
    guard = 10**12
    x *= guard
    unit *= guard
    doubled = 1
    while abs(x - unit) > unit >> 6:
        x = math.isqrt(x * unit)
        doubled *= 2
    ratio = (x - unit) * unit // (x + unit)
    square = ratio * ratio // unit
    total = term = ratio
    i = 3
    while True:
        term = term * square // unit
        if term in (0, -1):
            break
        total += term // i
        i += 2
    return 2 * doubled * total // guard
