from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import reduce

TEXT = 'the cat and the dog and the bird sing and the cat sleeps'


def count(words):
    return Counter(words)


words = TEXT.split()
chunks = [words[i:i + 4] for i in range(0, len(words), 4)]
with ThreadPoolExecutor(2) as pool:
    total = reduce(lambda a, b: a + b, pool.map(count, chunks))
print(total.most_common(3), sum(total.values()) == len(words))
