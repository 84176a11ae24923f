import threading


class Result:
    pass


def work(n, results, index):
    results[index] = n**2


results = [None] * 5
threads = [threading.Thread(target=work, args=(i, results, i)) for i in range(5)]
[t.start() for t in threads]
[t.join() for t in threads]
print(results)
