/**
 * Local storage that may be missing, may throw on every call (opaque origins) or may be full. Whatever happens, the
 * values live on in memory, and `persistent` says whether they will survive the tab.
 */
import * as v from 'valibot';

/** The part of `Storage` used here. */
export interface KeyValueStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** Names the shape of the saved values: a changed shape gets a new number and old values are left alone. */
const PREFIX = 'interleave/1/';

export class SavedValues {
  /** False once a write has failed, or from the start where there is no storage. */
  persistent: boolean;
  private readonly store: KeyValueStore | null;
  private readonly memory = new Map<string, string>();

  /** `open` may throw: even reading `window.localStorage` does in some frames. */
  constructor(open: () => KeyValueStore | null | undefined) {
    let store: KeyValueStore | null = null;
    try {
      store = open() ?? null;
      store?.getItem(PREFIX);
    } catch {
      store = null;
    }
    this.store = store;
    this.persistent = store !== null;
  }

  /** The saved value, or undefined if there is none or it is not what `schema` describes. */
  read<S extends v.GenericSchema>(key: string, schema: S): v.InferOutput<S> | undefined {
    const text = this.memory.get(key) ?? this.readText(key);
    if (text === null || text === undefined) return undefined;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      return undefined;
    }
    const parsed = v.safeParse(schema, value);
    return parsed.success ? parsed.output : undefined;
  }

  /** Saves a JSON value. False if it lives in memory only. */
  write(key: string, value: unknown): boolean {
    const text = JSON.stringify(value);
    this.memory.set(key, text);
    if (this.store === null) return false;
    try {
      this.store.setItem(PREFIX + key, text);
      this.persistent = true;
    } catch {
      this.persistent = false;
    }
    return this.persistent;
  }

  private readText(key: string): string | null {
    try {
      return this.store?.getItem(PREFIX + key) ?? null;
    } catch {
      return null;
    }
  }
}
