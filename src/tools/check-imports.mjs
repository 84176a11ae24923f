// The import walls: reads every import in src/ and says which ones the table in walls.mjs does not allow.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './install.mjs';
import { closed, deterministic, hostGlobals, packages, rows } from './walls.mjs';

/**
 * @typedef {{ specifier: string, typeOnly: boolean, line: number }} Import
 * @typedef {{ imports: Import[], globals: { name: string, line: number }[], error?: string }} Scan
 */

/** @param {string} path under src/, with forward slashes @returns {string | null} its row, null when it is in none */
export function rowOf(path) {
  return rows.find((row) => path.startsWith(`${row}/`)) ?? null;
}

// Full scripts (full.mjs) are tests too: they run beside a real CPython. So are benches: they look at the clock.
const isTest = (/** @type {string} */ path) => /\.(test|full|bench)\.tsx?$/.test(path);

/**
 * Reads the import lines of one file: static, dynamic and re-exporting ones, and `new URL('./x', import.meta.url)`,
 * which is how a worker is loaded.
 * @param {typeof import('rolldown/utils').parseSync} parse
 * @param {string} path for the language (ts, tsx, mjs)
 * @param {string} text
 * @returns {Scan}
 */
export function scan(parse, path, text) {
  const { program, module, errors } = parse(path, text);
  if (errors.length > 0) return { imports: [], globals: [], error: errors[0]?.message ?? 'does not parse' };
  const lineAt = (/** @type {number} */ offset) => text.slice(0, offset).split('\n').length;
  /** @type {Import[]} */
  const imports = [];
  for (const { start, moduleRequest, entries } of module.staticImports) {
    const typeOnly = entries.length > 0 && entries.every((entry) => entry.isType);
    imports.push({ specifier: moduleRequest.value, typeOnly, line: lineAt(start) });
  }
  for (const { start, entries } of module.staticExports) {
    const first = entries[0]?.moduleRequest;
    if (!first) continue;
    const typeOnly = entries.every((entry) => entry.isType);
    imports.push({ specifier: first.value, typeOnly, line: lineAt(start) });
  }
  /** @type {{ name: string, line: number }[]} */
  const globals = [];
  const declared = new Set();
  walk(program, null, '', (node, parent, key) => {
    if (node.type === 'ImportExpression' || node.type === 'TSImportType') {
      const source = node.source ?? node.argument;
      const value = source?.value ?? source?.literal?.value;
      const specifier = typeof value === 'string' ? value : '(an expression)';
      imports.push({ specifier, typeOnly: node.type === 'TSImportType', line: lineAt(node.start) });
    } else if (node.type === 'NewExpression' && node.callee.name === 'URL' && node.arguments.length === 2) {
      const [target, base] = node.arguments;
      if (typeof target.value === 'string' && base.object?.type === 'MetaProperty') {
        // Unlike an import it needs the extension: the bundler finds the worker by this very path.
        const specifier = target.value.replace(/\.tsx?$/, '');
        imports.push({ specifier, typeOnly: false, line: lineAt(node.start) });
      }
    } else if (node.type === 'Identifier') {
      if (isDeclaration(parent, key)) declared.add(node.name);
      else if (hostGlobals.includes(node.name) && !isMemberName(parent, key)) {
        globals.push({ name: node.name, line: lineAt(node.start) });
      }
    } else if (
      node.type === 'MemberExpression' &&
      node.object.name === 'Math' &&
      node.property.name === 'random'
    ) {
      globals.push({ name: 'Math.random', line: lineAt(node.start) });
    } else if (node.type === 'MemberExpression' && node.object.name === 'globalThis') {
      globals.push({ name: `globalThis.${node.property.name ?? '...'}`, line: lineAt(node.start) });
    }
  });
  return { imports, globals: globals.filter(({ name }) => !declared.has(name)) };
}

/** Calls `visit(node, parent, key)` for every syntax node, outermost first. */
function walk(
  /** @type {any} the parser's tree is plain JSON */ node,
  /** @type {any} */ parent,
  /** @type {string} */ key,
  /** @type {(node: any, parent: any, key: string) => void} */ visit,
) {
  if (typeof node?.type === 'string') visit(node, parent, key);
  for (const [name, value] of Object.entries(node)) {
    if (Array.isArray(value)) {
      for (const item of value) {
        if (item !== null && typeof item === 'object') walk(item, node, name, visit);
      }
    } else if (value !== null && typeof value === 'object') walk(value, node, name, visit);
  }
}

/** Whether an identifier in this place names a thing the file itself declares (variable, parameter, function, import). */
function isDeclaration(/** @type {any} */ parent, /** @type {string} */ key) {
  if (parent === null) return false;
  if (/^Import.*Specifier$/.test(parent.type)) return key === 'local';
  if (parent.type === 'VariableDeclarator') return key === 'id';
  if (/Function|Class|TSInterface|TSTypeAlias|TSEnumDeclaration/.test(parent.type))
    return key === 'id' || key === 'params';
  return false;
}

/** Whether an identifier in this place is only a name after a dot, a key or a member, not a reference. */
function isMemberName(/** @type {any} */ parent, /** @type {string} */ key) {
  if (parent === null) return false;
  if (/MemberExpression$/.test(parent.type)) return key === 'property' && !parent.computed;
  if (parent.type === 'TSQualifiedName') return key === 'right';
  return (
    key === 'key' &&
    /Property|MethodDefinition|TSMethodSignature|TSEnumMember|Accessor/.test(parent.type) &&
    !parent.computed &&
    !parent.shorthand
  );
}

/**
 * What is wrong with one import, or null.
 * @param {string} from the importing file, under src/
 * @param {Import} found
 * @returns {string | null}
 */
export function importProblem(from, { specifier, typeOnly }) {
  const row = rowOf(from);
  if (row === null) return `${from} is in no row of the house (src/tools/walls.mjs)`;
  if (!specifier.startsWith('.')) return packageProblem(row, from, specifier);
  const path = specifier.replace(/\?.*$/, '');
  if (/\.(ts|tsx|js|jsx)$/.test(path)) return `write '${specifier}' without its file extension`;
  const target = posix.normalize(posix.join(posix.dirname(from), path));
  if (target === '../package.json')
    return row === 'cli' || row === 'tools' ? null : 'only cli reads package.json';
  const to = rowOf(`${target}/`);
  if (to === null) return `'${specifier}' is outside the rows of src/`;
  if (/\.test$/.test(target)) return 'nothing imports a test';
  // A test is a leaf: it may reach for any row to set its stage.
  if (isTest(from) || to === row) return null;
  if (rows.indexOf(to) > rows.indexOf(row)) return `${row} may not import ${to}: it is below it in the house`;
  const rule = closed[row];
  if (rule?.not?.includes(to)) return `${row} may not import ${to}: ${rule.why}`;
  if (!typeOnly && rule?.typesOnly?.includes(to)) {
    return `${row} may only import types from ${to} (import type): ${rule.why}`;
  }
  return null;
}

/** @param {string} row @param {string} from @param {string} specifier @returns {string | null} */
function packageProblem(row, from, specifier) {
  if (isTest(from)) return null;
  const rule = packages.find(({ pattern }) => pattern.test(specifier));
  if (rule === undefined) return `no row may import '${specifier}' (src/tools/walls.mjs lists the packages)`;
  return rule.in.includes(row)
    ? null
    : `${row} may not import '${specifier}': only ${rule.in.join(', ')} may`;
}

/**
 * Every violation under a src folder, as "path:line: what is wrong".
 * @param {string} src absolute
 * @returns {Promise<string[]>}
 */
export async function checkImports(src) {
  const { parseSync } = await import('rolldown/utils');
  /** @type {string[]} */
  const problems = [];
  for (const entry of readdirSync(src, { recursive: true })) {
    const path = String(entry).split(sep).join('/');
    if (!/\.(ts|tsx|mjs)$/.test(path) || path.endsWith('.d.ts')) continue;
    const file = join(src, path);
    if (!statSync(file).isFile()) continue;
    const { imports, globals, error } = scan(parseSync, path, readFileSync(file, 'utf8'));
    if (error !== undefined) problems.push(`${path}: ${error}`);
    for (const found of imports) {
      // Contributor scripts run without a bundler: there, and only there, a file names its extension.
      const problem = path.endsWith('.mjs') ? null : importProblem(path, found);
      if (problem !== null) problems.push(`${path}:${found.line}: ${problem}`);
    }
    const row = rowOf(path);
    if (row === null && imports.length === 0)
      problems.push(`${path}: is in no row of the house (src/tools/walls.mjs)`);
    if (row !== null && deterministic.includes(row) && !isTest(path)) {
      for (const { name, line } of globals) {
        problems.push(`${path}:${line}: ${name} in ${row}, which must give the same result every time`);
      }
    }
  }
  return problems;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const src = process.argv[2] ?? join(root, 'src');
  if (!existsSync(src)) {
    console.error(`no such folder: ${src}`);
    process.exit(2);
  }
  const problems = await checkImports(src);
  for (const problem of problems) console.log(`${relative(process.cwd(), src) || '.'}/${problem}`);
  if (problems.length === 0) console.log('every import keeps to the walls');
  process.exit(problems.length === 0 ? 0 : 1);
}
