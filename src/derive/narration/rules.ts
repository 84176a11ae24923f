/** The rules that sentences refer to, each in one line; the ready queue is the asyncio loop's, the rest Python's. */
import { SCHEDULER_TABLE, type SchedulerName } from '../../events/schedulers';
import type { RuleId } from '../types';

/** A scheduler's own sentence, as part of a longer one. */
function own(name: SchedulerName): string {
  const { rule } = SCHEDULER_TABLE[name];
  return rule[0]!.toLowerCase() + rule.slice(1, -1);
}

const RULES: Readonly<Record<RuleId, string>> = {
  start: '',
  program: 'outside the event loop, code runs from top to bottom',
  fifo: 'the ready queue is first in, first out',
  only: 'only one is ready, so it is next',
  pick: 'the schedule seed picks among those that are ready',
  priority: own('priority'),
  feedback: own('feedback'),
  lottery: own('lottery'),
  shortest: own('shortest'),
  'run-to-completion': own('run-to-completion'),
  manual: own('manual'),
  reactor: own('reactor'),
  cores: own('free-threaded'),
  pass: 'one pass runs what was ready at its start; what they add waits for the next pass',
  'create-task': 'create_task only queues the first step',
  await: 'a task gives up its turn only when what it awaits is not done',
  passed: 'await on what is already done does not give up the turn',
  wait: 'a waiting task uses no CPU and gets no turns',
  wakeup: 'what completes a future queues its waiters; it does not run them',
  callbacks: 'callbacks of a finished future go through the ready queue too',
  timer: 'a timer promises not before, never exactly at',
  jump: 'when nothing is ready, the loop sleeps until the next timer',
  io: 'what comes over the network joins the ready queue before the timers that are due',
  input: 'input() blocks its thread until a line is there; an await would not',
  'no-slices': 'the loop gives no time slices: a step runs until it suspends, returns or raises',
  blocking: 'a blocking call stops the whole loop; an await would not',
  thread: 'a blocked thread uses no CPU and lets the others run',
  gil: 'one thread at a time: whoever wants the GIL asks for it after a switch interval of 5 ms',
  cancel: 'cancel() is an exception thrown in at the next real suspension',
  preempt: 'preemption is our what-if: asyncio itself never takes a turn away',
  generator: 'a generator runs only while somebody asks it for a value',
  result: 'a finished task wakes those who wait for it',
  output: '',
  'call-soon': 'call_soon queues a callback like any other handle',
  loop: 'asyncio.run starts a loop, runs one task to its end, and closes the loop',
  cell: 'one loop runs from the first cell to the last; tasks go on between cells',
  deadlock: 'each waits for something that nobody left can do',
  idle: 'a service that waits for work is no deadlock',
  limit: 'every run has limits; what was computed so far is kept',
  end: '',
  line: '',
  instruction: '',
};

/** The text for the right side of the explanation, '' where there is none. */
export function ruleText(id: RuleId): string {
  const text = RULES[id];
  return text === '' ? '' : `Rule: ${text}`;
}
