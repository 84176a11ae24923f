from concurrent.futures import Future, ThreadPoolExecutor


def then(future, func):
    result = Future()

    def done(f):
        try:
            result.set_result(func(f.result()))
        except Exception as e:
            result.set_exception(e)

    future.add_done_callback(done)
    return result


with ThreadPoolExecutor(1) as pool:
    first = pool.submit(int, '20')
    good = then(then(first, lambda n: n + 1), lambda n: n * 2)
    bad = then(then(first, lambda n: n / 0), lambda n: n * 2)
    print(good.result(1), repr(bad.exception(1)))
