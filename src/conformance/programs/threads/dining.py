import threading

forks = [threading.Lock() for _ in range(3)]
meals = [0, 0, 0]


def philosopher(i):
    left, right = sorted((i, (i + 1) % 3))
    for _ in range(5):
        with forks[left]:
            with forks[right]:
                meals[i] += 1


threads = [threading.Thread(target=philosopher, args=(i,)) for i in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(meals)
