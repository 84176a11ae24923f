from __future__ import annotations

import typing


def f(a: int, b: 'Unknown' = None, *args: Missing, **kw: dict[str, int]) -> list[Nope]:
    x: Undefined = 1
    return x


print(f(1), f.__annotations__)


class C:
    a: int
    b: str = 'b'


print(C.__annotations__, hasattr(C, 'a'), C.b)
module_level: int = 3
print(__annotations__)
