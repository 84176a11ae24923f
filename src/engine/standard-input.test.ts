import { describe, expect, it } from 'vitest';
import { askingAt } from '../derive/asking';
import { consoleLines } from '../derive/console';
import { LogIndex } from '../derive/log-index';
import { DEFAULT_RUN_OPTIONS, type InputLine } from '../events/run';
import { runToEnd } from './run-to-end';

const asksTwice = `\
import threading, time

def clock():
    for i in range(3):
        time.sleep(0.1)
        print('beat', i)

threading.Thread(target=clock).start()
print('hello', input('name? '))
print('bye', input())
`;

function run(source: string, lines: readonly InputLine[], whenUsedUp: 'end' | 'wait' = 'wait') {
  const result = runToEnd(source, { ...DEFAULT_RUN_OPTIONS, input: { lines, whenUsedUp } });
  const index = new LogIndex(result.log, { source });
  index.update();
  return { ...result, index };
}

describe('standard input', () => {
  it('suspends only the thread that asked, and the run ends calmly when nothing else moves', () => {
    const { stdout, end, index, log } = run(asksTwice, []);
    expect(stdout).toBe('name? beat 0\nbeat 1\nbeat 2\n');
    expect(end.reason).toBe('idle');
    expect(end.message).toContain('MainThread waits for a line of input');
    expect(askingAt(index, log.lastMoment)).toMatchObject({ id: 0, taken: 0 });
    expect(askingAt(index, 0)).toBeNull();
  });

  it('gives a line when it is typed, and leaves what came before as it was', () => {
    const before = run(asksTwice, []);
    const { stdout, index, log } = run(asksTwice, [{ text: 'ada', atUs: 150_000 }]);
    expect(stdout).toBe('name? beat 0\nhello ada\nbeat 1\nbeat 2\n');
    expect(askingAt(index, log.lastMoment)).toMatchObject({ id: 0, taken: 1 });
    for (let i = 0; log.eventTimeUs(i) < 100_000; i++) {
      const [event, old] = [log.event(i), before.log.event(i)];
      // Only how long it will wait is known now.
      if (event.kind !== 'thread-block') expect(event).toEqual(old);
    }
  });

  it('that is there from the start makes nobody wait', () => {
    const { stdout, end } = run(asksTwice, [{ text: 'ada' }, { text: 'bob' }]);
    expect(stdout).toBe('name? hello ada\nbye bob\nbeat 0\nbeat 1\nbeat 2\n');
    expect(end.reason).toBe('finished');
  });

  it('has an end: an EOFError for input(), the last line for sys.stdin', () => {
    const source = `\
import sys
print([line for line in sys.stdin])
print(repr(sys.stdin.readline()), repr(sys.stdin.read()))
input()
`;
    const { stdout, stderr } = run(source, [{ text: 'a' }, { text: 'b' }], 'end');
    expect(stdout).toBe("['a\\n', 'b\\n']\n'' ''\n");
    expect(stderr).toContain('EOFError: EOF when reading a line');
  });

  it('can be ended while the program waits, and opened again', () => {
    const source = "try:\n    input()\nexcept EOFError:\n    print('no')\nprint(input())\n";
    const typed = [
      { text: '', isEnd: true, atUs: 5 },
      { text: 'x', atUs: 9 },
    ];
    expect(run(source, typed).stdout).toBe('no\nx\n');
  });

  it('first asked, first served', () => {
    const source = `\
import threading
def ask(name):
    print(name, input())
for name in 'ab':
    threading.Thread(target=ask, args=name).start()
`;
    expect(run(source, [{ text: '1', atUs: 50 }]).stdout).toBe('a 1\n');
    const both = [
      { text: '1', atUs: 50 },
      { text: '2', atUs: 90 },
    ];
    expect(run(source, both).stdout).toBe('a 1\nb 2\n');
  });

  it('stands behind its prompt on the console, as in a terminal', () => {
    const lines = consoleLines(run('print(input("name? "))\n', [{ text: 'ada' }]).index);
    expect(lines.map(({ text }) => text)).toEqual(['name? ada', 'ada']);
    expect(lines[0]!.writes.map(({ isTyped = false, end }) => [isTyped, end])).toEqual([
      [false, 6],
      [true, 9],
    ]);
  });
});
