/** What the library keeps of a thread besides its frames: the running loop, the current context, its name. */
import type { Copier } from '../vm/copier';
import { GuestThread } from '../vm/guest-thread';
import type { PyDict, PyObject, Value } from '../vm/objects';
import type { PyLoop } from './asyncio/loop';
import { PyContext } from './contextvars';

/** The main thread's `get_ident()`. */
export const FIRST_IDENT = 0x7f8000000000;

export class ThreadState extends GuestThread {
  /** `threading.get_ident()`. */
  ident = FIRST_IDENT;
  /** `threading.Thread.name`. */
  name = 'MainThread';
  isDaemon = false;
  /** The attributes of `threading.local` objects here. */
  locals: Map<PyObject, PyDict> = new Map();
  /** Its function raised. */
  hasFailed = false;
  /** `repr` of the function of a bare thread, for what is said if that raises. */
  startedBy = '';
  /** Who waits in `start()` until it has begun. */
  starter: GuestThread | null = null;
  /** `asyncio.get_running_loop()`. */
  runningLoop: PyLoop | null = null;
  /** What `set_event_loop` set. */
  setLoop: Value = null;
  /** Context variables' values here and now. */
  context: PyContext = new PyContext();
  /** Functions written in Python that natives call, by name: reprs, the exception handler. All threads have the same. */
  hooks: Map<string, Value>;
  /** `asyncgen` hooks: first iteration, finalizer. */
  asyncgenHooks: [Value, Value] = [null, null];
  constructor(hooks: Map<string, Value> = new Map()) {
    super();
    this.hooks = hooks;
  }
  override shell(): ThreadState {
    return new ThreadState(this.hooks);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.ident = from.ident;
    this.name = from.name;
    this.isDaemon = from.isDaemon;
    this.locals = copier.map(from.locals);
    this.hasFailed = from.hasFailed;
    this.startedBy = from.startedBy;
    this.starter = from.starter && copier.object(from.starter);
    this.runningLoop = from.runningLoop && copier.object(from.runningLoop);
    this.setLoop = copier.value(from.setLoop);
    this.context = copier.object(from.context);
    this.hooks = copier.map(from.hooks);
    this.asyncgenHooks = [copier.value(from.asyncgenHooks[0]), copier.value(from.asyncgenHooks[1])];
  }
}
