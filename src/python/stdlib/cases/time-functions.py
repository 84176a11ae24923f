# Broken-down time and its text.
import time

t = time.gmtime(1_000_000_000)
print(t)
print(t.tm_year, t[0], t[:3], t.tm_zone, len(t))
print(time.asctime(t), "|", time.ctime(0))
for code in "aAbBcdDeFgGHIjmMpRStTuUVwWxXyYzZ%":
    print(code, time.strftime("%" + code, t))
for seconds in (0, 86399, 951782400, 1709164800, 4102444800, -1):
    print(seconds, time.strftime("%Y-%m-%d %H:%M:%S %j %U %W %V %G %u", time.gmtime(seconds)))
print(time.strptime("2024-02-29 13:05:07", "%Y-%m-%d %H:%M:%S"))
print(time.strptime("Tue 05 Mar 99", "%a %d %b %y").tm_year)
print(time.mktime(time.strptime("1970-01-02", "%Y-%m-%d")) - time.mktime(time.strptime("1970-01-01", "%Y-%m-%d")))
try:
    time.strptime("x", "%Y")
except ValueError as exc:
    print(exc)
for wrong in (lambda: time.sleep(-1), lambda: time.sleep("1"), lambda: time.sleep(float("nan")), lambda: time.gmtime("x")):
    try:
        wrong()
    except (ValueError, TypeError) as exc:
        print(type(exc).__name__, exc)
print(type(time.time()), type(time.time_ns()), time.monotonic() <= time.monotonic(), time.sleep(0))
