type Pair[T] = tuple[T, T]
type Number = int | float
print(Pair, Number, Number.__value__, Pair.__type_params__)
print(Pair[int])


def first[T](items: list[T]) -> T:
    return items[0]


class Stack[T]:
    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)


print(first([3, 4]), first.__type_params__)
s = Stack[int]()
s.push(1)
print(s.items, Stack.__type_params__, Stack[int].__origin__ is Stack)
type Lazy = Undefined
try:
    Lazy.__value__
except NameError as error:
    print(error)
