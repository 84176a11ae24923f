# json, datetime, logging, statistics, textwrap.
import json
import logging
import statistics
import sys
import textwrap
from datetime import UTC, date, datetime, time, timedelta, timezone

print(json.dumps({"a": [1, 2.5, None, True, "é\n\"😀"], 3: {}, None: [], "t": (1,)}))
print(json.dumps([1, {"b": 2, "a": [ ]}], indent=2, sort_keys=True), json.dumps("é", ensure_ascii=False), json.dumps([1, 2], separators=(",", ":")))
print(json.loads(' {"a": [1, -2.5e3, null, true], "u": "\\u00e9\\ud83d\\ude00\\n"} '), json.loads("[]"), json.loads("1e5"), json.loads('"x"'))
print(json.loads('{"a": 1}', object_hook=lambda d: list(d.items())), json.dumps(float("inf")), json.dumps({1, 2}, default=sorted))
for text in ("", "[1,]", '{"a" 1}', "[1 2]", "nul", '{"a": 1,}', '"\\x"', "01", '"abc', "{1: 2}"):
    try:
        print(json.loads(text))
    except json.JSONDecodeError as exc:
        print(repr(text), exc)
try:
    json.dumps(object)
except TypeError as exc:
    print(exc)

d = date(2024, 2, 29)
print(d, repr(d), d.weekday(), d.isoweekday(), d.isocalendar()[:2], d + timedelta(days=366), d - date(2023, 12, 31), d.strftime("%d.%m.%y %A %j"))
print(date.fromisoformat("2026-01-01"), d.replace(day=1), date(2024, 1, 1) < d, d.toordinal(), date.fromordinal(1), d.ctime())
dt = datetime(2026, 1, 1, 9, 0, 0, 123456)
print(dt, repr(dt), dt.isoformat(), dt.isoformat(timespec="minutes"), dt.date(), dt.time(), dt.strftime("%H:%M:%S.%f|%Z|%z|%%"))
aware = datetime(2026, 1, 1, 12, tzinfo=timezone.utc)
print(aware, repr(aware), aware.timestamp(), aware.astimezone(timezone(timedelta(hours=2))), aware.isoformat())
print(datetime.fromtimestamp(0, UTC), datetime.fromisoformat("2024-05-06T07:08:09+02:00"), datetime.strptime("2024-05-06 07:08", "%Y-%m-%d %H:%M"))
print(dt + timedelta(hours=20), dt - datetime(2025, 1, 1), datetime.combine(d, time(1, 2)), dt > datetime(2020, 1, 1), dt == dt.replace(), max(dt, dt.replace(year=2030)).year)
t = timedelta(days=1, hours=2, minutes=3, seconds=4.5)
print(t, repr(t), t.total_seconds(), -t, t * 2, t / 2, t // timedelta(hours=1), divmod(t, timedelta(hours=1)), abs(-t), timedelta(0), str(timedelta(microseconds=1)), bool(timedelta()))
print(time(9, 30), repr(time(9, 30, 1)), time.fromisoformat("10:11:12.5"), time(1) < time(2), timezone.utc, timezone(timedelta(hours=-5, minutes=-30)))
for wrong in (lambda: date(2023, 2, 29), lambda: datetime(2024, 13, 1), lambda: time(24), lambda: dt - aware, lambda: dt < aware, lambda: date.fromisoformat("x")):
    try:
        wrong()
    except (ValueError, TypeError) as exc:
        print(type(exc).__name__, exc)

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s %(name)s %(funcName)s %(message)s")
log = logging.getLogger("app.db")
log.info("connected to %s in %d ms", "host", 3)
log.debug("not shown")
log.warning("careful %(what)s", {"what": "now"})
try:
    1 / 0
except ZeroDivisionError:
    logging.getLogger("app").error("failed", exc_info=False)
print(log, log.parent, logging.getLogger("app") is log.parent, log.getEffectiveLevel(), logging.getLevelName(20), log.isEnabledFor(10))
log.setLevel("DEBUG")
log.debug("now shown")
print(logging.getLogger(), logging.getLogger("app.db.pool").parent)

print(statistics.mean([1, 2, 3, 4]), statistics.mean([1.5, 2]), statistics.median([3, 1, 2]), statistics.median([1, 2, 3, 4]), statistics.mode("aab"))
print(statistics.stdev([1, 2, 3, 4]), statistics.pstdev([1, 2, 3]), statistics.variance([2, 4]), statistics.quantiles([1, 2, 3, 4, 5]), statistics.fmean([1, 2]), statistics.multimode("aabb"))
print(textwrap.fill("the quick brown fox jumps over the lazy dog", 15), textwrap.dedent("\n    a\n      b\n    c"), textwrap.indent("a\nb", "> "), textwrap.shorten("hello big world", 11))
