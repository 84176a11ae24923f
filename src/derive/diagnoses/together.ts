/** Could run together (a hint): awaits one after the other, none of which needs what the one before gave. */
import type { Event, SchedulableId } from '../../events/event';
import { formatTime } from '../clock';
import type { LogIndex } from '../log-index';
import { titleOf } from '../names';
import { FindingList } from './places';
import type { DiagnosisSettings, Finding, Rule, Watcher } from './types';

export const TOGETHER: Rule = {
  id: 'together',
  name: 'Could run together',
  explanation:
    'Awaiting a coroutine is like a call: the next one begins when this one is over, and their waiting adds up. Where none of them needs what the one before gave, make tasks of them and wait for all: asyncio.gather(...) or an asyncio.TaskGroup. A hint only: you may want them one after the other.',
  watch: (index, settings) => new TogetherWatcher(index, settings),
};

/** 'x = await fetch(session, url)' */
const STATEMENT = /^(\s*)(?:([\w, ]+?)\s*=\s*)?await\s+([\w.]+)\((.*)\)\s*(?:#.*)?$/;
const WITH = /^(\s*)async\s+with\s+([\w.]+)\((.*)\)\s+as\s+(\w+)\s*:/;
const FOR = /^(\s*)for\s+([\w, ()]+?)\s+in\s+.*:\s*(?:#.*)?$/;
/** The time itself is what is wanted of these. */
const PAUSES = /(^|\.)sleep$/;

interface Await {
  readonly line: number;
  readonly at: number;
  readonly sinceUs: number;
}

interface Row {
  readonly awaits: Await[];
  us: number;
}

class TogetherWatcher implements Watcher {
  private readonly index: LogIndex;
  private readonly settings: DiagnosisSettings;
  private readonly found = new FindingList();
  /** Awaits in a row, by task and by the function whose awaits they are. */
  private readonly rows = new Map<SchedulableId, Map<string, Row>>();
  /** Await points of the wait that begins, the innermost first. */
  private suspended: number[] = [];
  private readonly waitsSince = new Map<SchedulableId, number>();

  constructor(index: LogIndex, settings: DiagnosisSettings) {
    this.index = index;
    this.settings = settings;
  }

  take(event: Event, at: number): void {
    switch (event.kind) {
      case 'await':
        if (event.suspended) this.suspended.push(event.site);
        break;
      case 'wait':
        this.waits(event, at);
        this.suspended = [];
        break;
      case 'step-begin': {
        this.suspended = [];
        const sinceUs = this.waitsSince.get(event.id);
        this.waitsSince.delete(event.id);
        if (sinceUs === undefined) return;
        for (const row of this.rows.get(event.id)?.values() ?? []) row.us += event.atUs - sinceUs;
        break;
      }
      case 'task-done':
        this.close(event.id);
        break;
    }
  }

  finish(): readonly Finding[] {
    for (const id of [...this.rows.keys()]) this.close(id);
    return this.found.all();
  }

  private waits({ id, reason, atUs }: Extract<Event, { kind: 'wait' }>, at: number): void {
    if (reason !== 'sleep' && reason !== 'io') {
      this.close(id);
      return;
    }
    const rows = this.rows.get(id) ?? new Map<string, Row>();
    this.rows.set(id, rows);
    this.waitsSince.set(id, atUs);
    // An await point is told once for each time that it is come to, however often the call in it waits.
    for (const number of this.suspended) {
      const site = this.index.log.sites[number];
      if (site === undefined) continue;
      const row = rows.get(site.code);
      const previous = row?.awaits.at(-1);
      const next: Await = { line: site.sourceLine, at, sinceUs: atUs };
      if (row !== undefined && previous !== undefined && this.goTogether(previous.line, site.sourceLine)) {
        row.awaits.push(next);
        continue;
      }
      this.tell(id, row);
      rows.set(site.code, { awaits: [next], us: 0 });
    }
  }

  private close(id: SchedulableId): void {
    for (const row of this.rows.get(id)?.values() ?? []) this.tell(id, row);
    this.rows.delete(id);
  }

  private tell(id: SchedulableId, row: Row | undefined): void {
    if (row === undefined || row.awaits.length < 2 || row.us < this.settings.togetherUs) return;
    const { index } = this;
    const first = row.awaits[0]!;
    const lines = [...new Set(row.awaits.map(({ line }) => line))];
    const where = lines.length === 1 ? '' : ` (lines ${lines.join(', ')})`;
    this.found.add(
      {
        rule: 'together',
        name: TOGETHER.name,
        text: `${titleOf(index, id)} awaits ${row.awaits.length} times one after the other${where}, ${formatTime(row.us)} in all, and none of them needs what the one before gave: they could run together.`,
        sourceLine: first.line,
        moment: index.log.momentOfEvent(first.at),
        atUs: first.sinceUs,
        ids: [id],
        count: 1,
        isHint: true,
        also: [],
      },
      row.us,
    );
  }

  /** Two awaits in a row that do not depend on one another, as far as the text tells. */
  private goTogether(before: number, now: number): boolean {
    const { sourceLines } = this.index;
    const first = statementOf(sourceLines[before - 1] ?? '');
    const second = statementOf(sourceLines[now - 1] ?? '');
    if (first === null || second === null) return false;
    if (before === now) {
      // In a loop: each turn is about another item.
      const names = loopNames(sourceLines, now);
      const uses = wordsOf(second.args);
      return names.some((name) => uses.includes(name)) && !second.gives.some((name) => uses.includes(name));
    }
    if (now <= before || first.indent !== second.indent || first.callee !== second.callee) return false;
    for (let line = before + 1; line < now; line++) {
      const text = sourceLines[line - 1] ?? '';
      if (text.trim() !== '' && !text.trim().startsWith('#') && !/^\s*print\(/.test(text)) return false;
    }
    return !first.gives.some((name) => wordsOf(second.args).includes(name));
  }
}

interface Statement {
  readonly indent: string;
  readonly callee: string;
  readonly args: string;
  readonly gives: readonly string[];
}

function statementOf(text: string): Statement | null {
  const plain = STATEMENT.exec(text);
  if (plain !== null) {
    const [, indent, gives = '', callee, args] = plain;
    if (PAUSES.test(callee!)) return null;
    return { indent: indent!, callee: callee!, args: args!, gives: wordsOf(gives) };
  }
  const block = WITH.exec(text);
  if (block === null) return null;
  const [, indent, callee, args, name] = block;
  return { indent: indent!, callee: callee!, args: args!, gives: [name!] };
}

function wordsOf(text: string): string[] {
  return text.match(/[A-Za-z_]\w*/g) ?? [];
}

/** The variables of the for loop around a line, [] if it is in none. */
function loopNames(lines: readonly string[], line: number): string[] {
  let indent = /^\s*/.exec(lines[line - 1] ?? '')![0].length;
  for (let at = line - 1; at >= 1 && indent > 0; at--) {
    const text = lines[at - 1]!;
    if (text.trim() === '') continue;
    const own = /^\s*/.exec(text)![0].length;
    if (own >= indent) continue;
    const loop = FOR.exec(text);
    if (loop !== null) return wordsOf(loop[2]!);
    if (/^\s*(?:async\s+)?(?:def|while|class)\b|^\s*async\s+for\b/.test(text)) return [];
    indent = own;
  }
  return [];
}
