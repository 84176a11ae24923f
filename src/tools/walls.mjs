// The table of who may import whom (src/README.md): data flows down the list of rows, imports point up it.

/** Every folder of src/ that holds code, in the order of the house. A file may import its own row and rows above. */
export const rows = [
  'base',
  'events',
  'python/syntax',
  'python/compiler',
  'python/vm',
  'python/stdlib',
  'scheduler',
  'world',
  'log',
  'engine',
  'explore',
  'derive',
  'export',
  'examples',
  'modelled',
  'link',
  'session',
  'ui',
  'embed',
  'cli',
  'conformance',
  'tools',
];

const python = ['python/syntax', 'python/compiler', 'python/vm', 'python/stdlib'];

/**
 * Rows above that are closed all the same.
 * `not`: never, not even for a type. `typesOnly`: with `import type` alone, so nothing of it is loaded.
 * @type {Record<string, { not?: string[], typesOnly?: string[], why: string }>}
 */
export const closed = {
  log: {
    not: ['scheduler', 'world'],
    typesOnly: python,
    why: 'the log is read where no engine is loaded',
  },
  derive: {
    not: ['engine', 'explore', 'scheduler', 'world'],
    typesOnly: ['python/compiler', 'python/vm', 'python/stdlib'],
    why: 'views are a pure function of the log',
  },
  export: {
    not: [...python, 'engine', 'explore', 'scheduler', 'world'],
    why: 'what is exported is a pure function of the log',
  },
  examples: { not: rows.filter((row) => row !== 'examples'), why: 'examples are data' },
  modelled: { not: rows.filter((row) => row !== 'modelled'), why: 'what is modelled is data' },
  link: {
    not: [...python, 'scheduler', 'engine', 'explore', 'examples', 'modelled'],
    why: 'links are read and written where no engine is loaded',
  },
  session: {
    typesOnly: [...python, 'scheduler', 'explore'],
    why: 'the interpreter is loaded in the worker, not on the page',
  },
  ui: {
    not: [...python, 'scheduler', 'world', 'engine', 'explore'],
    why: 'the page knows the engine only through session and the log',
  },
  embed: {
    not: [...python, 'scheduler', 'world', 'engine', 'explore'],
    why: 'the player knows the engine only through session and the log',
  },
  cli: { not: ['session', 'ui', 'embed'], why: 'the command line has no page' },
  conformance: { not: ['session', 'ui', 'embed'], why: 'conformance is about the engine' },
};

const page = ['ui', 'embed'];
const nodeSide = ['cli', 'conformance', 'tools'];

/**
 * Which rows may import a package; the first pattern that fits decides, and one that fits none is refused. Tests may
 * import any.
 * @type {{ pattern: RegExp, in: string[] }[]}
 */
export const packages = [
  { pattern: /^library:modules/, in: ['python/stdlib'] },
  { pattern: /^node:/, in: nodeSide },
  { pattern: /^zustand\/(vanilla|middleware)$/, in: ['session', ...page] },
  { pattern: /^(react|react-dom|zustand)(\/|$)/, in: page },
  { pattern: /^(d3|@codemirror|@lezer)(-|\/|$)/, in: page },
  {
    pattern: /^(react-resizable-panels|lucide-react|virtua|tinykeys)(\/|$)/,
    in: page,
  },
  { pattern: /^@fontsource-variable\//, in: page },
  { pattern: /^valibot$/, in: ['world', 'link', 'session', ...page, 'cli'] },
  { pattern: /^fflate$/, in: ['link'] },
  { pattern: /^uqr$/, in: page },
  {
    pattern: /^(pyodide|skulpt|py-ast|rolldown|vite|vitest|playwright|playwright-core)(\/|$)/,
    in: ['conformance', 'tools'],
  },
  { pattern: /^@micropython\//, in: ['conformance', 'tools'] },
];

/** Rows whose code must give the same result every time and anywhere: no clock, no chance, no timers, no page. */
export const deterministic = [...python, 'scheduler', 'world', 'log', 'explore', 'derive', 'export'];

/** Globals that deterministic rows may not name (unless the file declares the name itself). */
export const hostGlobals = [
  'Date',
  'performance',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'requestAnimationFrame',
  'requestIdleCallback',
  'crypto',
  'fetch',
  'window',
  'document',
  'navigator',
  'localStorage',
  'sessionStorage',
  'process',
];
