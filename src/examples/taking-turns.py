def count(name, n):
    for i in range(1, n + 1):
        print(name, i)
        yield

waiting = [
    count("ada", 3),
    count("bob", 1),
    count("cyd", 2),
]

while waiting:
    turn = waiting.pop(0)
    try:
        next(turn)
    except StopIteration:
        continue
    waiting.append(turn)

print("nobody left")
