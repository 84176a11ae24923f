/**
 * How an event lies in the log's Int32Array: a head of five numbers, then its own fields in the order given here.
 * Times take two numbers (microseconds above and below 2^31), strings are indices into the string table.
 */
import type {
  Event,
  EventKind,
  HandleDoes,
  PickRule,
  ResourceType,
  RunEndReason,
  StepEnd,
  WaitReason,
} from '../events/event';

/** kind | who + 1 << 8, instruction, linesBefore, time above 2^31, time below. */
export const HEAD = 5;
export const TIME_BASE = 2 ** 31;

type FieldType = 'int' | 'time' | 'string' | 'boolean' | readonly string[];
type OwnFields<K extends EventKind> = Omit<
  Extract<Event, { kind: K }>,
  'kind' | 'instruction' | 'linesBefore' | 'atUs' | 'who'
>;
type Layout = { readonly [K in EventKind]: { readonly [F in keyof OwnFields<K>]: FieldType } };

const HANDLE_DOES: readonly HandleDoes[] = [
  'step',
  'wakeup',
  'yielded',
  'resume',
  'finish-sleep',
  'timeout',
  'done-callback',
  'callback',
  'loop',
  'io',
];
const WAIT_REASONS: readonly WaitReason[] = [
  'sleep',
  'task',
  'gather',
  'future',
  'lock',
  'event',
  'condition',
  'semaphore',
  'barrier',
  'queue-get',
  'queue-put',
  'group',
  'wait',
  'timeout',
  'executor',
  'io',
  'input',
  'join',
  'thread-lock',
  'start',
  'queue-join',
  'select',
];
const RESOURCE_TYPES: readonly ResourceType[] = [
  'lock',
  'event',
  'condition',
  'semaphore',
  'barrier',
  'queue',
  'call',
];
const STEP_ENDS: readonly StepEnd[] = ['waits', 'yields', 'returned', 'raised', 'cancelled', 'preempted'];
const PICK_RULES: readonly PickRule[] = [
  'fifo',
  'only',
  'seeded',
  'recorded',
  'manual',
  'priority',
  'feedback',
  'lottery',
  'shortest',
  'run-to-completion',
  'reactor',
];
const END_REASONS: readonly RunEndReason[] = [
  'finished',
  'exit',
  'error',
  'syntax-error',
  'unsupported',
  'limit',
  'deadlock',
  'idle',
  'stopped',
  'bug',
  'not-loaded',
];

/** The order of kinds and fields is the file format: add at the end only. */
export const LAYOUT: Layout = {
  created: { id: 'int' },
  renamed: { id: 'int', name: 'string' },
  'loop-start': {},
  'loop-end': {},
  iteration: { number: 'int', count: 'int' },
  'handle-queued': { handle: 'int', does: HANDLE_DOES, target: 'int', because: 'int', label: 'string' },
  'handle-run': { handle: 'int', rule: PICK_RULES, among: 'int' },
  'handle-end': { handle: 'int' },
  'handle-cancelled': { handle: 'int' },
  'timer-set': { handle: 'int', does: HANDLE_DOES, target: 'int', dueUs: 'time', label: 'string' },
  'timer-due': { handle: 'int' },
  'clock-jump': { toUs: 'time' },
  'step-begin': { id: 'int', handle: 'int' },
  'step-end': { id: 'int', end: STEP_ENDS },
  wait: {
    id: 'int',
    future: 'int',
    reason: WAIT_REASONS,
    target: 'int',
    dueUs: 'time',
    label: 'string',
    resource: 'int',
  },
  await: { id: 'int', site: 'int', suspended: 'boolean' },
  'future-done': { future: 'int', how: ['result', 'exception', 'cancelled'], target: 'int', label: 'string' },
  'cancel-requested': { id: 'int', label: 'string' },
  preempt: { id: 'int', used: 'int' },
  'generator-resume': { id: 'int' },
  'generator-yield': { id: 'int' },
  'generator-end': { id: 'int', how: ['returned', 'raised', 'closed'] },
  output: { stream: ['stdout', 'stderr', 'display'], text: 'string' },
  blocking: { toUs: 'time', label: 'string' },
  cell: { number: 'int' },
  'task-done': { id: 'int', how: ['returned', 'raised', 'cancelled'], label: 'string' },
  end: { reason: END_REASONS },
  'thread-ready': { id: 'int', why: ['started', 'woken', 'timeout', 'asked'] },
  'thread-block': {
    id: 'int',
    reason: WAIT_REASONS,
    target: 'int',
    dueUs: 'time',
    label: 'string',
    resource: 'int',
  },
  'gil-request': { id: 'int' },
  'thread-switch': {
    id: 'int',
    from: 'int',
    why: ['blocked', 'asked', 'ended'],
    rule: PICK_RULES,
    among: 'int',
  },
  'thread-end': { id: 'int', how: ['returned', 'raised'] },
  request: { number: 'int', label: 'string' },
  'request-end': { number: 'int', how: ['answered', 'failed', 'cancelled'], label: 'string' },
  resource: { number: 'int', type: RESOURCE_TYPES, label: 'string' },
  acquired: { resource: 'int', id: 'int' },
  released: { resource: 'int', id: 'int' },
  feeds: { resource: 'int', id: 'int' },
  part: { future: 'int', id: 'int' },
  pick: {
    id: 'int',
    rule: PICK_RULES,
    among: 'int',
    choice: 'int',
    value: 'int',
    other: 'int',
    candidates: 'string',
  },
  level: { id: 'int', level: 'int' },
  polls: { count: 'int', toUs: 'time', isIdle: 'boolean' },
  core: { id: 'int', core: 'int' },
  joined: { id: 'int' },
  input: { text: 'string', isEnd: 'boolean' },
};

export const KINDS = Object.keys(LAYOUT) as EventKind[];
export const KIND_CODES = Object.fromEntries(KINDS.map((kind, code) => [kind, code])) as Record<
  EventKind,
  number
>;

/** Field names and types of each kind by its code, for the encoder and decoder loops. */
export const FIELDS: readonly (readonly (readonly [string, FieldType])[])[] = KINDS.map(
  (kind) => Object.entries(LAYOUT[kind]) as [string, FieldType][],
);

/** Numbers that an event of each kind takes, head included. */
export const SIZES: readonly number[] = FIELDS.map((fields) =>
  fields.reduce((size, [, type]) => size + (type === 'time' ? 2 : 1), HEAD),
);
