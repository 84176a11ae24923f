/**
 * The library's Python as the machine runs it. A build brings it compiled; under development, and in tests, it is
 * compiled here from the same text, to the very same code.
 */
import type { CodeConstant, CodeObject } from '../compiler/code-object';
import { compileModule } from '../compiler/compile';
import { type PackedCode, Unpacker } from '../compiler/packed-code';
import { parseModule } from '../syntax/parse';
import { absentCode, Code } from './code';
import { MachineError } from './errors';

/** What `import text from './module.py?library'` gives (src/tools/library-python.mjs). */
export type LibraryText =
  | { readonly filename: string; readonly source: string }
  | { readonly pack: PackedCode; readonly index: number };

const made = new Map<LibraryText, Code>();
const unpackers = new Map<PackedCode, Unpacker>();
/** What functions do that came without. */
let rare: Unpacker | null = null;

/** Code of a library file, made once for all runs. */
export function libraryCode(text: LibraryText): Code {
  let code = made.get(text);
  if (code === undefined) {
    code = new Code('pack' in text ? unpack(text.pack, text.index) : compileLibrary(text), true, null);
    made.set(text, code);
    completeCode();
  }
  return code;
}

/** Of a part: what the functions do that came without, in their order. */
export function giveCode(pack: PackedCode): void {
  rare = new Unpacker(pack);
  completeCode();
}

function completeCode(): void {
  if (rare !== null) for (const code of absentCode.splice(0)) code.complete(rare.module(code.source.absent!));
}

function unpack(pack: PackedCode, index: number): CodeObject {
  let unpacker = unpackers.get(pack);
  if (unpacker === undefined) {
    unpacker = new Unpacker(pack);
    unpackers.set(pack, unpacker);
  }
  return unpacker.module(index);
}

/** Compiles a library file. Lines, positions and names for `__static_attributes__` tell of our text: nobody sees them. */
export function compileLibrary({
  filename,
  source,
}: Extract<LibraryText, { readonly source: string }>): CodeObject {
  const parsed = parseModule(source);
  const result = parsed.ok ? compileModule(parsed.tree, { filename }) : parsed;
  if (!result.ok) {
    throw new MachineError(`${filename}: ${result.diagnostic.message} at ${result.diagnostic.lineno}`);
  }
  return bare(result.code);
}

function bare(code: CodeObject): CodeObject {
  const consts = code.consts.map(
    (constant): CodeConstant =>
      typeof constant === 'object' && constant?.t === 'code' ? bare(constant) : constant,
  );
  const { listingLines: _lines, staticAttributes: _names, ...rest } = code;
  return { ...rest, firstlineno: 1, positions: new Int32Array(0), consts };
}
