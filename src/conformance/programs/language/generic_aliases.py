print(list[int], dict[str, list[int]], tuple[int, ...], type[int])
print(list[int]([1, 2]), isinstance([1], list))
print(list[int] == list[int], list[int].__origin__, list[int].__args__)
print(int | str, int | None, isinstance(3, int | str), issubclass(bool, int | str))
try:
    isinstance([], list[int])
except TypeError as error:
    print(error)
try:
    int[str]
except TypeError as error:
    print(error)
