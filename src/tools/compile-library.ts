/** What a build does to the library's Python: for library-python.mjs, which runs it through run-ts.mjs. */

// The parts of the compiler that programs load when they need them; the library is compiled with all of them.
import '../python/compiler/match';
import '../python/compiler/unparse';
import { packCode } from '../python/compiler/pack-code';
import '../python/vm/every-part';
import type { PackedCode } from '../python/compiler/packed-code';
import { compileLibrary } from '../python/vm/library-code';

/** Compiles files and packs them together. */
export function compilePack(
  files: readonly { readonly filename: string; readonly source: string }[],
): PackedCode {
  return packCode(files.map(compileLibrary));
}
