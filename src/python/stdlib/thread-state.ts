/** What belongs to a thread besides its frames: the running loop, the current context, the library's own functions. */
import type { Copier } from '../vm/copier';
import { objectType, PyObject, type PyType, type Value } from '../vm/objects';
import type { PyLoop } from './asyncio/loop';
import { PyContext } from './contextvars';

export class ThreadState extends PyObject {
  /** `asyncio.get_running_loop()`. */
  runningLoop: PyLoop | null = null;
  /** What `set_event_loop` set. */
  setLoop: Value = null;
  /** Context variables' values here and now. */
  context: PyContext = new PyContext();
  /** Functions written in Python that natives call, by name: reprs, the exception handler. */
  hooks: Map<string, Value> = new Map();
  /** `asyncgen` hooks: first iteration, finalizer. */
  asyncgenHooks: [Value, Value] = [null, null];
  /** The seeded generator of the module-level functions of `random`; null until asked for. */
  constructor(cls: PyType = objectType) {
    super(cls);
  }
  override shell(): ThreadState {
    return new ThreadState();
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.runningLoop = from.runningLoop && copier.object(from.runningLoop);
    this.setLoop = copier.value(from.setLoop);
    this.context = copier.object(from.context);
    this.hooks = copier.map(from.hooks);
    this.asyncgenHooks = [copier.value(from.asyncgenHooks[0]), copier.value(from.asyncgenHooks[1])];
  }
}
