/** What a build does to the library's Python: for library-python.mjs, which runs it through run-ts.mjs. */

// The parts of the compiler that programs load when they need them; the library is compiled with all of them.
import '../python/compiler/match';
import '../python/compiler/unparse';
import { CO_NEWLOCALS, type CodeObject } from '../python/compiler/code-object';
import { packCode } from '../python/compiler/pack-code';
import '../python/vm/every-part';
import type { PackedCode } from '../python/compiler/packed-code';
import { compileLibrary } from '../python/vm/library-code';

export interface LibraryFile {
  readonly filename: string;
  readonly source: string;
  /** `__qualname__` of functions that few programs call. */
  readonly rare: readonly string[];
}

/** Compiles files and packs them together, what their rare functions do into a pack of its own. */
export function compilePack(files: readonly LibraryFile[]): { pack: PackedCode; rare: PackedCode } {
  const rare = new Map(files.map((file) => [file.filename, new Set(file.rare)]));
  // Without a first constant that is no docstring, making the function could not tell that it has none.
  const { pack, absent } = packCode(
    files.map(compileLibrary),
    (code) => code.consts[0] === null && rare.get(code.filename)!.has(code.qualname),
  );
  return { pack, rare: packCode(absent).pack };
}

/** `__qualname__` of every function of a file. */
export function functionNames(file: Omit<LibraryFile, 'rare'>): string[] {
  const names = new Set<string>();
  const visit = (code: CodeObject): void => {
    if ((code.flags & CO_NEWLOCALS) !== 0) names.add(code.qualname);
    for (const constant of code.consts) {
      if (typeof constant === 'object' && constant?.t === 'code') visit(constant);
    }
  };
  visit(compileLibrary(file));
  return [...names];
}
