from itertools import accumulate, batched, combinations, compress, dropwhile, filterfalse, permutations, product, repeat, starmap

print(list(accumulate([1, 2, 3, 4], lambda a, b: a * b, initial=1)), list(batched('abcdefg', 3)))
print(list(combinations('abc', 2)), len(list(permutations(range(4), 2))), list(product('ab', repeat=2))[:3])
print(list(compress('abcd', [1, 0, 1, 0])), list(dropwhile(lambda x: x < 3, [1, 4, 2])), list(filterfalse(str.isdigit, 'a1b2')))
print(list(starmap(pow, [(2, 3), (3, 2)])), list(map(pow, range(4), repeat(2))))
