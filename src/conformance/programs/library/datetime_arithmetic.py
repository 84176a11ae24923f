from datetime import date, datetime, timedelta, timezone

d = date(2024, 2, 28)
print(d + timedelta(days=2), d.weekday(), d.isoformat(), (date(2025, 1, 1) - d).days, d.replace(year=2023))
t = datetime(2024, 12, 31, 23, 59, 30, tzinfo=timezone.utc)
print(t + timedelta(minutes=1), t.astimezone(timezone(timedelta(hours=2))), t.timestamp(), f'{t:%Y/%m/%d %H:%M}')
delta = timedelta(days=1, hours=-3, milliseconds=1500)
print(delta, delta.total_seconds(), repr(delta), delta // timedelta(hours=1), -delta, abs(-delta) == delta)
print(datetime.fromisoformat('2024-01-02T03:04:05'), datetime.strptime('5 Mar 2024', '%d %b %Y').date(), d.strftime('%A %j'))
for bad in (lambda: date(2023, 2, 29), lambda: t - datetime(2024, 1, 1), lambda: datetime.strptime('x', '%Y')):
    try:
        bad()
    except (ValueError, TypeError) as e:
        print(e)
