// Rarely called functions of the engine leave its chunk: what they do goes into a part that is loaded when one of them
// is called (base/rare-functions.ts), and so do those of the library's Python (library-python.mjs). Which they are is
// measured, not thought out: list-rare-functions.mjs writes them into rare-functions.json. The list decides about size and loading alone; what a program does is the same with any.
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { root } from './install.mjs';
import { childrenOf, hasOwn, readModule, referencesOf, resolveSource } from './module-functions.mjs';

/** @typedef {import('./module-functions.mjs').SourceModule} SourceModule */
/** @typedef {import('./module-functions.mjs').ModuleFunction} ModuleFunction */
/** @typedef {import('./module-functions.mjs').Node} Node */
/** @typedef {Record<string, string[]>} RareList path of a module, from src/, to the paths of functions in it */

const src = join(root, 'src');
const ENTRY = join(src, 'engine', 'worker.ts');
const PART = join(src, 'engine', 'rarely-called.ts');
const LIBRARY = join(src, 'python', 'vm', 'library-code.ts');
const TABLE = join(src, 'base', 'rare-functions.ts');
/** Only what runs inside of a run, which can begin again: not the log, nor the worker. */
const PYTHON = join(src, 'python') + sep;
const SCHEDULER = join(src, 'scheduler') + sep;
/** What reads the library for all runs to come must not be stopped halfway. */
const OUTLIVING = new Set(
  ['compiler/packed-code.ts', 'vm/library-code.ts', 'vm/code.ts'].map((path) => join(PYTHON, path)),
);
const isEligible = (/** @type {string} */ id) =>
  (id.startsWith(PYTHON) || id.startsWith(SCHEDULER)) && !OUTLIVING.has(id);
const PREFIX = '\0rare:';
/** A function with less text than this is no larger than the call that would stand for it. */
const TEXT_MIN = 50;

/** @returns {RareList} */
export const readRareList = () =>
  JSON.parse(readFileSync(join(root, 'src', 'tools', 'rare-functions.json'), 'utf8'));

/** @param {string} id @returns {string} */
export const pathFromSrc = (id) => id.slice(src.length + 1).replaceAll(sep, '/');

/** @returns {Map<string, SourceModule>} all modules that may import something of the engine's */
function allModules() {
  const modules = new Map();
  for (const path of readdirSync(src, { recursive: true }).map(String)) {
    if (!/\.ts$/.test(path) || /\.(test|full|bench)\.ts$|^(ui|tools|session)\b/.test(path)) continue;
    const id = join(src, path);
    modules.set(id, readModule(id));
  }
  return modules;
}

/** @returns {Map<string, SourceModule>} by path from src/: all that the engine, its parts and its library are made of */
export const engineSources = () =>
  new Map([...allModules()].map(([id, module]) => [pathFromSrc(id), module]));

/** @param {Map<string, SourceModule>} modules @returns {Set<string>} what comes with the engine */
function engineModules(modules) {
  const ids = new Set([ENTRY]);
  for (const id of ids)
    for (const source of modules.get(id)?.sources ?? []) if (modules.has(source)) ids.add(source);
  return ids;
}

/**
 * Whether another module can do what the function does: nothing in it is bound to its place.
 * @param {ModuleFunction} each
 */
function canLeave({ kind, node }) {
  if (node.async || node.generator) return false;
  if (hasOwn(node, (n) => /^(Super|MetaProperty|ImportExpression)$/.test(n.type))) return false;
  const usesThis = hasOwn(node, (n) => n.type === 'ThisExpression' || n.name === 'arguments');
  return kind === 'method' || !usesThis || node.type !== 'ArrowFunctionExpression';
}

/** The functions that could be listed. @returns {Map<SourceModule, ModuleFunction[]>} */
export function candidates() {
  const modules = allModules();
  const found = new Map();
  for (const id of engineModules(modules)) {
    const module = modules.get(id);
    if (module === undefined || !isEligible(id)) continue;
    found.set(
      module,
      module.functions.filter((each) => canLeave(each) && each.node.end - each.node.start >= TEXT_MIN),
    );
  }
  return found;
}

/**
 * Where everything goes. `stubs` are functions that are called from what stays; `moved` are declarations that only what
 * leaves refers to.
 * @typedef {{ module: SourceModule, stubs: Map<ModuleFunction, number>, moved: Set<string> }} Split
 */

/** @param {RareList} list @returns {Map<string, Split>} */
function planSplit(list) {
  const modules = allModules();
  const engine = engineModules(modules);
  /** @type {Map<Node, { id: string, each: ModuleFunction }>} */
  const rare = new Map();
  for (const [module, functions] of candidates()) {
    const paths = new Set(list[pathFromSrc(module.id)] ?? []);
    const own = modules.get(module.id);
    for (const { path } of functions) {
      const each = own?.functions.find((other) => other.path === path);
      if (each !== undefined && paths.has(path)) rare.set(each.node, { id: module.id, each });
    }
  }
  const resolveName = resolver(modules);
  /** @type {Set<string>} */
  const reached = new Set();
  /** @type {{ id: string, name: string }[]} */
  const queue = [];
  const reach = (/** @type {SourceModule} */ module, /** @type {Iterable<string>} */ names) => {
    for (const name of names) {
      const target = resolveName(module, name);
      if (target === null || !isEligible(target.id) || !engine.has(target.id)) continue;
      const key = `${target.id}#${target.name}`;
      if (reached.has(key)) continue;
      reached.add(key);
      queue.push(target);
    }
  };
  for (const module of modules.values()) {
    const mayMove = engine.has(module.id) && isEligible(module.id);
    const leftOut = new Set(mayMove ? [...module.movable.values()].map(({ node }) => node) : []);
    for (const statement of module.body) {
      if (statement.type === 'ImportDeclaration') continue;
      if (statement.source != null) reExported(module, statement, reach, modules);
      else
        reach(
          module,
          referencesOf(statement, (node) => leftOut.has(node) || rare.has(node)),
        );
    }
  }
  for (const module of modules.values()) {
    for (const statement of module.body) reachMembers(module, statement, reach, modules);
  }
  for (const { id, name } of queue) {
    const module = modules.get(id);
    const declaration = module?.movable.get(name);
    if (module === undefined || declaration === undefined || rare.has(declaration.node)) continue;
    reach(
      module,
      referencesOf(declaration.node, (node) => rare.has(node)),
    );
  }
  /** @type {Map<string, Split>} */
  const splits = new Map();
  const splitOf = (/** @type {SourceModule} */ module) => {
    const split = splits.get(module.id) ?? { module, stubs: new Map(), moved: new Set() };
    splits.set(module.id, split);
    return split;
  };
  for (const id of engine) {
    const module = modules.get(id);
    if (module === undefined || !isEligible(id)) continue;
    for (const name of module.movable.keys())
      if (!reached.has(`${id}#${name}`)) splitOf(module).moved.add(name);
  }
  let index = 0;
  for (const { id, each } of rare.values()) {
    const module = modules.get(id);
    if (module === undefined) continue;
    const isMoved = each.kind === 'declaration' && splitOf(module).moved.has(each.path);
    const isInMoved = [...splitOf(module).moved].some((name) => {
      const node = module.movable.get(name)?.node;
      return node !== undefined && node.start <= each.node.start && each.node.end <= node.end;
    });
    if (!isMoved && !isInMoved) splitOf(module).stubs.set(each, index++);
  }
  return splits;
}

/**
 * Of `import * as m`, all that is used stays where it is.
 * @param {SourceModule} module
 * @param {Node} node
 * @param {(module: SourceModule, names: Iterable<string>) => void} reach
 * @param {Map<string, SourceModule>} modules
 */
function reachMembers(module, node, reach, modules) {
  if (node.type === 'MemberExpression' && node.object.type === 'Identifier' && !node.computed) {
    const imported = module.imports.get(node.object.name);
    const from = imported?.name === '*' ? modules.get(imported.from) : undefined;
    if (from?.names.has(node.property.name)) reach(from, [node.property.name]);
  }
  for (const [, child] of childrenOf(node)) reachMembers(module, child, reach, modules);
}

/**
 * @param {SourceModule} module
 * @param {Node} statement `export ... from`
 * @param {(module: SourceModule, names: Iterable<string>) => void} reach
 * @param {Map<string, SourceModule>} modules
 */
function reExported(module, statement, reach, modules) {
  const from = modules.get(resolveSource(module.id, statement.source.value));
  if (from === undefined) return;
  const names =
    statement.type === 'ExportAllDeclaration'
      ? [...from.exports.keys()]
      : statement.specifiers.map((/** @type {Node} */ each) => each.local.name);
  reach(from, names);
}

/**
 * @param {Map<string, SourceModule>} modules
 * @returns {(module: SourceModule, name: string) => { id: string, name: string } | null} the declaration that a name of a
 *   module stands for
 */
function resolver(modules) {
  return (module, name) => {
    if (module.names.has(name)) return { id: module.id, name };
    const imported = module.imports.get(name);
    const from = modules.get(imported?.from ?? '');
    if (imported === undefined || from === undefined) return null;
    return from.names.has(imported.name) ? { id: from.id, name: imported.name } : null;
  };
}

/** @param {Node[]} params @returns {string[]} names for parameters in a stub */
function parameterNames(params) {
  return params
    .map((each, i) => {
      const node = each.type === 'AssignmentPattern' ? each.left : each;
      if (node.type === 'RestElement') return `...${node.argument.name ?? `_${i}`}`;
      return node.type === 'Identifier' ? node.name : `_${i}`;
    })
    .filter((name) => name !== 'this');
}

/** @param {ModuleFunction} each @param {number} index @returns {string} what stands for the function */
function stubOf({ kind, node }, index) {
  const names = parameterNames(node.params);
  const takesThis = kind === 'method' || node.params[0]?.name === 'this';
  const given = takesThis ? ['this', ...names] : names;
  const call = `$rare(${index})${takesThis ? '.call' : ''}(${given.join(', ')})`;
  if (kind === 'expression') {
    return takesThis
      ? `function (${names.join(', ')}) { return ${call}; }`
      : `(${names.join(', ')}) => ${call}`;
  }
  const name = kind === 'declaration' ? `function ${node.id.name}` : '';
  return `${name}(${names.join(', ')}) { return ${call}; }`;
}

/** @param {string} text @param {{ start: number, end: number, text: string }[]} edits */
function edited(text, edits) {
  let result = text;
  for (const edit of edits.sort((a, b) => b.start - a.start)) {
    result = result.slice(0, edit.start) + edit.text + result.slice(edit.end);
  }
  return result;
}

/** Names of a module that what leaves it refers to. @param {Split} split */
function neededOutside({ module, stubs, moved }) {
  /** @type {Set<string>} */
  const names = new Set();
  for (const { node } of stubs.keys()) referencesOf(node, undefined, names);
  for (const name of moved)
    referencesOf(/** @type {Node} */ (module.movable.get(name)?.node), undefined, names);
  return names;
}

/** Declarations that are in the part: all of them are exported there. @param {Split} split */
function namesInPart({ stubs, moved }) {
  const declared = [...stubs.keys()].filter(({ kind }) => kind === 'declaration').map(({ path }) => path);
  return new Set([...moved, ...declared]);
}

/** What stays of a module. @param {Split} split */
function stayingText(split) {
  const { module, stubs, moved } = split;
  const edits = [...stubs].map(([each, index]) => ({
    start: each.node.start,
    end: each.node.end,
    text: stubOf(each, index),
  }));
  const gone = new Set([...stubs.keys()].map(({ node }) => node));
  for (const name of moved) {
    const { statement, node } = /** @type {import('./module-functions.mjs').Declaration} */ (
      module.movable.get(name)
    );
    edits.push({ start: statement.start, end: statement.end, text: '' });
    gone.add(node);
  }
  /** @type {Set<string>} */
  const used = new Set();
  for (const statement of module.body) {
    if (statement.type !== 'ImportDeclaration') referencesOf(statement, (node) => gone.has(node), used);
  }
  for (const statement of module.body) {
    if (statement.type !== 'ImportDeclaration' || statement.importKind === 'type') continue;
    // Without names it is still loaded, in its turn.
    const names = statement.specifiers.filter((/** @type {Node} */ each) => used.has(each.local.name));
    if (names.length === statement.specifiers.length) continue;
    if (names.some((/** @type {Node} */ each) => each.type !== 'ImportSpecifier')) continue;
    const list = names.map((/** @type {Node} */ each) => module.text.slice(each.start, each.end)).join(', ');
    const source = JSON.stringify(statement.source.value);
    edits.push({
      start: statement.start,
      end: statement.end,
      text: names.length === 0 ? `import ${source};` : `import { ${list} } from ${source};`,
    });
  }
  const inPart = namesInPart(split);
  const exported = [...neededOutside(split)].filter(
    (name) => module.names.has(name) && !module.exports.has(name) && !inPart.has(name),
  );
  const table = `import { rare as $rare } from ${JSON.stringify(TABLE.replace(/\.ts$/, ''))};\n`;
  return `${table}${edited(module.text, edits)}\nexport { ${exported.join(', ')} };\n`;
}

/** What leaves a module. @param {Split} split @param {Map<string, Split>} splits */
function leavingText(split, splits) {
  const { module, stubs, moved } = split;
  const inPart = namesInPart(split);
  const lines = [`import { give as $give } from ${JSON.stringify(TABLE)};`];
  const specifier = (/** @type {string} */ name, /** @type {string} */ local) =>
    name === '*' ? `* as ${local}` : `{ ${name} as ${local} }`;
  for (const name of neededOutside(split)) {
    const imported = module.imports.get(name);
    if (imported !== undefined) {
      const other = splits.get(imported.from);
      const isInPart = other !== undefined && namesInPart(other).has(imported.name);
      const from = isInPart ? PREFIX + imported.from : imported.from;
      lines.push(`import ${specifier(imported.name, name)} from ${JSON.stringify(from)};`);
    } else if (module.names.has(name) && !inPart.has(name)) {
      lines.push(`import { ${name} } from ${JSON.stringify(module.id)};`);
    }
  }
  /** @type {{ start: number, text: string }[]} */
  const pieces = [];
  for (const name of moved) {
    const { node } = /** @type {import('./module-functions.mjs').Declaration} */ (module.movable.get(name));
    pieces.push({ start: node.start, text: `export ${module.text.slice(node.start, node.end)}` });
  }
  for (const [{ kind, node, path }, index] of stubs) {
    const text = module.text.slice(node.start, node.end);
    pieces.push({
      start: node.start,
      text:
        kind === 'declaration'
          ? `export ${text}\n$give(${index}, ${path});`
          : `$give(${index}, ${kind === 'method' ? 'function ' : ''}${text});`,
    });
  }
  pieces.sort((a, b) => a.start - b.start);
  return [...lines, ...pieces.map(({ text }) => text)].join('\n');
}

/**
 * Rolldown plugin, for Vite too, of the worker's build.
 * @param {RareList} [list]
 * @returns {import('rolldown').Plugin & { enforce: 'pre' }}
 */
export function rareFunctions(list = readRareList()) {
  /** @type {Map<string, Split> | undefined} */
  let splits;
  return {
    name: 'rare-functions',
    enforce: 'pre',
    buildStart() {
      splits = planSplit(list);
    },
    resolveId(source, importer) {
      if (source.startsWith(PREFIX)) return source;
      // Absolute already.
      return importer?.startsWith(PREFIX) === true ? source : null;
    },
    load(id) {
      splits ??= planSplit(list);
      if (id === PART) {
        const imports = [...splits.keys()].map((each) => `import ${JSON.stringify(PREFIX + each)};`);
        const python = [
          `import { giveCode } from ${JSON.stringify(LIBRARY)};`,
          "import pack from 'library:rare';",
          'giveCode(pack);',
        ];
        return { code: [...imports, ...python].join('\n'), moduleType: 'js' };
      }
      if (id.startsWith(PREFIX)) {
        const split = splits.get(id.slice(PREFIX.length));
        return split === undefined ? null : { code: leavingText(split, splits), moduleType: 'ts' };
      }
      const split = splits.get(id);
      return split === undefined ? null : { code: stayingText(split), moduleType: 'ts' };
    },
  };
}
