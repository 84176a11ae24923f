import random

random.seed(42)
print(random.random(), random.randint(1, 100), random.choice('abc'), random.uniform(1, 2))
l = list(range(10))
random.shuffle(l)
print(l, random.sample(range(100), 5), random.choices([1, 2, 3], k=5), random.getrandbits(70))
r = random.Random('text')
print(r.random(), r.randrange(0, 100, 5), r.gauss(0, 1), r.expovariate(2))
print(random.Random(1).random() == random.Random(1).random(), random.choices('ab', weights=[9, 1], k=6))
state = r.getstate()
a = r.random()
r.setstate(state)
print(a == r.random(), random.triangular(0, 1), random.betavariate(1, 2), random.normalvariate())
try:
    random.choice([])
except IndexError as error:
    print(error)
try:
    random.randint(5, 1)
except ValueError as error:
    print(error)
