print(7 // 2, -7 // 2, 7 % -3, divmod(-7, 2), -7 % 3, 2 ** -1, (-2) ** 3, 0 ** 0)
print(2 ** 100, 10 ** 20 // 3, (10 ** 20) % 7, pow(3, 200, 13), pow(3, -1, 11), (1 << 70) >> 68)
print(~5, 6 & 3, 6 | 3, 6 ^ 3, -1 >> 3, (255).bit_length(), (7).bit_count(), int('ff', 16), int('0b101', 0))
print(round(2.5), round(3.5), round(-2.5), round(1234, -2), round(2.675, 2), int(-3.9), abs(-3), bool(0.0))
print((1234).to_bytes(2), int.from_bytes(b'\x04\xd2'), hex(255), oct(8), bin(-5), 1_000_000, 0x_ff)
for bad in ('1 // 0', '1 % 0', '0 ** -1', 'int("1.5")', '1 << -1', 'pow(2, -1, 4)', 'int("12", 40)'):
    try:
        eval(bad)
    except (ZeroDivisionError, ValueError) as e:
        print(type(e).__name__, e)
