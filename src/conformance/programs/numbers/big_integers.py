n = 2**200
print(n, n // 3, n % 1000007, -n // 7, -n % 7, n >> 190, n.bit_length())
print(10**30 + 1, (10**30 + 1) * (10**30 - 1), 3**100 - 3**99)
print(hex(2**70), bin(5), oct(64), int('ff' * 10, 16), int('-101', 2), 0x1F, 1_000)
print(pow(3, 1000, 10**9 + 7), pow(3, -1, 7), divmod(-10**20, 3), abs(-(2**65)))
print(2**64 & (2**40 - 1), 2**64 | 1, 2**64 ^ 2**63, ~(2**64), -1 >> 100, (-5) >> 1)
f = 1
for i in range(1, 31):
    f *= i
print(f, int(str(f)) == f, f == float(f), len(str(2**1000)))
print((2**100).to_bytes(13, 'big'), int.from_bytes(b'\x01\x00', 'little'))
try:
    int('9' * 5000)
except ValueError as error:
    print(error)
