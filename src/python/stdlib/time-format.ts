/** `strftime` and `strptime` in the C locale (CPython docs, "strftime() and strptime() Format Codes"). */

export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const pad = (value: number, width = 2, fill = '0') => String(value).padStart(width, fill);

/** Week of the year whose first day is `first` (0: Monday); days before the first such day are in week 0. */
function weekOf(yearDay: number, weekday: number, first: 0 | 6): number {
  const sinceFirst = first === 0 ? weekday : (weekday + 1) % 7;
  return Math.floor((yearDay - 1 + 7 - sinceFirst) / 7);
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** ISO 8601 year and week. */
function isoWeek(year: number, yearDay: number, weekday: number): [number, number] {
  const week = Math.floor((yearDay - weekday + 9) / 7);
  if (week < 1) {
    const before = year - 1;
    return isoWeek(before, yearDay + (isLeap(before) ? 366 : 365), weekday);
  }
  const inYear = isLeap(year) ? 366 : 365;
  if (week === 53 && yearDay - weekday + 3 > inYear) return [year + 1, 1];
  return [year, week];
}

/** `items`: year, month, day, hour, minute, second, weekday (0: Monday), day of the year, dst. */
export function formatTime(format: string, items: readonly number[], zone = 'UTC'): string {
  const [year, month, day, hour, minute, second, weekday, yearDay] = items as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const hour12 = hour % 12 === 0 ? 12 : hour % 12;
  const again = (inner: string) => formatTime(inner, items, zone);
  const codes: Record<string, () => string> = {
    a: () => WEEKDAYS[weekday]!.slice(0, 3),
    A: () => WEEKDAYS[weekday]!,
    b: () => MONTHS[month - 1]!.slice(0, 3),
    B: () => MONTHS[month - 1]!,
    h: () => MONTHS[month - 1]!.slice(0, 3),
    c: () => again('%a %b %e %H:%M:%S %Y'),
    C: () => pad(Math.floor(year / 100)),
    d: () => pad(day),
    D: () => again('%m/%d/%y'),
    e: () => pad(day, 2, ' '),
    F: () => again('%Y-%m-%d'),
    g: () => pad(isoWeek(year, yearDay, weekday)[0] % 100),
    G: () => String(isoWeek(year, yearDay, weekday)[0]),
    H: () => pad(hour),
    I: () => pad(hour12),
    j: () => pad(yearDay, 3),
    k: () => pad(hour, 2, ' '),
    l: () => pad(hour12, 2, ' '),
    m: () => pad(month),
    M: () => pad(minute),
    n: () => '\n',
    p: () => (hour < 12 ? 'AM' : 'PM'),
    P: () => (hour < 12 ? 'am' : 'pm'),
    r: () => again('%I:%M:%S %p'),
    R: () => again('%H:%M'),
    S: () => pad(second),
    t: () => '\t',
    T: () => again('%H:%M:%S'),
    u: () => String(weekday + 1),
    U: () => pad(weekOf(yearDay, weekday, 6)),
    V: () => pad(isoWeek(year, yearDay, weekday)[1]),
    w: () => String((weekday + 1) % 7),
    W: () => pad(weekOf(yearDay, weekday, 0)),
    x: () => again('%m/%d/%y'),
    X: () => again('%H:%M:%S'),
    y: () => pad(year % 100),
    Y: () => String(year),
    z: () => '+0000',
    Z: () => zone,
    '%': () => '%',
  };
  return format.replace(/%(.)/gsu, (whole, code: string) => codes[code]?.() ?? whole);
}

interface Parsed {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  isAfternoon: boolean | null;
  yearDay: number | null;
}

/** Patterns of the codes that `strptime` understands, and what their text sets. */
const FIELDS: Record<string, readonly [pattern: string, set: (parsed: Parsed, text: string) => void]> = {
  Y: ['\\d{4}', (p, t) => (p.year = Number(t))],
  y: ['\\d{2}', (p, t) => (p.year = Number(t) + (Number(t) < 69 ? 2000 : 1900))],
  m: ['1[0-2]|0?[1-9]', (p, t) => (p.month = Number(t))],
  d: ['3[01]|[12]\\d|0?[1-9]| [1-9]', (p, t) => (p.day = Number(t))],
  H: ['2[0-3]|[01]?\\d', (p, t) => (p.hour = Number(t))],
  I: ['1[0-2]|0?[1-9]', (p, t) => (p.hour = Number(t))],
  M: ['[0-5]?\\d', (p, t) => (p.minute = Number(t))],
  S: ['6[01]|[0-5]?\\d', (p, t) => (p.second = Number(t))],
  j: ['\\d{1,3}', (p, t) => (p.yearDay = Number(t))],
  p: ['am|pm', (p, t) => (p.isAfternoon = t.toLowerCase() === 'pm')],
  a: [WEEKDAYS.map((name) => name.slice(0, 3)).join('|'), () => undefined],
  A: [WEEKDAYS.join('|'), () => undefined],
  b: [MONTHS.map((name) => name.slice(0, 3)).join('|'), (p, t) => (p.month = monthOf(t))],
  B: [MONTHS.join('|'), (p, t) => (p.month = monthOf(t))],
  Z: ['utc|gmt', () => undefined],
  z: ['[+-]\\d{2}:?\\d{2}|z', () => undefined],
};

function monthOf(text: string): number {
  const key = text.slice(0, 3).toLowerCase();
  return MONTHS.findIndex((name) => name.slice(0, 3).toLowerCase() === key) + 1;
}

/** Year, month, day, hour, minute, second of a text; null if it does not have the format. */
export function parseTime(text: string, format: string): number[] | null {
  const setters: ((parsed: Parsed, text: string) => void)[] = [];
  const expanded = format
    .replace(/%c/g, '%a %b %d %H:%M:%S %Y')
    .replace(/%[xD]/g, '%m/%d/%y')
    .replace(/%[XT]/g, '%H:%M:%S')
    .replace(/%F/g, '%Y-%m-%d')
    .replace(/%R/g, '%H:%M');
  let pattern = '';
  for (let i = 0; i < expanded.length; i++) {
    const char = expanded[i]!;
    const field = char === '%' ? FIELDS[expanded[i + 1]!] : undefined;
    if (char === '%' && field !== undefined) {
      pattern += `(${field[0]})`;
      setters.push(field[1]);
      i++;
    } else if (/\s/.test(char)) pattern += '\\s+';
    else pattern += (char === '%' ? expanded[++i]! : char).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  }
  const match = new RegExp(`^${pattern}$`, 'i').exec(text);
  if (match === null) return null;
  const parsed: Parsed = {
    year: 1900,
    month: 1,
    day: 1,
    hour: 0,
    minute: 0,
    second: 0,
    isAfternoon: null,
    yearDay: null,
  };
  setters.forEach((set, i) => {
    set(parsed, match[i + 1]!);
  });
  if (parsed.isAfternoon !== null) parsed.hour = (parsed.hour % 12) + (parsed.isAfternoon ? 12 : 0);
  if (parsed.yearDay !== null) [parsed.month, parsed.day] = [1, parsed.yearDay];
  return [parsed.year, parsed.month, parsed.day, parsed.hour, parsed.minute, parsed.second];
}
