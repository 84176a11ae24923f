/** Execution frames: one call of Python code, or the waiting second half of a native function. */
import type { Code } from './code';
import type { Copier } from './copier';
import type { PyGenerator } from './generator';
import { frameType, type Namespace, type PyException, PyObject, type Value } from './objects';

/** What becomes of a frame's return value, other than going to the caller's stack. */
export const RETURN_VALUE = 0;
/** `__init__` called by the machine: must return None; the caller gets the new instance (in `extra`). */
export const RETURN_INSTANCE = 1;

const NO_BLOCKS: number[] = [];

export class Frame extends PyObject {
  override dict: Namespace | null = null;
  override address = 0;
  override serial = 0;
  code: Code;
  /** Locals, cells, then the value stack. */
  slots: (Value | undefined)[];
  sp: number;
  /** Index of the next instruction. */
  pc = 0;
  back: Frame | null = null;
  globals: Namespace;
  /** Namespace of a module or class body; null in functions, whose locals are slots. */
  locals: Namespace | null = null;
  /** The generator or coroutine this frame belongs to. */
  gen: PyGenerator | null = null;
  /** Block stack: triples of type (opcode), handler, stack height. Most frames never have one: see `pushBlock`. */
  blocks: number[] = NO_BLOCKS;
  /** The exception being handled in this frame (`sys.exception()`), null if none. */
  handled: PyException | null = null;
  returns = RETURN_VALUE;
  /** The instance for RETURN_INSTANCE; the state of a kontinuation. */
  extra: Value = null;
  depth = 0;
  /** Last line recorded, to tell when a new one begins. */
  line = -1;
  /** The await now executing here has suspended. */
  hasSuspended = false;

  constructor(code: Code, slots: (Value | undefined)[], globals: Namespace) {
    super();
    this.cls = frameType;
    this.code = code;
    this.slots = slots;
    this.globals = globals;
    this.sp = code.nlocals + code.ncells + code.nfree;
  }

  override shell(): Frame {
    return new Frame(this.code, this.code.template.slice(), this.globals);
  }

  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    const slots = this.slots;
    for (let i = 0; i < from.sp; i++) slots[i] = copier.maybe(from.slots[i]);
    this.sp = from.sp;
    this.pc = from.pc;
    this.back = from.back && copier.object(from.back);
    this.globals = copier.namespace(from.globals);
    this.locals = copier.namespace(from.locals);
    this.gen = from.gen && copier.object(from.gen);
    this.blocks = from.blocks.length === 0 ? NO_BLOCKS : from.blocks.slice();
    this.handled = from.handled && copier.object(from.handled);
    this.returns = from.returns;
    this.extra = copier.value(from.extra);
    this.depth = from.depth;
    this.line = from.line;
    this.hasSuspended = from.hasSuspended;
  }
}

/** Enters a block whose handler is at `handler`; `level` is the height the stack will be cut to. */
export function pushBlock(frame: Frame, type: number, handler: number, level: number): void {
  if (frame.blocks === NO_BLOCKS) frame.blocks = [type, handler, level];
  else frame.blocks.push(type, handler, level);
}
