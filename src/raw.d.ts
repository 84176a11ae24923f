/** `import source from './module.py?raw'` gives the file's text (Vite, Vitest and src/tools/run-ts.mjs alike). */
declare module '*?raw' {
  const source: string;
  export default source;
}

/** A file of the library, as src/tools/library-python.mjs makes it. */
declare module '*?library' {
  const text: import('./python/vm/library-code').LibraryText;
  export default text;
}

/** The modules of the library that are written in Python (src/tools/library-python.mjs). */
declare module 'library:modules' {
  type LibraryText = import('./python/vm/library-code').LibraryText;
  interface PythonModule {
    /** Modules that its first run imports. */
    readonly needs: readonly string[];
    readonly isPackage?: boolean;
    /** There at once, or when it is asked for. */
    readonly text?: LibraryText;
    readonly load?: () => Promise<{ readonly default: LibraryText }>;
  }
  export const modules: readonly (readonly [name: string, module: PythonModule])[];
}
