"""Dates and times. The time zone is UTC."""

import time as _time
from _datetime_spans import UTC, _delta, _name, _offset_text, timedelta, timezone, tzinfo
from operator import index as _index

__all__ = ['MAXYEAR', 'MINYEAR', 'UTC', 'date', 'datetime', 'time', 'timedelta', 'timezone', 'tzinfo']

MINYEAR = 1
MAXYEAR = 9999
_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
_DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year, month):
    return 29 if month == 2 and _is_leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _to_ordinal(year, month, day):
    y = year - 1
    before = _BEFORE[month - 1] + (month > 2 and _is_leap(year))
    return y * 365 + y // 4 - y // 100 + y // 400 + before + day


def _from_ordinal(n):
    n -= 1
    n400, n = divmod(n, 146097)
    n100, n = divmod(n, 36524)
    n4, n = divmod(n, 1461)
    n1, n = divmod(n, 365)
    year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1
    if n1 == 4 or n100 == 4:
        return year - 1, 12, 31
    month = 1
    while month < 12 and n >= _BEFORE[month] + (month >= 2 and _is_leap(year)):
        month += 1
    return year, month, n - _BEFORE[month - 1] - (month > 2 and _is_leap(year)) + 1


def _check_date(year, month, day):
    year, month, day = _index(year), _index(month), _index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'year {year} is out of range')
    if not 1 <= month <= 12:
        raise ValueError('month must be in 1..12')
    if not 1 <= day <= _days_in_month(year, month):
        raise ValueError('day is out of range for month')
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    for name, value, limit in (
        ('hour', hour, 23), ('minute', minute, 59), ('second', second, 59), ('microsecond', microsecond, 999999),
    ):
        if not 0 <= _index(value) <= limit:
            raise ValueError(f'{name} must be in 0..{limit}')
    if fold not in (0, 1):
        raise ValueError('fold must be either 0 or 1')


def _format(self, format, items, microsecond, offset, zone):
    out = []
    i = 0
    while i < len(format):
        at = format.find('%', i)
        if at < 0 or at + 1 >= len(format):
            out.append(format[i:])
            break
        out.append(format[i:at])
        code = format[at + 1]
        i = at + 2
        if code == 'f':
            out.append(f'{microsecond:06d}')
        elif code == 'z':
            out.append('' if offset is None else _offset_text(offset, ''))
        elif code == ':' and format[i : i + 1] == 'z':
            i += 1
            out.append('' if offset is None else _offset_text(offset))
        elif code == 'Z':
            out.append(zone or '')
        else:
            out.append('%' + ('%' if code == '%' else code))
            out[-1] = _time.strftime(out[-1], items)
    return ''.join(out)


class date:
    """A day."""

    def __new__(cls, year, month=None, day=None):
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        return self

    @classmethod
    def fromtimestamp(cls, t):
        return cls(*_time.localtime(t)[:3])

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, n):
        if n < 1:
            raise ValueError('ordinal must be >= 1')
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        parts = _parse_date(date_string)
        if parts is None:
            raise ValueError(f'Invalid isoformat string: {date_string!r}')
        return cls(*parts)

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    def toordinal(self):
        return _to_ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isocalendar(self):
        from collections import namedtuple

        kind = namedtuple('IsoCalendarDate', ['year', 'week', 'weekday'])
        items = self.timetuple()
        return kind(int(_time.strftime('%G', items)), int(_time.strftime('%V', items)), self.isoweekday())

    def isoformat(self):
        return f'{self._year:04d}-{self._month:02d}-{self._day:02d}'

    __str__ = isoformat

    def ctime(self):
        return f'{_DAYS[self.weekday()]} {_MONTHS[self._month - 1]} {self._day:2d} 00:00:00 {self._year:04d}'

    def __repr__(self):
        return f'{_name(self)}({self._year}, {self._month}, {self._day})'

    def timetuple(self):
        return self._tuple(0, 0, 0, -1)

    def _tuple(self, hour, minute, second, dst):
        first = _to_ordinal(self._year, 1, 1)
        return _time.struct_time(
            (
                self._year, self._month, self._day, hour, minute, second, date.weekday(self),
                date.toordinal(self) - first + 1, dst,
            )
        )

    def strftime(self, format):
        return _format(self, format, self.timetuple(), 0, None, None)

    def __format__(self, format_spec):
        return self.strftime(format_spec) if format_spec else str(self)

    def replace(self, year=None, month=None, day=None):
        return type(self)(
            self._year if year is None else year,
            self._month if month is None else month,
            self._day if day is None else day,
        )

    __replace__ = replace

    def _key(self):
        return (self._year, self._month, self._day)

    def __eq__(self, other):
        return self._key() == other._key() if _same_kind(self, other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if _same_kind(self, other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if _same_kind(self, other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if _same_kind(self, other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if _same_kind(self, other) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        n = self.toordinal() + other.days
        if not 1 <= n <= 3652059:
            raise OverflowError('date value out of range')
        return type(self).fromordinal(n)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented


def _same_kind(a, b):
    return isinstance(b, date) and isinstance(a, datetime) == isinstance(b, datetime)


def _digits(text):
    return text.isascii() and text.isdigit()


def _parse_date(text):
    if len(text) == 10 and text[4] == text[7] == '-':
        parts = (text[:4], text[5:7], text[8:])
    elif len(text) == 8:
        parts = (text[:4], text[4:6], text[6:])
    else:
        return None
    return tuple(map(int, parts)) if all(map(_digits, parts)) else None


def _parse_time(text):
    """Hour, minute, second, microsecond and zone; None if it is no time."""
    zone = None
    for sign in 'Z+-':
        at = text.find(sign)
        if at >= 0:
            rest = text[at + 1 :]
            text = text[:at]
            if sign == 'Z':
                zone = timezone.utc
            else:
                parsed = _parse_time(rest)
                if parsed is None:
                    return None
                hour, minute, second, us, _ = parsed
                offset = timedelta(hours=hour, minutes=minute, seconds=second, microseconds=us)
                zone = timezone(-offset if sign == '-' else offset) if offset else timezone.utc
            break
    us = 0
    for mark in '.,':
        if mark in text:
            text, fraction = text.split(mark, 1)
            if not _digits(fraction):
                return None
            us = int(fraction[:6].ljust(6, '0'))
    parts = text.split(':') if ':' in text else [text[i : i + 2] for i in range(0, len(text), 2)]
    if not 1 <= len(parts) <= 3 or any(len(part) != 2 or not _digits(part) for part in parts):
        return None
    hour, minute, second = (list(map(int, parts)) + [0, 0])[:3]
    return hour, minute, second, us, zone


def _time_text(hour, minute, second, us, timespec):
    if timespec == 'auto':
        timespec = 'microseconds' if us else 'seconds'
    formats = {
        'hours': f'{hour:02d}',
        'minutes': f'{hour:02d}:{minute:02d}',
        'seconds': f'{hour:02d}:{minute:02d}:{second:02d}',
        'milliseconds': f'{hour:02d}:{minute:02d}:{second:02d}.{us // 1000:03d}',
        'microseconds': f'{hour:02d}:{minute:02d}:{second:02d}.{us:06d}',
    }
    if timespec not in formats:
        raise ValueError('Unknown timespec value')
    return formats[timespec]


class time:
    """A time of day."""

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _check_time(hour, minute, second, microsecond, fold)
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond = hour, minute, second, microsecond
        self._tzinfo = tzinfo
        self._fold = fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def fromisoformat(cls, time_string):
        parsed = _parse_time(time_string.removeprefix('T'))
        if parsed is None:
            raise ValueError(f'Invalid isoformat string: {time_string!r}')
        return cls(*parsed)

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(None)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(None)

    def isoformat(self, timespec='auto'):
        text = _time_text(self._hour, self._minute, self._second, self._microsecond, timespec)
        offset = self.utcoffset()
        return text if offset is None else text + _offset_text(offset)

    __str__ = isoformat

    def __repr__(self):
        parts = [str(self._hour), str(self._minute)]
        if self._second or self._microsecond:
            parts.append(str(self._second))
        if self._microsecond:
            parts.append(str(self._microsecond))
        if self._tzinfo is not None:
            parts.append(f'tzinfo={self._tzinfo!r}')
        if self._fold:
            parts.append('fold=1')
        return f"{_name(self)}({', '.join(parts)})"

    def strftime(self, format):
        items = (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1)
        return _format(self, format, items, self._microsecond, self.utcoffset(), self.tzname())

    def __format__(self, format_spec):
        return self.strftime(format_spec) if format_spec else str(self)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(
            self._hour if hour is None else hour,
            self._minute if minute is None else minute,
            self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo,
            fold=self._fold if fold is None else fold,
        )

    __replace__ = replace

    def _key(self):
        us = ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond
        offset = self.utcoffset()
        return us if offset is None else us - offset._us

    def _compares(self, other):
        if not isinstance(other, time):
            return False
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware times")
        return True

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        return (self.utcoffset() is None) == (other.utcoffset() is None) and self._key() == other._key()

    def __lt__(self, other):
        return self._key() < other._key() if self._compares(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._compares(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._compares(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._compares(other) else NotImplemented

    def __hash__(self):
        return hash(self._key())


class datetime(date):
    """A day and a time."""

    def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        _check_time(hour, minute, second, microsecond, fold)
        self._hour, self._minute, self._second, self._microsecond = hour, minute, second, microsecond
        self._tzinfo = tzinfo
        self._fold = fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def _of_us(cls, us, tz=None):
        """From microseconds since the year 1."""
        days, us = divmod(us, 86400000000)
        if not 1 <= days + 1 <= 3652059:
            raise OverflowError('date value out of range')
        year, month, day = _from_ordinal(days + 1)
        seconds, us = divmod(us, 1000000)
        return cls(year, month, day, seconds // 3600, seconds % 3600 // 60, seconds % 60, us, tz)

    def _us(self):
        seconds = (self.toordinal() - 1) * 86400 + self._hour * 3600 + self._minute * 60 + self._second
        return seconds * 1000000 + self._microsecond

    @classmethod
    def now(cls, tz=None):
        return cls._of_us(_EPOCH_US + _time.time_ns() // 1000) if tz is None else cls._in_zone(
            _EPOCH_US + _time.time_ns() // 1000, tz
        )

    @classmethod
    def _in_zone(cls, us, tz):
        return tz.fromutc(cls._of_us(us, tz))

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        import warnings

        warnings.warn(
            'datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. Use '
            'timezone-aware objects to represent datetimes in UTC: datetime.datetime.now(datetime.UTC).',
            DeprecationWarning,
            stacklevel=2,
        )
        return cls.now()

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        us = _EPOCH_US + round(timestamp * 1000000)
        return cls._of_us(us) if tz is None else cls._in_zone(us, tz)

    @classmethod
    def utcfromtimestamp(cls, t):
        return cls.fromtimestamp(t)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        return cls(
            date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
            time.tzinfo if tzinfo is True else tzinfo, fold=time.fold,
        )

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        length = 10 if date_string[4:5] == '-' else 8
        day = _parse_date(date_string[:length])
        rest = date_string[length + 1 :]
        moment = _parse_time(rest) if rest else (0, 0, 0, 0, None)
        if day is None or moment is None:
            raise ValueError(f'Invalid isoformat string: {date_string!r}')
        return cls(*day, *moment)

    @classmethod
    def strptime(cls, date_string, format):
        us = 0
        zone = None
        if '%f' in format:
            # The fraction stands where %f does: at the end of digits that follow a point.
            at = date_string.rfind('.')
            end = at + 1
            while end < len(date_string) and date_string[end].isdigit():
                end += 1
            us = int(date_string[at + 1 : end][:6].ljust(6, '0'))
            date_string = date_string[:at] + date_string[end:]
            format = format.replace('.%f', '')
        if format.endswith('%z'):
            for sign in 'Z+-':
                at = date_string.rfind(sign)
                if at > 0 and (sign != '-' or at > len(date_string) - 7):
                    parsed = _parse_time('00:00' + date_string[at:])
                    zone = parsed and parsed[4]
                    date_string = date_string[:at]
                    format = format[:-2]
                    break
        t = _time.strptime(date_string, format)
        return cls(*t[:6], us, zone)

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(self)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(self)

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        return time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def timestamp(self):
        offset = self.utcoffset()
        us = self._us() - _EPOCH_US - (0 if offset is None else offset._us)
        return us / 10**6

    def timetuple(self):
        dst = self.dst()
        return self._tuple(self._hour, self._minute, self._second, -1 if dst is None else 1 if dst else 0)

    def utctimetuple(self):
        offset = self.utcoffset()
        moment = self if not offset else self - offset
        return moment._tuple(moment._hour, moment._minute, moment._second, 0)

    def astimezone(self, tz=None):
        tz = timezone.utc if tz is None else tz
        offset = self.utcoffset()
        us = self._us() - (0 if offset is None else offset._us)
        return type(self)._in_zone(us, tz)

    def isoformat(self, sep='T', timespec='auto'):
        text = f'{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}' + _time_text(
            self._hour, self._minute, self._second, self._microsecond, timespec
        )
        offset = self.utcoffset()
        return text if offset is None else text + _offset_text(offset)

    def ctime(self):
        return (
            f'{_DAYS[self.weekday()]} {_MONTHS[self._month - 1]} {self._day:2d} '
            f'{self._hour:02d}:{self._minute:02d}:{self._second:02d} {self._year:04d}'
        )

    def __str__(self):
        return self.isoformat(sep=' ')

    def __repr__(self):
        parts = [self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond]
        if parts[-1] == 0:
            parts.pop()
            if parts[-1] == 0:
                parts.pop()
        shown = ', '.join(map(str, parts))
        if self._tzinfo is not None:
            shown += f', tzinfo={self._tzinfo!r}'
        if self._fold:
            shown += ', fold=1'
        return f'{_name(self)}({shown})'

    def strftime(self, format):
        return _format(self, format, self.timetuple(), self._microsecond, self.utcoffset(), self.tzname())

    def replace(
        self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *,
        fold=None,
    ):
        return type(self)(
            self._year if year is None else year,
            self._month if month is None else month,
            self._day if day is None else day,
            self._hour if hour is None else hour,
            self._minute if minute is None else minute,
            self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo,
            fold=self._fold if fold is None else fold,
        )

    __replace__ = replace

    def _key(self):
        offset = self.utcoffset()
        return self._us() - (0 if offset is None else offset._us)

    def _compares(self, other):
        if not isinstance(other, datetime):
            return False
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return True

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        return (self.utcoffset() is None) == (other.utcoffset() is None) and self._key() == other._key()

    def __lt__(self, other):
        return self._key() < other._key() if self._compares(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._compares(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._compares(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._compares(other) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._of_us(self._us() + other._us, self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return _delta(self._key() - other._key())


_EPOCH_US = (_to_ordinal(1970, 1, 1) - 1) * 86400000000
date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)
time.min = time(0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
