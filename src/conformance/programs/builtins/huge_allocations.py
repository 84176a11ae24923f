for make in (
    lambda: [0] * 10**12,
    lambda: 'x' * 10**12,
    lambda: (1, 2) * 10**15,
    lambda: b'x' * 10**13,
    lambda: [0] * 10**30,
    lambda: 'ab' * 10**30,
    lambda: bytearray(10**15),
    lambda: 'x'.ljust(10**15),
    lambda: bytes(10**30),
    lambda: range(10**30)[10**29],
    lambda: 1 << 10**30,
):
    try:
        print(make())
    except (MemoryError, OverflowError) as error:
        print(type(error).__name__, error)
