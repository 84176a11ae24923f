import time

a = time.perf_counter()
time.sleep(0.02)
b = time.perf_counter()
print(round(b - a, 2), b > a, time.monotonic() >= 0, isinstance(time.time(), float), isinstance(time.time_ns(), int))
print(time.gmtime(0).tm_year, time.strftime('%Y-%m-%d', time.gmtime(86400)), tuple(time.gmtime(0)))
for bad in (lambda: time.sleep(-1), lambda: time.sleep('a')):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
