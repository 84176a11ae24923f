# itertools.
import operator
from itertools import (
    accumulate, batched, chain, combinations, combinations_with_replacement, compress, count, cycle, dropwhile,
    filterfalse, groupby, islice, pairwise, permutations, product, repeat, starmap, takewhile, tee, zip_longest,
)

print(list(islice(count(5), 3)), list(islice(count(1, 0.5), 3)), count(3), count(1, 2), list(islice(cycle("ab"), 5)))
print(list(repeat("x", 3)), repeat(1), repeat(1, 2), list(chain("ab", [1], range(2))), list(chain.from_iterable(["ab", "cd"])))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([1, 2, 3], operator.mul, initial=10)), list(accumulate([])))
print(list(batched("abcdefg", 3)), list(compress("abcd", [1, 0, 1, 0])), list(pairwise("abc")), list(pairwise([1])))
print(list(dropwhile(lambda x: x < 3, [1, 4, 2])), list(takewhile(lambda x: x < 3, [1, 2, 4, 1])), list(filterfalse(None, [0, 1])))
print(list(starmap(pow, [(2, 3), (3, 2)])), list(zip_longest("ab", "xyz", fillvalue="-")))
print(list(product("ab", [1, 2])), list(product([0, 1], repeat=2)), list(product()), list(product("a", [])))
print(list(permutations("abc")), list(permutations([1, 2, 3], 2)), list(permutations([1], 2)))
print(list(combinations("abcd", 2)), list(combinations([1], 2)), list(combinations_with_replacement("ab", 3)))
for key, group in groupby("aaabbca"):
    print(key, list(group))
for key, group in groupby(range(6), lambda n: n // 2):
    print(key)
print([(k, len(list(g))) for k, g in groupby(sorted("mississippi"))])
a, b = tee(x * 2 for x in range(3))
print(list(a), list(b), list(islice(range(10), 2, 8, 3)), list(islice("abc", None)), list(islice("abcdef", 4, None)))
it = iter(range(10))
print(list(islice(it, 3)), next(it), list(islice(it, 1, 3)), next(it))
for wrong in (lambda: islice([], -1), lambda: islice([], 0, 5, 0), lambda: next(batched("a", 0)), lambda: list(batched("abc", 2, strict=True)),
              lambda: combinations("a", -1), lambda: product("a", repeat=-1)):
    try:
        wrong()
    except ValueError as exc:
        print(exc)
