import concurrent.futures as cf
import time


def job(n):
    time.sleep(n / 50)
    if n == 2:
        raise ValueError(n)
    return n


with cf.ThreadPoolExecutor(4) as pool:
    fs = {pool.submit(job, n): n for n in (1, 2, 4)}
    done, pending = cf.wait(fs, return_when=cf.FIRST_COMPLETED)
    print(sorted(fs[f] for f in done), sorted(fs[f] for f in pending))
    done, pending = cf.wait(fs, return_when=cf.FIRST_EXCEPTION)
    print(sorted(fs[f] for f in done), sorted(fs[f] for f in pending))
    done, pending = cf.wait(fs, timeout=0)
    print(len(done), len(pending))
    result = cf.wait(fs)
    print(type(result).__name__, len(result.done), len(result.not_done))
    print(sorted((fs[f], repr(f.exception())) for f in cf.as_completed(fs)))
    slow = pool.submit(time.sleep, 0.1)
    try:
        slow.result(timeout=0.01)
    except TimeoutError as e:
        print('timeout', e.args, cf.TimeoutError is TimeoutError)
    try:
        for f in cf.as_completed([slow], timeout=0.01):
            pass
    except TimeoutError as e:
        print(e)
