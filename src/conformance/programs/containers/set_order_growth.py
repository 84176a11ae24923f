s = set()
for n in range(0, 100, 7):
    s.add(n)
print(s)
for n in range(0, 100, 14):
    s.discard(n)
print(s)
for word in ('ada', 'bob', 'cyd', 'dan', 'eve', 'fay'):
    s.add(word)
print(s)
print(list({str(n) for n in range(12)}))
print({(1, 2), (2, 1), (0,)}, {b'a', b'b'}, {2.5, 1e10, -0.5})
