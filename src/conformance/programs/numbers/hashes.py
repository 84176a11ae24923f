print(hash(0), hash(1), hash(-1), hash(2**61 - 1), hash(2**61), hash(10**30), hash(True))
print(hash(0.5), hash(1.0), hash(-1.5), hash(1e300), hash(float('inf')), hash(3 + 4j))
print(hash(()), hash((1,)), hash((1, 2, 3)), hash(('a', 'b')))
print(hash('a'), hash(''), hash('hello'), hash('é'), hash('日本'), hash(b'abc'), hash(frozenset([1, 2, 3])))
