/** The part of the package's interface that the bench uses; it ships no types. */
declare module '@micropython/micropython-webassembly-pyscript' {
  export interface MicroPython {
    registerJsModule(name: string, module: Record<string, unknown>): void;
    runPython(code: string): unknown;
    runPythonAsync(code: string): Promise<unknown>;
  }
  export function loadMicroPython(options: Record<string, unknown>): Promise<MicroPython>;
}
