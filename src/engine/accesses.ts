/**
 * Who reads and writes which variables: a part of the run is executed again, one instruction of the program at a time,
 * and each is looked at before it runs. Nothing of this is in the log, so a run that nobody asks about pays nothing.
 */
import type { Access, AccessLog } from '../events/access';
import { disInstructions } from '../python/compiler/dis';
import { nameOfObject } from '../python/stdlib/threading/names';
import type { Code } from '../python/vm/code';
import type { Frame } from '../python/vm/frame';
import type { Machine } from '../python/vm/machine';
import { PyCell, PyDict, PyInstance, PyList, type PyObject, type Value } from '../python/vm/objects';
import { tryRepr } from '../python/vm/repr';
import type { Driver } from './driver';
import type { EngineHost } from './host';
import type { ProgramSites } from './program';

/** Whose accesses of names, cells, attributes and items are looked at: how an instruction finds its variable. */
type Kind = 'name' | 'cell' | 'attribute' | 'item';
interface Looked {
  readonly kind: Kind;
  readonly isWrite: boolean;
  readonly name: string;
}

const KINDS: Readonly<Record<string, readonly [Kind, boolean]>> = {
  LOAD_GLOBAL: ['name', false],
  STORE_GLOBAL: ['name', true],
  LOAD_NAME: ['name', false],
  STORE_NAME: ['name', true],
  LOAD_DEREF: ['cell', false],
  STORE_DEREF: ['cell', true],
  LOAD_ATTR: ['attribute', false],
  STORE_ATTR: ['attribute', true],
  BINARY_SUBSCR: ['item', false],
  STORE_SUBSCR: ['item', true],
};

/** Instructions of any kind between two of the program at most: a library call may take long. */
const TURN = 1_000_000;
const ACCESSES_MAX = 400_000;

export class AccessRecorder {
  private readonly vm: Machine;
  private readonly host: EngineHost;
  private readonly sites: ProgramSites;
  private readonly looked = new Map<Code, (Looked | null)[]>();
  private readonly numbers = new Map<string, number>();
  private readonly ids = new Map<PyObject, number>();
  private readonly variables: string[] = [];
  private readonly accesses: Access[] = [];

  constructor(vm: Machine, host: EngineHost, sites: ProgramSites) {
    this.vm = vm;
    this.host = host;
    this.sites = sites;
  }

  /** Runs the machine up to a user instruction, or to its end. */
  record(driver: Driver, instructions: number): AccessLog {
    const { vm } = this;
    vm.isRecording = false;
    vm.stopsInLibrary = false;
    let isPart = false;
    try {
      for (;;) {
        vm.stopAtUser = vm.userCount + 1;
        const status = driver.advance(TURN);
        if (status === 'ended') break;
        if (status === 'running') continue;
        if (vm.userCount >= instructions || this.accesses.length >= ACCESSES_MAX) {
          isPart = true;
          break;
        }
        const { frame } = vm;
        if (frame !== null && !frame.code.isLibrary) this.look(frame);
      }
    } catch {
      // The run ended here, by a limit or because nothing could move: what was seen is kept.
    }
    return { variables: this.variables, accesses: this.accesses, isPart };
  }

  private look(frame: Frame): void {
    const looked = this.lookedIn(frame.code)[frame.pc];
    if (looked === null || looked === undefined) return;
    const variable = this.variableOf(frame, looked);
    if (variable < 0) return;
    const { vm } = this;
    const line = frame.code.lineAt(frame.pc);
    this.accesses.push({
      who: vm.who,
      events: this.host.sink.eventCount,
      instruction: vm.userCount,
      sourceLine: this.sites.sourceLine(frame.code.source.filename, line) ?? line,
      variable,
      isWrite: looked.isWrite,
      isGuarded: this.host.scheduler.thread.locks > 0,
    });
  }

  private lookedIn(code: Code): (Looked | null)[] {
    let rows = this.looked.get(code);
    if (rows === undefined) {
      rows = disInstructions(code.source).map(({ opname, argrepr }) => {
        const known = KINDS[opname];
        return known === undefined ? null : { kind: known[0], isWrite: known[1], name: argrepr };
      });
      this.looked.set(code, rows);
    }
    return rows;
  }

  private variableOf(frame: Frame, { kind, name }: Looked): number {
    const { slots, sp } = frame;
    if (kind === 'name') {
      // A class body's names are its own.
      if (frame.locals !== null && frame.locals !== frame.globals) return -1;
      return frame.globals.has(name) || frame.locals !== null ? this.numberOf(`g ${name}`, () => name) : -1;
    }
    if (kind === 'cell') {
      const { nlocals, source } = frame.code;
      const at = [...source.cellvars, ...source.freevars].indexOf(name);
      const cell = slots[nlocals + at] as Value | undefined;
      return cell instanceof PyCell ? this.numberOf(`c ${this.idOf(cell)}`, () => name) : -1;
    }
    if (kind === 'attribute') {
      const object = slots[sp - 1] as Value;
      if (!(object instanceof PyInstance) || object.dict === null) return -1;
      return this.numberOf(`a ${this.idOf(object)} ${name}`, () => `${this.nameOf(object)}.${name}`);
    }
    const container = slots[sp - 2] as Value;
    const key = slots[sp - 1] as Value;
    if (!(container instanceof PyDict || container instanceof PyList)) return -1;
    const text = typeof key === 'object' && key !== null ? undefined : tryRepr(this.vm, key);
    if (text === undefined) return -1;
    return this.numberOf(`i ${this.idOf(container)} ${text}`, () => `${this.nameOf(container)}[${text}]`);
  }

  private nameOf(object: PyObject): string {
    return nameOfObject(this.vm, object) || object.cls.name;
  }

  private numberOf(key: string, name: () => string): number {
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.variables.length;
      this.numbers.set(key, number);
      this.variables.push(name());
    }
    return number;
  }

  private idOf(object: PyObject): number {
    let id = this.ids.get(object);
    if (id === undefined) {
      id = this.ids.size;
      this.ids.set(object, id);
    }
    return id;
  }
}
