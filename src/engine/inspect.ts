/** What stands in every frame at one instant: stacks, variables, the next instruction, read off a stopped machine. */
import type { FrameView, Inspection, InstructionView, StackView, VariableView } from '../events/run';
import { disInstructions } from '../python/compiler/dis';
import { coroutineOf, isTask, setAsideFrame } from '../python/stdlib/asyncio/inspection';
import { isLoopFrame, type PyLoop } from '../python/stdlib/asyncio/loop';
import type { Frame } from '../python/vm/frame';
import { PyGenerator } from '../python/vm/generator';
import { delegateOf, isKontinuation, type Machine } from '../python/vm/machine';
import { PyNative } from '../python/vm/native';
import {
  type Namespace,
  type PyCell,
  PyFunction,
  PyModule,
  PyObject,
  PyType,
  type Value,
} from '../python/vm/objects';
import { tryRepr } from '../python/vm/repr';
import { typeOf } from '../python/vm/types';
import { evaluate } from './evaluate';
import type { ProgramSites } from './program';

const REPR_LENGTH = 200;
/** Instructions that one `__repr__` may take. */
const REPR_BUDGET = 20_000;

export function inspectMachine(vm: Machine, sites: ProgramSites): Inspection {
  const stacks: StackView[] = [];
  const stackOf = (id: number, frames: readonly Frame[]): void => {
    if (frames.length > 0) stacks.push({ id, frames: frames.map((frame) => viewOf(vm, frame, sites)) });
  };
  for (const [id, frames] of runningStacks(vm)) stackOf(id, frames);
  const known = new Set(stacks.map((stack) => stack.id));
  for (const [id, object] of vm.schedulables) {
    if (known.has(id)) continue;
    if (object instanceof PyGenerator) stackOf(id, suspendedFrames(object));
    else if (isTask(object)) {
      const aside = setAsideFrame(object);
      if (aside !== null) stackOf(id, framesBelow(aside));
      else {
        const coroutine = coroutineOf(object);
        if (coroutine instanceof PyGenerator) stackOf(id, suspendedFrames(coroutine));
      }
    }
  }
  if (!stacks.some((stack) => stack.id === 0)) {
    const main = vm.modules.get('__main__');
    if (main instanceof PyModule) {
      stacks.unshift({
        id: 0,
        frames: [
          { code: '<module>', isUser: true, line: 0, sourceLine: 0, variables: globalViews(vm, main.dict) },
        ],
      });
    }
  }
  stacks.sort((a, b) => a.id - b.id);
  return { running: vm.who, stacks, next: nextInstruction(vm, sites) };
}

/** The frames now on the threads, cut into those of each schedulable: innermost frame last. */
function runningStacks(vm: Machine): Map<number, Frame[]> {
  const result = new Map<number, Frame[]>();
  addStacks(result, vm.frame, vm.frame === null ? 0 : vm.who, 0);
  for (const { frame, who, id } of vm.threads) if (frame !== null) addStacks(result, frame, who, id);
  return result;
}

/** One thread's frames: `who` runs the innermost, `thread` the outermost. */
function addStacks(result: Map<number, Frame[]>, innermost: Frame | null, who: number, thread: number): void {
  let owner = who;
  let frames: Frame[] = [];
  const close = (next: number): void => {
    if (frames.length > 0) result.set(owner, [...frames.reverse(), ...(result.get(owner) ?? [])]);
    frames = [];
    owner = next;
  };
  for (let frame = innermost; frame !== null; frame = frame.back) {
    if (isLoopFrame(frame)) close((frame.extra as PyLoop).threadWho);
    if (isKontinuation(frame)) continue;
    frames.push(frame);
    const generator = frame.gen;
    if (generator !== null && generator.lane >= 0) close(generator.resumer >= 0 ? generator.resumer : thread);
  }
  close(thread);
}

/** The frames of a suspended generator or coroutine and of what it waits for, outermost first. */
function suspendedFrames(generator: PyGenerator): Frame[] {
  const frames: Frame[] = [];
  for (let at: PyGenerator | null = generator; at !== null && at.frame !== null; ) {
    frames.push(at.frame);
    at = at.state === 'created' ? null : delegateOf(at.frame);
  }
  return frames;
}

/** The frames of a stack that was set aside in mid-step, outermost first. */
function framesBelow(innermost: Frame): Frame[] {
  const frames: Frame[] = [];
  for (let frame: Frame | null = innermost; frame !== null; frame = frame.back) {
    if (!isKontinuation(frame)) frames.push(frame);
  }
  return frames.reverse();
}

function viewOf(vm: Machine, frame: Frame, sites: ProgramSites): FrameView {
  const { code } = frame;
  // The innermost frame stands before its next instruction, every other behind the one it waits in.
  const isNext = frame === vm.frame || frame.pc === 0;
  const line = code.lineAt(isNext ? frame.pc : frame.pc - 1);
  return {
    code: code.name,
    isUser: !code.isLibrary,
    line,
    sourceLine: code.isLibrary ? 0 : (sites.sourceLine(code.source.filename, line) ?? line),
    variables: code.isLibrary ? [] : variablesOf(vm, frame),
  };
}

function variablesOf(vm: Machine, frame: Frame): VariableView[] {
  const { code } = frame;
  if (frame.locals !== null) return globalViews(vm, frame.locals);
  if ((code.flags & 2) === 0) return globalViews(vm, frame.globals);
  const views: VariableView[] = [];
  const { varnames, cellvars, freevars } = code.source;
  const seen = new Set<string>();
  const add = (name: string, value: Value | undefined, scope: 'local' | 'cell'): void => {
    if (value === undefined || seen.has(name) || name.startsWith('.')) return;
    seen.add(name);
    views.push(view(vm, name, value, scope));
  };
  varnames.forEach((name, index) => {
    const cell = cellvars.indexOf(name);
    if (cell >= 0) add(name, (frame.slots[code.nlocals + cell] as PyCell | undefined)?.v, 'cell');
    else add(name, frame.slots[index] as Value | undefined, 'local');
  });
  [...cellvars, ...freevars].forEach((name, index) => {
    if (name !== '__class__') add(name, (frame.slots[code.nlocals + index] as PyCell | undefined)?.v, 'cell');
  });
  return views;
}

/** Names of a module or class body that a reader wants to see: no machinery, no modules, functions or classes. */
function globalViews(vm: Machine, namespace: Namespace): VariableView[] {
  const views: VariableView[] = [];
  for (const [name, value] of namespace) {
    if (name.startsWith('__') && name.endsWith('__')) continue;
    if (
      value instanceof PyModule ||
      value instanceof PyFunction ||
      value instanceof PyType ||
      value instanceof PyNative
    ) {
      continue;
    }
    views.push(view(vm, name, value, 'global'));
  }
  return views;
}

function view(vm: Machine, name: string, value: Value, scope: VariableView['scope']): VariableView {
  return {
    name,
    repr: shorten(safeRepr(vm, value)),
    typeName: typeOf(value).name,
    identity: value instanceof PyObject ? vm.addressOf(value) : 0,
    scope,
  };
}

/**
 * `repr(value)`. A `__repr__` in Python runs on this copy of the machine, which nobody sees but us; where it fails, the
 * object shows its attributes.
 */
function safeRepr(vm: Machine, value: Value): string {
  const quick = tryRepr(vm, value);
  if (quick !== undefined) return quick;
  const text = evaluate(vm, vm.builtins.get('repr')!, [value], REPR_BUDGET);
  if (typeof text === 'string') return text;
  const object = value as PyObject;
  const fields = [...(object.dict ?? [])]
    .slice(0, 6)
    .map(([name, item]) => `${name}=${shorten(tryRepr(vm, item) ?? `<${typeOf(item).name}>`, 40)}`);
  return `<${object.cls.name}${fields.length > 0 ? ` ${fields.join(' ')}` : ''}>`;
}

function shorten(text: string, length = REPR_LENGTH): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

function nextInstruction(vm: Machine, sites: ProgramSites): InstructionView | null {
  const frame = vm.frame;
  if (frame === null || frame.code.isLibrary || isKontinuation(frame)) return null;
  const { code } = frame;
  const row = disInstructions(code.source)[frame.pc];
  if (row === undefined) return null;
  const positions = code.source.positions;
  const line = code.lineAt(frame.pc);
  return {
    offset: frame.pc * 2,
    opname: row.opname,
    argrepr: row.argrepr,
    sourceLine: sites.sourceLine(code.source.filename, line) ?? line,
    column: positions[frame.pc * 4 + 2]!,
    endColumn: positions[frame.pc * 4 + 3]!,
  };
}
