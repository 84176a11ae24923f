/** `import source from './module.py?raw'` gives the file's text (Vite, Vitest and src/tools/run-ts.mjs alike). */
declare module '*?raw' {
  const source: string;
  export default source;
}

/** A file of the library, as src/tools/library-python.mjs makes it. */
declare module '*?library' {
  const source: string;
  export default source;
}

/** The modules written in Python that lie beside the importing file (src/tools/library-python.mjs). */
declare module 'library:modules?core=asyncio' {
  interface PythonModule {
    /** Modules that its first run imports. */
    readonly needs: readonly string[];
    readonly isPackage?: boolean;
    /** There at once, or when it is asked for. */
    readonly source?: string;
    readonly load?: () => Promise<{ readonly default: string }>;
  }
  export const modules: readonly (readonly [name: string, module: PythonModule])[];
}
