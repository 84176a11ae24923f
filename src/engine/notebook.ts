/**
 * Notebooks: cells run one after another in one namespace, inside one event loop that goes on from the first cell to the
 * last (SEMANTICS 7). The order of things is written in Python, run as library code.
 */

import type { LibraryHost } from '../python/stdlib/asyncio/loop-host';
import { pushMainBottom } from '../python/stdlib/threading/shutdown';
import { Code } from '../python/vm/code';
import { Frame } from '../python/vm/frame';
import { libraryCode } from '../python/vm/library-code';
import type { Machine } from '../python/vm/machine';
import { nativeFunction } from '../python/vm/native';
import {
  type Namespace,
  PUSHED,
  PyDict,
  PyFunction,
  PyList,
  type PyModule,
  PyTuple,
  type Value,
} from '../python/vm/objects';
import notebookText from './notebook.py?library';
import type { CompiledCell, ProgramSites } from './program';

/** Pushes the frame that runs all cells. */
export function pushNotebook(
  vm: Machine,
  main: PyModule,
  cells: readonly CompiledCell[],
  sites: ProgramSites,
): void {
  const namespace: Namespace = new Map<string, Value>([
    ['__name__', 'notebook'],
    ['__builtins__', vm.modules.get('builtins')!],
    [
      '_cells',
      new PyList(cells.map((cell) => new PyTuple([cell.number, new Code(cell.code, false, sites)]))),
    ],
    ['_globals', new PyDict(main.dict)],
    ['_begin_cell', BEGIN_CELL],
    ['_run_cell', RUN_CELL],
    ['_show', vm.prelude.get('_show')!],
  ]);
  pushMainBottom(vm);
  const code = libraryCode(notebookText);
  const frame = new Frame(code, code.template.slice(), namespace);
  vm.push(frame);
}

const BEGIN_CELL = nativeFunction('_begin_cell', 'number, /', (vm, args) => {
  (vm.host as LibraryHost).event(vm, 'cell', { number: args[0] as number });
  return null;
});

/** Runs a cell's code: its value, or a coroutine where the cell awaits. */
const RUN_CELL = nativeFunction('_run_cell', 'code, globals, /', (vm, args) => {
  const code = args[0] as Code;
  const globals = (args[1] as PyDict).map as Namespace;
  const frame = new Frame(code, code.template.slice(), globals);
  if (code.isResumable) return vm.makeGenerator(new PyFunction(code, globals, '<module>'), frame);
  vm.push(frame);
  return PUSHED;
});
