/**
 * `npm run bench`: measures and writes report.md. Nothing here is a test: times are for people to read, beside others'
 * of the same run.
 *
 *   --only parser,speed,start,jumps,turns,page,sizes   some parts only (the report then has only those)
 *   --rounds N     processes of each peer (3)
 *   --repeats N    runs of each workload in a process (8)
 *   --jumps N      moments (400)
 *   --visits N     visits to the page (5)
 *   --no-report    prints only
 */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg, type } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchJumps } from './jumps';
import { benchPage } from './page';
import { benchSyntax } from './parser';
import { servePeer } from './peers';
import { barTable, type Section } from './report';
import { benchSizes } from './sizes';
import { benchSpeed } from './speed';
import { benchStart } from './start';
import { benchTurns } from './turns';

const PARTS = ['parser', 'speed', 'start', 'jumps', 'turns', 'page', 'sizes'] as const;
type Part = (typeof PARTS)[number];

interface Settings {
  readonly parts: readonly Part[];
  readonly rounds: number;
  readonly repeats: number;
  readonly jumps: number;
  readonly visits: number;
  readonly writesReport: boolean;
}

function settingsOf(args: string[]): Settings {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string' },
      rounds: { type: 'string', default: '3' },
      repeats: { type: 'string', default: '8' },
      jumps: { type: 'string', default: '400' },
      visits: { type: 'string', default: '5' },
      'no-report': { type: 'boolean', default: false },
    },
  });
  const count = (name: 'rounds' | 'repeats' | 'jumps' | 'visits') => {
    if (!/^[1-9]\d{0,5}$/.test(values[name]))
      throw new Error(`--${name} takes a number from 1, not ${values[name]}`);
    return Number(values[name]);
  };
  const parts = (values.only?.split(',') ?? [...PARTS]).map((name) => {
    const part = PARTS.find((one) => one === name);
    if (part === undefined) throw new Error(`--only takes ${PARTS.join(', ')}, not ${name}`);
    return part;
  });
  return {
    parts,
    rounds: count('rounds'),
    repeats: count('repeats'),
    jumps: count('jumps'),
    visits: count('visits'),
    writesReport: !values['no-report'],
  };
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

async function measure(part: Part, settings: Settings): Promise<Section> {
  say(`${part} ...`);
  switch (part) {
    case 'parser':
      return benchSyntax();
    case 'speed':
      return benchSpeed(settings.rounds, settings.repeats, say);
    case 'start':
      return benchStart();
    case 'jumps':
      return benchJumps(settings.jumps);
    case 'turns':
      return benchTurns(say);
    case 'page':
      return benchPage(settings.visits, say);
    case 'sizes':
      return benchSizes();
  }
}

function loads(): string {
  return loadavg()
    .map((load) => load.toFixed(1))
    .join(', ');
}

async function main(args: string[]): Promise<void> {
  const settings = settingsOf(args);
  const began = `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const loadBefore = loads();
  const sections: Section[] = [];
  for (const part of settings.parts) sections.push(await measure(part, settings));
  const bars = sections.flatMap((section) => section.bars);
  const text = [
    '# Bench',
    `${began}; ${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${type()}, Node ${process.versions.node}; load average ${loadBefore} before, ${loads()} after. Times are best of ${settings.rounds} processes x ${settings.repeats} runs unless said otherwise; compare them within this report only.`,
    ...(bars.length > 0 ? ['## Bars', barTable(bars)] : []),
    ...sections.flatMap((section) => [`## ${section.title}`, section.text]),
  ].join('\n\n');
  process.stdout.write(`${text}\n`);
  if (settings.writesReport)
    writeFileSync(fileURLToPath(new URL('./report.md', import.meta.url)), `${text}\n`);
}

const [first, second, third] = process.argv.slice(2);
try {
  if (first === '--peer') await servePeer(second!, Number(third));
  else await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(first === '--peer' ? 1 : 2);
}
