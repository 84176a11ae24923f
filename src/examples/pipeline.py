def numbers():
    for n in range(1, 6):
        print("made", n)
        yield n

def even(source):
    for n in source:
        if n % 2 == 0:
            yield n

def squares(source):
    for n in source:
        yield n * n

for result in squares(even(numbers())):
    print("got", result)
