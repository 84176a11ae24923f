import type { WorkerPort } from './worker-client';

/** A fresh engine. May throw where workers are not allowed. */
export function createEngineWorker(): WorkerPort {
  const worker = new Worker(new URL('../engine/worker.ts', import.meta.url), {
    type: 'module',
    name: 'engine',
  });
  // A Worker's own handler types are wider than what this page's engine sends.
  return worker as WorkerPort;
}
