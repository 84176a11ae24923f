class Counting(dict):
    def __missing__(self, key):
        self[key] = 0
        return 0


c = Counting()
for letter in 'banana':
    c[letter] += 1
print(c, c.get('z'), c['z'], len(c))
