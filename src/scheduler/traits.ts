/**
 * What the settings, or a comment on the line that makes them, say of tasks and threads: `# priority: 3`,
 * `# tickets: 20`, `# length: 5`.
 */
import type { SchedulableId } from '../events/event';
import { TRAITS, type Traits } from '../events/schedulers';

const COMMENT = new RegExp(`\\b(${TRAITS.join('|')})\\s*:\\s*(-?\\d{1,9})\\b`, 'g');

/** The traits in the comment of a line of the program; a `#` inside a string counts too. */
export function traitsInComment(line: string): Traits {
  const at = line.indexOf('#');
  if (at < 0) return {};
  const found: Record<string, number> = {};
  for (const [, name, value] of line.slice(at).matchAll(COMMENT)) found[name!] = Number(value);
  return found;
}

interface Known {
  readonly name: string;
  readonly code: string;
  readonly own: Traits;
}

export class TraitTable {
  private readonly given: Readonly<Record<string, Traits>>;
  private known: (Known | undefined)[] = [];
  constructor(given: Readonly<Record<string, Traits>> = {}) {
    this.given = given;
  }

  /** `line`: of the program, where it is made. */
  made(id: SchedulableId, name: string, code: string, line: string): void {
    this.known[id] = { name, code, own: traitsInComment(line) };
  }

  renamed(id: SchedulableId, name: string): void {
    const before = this.known[id];
    if (before !== undefined) this.known[id] = { ...before, name };
  }

  priority(id: SchedulableId): number {
    return this.find(id, 'priority') ?? 0;
  }
  /** At least 1. */
  tickets(id: SchedulableId): number {
    return Math.max(1, this.find(id, 'tickets') ?? 1);
  }
  /** -1 where nothing is known. */
  length(id: SchedulableId): number {
    return this.find(id, 'length') ?? -1;
  }

  private find(id: SchedulableId, trait: keyof Traits): number | undefined {
    const known = this.known[id];
    if (known === undefined) return undefined;
    return own(this.given, known.name)?.[trait] ?? own(this.given, known.code)?.[trait] ?? known.own[trait];
  }

  shell(): TraitTable {
    return new TraitTable(this.given);
  }
  fill(from: this): void {
    this.known = from.known.slice();
  }
}

function own(given: Readonly<Record<string, Traits>>, name: string): Traits | undefined {
  return Object.hasOwn(given, name) ? given[name] : undefined;
}
