/**
 * The engine's worker: runs one program at a time in slices short enough that messages are answered in between, sends
 * its log in chunks, and answers questions about any moment of it. What a program needs is loaded before it runs, or,
 * where only running shows the need, when the run stops for it; then it runs again, unseen, to where the page has it.
 */
import { PartMissing } from '../base/parts';
import { RARE_FUNCTIONS } from '../base/rare-functions';
import { loadParts, missingParts, PartNotLoaded } from './parts';
import { compileProgram, type Program } from './program';
import type { FromWorker, ToWorker } from './protocol';
import { Run } from './run';

/** All instructions of one turn; a few milliseconds. */
const TURN = 250_000;
/** Turns between two chunks of log. */
const CHUNK_TURNS = 4;
/** Turns after which beginning again takes long enough for rare functions to be loaded before one is called. */
const LONG_TURNS = 16;

const scope = self as unknown as {
  postMessage(message: FromWorker): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
};

type Begin = Extract<ToWorker, { readonly type: 'run' }>;
type Inspect = Extract<ToWorker, { readonly type: 'inspect' }>;

class Work {
  begin: Begin;
  /** Null until everything that its code names is loaded, and while a missing part is. */
  run: Run | null = null;
  program: Program | null = null;
  isPaused = false;
  hasStarted = false;
  turns = 0;
  /** Turns whose log the page has: a run begun again says nothing before it has got there. */
  sentTurns = 0;
  /** A question that has to wait for the run to be there again. */
  question: Inspect | null = null;

  constructor(begin: Begin) {
    this.begin = begin;
  }

  get isBehind(): boolean {
    return this.run === null || this.turns < this.sentTurns;
  }
}

let current: Work | null = null;

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

/**
 * Loads parts and does `then`, if the program is still the current one and goes on. A part that cannot be loaded ends
 * the run where it is.
 */
async function afterLoading(work: Work, parts: readonly string[], then: () => void): Promise<void> {
  const before = work.run;
  work.run = null;
  try {
    await loadParts(parts);
  } catch (error) {
    if (!(error instanceof PartNotLoaded)) throw error;
    if (work === current && work.run === null) end(work, before, (run) => run.cannotLoad(error.message));
    return;
  }
  if (work === current && work.run === null) then();
}

/** Makes the run, or makes it once more; parts that turn out to be missing are loaded first. */
function prepare(work: Work): void {
  const { source, options } = work.begin;
  try {
    work.program ??= compileProgram(source, options.filename, options.script);
    const missing = work.program.ok ? missingParts(work.program.cells.map((cell) => cell.code)) : [];
    if (missing.length > 0) throw new PartMissing(missing);
    work.run = new Run(source, options, work.program);
  } catch (error) {
    if (!(error instanceof PartMissing)) throw error;
    void afterLoading(work, error.parts, () => prepare(work));
    return;
  }
  work.turns = 0;
  if (!work.hasStarted) sayStarted(work, work.run);
  if (!work.isBehind) answerQuestion(work);
  if (work.run.end !== null) finish(work, work.run);
  else if (!work.isPaused || work.isBehind) goOn();
}

function sayStarted(work: Work, run: Run): void {
  work.hasStarted = true;
  scope.postMessage({ type: 'started', run: work.begin.run, warnings: run.warnings });
}

function turn(): void {
  isTurnDue = false;
  const work = current;
  const run = work?.run;
  if (work == null || run == null || run.end !== null || run.wanted !== null) return;
  if (work.isPaused && !work.isBehind) return;
  const wasBehind = work.isBehind;
  try {
    run.step(TURN);
  } catch (error) {
    if (!(error instanceof PartMissing)) throw error;
    void afterLoading(work, error.parts, () => prepare(work));
    return;
  }
  work.turns++;
  if (work.turns === LONG_TURNS) loadAhead();
  if (wasBehind) {
    if (!work.isBehind) caughtUp(work, run);
    if (run.wanted === null) goOn();
    else ask(work, run);
  } else if (run.end !== null) finish(work, run);
  else if (run.wanted !== null) ask(work, run);
  else {
    if (work.turns % CHUNK_TURNS === 1) sendChunk(work, run);
    goOn();
  }
}

/** No program is ended if this fails: it is tried again where the part is missed. */
function loadAhead(): void {
  void loadParts([RARE_FUNCTIONS]).catch((error: unknown) => {
    if (!(error instanceof PartNotLoaded)) throw error;
  });
}

/** The run stands still until somebody has chosen. */
function ask(work: Work, run: Run): void {
  if (run.wanted === null) return;
  sendChunk(work, run);
  scope.postMessage({ type: 'choice', run: work.begin.run, wanted: run.wanted });
}

/** A run that is begun again makes the choices that were made in it. */
function choose(work: Work, run: Run, choice: number): void {
  const { begin } = work;
  run.choose(choice);
  work.begin = { ...begin, options: { ...begin.options, choices: [...run.choices.made, choice] } };
  if (!work.isPaused) goOn();
}

/** A run begun again has got to where the page is: what it has said up to here is known. */
function caughtUp(work: Work, run: Run): void {
  run.takeChunk();
  answerQuestion(work);
}

function answerQuestion(work: Work): void {
  const { question } = work;
  work.question = null;
  if (question !== null) answer(work, question);
}

function sendChunk(work: Work, run: Run): void {
  work.sentTurns = work.turns;
  // Not transferred: the run keeps the arrays too, to look back into itself.
  scope.postMessage({
    type: 'chunk',
    run: work.begin.run,
    chunk: run.takeChunk(),
    instructions: run.instructions,
  });
}

function finish(work: Work, run: Run): void {
  if (run.end === null) return;
  sendChunk(work, run);
  scope.postMessage({
    type: 'ended',
    run: work.begin.run,
    end: run.end,
    instructions: run.instructions,
  });
}

/** Ends a run that is on its way, or that never got under way: then an empty one takes its place. */
function end(work: Work, stopped: Run | null, how: (run: Run) => void): void {
  const run = stopped ?? new Run('', work.begin.options);
  work.run = run;
  if (!work.hasStarted) sayStarted(work, run);
  // What the page has must come first in what it gets now.
  if (work.turns < work.sentTurns) {
    while (work.turns < work.sentTurns && run.end === null) {
      run.step(TURN);
      work.turns++;
    }
    caughtUp(work, run);
  }
  how(run);
  finish(work, run);
}

function answer(work: Work, question: Inspect): void {
  const { run } = work;
  if (run === null || work.isBehind) {
    work.question = question;
    return;
  }
  try {
    scope.postMessage({
      type: 'inspected',
      run: work.begin.run,
      request: question.request,
      moment: question.moment,
      inspection: run.inspect(question.moment),
    });
  } catch (error) {
    if (!(error instanceof PartMissing)) throw error;
    // Looking goes on on a copy: the run itself stays as it is.
    void loadParts(error.parts).then(() => {
      if (work === current) answer(work, question);
    });
  }
}

/** What records accesses is loaded by the first question about them. */
async function tellAccesses(work: Work, instructions: number): Promise<void> {
  const { AccessRecorder } = await import('./accesses');
  const { run } = work;
  if (work !== current || run?.end == null || work.isBehind) return;
  const accesses = run.accesses(instructions, AccessRecorder);
  scope.postMessage({ type: 'accessed', run: work.begin.run, accesses });
}

scope.onmessage = ({ data: message }) => {
  if (message.type === 'run') {
    current = new Work(message);
    prepare(current);
    return;
  }
  const work = current;
  if (work === null || message.run !== work.begin.run) return;
  const { run } = work;
  switch (message.type) {
    case 'pause':
      work.isPaused = true;
      if (run !== null && !work.isBehind) sendChunk(work, run);
      break;
    case 'continue':
      if (work.isPaused) {
        work.isPaused = false;
        goOn();
      }
      break;
    case 'stop':
      if (run?.end == null) end(work, run, (each) => each.stop());
      break;
    case 'choose':
      if (run?.wanted?.number === message.number) choose(work, run, message.choice);
      break;
    case 'inspect':
      answer(work, message);
      break;
    case 'accesses':
      void tellAccesses(work, message.instructions);
      break;
  }
};

scope.postMessage({ type: 'ready' });
