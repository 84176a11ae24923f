/** A worker for tests: remembers what it was sent, and says what the test tells it to. */
import type { FromWorker, ToWorker } from '../engine/protocol';
import type { Timers, WorkerPort } from './worker-client';

export class FakeWorker implements WorkerPort {
  onmessage: ((event: { readonly data: FromWorker }) => void) | null = null;
  onerror: ((event: { readonly message?: string }) => void) | null = null;
  onmessageerror: ((event: object) => void) | null = null;
  readonly sent: ToWorker[] = [];
  terminated = false;
  /** Called with each message, after it is remembered. */
  answer: ((message: ToWorker, worker: FakeWorker) => unknown) | null = null;

  postMessage(message: ToWorker): void {
    this.sent.push(message);
    this.answer?.(message, this);
  }

  terminate(): void {
    this.terminated = true;
  }

  say(message: FromWorker): void {
    this.onmessage?.({ data: message });
  }

  last<T extends ToWorker['type']>(type: T): Extract<ToWorker, { type: T }> {
    const found = this.sent.findLast((message) => message.type === type);
    if (found === undefined) throw new Error(`No message '${type}' was sent`);
    return found as Extract<ToWorker, { type: T }>;
  }
}

/** Timers that go off when the test says that time has passed. */
export class FakeTimers implements Timers {
  nowMs = 0;
  private next = 1;
  private readonly waiting = new Map<number, { readonly atMs: number; readonly callback: () => void }>();

  set(callback: () => void, delayMs: number): number {
    const timer = this.next++;
    this.waiting.set(timer, { atMs: this.nowMs + delayMs, callback });
    return timer;
  }

  clear(timer: number): void {
    this.waiting.delete(timer);
  }

  pass(durationMs: number): void {
    this.nowMs += durationMs;
    const due = [...this.waiting]
      .filter(([, { atMs }]) => atMs <= this.nowMs)
      .sort((a, b) => a[1].atMs - b[1].atMs);
    for (const [timer, { callback }] of due) {
      if (!this.waiting.delete(timer)) continue;
      callback();
    }
  }
}
