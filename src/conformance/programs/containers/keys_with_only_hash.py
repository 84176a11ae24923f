class K:
    def __hash__(self): print('hash'); return 1
d={K():1}
k=K()
print(k in d)
s={k}; print(len(s), k in s)
class E:
    def __eq__(self,o): print('eq'); return True
    def __hash__(self): return 5
d={E():1}; print(E() in d, d[E()])
