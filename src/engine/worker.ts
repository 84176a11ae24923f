/**
 * The engine's worker: runs one program at a time in slices short enough that messages are answered in between, sends
 * its log in chunks, and answers questions about any moment of it.
 */
import type { FromWorker, ToWorker } from './protocol';
import { Run } from './run';

/** All instructions of one turn; a few milliseconds. */
const TURN = 250_000;
/** Turns between two chunks of log. */
const CHUNK_TURNS = 4;

const scope = self as unknown as {
  postMessage(message: FromWorker): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
};

let current: { readonly id: number; readonly run: Run } | null = null;
let isPaused = false;
let turns = 0;

// A message to oneself comes back after those already waiting: the page's Stop is never behind our work.
const channel = new MessageChannel();
channel.port1.onmessage = () => turn();
let isTurnDue = false;
/** Asks for another turn; one at a time, whatever messages come in between. */
function goOn(): void {
  if (isTurnDue) return;
  isTurnDue = true;
  channel.port2.postMessage(null);
}

function turn(): void {
  isTurnDue = false;
  if (current === null || isPaused || current.run.end !== null) return;
  current.run.step(TURN);
  turns++;
  if (current.run.end !== null) finish();
  else {
    if (turns % CHUNK_TURNS === 1) sendChunk();
    goOn();
  }
}

function sendChunk(): void {
  if (current === null) return;
  // Not transferred: the run keeps the arrays too, to look back into itself.
  scope.postMessage({
    type: 'chunk',
    run: current.id,
    chunk: current.run.takeChunk(),
    instructions: current.run.instructions,
  });
}

function finish(): void {
  if (current === null || current.run.end === null) return;
  sendChunk();
  scope.postMessage({
    type: 'ended',
    run: current.id,
    end: current.run.end,
    instructions: current.run.instructions,
  });
}

scope.onmessage = ({ data: message }) => {
  if (message.type === 'run') {
    const run = new Run(message.source, message.options);
    current = { id: message.run, run };
    isPaused = false;
    turns = 0;
    scope.postMessage({ type: 'started', run: message.run, warnings: run.warnings });
    if (run.end !== null) finish();
    else goOn();
    return;
  }
  if (current === null || message.run !== current.id) return;
  switch (message.type) {
    case 'pause':
      isPaused = true;
      sendChunk();
      break;
    case 'continue':
      if (isPaused) {
        isPaused = false;
        goOn();
      }
      break;
    case 'stop':
      if (current.run.end === null) {
        current.run.stop();
        finish();
      }
      break;
    case 'inspect':
      scope.postMessage({
        type: 'inspected',
        run: current.id,
        request: message.request,
        moment: message.moment,
        inspection: current.run.inspect(message.moment),
      });
      break;
  }
};

scope.postMessage({ type: 'ready' });
