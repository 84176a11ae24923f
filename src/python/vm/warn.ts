/** Warnings that natives give: by the `warnings` module where the program has loaded it, else as its defaults would. */
import type { Machine } from './machine';
import { kontinuation } from './native';
import { PyModule, PyTuple, type PyType, type Value } from './objects';

/** Gives the warning at the program's present line, and then `result` to the native's caller. */
export function warnThen(vm: Machine, category: PyType, message: string, result: Value): Value {
  const module = vm.modules.get('warnings');
  const warn = module instanceof PyModule ? module.dict.get('warn') : undefined;
  if (warn !== undefined) return vm.callThen(warn, [message, category], null, WARNED, new PyTuple([result]));
  const frame = vm.currentFrame();
  const { filename } = frame.code.source;
  // CPython shows deprecations only where the program itself stands.
  if (category.name === 'DeprecationWarning' && frame.globals.get('__name__') !== '__main__') return result;
  const line = frame.code.lineAt(Math.max(frame.pc - 1, 0));
  const seen = vm.stateOf('warnings given', () => new Given());
  const text = `${filename}:${line}: ${category.name}: ${message}\n`;
  if (seen.texts.has(text)) return result;
  seen.texts.add(text);
  const source = vm.host.sourceLine?.(filename, line)?.trim() ?? '';
  vm.write('stderr', source === '' ? text : `${text}  ${source}\n`);
  return result;
}

const WARNED = kontinuation('warning', (_vm, state) => (state as PyTuple).items[0]!);

/** What has been shown: each warning once a place. */
class Given {
  texts = new Set<string>();
  shell(): Given {
    return new Given();
  }
  fill(from: Given): void {
    this.texts = new Set(from.texts);
  }
}
