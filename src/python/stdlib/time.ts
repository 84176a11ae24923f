/**
 * `time`: the virtual clocks (SEMANTICS 4). `time()` counts from the epoch of the settings, the monotonic clocks from 0;
 * the time zone is UTC.
 */
import { guestError, overflowError, TypeErrorType, typeError, valueError } from '../vm/errors';
import { floatRepr } from '../vm/float-text';
import { asInt } from '../vm/int-arith';
import type { Machine } from '../vm/machine';
import { defineNew, type NativeFn, nativeFunction, PyGetSet } from '../vm/native';
import {
  getsetType,
  objectType,
  PyFloat,
  PyInstance,
  PyList,
  PyOrdinary,
  PyTuple,
  PyType,
  type Value,
} from '../vm/objects';
import { tryRepr } from '../vm/repr';
import { typeOf } from '../vm/types';
import { hostOf } from './asyncio/loop-host';
import { standStill } from './blocking';
import { readClockUs } from './clock-reads';
import { structSequence } from './struct-sequence';
import { othersAreReady } from './threading/gil';
import { formatTime, MONTHS, parseTime, WEEKDAYS } from './time-format';

const US = 1_000_000;

// --- struct_time -----------------------------------------------------------------------------------------------------

const FIELDS = [
  'tm_year',
  'tm_mon',
  'tm_mday',
  'tm_hour',
  'tm_min',
  'tm_sec',
  'tm_wday',
  'tm_yday',
  'tm_isdst',
] as const;

export const structTimeType = structSequence('struct_time', 'time', 'time.struct_time', FIELDS);
/** Where a struct_time keeps its zone: a name that no attribute can have. */
const ZONE = 'time zone';
structTimeType.attrs.set('tm_zone', new PyGetSet(getsetType, 'tm_zone', (_vm, self) => zoneOf(self), null));
function zoneOf(value: Value | undefined): string {
  const zone = value instanceof PyTuple ? value.dict?.get(ZONE) : undefined;
  return typeof zone === 'string' ? zone : 'UTC';
}
structTimeType.attrs.set('tm_gmtoff', new PyGetSet(getsetType, 'tm_gmtoff', () => 0, null));
structTimeType.attrs.set('n_fields', 11);
defineNew(structTimeType, 'sequence, dict=None, /', (_vm, [cls, given]) => {
  if (!(given instanceof PyTuple || given instanceof PyList))
    throw typeError('constructor requires a sequence');
  if (given.items.length < 9) {
    throw typeError(`time.struct_time() takes an at least 9-sequence (${given.items.length}-sequence given)`);
  }
  return new PyTuple(given.items.slice(0, 9), cls as PyType);
});
/** The broken-down time of whole seconds since 1970, in UTC. */
function brokenDown(seconds: number): PyTuple {
  const days = Math.floor(seconds / 86400);
  const rest = seconds - days * 86400;
  const { year, month, day, yearDay } = civil(days);
  const weekday = (((days + 3) % 7) + 7) % 7;
  return new PyTuple(
    [
      year,
      month,
      day,
      Math.floor(rest / 3600),
      Math.floor((rest % 3600) / 60),
      rest % 60,
      weekday,
      yearDay,
      0,
    ],
    structTimeType,
  );
}

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/** Days from 1970-01-01 to the first day of a year. */
function daysToYear(year: number): number {
  const y = year - 1;
  return 365 * (year - 1970) + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) - 477;
}

function daysBeforeMonth(year: number, month: number): number {
  return DAYS_BEFORE[month - 1]! + (month > 2 && isLeap(year) ? 1 : 0);
}

function civil(days: number): { year: number; month: number; day: number; yearDay: number } {
  let year = 1970 + Math.floor(days / 365.2425);
  while (daysToYear(year + 1) <= days) year++;
  while (daysToYear(year) > days) year--;
  const yearDay = days - daysToYear(year);
  let month = 12;
  while (daysBeforeMonth(year, month) > yearDay) month--;
  return { year, month, day: yearDay - daysBeforeMonth(year, month) + 1, yearDay: yearDay + 1 };
}

// --- Arguments -------------------------------------------------------------------------------------------------------

function numberOf(value: Value): number {
  if (value instanceof PyFloat) return value.v;
  const int = asInt(value);
  if (int !== undefined) return Number(int);
  if (value instanceof PyInstance && value.payload !== undefined) return numberOf(value.payload);
  throw guestError(TypeErrorType, `'${typeOf(value).name}' object cannot be interpreted as an integer`);
}

/** Whole seconds of an argument that defaults to now. */
function secondsOr(vm: Machine, value: Value | undefined): number {
  if (value === undefined || value === null) return Math.floor(wallUs(vm) / US);
  const seconds = Math.floor(numberOf(value));
  if (!Number.isFinite(seconds)) throw valueError('Invalid value NaN (not a number)');
  if (Math.abs(seconds) > 67_767_976_233_532_000)
    throw overflowError('timestamp out of range for platform time_t');
  return seconds;
}

function wallUs(vm: Machine): number {
  return hostOf(vm).scheduler.clock.epochUs + readClockUs(vm);
}

function timeTuple(vm: Machine, value: Value | undefined): number[] {
  if (value === undefined || value === null) return brokenDown(secondsOr(vm, null)).items as number[];
  if (!(value instanceof PyTuple)) throw typeError('Tuple or struct_time argument required');
  if (value.items.length !== 9) throw typeError('function takes exactly 9 arguments');
  return value.items.map((item) => Math.trunc(numberOf(item)));
}

// --- Sleeping --------------------------------------------------------------------------------------------------------

/** A nanosecond, in microseconds: what the host's arithmetic may be off by does not count as time. */
const ROUNDING_US = 1e-3;

/** `time.sleep`: the thread, and a loop that runs in it, stands still until then; other threads go on. */
function sleep(vm: Machine, [value]: Value[]): Value {
  const seconds = numberOf(value!);
  if (Number.isNaN(seconds)) throw valueError('Invalid value NaN (not a number)');
  if (seconds < 0) throw valueError('sleep length must be non-negative');
  if (seconds * US > Number.MAX_SAFE_INTEGER)
    throw overflowError('timestamp too large to convert to C PyTime_t');
  const us = Math.max(0, Math.ceil(seconds * US - ROUNDING_US));
  if (vm.threads.length > 1 && us === 0 && !othersAreReady(vm)) return null;
  const label = `time.sleep(${value instanceof PyFloat ? floatRepr(value.v) : String(seconds)})`;
  return standStill(vm, us, 'sleep', label);
}

// --- Text ------------------------------------------------------------------------------------------------------------

function ascTime(items: readonly number[]): string {
  const [year, month, day, hour, minute, second, weekday] = items as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const two = (n: number) => String(n).padStart(2, '0');
  return `${WEEKDAYS[weekday]!.slice(0, 3)} ${MONTHS[month - 1]!.slice(0, 3)} ${String(day).padStart(2)} ${two(hour)}:${two(minute)}:${two(second)} ${year}`;
}

/** Seconds since 1970 of a broken-down time, whose parts may be out of range. */
function secondsOfTuple(items: readonly number[]): number {
  const [year, month, day, hour, minute, second] = items as [number, number, number, number, number, number];
  const years = year + Math.floor((month - 1) / 12);
  const inYear = (((month - 1) % 12) + 12) % 12;
  const days = daysToYear(years) + daysBeforeMonth(years, inYear + 1) + day - 1;
  return days * 86400 + hour * 3600 + minute * 60 + second;
}

const clock =
  (scale: (us: number) => Value): NativeFn =>
  (vm) =>
    scale(readClockUs(vm));
const seconds = (us: number): Value => new PyFloat(us / US);
const nanoseconds = (us: number): Value => {
  const ns = us * 1000;
  return Number.isSafeInteger(ns) ? ns : BigInt(us) * 1000n;
};

const fn = (name: string, params: string, run: NativeFn): readonly [string, Value] => {
  const native = nativeFunction(name, params, run);
  native.module = 'time';
  return [name, native];
};

class ClockInfo extends PyOrdinary {}
const clockInfoType = new PyType('ClockInfo', [objectType], true, undefined, 'time');

export const timeNatives: readonly (readonly [string, Value])[] = [
  ['struct_time', structTimeType],
  ['timezone', 0],
  ['altzone', 0],
  ['daylight', 0],
  ['tzname', new PyTuple(['UTC', 'UTC'])],
  fn('time', '', (vm) => seconds(wallUs(vm))),
  fn('time_ns', '', (vm) => nanoseconds(wallUs(vm))),
  fn('monotonic', '', clock(seconds)),
  fn('monotonic_ns', '', clock(nanoseconds)),
  fn('perf_counter', '', clock(seconds)),
  fn('perf_counter_ns', '', clock(nanoseconds)),
  fn('process_time', '', clock(seconds)),
  fn('process_time_ns', '', clock(nanoseconds)),
  fn('thread_time', '', clock(seconds)),
  fn('thread_time_ns', '', clock(nanoseconds)),
  fn('sleep', 'seconds, /', sleep),
  fn('gmtime', 'seconds=None, /', (vm, [value]) => {
    const broken = brokenDown(secondsOr(vm, value));
    broken.dict = new Map([[ZONE, 'GMT']]);
    return broken;
  }),
  fn('localtime', 'seconds=None, /', (vm, [value]) => brokenDown(secondsOr(vm, value))),
  fn('asctime', 'tuple=None, /', (vm, [value]) => ascTime(timeTuple(vm, value))),
  fn('ctime', 'seconds=None, /', (vm, [value]) =>
    ascTime(brokenDown(secondsOr(vm, value)).items as number[]),
  ),
  fn('mktime', 'tuple, /', (vm, [value]) => new PyFloat(secondsOfTuple(timeTuple(vm, value)))),
  fn('strftime', 'format, tuple=None, /', (vm, [format, value]) => {
    if (typeof format !== 'string') throw typeError('strftime() argument 1 must be str');
    return formatTime(format, timeTuple(vm, value), zoneOf(value));
  }),
  fn('strptime', 'data_string, format="%a %b %d %H:%M:%S %Y", /', (vm, [text, format]) => {
    const parsed = parseTime(text as string, format as string);
    if (parsed === null) {
      const shown = `${tryRepr(vm, text!)} does not match format ${tryRepr(vm, format!)}`;
      throw valueError(`time data ${shown}`);
    }
    const whole = brokenDown(secondsOfTuple(parsed));
    return new PyTuple([...whole.items.slice(0, 8), -1], structTimeType);
  }),
  fn('tzset', '', () => null),
  fn('get_clock_info', 'name, /', (_vm, [name]) => {
    if (!['monotonic', 'perf_counter', 'process_time', 'thread_time', 'time'].includes(name as string)) {
      throw valueError('unknown clock');
    }
    const info = new ClockInfo(clockInfoType);
    info.dict = new Map<string, Value>([
      ['implementation', 'virtual'],
      ['monotonic', name !== 'time'],
      ['adjustable', name === 'time'],
      ['resolution', new PyFloat(1e-6)],
    ]);
    return info;
  }),
];
