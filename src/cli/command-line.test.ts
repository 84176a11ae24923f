import { describe, expect, it } from 'vitest';
import { explainUsage, parseCommand, UsageError, usage } from './command-line';

describe('the command line', () => {
  it('reads options before and after the file, with a space or =', () => {
    const { name, file, options, json, log } = parseCommand([
      'run',
      '--scheduler=preemptive',
      'x.py',
      '--quantum',
      '5',
      '--seed',
      '7',
      '--json',
      '--log',
      'out.json',
    ]);
    expect({ name, file, json, log }).toEqual({ name: 'run', file: 'x.py', json: true, log: 'out.json' });
    expect(options.tasks).toEqual({ policy: 'preemptive', quantum: 5 });
    expect(options.seed).toBe(7);
    expect(options.filename).toBe('x.py');
  });

  it('takes speeds by name and by number', () => {
    expect(parseCommand(['run', 'x', '--cpu', 'ideal']).options.cpu).toBe('ideal');
    expect(parseCommand(['run', 'x', '--cpu', '5000']).options.cpu).toBe(5000);
  });

  it.each([
    [[], 'no command given'],
    [['walk'], 'unknown command "walk"'],
    [['run'], 'run needs a file'],
    [['run', 'a', 'b'], 'unexpected argument "b"'],
    [['run', 'a', '--costs', 'cheap'], 'unknown costs "cheap": standard, linux, free, heavy'],
    [
      ['run', 'a', '--switch-cost', '5ms'],
      '--switch-cost needs instructions, or microseconds as in 50us, not "5ms"',
    ],
    [['run', 'a', '--fast'], 'unknown option --fast'],
    [['run', 'a', '--seed'], '--seed needs a value'],
    [['run', 'a', '--seed', '-1'], '--seed needs a whole number from 0 up, not "-1"'],
    [
      ['run', 'a', '--quantum', '5'],
      '--quantum goes with --scheduler preemptive, priority, feedback, lottery or manual, or with --points',
    ],
    [
      ['run', 'a', '--scheduler', 'magic'],
      'unknown scheduler "magic": cooperative, reactor, preemptive, priority, feedback, lottery, shortest, run-to-completion, gil, free-threaded or manual',
    ],
    [['run', 'a', '--points', 'word'], 'unknown points "word": instruction, line, gil, await or access'],
    [['run', 'a', '--cores', '17'], '--cores needs a whole number from 1 to 16, not "17"'],
    [['run', 'a', '--cores', '2'], '--cores goes with --scheduler free-threaded'],
    [['run', 'a', '--choices', '1 0'], '--choices goes with --scheduler manual'],
    [
      ['run', 'a', '--scheduler', 'manual', '--choices', '1 x'],
      '--choices: "x" is no choice: numbers like 0 or 2, or 2*5 for five times 2',
    ],
    [['run', 'a', '--priority', 'ada'], '--priority needs NAME=NUMBER, not "ada"'],
    [
      ['run', 'a', '--scheduler', 'preemptive', '--quantum', '5us', '--cpu', 'ideal'],
      'a quantum in microseconds never ends where instructions take no time: give it in instructions, or another CPU speed',
    ],
    [['explain', 'a', '--show', 'tokens,words'], '--show takes tokens, tree, code, log, not "words"'],
    [['run', 'a', '--show', 'log'], '--show goes with explain'],
    [['run', 'a', '--at', '3'], '--at goes with link'],
    [['run', 'a', '--base', 'https://x.example/'], '--base goes with link'],
    [
      ['link', 'a', '--base', 'javascript:alert(1)'],
      '--base needs the address of a page, not "javascript:alert(1)"',
    ],
    [['link', 'a', '--at', '-1'], '--at needs a step, as the playhead counts them, or end, not "-1"'],
    [['link', 'a', '--by', 'word'], '--by takes instruction, line, await, switch, not "word"'],
    [['run', 'a', '--cpu', '0'], '--cpu needs realistic, ideal, classroom or instructions a second, not "0"'],
  ])('says in one line what is wrong with %j', (args, message) => {
    expect(() => parseCommand(args)).toThrow(new UsageError(message));
  });

  it('reads what a scheduler is to know', () => {
    const read = (...args: string[]) => parseCommand(['run', 'x.py', ...args]).options;
    const timed = { policy: 'preemptive', quantum: 50, unit: 'us', points: 'line' };
    expect(read('--scheduler', 'preemptive', '--quantum', '50us', '--points', 'line')).toMatchObject({
      tasks: timed,
      threads: timed,
    });
    expect(read('--scheduler', 'free-threaded', '--cores', '8')).toMatchObject({
      tasks: { policy: 'cooperative' },
      threads: { policy: 'free-threaded', cores: 8 },
    });
    expect(read('--points', 'instruction', '--quantum', '3')).toMatchObject({
      tasks: { policy: 'cooperative' },
      threads: { policy: 'preemptive', quantum: 3, points: 'instruction' },
    });
    expect(read('--scheduler', 'manual', '--choices', '1 0 2*3').choices).toEqual([1, 0, 2, 2, 2]);
    expect(read('--scheduler', 'lottery', '--tickets', 'ada=3,bob=1', '--length', 'ada=5').traits).toEqual({
      ada: { tickets: 3, length: 5 },
      bob: { tickets: 1 },
    });
    expect(read('--scheduler', 'gil')).toMatchObject(read());
  });

  it('reads what explain is to show, in the order of the stages', () => {
    const { name, sections, rows } = parseCommand(['explain', 'x.py', '--show', 'log,tokens', '--rows=9']);
    expect({ name, sections, rows }).toEqual({ name: 'explain', sections: ['tokens', 'log'], rows: 9 });
    expect(parseCommand(['explain', 'x.py']).sections).toEqual(['tokens', 'tree', 'code', 'log']);
    expect(parseCommand(['explain', '--help']).name).toBe('help-explain');
    for (const word of ['tokens', 'tree', 'code', 'log', '--show', '--rows'])
      expect(explainUsage()).toContain(word);
  });

  it('reads where a link points', () => {
    const { base, at } = parseCommand([
      'link',
      'x.py',
      '--base',
      'https://x.example/p/#old',
      '--at=end',
      '--by',
      'switch',
    ]);
    expect({ base, at }).toEqual({ base: 'https://x.example/p/', at: { grain: 'switch', step: 'end' } });
    expect(parseCommand(['link', 'x.py']).at).toEqual({ grain: 'line', step: 0 });
  });

  it('explains every option it knows', () => {
    const text = usage('1.0.0');
    for (const option of [
      'scheduler',
      'quantum',
      'random',
      'seed',
      'schedule-seed',
      'cpu',
      'costs',
      'switch-cost',
      'max-instructions',
      'script',
      'log',
      'json',
      'show',
      'rows',
      'base',
      'at',
      'by',
    ]) {
      expect(text).toContain(`--${option}`);
    }
  });
});
