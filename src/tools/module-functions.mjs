// What stands in a TypeScript module, as far as rare-functions.mjs has to know: its imports, what it declares, and its
// functions with the names by which they are listed.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseSync } from 'rolldown/experimental';

/**
 * A node of the syntax tree (ESTree with TypeScript's nodes).
 * @typedef {{ type: string, start: number, end: number, [field: string]: any }} Node
 *
 * A function that is in no other function: it sees nothing but its parameters and what its module has.
 * @typedef {object} ModuleFunction
 * @property {string} path its name in lists: `name`, `Class.method`, `defineMethods(type).append`
 * @property {'declaration' | 'method' | 'expression'} kind
 * @property {Node} node the function, without the name of a method
 *
 * @typedef {object} Declaration something with a name of its own that could as well stand in another module
 * @property {string} name
 * @property {Node} node
 * @property {Node} statement with its `export`
 *
 * @typedef {object} SourceModule
 * @property {string} id absolute path
 * @property {string} text
 * @property {Node[]} body statements
 * @property {Map<string, { from: string, name: string }>} imports local name to what it stands for; '*' for all
 * @property {string[]} sources absolute paths of the modules imported statically
 * @property {Set<string>} names all that is declared at the top
 * @property {Map<string, string>} exports exported name to local name
 * @property {ModuleFunction[]} functions
 * @property {Map<string, Declaration>} movable
 */

/** @param {string} from @param {string} source @returns {string} absolute path where the module is a file of ours */
export function resolveSource(from, source) {
  if (!source.startsWith('.')) return source;
  const path = resolve(dirname(from), source);
  return existsSync(`${path}.ts`) ? `${path}.ts` : path;
}

/** Wrappers that only types see; other TS nodes but enums hold nothing that runs. */
const TYPE_WRAPPERS = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
]);
const RUNS = new Set(['TSEnumDeclaration', 'TSEnumBody', 'TSEnumMember', 'TSParameterProperty']);

/** @param {Node} node @returns {[string, Node][]} what of a node runs, with the fields that it is in */
export function childrenOf(node) {
  if (TYPE_WRAPPERS.has(node.type)) return [['expression', node.expression]];
  if (node.type.startsWith('TS') && !RUNS.has(node.type)) return [];
  /** @type {[string, Node][]} */
  const children = [];
  for (const [field, value] of Object.entries(node)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (typeof each?.type === 'string') children.push([field, each]);
    }
  }
  return children;
}

/**
 * Names that the code of `node` may take from outside; some may be its own, which does no harm.
 * @param {Node} node
 * @param {(node: Node) => boolean} [isLeftOut]
 * @param {Set<string>} [names]
 * @returns {Set<string>}
 */
export function referencesOf(node, isLeftOut = () => false, names = new Set()) {
  if (isLeftOut(node)) return names;
  if (node.type === 'Identifier') names.add(node.name);
  for (const [field, child] of childrenOf(node)) {
    const isName =
      !node.computed &&
      (field === 'property' || (field === 'key' && !node.shorthand)) &&
      child.type === 'Identifier';
    if (!isName) referencesOf(child, isLeftOut, names);
  }
  return names;
}

/**
 * Whether any node in `node`, outside of inner functions, is such.
 * @param {Node} node
 * @param {(node: Node) => boolean} test
 * @returns {boolean}
 */
export function hasOwn(node, test) {
  return childrenOf(node).some(
    ([, child]) =>
      test(child) || (!/^Function(Expression|Declaration)$/.test(child.type) && hasOwn(child, test)),
  );
}

const PURE_CONSTRUCTORS = new Set(['Map', 'Set', 'WeakMap', 'RegExp']);

/** @param {Node} node @returns {boolean} whether it may as well be evaluated later, or never */
function isPure(node) {
  switch (node.type) {
    case 'Literal':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return true;
    case 'ArrayExpression':
    case 'TemplateLiteral':
    case 'UnaryExpression':
    case 'BinaryExpression':
    case 'ObjectExpression':
    case 'Property':
    case 'TemplateElement':
      return childrenOf(node).every(([field, child]) => (field === 'key' && !node.computed) || isPure(child));
    case 'NewExpression':
      return PURE_CONSTRUCTORS.has(node.callee.name) && node.arguments.every(isPure);
    default:
      return TYPE_WRAPPERS.has(node.type) && isPure(node.expression);
  }
}

/** @param {Node} node @returns {string} what a call or a property adds to a path */
function stepOf(node) {
  if (node.type === 'Property') return String(node.key.name ?? node.key.value ?? '[]');
  if (node.type === 'VariableDeclarator') return String(node.id.name);
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return '';
  const callee = node.callee.name ?? node.callee.property?.name ?? '';
  const [first] = node.arguments;
  return `${callee}(${first?.type === 'Literal' ? first.value : (first?.name ?? '')})`;
}

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);
/** What gives its inside variables of its own. */
const SCOPES = /^(BlockStatement|For\w*Statement|SwitchStatement|StaticBlock|TSModuleDeclaration)$/;

/** @param {Node[]} body @returns {ModuleFunction[]} */
function functionsOf(body) {
  /** @type {ModuleFunction[]} */
  const functions = [];
  const counts = new Map();
  const add = (
    /** @type {string} */ path,
    /** @type {ModuleFunction['kind']} */ kind,
    /** @type {Node} */ node,
  ) => {
    const count = (counts.get(path) ?? 0) + 1;
    counts.set(path, count);
    functions.push({ path: count === 1 ? path : `${path}#${count}`, kind, node });
  };
  const visitClass = (/** @type {Node} */ node, /** @type {string} */ path) => {
    for (const member of node.body.body) {
      if (member.type !== 'MethodDefinition' || member.computed || member.kind === 'constructor') continue;
      if (member.value.body == null) continue;
      const kind = member.kind === 'method' ? '' : `${member.kind} `;
      add(`${path}.${kind}${member.key.name ?? member.key.value}`, 'method', member.value);
    }
  };
  const visit = (/** @type {Node} */ node, /** @type {string[]} */ path) => {
    if (SCOPES.test(node.type)) return;
    if (FUNCTIONS.has(node.type)) {
      if (node.type === 'FunctionDeclaration') add(node.id.name, 'declaration', node);
      else add(path.join('.'), 'expression', node);
    } else if (/^Class/.test(node.type)) visitClass(node, node.id?.name ?? path.join('.'));
    else {
      const step = stepOf(node);
      for (const [, child] of childrenOf(node)) visit(child, step === '' ? path : [...path, step]);
    }
  };
  for (const statement of body) visit(statement, []);
  return functions;
}

/**
 * @param {string} id absolute path
 * @param {string} [text]
 * @returns {SourceModule}
 */
export function readModule(id, text = readFileSync(id, 'utf8')) {
  const { program, errors } = parseSync(id, text, { lang: 'ts', sourceType: 'module' });
  if (errors.length > 0) throw new Error(`${id}: ${errors[0]?.message}`);
  const body = /** @type {Node[]} */ (/** @type {unknown} */ (program.body));
  /** @type {SourceModule} */
  const module = {
    id,
    text,
    body,
    imports: new Map(),
    sources: [],
    names: new Set(),
    exports: new Map(),
    functions: functionsOf(body),
    movable: new Map(),
  };
  for (const statement of body) readStatement(module, statement);
  // Another module could not write to its variables.
  const isWriting = (/** @type {Node} */ node) => writes(node, module.names);
  module.functions = module.functions.filter(({ node }) => !isWriting(node));
  for (const [name, { node }] of module.movable) if (isWriting(node)) module.movable.delete(name);
  return module;
}

/** @param {Node} node @param {Set<string>} names @returns {boolean} */
function writes(node, names) {
  const target =
    node.type === 'AssignmentExpression'
      ? node.left
      : node.type === 'UpdateExpression'
        ? node.argument
        : null;
  return names.has(target?.name) || childrenOf(node).some(([, child]) => writes(child, names));
}

/** @param {SourceModule} module @param {Node} statement */
function readStatement(module, statement) {
  const { id, imports, sources, names, exports, movable } = module;
  const isExport = statement.type === 'ExportNamedDeclaration';
  if (statement.source != null && statement.importKind !== 'type' && statement.exportKind !== 'type') {
    sources.push(resolveSource(id, statement.source.value));
  }
  if (statement.type === 'ImportDeclaration') {
    if (statement.importKind === 'type') return;
    const from = resolveSource(id, statement.source.value);
    for (const each of statement.specifiers) {
      if (each.importKind === 'type') continue;
      const name = each.type === 'ImportSpecifier' ? (each.imported.name ?? each.imported.value) : null;
      imports.set(each.local.name, {
        from,
        name: name ?? (each.type === 'ImportDefaultSpecifier' ? 'default' : '*'),
      });
    }
    return;
  }
  const declared = isExport ? statement.declaration : statement;
  if (declared == null) return;
  const declare = (/** @type {string} */ name) => {
    names.add(name);
    if (isExport) exports.set(name, name);
  };
  if (declared.type === 'FunctionDeclaration') {
    declare(declared.id.name);
    movable.set(declared.id.name, { name: declared.id.name, node: declared, statement });
  } else if (declared.type === 'VariableDeclaration') {
    for (const each of declared.declarations) for (const name of referencesOf(each.id)) declare(name);
    const [first, second] = declared.declarations;
    const isOne = declared.kind === 'const' && second === undefined && first.id.type === 'Identifier';
    if (isOne && first.init !== null && isPure(first.init)) {
      movable.set(first.id.name, { name: first.id.name, node: declared, statement });
    }
  } else if (declared.id != null && /^(Class|TSEnum)Declaration$/.test(declared.type))
    declare(declared.id.name);
}
