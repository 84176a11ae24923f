def f(a: int, b: 'str' = 'x', *args: float, c: list[int] | None = None) -> bool:
    return True


print(f.__annotations__)
x: int = 3
y: str
print(__annotations__)


class C:
    z: int
    w: list[str] = []


print(C.__annotations__, C.w)
