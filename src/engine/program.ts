/** Program text to code the machine can run: parsing, compiling, cells, sites, problems. */
import type { Site } from '../events/event';
import type { Problem } from '../events/run';
import type { CodeObject } from '../python/compiler/code-object';
import { compileModule } from '../python/compiler/compile';
import type { Diagnostic, Warning } from '../python/syntax/diagnostic';
import { parseModule } from '../python/syntax/parse';
import type { SiteTable } from '../python/vm/code';
import { splitCells } from './cells';
import { unsupportedIn } from './unsupported';

export interface CompiledCell {
  /** 0 for a script. */
  readonly number: number;
  readonly code: CodeObject;
  readonly filename: string;
  readonly text: string;
  readonly lineOffset: number;
}

export type Program =
  | {
      readonly ok: true;
      readonly isNotebook: boolean;
      readonly cells: readonly CompiledCell[];
      readonly warnings: readonly Problem[];
    }
  | {
      readonly ok: false;
      readonly problem: Problem;
      readonly diagnostic: Diagnostic;
      readonly filename: string;
      readonly text: string;
    };

/** Compiles a whole program. Cells are compiled together, so that a syntax error anywhere is told before anything runs. */
export function compileProgram(source: string, filename: string, isScript: boolean): Program {
  const cells = isScript ? null : splitCells(source);
  const parts = cells ?? [{ number: 0, text: source, lineOffset: 0 }];
  const compiled: CompiledCell[] = [];
  const warnings: Problem[] = [];
  for (const cell of parts) {
    const name = cell.number === 0 ? filename : `<cell ${cell.number}>`;
    const isNotebook = cell.number > 0;
    const parsed = parseModule(cell.text);
    const result = parsed.ok
      ? compileModule(parsed.tree, { filename: name, topLevelAwait: isNotebook, lastExpression: isNotebook })
      : parsed;
    if (!result.ok) {
      return {
        ok: false,
        problem: problemOf(result.diagnostic, cell.lineOffset),
        diagnostic: result.diagnostic,
        filename: name,
        text: cell.text,
      };
    }
    if (parsed.ok) warnings.push(...unsupportedIn(parsed.tree, cell.text, cell.lineOffset));
    for (const warning of [...(parsed.ok ? parsed.warnings : []), ...result.warnings]) {
      warnings.push(warningOf(warning, cell.lineOffset));
    }
    compiled.push({
      number: cell.number,
      code: result.code,
      filename: name,
      text: cell.text,
      lineOffset: cell.lineOffset,
    });
  }
  return { ok: true, isNotebook: cells !== null, cells: compiled, warnings };
}

function problemOf(diagnostic: Diagnostic, lineOffset: number): Problem {
  return {
    severity: 'error',
    title: diagnostic.errorType,
    message: diagnostic.message,
    line: diagnostic.lineno + lineOffset,
    column: diagnostic.col_offset,
    endLine: diagnostic.end_lineno + lineOffset,
    endColumn: diagnostic.end_col_offset,
  };
}

function warningOf(warning: Warning, lineOffset: number): Problem {
  const line = warning.lineno + lineOffset;
  return {
    severity: 'warning',
    title: warning.category,
    message: warning.message,
    line,
    column: 0,
    endLine: line,
    endColumn: 0,
  };
}

/** Gives the lines and await points of user code their site numbers, and the log its table of sites. */
export class ProgramSites implements SiteTable {
  private readonly ids = new Map<string, number>();
  private readonly offsets = new Map<string, number>();
  private count = 0;
  private readonly add: (site: Site) => void;

  constructor(cells: readonly CompiledCell[], add: (site: Site) => void) {
    for (const cell of cells) this.offsets.set(cell.filename, cell.lineOffset);
    this.add = add;
  }

  lineSite(code: CodeObject, line: number): number {
    return this.site(code, line, -1, -1);
  }

  awaitSite(code: CodeObject, line: number, column: number, endLine: number, endColumn: number): number {
    return this.site(code, line, column, endLine === line ? endColumn : -1);
  }

  /** Line in the program text of a line of `filename`; undefined for code that is no part of it. */
  sourceLine(filename: string, line: number): number | undefined {
    const offset = this.offsets.get(filename);
    return offset === undefined ? undefined : offset + line;
  }

  private site(code: CodeObject, line: number, column: number, endColumn: number): number {
    const key = `${code.filename}\n${code.qualname}\n${line}\n${column}`;
    let id = this.ids.get(key);
    if (id === undefined) {
      id = this.count++;
      this.ids.set(key, id);
      this.add({
        code: code.name,
        line,
        sourceLine: line + (this.offsets.get(code.filename) ?? 0),
        column,
        endColumn,
      });
    }
    return id;
  }
}
