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
    expect(options.tasks).toEqual({ policy: 'preemptive', quantum: 5, random: false });
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
    [['run', 'a', '--quantum', '5'], '--quantum goes with --scheduler preemptive or --points instruction'],
    [['run', 'a', '--scheduler', 'magic'], 'unknown scheduler "magic": cooperative or preemptive'],
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
