/** `import source from './module.py?raw'` gives the file's text (Vite, Vitest and src/tools/run-ts.mjs alike). */
declare module '*?raw' {
  const source: string;
  export default source;
}
